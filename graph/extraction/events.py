"""Events with a title of their own, and those planned or held beside another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.dates import ORDINAL, Dates, find_dates, ordinal
from graph.extraction.gatherings import build, when
from graph.extraction.places import place_in
from graph.extraction.sessions import CAPS
from graph.extraction.cues import Cued, Cues
from graph.extraction.words.heads import EVENT_HEADS

if TYPE_CHECKING:
    from graph.extraction.gatherings import Gathering
    from graph.extraction.reading import Reading, Sentence

_EVENT_WORD = re.compile("|".join([*EVENT_HEADS, "Assembly", "onference", "Experts"]))
_EVENTS = "|".join([*EVENT_HEADS, "Assembly"])
_EVENT = Cued(
    rf"(?:\b(?P<ordinal>{ORDINAL}) )?\b(?P<name>(?:(?:{CAPS}|[“\"][^”\"]{{2,30}}[”\"]) (?:and )?){{0,5}}"
    rf"(?:{_EVENTS}|(?<=[”\"] )conference|Conference)"
    rf"(?: and (?:{_EVENTS}))?(?P<on>(?: (?:on|of|for)(?: the)?) (?:women|{CAPS}(?:(?:,? (?:and |of |in "
    rf"|for |the |to )*)(?=[A-Z]){CAPS})*))?)",
)
_GATHERING = Cued(
    rf"\b(?:(?P<ordinal>{ORDINAL}) )?(?P<name>(?:Annual )?(?:{CAPS} ){{1,5}}Meeting(?! of)(?: on {CAPS}(?:"
    rf"(?: and| of| in| for)? {CAPS})*)?)(?: \([A-Z][A-Za-z ]+\))?(?:,? (?:in )?(?P<year>(?:19|20)\d\d)\b)?",
)
_EXPERTS = Cued(
    rf"\b(?P<name>(?:[A-Z/]{{3,9}} )?Meeting of Experts on (?:the )?{CAPS}(?:(?:,? (?:and |of |in |for |the )*)(?=[A-Z]){CAPS})*)",
)
_PLANNED_EVENT = Cued(
    r"\b(?:will be|would be|will organi[sz]e|to organi[sz]e|to hold|will hold|agreed to hold"
    r"|organi[sz]ation of|(?:proposed|suggested) that|offered to host|offer to host|(?:proposed"
    r"|suggested) to hold) an? (?P<name>(?P<head>seminar|workshop|conference|forum|round table|symposium"
    r"|expert meeting) on (?P<topic>[^,.;]+?))(?= be held| to be held|[,.;]|$)",
)
_SIMILAR = Cued(
    r"\bsimilar (?P<head>seminar|workshop|conference|forum)\b[^.;]*?\b(?:in|for) (?P<year>(?:19|20)\d\d)"
)
_ALONGSIDE = Cued(
    rf"\b(?P<names>(?:the )?{CAPS}(?: {CAPS})*(?: and (?:the )?{CAPS}(?: {CAPS})*)*) (?:would|will) "
    rf"(?:also )?(?:be )?(?:held|take place|organi[sz]ed)\b(?P<rest>[^.;]*)",
)
_BESIDE = Cues("same time|parallel|alongside|conjunction|margins")
_LONG_FORM = re.compile(r"(?:[A-Z][\w-]+ (?:of )?)+\((?P<acronym>[A-Z]{2,8})\)")
_ACRONYM_ONLY = r"\g<acronym>"


def gatherings(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "APEC Leaders Meeting in 2001", "High Level Meeting on Bridges", "9th SME Ministerial Meeting"."""
    found: list[Gathering] = []
    if "Meeting" not in sentence.text:
        return found
    for match in _GATHERING.all_told(sentence):
        words = re.sub(r"^(?:The|In|At|This|That|For|On) ", "", match["name"])
        if (
            len(words.split()) < 2
            or re.match(r"Expert Meeting|\w+ Meeting of Experts", words)
            or "Expert Meeting" in words
        ):
            continue
        inside = [
            m
            for m in sentence.mentions
            if m.start - sentence.start < match.end("name") and m.end - sentence.start > match.start("name")
        ]
        actors = [m.entity for m in inside if m.entity.is_actor]
        who = next((e for e in actors if e.kind == "body"), actors[0] if actors else None)
        number = ordinal(match["ordinal"]) if match["ordinal"] else None
        if (
            not number
            and not match["year"]
            and " on " not in words
            and "Level" not in words
            and not words.startswith("Annual")
        ):
            continue
        year = match["year"] or _shared_year(words, sentence.text[match.end() :])
        dates = Dates(year, year, 0, 0) if year else when(reading, sentence, match.start(), match.end())
        name = f"{match['ordinal']} {words}" if number else words
        name += f" {match['year']}" if match["year"] else ""
        own = reading.own.organization
        if own and own.acronym and own.acronym not in name and reading.own.meeting.startswith(own.acronym):
            name = name.replace(words, f"{own.acronym} {words}", 1)
        of_body = who.name if who else own.name if own and " on " in words else ""
        if (
            who
            and who.kind == "body"
            and who.key == (reading.own.body.key if reading.own.body else "")
            and number == reading.own.ordinal
        ):
            name = reading.own.meeting
        found.append(
            build(
                reading,
                sentence,
                match.start(),
                match.end(),
                "titled-meeting",
                name,
                of_body=of_body,
                number=number,
                dates=dates,
                status="" if number or match["year"] else "planned",
            )
        )
    return found


def _shared_year(words: str, rest: str) -> str:
    """The year behind the second of two meetings named in one breath: "the Annual Meeting and the Leaders Meeting in 2001"."""
    match = re.match(rf" and the (?:{CAPS} ){{1,5}}Meeting in (?P<year>(?:19|20)\d\d)\b", rest)
    return match["year"] if match and words.startswith("Annual") else ""


def events(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """Seminars, forums, summits and the like with a name of their own."""
    if sentence.block.kind in ("heading", "agenda-item", "title") or not _EVENT_WORD.search(sentence.text):
        return []
    found = []
    for match in _EVENT.all_told(sentence):
        words = re.sub(r"^(?:The|In|At|This|That|For|On|Third|Second|First|A|An) ", "", match["name"])
        if not _is_event(words, match, sentence):
            continue
        number = ordinal(match["ordinal"]) if match["ordinal"] else None
        name = f"{match['ordinal'].capitalize()} {words}" if number else words
        owner = [
            m.entity
            for m in sentence.mentions
            if m.end - sentence.start >= match.end() - 1
            and m.start - sentence.start < match.end()
            and m.entity.kind == "organization"
        ]
        dates = when(reading, sentence, match.start(), match.end())
        found.append(
            build(
                reading,
                sentence,
                match.start(),
                match.end(),
                "named-event",
                name,
                number=number,
                dates=dates,
                of_body=owner[0].name if owner else "",
                confidence=0.7,
            )
        )
    owner_name = reading.own.organization.name if reading.own.organization else ""
    found += [
        build(reading, sentence, m.start(), m.end(), "meeting-of-experts", m["name"], of_body=owner_name, status="held")
        for m in _EXPERTS.all_told(sentence)
    ]
    return found


def _is_event(words: str, match: re.Match[str], sentence: Sentence) -> bool:
    if len(words.split()) < 2 or re.search(r"Conference on Trade and Development|Nations Conference", words):
        return False
    first = sentence.start + match.end("name") - len(words)
    covered = any(m.start <= first and m.end >= sentence.start + match.end("name") for m in sentence.mentions)
    return not covered


def planned(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """Events still to come: "will be a seminar on ...", "proposed that a workshop on ...", "a similar seminar in 2006"."""
    found = []
    for match in _PLANNED_EVENT.all_told(sentence):
        topic = re.split(r" (?:to be|in (?:19|20)\d\d|with|which)\b", match["topic"])[0]
        offered = re.search(r"propos|suggest|offer", match[0])
        name = f"{match['head'].capitalize()} on {_LONG_FORM.sub(_ACRONYM_ONLY, topic)}"
        dates = find_dates(sentence.text[match.end() : match.end() + 60])
        found.append(
            build(
                reading,
                sentence,
                match.start(),
                match.end(),
                "planned-event",
                name,
                dates=dates[0] if dates else None,
                status="proposed" if offered else "planned",
            )
        )
    again = _SIMILAR.told(sentence)
    model = _EVENT.search(sentence.text[: again.start()]) if again else None
    if again and model:
        words = f"{_bare_event(model['name'])} ({again['year']})"
        found.append(
            build(
                reading,
                sentence,
                again.start(),
                again.end(),
                "similar-event",
                words,
                dates=Dates(again["year"], again["year"], 0, 0),
                status="planned",
            )
        )
    return found


def _bare_event(name: str) -> str:
    return re.sub(r"^(?:Third|Second|First|The) ", "", name)


def alongside(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """Events that will be held at the same time as another: "Fair and Forum would also be held at the same time as the Meeting"."""
    found: list[Gathering] = []
    if not _BESIDE.stand_in(sentence):
        return found
    for match in _ALONGSIDE.all_told(sentence):
        rest = match["rest"]
        other = re.search(
            r"\b(?:same time as|parallel (?:to|with)|alongside|in conjunction with|margins of) (?:the )?(?P<other>[A-Z][\w ]+)",
            rest,
        )
        dates = find_dates(rest, reading.own.year)
        if not dates or not other:
            continue
        place = place_in(rest)
        at = match.start("names")
        for name in re.split(r" and (?:the )?", match["names"]):
            first = sentence.text.find(name, at)
            words = f"{name} (alongside the {other['other'].strip()})"
            own = reading.own.organization
            found.append(
                replace(
                    build(
                        reading,
                        sentence,
                        first,
                        first + len(name),
                        "event-alongside",
                        words,
                        of_body=own.name if own else "",
                        dates=dates[0],
                        place=place,
                    )
                )
            )
            at = first + len(name)
        who = next(
            (
                m
                for m in sentence.mentions
                if m.printed == other["other"].strip()
                or (sentence.text.find(m.printed, match.start("rest")) >= 0 and m.printed in other["other"])
            ),
            None,
        )
        if who and who.entity.is_actor:
            first = who.start - sentence.start
            name = next((g for g in (reading.meetings_of.get(who.entity.key),) if g), who.entity.name)
            found.append(
                build(
                    reading,
                    sentence,
                    first,
                    first + len(who.printed),
                    "event-alongside",
                    name,
                    of_body=who.entity.name,
                    dates=dates[0],
                    place=place,
                )
            )
    return found

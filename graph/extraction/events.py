"""Events with a title of their own, and those planned or held beside another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued, Cues
from graph.extraction.dates import ORDINAL, Dates, find_dates, ordinal
from graph.extraction.gatherings import build, when
from graph.extraction.places import place_in
from graph.extraction.sessions import CAPS
from graph.extraction.words.heads import EVENT_HEADS

if TYPE_CHECKING:
    from graph.extraction.entities import Entity, Mention
    from graph.extraction.gatherings import Gathering
    from graph.extraction.reading import Reading, Sentence

_EVENTS = "|".join([*EVENT_HEADS, "Assembly"])
_EVENT = Cued(
    rf"(?:\b(?P<ordinal>{ORDINAL}) )?\b(?P<name>(?:(?:{CAPS}|[“\"][^”\"]{{2,30}}[”\"]) (?:and )?){{0,5}}"
    rf"(?:{_EVENTS}|(?<=[”\"] )conference|Conference)"
    rf"(?: and (?:{_EVENTS}))?(?P<on>(?: (?:on|of|for)(?: the)?) (?:women|{CAPS}(?:(?:,? (?:and |of |in "
    rf"|for |the |to )*)(?=[A-Z]){CAPS})*))?)"
)
_GATHERING = Cued(
    rf"\b(?:(?P<ordinal>{ORDINAL}) )?(?P<name>(?:Annual )?(?:{CAPS} ){{1,5}}Meeting(?! of)(?: on {CAPS}(?:"
    rf"(?: and| of| in| for)? {CAPS})*)?)(?: \([A-Z][A-Za-z ]+\))?(?:,? (?:in )?(?P<year>(?:19|20)\d\d)\b)?"
)
_EXPERTS = Cued(
    rf"\b(?P<name>(?:[A-Z/]{{3,9}} )?Meeting of Experts on (?:the )?{CAPS}(?:(?:,? (?:and |of |in |for "
    rf"|the )*)(?=[A-Z]){CAPS})*)"
)
_PLANNED_EVENT = Cued(
    r"\b(?:will be|would be|will organi[sz]e|to organi[sz]e|to hold|will hold|agreed to hold"
    r"|organi[sz]ation of|(?:proposed|suggested) that|offered to host|offer to host|(?:proposed"
    r"|suggested) to hold) an? (?P<name>(?P<head>seminar|workshop|conference|forum|round table|symposium"
    r"|expert meeting) on (?P<topic>[^,.;]+?))(?= be held| to be held|[,.;]|$)"
)
_SIMILAR = Cued(r"\bsimilar (?P<head>seminar|workshop|conference|forum)\b[^.;]*?\b(?:in|for) (?P<year>(?:19|20)\d\d)")
_ALONGSIDE = Cued(
    rf"\b(?P<names>(?:the )?{CAPS}(?: {CAPS})*(?: and (?:the )?{CAPS}(?: {CAPS})*)*) (?:would|will) "
    rf"(?:also )?(?:be )?(?:held|take place|organi[sz]ed)\b(?P<rest>[^.;]*)"
)
_OPENER = re.compile(r"^(?:The|In|At|This|That|For|On) ")
_EVENT_OPENER = re.compile(r"^(?:The|In|At|This|That|For|On|Third|Second|First|A|An) ")
_OF_EXPERTS = re.compile(r"Expert Meeting|\w+ Meeting of Experts")
_BEHIND_TOPIC = re.compile(r" (?:to be|in (?:19|20)\d\d|with|which)\b")
_OFFERED = re.compile(r"propos|suggest|offer")
_OTHER = re.compile(
    r"\b(?:same time as|parallel (?:to|with)|alongside|in conjunction with|margins of) (?:the )?(?P<other>[A-Z][\w ]+)"
)
_BESIDE = Cues("same time|parallel|alongside|conjunction|margins")
_LONG_FORM = re.compile(r"(?:[A-Z][\w-]+ (?:of )?)+\((?P<acronym>[A-Z]{2,8})\)")
_ACRONYM_ONLY = r"\g<acronym>"


def gatherings(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "APEC Leaders Meeting in 2001", "High Level Meeting on Bridges", "9th SME Ministerial Meeting"."""
    return [g for m in _GATHERING.all_told(sentence) if (g := _titled(reading, sentence, m))]


def _titled(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Gathering | None:
    words = _OPENER.sub("", match["name"])
    number = ordinal(match["ordinal"]) if match["ordinal"] else None
    if len(words.split()) < 2 or "Expert Meeting" in words or _OF_EXPERTS.match(words):
        return None
    if not (number or match["year"] or " on " in words or "Level" in words or words.startswith("Annual")):
        return None
    who = _holder(sentence, match)
    year = match["year"] or _shared_year(words, sentence.text[match.end() :])
    dates = Dates(year, year, 0, 0) if year else when(reading, sentence, match.start(), match.end())
    own = reading.own.organization
    of_body = who.name if who else own.name if own and " on " in words else ""
    name = _title(reading, match, words, who, number)
    status = "" if number or match["year"] else "planned"
    return build(
        reading,
        sentence,
        match.span(),
        "titled-meeting",
        name,
        of_body=of_body,
        number=number,
        dates=dates,
        status=status,
    )


def _holder(sentence: Sentence, match: re.Match[str]) -> Entity | None:
    """The body in the name of a meeting, else the organization."""
    first, last = sentence.start + match.start("name"), sentence.start + match.end("name")
    actors = [m.entity for m in sentence.mentions if m.start < last and m.end > first and m.entity.is_actor]
    return next((e for e in actors if e.kind == "body"), actors[0] if actors else None)


def _title(reading: Reading, match: re.Match[str], words: str, who: Entity | None, number: int | None) -> str:
    """The name of a meeting with its number, its year and the acronym that its fellows bear."""
    own, organization = reading.own, reading.own.organization
    if who and who.kind == "body" and own.body and who.key == own.body.key and number == own.ordinal:
        return own.meeting
    name = (f"{match['ordinal']} {words}" if number else words) + (f" {match['year']}" if match["year"] else "")
    acronym = organization.acronym if organization else ""
    if acronym and acronym not in name and own.meeting.startswith(acronym):
        return name.replace(words, f"{acronym} {words}", 1)
    return name


def _shared_year(words: str, rest: str) -> str:
    """The year behind the second of two meetings named in one breath: "the Annual Meeting and the Leaders Meeting in 2001"."""
    match = re.match(rf" and the (?:{CAPS} ){{1,5}}Meeting in (?P<year>(?:19|20)\d\d)\b", rest)
    return match["year"] if match and words.startswith("Annual") else ""


def events(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """Seminars, forums, summits and the like with a name of their own."""
    if sentence.block.kind in ("heading", "agenda-item", "title"):
        return []
    found = [g for m in _EVENT.all_told(sentence) if (g := _named(reading, sentence, m))]
    owner = reading.own.organization.name if reading.own.organization else ""
    found += [
        build(reading, sentence, m.span(), "meeting-of-experts", m["name"], of_body=owner, status="held")
        for m in _EXPERTS.all_told(sentence)
    ]
    return found


def _named(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Gathering | None:
    words = _EVENT_OPENER.sub("", match["name"])
    if not _is_event(words, match, sentence):
        return None
    number = ordinal(match["ordinal"]) if match["ordinal"] else None
    name = f"{match['ordinal'].capitalize()} {words}" if number else words
    last = sentence.start + match.end()
    inside = (m.entity for m in sentence.mentions if m.end >= last - 1 and m.start < last)
    owner = next((e.name for e in inside if e.kind == "organization"), "")
    dates = when(reading, sentence, match.start(), match.end())
    return build(
        reading, sentence, match.span(), "named-event", name, number=number, dates=dates, of_body=owner, confidence=0.7
    )


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
        topic = _BEHIND_TOPIC.split(match["topic"])[0]
        name = f"{match['head'].capitalize()} on {_LONG_FORM.sub(_ACRONYM_ONLY, topic)}"
        dates = next(iter(find_dates(sentence.text[match.end() : match.end() + 60])), None)
        status = "proposed" if _OFFERED.search(match[0]) else "planned"
        found.append(build(reading, sentence, match.span(), "planned-event", name, dates=dates, status=status))
    again = _SIMILAR.told(sentence)
    model = _EVENT.search(sentence.text[: again.start()]) if again else None
    if again and model:
        name = f"{_bare_event(model['name'])} ({again['year']})"
        dates = Dates(again["year"], again["year"], 0, 0)
        found.append(build(reading, sentence, again.span(), "similar-event", name, dates=dates, status="planned"))
    return found


def _bare_event(name: str) -> str:
    return re.sub(r"^(?:Third|Second|First|The) ", "", name)


def alongside(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """Events that will be held at the same time as another: "Fair and Forum would also be held at the same time as the Meeting"."""
    found: list[Gathering] = []
    for match in _ALONGSIDE.all_told(sentence) if _BESIDE.stand_in(sentence) else ():
        other = _OTHER.search(match["rest"])
        dates = find_dates(match["rest"], reading.own.year)
        if not dates or not other:
            continue
        place, name = place_in(match["rest"]), other["other"].strip()
        found += _beside(reading, sentence, match, name, dates[0], place)
        named = (m for m in sentence.mentions if m.printed == name or _behind(sentence, m, match, name))
        who = next(named, None)
        if who and who.entity.is_actor:
            span = (who.start - sentence.start, who.end - sentence.start)
            entity = who.entity.name
            found.append(
                build(reading, sentence, span, "event-alongside", entity, of_body=entity, dates=dates[0], place=place)
            )
    return found


def _behind(sentence: Sentence, mention: Mention, match: re.Match[str], other: str) -> bool:
    """Whether a name is a part of what the other event is called."""
    return mention.printed in other and sentence.text.find(mention.printed, match.start("rest")) >= 0


def _beside(
    reading: Reading, sentence: Sentence, match: re.Match[str], other: str, dates: Dates, place: str
) -> list[Gathering]:
    """Each of the events named that are held beside another."""
    owner = reading.own.organization.name if reading.own.organization else ""
    found = []
    at = match.start("names")
    for event in re.split(r" and (?:the )?", match["names"]):
        first = sentence.text.find(event, at)
        at = first + len(event)
        name = f"{event} (alongside the {other})"
        found.append(
            build(reading, sentence, (first, at), "event-alongside", name, of_body=owner, dates=dates, place=place)
        )
    return found

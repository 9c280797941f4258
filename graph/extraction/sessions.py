"""Sessions of bodies: by ordinal, by count, by numeral, and the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.dates import ORDINAL, Dates, find_dates, ordinal
from graph.extraction.gatherings import build, when
from graph.extraction.own import meeting_name
from graph.extraction.places import place_in
from graph.extraction.cues import Cued
from graph.extraction.words.numbers import ROMAN

if TYPE_CHECKING:
    from graph.extraction.entities import Entity, Mention
    from graph.extraction.gatherings import Gathering
    from graph.extraction.reading import Reading, Sentence

_SESSION = Cued(
    rf"\b(?P<ordinal>{ORDINAL}) (?:\w+ )?(?P<head>[Ss]ession|[Mm]eeting|SESSION|MEETING)\b(?! of (?:[Ee]xperts|[Mm]inisters))",
)
_SESSION_WORD = re.compile(r"[Ss]ession|[Mm]eeting|SESSION|MEETING")
_OF = re.compile(r"^ of (?:the )?(?:\w+ )?$")
CAPS = r"(?:e-)?[A-Z][\w’'&-]*"
_ACRONYM = r"[A-Z][A-Z0-9]{1,9}"
_NUMBERED = re.compile(rf"\b(?P<acronym>{_ACRONYM}) (?P<roman>[IVX]{{1,5}})\b(?! \d)")
_NTH_OF = Cued(
    rf"\b(?P<ordinal>{ORDINAL}) (?:Meeting of|MEETING OF) (?:the )?(?P<who>(?:{CAPS}|of|for|the|on)(?: (?:{CAPS}|of|for|on|the))*)",
)
_TWO = Cued(
    r"\bhas (?:had|held) (?P<count>two|three|four|five) (?P<head>sessions|meetings), the "
    r"(?P<ordinal>second|third|fourth|fifth)\b[^.;]*?\bon (?P<date>\d{1,2} [A-Z]\w+)",
)
_NEXT = Cued(
    rf"\b(?:the )?(?P<acronym>{_ACRONYM}) Meeting in (?P<where>[A-Z][^,.;]+(?:, [A-Z][a-z]+)?), (?P<when>[A-Z][a-z]+ (?:19|20)\d\d)",
)
_FOLLOWING = Cued(
    rf"\b(?:[Ii]ts|[Tt]he|[Tt]heir) (?P<when>next|previous|last) (?:(?P<acronym>{_ACRONYM}) )?(?P<head>session|meeting|Meeting)\b",
)


def sessions(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "the third session of the Committee", "its second session"."""
    found: list[Gathering] = []
    text = sentence.text
    if not _SESSION_WORD.search(text):
        return found
    for match in _SESSION.all_told(sentence):
        behind = _compound(sentence, match.end()) or next(
            (
                m
                for m in sentence.mentions
                if m.start - sentence.start >= match.end() and _OF.match(text[match.end() : m.start - sentence.start])
            ),
            None,
        )
        entity = behind.entity if behind else None
        last = behind.end - sentence.start if behind else match.end()
        if entity is None:
            entity = _owner(reading, sentence, match)
        if entity and entity.kind == "organization" and re.match(r" [A-Z]", text[last:]):
            continue
        if entity is None or entity.kind not in ("body", "organization") or entity.type == "expert-meeting":
            continue
        number = ordinal(match["ordinal"])
        name = meeting_name(reading.own, number, match["head"], entity, match["ordinal"])
        if entity.key == (reading.own.body.key if reading.own.body else "") and number == reading.own.ordinal:
            name = reading.own.meeting
        found.append(
            build(
                reading,
                sentence,
                match.start(),
                last,
                "session-of-body",
                name,
                of_body=entity.name,
                number=number,
                dates=when(reading, sentence, match.start(), last),
            )
        )
    return found


def _compound(sentence: Sentence, at: int) -> Mention | None:
    """The body in "session of the Big Organization (BO) Committee on Bridges", not its organization."""
    behind = [m for m in sentence.mentions if m.start - sentence.start >= at]
    if (
        len(behind) < 2
        or not _OF.match(sentence.text[at : behind[0].start - sentence.start])
        or behind[0].entity.kind != "organization"
    ):
        return None
    last = behind[0]
    for mention in behind[1:3]:
        between = sentence.text[last.end - sentence.start : mention.start - sentence.start]
        if mention.entity.kind == "body" and between in (" ", ") ", "’s ", "'s "):
            return mention
        if between != " (":
            return None
        last = mention
    return None


def _owner(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Entity | None:
    """Whose session "its second session" is: the body named before it in the sentence, else the one of the report."""
    before = sentence.text[: match.start()]
    if re.match(r" (?:of|on|for) ", sentence.text[match.end() : match.end() + 5]):
        return None
    if match["head"][0].isupper() and not before.endswith("its ") and not _is_own(reading, match):
        return None
    earlier = [m for m in sentence.mentions if m.entity.kind == "body" and m.end - sentence.start <= match.start()]
    if before.endswith(("’s ", "'s ")) and earlier and earlier[-1].end - sentence.start >= match.start() - 3:
        return earlier[-1].entity
    inside = [m.entity for m in earlier]
    after = [m.entity for m in sentence.mentions if m.entity.kind == "body" and m.start - sentence.start >= match.end()]
    if re.search(r"\b[Ii]ts $", before):
        return inside[-1] if inside else after[0] if after else reading.own.body
    return reading.own.body


def _is_own(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "the 18th Meeting" is one near the 17th Meeting whose report it is."""
    number, own = ordinal(match["ordinal"]), reading.own.ordinal
    return bool(number and own and 0 < abs(number - own) <= 3 and match["head"] in reading.own.meeting)


def told_sessions(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "The Team has had two sessions, the second having been held on 20 March"."""
    match = _TWO.told(sentence)
    who = next(
        (
            m.entity
            for m in sentence.mentions
            if m.entity.kind == "body" and match and m.end - sentence.start <= match.start()
        ),
        None,
    )
    if not match or who is None:
        return []
    number = ordinal(match["ordinal"])
    dates = find_dates(match["date"], reading.own.year)
    name = meeting_name(reading.own, number, match["head"][:-1], who)
    return [
        build(
            reading,
            sentence,
            match.start(),
            match.end(),
            "count-of-sessions",
            name,
            of_body=who.name,
            number=number,
            dates=dates[0] if dates else None,
            status="held",
        )
    ]


def following(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "its next session", "the previous meeting": beside the meeting of the report, if the passage dates it."""
    match = _FOLLOWING.told(sentence)
    own = reading.own
    if not match or not own.body or match["acronym"] not in (None, own.body.acronym):
        return []
    of = re.match(r" of (?:the )?", sentence.text[match.end() :])
    at = sentence.start + match.end() + (of.end() if of else 0)
    named = [m for m in sentence.mentions if of and m.start <= at <= m.end and m.entity.key == own.body.key]
    if of and not named:
        return []
    last = named[0].end - sentence.start if named else match.end()
    dates = when(reading, sentence, match.start(), last)
    later = match["when"] == "next"
    if not dates or not own.start or (dates.start < own.start[: len(dates.start)]) is later:
        return []
    number = own.ordinal + (1 if later else -1) if own.ordinal else None
    name = _beside(reading, match, number)
    return [
        build(
            reading,
            sentence,
            match.start(),
            last,
            f"{match['when']}-session",
            name,
            of_body=own.body.name,
            number=number,
            dates=dates,
        )
    ]


def _beside(reading: Reading, match: re.Match[str], number: int | None) -> str:
    """The name of the meeting before or after the one of the report."""
    own = reading.own
    digits = number and (re.match(r"\d+", own.meeting) or re.search(r" \d+\w\w Meeting$", own.meeting))
    printed = f"{number}{_suffix(number)} {match['head']}" if number and digits else ""
    name = meeting_name(own, number, match["head"], own.body, printed)
    return name if number else f"{match['when'].capitalize()} {name[0].lower()}{name[1:]}"


def _suffix(number: int) -> str:
    """The ending of an ordinal in digits.

    >>> [f"{n}{_suffix(n)}" for n in (1, 12, 23, 30)]
    ['1st', '12th', '23rd', '30th']
    """
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def numbered(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "SOM I in Mexico City", "UNCTAD IX": the acronym of a body and a Roman numeral."""
    found = []
    for match in _NUMBERED.finditer(sentence.text):
        inside = next(
            (m for m in sentence.mentions if m.start == sentence.start + match.start() and m.entity.is_actor), None
        )
        if inside is None or match["roman"] not in ROMAN or sentence.text[match.end() : match.end() + 1] == ")":
            continue
        name = f"{match[0]} of the {inside.entity.name}"
        behind = sentence.text[match.end() : match.end() + 60]
        place = place_in(behind[:40])
        year = reading.own.year if inside.entity.type == "committee" else ""
        near = find_dates(behind) if re.match(r",? (?:\(|in |on |held )", behind) else []
        dates = near[0] if near else Dates(year, year, 0, 0) if year else None
        name = f"{match[0]} ({place})" if place else name
        found.append(
            build(
                reading,
                sentence,
                match.start(),
                match.end(),
                "acronym-and-numeral",
                name,
                of_body=inside.entity.name,
                number=ROMAN[match["roman"]],
                dates=dates,
                place=place,
                status="" if near and near[0].start > reading.own.start else "held",
            )
        )
    return found


def nth_of(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "Ninth Meeting of Ministers Responsible for Bridges"."""
    found: list[Gathering] = []
    if "Meeting of" not in sentence.text and "MEETING OF" not in sentence.text:
        return found
    for match in _NTH_OF.all_told(sentence):
        inside = [
            m.entity
            for m in sentence.mentions
            if match.end("ordinal") <= m.start - sentence.start < match.end() and m.entity.is_actor
        ]
        who = next((e for e in inside if e.kind == "body"), inside[0] if inside else None)
        if who is None or match["who"][0].islower():
            continue
        number = ordinal(match["ordinal"])
        name = f"{match['ordinal']} Meeting of {match['who']}"
        found.append(
            build(
                reading,
                sentence,
                match.start(),
                match.end(),
                "nth-meeting-of",
                name,
                of_body=who.name,
                number=number,
                dates=when(reading, sentence, match.start(), match.end()),
            )
        )
    return found


def next_at_place(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "the ABC Meeting in Town, Country, August 2002": the next meeting of a body."""
    found = []
    for match in _NEXT.all_told(sentence):
        who = next((m.entity for m in sentence.mentions if m.start == sentence.start + match.start("acronym")), None)
        if who is None:
            continue
        dates = find_dates(match["when"])
        own = reading.own
        after = dates and own.start and dates[0].start > own.start[:7] and who.key == (own.body.key if own.body else "")
        number = own.ordinal + 1 if after and own.ordinal and re.search(r"\bnext\b", sentence.block.text) else None
        prefix = (
            own.organization.acronym + " "
            if own.organization and own.organization.acronym not in match["acronym"]
            else ""
        )
        name = f"{prefix}{match['acronym']} Meeting in {match['where'].split(',')[0]}, {match['when']}"
        found.append(
            build(
                reading,
                sentence,
                match.start("acronym"),
                match.end(),
                "meeting-at-place",
                name,
                of_body=who.name,
                number=number,
                dates=dates[0] if dates else None,
                place=match["where"],
            )
        )
    return found

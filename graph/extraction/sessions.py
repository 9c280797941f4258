"""Sessions of bodies: by ordinal, by count, by numeral, and the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.extraction.cues import Cued
from graph.extraction.dates import ORDINAL, Dates, find_dates, ordinal
from graph.extraction.gatherings import build, when
from graph.extraction.meeting_names import meeting_name
from graph.extraction.places import place_in
from graph.extraction.words.numbers import ROMAN

if TYPE_CHECKING:
    from graph.extraction.entities import Entity, Mention
    from graph.extraction.gatherings import Gathering
    from graph.extraction.reading import Reading, Sentence

_SESSION = Cued(
    rf"\b(?P<ordinal>{ORDINAL}) (?:\w+ )?(?P<head>[Ss]ession|[Mm]eeting|SESSION|MEETING)\b(?! of (?:[Ee]xperts"
    rf"|[Mm]inisters))"
)
_OF = re.compile(r"^ of (?:the )?(?:\w+ )?$")
CAPS = r"(?:e-)?[A-Z][\w’'&-]*"
_ACRONYM = r"[A-Z][A-Z0-9]{1,9}"
_NUMBERED = re.compile(rf"\b(?P<acronym>{_ACRONYM}) (?P<roman>[IVX]{{1,5}})\b(?! \d)")
_NTH_OF = Cued(
    rf"\b(?P<ordinal>{ORDINAL}) (?:Meeting of|MEETING OF) (?:the )?(?P<who>(?:{CAPS}|of|for|the|on)(?: (?:{CAPS}|of|for"
    rf"|on|the))*)"
)
_TWO = Cued(
    r"\bhas (?:had|held) (?P<count>two|three|four|five) (?P<head>sessions|meetings), the "
    r"(?P<ordinal>second|third|fourth|fifth)\b[^.;]*?\bon (?P<date>\d{1,2} [A-Z]\w+)"
)
_NEXT = Cued(
    rf"\b(?:the )?(?P<acronym>{_ACRONYM}) Meeting in (?P<where>[A-Z][^,.;]+(?:,"
    rf" [A-Z][a-z]+)?), (?P<when>[A-Z][a-z]+ (?:19|20)\d\d)"
)
_FOLLOWING = Cued(
    rf"\b(?:[Ii]ts|[Tt]he|[Tt]heir) (?P<when>next|previous|last) (?:(?P<acronym>{_ACRONYM}) )?(?P<head>session|meeting"
    rf"|Meeting)\b"
)


def sessions(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "the third session of the Committee", "its second session"."""
    return [g for m in _SESSION.all_told(sentence) if (g := _session(reading, sentence, m))]


def _session(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Gathering | None:
    behind = _compound(sentence, match.end()) or _of(sentence, match.end())
    entity = behind.entity if behind else _owner(reading, sentence, match)
    last = behind.end - sentence.start if behind else match.end()
    if entity is None or not entity.is_actor or (entity.type == "expert-meeting" and not _counts(reading, entity)):
        return None
    if entity.kind == "organization" and re.match(r" [A-Z]", sentence.text[last:]):
        return None
    own, number = reading.own, ordinal(match["ordinal"])
    same = own.body and entity.key == own.body.key and number == own.ordinal
    name = own.meeting if same else meeting_name(own, number, match["head"], entity, match["ordinal"])
    dates = when(reading, sentence, match.start(), last)
    span = (match.start(), last)
    return build(reading, sentence, span, "session-of-body", name, of_body=entity.name, number=number, dates=dates)


def _counts(reading: Reading, entity: Entity) -> bool:
    """Whether an expert meeting is the one of the report and meets again and again."""
    own = reading.own
    return own.ordinal is not None and own.body is not None and own.body.key == entity.key


def _of(sentence: Sentence, at: int) -> Mention | None:
    """The one named in "of the Committee" at an offset."""
    behind = (m for m in sentence.mentions if m.start - sentence.start >= at)
    return next((m for m in behind if _OF.match(sentence.text[at : m.start - sentence.start])), None)


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
    at = sentence.start + match.start() if match else 0
    who = next((m.entity for m in sentence.mentions if m.entity.kind == "body" and m.end <= at), None)
    if not match or who is None:
        return []
    number = ordinal(match["ordinal"])
    dates = next(iter(find_dates(match["date"], reading.own.year)), None)
    name = meeting_name(reading.own, number, match["head"][:-1], who)
    more: dict[str, Any] = {"of_body": who.name, "status": "held"}
    return [build(reading, sentence, match.span(), "count-of-sessions", name, number=number, dates=dates, **more)]


def following(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "its next session", "the previous meeting": beside the meeting of the report, if the passage dates it."""
    match = _FOLLOWING.told(sentence)
    own = reading.own
    last = _end(reading, sentence, match) if match else 0
    dates = when(reading, sentence, match.start(), last) if match and last else None
    if not match or not dates or not own.body or not own.start:
        return []
    later = match["when"] == "next"
    if (dates.start < own.start[: len(dates.start)]) is later:
        return []
    number = own.ordinal + (1 if later else -1) if own.ordinal else None
    name, span, rule = (
        _beside(reading, match, number),
        (match.start(), last),
        "next-session" if later else "previous-session",
    )
    return [build(reading, sentence, span, rule, name, of_body=own.body.name, number=number, dates=dates)]


def _end(reading: Reading, sentence: Sentence, match: re.Match[str]) -> int:
    """Where "the next session of the Committee" ends; 0 if it is not one of the body whose report it is."""
    body = reading.own.body
    if not body or match["acronym"] not in (None, body.acronym):
        return 0
    of = re.match(r" of (?:the )?", sentence.text[match.end() :])
    if not of:
        return match.end()
    at = sentence.start + match.end() + of.end()
    named = [m for m in sentence.mentions if m.start <= at <= m.end and m.entity.key == body.key]
    return named[0].end - sentence.start if named else 0


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
    actors = {m.start - sentence.start: m.entity for m in sentence.mentions if m.entity.is_actor}
    found = []
    for match in _NUMBERED.finditer(sentence.text) if actors else ():
        entity = actors.get(match.start())
        if entity and match["roman"] in ROMAN and sentence.text[match.end() : match.end() + 1] != ")":
            found.append(_with_numeral(reading, sentence, match, entity))
    return found


def _with_numeral(reading: Reading, sentence: Sentence, match: re.Match[str], entity: Entity) -> Gathering:
    behind = sentence.text[match.end() : match.end() + 60]
    place = place_in(behind[:40])
    year = reading.own.year if entity.type == "committee" else ""
    near = find_dates(behind) if re.match(r",? (?:\(|in |on |held )", behind) else []
    dates = near[0] if near else Dates(year, year, 0, 0) if year else None
    name = f"{match[0]} ({place})" if place else f"{match[0]} of the {entity.name}"
    status = "" if near and near[0].start > reading.own.start else "held"
    more: dict[str, Any] = {"of_body": entity.name, "place": place, "status": status}
    number = ROMAN[match["roman"]]
    return build(reading, sentence, match.span(), "acronym-and-numeral", name, number=number, dates=dates, **more)


def nth_of(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "Ninth Meeting of Ministers Responsible for Bridges"."""
    found: list[Gathering] = []
    for match in _NTH_OF.all_told(sentence):
        first, last = sentence.start + match.end("ordinal"), sentence.start + match.end()
        inside = [m.entity for m in sentence.mentions if first <= m.start < last and m.entity.is_actor]
        who = next((e for e in inside if e.kind == "body"), inside[0] if inside else None)
        if who is None or match["who"][0].islower():
            continue
        number, dates = ordinal(match["ordinal"]), when(reading, sentence, match.start(), match.end())
        name, rule = f"{match['ordinal']} Meeting of {match['who']}", "nth-meeting-of"
        found.append(build(reading, sentence, match.span(), rule, name, of_body=who.name, number=number, dates=dates))
    return found


def next_at_place(reading: Reading, sentence: Sentence) -> list[Gathering]:
    """A passage such as "the ABC Meeting in Town, Country, August 2002": the next meeting of a body."""
    found = []
    for match in _NEXT.all_told(sentence):
        who = next((m.entity for m in sentence.mentions if m.start == sentence.start + match.start("acronym")), None)
        if who is None:
            continue
        dates = next(iter(find_dates(match["when"])), None)
        organization = reading.own.organization
        acronym = organization.acronym if organization else ""
        prefix = f"{acronym} " if organization and acronym not in match["acronym"] else ""
        name = f"{prefix}{match['acronym']} Meeting in {match['where'].split(',')[0]}, {match['when']}"
        span, number = (match.start("acronym"), match.end()), _number_after(reading, sentence, who, dates)
        more: dict[str, Any] = {"of_body": who.name, "place": match["where"]}
        found.append(build(reading, sentence, span, "meeting-at-place", name, number=number, dates=dates, **more))
    return found


def _number_after(reading: Reading, sentence: Sentence, who: Entity, dates: Dates | None) -> int | None:
    """The number of the meeting behind the one of the report, if the passage calls it the next."""
    own = reading.own
    later = dates and own.start and dates.start > own.start[:7] and own.body and who.key == own.body.key
    return own.ordinal + 1 if later and own.ordinal and re.search(r"\bnext\b", sentence.block.text) else None

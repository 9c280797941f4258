"""Meetings: sessions of bodies by ordinal, named events, schedules, and what is only planned or proposed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.cues import Cues
from graph.extraction.dates import find_dates, ordinal
from graph.extraction.draft import Draft
from graph.extraction.events import alongside, events, gatherings, planned
from graph.extraction.gatherings import Gathering
from graph.extraction.occasions import occasions
from graph.extraction.places import place_in
from graph.extraction.sessions import following, next_at_place, nth_of, numbered, sessions, told_sessions

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.entities import Mention
    from graph.extraction.officers import Officer
    from graph.extraction.reading import Reading, Sentence

_TO_COME = re.compile(r"\b(?:decided?s? to convene|to convene|to hold|should convene|proposed?s?)(?: an?| the)? ?$")
_TOLD = re.compile(r",? ?(?:\(|held|on |(?:was|will be|to be) held|in (?:the )?[a-z]* ?\w+ (?:of )?\d)")
_TO_BE_HELD = re.compile(r" (?:will|to) be held")
_GATHERS = Cues(
    "ession|eeting|ESSION|EETING|eminar|orkshop|onference|orum|ummit|ymposium|Table|table|xhibition|Fair|Assembly"
)
_NUMERAL = re.compile(r" [IVX]+(?![A-Za-z])")


def read_meetings(reading: Reading, officers: list[Officer], projects: set[int]) -> list[Draft]:
    """A draft of a Meeting for each gathering; ``projects`` are positions of blocks whose events are projects."""
    found = _own(reading)
    found += _expert_meetings(reading)
    for sentence in reading.sentences:
        if sentence.block.kind == "documentation" or sentence.reference.startswith("Rec."):
            continue
        if sentence.position in projects:
            found += occasions(reading, sentence, listed=True)
            continue
        if sentence.block.kind == "masthead":
            continue
        found += _in_sentence(reading, sentence)
    merged = _merged(found)
    chair = next((o.name for o in officers if o.chairs), "")
    opener = next((o.name for o in officers if o.opened), "")
    return [
        _draft(
            reading, g, chair if g.name == reading.own.meeting else "", opener if g.name == reading.own.meeting else ""
        )
        for g in merged
    ]


def _draft(reading: Reading, g: Gathering, chair: str, opener: str) -> Draft:
    fields = {
        "name": g.name,
        "of_body": g.of_body,
        "ordinal": g.ordinal,
        "start": g.start,
        "end": g.end or g.start,
        "place": g.place,
        "status": g.status,
        "parallel_to": g.parallel_to,
        "chair": (chair,) if chair else (),
        "opened_by": (opener,) if opener else (),
    }
    return Draft("Meeting", g.reference, g.span, g.rule, g.words, g.confidence, g.name, fields)


def _own(reading: Reading) -> list[Gathering]:
    own = reading.own
    if not own.meeting:
        return []
    status = "planned" if own.date and own.start > own.date else "held"
    words = reading.document.text[own.span[0] : own.span[1]]
    span = (own.span[0], max(own.span[1] - 1, own.span[0]))
    return [
        Gathering(
            own.meeting,
            own.reference or "Text",
            span,
            words,
            "own-meeting",
            _holder(reading),
            own.ordinal,
            own.start,
            own.end,
            own.place,
            status,
            confidence=0.95,
        )
    ]


def _holder(reading: Reading) -> str:
    """Whose meeting it is: of an expert meeting, the body above it in the head of the document."""
    own = reading.own
    above = [b.lower() for b in reading.document.masthead.bodies if b.lower() != own.body_name.lower()]
    if own.body and own.body.type == "expert-meeting" and above and own.ordinal is None:
        named = next(
            (m.entity.name for m in reading.mentions if above[-1] in (m.printed.lower(), m.entity.name.lower())), ""
        )
        return named or own.body_name
    return own.body_name


def _expert_meetings(reading: Reading) -> list[Gathering]:
    """Expert meetings named as bodies: each met once, on the dates beside its name."""
    found: dict[str, Gathering] = {}
    own = reading.own.body.key if reading.own.body else ""
    for mention in reading.mentions:
        entity = mention.entity
        if entity.type != "expert-meeting" or mention.via == "coreference" or entity.key == own:
            continue
        block = reading.document.at(mention.start)
        if block is None or not block.is_source or "Meeting of Experts" in entity.name:
            continue
        entry = _expert_meeting(reading, mention, block)
        known = found.get(entity.key)
        if known is None or (entry.start and not known.start):
            found[entity.key] = entry
    return list(found.values())


def _expert_meeting(reading: Reading, mention: Mention, block: Block) -> Gathering:
    at = mention.start - block.start
    behind = block.text[at + len(mention.printed) :]
    dates = find_dates(behind[:90], reading.own.year) if _TOLD.match(behind.lstrip()) else []
    ahead = _TO_COME.search(block.text[:at]) or _TO_BE_HELD.match(behind)
    name, span = mention.entity.name, (mention.start, mention.end - 1)
    return Gathering(
        name,
        block.reference or "Text",
        span,
        mention.printed,
        "expert-meeting",
        reading.own.body_name,
        ordinal(name.split()[0]),
        *((dates[0].start, dates[0].end, place_in(behind[:60])) if dates else ("", "", "")),
        "planned" if ahead else "held",
    )


def _in_sentence(reading: Reading, sentence: Sentence) -> list[Gathering]:
    if not _GATHERS.stand_in(sentence) and not _NUMERAL.search(sentence.text):
        return []
    found = sessions(reading, sentence)
    taken = [g.span for g in found]
    for read in (
        told_sessions, following, numbered, nth_of, next_at_place, alongside, gatherings, events, occasions, planned,
    ):  # fmt: skip
        for gathering in read(reading, sentence):
            if not any(a <= gathering.span[0] <= b or a <= gathering.span[1] <= b for a, b in taken):
                found.append(gathering)
                taken.append(gathering.span)
    return found


def _merged(found: list[Gathering]) -> list[Gathering]:
    """One gathering for each meeting: the same body and ordinal, or the same name; what one place lacks another gives."""
    kept: list[Gathering] = []
    for gathering in found:
        at = next((i for i, other in enumerate(kept) if _same(gathering, other)), None)
        if at is None:
            kept.append(gathering)
            continue
        other = kept[at]
        kept[at] = replace(
            other,
            name=gathering.name if _better_named(gathering, other) else other.name,
            ordinal=other.ordinal or gathering.ordinal,
            start=other.start if len(other.start) >= len(gathering.start) else gathering.start,
            end=other.end if len(other.start) >= len(gathering.start) else gathering.end,
            place=other.place or gathering.place,
            of_body=other.of_body or gathering.of_body,
            status=_surer(other, gathering),
        )
    return kept


def _better_named(one: Gathering, other: Gathering) -> bool:
    """Whether the first gives a meeting the title it has, and the second only its number."""
    return one.rule == "titled-meeting" and other.rule in ("session-of-body", "nth-meeting-of")


def _surer(one: Gathering, other: Gathering) -> str:
    order = ("tentative", "scheduled", "planned", "proposed", "held")
    if one.rule == "own-meeting":
        return one.status
    return min((s for s in (one.status, other.status) if s), key=order.index, default="")


def _same(one: Gathering, other: Gathering) -> bool:
    if "own-meeting" in (one.rule, other.rule) and "nth-meeting-of" in (one.rule, other.rule):
        return one.ordinal == other.ordinal
    if one.of_body and one.of_body == other.of_body:
        if "expert-meeting" in (one.rule, other.rule):
            return one.name == other.name
        if one.ordinal and other.ordinal:
            return one.ordinal == other.ordinal
        if (
            (one.start and other.start)
            and (one.start.startswith(other.start) or other.start.startswith(one.start))
            and not (one.ordinal and other.ordinal)
        ):
            return "alongside" not in one.name + other.name or one.name == other.name
        if one.rule == "event-alongside" and not one.ordinal and "(alongside" not in one.name and not other.start:
            return other.ordinal is not None
    if "similar-event" in (one.rule, other.rule):
        return one.name == other.name
    x, y = _bare(one.name), _bare(other.name)
    if one.start and one.start == other.start and (x.startswith(y) or y.startswith(x)):
        return True
    if x == y:
        return not (one.start and other.start) or one.start[:4] == other.start[:4]
    return False


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return re.sub(r"\b(?:the|apec)\b", "", name.lower()).split(" (")[0].strip()

"""Finds whose report a document is and of which meeting: from its head, its title and its first sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.dates import ORDINAL, Dates, find_dates, ordinal
from graph.extraction.meeting_names import in_small_letters, meeting_name
from graph.extraction.openings import DECLARANTS, opened, opening
from graph.extraction.places import place_in
from graph.extraction.reading import Own

if TYPE_CHECKING:
    from graph.documents.structure import Block, Document
    from graph.extraction.entities import Entity, Mention
    from graph.extraction.openings import Opened
    from graph.extraction.owners import Owners

_CAPITALS = r"[A-Z][\w’'&-]*(?:(?: (?:of|on|for|in|the|and|a))* [A-Z][\w’'&-]*)*"
_NAMED_EVENT = Cued(
    rf"\b(?:the |our )(?P<name>(?:{ORDINAL} )?(?:[A-Z][\w’'&-]* ){{0,6}}(?:Conference|Forum|Summit|Ministerial Meeting)"
    rf"(?: (?:on|of|for)(?: the)? (?:a )?{_CAPITALS})?)"
)
_FULL_NAME = Cued(
    rf"(?P<ordinal>{ORDINAL}) (?:[A-Z][\w’'&-]* (?:and |AND )?){{0,8}}(?:Ministerial|MINISTERIAL|Leaders[’']?"
    rf"|LEADERS[’']?)"
    r" (?:Meeting|MEETING|Conference|CONFERENCE)(?: (?:on|of|ON|OF) [A-Z][\w ]+)?"
)


def find_own(document: Document, mentions: tuple[Mention, ...], owners: Owners) -> Own:
    """Whose report it is; fields that the document does not show stay empty."""
    found = opened(document, mentions, owners)
    body = found.body
    number, name = _titled_session(document, found.number)
    if found.number and number != found.number:
        number, name = found.number, ""
    if not name and body and body.key == DECLARANTS:
        name = _event_named(opening(document))
    own = replace(
        _when_and_where(document, found, mentions),
        body=body,
        organization=owners.organization_of(document, body, mentions) if body else _headed_by(document, mentions),
        ordinal=number,
    )
    return (
        replace(own, meeting=name or meeting_name(own, found.number, found.noun, printed=found.noun)) if body else own
    )


def _headed_by(document: Document, mentions: tuple[Mention, ...]) -> Entity | None:
    """The organization in the head of a document that names no body."""
    for mention in mentions:
        block = document.at(mention.start)
        if mention.entity.kind == "organization" and block and block.kind in ("masthead", "title"):
            return mention.entity
    return None


def _when_and_where(document: Document, found: Opened, mentions: tuple[Mention, ...]) -> Own:
    """The days and the place of the meeting."""
    head, block = document.masthead, found.block
    dates = _dates(document, block, found.at)
    if not (dates and dates.by_day) and not head.start:
        dates, block = _dated_line(opening(document)) or (dates, block)
    year = (dates.start if dates else head.start or head.date)[:4]
    return Own(
        start=dates.start if dates else head.start,
        end=dates.end if dates else head.end or head.start,
        place=_place(block, document, mentions),
        reference=block.reference if block else "Header",
        span=found.span,
        year=year or _first_year(document),
        date=head.date,
    )


def _event_named(blocks: list[Block]) -> str:
    """The event at which a declaration was made, by the name it has in the first passages that date one."""
    for block in blocks:
        match = _NAMED_EVENT.search(block.text)
        if match and find_dates(block.text):
            return match["name"]
    return ""


def _titled_session(document: Document, number: int | None) -> tuple[int | None, str]:
    """(number, name) of a meeting that a line of the head names in full: "10th Ministerial Meeting on Bridges"."""
    line = next(
        (b.text for b in document.blocks[:10] if b.kind in ("masthead", "title") and _FULL_NAME.search(b.text)), ""
    )
    match = _FULL_NAME.search(line)
    if not match:
        return number, ""
    nth = ordinal(match["ordinal"])
    prose = (b.text for b in document.blocks if b.kind == "paragraph")
    told = (m[0] for text in prose for m in _FULL_NAME.finditer(text) if ordinal(m["ordinal"]) == nth)
    return nth, next(told, "") or in_small_letters(match[0], document.text)


def _dates(document: Document, block: Block | None, at: int) -> Dates | None:
    if block is None:
        return None
    found = find_dates(block.text, document.masthead.date[:4])
    by_day = [d for d in found if d.by_day]
    after = [d for d in by_day if d.first >= at] or by_day or found
    return after[0] if after else None


def _town(place: str) -> str:
    """A place without the building: "the Palace of Ropes, Porto" is Porto.

    >>> _town("the Palace of Ropes, Porto"), _town("Porto, Portugal")
    ('Porto', 'Porto, Portugal')
    """
    return place.rsplit(", ", 1)[-1] if place.startswith("the ") else place


def _dated_line(blocks: list[Block]) -> tuple[Dates, Block] | None:
    """A short line of the head that dates the meeting: "Held on 3-4 May 2004 in Porto"."""
    for block in blocks:
        found = [d for d in find_dates(block.text) if d.by_day] if len(block.text) < 120 else []
        if found:
            return found[0], block
    return None


def _place(block: Block | None, document: Document, mentions: tuple[Mention, ...]) -> str:
    """Where the passage says the meeting was held, or the head of the document; names of bodies are no places."""
    text = block.text if block else ""
    first, last = (block.start, block.end) if block else (0, 0)
    for mention in mentions:
        if first <= mention.start < last and mention.entity.kind == "body":
            text = text.replace(mention.printed, "…")
    return place_in(text) or _town(document.masthead.place)


def _first_year(document: Document) -> str:
    found = find_dates(document.text[:4000])
    return found[0].start[:4] if found else ""

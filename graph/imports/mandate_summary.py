"""What a table of mandate documents holds, and what was done with it, in lines for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.imports.mandate_graph import document_key, entities
from graph.imports.un_mandates import KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.imports.mandate_graph import Entity
    from graph.imports.un_mandates import Row
    from graph.names import NameIndex
    from graph.registers import Registers

_MOST = 8
_LONGEST = 60


def summary(rows: Sequence[Row], registers: Registers, index: NameIndex) -> list[str]:
    """Counts; entities that are bodies of the register and those that are not; what was doubted or left out, with lines."""
    return [
        _counts(rows),
        *_links(entities(KIND, rows, registers, index).values()),
        *_remarks(rows),
    ]


def _counts(rows: Sequence[Row]) -> str:
    keys = {document_key(row) for row in rows}
    by_symbol = sum(key[0] == "symbol" for key in keys)
    listed = {(row.entity, row.entity_name) for row in rows}
    programmes = {(row.programme, row.programme_title) for row in rows if row.programme or row.programme_title}
    parts = {
        (row.entity, row.programme, row.subprogramme, row.subprogramme_title)
        for row in rows
        if row.subprogramme or row.subprogramme_title
    }
    return (
        f"{len(rows):,} rows: {len(listed):,} entities, {len(programmes):,} programmes, {len(parts):,} subprogrammes, "
        f"{len(keys):,} documents ({by_symbol:,} by their full symbol)"
    )


def _links(found: Iterable[Entity]) -> Iterator[str]:
    linked = [f"{e.acronym} = {e.meaning.entity}" for e in found if e.meaning.entity]
    apart = [
        f"{e.acronym} ({e.meaning.reason})" if e.meaning.reason else e.acronym for e in found if not e.meaning.entity
    ]
    if linked:
        yield f"Linked to the register by exact name or acronym ({len(linked):,}): {', '.join(linked)}"
    if apart:
        yield f"Not linked, each an entity of its own ({len(apart):,}): {', '.join(apart)}"


def _remarks(rows: Sequence[Row]) -> Iterator[str]:
    doubted = [f"{row.line}" for row in rows if row.doubt]
    if doubted:
        how = "series, printed symbol and title tell which it is"
        yield f"{_lines(doubted)}: the full symbol cannot be that of the document meant; {how}"
    hidden = [f"{row.line}" for row in rows if row.hidden]
    if hidden:
        yield f"{_lines(hidden)}: control or invisible characters were taken out"
    bad = [f"{row.line} ({row.bad_link[:_LONGEST]!r})" for row in rows if row.bad_link]
    if bad:
        yield f"{_lines(bad)}: the link is no web address and was left out"


def _lines(numbers: list[str]) -> str:
    more = f" and {len(numbers) - _MOST:,} more" if len(numbers) > _MOST else ""
    return f"{'Line' if len(numbers) == 1 else 'Lines'} {', '.join(numbers[:_MOST])}{more}"

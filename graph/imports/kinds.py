"""The kinds of table that can be imported, and how each becomes a part of the graph."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import DataError
from graph.imports import un_mandates
from graph.imports.folder import Stored, keep, name_for, read_source, stored
from graph.imports.mandate_graph import mandate_graph
from graph.imports.mandate_summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

    from graph.imports.imported import Imported
    from graph.names import NameIndex
    from graph.registers import Registers


@dataclass(frozen=True, slots=True)
class Kind:
    """A layout: ``read`` gives the rows of an open file or says what is wrong, ``make`` gives what they state, ``tell`` says
    in lines for a reader what they hold and what was done with them.
    """

    read: Callable[[BinaryIO, str], tuple[Any, ...]]
    make: Callable[[Stored, Any, Registers, NameIndex], Imported]
    tell: Callable[[Any, Registers, NameIndex], list[str]]


KINDS = {un_mandates.KIND: Kind(un_mandates.read, mandate_graph, summary)}


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was brought in: what is kept of it, its rows, and whether it had been brought in before."""

    note: Stored
    rows: tuple[Any, ...]
    before: bool


def take_in(kind: str, source: Path, imports: Path, name: str = "") -> Taken:
    """Read a file, and keep it if it is sound and not kept already; nothing is written of a file with a fault.

    Raises:
        DataError: the file cannot be read, or another file has its name.
        OutputError: the folder of imports cannot be written.

    """
    content = read_source(source)
    rows = KINDS[kind].read(io.BytesIO(content), str(source))
    note = Stored(kind, name_for(source, name), source.name, hashlib.sha256(content).hexdigest(), len(rows))
    for known in stored(imports):
        if (known.kind, known.sha256) == (kind, note.sha256):
            return Taken(known, rows, before=True)
    keep(imports, note, content)
    return Taken(note, rows, before=False)


@dataclass(frozen=True, slots=True)
class Table:
    """An imported file as read: its note and its rows."""

    note: Stored
    rows: tuple[Any, ...]


def read_imports(imports: Path | None) -> tuple[Table, ...]:
    """Every file of a folder of imports, sorted by kind and name; none if there is no such folder.

    Raises:
        DataError: a file at rest was changed, or is of a kind that this version does not know.

    """
    return tuple(_read(note, imports) for note in stored(imports) if imports)


def _read(note: Stored, imports: Path) -> Table:
    kind = KINDS.get(note.kind)
    if kind is None:
        known = ", ".join(sorted(KINDS))
        raise DataError(f"{imports / note.id}: imports of this kind are unknown (known: {known}); delete the folder")
    return Table(note, kind.read(io.BytesIO(note.content(imports)), str(imports / note.id / "table.csv")))


def imported(tables: Iterable[Table], registers: Registers, index: NameIndex) -> list[Imported]:
    """What each file adds to the graph."""
    return [KINDS[table.note.kind].make(table.note, table.rows, registers, index) for table in tables]

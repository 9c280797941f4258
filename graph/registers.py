"""The registers: who and what is known by which name, read from ``data/*.csv``.

One row is one fact with its source. This module reads rows into frozen values and says where a row is wrong;
:mod:`graph.names` looks names up in them.
"""

from __future__ import annotations

import csv
import dataclasses
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from graph.findings import Finding
from graph.names import fold, slug
from graph.register_cells import cell_fault, mended

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """What every register row has: the line it stands on."""

    file: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    required: ClassVar[tuple[str, ...]]
    line: int


@dataclass(frozen=True, slots=True)
class BodyRow(Row):
    """An organization, subsidiary body or group of actors."""

    file: ClassVar[str] = "bodies.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)
    required: ClassVar[tuple[str, ...]] = ("id", "name", "class", "source")
    id: str
    name: str
    acronym: str
    class_: str
    kind: str
    parent: str
    country: str
    established: str
    source: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class NameRow(Row):
    """A further name of an actor or meeting: by whom, and from when until when."""

    file: ClassVar[str] = "names.csv"
    key: ClassVar[tuple[str, ...]] = ("entity", "name", "authority", "valid_from")
    required: ClassVar[tuple[str, ...]] = ("entity", "name", "kind", "source")
    entity: str
    name: str
    kind: str
    authority: str
    valid_from: str
    valid_until: str
    source: str


@dataclass(frozen=True, slots=True)
class EconomyRow(Row):
    """A State or economy."""

    file: ClassVar[str] = "economies.csv"
    key: ClassVar[tuple[str, ...]] = ("iso3",)
    required: ClassVar[tuple[str, ...]] = ("iso3", "iso2", "name", "source")
    iso3: str
    iso2: str
    m49: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonRow(Row):
    """A person named in an official document."""

    file: ClassVar[str] = "people.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)
    required: ClassVar[tuple[str, ...]] = ("id", "name", "source")
    id: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class MembershipRow(Row):
    """A membership as a source lists it on a date."""

    file: ClassVar[str] = "memberships.csv"
    key: ClassVar[tuple[str, ...]] = ("organization", "member", "kind", "as_of")
    required: ClassVar[tuple[str, ...]] = ("organization", "member", "kind", "as_of", "source")
    organization: str
    member: str
    kind: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class LinkRow(Row):
    """A link to another data set, with its evidence."""

    file: ClassVar[str] = "links.csv"
    key: ClassVar[tuple[str, ...]] = ("entity", "target")
    required: ClassVar[tuple[str, ...]] = ("entity", "target", "relation", "evidence")
    entity: str
    target: str
    relation: str
    evidence: str


@dataclass(frozen=True, slots=True)
class MeetingRow(Row):
    """A meeting that documents name differently, so that its identity is fixed by hand."""

    file: ClassVar[str] = "meetings.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)
    required: ClassVar[tuple[str, ...]] = ("id", "name", "source")
    id: str
    name: str
    body: str
    ordinal: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceRow(Row):
    """A document that was read, or a data set a register rests on."""

    file: ClassVar[str] = "sources.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)
    required: ClassVar[tuple[str, ...]] = ("id", "title", "kind", "language", "read")
    id: str
    title: str
    symbol: str
    date: str
    body: str
    kind: str
    url: str
    language: str
    read: str
    note: str


@dataclass(frozen=True)
class Registers:
    """All registers of a data folder, and what was wrong with rows that could not be read."""

    bodies: tuple[BodyRow, ...] = ()
    names: tuple[NameRow, ...] = ()
    economies: tuple[EconomyRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    memberships: tuple[MembershipRow, ...] = ()
    links: tuple[LinkRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def body(self) -> dict[str, BodyRow]:
        """Bodies by id."""
        return {row.id: row for row in self.bodies}

    @cached_property
    def economy(self) -> dict[str, EconomyRow]:
        """Economies by ISO alpha-3 code."""
        return {row.iso3: row for row in self.economies}

    @cached_property
    def person(self) -> dict[str, PersonRow]:
        """People by id."""
        return {row.id: row for row in self.people}

    @cached_property
    def meeting(self) -> dict[str, MeetingRow]:
        """Meetings with a fixed identity by id."""
        return {row.id: row for row in self.meetings}

    @cached_property
    def source(self) -> dict[str, SourceRow]:
        """Sources by id."""
        return {row.id: row for row in self.sources}

    def ancestors(self, body: str) -> tuple[str, ...]:
        """The ids of all bodies above a body, nearest first; a circle ends where it closes."""
        found: list[str] = []
        parent = self.body[body].parent if body in self.body else ""
        while parent and parent not in found and parent != body:
            found.append(parent)
            parent = self.body[parent].parent if parent in self.body else ""
        return tuple(found)

    def has(self, entity: str) -> bool:
        """Whether ``body:ID``, ``economy:ISO3``, ``person:ID`` or ``meeting:ID`` stands in a register."""
        kind, _, local = entity.partition(":")
        registers: dict[str, Mapping[str, object]] = {
            "body": self.body,
            "economy": self.economy,
            "person": self.person,
            "meeting": self.meeting,
        }
        return local in registers.get(kind, {})


R = TypeVar("R", bound=Row)


def columns(cls: type[Row]) -> tuple[str, ...]:
    """The header of a register, in order."""
    return tuple(f.name.rstrip("_") for f in dataclasses.fields(cls) if f.name != "line")


def read_registers(folder: Path, shown: str = "") -> Registers:
    """Read every register of a data folder; a missing file is an empty register with a finding."""
    findings: list[Finding] = []
    prefix = f"{shown}/" if shown else ""

    def rows(cls: type[R]) -> tuple[R, ...]:
        return _read(folder / cls.file, prefix + cls.file, cls, findings)

    return Registers(
        rows(BodyRow),
        rows(NameRow),
        rows(EconomyRow),
        rows(PersonRow),
        rows(MembershipRow),
        rows(LinkRow),
        rows(MeetingRow),
        rows(SourceRow),
        tuple(findings),
    )


def _read(path: Path, name: str, cls: type[R], findings: list[Finding]) -> tuple[R, ...]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        findings.append(Finding(name, 0, "", "unreadable", f"cannot be read: {error.strerror}", "restore the file"))
        return ()
    except UnicodeDecodeError as error:
        findings.append(Finding(name, 0, "", "not-utf-8", f"not UTF-8 at byte {error.start}", "save it as UTF-8"))
        return ()
    if text.startswith("\ufeff"):
        what, fix = "the file begins with a byte order mark", "save it as UTF-8 without it (not 'UTF-8 with BOM')"
        findings.append(Finding(name, 1, "", "byte-order-mark", what, fix))
        text = text[1:]
    rows = _rows(text, name, cls, findings)
    findings += _twice(rows, name)
    return tuple(_sound(row, name, findings) for row in rows)


def _rows(text: str, name: str, cls: type[R], findings: list[Finding]) -> list[R]:
    """The rows with as many cells as the header, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text), strict=True)
    header = columns(cls)
    rows: list[R] = []
    line = 1
    try:
        first = next(reader, [])
        if tuple(first) != header:
            fix = f"the first line must be {','.join(header)}"
            findings.append(Finding(name, 1, "", "bad-header", f"the header is {','.join(first)!r}", fix))
            return []
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                rows.append(cls(line, *cells))
            else:
                findings.append(Finding(name, line, "", "broken-row", *_wrong_width(len(cells), len(header))))
            line = reader.line_num + 1
    except csv.Error as error:
        fix = "check the quotes: a cell with a comma stands in quotes, a quote in it is doubled"
        findings.append(Finding(name, line, "", "broken-row", f"not CSV: {error}", fix))
    return rows


def _wrong_width(found: int, wanted: int) -> tuple[str, str]:
    what = f"{found} cells where the header has {wanted}"
    if not found:
        return "the line is empty", "delete the line"
    return what, "quote cells that hold a comma" if found > wanted else "write a comma for each cell, also an empty one"


def _sound(row: R, name: str, findings: list[Finding]) -> R:
    """The row, each cell that has a fault replaced by one that the graph can hold."""
    cells = {column: cell(row, column) for column in columns(type(row))}
    changed: dict[str, Any] = {}
    for column, value in cells.items():
        required = column in row.required
        wrong = cell_fault(row.file, column, cells, required=required)
        if wrong:
            findings.append(Finding(name, row.line, column, *wrong))
            changed["class_" if column == "class" else column] = mended(row.file, column, value, required=required)
    return dataclasses.replace(row, **changed)


def cell(row: Row, column: str) -> str:
    """The value of a column of a row."""
    return str(getattr(row, "class_" if column == "class" else column))


def _twice(rows: list[R], name: str) -> list[Finding]:
    seen: dict[tuple[tuple[str, str], ...], R] = {}
    found = []
    for row in rows:
        cells = tuple(cell(row, column) for column in row.key)
        key = tuple((slug(value), fold(value)) for value in cells)
        first = seen.setdefault(key, row)
        if first is not row:
            same = all(cell(first, column) == cell(row, column) for column in row.key)
            told = f"stands on line {first.line} already" if same else f"differs from line {first.line} in signs only"
            what = f"{' '.join(filter(None, cells))!r} {told}"
            found.append(Finding(name, row.line, row.key[0], "duplicate-row", what, "keep one of the two"))
    return found

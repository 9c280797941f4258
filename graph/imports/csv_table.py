"""Reads a CSV table of unknown origin, line by line, with a limit to everything.

RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) in UTF-8, with or without byte order mark. Columns are found by their
names. What cannot be read for certain is refused with file and line; nothing is guessed and no line is skipped.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from graph.errors import DataError
from graph.fact_fields import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 8_000_000
"""Bytes of a file: five times the largest table known. A build of so large a table takes about one gigabyte."""
_LONGEST_LINE = 1_000_000
_LONGEST_CELL = 20_000
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters nobody sees: joiners, marks of the direction of writing, byte order marks."""
_AS_UTF8 = "save it as 'CSV UTF-8 (comma delimited)'"
_SIGNS = {";": "semicolons", "\t": "tabs", "|": "strokes"}


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number as a spreadsheet counts (the header is row 1), the line on which it begins, and its cells."""

    number: int
    line: int
    cells: dict[str, str]
    hidden: bool
    """Whether control or invisible characters were taken out of a cell."""


def records(handle: BinaryIO, name: str, columns: tuple[str, ...]) -> Iterator[Record]:
    """The rows of an open file, their cells without needless blanks and hidden characters; other columns are left out.

    Raises:
        DataError: the file is too large, not UTF-8, lacks a column, or a row cannot be read; says on which line.

    """
    lines = _Lines(handle, name)
    reader = csv.reader(lines, strict=True)
    places, width = _header(_next(reader, lines, 1), name, columns)
    number, line, some = 1, reader.line_num + 1, False
    while (cells := _next(reader, lines, line)) is not None:
        number += 1
        if cells:
            if len(cells) != width:
                _refuse(name, line, *_wrong_width(len(cells), width))
            some = True
            yield _record(name, number, line, {column: cells[place] for column, place in places.items()})
        line = reader.line_num + 1
    if not some:
        _refuse(name, 1, "the file has a header and no row", "take the whole table")


class _Lines:
    """The lines of a file as text, each checked before the next is read."""

    def __init__(self, handle: BinaryIO, name: str) -> None:
        self.name = name
        self._handle, self._line, self._bytes = handle, 0, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        raw = self._handle.readline(_LONGEST_LINE + 1)
        if not raw:
            raise StopIteration
        self._line += 1
        self._bytes += len(raw)
        if self._bytes > LARGEST:
            self._refuse(*too_large(self._bytes))
        if self._line == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._refuse("the file is UTF-16", _AS_UTF8)
        if b"\0" in raw:
            self._refuse("a NUL byte: the file is UTF-16 or damaged", _AS_UTF8)
        if len(raw) > _LONGEST_LINE:
            self._refuse(f"the line is longer than {_LONGEST_LINE:,} bytes", "check that it is a CSV table")
        try:
            return raw.removeprefix(b"\xef\xbb\xbf" if self._line == 1 else b"").decode("utf-8")
        except UnicodeDecodeError as error:
            self._refuse(f"not UTF-8: byte 0x{raw[error.start]:02x} at place {error.start + 1} of the line", _AS_UTF8)

    def _refuse(self, what: str, fix: str) -> NoReturn:
        _refuse(self.name, self._line, what, fix)


def too_large(size: int) -> tuple[str, str]:
    """What is wrong with a file of that many bytes, and what to do."""
    return f"{size / 1e6:,.1f} MB are more than the {LARGEST / 1e6:,.0f} MB that a table may have", "split the table"


def _next(reader: Iterator[list[str]], lines: _Lines, line: int) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        if str(error).startswith("new-line character"):
            _refuse(lines.name, line, "the lines end with CR alone", _AS_UTF8)
        what = f"not CSV in the row that begins here: {error}"
        _refuse(lines.name, line, what, "check the quotes: each is closed, and one within a cell is doubled")


def _header(cells: list[str] | None, name: str, columns: tuple[str, ...]) -> tuple[dict[str, int], int]:
    if not cells:
        _refuse(name, 1, "the file is empty", "take the whole table with its header")
    found = [clean(cell)[0] for cell in cells]
    missing = [column for column in columns if column not in found]
    if missing:
        sign = next((sign for sign in _SIGNS if len(found) == 1 and sign in found[0]), "")
        if sign:
            _refuse(name, 1, f"the cells are separated by {_SIGNS[sign]}, not by commas", _AS_UTF8)
        word = "column" if len(missing) == 1 else "columns"
        _refuse(name, 1, f"the header has no {word} {', '.join(missing)}", "take the whole table")
    twice = sorted({column for column in columns if found.count(column) > 1})
    if twice:
        _refuse(name, 1, f"the header has the column {', '.join(twice)} twice", "keep one of the two")
    return {column: found.index(column) for column in columns}, len(found)


def _wrong_width(found: int, wanted: int) -> tuple[str, str]:
    fix = "quote cells that hold a comma" if found > wanted else "write a comma for each cell, also an empty one"
    return f"{found} cells where the header has {wanted}", fix


def _record(name: str, number: int, line: int, cells: dict[str, str]) -> Record:
    for column, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            _refuse(name, line, f"{column}: the cell is longer than {_LONGEST_CELL:,} characters", "check the quotes")
    cleaned = {column: clean(cell) for column, cell in cells.items()}
    return Record(
        number, line, {column: text for column, (text, _) in cleaned.items()}, any(bad for _, bad in cleaned.values())
    )


def clean(cell: str) -> tuple[str, bool]:
    r"""A cell on one line, without characters that nobody can see, and whether there were any; blanks do not count.

    >>> clean("  Doha\tProgramme 2022\u2013\u200d2031\u202e \n")
    ('Doha Programme 2022\u20132031', True)
    >>> clean("of 10\xa0December\n")
    ('of 10 December', False)
    """
    if cell.isprintable():
        return " ".join(cell.split()), False
    text = _HIDDEN.sub("", cell)
    visible = CONTROL.sub(" ", text)
    control = CONTROL.search(text.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    return " ".join(visible.split()), len(text) != len(cell) or control is not None


def _refuse(name: str, line: int, what: str, fix: str) -> NoReturn:
    raise DataError(f"{name}:{line}: {what}; {fix}")

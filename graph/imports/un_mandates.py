"""The table of mandate documents in the proposed programme budget of the United Nations: layout, rows, and what they say.

One row lists one mandate document of an entity: under which programme and subprogramme, by its symbol as printed and, for
most, by its full symbol. The layout is that of the tables that the United Nations Secretariat makes of the sections of a
proposed programme budget ("PPB 2027").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import DataError
from graph.imports.csv_table import records
from graph.names import fold

if TYPE_CHECKING:
    from graph.imports.csv_table import Record

KIND = "un-mandates"
COLUMNS = (
    "Origin Document",
    "Part In Document",
    "File",
    "Addendum",
    "Part",
    "Section",
    "Section Title",
    "Entity-Long",
    "Entity",
    "Programme",
    "Programme Title",
    "Subprogramme",
    "Subprogramme Title",
    "Description",
    "Link",
    "Symbol",
    "Full Document Symbol",
    "Source",
)
_AS_THEY_ARE = {
    "origin": "Origin Document",
    "heading": "Part In Document",
    "section": "Section",
    "programme_title": "Programme Title",
    "subprogramme_title": "Subprogramme Title",
    "description": "Description",
    "symbol": "Full Document Symbol",
    "series": "Source",
}
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{1,2000}")
_WHOLE = re.compile(r"(\d+)\.0+")
_ISSUERS = {
    "A/RES/": "general assembly",
    "A/HRC/RES/": "human rights council",
    "E/RES/": "economic and social council",
    "ESCAP/RES/": "economic and social commission for asia and the pacific",
    "S/RES/": "security council",
}
"""Who adopts the resolutions whose symbols begin so (https://research.un.org/en/docs/symbols)."""
_NAMES_A_BODY = re.compile(r"\b(assembly|board|commission|committee|conference|council)\b")
_BACKGROUND = "mandates and background"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an entity lists a document as a mandate of its programme or subprogramme."""

    number: int
    """As a spreadsheet counts: the header is row 1."""
    line: int
    origin: str
    heading: str
    section: str
    entity: str
    entity_name: str
    programme: str
    programme_title: str
    subprogramme: str
    subprogramme_title: str
    description: str
    link: str
    """A web address, or nothing."""
    bad_link: str
    """What stands in the cell of the link but is no web address."""
    printed: str
    symbol: str
    series: str
    hidden: bool

    @property
    def title(self) -> str:
        """The title of the document; nothing where the row tells about the mandate in sentences instead."""
        return "" if self.tells else self.description

    @property
    def tells(self) -> bool:
        """Whether the description is a passage about the mandate, not a title."""
        return fold(self.heading) == _BACKGROUND

    @property
    def doubt(self) -> str:
        """Why the full symbol is not that of the document the row means; nothing if there is no reason to think so."""
        issuer = next((name for start, name in _ISSUERS.items() if self.symbol.startswith(start)), "")
        series = self.series.casefold()
        if issuer and _NAMES_A_BODY.search(series) and issuer not in series:
            return f"{self.symbol} is a symbol of the {issuer.title()}, the row counts the document to {self.series!r}"
        if self.symbol and not _within(_numbers(self.symbol), _numbers(self.printed)):
            return f"{self.symbol} has other numbers than {self.printed!r}, as printed"
        return ""

    @property
    def year(self) -> str:
        """The year of the origin document, if its name has one."""
        found = re.search(r"\b(19|20)\d\d\b", self.origin)
        return found[0] if found else ""


def read(handle: BinaryIO, name: str) -> tuple[Row, ...]:
    """The rows of an open file.

    Raises:
        DataError: the file cannot be read, or a row names no entity or no document; says on which line.

    """
    return tuple(_row(record, name) for record in records(handle, name, COLUMNS))


def _row(record: Record, name: str) -> Row:
    cell = record.cells
    if not (cell["Entity"] or cell["Entity-Long"]):
        raise DataError(f"{name}:{record.line}: the row names no entity; fill Entity and Entity-Long")
    if not (cell["Symbol"] or cell["Full Document Symbol"]):
        raise DataError(f"{name}:{record.line}: the row names no document; fill Symbol or Full Document Symbol")
    link = cell["Link"]
    sound = bool(_ADDRESS.fullmatch(link))
    return Row(
        record.number,
        record.line,
        **{field: cell[column] for field, column in _AS_THEY_ARE.items()},
        entity=cell["Entity"] or cell["Entity-Long"],
        entity_name=cell["Entity-Long"] or cell["Entity"],
        programme=_whole(cell["Programme"]),
        subprogramme=_whole(cell["Subprogramme"]),
        link=link if sound else "",
        bad_link="" if sound else link,
        printed=cell["Symbol"] or cell["Full Document Symbol"],
        hidden=record.hidden,
    )


def _whole(number: str) -> str:
    """A number as people write it: tables of programs turn 17 into 17.0."""
    match = _WHOLE.fullmatch(number)
    return match[1] if match else number


def _numbers(symbol: str) -> list[str]:
    return re.findall(r"\d+", symbol)


def _within(few: list[str], many: list[str]) -> bool:
    """Whether numbers stand within others, in their order and side by side."""
    return any(many[start : start + len(few)] == few for start in range(len(many) - len(few) + 1))

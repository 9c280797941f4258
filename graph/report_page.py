"""A report as one printable page.

Identifiers stand small under the name they belong to, a document and its paragraph stand in one cell, and the numbers of a
column have the same digits, so that wide tables can be read and printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.report import Cell, Report, Section

_MOST_DIGITS = 4
_LONG = 40


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as readers see it: its text, and a smaller text under it."""

    text: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as readers see it; ``kind`` is ``number``, ``long`` (running text), or nothing."""

    name: str
    cells: tuple[Shown, ...]
    kind: str = ""

    def over(self, under: Sequence[Cell]) -> Column:
        """The same with the cells of another column small under its own."""
        cells = (replace(cell, small=str(small or "")) for cell, small in zip(self.cells, under, strict=True))
        return replace(self, cells=tuple(cells))

    def before(self, other: Sequence[Cell]) -> Column:
        """The same with the cells of another column behind its own."""
        cells = (
            replace(cell, text=", ".join(str(text) for text in (cell.text, next_) if text))
            for cell, next_ in zip(self.cells, other, strict=True)
        )
        return replace(self, cells=tuple(cells))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as readers see it."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]

    @property
    def rows(self) -> list[list[tuple[Shown, str]]]:
        """Each row as cells with their kinds."""
        cells = zip(*(column.cells for column in self.columns), strict=True)
        return [[(cell, column.kind) for cell, column in zip(row, self.columns, strict=True)] for row in cells]


def page(report: Report) -> bytes:
    """The report as one HTML page that loads nothing; whatever a cell holds is text."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("graph", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resources.files("graph").joinpath("pages", "report.css").read_text(encoding="utf-8")
    sheets = [sheet(section) for section in report.sections]
    template = environment.get_template("report.html")
    text = template.render(report=report, sheets=sheets, style=Markup(style))  # noqa: S704 - our own
    return (text.rstrip() + "\n").encode()


def sheet(section: Section) -> Sheet:
    """The table of a section, ready to be shown."""
    columns: list[Column] = []
    for place, name in enumerate(section.columns):
        cells = [row[place] for row in section.rows]
        last = columns[-1].name if columns else ""
        if last and (name == "id" or name.endswith(("_id", " id"))):
            columns[-1] = columns[-1].over(cells)
        elif last.endswith("document") and name.endswith("paragraph"):
            columns[-1] = columns[-1].before(cells)
        else:
            columns.append(_column(name.replace("_", " "), cells))
    return Sheet(section.name, section.title, section.note, tuple(columns))


def _column(name: str, cells: Sequence[Cell]) -> Column:
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    if numbers and len(numbers) == sum(cell not in (None, "") for cell in cells):
        return Column(name, tuple(map(Shown, _same_digits(cells))), "number")
    texts = ["" if cell is None else str(cell) for cell in cells]
    return Column(name, tuple(map(Shown, texts)), "long" if max(map(len, texts), default=0) > _LONG else "")


def _same_digits(cells: Sequence[Cell]) -> list[str]:
    """Numbers with as many digits after the point as the one that has most of them; very small ones as they are."""
    numbers = [repr(cell) for cell in cells if isinstance(cell, int | float)]
    digits = max(len(number.partition(".")[2]) for number in numbers)
    fixed = 0 < digits <= _MOST_DIGITS and not any("e" in number for number in numbers)
    return [
        f"{cell:.{digits}f}" if fixed and isinstance(cell, int | float) else "" if cell is None else str(cell)
        for cell in cells
    ]

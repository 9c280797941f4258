"""What an analysis found, ready to be shown: a title, notes on method and reading, and one or more tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a report: a short name for files and options, a title for readers, columns and rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    aside: tuple[str, ...] = ()
    """Columns that a terminal is too narrow for; every other form has them."""

    @property
    def narrow(self) -> Section:
        """The section without the columns that stand aside."""
        kept = [place for place, column in enumerate(self.columns) if column not in self.set_aside]
        rows = tuple(tuple(row[place] for place in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[place] for place in kept), rows=rows, aside=())

    @property
    def set_aside(self) -> tuple[str, ...]:
        """Columns that a terminal does without: those named so, and identifiers."""
        return tuple(c for c in self.columns if c in self.aside or c == "id" or c.endswith((" id", "_id")))


@dataclass(frozen=True, slots=True)
class Report:
    """A title, notes (what was read, by which method, what it cannot say), and sections; the first one is the main one."""

    title: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section:
        """The section of that name.

        Raises:
            UnknownNameError: there is none; lists those there are.

        """
        found = {section.name: section for section in self.sections}
        if name not in found:
            raise UnknownNameError(f"this report has no table {name!r}; it has {', '.join(found)}", tuple(found))
        return found[name]


def rounded(row: Iterable[Cell], digits: int = 3) -> tuple[Cell, ...]:
    """A row with its fractions rounded, so that the last bits of a processor never show.

    >>> rounded(("WP.8", 0.123456, 3))
    ('WP.8', 0.123, 3)
    """
    return tuple(round(cell, digits) if isinstance(cell, float) else cell for cell in row)

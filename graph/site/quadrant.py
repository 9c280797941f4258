"""The quadrant of cooperation and overlap: how many pairs of bodies stand where, as values for a template.

Pairs are counted in fields: to the right the more their provisions overlap (sum of the scores), upwards the more statements
of cooperation that exists or is agreed are on record.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.site.comparison import firm, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.between import BodyPair
    from graph.site.comparison import Comparison

QUADRANTS = (
    "overlap without cooperation on record",
    "overlap and cooperation",
    "cooperation without overlap found",
    "neither on record",
)
"""As :attr:`graph.analysis.between.BodyPair.quadrant` calls them, in the order in which they are told."""
SCORES = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0)
"""From which sum of scores the columns begin; the first one is for pairs without an overlap."""
MOST_TIES = 4
"""The highest row is for so many statements or more; there are never fewer than two rows above "none"."""
_WIDE, _TALL, _LEFT, _TOP, _GAP = 120, 74, 120, 30, 18
_LARGEST = 33.0


@dataclass(frozen=True, slots=True)
class Bubble:
    """The pairs of one field."""

    x: int
    y: int
    radius: float
    number: int
    overlaps: bool
    cooperates: bool
    words: str


@dataclass(frozen=True, slots=True)
class Quadrant:
    """All that is drawn."""

    bubbles: tuple[Bubble, ...]
    columns: tuple[tuple[int, str], ...]
    rows: tuple[tuple[int, str], ...]
    counts: tuple[tuple[str, int], ...]
    left: int = _LEFT
    top: int = _TOP
    gap: int = _GAP
    wide: int = _WIDE
    tall: int = _TALL

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return self.left + len(self.columns) * self.wide + self.gap + 4

    @property
    def bottom(self) -> int:
        """The lower edge of the fields."""
        return self.top + len(self.rows) * self.tall + self.gap

    @property
    def height(self) -> int:
        """Height of the drawing, with the scale below."""
        return self.bottom + 56

    @property
    def middle(self) -> tuple[int, int]:
        """Where the two lines cross that part the quadrants."""
        return self.left + self.wide + self.gap // 2, self.top + (len(self.rows) - 1) * self.tall + self.gap // 2


def quadrant(comparison: Comparison) -> Quadrant:
    """The drawing of all pairs of bodies with an overlap, a fragmentation or a tie."""
    fields: dict[tuple[int, int], list[BodyPair]] = defaultdict(list)
    for pair in comparison.pairs:
        fields[_field(pair)].append(pair)
    most = min(MOST_TIES, max(2, *(firm(pair) for pair in comparison.pairs))) if comparison.pairs else 2
    bubbles = tuple(_bubble(comparison, place, fields[place], most) for place in sorted(fields))
    columns = tuple((_x(n), words) for n, words in enumerate(("none found", *_ranges())))
    rows = tuple((_y(n, most), _row(n)) for n in range(most + 1))
    counts = tuple((name, sum(pair.quadrant == name for pair in comparison.pairs)) for name in QUADRANTS)
    return Quadrant(bubbles, columns, rows, counts)


def _field(pair: BodyPair) -> tuple[int, int]:
    column = sum(pair.weighted >= start for start in SCORES[1:]) + 1 if strong(pair) else 0
    return column, min(firm(pair), MOST_TIES)


def _ranges() -> list[str]:
    named = [f"{start:g}" for start in SCORES]
    return [
        f"up to {named[1]}",
        *(f"{a} to {b}" for a, b in itertools.pairwise(named[1:])),
        f"over {named[-1]}",
    ]


def _x(column: int) -> int:
    return _LEFT + column * _WIDE + _WIDE // 2 + (_GAP if column else 0)


def _row(number: int) -> str:
    return "none" if number == 0 else f"{number} or more" if number == MOST_TIES else str(number)


def _y(row: int, most: int) -> int:
    return _TOP + (most - row) * _TALL + _TALL // 2 + (0 if row else _GAP)


def _bubble(comparison: Comparison, place: tuple[int, int], pairs: Sequence[BodyPair], most: int) -> Bubble:
    column, row = place
    number = len(pairs)
    radius = round(min(_LARGEST, 9 + 2.4 * math.sqrt(number)), 1)
    names = [f"{one} and {other}" for one, other in (_names(comparison, pair) for pair in pairs[:3])]
    more = f" and {number - 3} more" if number > 3 else ""
    return Bubble(_x(column), _y(row, most), radius, number, column > 0, row > 0, "; ".join(names) + more)


def _names(comparison: Comparison, pair: BodyPair) -> tuple[str, str]:
    return comparison.naming.short_actor(pair.one), comparison.naming.short_actor(pair.other)

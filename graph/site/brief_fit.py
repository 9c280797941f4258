"""How many rows of each part of a brief fit on one A4 page in print.

Heights are estimated in millimetres from the number of letters, for the faces and sizes of ``brief.css`` with Arial or a
face of its widths, and rounded up; a twelfth of the page is left free for wider ones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 273.0
"""Height of an A4 page without its margins of 12 mm."""
_FREE = 0.08
_LINE, _SMALL_LINE = 3.75, 3.3
_PADDING = 1.9
LONGEST = 190
"""Letters of our wording that a row shows; the whole stands in the folded table and the other forms."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a part: their heights, how many are shown at least if there are so many, and how many at most."""

    heights: Sequence[float]
    least: int
    most: int


def text_height(text: str, letters: int, *, small: bool = False) -> float:
    """The height of a text in a column of so many letters.

    >>> text_height("Spreads good practice.", 40), text_height("", 40)
    (3.75, 0.0)
    """
    return math.ceil(len(text) / letters) * (_SMALL_LINE if small else _LINE)


def row_height(*cells: float) -> float:
    """The height of a row whose cells are so high."""
    return max(cells, default=0.0) + _PADDING


def fitting(parts: Sequence[Rows], fixed: float) -> list[int]:
    """How many rows of each part fit beside what is shown anyway; parts take turns, the first one first.

    Where not even the least fit, they shrink to one row each.

    >>> fitting([Rows([10.0] * 30, 3, 8), Rows([5.0] * 2, 3, 8)], 150.0)
    [8, 2]
    >>> fitting([Rows([10.0] * 30, 3, 8), Rows([5.0] * 20, 3, 8)], 190.0)
    [4, 4]
    >>> fitting([Rows([30.0] * 30, 3, 8), Rows([30.0] * 20, 3, 8)], 150.0)
    [2, 1]
    """
    shown = [min(part.least, len(part.heights)) for part in parts]
    while _left(parts, shown, fixed) < 0 and max(shown, default=0) > 1:
        shown[max(range(len(parts)), key=lambda place: (shown[place], place))] -= 1
    grown = True
    while grown:
        grown = False
        for place, part in enumerate(parts):
            n = shown[place]
            if n < min(part.most, len(part.heights)) and part.heights[n] <= _left(parts, shown, fixed):
                shown[place], grown = n + 1, True
    return shown


def _left(parts: Sequence[Rows], shown: Sequence[int], fixed: float) -> float:
    """What is left of the page, in millimetres."""
    taken = sum(sum(part.heights[:n]) for part, n in zip(parts, shown, strict=True))
    return PAGE * (1 - _FREE) - fixed - taken


def clipped(text: str, most: int = LONGEST) -> str:
    """A text cut at a word, with a mark, if it is longer than so many letters.

    >>> clipped("one two three", 9), clipped("one two", 9)
    ('one two …', 'one two')
    """
    if len(text) <= most:
        return text
    head = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
    return f"{head} …"

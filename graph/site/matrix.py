"""The matrix of bodies whose provisions overlap: a drawing at fixed places, as values for a template.

Shade and number say how many pairs of provisions overlap; the border, not a colour, says whether the two deal with each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.between import MANAGED
from graph.site.comparison import strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.between import BodyPair
    from graph.rdf import Iri
    from graph.site.comparison import Comparison

MOST_BODIES = 40
STEPS = (1, 2, 5, 10, 20)
"""The smallest number of overlapping pairs of each shade."""
_CELL, _TOP = 25, 34
"""Height of a row and of the head, in pixels, as the style sheet has them for the names beside the drawing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row and column of the matrix."""

    number: int
    name: str
    href: str
    at: int
    """The middle of the row from the top, and of the column from the left of the first one."""
    opens: bool
    """Whether an organization begins here."""


@dataclass(frozen=True, slots=True)
class Square:
    """Two bodies whose provisions overlap."""

    x: int
    y: int
    number: int
    shade: int
    managed: bool
    duplicates: bool
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that is drawn."""

    places: tuple[Place, ...]
    squares: tuple[Square, ...]
    left_out: int
    """Bodies that overlap and are not drawn, because there are too many."""
    cell: int = _CELL
    top: int = _TOP

    @property
    def size(self) -> int:
        """Width and height of the squares together."""
        return len(self.places) * self.cell

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return self.size + 4

    @property
    def height(self) -> int:
        """Height of the drawing."""
        return self.top + self.size + 4


def matrix(comparison: Comparison) -> Matrix:
    """The matrix of the bodies that overlap most, those of one organization side by side."""
    everybody = ordered(comparison, comparison.overlapping)
    kept = set(sorted(everybody, key=lambda body: (-_total(comparison.overlapping, body), body))[:MOST_BODIES])
    bodies = [body for body in everybody if body in kept]
    naming, organization = comparison.naming, comparison.record.organization
    places = tuple(
        Place(
            n + 1,
            naming.short_actor(body),
            naming.addresses.of(body),
            n * _CELL + _CELL // 2,
            n > 0 and organization(body) != organization(bodies[n - 1]),
        )
        for n, body in enumerate(bodies)
    )
    at = {body: n for n, body in enumerate(bodies)}
    squares = [
        square
        for pair in comparison.overlapping
        if pair.one in at and pair.other in at
        for square in _both(comparison, pair, at[pair.one], at[pair.other])
    ]
    return Matrix(places, tuple(sorted(squares, key=lambda one: (one.y, one.x))), len(everybody) - len(bodies))


def ordered(comparison: Comparison, pairs: Sequence[BodyPair]) -> list[Iri]:
    """The bodies of some pairs so that blocks show.

    Those of one organization stand together, and what overlaps most, organization or body in it, stands first.
    """
    record = comparison.record
    bodies = {body for pair in pairs for body in (pair.one, pair.other)}
    totals = {body: _total(pairs, body) for body in bodies}
    of: dict[Iri, Iri] = {body: record.organization(body) or body for body in bodies}
    sums: dict[Iri, int] = defaultdict(int)
    for body in bodies:
        sums[of[body]] += totals[body]
    return sorted(bodies, key=lambda body: (-sums[of[body]], of[body], -totals[body], body))


def _total(pairs: Sequence[BodyPair], body: Iri) -> int:
    return sum(strong(pair) for pair in pairs if body in (pair.one, pair.other))


def _both(comparison: Comparison, pair: BodyPair, one: int, other: int) -> list[Square]:
    number = strong(pair)
    shade = sum(number >= step for step in STEPS)
    names = " and ".join(comparison.naming.short_actor(body) for body in (pair.one, pair.other))
    words = f"{names}: {number} overlapping {'pair' if number == 1 else 'pairs'}, {pair.management}"
    href = comparison.address(pair.one, pair.other)
    managed, duplicates = pair.management == MANAGED, pair.count("duplication") > 0
    return [
        Square(x * _CELL, y * _CELL, number, shade, managed, duplicates, href, words)
        for x, y in ((one, other), (other, one))
    ]

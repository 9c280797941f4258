"""Whom a body serves: the economies that are members of it or of the organization above it, and how two such circles meet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.vocab import concept

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.view import View

_FULL = tuple(concept("membership-kind", kind) for kind in ("member", "nonregional-member", "participating-member"))


class Circles(NamedTuple):
    """How the memberships of two bodies meet: numbers of economies; all 0 where one of them is not known."""

    one: int
    other: int
    shared: int

    @property
    def known(self) -> bool:
        """Whether both memberships are on record."""
        return bool(self.one and self.other)

    @property
    def inside(self) -> float:
        """Share of the smaller circle that is also in the other one, 0 to 1 (Simpson's overlap coefficient)."""
        return self.shared / min(self.one, self.other) if self.known else 0.0


class Memberships:
    """The members of each organization and the bodies above each body, as the registers and documents tell them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._members: dict[Iri, set[Iri]] = {}
        for row in view.of_type("Membership"):
            if not set(view.iris(row, "kind")).isdisjoint(_FULL):
                for organization in view.iris(row, "organization"):
                    self._members.setdefault(organization, set()).update(view.iris(row, "member"))
        self._organizations = frozenset(view.of_type("Organization"))
        self.above = cache(self._above)
        self.of = cache(self._of)
        self.circles = cache(self._circles)

    def _above(self, body: Iri) -> tuple[Iri, ...]:
        """The body and all above it, nearest first."""
        found, todo = [], [body]
        while todo:
            found += todo
            todo = sorted({parent for one in todo for parent in self._view.iris(one, "parent")} - set(found))
        return tuple(found)

    def organization(self, body: Iri) -> Iri:
        """The nearest organization: the body itself if it is one, else the first above it that is, else the body."""
        return next((one for one in self.above(body) if one in self._organizations), body)

    def _of(self, body: Iri) -> frozenset[Iri]:
        """The members of a body, else of the nearest one above it that has some."""
        return next((frozenset(self._members[one]) for one in self.above(body) if one in self._members), frozenset())

    def _circles(self, one: Iri, other: Iri) -> Circles:
        first, second = self._of(one), self._of(other)
        return Circles(len(first), len(second), len(first & second)) if first and second else Circles(0, 0, 0)

"""Everything the site shows of overlap between bodies, computed once: pairs of bodies, and the briefs that get a page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.brief import STRONG, Briefs
from graph.analysis.network_view import EXISTING
from graph.analysis.overlap_graph import compared
from graph.analysis.record import Record
from graph.rdf import Iri, Quad
from graph.site.addresses import local_name, safe
from graph.site.views import Link
from graph.view import View

if TYPE_CHECKING:
    from graph.analysis.between import BodyPair
    from graph.analysis.brief import Brief
    from graph.analysis.overlap import Overlap
    from graph.site.naming import Naming
    from graph.store import KnowledgeGraph

MOST_BRIEFS = 220
"""How many two-body briefs get a page: organizations first, then the pairs of bodies with most overlap."""


class Comparison:
    """Pairs of bodies with their overlaps and ties, and where their briefs stand."""

    def __init__(self, kg: KnowledgeGraph, naming: Naming) -> None:
        self.naming, self._kg = naming, kg
        self._made: dict[tuple[Iri, Iri], Brief] = {}

    @cached_property
    def record(self) -> Record:
        """What is on record of every body."""
        return Record(self._kg.query)

    @cached_property
    def view(self) -> View:
        """The settled view."""
        return View(Quad(*triple, Iri("")) for triple in self.naming.source.settled.all)

    @cached_property
    def briefs(self) -> Briefs:
        """What sets two bodies side by side."""
        return Briefs(self.record, self.view, self._kg.paths.ontology)

    @cached_property
    def pairs(self) -> tuple[BodyPair, ...]:
        """Pairs of bodies of which none is above the other, those with most overlap first."""
        return tuple(pair for pair in compared(self.view).bodies if not pair.in_line)

    @cached_property
    def overlapping(self) -> tuple[BodyPair, ...]:
        """The pairs with at least one overlap, most first."""
        return tuple(pair for pair in self.pairs if strong(pair))

    @cached_property
    def provisions(self) -> tuple[Overlap, ...]:
        """All pairs of provisions graded overlap or duplication, the most alike first."""
        return tuple(pair for pair in compared(self.view).overlaps if pair.likeness.grade in STRONG)

    @cached_property
    def addresses(self) -> dict[tuple[Iri, Iri], str]:
        """The path of the brief of each pair that has one; pairs in the order of their IRIs."""
        return {pair: f"briefs/{_name(pair[0])}--{_name(pair[1])}.html" for pair in self._chosen()}

    def _chosen(self) -> list[tuple[Iri, Iri]]:
        telling = [pair for pair in self.pairs if strong(pair) or self.direct(pair)]
        folded: dict[tuple[Iri, Iri], float] = {}
        for pair in telling:
            tops = [self.record.organization(body) for body in (pair.one, pair.other)]
            one, other = sorted(top or body for top, body in zip(tops, (pair.one, pair.other), strict=True))
            if one != other and one not in self.record.above(other) and other not in self.record.above(one):
                folded[one, other] = folded.get((one, other), 0.0) + pair.weighted
        organizations = sorted(folded, key=lambda two: (-folded[two], two))
        bodies = sorted(telling, key=lambda pair: (-pair.weighted, -len(self.direct(pair)), pair.one, pair.other))
        return list(dict.fromkeys([*organizations, *((pair.one, pair.other) for pair in bodies)]))[:MOST_BRIEFS]

    def brief(self, two: tuple[Iri, Iri]) -> Brief:
        """The brief of two bodies, in the order of their IRIs."""
        if two not in self._made:
            self._made[two] = self.briefs.between(*two)
        return self._made[two]

    def direct(self, pair: BodyPair) -> list[Iri]:
        """The statements of cooperation, and the concerns, between the two themselves."""
        return sorted({tie.fact for tie in (*pair.cooperation, *pair.concerns) if pair.direct(tie)})

    def address(self, one: Iri, other: Iri) -> str:
        """The path of the brief of two bodies, or nothing."""
        return self.addresses.get((min(one, other), max(one, other)), "")

    def link(self, one: Iri, other: Iri) -> Link:
        """The brief of two bodies by their short names."""
        names = " and ".join(self.naming.short_actor(body) for body in (one, other))
        return Link(names, self.address(one, other))

    def partners(self, body: Iri) -> list[tuple[Iri, str]]:
        """Every body with which a body has a brief, by name, with the path of the brief."""
        found = [(b if a == body else a, path) for (a, b), path in self.addresses.items() if body in (a, b)]
        return sorted(found, key=lambda other: (self.naming.short_actor(other[0]), other[0]))


def strong(pair: BodyPair) -> int:
    """The number of pairs of provisions graded overlap or duplication."""
    return sum(pair.count(grade) for grade in STRONG)


def firm(pair: BodyPair) -> int:
    """The number of statements of cooperation that exists or is agreed, between the two or above them."""
    return len({tie.fact for tie in pair.cooperation if tie.layer == EXISTING})


def _name(body: Iri) -> str:
    return safe(local_name(body))

"""How near two concepts of a scheme are, from their places in the hierarchy, and the broad area in which a topic stands."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING

from graph.rdf import Iri, Triple
from graph.vocab import BASE, expand

if TYPE_CHECKING:
    from collections.abc import Iterable

_BROADER, _MEMBER = expand("skos:broader"), expand("skos:member")
_IN_SCHEME = expand("skos:inScheme")


class Taxonomy:
    """The concept schemes as trees."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._broader: dict[Iri, list[Iri]] = {}
        self._area: dict[Iri, list[Iri]] = {}
        self._concepts: set[Iri] = set()
        for triple in triples:
            if triple.predicate == _BROADER and isinstance(triple.object, Iri):
                self._broader.setdefault(triple.subject, []).append(triple.object)
            elif triple.predicate == _MEMBER and isinstance(triple.object, Iri):
                self._area.setdefault(triple.object, []).append(triple.subject)
            elif triple.predicate == _IN_SCHEME:
                self._concepts.add(triple.subject)
        self._above: dict[Iri, tuple[Iri, ...]] = {}
        self.information = cache(self._information)
        self.likeness = cache(self._likeness)

    def above(self, concept: Iri) -> tuple[Iri, ...]:
        """The concept itself and all broader ones, line by line upwards; a line that comes back to itself ends there."""
        if concept not in self._above:
            found, todo = [], [concept]
            while todo:
                one = todo.pop()
                if one not in found:
                    found.append(one)
                    todo += sorted(self._broader.get(one, ()), reverse=True)
            self._above[concept] = tuple(found)
        return self._above[concept]

    def narrowest(self, concepts: Iterable[Iri]) -> list[Iri]:
        """The concepts without those that another of them lies under, sorted."""
        given = set(concepts)
        broader = {above for concept in given for above in self.above(concept)[1:]}
        return sorted(given - broader)

    def _information(self, concept: Iri) -> float:
        """How much it says that something is about the concept, 0 (nearly all) to 1 (one leaf of the scheme).

        Intrinsic information content: Seco, Veale and Hayes (2004), "An intrinsic information content metric for
        semantic similarity in WordNet".
        """
        below, size = self._below[concept], self._size[scheme(concept)]
        return 1 - math.log(below) / math.log(size) if size > 1 and below else 0.0

    def _likeness(self, one: Iri, other: Iri) -> float:
        """How near two concepts are, 0 to 1: Lin (1998), "An information-theoretic definition of similarity"."""
        if one == other:
            return 1.0
        common = set(self.above(one)) & set(self.above(other))
        both = self.information(one) + self.information(other)
        return 2 * max(self.information(c) for c in common) / both if common and both else 0.0

    def nested(self, one: Iri, other: Iri) -> bool:
        """Whether one concept is the other or lies under it."""
        return one in self.above(other) or other in self.above(one)

    def areas(self, topic: Iri) -> tuple[Iri, ...]:
        """The broad areas of a topic: those that list it, else those of its nearest broader topic that has any."""
        return next((tuple(sorted(self._area[above])) for above in self.above(topic) if above in self._area), ())

    @cached_property
    def _below(self) -> Counter[Iri]:
        return Counter(above for concept in self._concepts for above in self.above(concept))

    @cached_property
    def _size(self) -> Counter[str]:
        return Counter(scheme(concept) for concept in self._concepts)


def scheme(concept: Iri) -> str:
    """The scheme of a concept.

    >>> scheme(Iri("https://w3id.org/smepb/concept/topic/clusters"))
    'topic'
    """
    return concept.removeprefix(f"{BASE}concept/").partition("/")[0]

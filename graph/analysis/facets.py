"""What a provision is about: topics, activities, beneficiaries and regions, stated by the fact or derived from its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.lexicon import SCHEMES, Lexicon
from graph.analysis.taxonomy import scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.rdf import Iri

STATED, DERIVED = "stated", "derived"


@dataclass(frozen=True, slots=True)
class Facet:
    """One concept that a provision has: whether the fact states it or its words show it, and the words."""

    concept: Iri
    basis: str
    words: tuple[str, ...] = ()

    @property
    def scheme(self) -> str:
        """Topic, activity, beneficiary or region."""
        return scheme(self.concept)


def facets(text: str, stated: Iterable[Iri], lexicon: Lexicon) -> tuple[Facet, ...]:
    """The facets of a text and of the concepts stated with it, in the order of the schemes, then by concept.

    A concept that is stated and also shows in the words counts as stated; its words are kept. Words count once, however
    often they stand there.
    """
    words: dict[Iri, dict[str, None]] = {}
    for found in lexicon.find(text):
        words.setdefault(found.concept, {})[found.words] = None
    told = set(stated)
    made = [Facet(c, STATED if c in told else DERIVED, tuple(words.get(c, ()))) for c in {*told, *words}]
    return tuple(sorted(made, key=lambda facet: (SCHEMES.index(facet.scheme), facet.concept)))

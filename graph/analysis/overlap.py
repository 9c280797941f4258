"""Where the provisions of two bodies meet: every pair of different bodies whose area is the same, scored and graded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.candidates import candidates
from graph.analysis.lexicon import Lexicon
from graph.analysis.likeness import Judge
from graph.analysis.members import Memberships
from graph.analysis.period import meeting
from graph.analysis.taxonomy import Taxonomy
from graph.analysis.weights import WEIGHTS
from graph.analysis.wording import wording
from graph.vocab import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.likeness import Described, Likeness
    from graph.analysis.provisions import Provision
    from graph.view import View

VERSION = "1"
_BLOCK = 65_536
_CONCEPT_TRIPLES = tuple(
    expand(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel", "broader", "member", "inScheme")
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two provisions of different bodies and how alike they are."""

    one: Provision
    other: Provision
    likeness: Likeness
    periods: str
    """Whether the two hold at the same time, as far as it is known."""


def judge_of(view: View, background: Sequence[str], way: str = "words") -> Judge:
    """A judge with the concepts and memberships of a graph; ``background`` are the texts it learns common words from.

    Raises:
        MissingExtraError: the way of wording is not installed.

    """
    triples = list(view.triples(*_CONCEPT_TRIPLES))
    lexicon = Lexicon(triples)
    chosen = wording(way, background, lexicon.subject_stems())
    return Judge(lexicon, Taxonomy(triples), Memberships(view), chosen, WEIGHTS[chosen.name])


def describe(judge: Judge, provisions: Sequence[Provision]) -> list[Described]:
    """Each provision with its facets, in the order given."""
    return [
        judge.describe(p.text, p.bodies, (concept for _, concept in p.stated), title_only=p.kind == "subprogramme")
        for p in provisions
    ]


def overlaps(
    judge: Judge, provisions: Sequence[Provision], described: Sequence[Described], least: str = "fragmentation"
) -> list[Overlap]:
    """Pairs of provisions of different bodies with at least the grade, the most alike first; the order given does not matter.

    A provision that does not say what it is about ("the term is prolonged") is left out. Of more than
    :data:`graph.analysis.candidates.EVERY` provisions only the nearest of each are compared.
    """
    spoken = sorted((n for n, one in enumerate(described) if one.has_subject), key=lambda n: provisions[n].iri)
    comparison = judge.comparison([described[n] for n in spoken])
    ones, others = candidates(comparison)
    kept: list[Overlap] = []
    for start in range(0, len(ones), _BLOCK):
        block = slice(start, start + _BLOCK)
        graded = judge.graded(comparison.parts(ones[block], others[block]))
        chosen = graded.at_least(least)
        for n, likeness in zip(chosen, graded.likenesses(chosen), strict=True):
            one, other = provisions[spoken[ones[start + n]]], provisions[spoken[others[start + n]]]
            kept.append(Overlap(one, other, likeness, meeting(one.period, other.period)))
    return sorted(kept, key=lambda pair: (-pair.likeness.score, pair.one.iri, pair.other.iri))

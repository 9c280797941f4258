"""Facets and overlaps as triples, for the derived graphs."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.between import IN_LINE, MANAGED, BodyPair, Ties, between
from graph.analysis.facets import DERIVED
from graph.analysis.members import Memberships
from graph.analysis.network_view import ties
from graph.analysis.overlap import Overlap, describe, judge_of, overlaps
from graph.analysis.provisions import Provision, provisions
from graph.rdf import XSD, Iri, Literal, Triple
from graph.vocab import TYPE, concept, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.analysis.likeness import Described
    from graph.view import View

_STRONG = ("overlap", "duplication")


class Compared(NamedTuple):
    """Everything the three graphs need, computed once for a view."""

    provisions: Sequence[Provision]
    described: Sequence[Described]
    overlaps: Sequence[Overlap]
    bodies: Sequence[BodyPair]


@lru_cache(maxsize=1)
def compared(view: View) -> Compared:
    """Provisions with their facets and overlaps by shared words, as every build computes them."""
    found = provisions(view)
    judge = judge_of(view, [provision.text for provision in found], "words")
    described = describe(judge, found)
    pairs = overlaps(judge, found, described)
    return Compared(found, described, pairs, between(Ties(view, Memberships(view), ties(view)), found, pairs))


def derived_facets(view: View) -> Iterator[Triple]:
    """A node for each facet that a provision's words show and its fact does not state."""
    made = compared(view)
    for provision, described in zip(made.provisions, made.described, strict=True):
        for facet in described.facets:
            if facet.basis == DERIVED:
                node = thing("facet", _digest(provision.iri, facet.concept))
                yield Triple(node, TYPE, smepb("DerivedFacet"))
                yield Triple(node, smepb("facetOf"), provision.iri)
                yield Triple(node, smepb("facet"), facet.concept)
                yield Triple(node, smepb("words"), Literal("; ".join(facet.words)))


def provision_overlaps(view: View) -> Iterator[Triple]:
    """A node for each pair of provisions graded overlap or duplication."""
    for pair in compared(view).overlaps:
        like = pair.likeness
        if like.grade not in _STRONG:
            continue
        first, second = sorted((pair.one.iri, pair.other.iri))
        inside = (like.first_in_second, like.second_in_first)
        node = thing("provision-overlap", _digest(first, second))
        yield Triple(node, TYPE, smepb("ProvisionOverlap"))
        yield Triple(node, smepb("firstProvision"), first)
        yield Triple(node, smepb("secondProvision"), second)
        yield Triple(node, smepb("grade"), concept("overlap-grade", like.grade))
        yield Triple(node, smepb("periods"), Literal(pair.periods))
        numbers = zip(
            ("score", "sameArea", "sameSubject", "sameService", "firstInSecond", "secondInFirst"),
            (like.score, *like.answers, *(inside if first == pair.one.iri else inside[::-1])),
            strict=True,
        )
        yield from (Triple(node, smepb(name), decimal(value)) for name, value in numbers)
        if like.held_back:
            yield Triple(node, smepb("heldBack"), Literal(like.held_back))


def body_overlaps(view: View) -> Iterator[Triple]:
    """A node for each pair of bodies whose provisions meet or that have ties on record."""
    for pair in compared(view).bodies:
        node = thing("body-overlap", _digest(pair.one, pair.other))
        yield Triple(node, TYPE, smepb("BodyOverlap"))
        yield Triple(node, smepb("firstBody"), pair.one)
        yield Triple(node, smepb("secondBody"), pair.other)
        yield Triple(node, smepb("management"), concept("management", _management(pair)))
        for name, value in (
            ("score", pair.weighted),
            ("firstInSecond", pair.one_in_other),
            ("secondInFirst", pair.other_in_one),
        ):
            yield Triple(node, smepb(name), decimal(value))
        for name, count in (
            ("duplications", pair.count("duplication")),
            ("overlaps", pair.count("overlap")),
            ("fragmentations", pair.count("fragmentation")),
            *((("sharedMembers", pair.members),) if pair.members is not None else ()),
            ("sharedMeetings", pair.meetings),
            ("sharedDocuments", pair.documents),
        ):
            yield Triple(node, smepb(name), Literal(str(count), f"{XSD}integer"))
        yield from (Triple(node, smepb("restsOn"), tie.fact) for tie in (*pair.cooperation, *pair.concerns))


def _management(pair: BodyPair) -> str:
    return {MANAGED: "managed", IN_LINE: "in-line"}.get(pair.management, "unmanaged")


def decimal(value: float) -> Literal:
    """A number as xsd:decimal with at most four digits after the point, without zeros at its end.

    >>> decimal(0.7300).value, decimal(1.0).value
    ('0.73', '1')
    """
    return Literal(f"{value:.4f}".rstrip("0").rstrip(".") or "0", f"{XSD}decimal")


def _digest(one: Iri, other: Iri) -> str:
    """A short name for two IRIs."""
    return hashlib.sha256(f"{one}\0{other}".encode()).hexdigest()[:16]

"""The settled view: where documents differ about a thing, one value counts, and the others stay in their own graphs.

The default graph that a query sees holds every fact, and of every thing one value for each single-valued property.
The register counts before documents; what was held or completed before what was planned; then the later document;
then the order of fact ids. Nothing is lost: ``GRAPH ?g { ... }`` shows what each document states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.rdf import Iri, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.triples import Claim

DEFAULT = Iri("")


def settle(register: Iterable[Quad], claims: Iterable[Claim]) -> list[Quad]:
    """Quads of the default graph for things that registers and documents describe."""
    settled = [quad._replace(graph=DEFAULT) for quad in register]
    taken = {(quad.subject, quad.predicate) for quad in settled}
    best: dict[tuple[Iri, Iri], Claim] = {}
    for claim in sorted(claims, key=lambda c: c.order):
        key = (claim.subject, claim.predicate)
        if not claim.single:
            settled.append(Quad(claim.subject, claim.predicate, claim.object, DEFAULT))
        elif key not in taken and (key not in best or _goes_before(claim, best[key])):
            best[key] = claim
    return settled + [Quad(c.subject, c.predicate, c.object, DEFAULT) for c in best.values()]


def _goes_before(one: Claim, other: Claim) -> bool:
    if one.rank != other.rank:
        return one.rank < other.rank
    return one.date > other.date

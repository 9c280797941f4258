"""The settled view: where documents differ about a thing, one value counts, and the others stay in their own graphs.

The default graph that a query sees holds every fact, and of every thing one value for each single-valued property.
The register counts before documents; what was held or completed before what was planned; then the later document;
then the order of fact ids. A date that another document of the same standing gives more precisely is taken from there;
the planned start or end of a meeting never completes the dates on which it was held. Nothing is lost:
``GRAPH ?g { ... }`` shows what each document states.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.rdf import XSD, Iri, Literal, Quad
from graph.vocab import smepb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.triples import Claim

DEFAULT = Iri("")
_START, _END = smepb("start"), smepb("end")
_IMPRECISE = (f"{XSD}gYear", f"{XSD}gYearMonth")


def settle(register: Iterable[Quad], claims: Iterable[Claim]) -> list[Quad]:
    """Quads of the default graph for things that registers and documents describe."""
    settled = [quad._replace(graph=DEFAULT) for quad in register]
    taken = {(quad.subject, quad.predicate) for quad in settled}
    rivals: dict[tuple[Iri, Iri], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = (claim.subject, claim.predicate)
        if not claim.single:
            settled.append(Quad(claim.subject, claim.predicate, claim.object, DEFAULT))
        elif key not in taken:
            rivals[key].append(claim)
    best = {key: _best(found) for key, found in rivals.items()}
    return settled + [Quad(c.subject, c.predicate, c.object, DEFAULT) for c in best.values() if not _outdated(c, best)]


def _best(rivals: list[Claim]) -> Claim:
    ordered = sorted(rivals, key=lambda c: c.order)
    ordered.sort(key=lambda c: c.date, reverse=True)
    ordered.sort(key=lambda c: c.rank)
    best = ordered[0]
    for other in ordered:
        if other.rank == best.rank and _more_precise(other, best):
            best = other
    return best


def _more_precise(one: Claim, other: Claim) -> bool:
    """Whether a claim gives the date of another more precisely: 2006-09-26 where the other says 2006-09."""
    x, y = one.object, other.object
    if not (isinstance(x, Literal) and isinstance(y, Literal) and y.datatype in _IMPRECISE):
        return False
    return x.value.startswith(f"{y.value}-")


def _outdated(claim: Claim, best: dict[tuple[Iri, Iri], Claim]) -> bool:
    """Whether a claim is a start or end that was planned, while the other of the two is known from what was held."""
    other = {_START: _END, _END: _START}.get(claim.predicate)
    return other is not None and (claim.subject, other) in best and best[claim.subject, other].rank < claim.rank

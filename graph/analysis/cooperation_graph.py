"""Findings on cooperation as triples, for the derived graphs: pairs that share beyond chance, and brokerage of bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.rdf import XSD, Iri, Literal, Triple
from graph.vocab import LABEL, TYPE, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.analysis.network_view import Tie
    from graph.analysis.two_mode import SharedTie, TwoMode
    from graph.view import View


NEAREST = 10
"""Pairs told of each test at least, whether they stand or not: so that it can be seen how far off the next ones are."""


def ties_tested(view: View) -> Iterator[Triple]:
    """A node for each test of what rows share, with its numbers, and one for each pair that stands or comes next to it."""
    from graph.analysis.affiliations import all_networks
    from graph.analysis.two_mode import project

    for name, label, network in all_networks(view):
        found = project(network)
        test = thing("significance-test", name)
        yield Triple(test, TYPE, smepb("SignificanceTest"))
        yield Triple(test, LABEL, Literal(label, language="en"))
        numbers = {"rowsTested": found.rows, "columnsTested": found.columns, "pairsTested": found.tests}
        numbers |= {"pairsSharing": len(found.ties), "pairsStanding": found.standing}
        yield from (Triple(test, smepb(key), _integer(number)) for key, number in numbers.items())
        if found.ties:
            inside = (
                {(t.one, t.other): t.q for t in project(network, within_strata=True).ties} if network.stratum else {}
            )
            facts = _facts(network)
            for tie in found.ties[: max(found.standing, NEAREST)]:
                yield from _pair(tie, inside.get((tie.one, tie.other)), test, facts)


def _facts(network: TwoMode) -> dict[tuple[Iri, Iri], set[Iri]]:
    facts: dict[tuple[Iri, Iri], set[Iri]] = {}
    for link in network.links:
        facts.setdefault((link.row, link.column), set()).add(link.fact)
    return facts


def _pair(tie: SharedTie, within: float | None, test: Iri, facts: dict[tuple[Iri, Iri], set[Iri]]) -> Iterator[Triple]:
    ends = "--".join(one.rsplit("/", 1)[1] for one in (tie.one, tie.other))
    node = thing("tested-tie", f"{test.rsplit('/', 1)[1]}--{ends}")
    yield Triple(node, TYPE, smepb("TestedTie"))
    yield Triple(node, smepb("testedBy"), test)
    yield from (Triple(node, smepb("connects"), one) for one in (tie.one, tie.other))
    yield Triple(node, smepb("sharedCount"), _integer(tie.shared))
    numbers = {"expectedCount": tie.expected, "pValue": tie.p, "qValue": tie.q}
    numbers |= {"qValueWithin": within} if within is not None else {}
    yield from (Triple(node, smepb(name), _decimal(number)) for name, number in numbers.items())
    yield Triple(node, smepb("stands"), Literal("true" if tie.stands else "false", f"{XSD}boolean"))
    for fact in sorted({fact for c in tie.columns for one in (tie.one, tie.other) for fact in facts[one, c]}):
        yield Triple(node, smepb("restsOn"), fact)


def brokerage(view: View) -> Iterator[Triple]:
    """A node for each organization that stands between others, and for each body with several partners: where it stands.

    Only cooperation that exists or is agreed counts, without what is conditional or disputed.
    """
    from graph.analysis.network_view import EXISTING, folded, measured_bodies, organizations, ties

    bodies, organization = measured_bodies(view), organizations(view)
    found = [t for t in ties(view) if t.layer == EXISTING and t.source in bodies and t.target in bodies]
    yield from _between_organizations(folded(found, organization))
    yield from _among_bodies(found, organization)


def _between_organizations(ends: list[tuple[Iri, Iri, Tie]]) -> Iterator[Triple]:
    from graph.analysis.brokers import betweenness
    from graph.analysis.cooperation_measures import network_of, without_one_document

    share = betweenness(network_of(ends)).share
    least = without_one_document(ends, share)
    for one in sorted(one for one in share if round(share[one], 6) > 0):
        node = thing("brokerage", one.rsplit("/", 1)[1])
        yield Triple(node, TYPE, smepb("Brokerage"))
        yield Triple(node, smepb("brokerageOf"), Iri(one))
        yield Triple(node, smepb("betweenness"), _decimal(share[one]))
        yield Triple(node, smepb("betweennessWithoutOneDocument"), _decimal(least[one]))


def _among_bodies(found: list[Tie], organization: Mapping[Iri, Iri]) -> Iterator[Triple]:
    from graph.analysis.brokers import ROLES, brokerage_roles
    from graph.analysis.network_view import directed, partners
    from graph.analysis.structural_holes import surroundings

    bodies = {party for tie in found for party in tie.pair}
    groups = {str(body): str(above) for body, above in organization.items()}
    roles = brokerage_roles(directed(found, bodies), groups)
    lies = surroundings(partners(found, bodies))
    for body in sorted(body for body in bodies if lies[body].partners > 1):
        node, own = thing("brokerage", body.rsplit("/", 1)[1]), [tie for tie in found if body in tie.pair]
        yield Triple(node, TYPE, smepb("Brokerage"))
        yield Triple(node, smepb("brokerageOf"), body)
        yield from (Triple(node, smepb("restsOn"), fact) for fact in sorted({tie.fact for tie in own}))
        around = lies[body]
        counts = {"partnerCount": around.partners, "documentCount": len({tie.document for tie in own})}
        counts |= {"withinTwoSteps": around.reach[1], "withinThreeSteps": around.reach[2]}
        counts |= {f"as{role.capitalize()}": roles[body][role] for role in ROLES}
        yield from (Triple(node, smepb(name), _integer(count)) for name, count in counts.items())
        yield Triple(node, smepb("effectiveSize"), _decimal(around.effective_size))
        yield Triple(node, smepb("constraint"), _decimal(around.constraint or 0.0))


def _integer(number: int) -> Literal:
    return Literal(str(number), f"{XSD}integer")


def _decimal(number: float) -> Literal:
    """A number as xsd:decimal with at most six digits after the point, without zeros at its end.

    >>> _decimal(0.000001).value, _decimal(2.5).value, _decimal(3.0).value, _decimal(0.0).value
    ('0.000001', '2.5', '3', '0')
    """
    return Literal(f"{number:.6f}".rstrip("0").rstrip("."), f"{XSD}decimal")

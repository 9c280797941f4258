"""The tables of the report on cooperation that measure: brokers, roles, structural holes, communities and parts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.brokers import ROLES, Betweenness, betweenness, brokerage_roles
from graph.analysis.communities import LEAST_BODIES, communities
from graph.analysis.network_view import directed, measured_bodies, partners
from graph.analysis.record import key
from graph.analysis.structural_holes import surroundings
from graph.rdf import Iri
from graph.report import Section, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.cooperation_scope import Scope
    from graph.analysis.network_view import Tie
    from graph.report import Cell

_ROBUST_UP_TO = 400
"""Organizations up to which brokers are computed again without each document."""
_REACH = ("within_1", "within_2", "within_3")


def network_of(ends: Iterable[tuple[Iri, Iri, Tie]]) -> nx.Graph[str]:
    """Who is tied to whom."""
    network: nx.Graph[str] = nx.Graph()
    network.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b, _ in ends}))
    return network


def documents_of(ends: Iterable[tuple[Iri, Iri, Tie]]) -> dict[str, set[Iri]]:
    """The documents on which the ties of each party rest."""
    found: dict[str, set[Iri]] = defaultdict(set)
    for one, other, tie in ends:
        found[one].add(tie.document)
        found[other].add(tie.document)
    return found


def brokers(scope: Scope) -> Section:
    """Organizations that stand between others, by betweenness, with what their place rests on."""
    ends = scope.between_organizations
    network = network_of(ends)
    found, documents = betweenness(network), documents_of(ends)
    least = without_one_document(ends, found.share) if len(network) <= _ROBUST_UP_TO else {}
    order = sorted((one for one in network if found.share[one] > 0), key=lambda one: (-round(found.share[one], 9), one))
    rows: list[tuple[Cell, ...]] = []
    for one in map(Iri, order):
        if scope.concerns(one):
            rests_on = network.degree(one), len(documents[one])
            figures = found.share[one], found.error[one], least.get(one), _cut_off(network, one)
            rows.append(rounded((scope.name(one), key(one), *rests_on, *figures)))
    columns = ("organization", "id", "partners", "documents", "betweenness", "standard_error")
    note = _about_brokers(scope, found, len(network))
    return Section("brokers", "Brokers", (*columns, "without_one_document", "cut_off"), tuple(rows), note)


def _about_brokers(scope: Scope, found: Betweenness, size: int) -> str:
    how = (
        "exact"
        if found.exact
        else f"from {found.pivots} pivots; at 95 per cent none is off by more than {found.bound:.3f}"
    )
    return (
        f"Ties of the layer {scope.measured_layer}, bodies counted to their organizations: {size} organizations. Betweenness: "
        f"share of pairs of other organizations whose shortest ways run through this one ({how}). Without one document: the "
        "least it would be if any one document had not been read. Cut off: organizations that would lose their way to the "
        "largest remaining part. A broker that rests on one document is one of that document, not of the world."
    )


def without_one_document(ends: list[tuple[Iri, Iri, Tie]], share: Mapping[str, float]) -> dict[str, float]:
    """The least betweenness of each organization when the ties that only one document tells are left out."""
    least = dict(share)
    for document in sorted({tie.document for _, _, tie in ends}):
        rest = network_of(end for end in ends if end[2].document != document)
        found = betweenness(rest).share
        for one in least:
            least[one] = min(least[one], found.get(one, 0.0))
    return least


def _cut_off(network: nx.Graph[str], one: str) -> int:
    """Other nodes of the same part that are not in the largest part left when a node is taken out."""
    part = set(nx.node_connected_component(network, one)) - {one}
    left = [len(nodes) for nodes in nx.connected_components(network.subgraph(part))]
    return len(part) - max(left, default=0)


def roles(scope: Scope) -> Section:
    """Bodies that stand between others, by the roles of Gould and Fernandez."""
    found = brokerage_roles(directed(scope.measured, measured_bodies(scope.view)), _groups(scope))
    documents = documents_of((tie.source, tie.target, tie) for tie in scope.measured)
    rows: list[tuple[Cell, ...]] = []
    for one in sorted((one for one in found if found[one]), key=lambda one: (-found[one].total(), one)):
        body = Iri(one)
        if scope.concerns(body):
            above = scope.name(scope.organization.get(body, body))
            counts: tuple[Cell, ...] = tuple(found[one][role] for role in ROLES)
            rows.append((scope.name(body), key(body), above, len(documents[one]), *counts))
    note = (
        "How often a body stands between two others that have no tie of their own. Coordinator: all of one organization; "
        "itinerant: the other two of one organization, the body of another; gatekeeper: the body and whom the way leads to of "
        "one organization; representative: the body and whom the way comes from; liaison: three organizations. Joint work, "
        "liaison, exchange and co-sponsoring lead both ways, other kinds from the first party to the second."
    )
    return Section("roles", "Roles of brokers", ("body", "id", "organization", "documents", *ROLES), tuple(rows), note)


def _groups(scope: Scope) -> dict[str, str]:
    return {str(body): str(above) for body, above in scope.organization.items()}


def holes(scope: Scope) -> Section:
    """How open the surroundings of each body are, and how far it reaches."""
    found = surroundings(partners(scope.measured, measured_bodies(scope.view)))
    rows: list[tuple[Cell, ...]] = []
    for one in sorted(found, key=lambda one: (-found[one].effective_size, one)):
        body, lies = Iri(one), found[one]
        if scope.concerns(body):
            above = scope.name(scope.organization.get(body, body))
            figures: tuple[Cell, ...] = (lies.partners, lies.effective_size, lies.constraint, *lies.reach)
            rows.append(rounded((scope.name(body), key(body), above, *figures)))
    columns = ("body", "id", "organization", "partners", "effective_size", "constraint")
    note = (
        "Effective size: partners that do not repeat one another. Constraint: near 0 where the partners have no ties among "
        "themselves, 1 with a single partner (Burt). Within 1, 2, 3: bodies that it reaches in so many steps. A structural "
        "hole on record may be a tie that no document read tells of."
    )
    return Section("structural-holes", "Structural holes and reach", (*columns, *_REACH), tuple(rows), note)


def community_table(scope: Scope) -> Section:
    """Communities of organizations, if there is reason to speak of any."""
    found = communities(network_of(scope.between_organizations))
    figures = (
        f"Leiden, {found.runs} seeds on the largest connected part of {len(found.community)} organizations: mean agreement "
        f"of runs {found.agreement:.2f} (adjusted Rand index), modularity {found.modularity:.2f}, in random networks with "
        f"the same numbers of partners {found.random_modularity:.2f} ({found.deviation:.1f} standard deviations)."
    )
    columns = ("community", "organization", "id", "stayed")
    if found.doubt:
        note = f"None shown: {found.doubt}." + f" {figures}" * (len(found.community) >= LEAST_BODIES)
        return Section("communities", "Communities of organizations", columns, (), note)
    order = sorted(found.community, key=lambda one: (found.community[one], -round(found.stayed[one], 9), one))
    rows = [
        rounded((found.community[one], scope.name(Iri(one)), key(Iri(one)), round(found.stayed[one], 2)))
        for one in order
    ]
    note = f"Stayed: share of the others of its community with which it was put together, over all runs. {figures}"
    return Section("communities", "Communities of organizations", columns, tuple(rows), note)


def parts(scope: Scope) -> Section:
    """Connected parts of the network of organizations, largest first."""
    network = network_of(scope.between_organizations)
    rows: list[tuple[Cell, ...]] = []
    for nodes in sorted(nx.connected_components(network), key=lambda nodes: (-len(nodes), min(nodes))):
        members = "; ".join(sorted(scope.name(Iri(one)) for one in nodes))
        rows.append((len(rows) + 1, len(nodes), network.subgraph(nodes).number_of_edges(), members))
    note = "Organizations of different parts have no way to one another over ties on record."
    return Section("parts", "Connected parts", ("part", "organizations", "pairs_tied", "members"), tuple(rows), note)

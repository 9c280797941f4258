"""How two things are connected: the shortest way between them, each step with its evidence."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.network import LINK_TYPES, network

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph

_LENGTH = {"cooperation": 1.0, "overlap-concern": 1.0, "parent": 1.0, "meeting-of": 1.0, "participation": 1.5}
_MEMBERSHIP = 3.0
"""Nearly all bodies share members: a way over memberships says little, so it is taken only if nothing tells more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the way; ``forward`` is false if it is walked against its direction."""

    start: str
    end: str
    type: str
    kind: str
    status: str
    about: str
    document: str
    paragraph: str
    forward: bool


def route(kg: KnowledgeGraph, one: Iri, other: Iri, types: tuple[str, ...] = LINK_TYPES) -> list[Step] | None:
    """The steps from one thing to the other, empty if they are the same, None if no way is on record."""
    graph = network(kg.query, types)
    if one == other:
        return []
    if one not in graph or other not in graph:
        return None

    def length(a: str, b: str, _: dict[str, Any]) -> float:
        return min(_length(link) for link, _ in _links(graph, a, b))

    try:
        nodes = nx.shortest_path(graph.to_undirected(as_view=True), str(one), str(other), weight=length)
    except nx.NetworkXNoPath:
        return None
    return [_step(graph, a, b) for a, b in itertools.pairwise(nodes)]


def _length(link: dict[str, str]) -> float:
    return _LENGTH.get(link["type"], _MEMBERSHIP)


def _links(graph: nx.MultiDiGraph[str], one: str, other: str) -> list[tuple[dict[str, str], bool]]:
    """All links between two nodes, and whether each leads forward; an undirected view hides one of two opposite links."""
    links = [(values, True) for values in (graph.get_edge_data(one, other) or {}).values()]
    return links + [(values, False) for values in (graph.get_edge_data(other, one) or {}).values()]


def _step(graph: nx.MultiDiGraph[str], one: str, other: str) -> Step:
    links = _links(graph, one, other)
    link, forward = min(links, key=lambda found: (_length(found[0]), not found[1], found[0]["fact"]))
    document = link["document"].rsplit("/", 1)[-1]
    names = graph.nodes[one]["label"], graph.nodes[other]["label"]
    return Step(*names, link["type"], link["kind"], link["status"], link["about"], document, link["paragraph"], forward)

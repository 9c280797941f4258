"""Who stands between others: betweenness, and the roles of Gould and Fernandez with organizations as groups.

Betweenness is the share of pairs of other bodies whose shortest ways run through a body (Freeman 1977), by the algorithm
of Brandes 2001 (https://doi.org/10.1080/0022250X.2001.9990249), many sources at once. Above a stated size it is estimated
from random pivots as in Brandes and Pich 2007 (https://doi.org/10.1142/S0218127407018403), with its error.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.analysis.adjacency import Adjacency

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graph.analysis.null_model import Floats, Ints

EXACT_UP_TO = 3_000
"""Nodes up to which betweenness is exact."""
PIVOTS = 1_000
_AT_ONCE = 128
_CONFIDENCE = 0.95
ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Share of pairs of other nodes, 0 to 1, for each node."""

    share: dict[str, float]
    error: dict[str, float]
    """Standard error of each share, from the pivots drawn; 0 if exact. It is too small where few sources make the share."""
    pivots: int
    exact: bool
    bound: float
    """No share is off by more than this, with a probability of 95 per cent (Hoeffding); 0 if exact."""


def betweenness(
    network: nx.Graph[str], exact_up_to: int = EXACT_UP_TO, pivots: int = PIVOTS, seed: int = 0
) -> Betweenness:
    """Betweenness of every node of a network, read without directions and parallel edges."""
    graph = Adjacency.of(network)
    size = len(graph.nodes)
    exact = size <= max(exact_up_to, pivots)
    sources = np.arange(size)
    if not exact:
        chance = random.Random(seed)  # noqa: S311 - no secret
        sources = np.array(sorted(chance.sample(range(size), pivots)))
    total, squares = _summed(graph, sources)
    count = max(sources.size, 1)
    pairs = max((size - 1) * (size - 2), 1)
    mean = total / count
    variance = np.maximum(squares / count - mean**2, 0.0) * (1 - count / max(size, count))
    share, error = mean * size / pairs, np.sqrt(variance / count) * size / pairs
    bound = 0.0 if exact else math.sqrt(math.log(2 * size / (1 - _CONFIDENCE)) / (2 * count)) * size / (size - 1)
    return Betweenness(_by_node(graph, share), _by_node(graph, error), int(sources.size), exact, bound)


def _by_node(graph: Adjacency, values: Floats) -> dict[str, float]:
    return dict(zip(graph.nodes, values.tolist(), strict=True))


def _summed(graph: Adjacency, sources: Ints) -> tuple[Floats, Floats]:
    """Sum and sum of squares of the dependencies of all sources on each node."""
    matrix, size = graph.matrix(), len(graph.nodes)
    total, squares = np.zeros(size), np.zeros(size)
    for start in range(0, sources.size, _AT_ONCE):
        found = _dependencies(matrix, sources[start : start + _AT_ONCE], size)
        total += found.sum(axis=1)
        squares += (found**2).sum(axis=1)
    return total, squares


def _dependencies(matrix: Any, sources: Ints, size: int) -> Floats:
    """For each node and source: the sum over targets of the share of shortest ways from the source that pass the node."""
    places = np.arange(sources.size)
    distance = np.full((size, sources.size), -1, np.int32)
    ways, front = np.zeros(distance.shape), np.zeros(distance.shape)
    front[sources, places] = 1.0
    depth = 0
    while True:
        distance[front > 0] = depth
        ways += front
        front = matrix @ front
        front[distance >= 0] = 0.0
        if not front.any():
            break
        depth += 1
    dependency = np.zeros(distance.shape)
    for level in range(depth, 0, -1):
        given = np.divide(1 + dependency, ways, out=np.zeros(distance.shape), where=distance == level)
        dependency += np.where(distance == level - 1, ways * (matrix @ given), 0.0)
    dependency[sources, places] = 0.0
    return dependency


def brokerage_roles(network: nx.DiGraph[str], group: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How often each node stands in each role: ties lead from one body through it to another that the first has no tie to.

    Coordinator: all three of one group. Itinerant: the outer two of one group, the broker of another. Gatekeeper: broker and
    second of one group. Representative: first and broker of one group. Liaison: three groups. A node without a group is a
    group of its own. Source: Gould and Fernandez 1989 (https://doi.org/10.2307/270949).
    """
    after = {node: {other for other in network.successors(node) if other != node} for node in network}
    found: dict[str, Counter[str]] = {node: Counter() for node in sorted(network)}
    for broker, roles in found.items():
        for first in network.predecessors(broker):
            if first != broker:
                for second in after[broker] - after[first]:
                    if second != first:
                        groups = tuple(group.get(node, node) for node in (first, broker, second))
                        roles[_role(*groups)] += 1
    return found


def _role(first: str, broker: str, second: str) -> str:
    if first == second:
        return "coordinator" if broker == first else "itinerant"
    if broker == second:
        return "gatekeeper"
    return "representative" if broker == first else "liaison"

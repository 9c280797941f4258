"""Communities of bodies, and whether there is reason to speak of any.

The Leiden algorithm runs with many seeds on the largest connected part. Reported is the run that agrees best with all others
(by the adjusted Rand index, Hubert and Arabie 1985), how often each body stayed with its community, and whether modularity is
higher than in random networks in which every body keeps its number of partners (Maslov and Sneppen 2002): sparse networks
always fall into communities of high modularity (Guimera et al. 2004, https://doi.org/10.1103/PhysRevE.70.025101).
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graph.analysis.adjacency import Adjacency
from graph.analysis.leiden import leiden, modularity

if TYPE_CHECKING:
    from graph.analysis.null_model import Ints

LEAST_BODIES = 12
LEAST_TIES_EACH = 1.5
"""Ties for each body. A tree has just under one: its communities are only hubs with their partners."""
LEAST_AGREEMENT = 0.75
LEAST_DEVIATION = 2.0
MANY = 2_000
RUNS, RUNS_OF_MANY = 50, 10
RANDOM_NETWORKS, RANDOM_OF_MANY = 50, 3
_SWAPS_PER_TIE = 10


@dataclass(frozen=True, slots=True)
class Communities:
    """The communities of the largest connected part, numbered from 1, largest first, and what speaks for them."""

    community: dict[str, int]
    stayed: dict[str, float]
    """For each body: mean share of the other members of its community with which it was put together, over all runs."""
    runs: int
    agreement: float
    """Mean adjusted Rand index between runs: 1 if all are the same, about 0 if they agree as by chance."""
    modularity: float
    random_modularity: float
    deviation: float
    """Standard deviations by which the modularity exceeds that of random networks."""
    doubt: str
    """Why one should not speak of communities; empty if nothing speaks against it."""


def communities(network: nx.Graph[str], runs: int | None = None, seed: int = 0) -> Communities:
    """Communities of a network, read without directions and parallel edges, over so many seeds from ``seed`` on."""
    part = max(nx.connected_components(network), key=lambda nodes: (len(nodes), min(nodes)), default=set())
    graph = Adjacency.of(nx.Graph(network.subgraph(part)))
    many = len(graph.nodes) > MANY
    labels = [leiden(graph, seed + run) for run in range(runs or (RUNS_OF_MANY if many else RUNS))]
    central, agreement = _central(labels)
    chosen = _by_size(labels[central])
    stayed = _stayed(chosen, labels)
    value = modularity(graph, chosen)
    mean, spread = _by_chance(graph, RANDOM_OF_MANY if many else RANDOM_NETWORKS, seed)
    deviation = (value - mean) / spread if spread else 0.0
    return Communities(
        dict(zip(graph.nodes, (chosen + 1).tolist(), strict=True)),
        dict(zip(graph.nodes, stayed, strict=True)),
        len(labels),
        agreement,
        value,
        mean,
        deviation,
        _doubt(graph, agreement, deviation, int(chosen.max(initial=0)) + 1),
    )


def _doubt(graph: Adjacency, agreement: float, deviation: float, count: int) -> str:
    bodies, ties = len(graph.nodes), graph.neighbours.size // 2
    if bodies < LEAST_BODIES:
        return f"too small to speak of communities: the largest connected part has {bodies} members, fewer than {LEAST_BODIES}"
    if ties < LEAST_TIES_EACH * bodies:
        return (
            f"too sparse to speak of communities: {ties} ties among {bodies} members, fewer than {LEAST_TIES_EACH} for each; "
            "what looks like a community is a hub with its partners"
        )
    if agreement < LEAST_AGREEMENT:
        return f"too unstable to speak of communities: runs agree at {agreement:.2f}, less than {LEAST_AGREEMENT}"
    if deviation < LEAST_DEVIATION:
        return (
            f"no more divided than by chance: modularity exceeds that of random networks with the same numbers of partners "
            f"by {deviation:.1f} standard deviations, fewer than {LEAST_DEVIATION:.0f}"
        )
    return "one community only" if count < 2 else ""


def _by_size(labels: Ints) -> Ints:
    """Labels anew from 0: largest community first, then the one whose first member comes first."""
    found, first, size = np.unique(labels, return_index=True, return_counts=True)
    order = np.lexsort((first, -size))
    number = np.empty(found.size, np.int64)
    number[order] = np.arange(found.size)
    return number[np.searchsorted(found, labels)]


def _central(labels: list[Ints]) -> tuple[int, float]:
    """The number of the run that agrees best with the others, and the mean agreement between two runs."""
    sums, between = np.zeros(len(labels)), []
    for one, other in combinations(range(len(labels)), 2):
        index = adjusted_rand(labels[one], labels[other])
        sums[[one, other]] += index
        between.append(index)
    return int(np.argmax(np.round(sums, 9))), float(np.mean(between)) if between else 1.0


def adjusted_rand(one: Ints, other: Ints) -> float:
    """Agreement of two divisions of the same nodes, by pairs: 1 if they are the same, about 0 by chance.

    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([5, 5, 3, 3]))
    1.0
    """
    _, first = np.unique(one, return_inverse=True)
    _, second = np.unique(other, return_inverse=True)
    table = np.bincount(first * (second.max(initial=0) + 1) + second)
    together, in_one, in_other = (_pairs(counts) for counts in (table, np.bincount(first), np.bincount(second)))
    by_chance = in_one * in_other / max(math.comb(one.size, 2), 1)
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def _pairs(counts: Ints) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _stayed(chosen: Ints, labels: list[Ints]) -> list[float]:
    """For each node: mean over runs of the share of other members of its community that were with it."""
    size = np.bincount(chosen)[chosen] if chosen.size else chosen
    total = np.zeros(chosen.size)
    for run in labels:
        cell = chosen * (run.max(initial=0) + 1) + run
        total += (np.bincount(cell)[cell] - 1) / np.maximum(size - 1, 1)
    alone = size == 1
    return [float(share) for share in np.where(alone, 1.0, total / max(len(labels), 1))]


def _by_chance(graph: Adjacency, networks: int, seed: int) -> tuple[float, float]:
    """Mean and standard deviation of the modularity that the algorithm finds in networks with the same numbers of partners."""
    found = []
    for number in range(networks):
        mixed = rewired(graph, seed + number)
        found.append(modularity(mixed, leiden(mixed, seed + number)))
    return (float(np.mean(found)), float(np.std(found, ddof=1))) if len(found) > 1 else (0.0, 0.0)


def rewired(graph: Adjacency, seed: int) -> Adjacency:
    """A random network in which each node has as many neighbours as before: pairs of edges swap ends, ten times for each."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    edges = [(int(a), int(b)) for a, b in graph.edges()]
    known = set(edges)
    for _ in range(_SWAPS_PER_TIE * len(edges)):
        first, second = chance.randrange(len(edges)), chance.randrange(len(edges))
        (a, b), (c, d) = edges[first], edges[second]
        if chance.random() < 0.5:
            c, d = d, c
        new = (min(a, d), max(a, d)), (min(c, b), max(c, b))
        if len({a, b, c, d}) == 4 and new[0] not in known and new[1] not in known:
            known -= {edges[first], edges[second]}
            known |= set(new)
            edges[first], edges[second] = new
    return Adjacency.between(graph.nodes, np.array(sorted(edges), np.int64).reshape(-1, 2))

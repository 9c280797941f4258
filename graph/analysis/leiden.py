"""Communities by the Leiden algorithm for modularity (Traag et al. 2019, https://doi.org/10.1038/s41598-019-41695-z).

Nodes move one by one to the neighbouring community that raises modularity most, from a queue that holds only nodes whose
surroundings changed; each community is then refined into parts that hang together well, and the parts become the nodes of
the next round. Every community it returns is connected, which Louvain does not promise.
"""

from __future__ import annotations

import math
import random
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from graph.analysis.adjacency import Adjacency
    from graph.analysis.null_model import Ints

_LEAST = 1e-12
"""A gain in modularity below this is none."""
_RANDOMNESS = 0.01


@dataclass(frozen=True, slots=True)
class _Level:
    """A weighted graph: neighbours with weights, strength of each node (loops included), and the sum of strengths."""

    neighbours: list[list[tuple[int, float]]]
    strength: list[float]
    total: float


def leiden(graph: Adjacency, seed: int) -> Ints:
    """The community of each node, numbered in the order of nodes; the same seed gives the same communities."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    level = _first_level(graph)
    place = list(range(len(graph.nodes)))
    community = list(range(len(graph.nodes)))
    while level.total:
        moved = _move(level, community, chance)
        if not moved and len(set(community)) == len(community):
            break
        parts = _numbered(_refine(level, community, chance))
        if len(set(parts)) == len(parts):
            break
        parent = [0] * (max(parts) + 1)
        for node, part in enumerate(parts):
            parent[part] = community[node]
        place = [parts[node] for node in place]
        level, community = _merged(level, parts), _numbered(parent)
    return np.array(_numbered([community[node] for node in place]), np.int64)


def _first_level(graph: Adjacency) -> _Level:
    degrees = graph.degrees()
    ends = graph.neighbours.tolist()
    neighbours = [
        [(other, 1.0) for other in ends[start:stop]]
        for start, stop in zip(graph.starts[:-1].tolist(), graph.starts[1:].tolist(), strict=True)
    ]
    return _Level(neighbours, [float(degree) for degree in degrees], float(degrees.sum()))


def _move(level: _Level, community: list[int], chance: random.Random) -> bool:
    """Move nodes until none gains; whether one moved. ``community`` is changed in place."""
    weight = [0.0] * len(community)
    for node, own in enumerate(community):
        weight[own] += level.strength[node]
    order = list(range(len(community)))
    chance.shuffle(order)
    queue, waiting = deque(order), [True] * len(order)
    moved = False
    while queue:
        node = queue.popleft()
        waiting[node] = False
        old = community[node]
        weight[old] -= level.strength[node]
        best = _best(level, node, community, weight)
        weight[best] += level.strength[node]
        if best != old:
            community[node], moved = best, True
            for other, _ in level.neighbours[node]:
                if community[other] != best and not waiting[other]:
                    waiting[other] = True
                    queue.append(other)
    return moved


def _best(level: _Level, node: int, community: list[int], weight: list[float]) -> int:
    """The neighbouring community in which a node adds most to modularity; its own if no other is better."""
    linked: dict[int, float] = {}
    for other, link in level.neighbours[node]:
        linked[community[other]] = linked.get(community[other], 0.0) + link
    pull = level.strength[node] / level.total
    best = community[node]
    most = linked.get(best, 0.0) - pull * weight[best]
    for candidate, link in linked.items():
        gain = link - pull * weight[candidate]
        if gain > most + _LEAST:
            best, most = candidate, gain
    return best


def _refine(level: _Level, community: list[int], chance: random.Random) -> list[int]:
    """Parts of communities: single nodes that join a well connected part of their community, better ones more often."""
    part = list(range(len(community)))
    size = [1] * len(part)
    weight, whole = list(level.strength), [0.0] * len(part)
    for node, own in enumerate(community):
        whole[own] += level.strength[node]
    outward = _inward(level, community)
    order = list(range(len(part)))
    chance.shuffle(order)
    for node in order:
        strength, all_of_it = level.strength[node], whole[community[node]]
        if size[part[node]] > 1 or outward[node] < strength * (all_of_it - strength) / level.total:
            continue
        linked: dict[int, float] = {}
        for other, link in level.neighbours[node]:
            if community[other] == community[node]:
                linked[part[other]] = linked.get(part[other], 0.0) + link
        target = _drawn(linked, strength, weight, outward, (all_of_it, level.total), chance)
        if target is not None:
            size[part[node]], weight[part[node]] = 0, 0.0
            outward[target] += outward[node] - 2 * linked[target]
            part[node] = target
            size[target] += 1
            weight[target] += strength
    return part


def _inward(level: _Level, community: list[int]) -> list[float]:
    """The weight of links of each node that stay within its community."""
    return [
        sum(link for other, link in near if community[other] == community[node])
        for node, near in enumerate(level.neighbours)
    ]


def _drawn(
    linked: dict[int, float],
    strength: float,
    weight: list[float],
    outward: list[float],
    sums: tuple[float, float],
    chance: random.Random,
) -> int | None:
    """A part to join, drawn among the well connected ones that do not lower modularity."""
    whole, total = sums
    gains = [
        (target, link - strength * weight[target] / total)
        for target, link in linked.items()
        if outward[target] >= weight[target] * (whole - weight[target]) / total
    ]
    gains = [(target, gain) for target, gain in gains if gain >= 0]
    if not gains:
        return None
    best = max(gain for _, gain in gains)
    odds = [math.exp((gain - best) / (_RANDOMNESS * total)) for _, gain in gains]
    return chance.choices([target for target, _ in gains], odds)[0]


def _merged(level: _Level, part: list[int]) -> _Level:
    """The graph whose nodes are the parts."""
    count = max(part) + 1
    links: list[dict[int, float]] = [{} for _ in range(count)]
    strength = [0.0] * count
    for node, near in enumerate(level.neighbours):
        own = part[node]
        strength[own] += level.strength[node]
        row = links[own]
        for other, link in near:
            if part[other] != own:
                row[part[other]] = row.get(part[other], 0.0) + link
    return _Level([list(row.items()) for row in links], strength, level.total)


def _numbered(labels: list[int]) -> list[int]:
    """Labels as 0, 1, 2 ... in the order of their first use."""
    number: dict[int, int] = {}
    return [number.setdefault(label, len(number)) for label in labels]


def modularity(graph: Adjacency, community: Ints) -> float:
    """Share of ties within communities beyond what the numbers of partners explain (Newman and Girvan 2004), below 1."""
    degrees = graph.degrees()
    total = int(degrees.sum())
    if not total:
        return 0.0
    ends = np.repeat(community, degrees)
    inside = int((ends == community[graph.neighbours]).sum())
    weight = np.bincount(community, weights=degrees)
    return float(inside / total - ((weight / total) ** 2).sum())

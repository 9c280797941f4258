"""How open the surroundings of a body are: constraint, effective size, and how far it reaches.

Constraint and effective size as in Burt 1992, *Structural Holes*; for a network without weights the effective size is the
number of partners less the mean number of ties that a partner has to the others (Borgatti 1997).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.analysis.adjacency import Adjacency

if TYPE_CHECKING:
    import networkx as nx

    from graph.analysis.null_model import Floats, Ints

STEPS = 3
_SOURCES_AT_ONCE = 8192


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies around one body."""

    partners: int
    effective_size: float
    """Partners that do not repeat one another: from 1 (all know each other) to the number of partners (none do)."""
    constraint: float | None
    """How much the partners are tied to one another: near 0 free; 1 with a single partner; None without any."""
    reach: tuple[int, ...]
    """Bodies within one, two and three steps."""


def surroundings(network: nx.Graph[str]) -> dict[str, Surroundings]:
    """The surroundings of every node of a network, read without directions and parallel edges."""
    graph = Adjacency.of(network)
    matrix, degrees = graph.matrix(), graph.degrees()
    size, constraint = _effective_size(matrix, degrees), _constraint(matrix, degrees)
    reach = _reach(graph)
    return {
        node: Surroundings(
            int(degrees[place]),
            float(size[place]),
            float(constraint[place]) if degrees[place] else None,
            tuple(int(count) for count in reach[:, place]),
        )
        for place, node in enumerate(graph.nodes)
    }


def _effective_size(matrix: Any, degrees: Ints) -> Floats:
    """Partners less twice the ties among them for each partner."""
    ends = _sums((matrix @ matrix) * matrix)
    return np.asarray(degrees - np.divide(ends, degrees, out=np.zeros(degrees.size), where=degrees > 0))


def _constraint(matrix: Any, degrees: Ints) -> Floats:
    """Sum over partners of the squared share of ties that lead to the partner, straight or over one other."""
    shares = _scaled(matrix, np.divide(1.0, degrees, out=np.zeros(degrees.size), where=degrees > 0))
    both = (shares + shares @ shares) * matrix
    return _sums(both * both)


def _scaled(matrix: Any, factors: Floats) -> Any:
    if isinstance(matrix, np.ndarray):
        return matrix * factors[:, None]
    from scipy import sparse

    return sparse.diags_array(factors).tocsr() @ matrix


def _sums(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=1)).reshape(-1)


def _reach(graph: Adjacency) -> Ints:
    """For each number of steps and node: the other nodes that it reaches in so many steps or fewer.

    Every node holds one bit for each source; a step gives a node the bits of its neighbours.
    """
    size = len(graph.nodes)
    reach = np.zeros((STEPS, size), np.int64)
    linked = np.flatnonzero(graph.degrees() > 0)
    starts = graph.starts[:-1][linked]
    for first in range(0, size, _SOURCES_AT_ONCE):
        sources = np.arange(first, min(first + _SOURCES_AT_ONCE, size))
        flags = np.zeros((size, sources.size), np.uint8)
        flags[sources, np.arange(sources.size)] = 1
        bits = np.packbits(flags, axis=1)
        for step in range(STEPS):
            if linked.size:
                bits[linked] |= np.bitwise_or.reduceat(bits[graph.neighbours], starts, axis=0)
            reach[step] += np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    return reach - 1

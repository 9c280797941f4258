"""An undirected simple graph as arrays, for measures on networks of some ten thousand nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

    from graph.analysis.null_model import Ints

_DENSE = 600


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Compressed rows: the neighbours of node i are ``neighbours[starts[i]:starts[i + 1]]``, ascending; nodes are sorted."""

    nodes: tuple[str, ...]
    starts: Ints
    neighbours: Ints

    @classmethod
    def of(cls, network: nx.Graph[Any]) -> Adjacency:
        """The graph without directions, loops and parallel edges; the order of its nodes and edges does not count."""
        nodes = tuple(sorted(network))
        number = {node: place for place, node in enumerate(nodes)}
        pairs = {(number[a], number[b]) for a, b in network.edges() if a != b}
        return cls.between(nodes, np.array(sorted(pairs), np.int64).reshape(-1, 2))

    @classmethod
    def between(cls, nodes: tuple[str, ...], pairs: Ints) -> Adjacency:
        """The graph with these edges, given once each as numbers of nodes."""
        both = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)
        starts = np.searchsorted(both[:, 0], np.arange(len(nodes) + 1))
        return cls(nodes, starts.astype(np.int64), both[:, 1].astype(np.int64))

    def degrees(self) -> Ints:
        """How many neighbours each node has."""
        return np.diff(self.starts)

    def matrix(self) -> Any:
        """The adjacency matrix: dense up to some hundred nodes, where no further library is worth its loading."""
        size = len(self.nodes)
        if size > _DENSE:
            from scipy import sparse

            return sparse.csr_array((np.ones(self.neighbours.size), self.neighbours, self.starts), shape=(size, size))
        dense = np.zeros((size, size))
        dense[np.repeat(np.arange(size), self.degrees()), self.neighbours] = 1.0
        return dense

    def edges(self) -> Ints:
        """Each edge once, smaller number first."""
        first = np.repeat(np.arange(len(self.nodes)), self.degrees())
        kept = first < self.neighbours
        return np.stack([first[kept], self.neighbours[kept]], axis=1)

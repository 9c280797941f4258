"""A graph as arrays holds each neighbour once, whatever the order, direction and number of edges."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graph.analysis import adjacency
from graph.analysis.adjacency import Adjacency


def test_directions_loops_and_parallel_edges_do_not_count() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph([("c", "a"), ("a", "c"), ("a", "b"), ("a", "b"), ("b", "b")])
    network.add_node("alone")
    graph = Adjacency.of(network)
    assert graph.nodes == ("a", "alone", "b", "c")
    assert graph.degrees().tolist() == [2, 0, 1, 1]
    assert graph.edges().tolist() == [[0, 2], [0, 3]]


@pytest.mark.parametrize("dense", [True, False])
def test_the_matrix_is_the_same_dense_and_sparse(dense: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adjacency, "_DENSE", 10 if dense else 0)
    matrix = Adjacency.of(nx.path_graph(["a", "b", "c"])).matrix()
    found = matrix if isinstance(matrix, np.ndarray) else matrix.toarray()
    assert found.tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]


def test_a_graph_without_nodes_has_no_edges() -> None:
    graph = Adjacency.of(nx.Graph())
    assert (graph.nodes, graph.edges().shape, graph.matrix().shape) == ((), (0, 2), (0, 0))

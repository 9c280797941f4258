"""Communities are connected, as modular as those of Louvain, found where they were planted, and the same for a seed."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.adjacency import Adjacency
from graph.analysis.leiden import leiden, modularity

EDGES = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40)


def named(network: nx.Graph[int]) -> nx.Graph[str]:
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(f"n{node:03d}" for node in network)
    found.add_edges_from((f"n{a:03d}", f"n{b:03d}") for a, b in network.edges())
    return found


def groups(graph: Adjacency, seed: int) -> list[set[str]]:
    label = leiden(graph, seed)
    return [
        {graph.nodes[place] for place in np.flatnonzero(label == number)} for number in range(label.max(initial=-1) + 1)
    ]


@given(EDGES, st.integers(0, 5))
def test_every_community_is_connected(edges: list[tuple[int, int]], seed: int) -> None:
    network = named(nx.Graph([(a, b) for a, b in edges if a != b]))
    for community in groups(Adjacency.of(network), seed):
        assert nx.is_connected(network.subgraph(community))


@given(EDGES, st.integers(0, 5))
def test_modularity_is_that_of_networkx(edges: list[tuple[int, int]], seed: int) -> None:
    network = named(nx.Graph([(a, b) for a, b in edges if a != b]))
    graph = Adjacency.of(network)
    if network.number_of_edges():
        expected = nx.community.modularity(network, groups(graph, seed))
        assert modularity(graph, leiden(graph, seed)) == pytest.approx(expected)
    else:
        assert modularity(graph, leiden(graph, seed)) == 0


@pytest.mark.parametrize(
    "network",
    [nx.karate_club_graph(), nx.les_miserables_graph(), nx.gnm_random_graph(150, 400, seed=3)],
    ids=["karate", "novel", "random"],
)
def test_it_is_as_modular_as_louvain(network: nx.Graph[int]) -> None:
    plain = named(nx.convert_node_labels_to_integers(nx.Graph(network.edges())))
    graph = Adjacency.of(plain)
    louvain = [nx.community.modularity(plain, nx.community.louvain_communities(plain, seed=s)) for s in range(8)]
    ours = [modularity(graph, leiden(graph, seed)) for seed in range(8)]
    assert np.mean(ours) >= np.mean(louvain) - 0.003


def test_planted_communities_are_found() -> None:
    network = named(nx.planted_partition_graph(6, 25, 0.4, 0.01, seed=2))
    found = groups(Adjacency.of(network), seed=1)
    assert sorted(map(sorted, found)) == [[f"n{25 * number + k:03d}" for k in range(25)] for number in range(6)]


def test_the_same_seed_gives_the_same_communities() -> None:
    graph = Adjacency.of(named(nx.gnm_random_graph(200, 500, seed=1)))
    assert leiden(graph, 4).tolist() == leiden(graph, 4).tolist() != leiden(graph, 5).tolist()


def test_without_ties_everybody_is_alone() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from("abc")
    assert leiden(Adjacency.of(network), 0).tolist() == [0, 1, 2]

"""Communities are only spoken of where the network is large, dense, divided and stable enough."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.adjacency import Adjacency
from graph.analysis.communities import adjusted_rand, communities, rewired

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12)


def named(network: nx.Graph[int]) -> nx.Graph[str]:
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(f"n{node:03d}" for node in network)
    found.add_edges_from((f"n{a:03d}", f"n{b:03d}") for a, b in network.edges())
    return found


def test_planted_communities_are_told_without_doubt() -> None:
    found = communities(named(nx.planted_partition_graph(4, 20, 0.4, 0.02, seed=2)), runs=10)
    assert found.doubt == ""
    assert found.agreement > 0.95
    assert min(found.stayed.values()) > 0.9
    assert {found.community[f"n{20 * number + k:03d}"] for number in range(4) for k in range(20)} == {1, 2, 3, 4}
    assert len({found.community[f"n{k:03d}"] for k in range(20)}) == 1


@pytest.mark.parametrize(
    ("network", "doubt"),
    [
        (nx.complete_graph(8), "too small"),
        (nx.empty_graph(3), "too small"),
        (nx.empty_graph(0), "too small"),
        (nx.star_graph(30), "too sparse"),
        (nx.random_labeled_tree(40, seed=1), "too sparse"),
        (nx.gnm_random_graph(200, 500, seed=1), "too unstable"),
        (nx.complete_graph(20), "no more divided than by chance"),
    ],
    ids=["few", "no ties", "nobody", "star", "tree", "random", "one lump"],
)
def test_doubt_is_told(network: nx.Graph[int], doubt: str) -> None:
    assert communities(named(network), runs=10).doubt.startswith(doubt)


def test_only_the_largest_connected_part_is_divided() -> None:
    network = nx.disjoint_union(nx.complete_graph(6), nx.path_graph(3))
    assert sorted(communities(named(network), runs=3).community) == [f"n{node:03d}" for node in range(6)]


def test_the_order_of_nodes_and_edges_does_not_count() -> None:
    network = named(nx.planted_partition_graph(3, 12, 0.5, 0.05, seed=4))
    turned: nx.Graph[str] = nx.Graph()
    turned.add_edges_from((b, a) for a, b in reversed(list(network.edges())))
    assert communities(network, runs=5) == communities(turned, runs=5)


@given(LABELS)
def test_agreement_is_counted_by_pairs(labels: list[tuple[int, int]]) -> None:
    one, other = (np.array(side) for side in zip(*labels, strict=True))
    pairs = list(combinations(range(len(labels)), 2))
    together = sum(one[a] == one[b] and other[a] == other[b] for a, b in pairs)
    first, second = (sum(side[a] == side[b] for a, b in pairs) for side in (one, other))
    by_chance, most = first * second / math.comb(len(labels), 2), (first + second) / 2
    expected = 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)
    assert adjusted_rand(one, other) == pytest.approx(expected)


@given(st.integers(0, 50))
def test_rewired_networks_keep_the_number_of_partners(seed: int) -> None:
    graph = Adjacency.of(named(nx.gnm_random_graph(20, 40, seed=seed)))
    mixed = rewired(graph, seed)
    assert mixed.degrees().tolist() == graph.degrees().tolist()
    assert mixed.edges().tolist() != graph.edges().tolist()
    assert rewired(graph, seed).edges().tolist() == mixed.edges().tolist()

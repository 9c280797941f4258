"""Betweenness is that of networkx, its estimate keeps its error, and roles are counted as Gould and Fernandez define them."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis import adjacency
from graph.analysis.brokers import ROLES, betweenness, brokerage_roles

EDGES = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


def plain(edges: list[tuple[str, str]]) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from("xyz")
    network.add_edges_from((a, b) for a, b in edges if a != b)
    return network


def large() -> nx.Graph[str]:
    network = nx.barabasi_albert_graph(700, 2, seed=5)
    return nx.relabel_nodes(network, {node: f"n{node:04d}" for node in network})


@given(EDGES)
def test_betweenness_is_the_share_of_pairs_on_whose_shortest_ways_a_node_lies(edges: list[tuple[str, str]]) -> None:
    found = betweenness(plain(edges))
    assert found.exact
    assert found.share == pytest.approx(nx.betweenness_centrality(plain(edges)))
    assert set(found.error.values()) == {0.0}


def test_the_sparse_way_gives_the_same_as_the_dense_one(monkeypatch: pytest.MonkeyPatch) -> None:
    network = nx.relabel_nodes(nx.gnm_random_graph(90, 140, seed=2), str)
    dense = betweenness(network).share
    monkeypatch.setattr(adjacency, "_DENSE", 0)
    assert betweenness(network).share == pytest.approx(dense)


def test_the_estimate_from_pivots_keeps_its_error() -> None:
    network = large()
    exact, rough = betweenness(network), betweenness(network, exact_up_to=100, pivots=150, seed=1)
    assert (rough.exact, rough.pivots) == (False, 150)
    off = {node: abs(rough.share[node] - exact.share[node]) for node in network}
    assert max(off.values()) <= rough.bound
    leading = sorted(exact.share, key=exact.share.__getitem__)[-60:]
    assert sum(off[node] <= 2 * rough.error[node] for node in leading) >= 0.75 * len(leading)
    assert all(rough.error[node] > 0 for node in leading)


def test_the_same_seed_gives_the_same_estimate() -> None:
    def share(seed: int) -> dict[str, float]:
        return betweenness(large(), exact_up_to=100, pivots=150, seed=seed).share

    assert share(1) == share(1) != share(2)


def test_the_order_of_nodes_and_edges_does_not_count() -> None:
    edges = list(large().edges())
    straight: nx.Graph[str] = nx.Graph(edges)
    turned: nx.Graph[str] = nx.Graph([(b, a) for a, b in reversed(edges)])
    assert betweenness(straight).share == betweenness(turned).share


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_up_to_two_nodes_nobody_stands_between(nodes: int) -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from("ab"[:nodes])
    network.add_edges_from(pairwise("ab"[:nodes]))
    assert betweenness(network).share == dict.fromkeys("ab"[:nodes], 0.0)


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("111", "coordinator"),
        ("121", "itinerant"),
        ("122", "gatekeeper"),
        ("112", "representative"),
        ("123", "liaison"),
    ],
)
def test_the_role_follows_from_the_groups_of_first_broker_and_second(groups: str, role: str) -> None:
    found = brokerage_roles(nx.DiGraph([("a", "b"), ("b", "c")]), dict(zip("abc", groups, strict=True)))
    assert {name: found["b"][name] for name in ROLES if found["b"][name]} == {role: 1}
    assert not found["a"]
    assert not found["c"]


def test_whoever_has_a_tie_of_his_own_needs_no_broker() -> None:
    assert not brokerage_roles(nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")]), {})["b"]


def test_ties_in_both_directions_count_in_both() -> None:
    mutual = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")])
    assert brokerage_roles(mutual, {})["b"] == {"liaison": 2}


def test_a_tie_with_oneself_makes_no_broker() -> None:
    assert not any(brokerage_roles(nx.DiGraph([("a", "a"), ("a", "b"), ("b", "b")]), {}).values())

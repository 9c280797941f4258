"""Constraint and effective size are those of networkx, and reach counts the bodies within so many steps."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis import adjacency, structural_holes
from graph.analysis.structural_holes import surroundings

EDGES = st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")), max_size=30)


@pytest.mark.parametrize("dense", [True, False])
@given(EDGES)
def test_surroundings_are_those_that_networkx_computes_one_by_one(dense: bool, edges: list[tuple[str, str]]) -> None:
    network: nx.Graph[str] = nx.Graph([("y", "z")])
    network.add_edges_from((a, b) for a, b in edges if a != b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adjacency, "_DENSE", 100 if dense else 0)
        patch.setattr(structural_holes, "_SOURCES_AT_ONCE", 3)
        found = surroundings(network)
    constraint, size = nx.constraint(network), nx.effective_size(network)
    for node, lies in found.items():
        steps = nx.single_source_shortest_path_length(network, node)
        assert lies.constraint == pytest.approx(constraint[node])
        assert lies.effective_size == pytest.approx(size[node])
        assert lies.reach == tuple(sum(0 < far <= most for far in steps.values()) for most in (1, 2, 3))
        assert lies.partners == network.degree(node)


def test_a_hub_is_free_and_its_partners_are_bound_to_it() -> None:
    star = nx.relabel_nodes(nx.star_graph(4), str)
    found = surroundings(star)
    assert (found["0"].effective_size, found["0"].constraint) == (4.0, 0.25)
    assert (found["1"].effective_size, found["1"].constraint, found["1"].reach) == (1.0, 1.0, (1, 4, 4))


def test_a_node_without_partners_has_no_constraint() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("alone")
    network.add_edge("a", "b")
    lies = surroundings(network)["alone"]
    assert (lies.partners, lies.effective_size, lies.constraint, lies.reach) == (0, 0.0, None, (0, 0, 0))


def test_an_empty_network_has_no_surroundings() -> None:
    assert surroundings(nx.Graph()) == {}

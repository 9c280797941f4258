from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.maps.balloon import ring
from graph.maps.layout import lay_out
from graph.maps.view import Node, Row, View, Words, make_view

if TYPE_CHECKING:
    from graph.maps.view import Atlas

SHAPES = [(60.0, 1.4), (36.0, 0.7)]


@pytest.mark.parametrize(("slot", "aspect"), SHAPES)
def test_no_two_nodes_are_nearer_than_their_room(real: Atlas, slot: float, aspect: float) -> None:
    for view in real.views:
        _apart(view, slot, aspect)


def _apart(view: View, slot: float, aspect: float) -> None:
    places = lay_out(view, slot, aspect).places
    assert set(places) == {node.id for node in view.nodes}
    nearest = min(math.dist(one, other) for one, other in itertools.combinations(places.values(), 2))
    assert nearest >= 0.85 * slot


@pytest.mark.parametrize(("slot", "aspect"), SHAPES)
def test_organizations_stand_apart_and_their_bodies_with_them(cooperation: View, slot: float, aspect: float) -> None:
    layout = lay_out(cooperation, slot, aspect)
    for (_, x, y, radius), (_, u, v, other) in itertools.combinations(layout.discs, 2):
        assert math.dist((x, y), (u, v)) >= radius + other
    heads = {head: (x, y, radius) for head, x, y, radius in layout.discs}
    for node in cooperation.nodes:
        if node.cls == "body" and node.parent in heads:
            x, y, radius = heads[node.parent]
            assert math.dist(layout.places[node.id], (x, y)) <= radius
        if node.cls in ("group", "economy"):
            assert all(math.dist(layout.places[node.id], (x, y)) > radius for x, y, radius in heads.values())


@pytest.mark.parametrize(("slot", "aspect"), SHAPES)
def test_the_map_has_about_the_shape_asked_for(cooperation: View, slot: float, aspect: float) -> None:
    xs, ys = zip(*lay_out(cooperation, slot, aspect).places.values(), strict=True)
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(aspect, rel=0.25)


def test_the_same_view_gives_the_same_places(cooperation: View) -> None:
    assert lay_out(cooperation, *SHAPES[0]) == lay_out(cooperation, *SHAPES[0])


def test_nothing_is_laid_out_of_nothing() -> None:
    layout = lay_out(View(), 60, 1.4)
    assert (dict(layout.places), layout.discs) == ({}, ())


@given(
    st.lists(st.integers(0, 11), min_size=12, max_size=12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)))
)
@settings(max_examples=60, deadline=None)
def test_any_parents_and_links_can_be_laid_out(parents: list[int], links: list[tuple[int, int]]) -> None:
    """Also bodies that are each other's parent, or their own, and links to oneself."""
    nodes = [Node(f"n{i:02}", "N", "N", (), "body", parent=f"n{parent:02}") for i, parent in enumerate(parents)]
    rows = [Row(f"n{a:02}", f"n{b:02}", "cooperation", fact=f"f{i}") for i, (a, b) in enumerate(links)]
    view = make_view(Words("", "", ""), nodes, rows)
    places = lay_out(view, 60, 1.4).places
    assert len(set(places.values())) == len(view.nodes)


@given(st.lists(st.floats(10, 200), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_discs_in_a_ring_do_not_touch(radii: list[float]) -> None:
    points = ring(radii, 30)
    assert all(math.hypot(*point) >= radius + 29.9 for point, radius in zip(points, radii, strict=True))
    for (one, r), (other, s) in itertools.combinations(zip(points, radii, strict=True), 2):
        assert math.dist(one, other) >= r + s - 0.01


def test_a_graph_of_thousands_is_laid_out_in_rows_where_nothing_collides() -> None:
    nodes = [Node(f"o{i:03}", "O", "O", (), "organization") for i in range(120)]
    nodes += [Node(f"b{i:04}", "B", "B", (), "body", parent=f"o{i % 120:03}") for i in range(1200)]
    rows = [Row(f"b{i:04}", f"o{i * 7 % 120:03}", "cooperation") for i in range(1200)]
    rows += [Row(node.id, node.parent, "parent") for node in nodes if node.parent]
    layout = lay_out(make_view(Words("", "", ""), nodes, rows), 60, 1.4)
    assert len(layout.places) == 1320
    for (_, x, y, radius), (_, u, v, other) in itertools.combinations(layout.discs, 2):
        assert math.dist((x, y), (u, v)) >= radius + other
    xs, ys = zip(*layout.places.values(), strict=True)
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(1.4, rel=0.35)

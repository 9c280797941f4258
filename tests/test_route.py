"""The way between two things is the shortest one, over links that tell something, each with its evidence."""

from __future__ import annotations

import heapq
import random
from typing import TYPE_CHECKING

import pytest

from graph.network import LINK_TYPES, network
from graph.rdf import Iri
from graph.route import route
from graph.store import KnowledgeGraph
from graph.vocab import thing
from tests.small_data import FACTS, FIRST, SECOND, fact, write_data

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

LENGTH = {
    "cooperation": 1.0,
    "overlap-concern": 1.0,
    "parent": 1.0,
    "meeting-of": 1.0,
    "participation": 1.5,
    "membership": 3.0,
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("small")
    return KnowledgeGraph.open(write_data(folder), folder / "store")


def test_a_step_names_the_passage_and_its_direction(small: KnowledgeGraph) -> None:
    steps = route(small, thing("body", "solum"), thing("body", "norda-wgs"))
    assert steps is not None
    (step,) = steps
    assert (step.start, step.end) == ("Solum Enterprise Union", "Working Group on Small Firms")
    assert (step.type, step.forward, step.status, step.document, step.paragraph) == (
        "cooperation",
        False,
        "agreed",
        FIRST,
        "8",
    )


def test_a_way_over_told_links_goes_before_a_shared_membership(small: KnowledgeGraph) -> None:
    steps = route(small, thing("body", "solum"), thing("body", "norda"))
    assert steps is not None
    assert [step.type for step in steps] == ["cooperation", "parent"]


def test_only_the_links_asked_for_are_walked(small: KnowledgeGraph) -> None:
    one, other = thing("body", "solum"), thing("body", "norda")
    steps = route(small, one, other, ("membership",))
    assert steps is not None
    assert [(step.type, step.forward) for step in steps] == [("membership", True)]
    assert route(small, one, other, ("parent",)) is None


def test_a_thing_is_no_step_from_itself_and_a_stranger_is_not_reached(small: KnowledgeGraph) -> None:
    assert route(small, thing("body", "solum"), thing("body", "solum")) == []
    assert route(small, thing("body", "solum"), thing("body", "nobody")) is None
    assert route(small, thing("body", "solum"), thing("body", "experts")) is None


def test_of_two_opposite_links_the_telling_one_is_walked(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "documents" / f"{SECOND}.jsonl"
    back = {
        "from": "Northern Development Association",
        "to": ["Solum Enterprise Union"],
        "kind": "fund",
        "status": "agreed",
    }
    path.write_text(
        "\n".join([*FACTS[SECOND], fact(SECOND, "Cooperation", "p3", "3", **back)]) + "\n", encoding="utf-8"
    )
    kg = KnowledgeGraph.open(data, tmp_path / "store")
    for one, other, forward in (("solum", "norda", False), ("norda", "solum", True)):
        steps = route(kg, thing("body", one), thing("body", other))
        assert steps is not None
        assert [(step.type, step.kind, step.forward) for step in steps] == [("cooperation", "fund", forward)]


def shortest(graph: nx.MultiDiGraph[str], start: str) -> dict[str, float]:
    """Lengths of the shortest ways to all nodes, links walked in both directions."""
    near: dict[str, dict[str, float]] = {node: {} for node in graph}
    for one, other, values in graph.edges(data=True):
        for a, b in ((one, other), (other, one)):
            near[a][b] = min(near[a].get(b, 99.0), LENGTH[values["type"]])
    done: dict[str, float] = {}
    todo = [(0.0, start)]
    while todo:
        length, node = heapq.heappop(todo)
        if node not in done:
            done[node] = length
            for other, step in near[node].items():
                heapq.heappush(todo, (length + step, other))
    return done


def test_no_way_in_the_data_is_longer_than_need_be(kg: KnowledgeGraph) -> None:
    graph = network(kg.query, LINK_TYPES)
    bodies = sorted(node for node in graph if "/id/body/" in node)
    chosen = random.Random(7).sample(bodies, 5)  # noqa: S311 - no secret
    lengths = shortest(graph, chosen[0])
    for other in chosen[1:]:
        steps = route(kg, Iri(chosen[0]), Iri(other))
        assert steps is None or sum(LENGTH[step.type] for step in steps) == lengths[other]
        assert (steps is None) == (other not in lengths)

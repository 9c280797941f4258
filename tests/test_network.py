"""The network holds every link that is stated, parallel ones apart, each with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.network import LINK_TYPES, network
from graph.store import KnowledgeGraph
from graph.vocab import thing
from tests.small_data import FIRST, write_data

if TYPE_CHECKING:
    import networkx as nx

WGS, SOLUM, NORDA = (thing("body", name) for name in ("norda-wgs", "solum", "norda"))
COUNTS = {
    "cooperation": "?f a smepb:Cooperation ; smepb:from ?a ; smepb:to ?b ; smepb:kind ?k",
    "overlap-concern": "?f a smepb:OverlapConcern ; smepb:aboutBody ?a ; smepb:overlapsWith ?b",
    "participation": "?f a smepb:Participation ; smepb:participant ?a ; smepb:meeting ?b ; smepb:capacity ?c",
    "membership": "?f a smepb:Membership ; smepb:member ?a ; smepb:organization ?b",
    "parent": "?a smepb:parent ?b ; dcterms:source ?source",
    "meeting-of": "?a a smepb:Meeting ; smepb:body ?b",
}
NODES = "VALUES ?n { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy smepb:Meeting }"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> nx.MultiDiGraph[str]:
    folder = tmp_path_factory.mktemp("small")
    return KnowledgeGraph.open(write_data(folder), folder / "store").to_networkx()


def links(graph: nx.MultiDiGraph[str], one: str, other: str) -> list[dict[str, str]]:
    return list((graph.get_edge_data(one, other) or {}).values())


def test_a_link_tells_its_kind_status_and_passage(small: nx.MultiDiGraph[str]) -> None:
    assert {"type": "cooperation", "kind": "liaise", "status": "agreed", "about": "training", "paragraph": "8"} | {
        "fact": f"https://w3id.org/smepb/id/fact/{FIRST}/cooperation/p8-solum",
        "document": thing("document", FIRST),
    } in links(small, WGS, SOLUM)


def test_parallel_links_stay_apart(small: nx.MultiDiGraph[str]) -> None:
    assert sorted(link["type"] for link in links(small, WGS, SOLUM)) == ["cooperation", "overlap-concern"]
    assert [link["type"] for link in links(small, WGS, NORDA)] == ["parent"]


def test_a_node_has_its_label_class_kind_and_acronym(small: nx.MultiDiGraph[str]) -> None:
    assert small.nodes[WGS] == {
        "label": "Working Group on Small Firms",
        "class": "Body",
        "kind": "working-group",
        "acronym": "WGS",
    }


def test_all_values_are_text_and_no_node_is_alone(small: nx.MultiDiGraph[str]) -> None:
    values = [v for _, data in small.nodes(data=True) for v in data.values()]
    values += [v for _, _, data in small.edges(data=True) for v in data.values()]
    assert {type(value) for value in values} == {str}
    assert all(degree > 0 for _, degree in small.degree())


@pytest.mark.parametrize("link", LINK_TYPES)
def test_every_stated_link_between_described_nodes_is_there(kg: KnowledgeGraph, link: str) -> None:
    stated = kg.query(f"""SELECT DISTINCT ?f ?a ?b {{ {COUNTS[link]}
        FILTER EXISTS {{ {NODES} ?a a ?n }} FILTER EXISTS {{ {NODES} ?b a ?n }} }}""")
    graph = network(kg.query, (link,))
    assert {values["type"] for _, _, values in graph.edges(data=True)} == {link}
    assert graph.number_of_edges() == len(stated) > 0


def test_links_of_documents_name_document_and_paragraph(kg: KnowledgeGraph) -> None:
    graph = network(kg.query, ("cooperation", "overlap-concern", "participation"))
    assert all(values["document"] and values["paragraph"] for _, _, values in graph.edges(data=True))

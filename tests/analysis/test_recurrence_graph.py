"""The steps of a line stand in a graph of their own, so that a query can follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.recurrence import recurrence
from graph.rdf import Iri, Literal
from tests.analysis.small_record import fact_iri, small_record

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

FIRST, AGAIN = fact_iri("wgs-1/recommendation/p7-clusters"), fact_iri("wgs-2/recommendation/p3-clusters")


def test_a_step_leads_from_the_earlier_act_to_the_later_and_tells_what_changed() -> None:
    found = {(triple.predicate.rsplit("#", 1)[1], triple.object) for triple in recurrence(small_record().view)}
    assert found == {
        ("type", Iri("https://w3id.org/smepb/ontology#Recurrence")),
        ("beganWith", FIRST),
        ("earlier", FIRST),
        ("later", AGAIN),
        ("score", Literal("0.909", "http://www.w3.org/2001/XMLSchema#decimal")),
        ("added", Iri("https://w3id.org/smepb/concept/topic/supply-chains")),
    }


def test_steps_of_the_data_can_be_followed_from_act_to_act(kg: KnowledgeGraph) -> None:
    found = kg.query(
        """SELECT ?end ?change WHERE { GRAPH <https://w3id.org/smepb/graph/derived/recurrence> {
          ?step smepb:earlier fact:oecd-wpsmee-mandate\\/mandate\\/wpsmee ; smepb:later ?end ; smepb:changed ?change } }"""
    )
    assert [tuple(row.values()) for row in found.dicts()] == [
        (fact_iri("oecd-csmee-mandate-2021/mandate/csmee"), "end: 2021-12-31 to 2026-12-31")
    ]


def test_nothing_that_is_computed_stands_in_the_default_graph(kg: KnowledgeGraph) -> None:
    assert len(kg.query("SELECT ?s WHERE { ?s smepb:earlier|smepb:later|smepb:beganWith ?o } ORDER BY ?s")) == 0

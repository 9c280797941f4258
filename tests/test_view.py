"""The settled view in memory: sorted, and an answer for what is not there."""

from __future__ import annotations

import random

from graph.rdf import Iri, Literal, Quad, Triple
from graph.settle import DEFAULT
from graph.view import View
from graph.vocab import LABEL, TYPE, concept, expand, smepb, thing

ALFA, BETA = thing("body", "alfa"), thing("body", "beta")
SAID = [
    Quad(BETA, TYPE, smepb("Body"), DEFAULT),
    Quad(ALFA, TYPE, smepb("Body"), DEFAULT),
    Quad(ALFA, smepb("parent"), BETA, DEFAULT),
    Quad(ALFA, smepb("kind"), concept("body-kind", "working-group"), DEFAULT),
    Quad(ALFA, smepb("established"), Literal("2001"), DEFAULT),
    Quad(ALFA, LABEL, Literal("Alfa"), DEFAULT),
    Quad(concept("topic", "clusters"), expand("skos:prefLabel"), Literal("Clusters"), DEFAULT),
    Quad(ALFA, TYPE, smepb("Body"), Iri("https://example.org/another-graph")),
]
VIEW = View(SAID)


def test_the_things_of_a_class_are_sorted() -> None:
    assert [*dict.fromkeys(VIEW.of_type("Body"))] == [ALFA, BETA]
    assert VIEW.of_type("Meeting") == []


def test_a_property_leads_to_things_and_back() -> None:
    assert VIEW.iris(ALFA, "parent") == [BETA]
    assert VIEW.subjects("parent", BETA) == [ALFA]
    assert VIEW.subjects("parent", ALFA) == VIEW.iris(BETA, "parent") == []


def test_texts_and_things_are_told_apart() -> None:
    assert VIEW.text(ALFA, "established") == "2001"
    assert VIEW.text(ALFA, "parent") == VIEW.text(BETA, "established") == ""
    assert VIEW.iris(ALFA, "established") == []


def test_a_thing_is_called_by_its_label_and_a_concept_by_its_preferred_one() -> None:
    assert (VIEW.label(ALFA), VIEW.label(concept("topic", "clusters")), VIEW.label(BETA)) == ("Alfa", "Clusters", "")


def test_triples_of_some_properties_are_given_whatever_the_vocabulary() -> None:
    assert list(VIEW.triples(LABEL, expand("skos:prefLabel"))) == [
        Triple(ALFA, LABEL, Literal("Alfa")),
        Triple(concept("topic", "clusters"), expand("skos:prefLabel"), Literal("Clusters")),
    ]
    assert list(VIEW.triples(expand("skos:altLabel"))) == []


def test_the_order_of_the_statements_does_not_matter() -> None:
    shuffled = SAID * 2
    random.Random(3).shuffle(shuffled)  # noqa: S311 - no secret
    again = View(shuffled)
    assert list(again.triples(TYPE, LABEL)) == list(VIEW.triples(TYPE, LABEL))
    assert again.of_type("Body") == VIEW.of_type("Body")


def test_an_empty_view_answers_nothing() -> None:
    empty = View([])
    assert (empty.of_type("Body"), empty.iris(ALFA, "parent"), empty.text(ALFA, "kind"), empty.label(ALFA)) == (
        [],
        [],
        "",
        "",
    )

"""The terms of the code are the terms of the ontology, and each of them is defined and used."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from graph.rdf import Iri, Literal, Term, read_turtle
from graph.resources import ontology_folder
from graph.vocab import (
    BASE,
    CLASSES,
    LABEL,
    PREFIXES,
    PROPERTIES,
    TYPE,
    concept,
    entity_iri,
    expand,
    smepb,
    thing,
)

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

DEFINITION, EXAMPLE = expand("skos:definition"), expand("skos:example")
DEFINED_BY = expand("rdfs:isDefinedBy")
KINDS = {
    "classes": {expand("owl:Class")},
    "properties": {expand("owl:ObjectProperty"), expand("owl:DatatypeProperty")},
}
ONLY_ABOVE_OTHERS = {"Actor", "Fact"}
"""Classes that have members through their subclasses only."""
ONLY_IMPORTED = {
    "ImportGraph",
    "MandateListing",
    "Programme",
    "Subprogramme",
    "lists",
    "programme",
    "subprogramme",
    "origin",
    "heading",
    "series",
    "symbolGiven",
    "earliestYear",
    "latestYear",
}
"""Terms of imported tables, used when a user imports one; :mod:`tests.imports.test_mandate_graph` holds that each is."""


def stated() -> dict[str, dict[Iri, list[Term]]]:
    """What the Turtle says of each term with our namespace."""
    said: dict[str, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in read_turtle(ontology_folder() / "smepb.ttl"):
        if triple.subject.startswith(PREFIXES["smepb"]):
            said[triple.subject.removeprefix(PREFIXES["smepb"])][triple.predicate].append(triple.object)
    return said


TERMS = stated()


def of_kind(kind: str) -> set[str]:
    return {name for name, said in TERMS.items() if KINDS[kind] & set(said[TYPE])}


def test_classes_are_those_of_the_turtle() -> None:
    assert of_kind("classes") == CLASSES


def test_properties_are_those_of_the_turtle() -> None:
    assert of_kind("properties") == PROPERTIES


def test_a_term_is_a_class_or_a_property() -> None:
    assert not CLASSES & PROPERTIES
    assert set(TERMS) == CLASSES | PROPERTIES
    assert all(name[0].isupper() for name in CLASSES)
    assert all(name[0].islower() for name in PROPERTIES)


@pytest.mark.parametrize("name", sorted(TERMS))
def test_a_term_has_one_label_one_definition_and_one_example_in_english(name: str) -> None:
    for predicate in (LABEL, DEFINITION, EXAMPLE):
        (value,) = TERMS[name][predicate]
        assert isinstance(value, Literal)
        assert value.language == "en"
        assert value.value.strip()
    definition = TERMS[name][DEFINITION][0]
    assert isinstance(definition, Literal)
    assert definition.value.endswith(".")
    assert TERMS[name][DEFINED_BY] == [Iri(f"{BASE}ontology")]


def test_no_two_terms_of_a_kind_have_the_same_label() -> None:
    for kind in KINDS:
        labels = [TERMS[name][LABEL][0] for name in of_kind(kind)]
        assert len(labels) == len(set(labels))


def test_what_a_term_refers_to_exists() -> None:
    parts = ("subClassOf", "subPropertyOf", "domain", "range", "inverseOf")
    for name, said in TERMS.items():
        for predicate, values in said.items():
            if predicate.endswith(parts):
                for value in values:
                    own = str(value).removeprefix(PREFIXES["smepb"])
                    assert own == str(value) or own in TERMS, name


def test_every_term_is_used_by_the_data(kg: KnowledgeGraph) -> None:
    used = kg.query("SELECT DISTINCT ?p WHERE { GRAPH ?g { ?s ?p ?o } }").column("p")
    used += kg.query("SELECT DISTINCT ?class WHERE { GRAPH ?g { ?s a ?class } }").column("class")
    unused = {name for name in TERMS if smepb(name) not in used}
    assert unused == ONLY_ABOVE_OTHERS | ONLY_IMPORTED
    parents = {value for said in TERMS.values() for value in said[expand("rdfs:subClassOf")]}
    assert {smepb(name) for name in ONLY_ABOVE_OTHERS} <= parents


def test_every_term_is_used_by_a_saved_question_or_check() -> None:
    files = [*ontology_folder().glob("questions/*.rq"), *ontology_folder().glob("checks/*.rq")]
    named = {name for path in files for name in re.findall(r"smepb:(\w+)", path.read_text(encoding="utf-8"))}
    assert named == set(TERMS)


def test_every_predicate_and_type_of_the_graph_is_of_a_vocabulary_that_is_declared(kg: KnowledgeGraph) -> None:
    declared = (*tuple(PREFIXES.values()), "http://purl.org/vocab/vann/")
    for query in ("?s ?x ?o", "?s a ?x"):
        used = kg.query(f"SELECT DISTINCT ?x WHERE {{ GRAPH ?g {{ {query} }} }}").column("x")
        assert [iri for iri in used if not iri.startswith(declared)] == []


@pytest.mark.parametrize("name", ["Meetings", "", "rdfs:label"])
def test_a_misspelt_term_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match="the ontology has no term"):
        smepb(name)


def test_addresses_are_made_in_one_way() -> None:
    assert concept("capacity", "observer") == f"{BASE}concept/capacity/observer"
    assert thing("economy", "lva") == entity_iri("economy:LVA") == f"{PREFIXES['economy']}lva"
    assert expand("doc:x") == thing("document", "x")


def test_prefixes_are_distinct() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)

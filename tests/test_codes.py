"""The code lists of the code are the concept schemes of the ontology, both ways and in the same order."""

from __future__ import annotations

from collections import defaultdict

import pytest

from graph.codes import CODES
from graph.rdf import Iri, Literal, Term, read_turtle
from graph.resources import ontology_folder
from graph.vocab import BASE, concept, expand

SCHEME_BASE = f"{BASE}concept/"


def read() -> dict[Iri, dict[str, list[Term]]]:
    said: dict[Iri, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in read_turtle(ontology_folder() / "concepts" / "codes.ttl"):
        said[triple.subject][triple.predicate.replace("#", "/").rsplit("/", 1)[1]].append(triple.object)
    return said


TURTLE = read()


def test_the_schemes_are_the_same() -> None:
    schemes = {
        iri.removeprefix(SCHEME_BASE) for iri, said in TURTLE.items() if expand("skos:ConceptScheme") in said["type"]
    }
    assert schemes == set(CODES)


@pytest.mark.parametrize("scheme", CODES)
def test_a_scheme_has_the_same_codes_in_the_same_order(scheme: str) -> None:
    assert TURTLE[Iri(SCHEME_BASE + scheme)]["hasTopConcept"] == [concept(scheme, code) for code in CODES[scheme]]


@pytest.mark.parametrize(("scheme", "code"), [(scheme, code) for scheme, codes in CODES.items() for code in codes])
def test_a_code_is_a_concept_with_label_definition_and_notation(scheme: str, code: str) -> None:
    said = TURTLE[concept(scheme, code)]
    assert said["type"] == [expand("skos:Concept")]
    assert said["inScheme"] == [Iri(SCHEME_BASE + scheme)]
    assert said["notation"] == [Literal(code)]
    (label,), (definition,) = said["prefLabel"], said["definition"]
    assert isinstance(label, Literal)
    assert isinstance(definition, Literal)
    assert label.language == definition.language == "en"
    assert definition.value.endswith(".")


def test_nothing_else_stands_in_the_turtle() -> None:
    concepts = {iri for iri, said in TURTLE.items() if expand("skos:Concept") in said["type"]}
    assert concepts == {concept(scheme, code) for scheme, codes in CODES.items() for code in codes}

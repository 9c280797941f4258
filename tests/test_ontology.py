"""The ontology is consistent Turtle with one way of writing, and its checks and shapes say how to mend what they find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from graph import __version__
from graph.concepts import read_concepts
from graph.ontology_check import ontology_findings
from graph.rdf import read_turtle
from graph.resources import ontology_folder
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

ONTOLOGY = ontology_folder()
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
CHECKS = sorted((ONTOLOGY / "checks").glob("*.rq"))


@pytest.fixture(scope="module")
def terms() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "smepb.ttl")


def test_the_check_of_the_ontology_finds_nothing() -> None:
    found = ontology_findings(read_turtle(ONTOLOGY / "smepb.ttl"), read_concepts(ONTOLOGY), ONTOLOGY)
    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_turtle_is_read_the_same_by_two_parsers(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    assert len(graph) == len(set(read_turtle(path)))
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not re.search(r"[ \t]$|\t|\r", text, re.MULTILINE)


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_prefixes_are_those_of_the_program_and_all_are_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for prefix, iri in re.findall(r"^@prefix ([\w-]+): <([^>]+)> \.$", text, re.MULTILINE):
        assert PREFIXES.get(prefix, iri) == iri
        assert len(re.findall(rf"(?<![\w-]){prefix}:", text)) > 1, f"{prefix} is declared in vain"


def test_the_ontology_tells_its_title_licence_and_version(terms: rdflib.Graph) -> None:
    (ontology,) = terms.subjects(RDF.type, OWL.Ontology)
    assert str(ontology) == f"{BASE}ontology"
    assert [str(value) for value in terms.objects(ontology, OWL.versionInfo)] == [__version__]
    assert set(terms.predicates(ontology)) >= {rdflib.DCTERMS.title, rdflib.DCTERMS.license, rdflib.DCTERMS.description}


def test_an_object_property_leads_to_things_and_a_datatype_property_to_values(terms: rdflib.Graph) -> None:
    for found in terms.subjects(RDF.type, OWL.DatatypeProperty):
        for range_ in terms.objects(found, RDFS.range):
            assert str(range_).startswith((PREFIXES["xsd"], PREFIXES["rdfs"], PREFIXES["rdf"])), found
    for found in terms.subjects(RDF.type, OWL.ObjectProperty):
        for range_ in terms.objects(found, RDFS.range):
            assert not str(range_).startswith(PREFIXES["xsd"]), found


def test_classes_are_in_no_circle(terms: rdflib.Graph) -> None:
    for found in terms.subjects(RDF.type, OWL.Class):
        above = set(terms.transitive_objects(terms.value(found, RDFS.subClassOf), RDFS.subClassOf))
        assert found not in above


def test_no_definition_begins_by_naming_what_it_defines(terms: rdflib.Graph) -> None:
    for definition in terms.objects(None, SKOS.definition):
        assert not re.match(r"(This|The) (class|property|term|concept)\b", str(definition))
        assert str(definition)[0].isupper()


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_says_what_is_wrong_how_to_mend_it_and_how_bad_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^#\+ (\w+): (.+)$", text, re.MULTILINE))
    assert {"what", "fix", "severity"} <= set(header)
    assert header["severity"] in ("error", "warning")
    assert re.search(r"SELECT (DISTINCT )?\?entity \?property \?value", text)
    assert "ORDER BY" in text


def test_shapes_say_what_is_wrong_and_how_to_mend_it() -> None:
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    messages = [str(message) for message in shapes.objects(None, SH.message)]
    assert len(messages) == len(list(shapes.objects(None, SH.property)))
    for message in messages:
        assert re.fullmatch(r"[A-Z].*\. [A-Z].*\.", message), message
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        assert shapes.value(shape, SH.targetClass)


def test_shapes_speak_of_terms_of_the_ontology(terms: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    named = {node for triple in shapes for node in triple if str(node).startswith(PREFIXES["smepb"])}
    assert named
    assert named <= set(terms.subjects(RDF.type, None))


def test_every_example_in_a_concept_scheme_has_a_scheme_with_title_and_definition() -> None:
    for path in (ONTOLOGY / "concepts").glob("*.ttl"):
        graph = rdflib.Graph().parse(path)
        for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
            assert graph.value(scheme, rdflib.DCTERMS.title)
            assert str(graph.value(scheme, SKOS.definition)).endswith(".")
            tops = set(graph.objects(scheme, SKOS.hasTopConcept))
            broader = set(graph.subjects(SKOS.broader, None))
            assert tops
            assert not tops & broader

"""The data set describes itself: licence, version, size of each graph, and how each computed graph was made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph import __version__
from graph.analysis.methods import METHODS
from graph.description import DESCRIPTION, LICENCE, content_hash, describe
from graph.export import graph_names
from graph.rdf import XSD, Iri, Literal, Quad
from graph.vocab import DATASET, LABEL, expand

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


def test_the_hash_depends_on_the_lines_only() -> None:
    assert content_hash(["a", "b"]) == content_hash(("a", "b"))
    assert content_hash(["a", "b"]) != content_hash(["b", "a"])
    assert len(content_hash([])) == 64


def test_the_data_set_has_licence_version_and_identity(kg: KnowledgeGraph) -> None:
    answer = kg.query(f"SELECT ?p ?o WHERE {{ GRAPH <{DESCRIPTION}> {{ <{DATASET}> ?p ?o }} }}")
    said = {(predicate, value) for predicate, value in answer.rows}
    described = [line for line in kg.lines() if not line.endswith(f"<{DESCRIPTION}> .")]
    assert (expand("dcterms:license"), LICENCE) in said
    assert (expand("owl:versionInfo"), Literal(__version__)) in said
    assert (expand("void:triples"), Literal(str(len(described)), XSD + "integer")) in said
    assert (expand("dcterms:identifier"), Literal(f"sha256:{content_hash(described)}")) in said


def test_the_size_of_each_graph_is_told(kg: KnowledgeGraph) -> None:
    sizes = Counter(line.rsplit(" <", 1)[1][:-3] for line in kg.lines())
    del sizes[DESCRIPTION]
    told = kg.query(f"SELECT ?g ?n WHERE {{ <{DATASET}> void:subset ?g . ?g void:triples ?n }}")
    assert {row["g"]: row["n"] for row in told.dicts()} == sizes


def test_every_document_graph_names_its_document(kg: KnowledgeGraph) -> None:
    named = kg.query("SELECT ?g ?d WHERE { ?g a smepb:DocumentGraph ; smepb:graphOf ?d . ?d a smepb:Document }")
    prefix = "https://w3id.org/smepb/graph/document/"
    graphs = [name for name in graph_names(kg.lines()) if name.startswith(prefix)]
    assert sorted(named.column("g")) == graphs
    assert {row["g"].removeprefix(prefix) for row in named.dicts()} == {
        row["d"].rsplit("/", 1)[1] for row in named.dicts()
    }


def test_a_computed_graph_tells_by_which_method_of_which_version(kg: KnowledgeGraph) -> None:
    told = kg.query(
        """SELECT ?g ?does ?version (COUNT(?used) AS ?graphs) WHERE {
          ?g a smepb:DerivedGraph ; prov:wasGeneratedBy ?activity .
          ?activity dcterms:description ?does ; owl:versionInfo ?version ; prov:used ?used
        } GROUP BY ?g ?does ?version ORDER BY ?g"""
    )
    documents = len(kg.query("SELECT ?g WHERE { ?g a smepb:DocumentGraph }"))
    assert {tuple(row.values()) for row in told.dicts()} == {
        (method.graph, method.does, method.version, documents + 1) for method in METHODS
    }


def test_no_graph_is_without_a_name_for_people(kg: KnowledgeGraph) -> None:
    assert kg.query("SELECT ?g WHERE { ?g a smepb:DerivedGraph FILTER NOT EXISTS { ?g rdfs:label ?l } }").rows == ()


def test_an_empty_data_set_can_be_described() -> None:
    quads = describe([], [], [])
    assert Quad(DATASET, expand("void:triples"), Literal("0", XSD + "integer"), DESCRIPTION) in quads
    assert not [quad for quad in quads if quad.predicate == LABEL and quad.subject == Iri("")]

"""The SPARQL 1.1 Service Description tests: what the endpoint says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from tests.web.w3c.holdings import AT_HAND
from tests.web.w3c.manifests import cases

if TYPE_CHECKING:
    from rdflib.term import Node

    from tests.web.serving import Server

pytestmark = AT_HAND
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
RANGES = {
    SD.endpoint: URIRef,
    SD.supportedLanguage: URIRef,
    SD.languageExtension: URIRef,
    SD.feature: URIRef,
    SD.resultFormat: URIRef,
    SD.inputFormat: URIRef,
    SD.defaultEntailmentRegime: URIRef,
    SD.name: URIRef,
}
"""Properties whose values are resources, not text."""
CLASSES = {
    SD.defaultDataset: SD.Dataset,
    SD.availableGraphs: SD.GraphCollection,
    SD.defaultGraph: SD.Graph,
    SD.namedGraph: SD.NamedGraph,
    SD.graph: SD.Graph,
}
"""The class that the vocabulary gives the values of a property."""
INSTANCES = {
    SD.feature: {SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs, SD.BasicFederatedQuery},
    SD.supportedLanguage: {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update},
}
"""The instances that the vocabulary defines."""


@pytest.fixture(scope="module")
def described(suite: Server) -> Graph:
    """What the endpoint answers to GET without a query."""
    answer = suite.ask("/sparql", {"Accept": "text/turtle"})
    assert answer.status == 200
    return Graph().parse(data=answer.body, format="turtle")


def _services(described: Graph) -> list[Node]:
    return list(described.subjects(RDF.type, SD.Service))


def test_the_manifest_has_three_tests() -> None:
    names = {case.id.rpartition("/")[2] for case in cases("ServiceDescriptionTest")}
    assert names == {"returns-rdf", "has-endpoint-triple", "conforms-to-schema"}


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("", "text/turtle", "turtle"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
    ],
)
def test_get_on_the_endpoint_returns_rdf(suite: Server, described: Graph, accept: str, media: str, form: str) -> None:
    answer = suite.ask("/sparql", {"Accept": accept} if accept else {})
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media)
    assert set(Graph().parse(data=answer.body, format=form)) == set(described)


def test_the_description_names_the_endpoint_itself(suite: Server, described: Graph) -> None:
    (service,) = _services(described)
    assert described.value(service, SD.endpoint) == URIRef(f"{suite.address}sparql")


def test_the_description_uses_only_terms_of_the_vocabulary(described: Graph) -> None:
    known = {*RANGES, *CLASSES, *CLASSES.values(), SD.Service}
    used = {term for triple in described for term in triple[1:] if isinstance(term, URIRef) and term.startswith(SD)}
    assert used - known - {term for found in INSTANCES.values() for term in found} == set()


def test_values_are_of_the_kind_that_the_vocabulary_gives_them(described: Graph) -> None:
    for property_, kind in RANGES.items():
        assert all(isinstance(value, kind) for value in described.objects(None, property_))
    for property_, class_ in CLASSES.items():
        assert all((value, RDF.type, class_) in described for value in described.objects(None, property_))
    for property_, known in INSTANCES.items():
        assert set(described.objects(None, property_)) <= known


def test_a_service_has_one_dataset_with_one_default_graph(described: Graph) -> None:
    (service,) = _services(described)
    (dataset,) = described.objects(service, SD.defaultDataset)
    assert len(list(described.objects(dataset, SD.defaultGraph))) == 1


def test_each_named_graph_has_a_name_and_a_graph(suite: Server, described: Graph) -> None:
    named = list(described.subjects(RDF.type, SD.NamedGraph))
    names = {str(name) for node in named for name in described.objects(node, SD.name)}
    assert all(len(list(described.objects(node, SD.graph))) == 1 for node in named)
    rows = suite.query("SELECT DISTINCT ?g { GRAPH ?g {} }", "text/csv").text.split("\r\n")[1:-1]
    assert len(named) == len(names)
    assert names == set(rows)


def test_every_format_that_is_named_is_given(suite: Server, described: Graph) -> None:
    formats = {str(each).rpartition("/")[2] for each in described.objects(None, SD.resultFormat)}
    given = {
        "SPARQL_Results_JSON": ("ASK {}", "application/sparql-results+json"),
        "SPARQL_Results_XML": ("ASK {}", "application/sparql-results+xml"),
        "SPARQL_Results_CSV": ("SELECT * {}", "text/csv"),
        "SPARQL_Results_TSV": ("SELECT * {}", "text/tab-separated-values"),
        "Turtle": ("CONSTRUCT WHERE {}", "text/turtle"),
        "N-Triples": ("CONSTRUCT WHERE {}", "application/n-triples"),
        "RDF_XML": ("CONSTRUCT WHERE {}", "application/rdf+xml"),
        "JSON-LD": ("CONSTRUCT WHERE {}", "application/ld+json"),
    }
    assert formats == set(given)
    for query, media in given.values():
        assert suite.query(query, media).headers["content-type"].partition(";")[0] == media


def test_figures_are_numbers(described: Graph) -> None:
    counts = list(described.objects(None, URIRef("http://rdfs.org/ns/void#triples")))
    assert counts
    assert all(isinstance(count, Literal) and isinstance(count.value, int) for count in counts)

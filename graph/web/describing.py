"""The service description (SPARQL 1.1 Service Description) and the VoID description of what is served."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph.rdf import XSD, Iri, Literal, Term
from graph.vocab import DATASET, TYPE, expand
from graph.web.answering import triples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.web.desk import Desk
    from graph.web.reply import Reply

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_SCHEMA = "https://schema.org/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_UNITS = {
    "seconds": "s",
    "page_seconds": "s",
    "memory": "MiB",
    "rows": "rows",
    "answer": "bytes",
    "body": "bytes",
    "untaken": "bytes",
    "address": "bytes",
    "patience": "s",
    "arrival": "s",
    "stall": "s",
}
_Triple = tuple[Iri, Iri, Term]


def description(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """What the endpoint at ``address`` can do, on which graphs, within which limits."""
    found = [*_service(desk, job["address"]), *_dataset(desk, job["address"])]
    return triples(found, job.get("accept", ""))


def _service(desk: Desk, address: str) -> Iterator[_Triple]:
    service = Iri(address)
    yield service, TYPE, _sd("Service")
    yield service, _sd("endpoint"), service
    yield service, _sd("supportedLanguage"), _sd("SPARQL11Query")
    for name in _RESULTS:
        yield service, _sd("resultFormat"), Iri(_FORMATS + name)
    yield service, _sd("feature"), _sd("EmptyGraphs")
    yield service, _sd("defaultDataset"), Iri(f"{address}#dataset")
    for field in fields(desk.limits):
        limit = Iri(f"{address}#limit-{field.name}")
        yield service, Iri(f"{_SCHEMA}additionalProperty"), limit
        yield limit, TYPE, Iri(f"{_SCHEMA}PropertyValue")
        yield limit, Iri(f"{_SCHEMA}name"), Literal(field.name)
        value = getattr(desk.limits, field.name)
        kind = "decimal" if isinstance(value, float) else "integer"
        yield limit, Iri(f"{_SCHEMA}value"), Literal(str(value), XSD + kind)
        yield limit, Iri(f"{_SCHEMA}unitText"), Literal(_UNITS.get(field.name, "number"))


def _dataset(desk: Desk, address: str) -> Iterator[_Triple]:
    """The data set with its graphs, as the graph describes itself and as the engine counts it."""
    dataset, default = Iri(f"{address}#dataset"), Iri(f"{address}#default")
    yield dataset, TYPE, _sd("Dataset")
    yield dataset, _sd("defaultGraph"), default
    yield default, TYPE, _sd("Graph")
    yield default, expand("void:triples"), _count(desk, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    rows = desk.kg.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g").rows
    for number, (name, count) in enumerate(rows):
        assert isinstance(name, Iri)  # noqa: S101 - a graph has an IRI as its name
        assert isinstance(count, Literal)  # noqa: S101 - a number
        named, graph = Iri(f"{address}#named-{number}"), Iri(f"{address}#graph-{number}")
        yield dataset, _sd("namedGraph"), named
        yield named, TYPE, _sd("NamedGraph")
        yield named, _sd("name"), name
        yield named, _sd("graph"), graph
        yield graph, TYPE, _sd("Graph")
        yield graph, expand("void:triples"), count
    yield DATASET, TYPE, expand("void:Dataset")
    yield DATASET, expand("void:sparqlEndpoint"), Iri(address)
    own = desk.kg.query(f"CONSTRUCT {{ <{DATASET}> ?p ?o }} WHERE {{ <{DATASET}> ?p ?o }}").triples or ()
    yield from own


def _count(desk: Desk, query: str) -> Term:
    number = desk.kg.query(query).rows[0][0]
    assert number is not None  # noqa: S101 - a count has a value
    return number


def _sd(name: str) -> Iri:
    return Iri(SD + name)

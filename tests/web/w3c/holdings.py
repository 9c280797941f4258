"""The data of the suite as canonical lines: each file is a graph of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from graph.rdf import Iri, Literal, Quad, canonical
from tests.web.w3c.manifests import SUITE, address, cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.rdf import Term

AT_HAND = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the SPARQL 1.1 tests of the W3C are not at {SUITE}")
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}


def lines_of_suite() -> list[str]:
    """The lines of every file that a query or a request of the suite asks, under each name that it has there."""
    asked = cases("QueryEvaluationTest", "CSVResultFormatTest", "ProtocolTest")
    named = {(address(path), path) for case in asked for path in case.data} | {g for case in asked for g in case.graphs}
    return [
        line
        for number, (name, path) in enumerate(sorted(named))
        for line in lines(path.read_bytes(), FORMATS[path.suffix], address(path), name, f"file{number}")
    ]


def lines(content: bytes, syntax: ox.RdfFormat, base: str, graph: str, mark: str) -> list[str]:
    """The lines of a file; ``mark`` tells its blank nodes from those of others."""
    return canonical(_quads(content, syntax, base, Iri(graph), mark))


def _quads(content: bytes, syntax: ox.RdfFormat, base: str, graph: Iri, mark: str) -> Iterator[Quad]:
    labels: dict[str, str] = {}

    def ours(term: Any) -> Term:
        if isinstance(term, ox.Literal):
            return Literal(term.value, term.datatype.value, term.language or "")
        if isinstance(term, ox.BlankNode):
            return Iri(labels.setdefault(term.value, f"_:{mark}n{len(labels)}"))
        return Iri(term.value)

    for quad in ox.parse(content, format=syntax, base_iri=base):
        subject = ours(quad.subject)
        assert isinstance(subject, Iri)
        yield Quad(subject, Iri(quad.predicate.value), ours(quad.object), graph)


def in_engine(data: tuple[Path, ...], graphs: tuple[tuple[str, Path], ...]) -> ox.Store:
    """The same data in the engine itself, without our server."""
    store = ox.Store()
    for path in data:
        store.load(path.read_bytes(), format=FORMATS[path.suffix], base_iri=address(path))
    for name, path in graphs:
        graph = ox.NamedNode(name)
        store.load(path.read_bytes(), format=FORMATS[path.suffix], base_iri=address(path), to_graph=graph)
    return store

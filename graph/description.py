"""The graph that describes the data set: what it is, under which licence, of which version, and where each graph comes from.

VoID (https://www.w3.org/TR/void/) and DCAT (https://www.w3.org/TR/vocab-dcat-3/) for the whole, PROV for derived graphs.
No clock: two builds of the same data describe themselves in the same words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from graph import __version__
from graph.analysis.methods import METHODS
from graph.rdf import XSD, Iri, Literal, Quad, Term
from graph.register_triples import REGISTER
from graph.triples import GRAPH, document_graph
from graph.vocab import BASE, DATASET, LABEL, TITLE, TYPE, expand, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DESCRIPTION = Iri(f"{GRAPH}description")
ONTOLOGY_GRAPH = Iri(f"{GRAPH}ontology")
LICENCE = Iri("https://creativecommons.org/licenses/by/4.0/")


def content_hash(lines: Sequence[str]) -> str:
    """SHA-256 of canonical N-Quads lines, in hexadecimal."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def describe(lines: Sequence[str], quads: Sequence[Quad], documents: Sequence[str]) -> list[Quad]:
    """Quads of the graph :data:`DESCRIPTION` for a data set given as canonical lines and as quads."""
    return [Quad(s, p, o, DESCRIPTION) for s, p, o in _statements(lines, quads, documents)]


def _integer(number: int) -> Literal:
    return Literal(str(number), XSD + "integer")


def _statements(
    lines: Sequence[str], quads: Sequence[Quad], documents: Sequence[str]
) -> Iterator[tuple[Iri, Iri, Term]]:
    yield DATASET, TYPE, expand("void:Dataset")
    yield DATASET, TYPE, expand("dcat:Dataset")
    yield DATASET, TITLE, Literal("Knowledge graph of SME policy bodies", language="en")
    description = (
        "Who meets, decides, recommends and cooperates on small and medium-sized enterprises, each statement cited."
    )
    yield DATASET, expand("dcterms:description"), Literal(description, language="en")
    yield DATASET, expand("dcterms:license"), LICENCE
    yield DATASET, expand("owl:versionInfo"), Literal(__version__)
    yield DATASET, expand("dcterms:identifier"), Literal(f"sha256:{content_hash(lines)}")
    yield DATASET, expand("void:triples"), _integer(len(lines))
    yield DATASET, expand("void:uriSpace"), Literal(BASE)
    sizes = Counter(quad.graph for quad in set(quads))
    for graph in sorted(sizes):
        yield DATASET, expand("void:subset"), graph
        yield graph, TYPE, expand("void:Dataset")
        yield graph, expand("void:triples"), _integer(sizes[graph])
    yield REGISTER, TYPE, smepb("RegisterGraph")
    yield REGISTER, LABEL, Literal("Registers", language="en")
    yield ONTOLOGY_GRAPH, LABEL, Literal("Ontology and concept schemes", language="en")
    for document in documents:
        yield document_graph(document), TYPE, smepb("DocumentGraph")
        yield document_graph(document), smepb("graphOf"), thing("document", document)
    yield from _derivations([document_graph(document) for document in documents])


def _derivations(used: list[Iri]) -> Iterator[tuple[Iri, Iri, Term]]:
    for method in METHODS:
        yield method.graph, TYPE, smepb("DerivedGraph")
        yield method.graph, LABEL, Literal(method.name, language="en")
        yield method.graph, expand("prov:wasGeneratedBy"), method.activity
        yield method.activity, TYPE, expand("prov:Activity")
        yield method.activity, LABEL, Literal(f"{method.name} {method.version}", language="en")
        yield method.activity, expand("dcterms:description"), Literal(method.does, language="en")
        yield method.activity, expand("owl:versionInfo"), Literal(method.version)
        yield from ((method.activity, expand("prov:used"), graph) for graph in (*used, REGISTER))

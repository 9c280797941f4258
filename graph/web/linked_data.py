"""What the graph says of one IRI: whether it knows it, and the statements that are given for it.

The statements are a symmetric concise bounded description, kept small: those of which the thing is the subject, the citations
they rest on, and the links of other things to it (https://www.w3.org/submissions/CBD/). What a program computed is only given
for what itself was computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.rdf import Iri, Triple, is_iri
from graph.vocab import BASE, DATASET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import KnowledgeGraph

ONTOLOGY = Iri(f"{BASE}ontology")
_KNOWN = "ASK { { <%s> ?p ?o } UNION { GRAPH ?g { <%s> ?p ?o } } }"
_OWN = """
CONSTRUCT { <%(thing)s> ?p ?o . ?citation ?q ?place } WHERE {
  { <%(thing)s> ?p ?o } UNION { <%(thing)s> smepb:citation ?citation . ?citation ?q ?place }
}"""
_COMPUTED = "CONSTRUCT { <%(thing)s> ?p ?o } WHERE { GRAPH ?g { <%(thing)s> ?p ?o } }"
_LINKS = """
CONSTRUCT { ?other ?p <%(thing)s> } WHERE {
  ?other ?p <%(thing)s>
  FILTER (?p NOT IN (rdf:type, smepb:review))
}"""
_BELOW = """
CONSTRUCT { ?other ?p <%(thing)s> } WHERE {
  VALUES ?p { skos:broader skos:inScheme skos:topConceptOf }
  ?other ?p <%(thing)s>
}"""
_TERMS = """
CONSTRUCT { ?term ?p ?o } WHERE {
  ?term ?p ?o
  FILTER (STRSTARTS(STR(?term), "%(thing)s"))
}"""
_PARTS = """
CONSTRUCT { <%(thing)s> ?p ?o . ?graph ?q ?value } WHERE {
  { <%(thing)s> ?p ?o } UNION { <%(thing)s> void:subset ?graph . ?graph ?q ?value }
}"""
_LINKED = (f"{BASE}id/", f"{BASE}concept/topic/")
"""What is linked to often enough to be worth following, and seldom enough to be told."""


def known(kg: KnowledgeGraph, candidates: Iterable[str]) -> Iri | None:
    """The first of some IRIs that the graph states something of, or that names one of its graphs; None if there is none."""
    return next((Iri(iri) for iri in candidates if is_iri(iri) and _is_known(kg, iri)), None)


def _is_known(kg: KnowledgeGraph, iri: str) -> bool:
    return bool(kg.query(_KNOWN % (iri, iri)).truth) or kg.has_graph(iri)


def statements(kg: KnowledgeGraph, thing: Iri, most: int) -> list[Triple]:
    """The triples that are given for a thing: empty if the graph does not state anything of it.

    The ontology comes with all its terms, the data set with its graphs, a code of a list with the codes below it.

    Raises:
        AnswerSizeError: there are more than ``most``.

    """

    def asked(query: str) -> tuple[Triple, ...]:
        return kg.query(query % {"thing": thing}, most=most).triples or ()

    if thing in (ONTOLOGY, DATASET):
        return list(asked(_TERMS if thing == ONTOLOGY else _PARTS))
    links = asked(_LINKS if thing.startswith(_LINKED) else _BELOW)
    return sorted({*(asked(_OWN) or asked(_COMPUTED)), *links}, key=str)


def own(kg: KnowledgeGraph, thing: Iri) -> tuple[list[Triple], Iri | None]:
    """The triples of which a thing is the subject; those of a computed thing with the graph that holds them."""
    stated = kg.query(f"SELECT ?p ?o {{ <{thing}> ?p ?o }}").rows
    if stated:
        return _triples(thing, stated), None
    rows = kg.query(f"SELECT ?g ?p ?o {{ GRAPH ?g {{ <{thing}> ?p ?o }} }} ORDER BY ?g").rows
    graph = rows[0][0] if rows else None
    return _triples(thing, [row[1:] for row in rows]), graph if isinstance(graph, Iri) else None


def _triples(thing: Iri, rows: Iterable[tuple[object, ...]]) -> list[Triple]:
    return sorted({Triple(thing, p, o) for p, o in rows}, key=str)  # type: ignore[arg-type]

"""What the graph holds: counts by class, by body, by document and by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

_COUNTS = {
    "class": """SELECT ?name (COUNT(DISTINCT ?s) AS ?count) WHERE {
      ?s a ?class FILTER (STRSTARTS(STR(?class), "https://w3id.org/smepb/ontology#"))
      BIND (STRAFTER(STR(?class), "#") AS ?name)
    } GROUP BY ?name ORDER BY DESC(?count) ?name""",
    "issuing body": """SELECT ?name (COUNT(DISTINCT ?document) AS ?count) WHERE {
      ?document smepb:reading ?how ; smepb:body ?body . ?body rdfs:label ?name .
      FILTER (!STRENDS(STR(?how), "/dataset"))
    } GROUP BY ?name ORDER BY DESC(?count) ?name""",
    "year": """SELECT ?name (COUNT(DISTINCT ?document) AS ?count) WHERE {
      ?document smepb:reading ?how OPTIONAL { ?document smepb:date ?date }
      FILTER (!STRENDS(STR(?how), "/dataset"))
      BIND (COALESCE(SUBSTR(STR(?date), 1, 4), "undated") AS ?name)
    } GROUP BY ?name ORDER BY ?name""",
    "document": """SELECT ?name (COUNT(DISTINCT ?fact) AS ?count) WHERE {
      ?graph smepb:graphOf ?document .
      GRAPH ?graph { ?fact smepb:review ?review }
      BIND (REPLACE(STR(?document), "^.*/", "") AS ?name)
    } GROUP BY ?name ORDER BY DESC(?count) ?name""",
}
UNIT = {"class": "members", "issuing body": "documents read", "year": "documents read", "document": "facts"}


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts: ``by[key]`` is a list of (name, count) for class, issuing body, year and document."""

    statements: int
    graphs: int
    by: dict[str, list[tuple[str, int]]]


def statistics(kg: KnowledgeGraph) -> Statistics:
    """Count what the graph holds; ``statements`` are the quads of its named graphs."""
    lines = kg.lines()
    by = {key: [(str(row["name"]), row["count"]) for row in kg.query(text).dicts()] for key, text in _COUNTS.items()}
    return Statistics(len(lines), len({line.rsplit(" <", 1)[1] for line in lines}), by)

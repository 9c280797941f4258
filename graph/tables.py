"""The graph as flat tables, one for each class: what a spreadsheet user takes away.

A row is a thing or a fact; a cell holds values as people read them (names instead of IRIs), several joined by "; ".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term
from graph.vocab import BASE, LABEL, PREFIXES, SOURCE, expand, smepb

if TYPE_CHECKING:
    from graph.report import Cell
    from graph.store import KnowledgeGraph

CLASSES = (
    "Organization",
    "Body",
    "ActorGroup",
    "Economy",
    "Person",
    "Name",
    "Membership",
    "Meeting",
    "AgendaItem",
    "Participation",
    "Role",
    "Decision",
    "Recommendation",
    "Mandate",
    "Cooperation",
    "OverlapConcern",
    "Document",
    "Project",
    "Theme",
    "Example",
    "IdentityLink",
    "Programme",
    "Subprogramme",
    "MandateListing",
)
_PREFERRED = expand("skos:prefLabel")
_FIRST = ("label", "kind", "body", "meeting", "start", "end", "from", "to", "participant", "actor", "verb", "addressee")
_LAST = ("review", "document cited", "paragraph", "source", "iri")
_CITED, _PARAGRAPH, _CITATION = smepb("citedDocument"), smepb("paragraph"), smepb("citation")


@dataclass(frozen=True, slots=True)
class Table:
    """One class as a table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(kg: KnowledgeGraph) -> list[Table]:
    """A table for each class that has members, in the order of :data:`CLASSES`; rows sorted."""
    names = _names(kg)
    return [table for name in CLASSES if (table := _table(kg, name, names)).rows]


def _names(kg: KnowledgeGraph) -> dict[Iri, str]:
    labels = kg.query(f"SELECT ?thing ?label {{ ?thing <{LABEL}> ?label }}").rows
    concepts = kg.query(f"SELECT ?thing ?label {{ ?thing <{_PREFERRED}> ?label }}").rows
    return {
        thing: label.value
        for thing, label in (*labels, *concepts)
        if isinstance(thing, Iri) and isinstance(label, Literal)
    }


def _table(kg: KnowledgeGraph, name: str, names: dict[Iri, str]) -> Table:
    found: dict[Iri, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    answer = kg.query(
        f"SELECT ?s ?p ?o ?d ?n {{ ?s a <{smepb(name)}> ; ?p ?o "
        f"OPTIONAL {{ ?o <{_CITED}> ?d ; <{_PARAGRAPH}> ?n FILTER (?p = <{_CITATION}>) }} }}"
    )
    for subject, predicate, value, document, paragraph in answer.rows:
        if not isinstance(subject, Iri) or value is None:
            continue
        row = found[subject]
        row["iri"].add(str(subject))
        if predicate == _CITATION:
            row["document cited"].add(_shown(document, names))
            row["paragraph"].add(_shown(paragraph, names))
        elif str(predicate).startswith(PREFIXES["smepb"]):
            row[str(predicate).removeprefix(PREFIXES["smepb"])].add(_shown(value, names))
        elif predicate in (LABEL, SOURCE):
            row["label" if predicate == LABEL else "source"].add(_shown(value, names))
    used = {column for row in found.values() for column in row}
    middle = sorted(used - set(_FIRST) - set(_LAST))
    columns = [c for c in _FIRST if c in used] + middle + [c for c in _LAST if c in used]
    rows = (tuple("; ".join(sorted(row.get(column, ()))) for column in columns) for row in found.values())
    return Table(name, tuple(columns), tuple(sorted(rows)))


def _shown(term: Term | None, names: dict[Iri, str]) -> str:
    if isinstance(term, Literal):
        return term.value
    return names.get(term, str(term).removeprefix(f"{BASE}id/")) if term else ""

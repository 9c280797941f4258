"""All that is known of one thing: its properties, and every fact in which it stands, each with its citation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term
from graph.vocab import BASE, LABEL, PREFIXES, SOURCE, TYPE, expand

if TYPE_CHECKING:
    from graph.answer import Row
    from graph.store import KnowledgeGraph

_NAMED = (LABEL, expand("skos:prefLabel"))
_SHOWN = (PREFIXES["smepb"], PREFIXES["skos"])
_HIDDEN = {"inScheme", "topConceptOf", "prefLabel", "notation", "citation", "review", "mentions"}
_HEADLINE = (
    "verb",
    "kind",
    "status",
    "decisionClass",
    "capacity",
    "summary",
    "about",
    "role",
    "duration",
    "asOf",
    "condition",
)
_PARTIES = (
    "from",
    "to",
    "actor",
    "addressee",
    "participant",
    "meeting",
    "issuedBy",
    "raisedBy",
    "aboutBody",
    "overlapsWith",
)
_OTHERS = (
    "body",
    "lists",
    "subprogramme",
    "affiliation",
    "person",
    "organization",
    "member",
    "concerns",
    "document",
    "proposedBy",
    "nameOf",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of a profile: what is said, in which words, and where it stands."""

    says: str
    document: str
    paragraph: str
    review: str


@dataclass(frozen=True, slots=True)
class Section:
    """Statements of one kind."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A thing with its name, class, IRI and sections; empty sections are left out."""

    iri: str
    name: str
    kind: str
    sections: tuple[Section, ...]


def profile(kg: KnowledgeGraph, thing: Iri) -> Profile:
    """The profile of a thing of the graph; one without statements has no sections."""
    own = kg.query(_OWN % thing).rows
    kinds = sorted({_local(value) for predicate, value, *_ in own if predicate == TYPE and value})
    names = (value.value for predicate, value, *_ in own if predicate in _NAMED and isinstance(value, Literal))
    name = next(names, "")
    properties = _properties(own)
    sections = [Section("What it is", properties)] if properties else []
    facts = defaultdict(list)
    for row in _facts(kg, thing):
        facts[row[0]].append(row[1])
    sections += [Section(title, tuple(facts[title])) for title in sorted(facts)]
    return Profile(str(thing), name or str(thing), ", ".join(kinds) or "unknown", tuple(sections))


_OWN = """
SELECT ?p ?o ?name ?document ?paragraph ?source WHERE {
  BIND (<%s> AS ?thing)
  GRAPH ?g { ?thing ?p ?o }
  OPTIONAL { ?o rdfs:label|skos:prefLabel ?name }
  OPTIONAL { GRAPH ?g { ?thing smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph } }
  OPTIONAL { GRAPH ?g { ?thing dcterms:source ?source } }
  FILTER (!STRSTARTS(STR(?g), "https://w3id.org/smepb/graph/derived/"))
} ORDER BY ?p ?o ?document ?paragraph"""

_IN_FACTS = """
SELECT ?fact ?class ?role ?p ?o ?name ?document ?paragraph ?review ?source WHERE {
  BIND (<%s> AS ?thing)
  ?fact ?role ?thing ; a ?class ; ?p ?o .
  VALUES ?class { smepb:Participation smepb:Role smepb:Decision smepb:Recommendation smepb:Mandate smepb:Cooperation
                  smepb:OverlapConcern smepb:Membership smepb:Name smepb:Meeting smepb:Body smepb:Organization
                  smepb:Project smepb:Theme smepb:Document smepb:AgendaItem smepb:Example
                  smepb:MandateListing smepb:Programme smepb:Subprogramme }
  OPTIONAL { ?o rdfs:label|skos:prefLabel ?name }
  OPTIONAL { ?fact smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph }
  OPTIONAL { ?fact smepb:review ?review }
  OPTIONAL { ?fact dcterms:source ?source }
  FILTER (?role != dcterms:source)
} ORDER BY ?class ?fact ?role ?p ?o ?document ?paragraph"""


def _local(term: Term | None) -> str:
    return str(term).rsplit("/", 1)[-1].rsplit("#", 1)[-1] if term else ""


def _shown(value: Term | None, name: Term | None) -> str:
    if isinstance(value, Literal):
        return value.value
    return name.value if isinstance(name, Literal) else str(value or "").removeprefix(f"{BASE}id/")


def _properties(rows: tuple[Row, ...]) -> tuple[Statement, ...]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for predicate, value, name, document, paragraph, source in rows:
        key = _local(predicate)
        if key in _HIDDEN or predicate in (TYPE, LABEL, SOURCE) or not str(predicate).startswith(_SHOWN):
            continue
        place = paragraph.value if isinstance(paragraph, Literal) else ""
        found[f"{key}: {_shown(value, name)}"][_local(document or source)].add(place)
    return tuple(
        Statement(says, document, " / ".join(sorted(filter(None, places))), "")
        for says, documents in found.items()
        for document, places in documents.items()
    )


def _facts(kg: KnowledgeGraph, thing: Iri) -> list[tuple[str, Statement]]:
    said: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    where: dict[tuple[str, str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for fact, cls, role, predicate, value, name, document, paragraph, review, source in kg.query(
        _IN_FACTS % thing
    ).rows:
        key = (_local(cls), str(fact), _local(role))
        if value != thing and (str(predicate).startswith(PREFIXES["smepb"]) or predicate == LABEL):
            said[key][_local(predicate)].add(_shown(value, name))
        place = paragraph.value if isinstance(paragraph, Literal) else ""
        where[key].add((_local(document or source), place, _local(review)))
    statements = []
    for key, values in said.items():
        title, first = f"{key[0]}, as {key[2]}", min(where[key])
        statements.append((title, Statement(_line(values), *first)))
    return sorted(statements, key=str)


def _line(values: dict[str, set[str]]) -> str:
    parts = [" ".join(sorted(values["label"]))] if "label" in values else []
    parts += [", ".join(", ".join(sorted(values[key])) for key in _HEADLINE if key in values)]
    parts += [f"{key}: {'; '.join(sorted(values[key]))}" for key in (*_PARTIES, *_OTHERS) if key in values]
    dates = [
        f"{key} {min(values[key])}" for key in ("start", "end", "date", "validFrom", "validUntil") if key in values
    ]
    return " | ".join(filter(None, [*parts, ", ".join(dates)]))

"""What can stand in a query on this graph: prefixes, classes, properties, named graphs and named things, for completion."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.rdf import Iri, Literal, Term
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.answer import Answer

    Ask = Callable[[str], Answer]

_PLAIN = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
_NAMED = """
SELECT ?thing ?class ?label WHERE {
  VALUES (?type ?class) {
    (smepb:Organization "body") (smepb:Body "body") (smepb:ActorGroup "body") (smepb:Economy "economy") (smepb:Person "person")
    (smepb:Meeting "meeting") (smepb:Document "document") (smepb:Project "project") (smepb:Programme "programme")
  }
  ?thing a ?type ; rdfs:label ?label
}"""
_CONCEPTS = "SELECT ?thing ?class ?label WHERE { ?thing skos:inScheme ?class ; skos:prefLabel ?label }"
_OTHER_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  { ?thing smepb:acronym|smepb:symbol|smepb:iso3|smepb:code|skos:altLabel ?name }
  UNION { ?row smepb:nameOf ?thing ; rdfs:label ?name }
}"""
_TERMS = """
SELECT ?term ?type ?label ?about WHERE {
  VALUES ?type { owl:Class owl:ObjectProperty owl:DatatypeProperty }
  GRAPH <https://w3id.org/smepb/graph/ontology> {
    ?term a ?type . OPTIONAL { ?term rdfs:label ?label } OPTIONAL { ?term skos:definition ?about }
  }
}"""
_CLASSES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s a ?term } GROUP BY ?term"
_PROPERTIES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s ?term ?o } GROUP BY ?term"
_DERIVED = f"{BASE}graph/derived/"
_IN_GRAPHS = f"""
SELECT ?term ?g (COUNT(*) AS ?n) WHERE {{
  GRAPH ?g {{ %s }} FILTER (STRSTARTS(STR(?g), "{_DERIVED}"))
}} GROUP BY ?term ?g"""
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_GRAPH_LABELS = "SELECT DISTINCT ?g ?label WHERE { ?g rdfs:label|dcterms:title ?label }"
_LANGUAGE = {
    "rdf:type": ("type", "The class of the subject; in SPARQL also written a."),
    "rdfs:label": ("label", "The name of a thing."),
    "skos:prefLabel": ("preferred label", "The name of a topic or code."),
    "skos:altLabel": ("other label", "Another name of a topic or code."),
    "skos:broader": ("broader", "The wider topic or code."),
    "skos:inScheme": ("in scheme", "The list to which a topic or code belongs."),
    "skos:notation": ("notation", "The code of a topic or code."),
    "dcterms:source": ("source", "The document on which a row of a register rests."),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing: how a query writes it, its label, its kind, and its other names."""

    token: str
    label: str
    kind: str
    names: tuple[str, ...]


def token_of(iri: str) -> str:
    """An IRI as a query writes it: as a prefixed name if one is plain, else in angle brackets.

    >>> token_of("https://w3id.org/smepb/id/body/unece-wp8"), token_of("https://w3id.org/smepb/graph/derived/hierarchy")
    ('body:unece-wp8', '<https://w3id.org/smepb/graph/derived/hierarchy>')
    """
    for prefix, start in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(start) and _PLAIN.fullmatch(iri.removeprefix(start)):
            return f"{prefix}:{iri.removeprefix(start)}"
    return f"<{iri}>"


def things(ask: Ask) -> list[Thing]:
    """Everything that has a name, sorted by kind and label."""
    others: dict[str, set[str]] = defaultdict(set)
    for thing, name in ask(_OTHER_NAMES).rows:
        others[str(thing)].add(_text(name))
    found: dict[tuple[str, str], str] = {}
    for thing, kind, label in (*ask(_NAMED).rows, *ask(_CONCEPTS).rows):
        key = str(thing), kind.value if isinstance(kind, Literal) else str(kind).rsplit("/", 1)[-1]
        found[key] = min(filter(None, (found.get(key), _text(label))), default="")
    made = [
        Thing(token_of(iri), label, kind, tuple(sorted(others[iri] - {label}))) for (iri, kind), label in found.items()
    ]
    return sorted(made, key=lambda at: (at.kind, at.label, at.token))


def vocabulary(ask: Ask) -> dict[str, Any]:
    """All that completion offers; a term is told with label, definition and how often the data use it.

    A term that only computed graphs use names the one that uses it most.
    """
    return {
        "base": BASE,
        "prefixes": dict(sorted(PREFIXES.items())),
        "classes": _terms(ask, ("Class",), _CLASSES, "?s a ?term"),
        "properties": _terms(ask, ("ObjectProperty", "DatatypeProperty"), _PROPERTIES, "?s ?term ?o"),
        "graphs": list(_graphs(ask)),
        "things": [[at.token, at.label, at.kind, list(at.names)] for at in things(ask)],
    }


def _terms(ask: Ask, types: tuple[str, ...], counting: str, pattern: str) -> list[list[object]]:
    told = {token_of(expand): words for expand, words in _language().items()} if "Class" not in types else {}
    for term, kind, label, about in ask(_TERMS).rows:
        if str(kind).rsplit("#", 1)[-1] in types:
            told[token_of(str(term))] = (_text(label), _text(about))
    counts = {token_of(str(term)): _number(n) for term, n in ask(counting).rows}
    computed: dict[str, tuple[int, str]] = {}
    for term, graph, n in ask(_IN_GRAPHS % pattern).rows:
        key = token_of(str(term))
        computed[key] = max(computed.get(key, (0, "")), (_number(n), str(graph)))
    rows: list[list[object]] = []
    for key in sorted({*told, *counts, *computed}):
        count, where = (counts[key], "") if key in counts else computed.get(key, (0, ""))
        rows.append([key, *told.get(key, ("", "")), count, where])
    return rows


def _language() -> dict[str, tuple[str, str]]:
    full = {}
    for name, words in _LANGUAGE.items():
        prefix, _, local = name.partition(":")
        full[PREFIXES[prefix] + local] = words
    return full


def _graphs(ask: Ask) -> Iterator[list[object]]:
    labels = {str(graph): _text(label) for graph, label in sorted(ask(_GRAPH_LABELS).rows, key=str)}
    for graph, n in sorted(ask(_GRAPHS).rows, key=lambda row: str(row[0])):
        yield [f"<{graph}>", labels.get(str(graph), ""), _number(n)]


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""


def _number(term: Term | None) -> int:
    return int(term.value) if isinstance(term, Literal) else 0


def iri_of(token: str) -> Iri | None:
    """The IRI that a token of a query stands for, None if it stands for none.

    >>> iri_of("body:unece"), iri_of('"text"')
    ('https://w3id.org/smepb/id/body/unece', None)
    """
    if token.startswith("<") and token.endswith(">"):
        return Iri(token[1:-1])
    prefix, sign, local = token.partition(":")
    return Iri(PREFIXES[prefix] + local) if sign and prefix in PREFIXES else None

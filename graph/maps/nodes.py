"""Reads the nodes of maps: organizations, bodies, groups, economies, meetings and topics, with all their names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.maps.facts import Properties, by_subject, first, local, more, node_id
from graph.maps.view import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.answer import Answer

_NODES = """
SELECT DISTINCT ?node ?class ?label WHERE {
  { VALUES ?type { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy smepb:Meeting } ?node a ?type }
  UNION
  { ?fact smepb:from|smepb:to|smepb:aboutBody|smepb:overlapsWith ?node . ?node a ?type
    FILTER (STRSTARTS(STR(?type), STR(smepb:))) }
  ?node rdfs:label ?label . BIND (STRAFTER(STR(?type), "#") AS ?class)
} ORDER BY ?node ?class"""

_ABOUT = """
SELECT DISTINCT ?node ?key ?value ?label WHERE {
  VALUES ?type { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy smepb:Meeting }
  VALUES ?p { smepb:kind smepb:acronym smepb:established smepb:country smepb:formerName smepb:variant smepb:parent
    smepb:body smepb:start smepb:end smepb:place smepb:status smepb:ordinal }
  ?node a ?type .
  { ?node ?p ?value . BIND (STRAFTER(STR(?p), "#") AS ?key) OPTIONAL { ?value rdfs:label|skos:prefLabel ?label } }
  UNION
  { GRAPH graph:register { ?node smepb:acronym ?value } BIND ("short" AS ?key) }
} ORDER BY ?node ?key ?value ?label"""

_NAMES = """
SELECT DISTINCT ?node ?name ?kind WHERE {
  ?row smepb:nameOf ?node ; rdfs:label ?name ; smepb:kind ?k . BIND (REPLACE(STR(?k), "^.*/", "") AS ?kind)
} ORDER BY ?node ?kind ?name"""

_TOPICS = """
SELECT ?node ?label ?other ?broader WHERE {
  ?node skos:inScheme <https://w3id.org/smepb/concept/topic> ; skos:prefLabel ?label .
  OPTIONAL { ?node skos:altLabel ?other } OPTIONAL { ?node skos:broader ?broader }
} ORDER BY ?node ?broader ?other"""

_CLASS = {
    "Organization": "organization",
    "Body": "body",
    "ActorGroup": "group",
    "Economy": "economy",
    "Meeting": "meeting",
}
_MORE = {
    "country": "Country",
    "established": "Established",
    "formerName": "Formerly",
    "start": "From",
    "end": "To",
    "place": "Place",
    "status": "Status",
}


def read_nodes(ask: Callable[[str], Answer]) -> dict[str, Node]:
    """Every thing that a map can show, by id."""
    found = {node.id: node for node in (*_things(ask), *_topics(ask))}
    for node in [node for node in found.values() if node.cls == "meeting" and node.parent in found]:
        found[node.id] = replace(node, short=f"{found[node.parent].short} {node.short}")
    return dict(sorted(found.items()))


def _things(ask: Callable[[str], Answer]) -> Iterator[Node]:
    about = by_subject(ask(_ABOUT))
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ask(_NAMES).dicts():
        names[str(row["node"])].append((str(row["kind"]), str(row["name"])))
    seen: set[str] = set()
    for row in ask(_NODES).dicts():
        iri = str(row["node"])
        if iri not in seen:
            seen.add(iri)
            yield _thing(iri, str(row["label"]), str(row["class"]), about, names[iri])


def _thing(iri: str, name: str, class_: str, about: Properties, names: list[tuple[str, str]]) -> Node:
    cls = _CLASS.get(class_, "other")
    properties = about.get(iri, {})
    kind = first(properties, "kind")
    acronym = first(properties, "short").value or first(properties, "acronym").value or _shortest(names)
    if cls == "meeting":
        acronym = first(properties, "ordinal").value or first(properties, "start").value
    others = [v.value for key in ("acronym", "formerName", "variant") for v in properties.get(key, [])]
    others += [other for _, other in names]
    return Node(
        id=node_id(iri),
        name=name,
        short=acronym or name,
        names=tuple(dict.fromkeys(other for other in others if other != name)),
        cls=cls,
        kind=local(kind.value),
        kind_label=kind.label or (_spaced(class_) if cls == "other" else ""),
        parent=node_id(first(properties, "body" if cls == "meeting" else "parent").value),
        more=more(properties, _MORE),
    )


def _topics(ask: Callable[[str], Answer]) -> Iterator[Node]:
    others: dict[str, list[str]] = defaultdict(list)
    first_row: dict[str, dict[str, str]] = {}
    for row in ask(_TOPICS).dicts():
        iri = str(row["node"])
        first_row.setdefault(iri, {key: str(value or "") for key, value in row.items()})
        if row["other"] and str(row["other"]) not in others[iri]:
            others[iri].append(str(row["other"]))
    for iri, row in first_row.items():
        label = row["label"]
        yield Node(node_id(iri), label, label, tuple(others[iri]), "topic", parent=node_id(row["broader"]))


def _shortest(names: list[tuple[str, str]]) -> str:
    """The shortest registered acronym; a "short" name is often too vague (``Group``) to stand alone."""
    return min((name for kind, name in names if kind == "acronym"), key=lambda name: (len(name), name), default="")


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip().capitalize()

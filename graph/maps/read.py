"""Reads the map of bodies and their cooperation out of the graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.maps.view import CLASSES, Fact, Node, Source, View, make_view
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.answer import Answer

_NODES = """
SELECT DISTINCT ?node ?class ?label WHERE {
  { VALUES ?type { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy } ?node a ?type }
  UNION
  { ?fact smepb:from|smepb:to|smepb:aboutBody|smepb:overlapsWith ?node . ?node a ?type
    FILTER (STRSTARTS(STR(?type), STR(smepb:))) }
  ?node rdfs:label ?label . BIND (STRAFTER(STR(?type), "#") AS ?class)
} ORDER BY ?node ?class"""

_ABOUT_NODES = """
SELECT DISTINCT ?node ?key ?value ?label WHERE {
  VALUES ?type { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy }
  VALUES ?p { smepb:kind smepb:acronym smepb:established smepb:country smepb:formerName smepb:variant smepb:parent }
  ?node a ?type .
  { ?node ?p ?value . BIND (STRAFTER(STR(?p), "#") AS ?key) OPTIONAL { ?value rdfs:label|skos:prefLabel ?label } }
  UNION
  { GRAPH graph:register { ?node smepb:acronym ?value } BIND ("short" AS ?key) }
} ORDER BY ?node ?key ?value ?label"""

_NAMES = """
SELECT DISTINCT ?node ?name ?kind WHERE {
  ?row smepb:nameOf ?node ; rdfs:label ?name ; smepb:kind ?k . BIND (REPLACE(STR(?k), "^.*/", "") AS ?kind)
} ORDER BY ?node ?kind ?name"""

_FACTS = """
SELECT DISTINCT ?fact ?key ?value ?label WHERE {
  VALUES ?type { smepb:Cooperation smepb:OverlapConcern smepb:Mandate }
  ?fact a ?type ; ?p ?value . BIND (REPLACE(STR(?p), "^.*#", "") AS ?key)
  OPTIONAL { ?value rdfs:label|skos:prefLabel ?label }
} ORDER BY ?fact ?key ?value ?label"""

_CITATIONS = """
SELECT ?fact ?document ?paragraph WHERE {
  VALUES ?type { smepb:Cooperation smepb:OverlapConcern smepb:Mandate }
  ?fact a ?type ; smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph .
} ORDER BY ?fact ?document ?paragraph"""

_PARENTS = """
SELECT DISTINCT ?from ?to ?document ?paragraph ?review WHERE {
  ?from smepb:parent ?to .
  { GRAPH graph:register {
      ?from smepb:parent ?to ; dcterms:source ?document
      OPTIONAL { ?from smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph } } }
  UNION
  { GRAPH ?g {
      ?from smepb:parent ?to . ?mention smepb:mentions ?from ; smepb:review ?r ; smepb:citation ?c .
      ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph }
    OPTIONAL { ?r skos:prefLabel ?review } }
} ORDER BY ?from ?to ?document ?paragraph ?review"""

_DOCUMENTS = """
SELECT ?document ?title ?symbol ?date ?url ?reading WHERE {
  ?document smepb:reading ?how ; rdfs:label ?title . BIND (REPLACE(STR(?how), "^.*/", "") AS ?reading)
  OPTIONAL { ?document smepb:symbol ?symbol } OPTIONAL { ?document smepb:date ?date }
  OPTIONAL { ?document smepb:url ?url }
} ORDER BY ?document ?title ?symbol ?date ?url"""

_CLASS = {"Organization": "organization", "Body": "body", "ActorGroup": "group", "Economy": "economy"}
_TYPE = {"Cooperation": "cooperation", "OverlapConcern": "overlap-concern", "Mandate": "mandate"}
_FROM = {"cooperation": "from", "overlap-concern": "aboutBody", "mandate": "body"}
_TO = {"cooperation": "to", "overlap-concern": "overlapsWith", "mandate": ""}
_MORE = {
    "raisedBy": "Raised by",
    "requestedBy": "Requested by",
    "approval": "Needs the approval of",
    "meeting": "Meeting",
    "instrument": "Instrument",
    "date": "Date",
    "start": "From",
    "end": "Until",
    "duration": "For",
    "until": "Up to",
    "condition": "Condition",
    "note": "Note",
}
_MORE_OF_NODES = {"country": "Country", "established": "Established", "formerName": "Formerly"}


class Value(NamedTuple):
    """What a property leads to, and its label if it is a thing."""

    value: str
    label: str


Properties = dict[str, dict[str, list[Value]]]


def read_view(ask: Callable[[str], Answer]) -> View:
    """The map of organizations and bodies, how they cooperate, belong together, and are said to overlap."""
    facts = {fact.id: fact for fact in (*_facts(ask), *_parents(ask))}
    nodes = _nodes(ask, {node for fact in facts.values() for node in (*fact.sources, *fact.targets)})
    rows = [{key: str(value or "") for key, value in row.items()} for row in ask(_DOCUMENTS).dicts()]
    cited = {fact.document for fact in facts.values()}
    documents = {
        _local(row["document"]): Source(_local(row["document"]), row["title"], row["symbol"], row["date"], row["url"])
        for row in reversed(rows)
    }
    how: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["reading"] != "dataset":  # registers rest on it; no document
            how[row["reading"]].add(row["document"])
    read = tuple((reading, len(how[reading])) for reading in sorted(how))
    return make_view(nodes, facts.values(), [documents[key] for key in sorted(cited & documents.keys())], read)


def _facts(ask: Callable[[str], Answer]) -> Iterable[Fact]:
    cited = {str(row["fact"]): row for row in ask(_CITATIONS).dicts()}
    for iri, properties in _by_subject(ask(_FACTS)).items():
        type_ = next((_TYPE[t] for v in properties["type"] if (t := v.value.partition("#")[2]) in _TYPE), "")
        if iri not in cited or not type_:
            continue
        kind, status, review = (_first(properties, key) for key in ("kind", "status", "review"))
        yield Fact(
            id=iri.removeprefix(PREFIXES["fact"]),
            type=type_,
            sources=tuple(node_id(v.value) for v in properties.get(_FROM[type_], [])),
            targets=tuple(node_id(v.value) for v in properties.get(_TO[type_], [])),
            kind=_local(kind.value),
            kind_label=kind.label,
            status=_local(status.value),
            summary=_first(properties, "summary").value or _first(properties, "about").value,
            document=_local(str(cited[iri]["document"])),
            paragraph=str(cited[iri]["paragraph"]),
            review=review.label or _local(review.value),
            more=_more(properties, _MORE),
        )


def _parents(ask: Callable[[str], Answer]) -> Iterable[Fact]:
    for row in ask(_PARENTS).dicts():
        low, high = node_id(str(row["from"])), node_id(str(row["to"]))
        document, paragraph = _local(str(row["document"])), str(row["paragraph"] or "")
        key, review = f"parent/{low}/{high}/{document}/{paragraph}", str(row["review"] or "")
        yield Fact(key, "parent", (low,), (high,), document=document, paragraph=paragraph, review=review)


def _nodes(ask: Callable[[str], Answer], parties: set[str]) -> Iterable[Node]:
    about = _by_subject(ask(_ABOUT_NODES))
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ask(_NAMES).dicts():
        names[str(row["node"])].append((str(row["kind"]), str(row["name"])))
    seen: set[str] = set()
    for row in ask(_NODES).dicts():
        iri, name = str(row["node"]), str(row["label"])
        cls = _CLASS.get(str(row["class"]), "other")
        if iri in seen or (cls not in CLASSES[:2] and node_id(iri) not in parties):
            continue
        seen.add(iri)
        properties = about.get(iri, {})
        kind = _first(properties, "kind")
        acronym = _first(properties, "short").value or _first(properties, "acronym").value or _shortest(names[iri])
        others = [v.value for key in ("acronym", "formerName", "variant") for v in properties.get(key, [])]
        others += [other for _, other in names[iri]]
        yield Node(
            id=node_id(iri),
            name=name,
            short=acronym or name,
            names=tuple(dict.fromkeys(other for other in others if other != name)),
            cls=cls,
            kind=_local(kind.value),
            kind_label=kind.label or (_spaced(str(row["class"])) if cls == "other" else ""),
            parent=node_id(_first(properties, "parent").value),
            more=_more(properties, _MORE_OF_NODES),
        )


def _shortest(names: list[tuple[str, str]]) -> str:
    """The shortest registered acronym; a "short" name is often too vague (``Group``) to stand alone."""
    return min((name for kind, name in names if kind == "acronym"), key=lambda name: (len(name), name), default="")


def _by_subject(answer: Answer) -> Properties:
    """Rows of subject, key, value and label, by subject and key; a value with several labels counts once."""
    found: Properties = defaultdict(lambda: defaultdict(list))
    for subject, key, value, label in ([str(v or "") for v in row.values()] for row in answer.dicts()):
        values = found[subject][key]
        if all(value != other.value for other in values):
            values.append(Value(value, label))
    return found


def _first(properties: Mapping[str, list[Value]], key: str) -> Value:
    return next(iter(properties.get(key, ())), Value("", ""))


def _more(properties: Mapping[str, list[Value]], labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (text, "; ".join(v.label or v.value for v in properties[key]))
        for key, text in labels.items()
        if key in properties
    )


def node_id(iri: str) -> str:
    """The short id of a thing.

    >>> node_id("https://w3id.org/smepb/id/body/unece")
    'body:unece'
    """
    return iri.removeprefix(f"{BASE}id/").replace("/", ":", 1)


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip().capitalize()

"""Reads the facts behind the links of maps: what each says, where it stands, and the days for which it holds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.maps.view import Fact, Source
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.answer import Answer

_FACTS = """
SELECT DISTINCT ?fact ?key ?value ?label WHERE {
  VALUES ?type { smepb:Cooperation smepb:OverlapConcern smepb:Mandate smepb:Decision smepb:Recommendation smepb:Participation }
  ?fact a ?type ; ?p ?value . BIND (REPLACE(STR(?p), "^.*#", "") AS ?key)
  OPTIONAL { ?value rdfs:label|skos:prefLabel ?label }
} ORDER BY ?fact ?key ?value ?label"""

_CITATIONS = """
SELECT ?fact ?document ?paragraph WHERE {
  VALUES ?type { smepb:Cooperation smepb:OverlapConcern smepb:Mandate smepb:Decision smepb:Recommendation smepb:Participation }
  ?fact a ?type ; smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph .
} ORDER BY ?fact ?document ?paragraph"""

_PERIODS = r"""
SELECT ?fact ?from ?until ?basis WHERE { GRAPH graph:derived\/mandate-periods {
  ?period smepb:periodOf ?fact ; smepb:effectiveFrom ?from ; smepb:basis ?basis .
  OPTIONAL { ?period smepb:effectiveUntil ?until } } } ORDER BY ?fact"""

_MEETINGS = """
SELECT ?meeting ?start ?end WHERE { ?meeting a smepb:Meeting ; smepb:start ?start OPTIONAL { ?meeting smepb:end ?end } }
ORDER BY ?meeting"""

_DOCUMENTS = """
SELECT ?document ?title ?symbol ?date ?url ?reading WHERE {
  ?document smepb:reading ?how ; rdfs:label ?title . BIND (REPLACE(STR(?how), "^.*/", "") AS ?reading)
  OPTIONAL { ?document smepb:symbol ?symbol } OPTIONAL { ?document smepb:date ?date }
  OPTIONAL { ?document smepb:url ?url }
} ORDER BY ?document ?title ?symbol ?date ?url"""

_TYPE = {
    "Cooperation": "cooperation",
    "OverlapConcern": "overlap-concern",
    "Mandate": "mandate",
    "Decision": "decision",
    "Recommendation": "recommendation",
    "Participation": "participation",
}
_ENDS = {
    "cooperation": ("from", "to"),
    "overlap-concern": ("aboutBody", "overlapsWith"),
    "mandate": ("body", "topic"),
    "decision": ("actor", "topic"),
    "recommendation": ("issuedBy", "topic"),
    "participation": ("participant", "meeting"),
}
_MORE = {
    "raisedBy": "Raised by",
    "requestedBy": "Requested by",
    "approval": "Needs the approval of",
    "verb": "Verb",
    "addressee": "Addressed to",
    "activity": "Activity",
    "beneficiary": "For",
    "region": "Region",
    "meeting": "Meeting",
    "instrument": "Instrument",
    "date": "Date",
    "start": "From",
    "end": "Until",
    "duration": "Lasts",
    "until": "Up to",
    "condition": "Condition",
    "note": "Note",
}


class Value(NamedTuple):
    """What a property leads to, and its label if it is a thing."""

    value: str
    label: str


Properties = dict[str, dict[str, list[Value]]]


def read_facts(ask: Callable[[str], Answer]) -> dict[str, Fact]:
    """Every fact of the types that maps show, by id; without those that cite no passage."""
    cited = {str(row["fact"]): row for row in ask(_CITATIONS).dicts()}
    days = _days(ask)
    found = {}
    for iri, properties in by_subject(ask(_FACTS)).items():
        type_ = next((_TYPE[t] for v in properties["type"] if (t := v.value.partition("#")[2]) in _TYPE), "")
        if iri in cited and type_:
            document, paragraph = local(str(cited[iri]["document"])), str(cited[iri]["paragraph"])
            fact = _fact(iri, type_, properties, document, paragraph, days)
            found[fact.id] = fact
    return found


def _fact(
    iri: str, type_: str, properties: Mapping[str, list[Value]], document: str, paragraph: str, days: Mapping[str, Days]
) -> Fact:
    kinds = {"decision": "decisionClass", "participation": "capacity"}
    kind, status, review = (first(properties, key) for key in (kinds.get(type_, "kind"), "status", "review"))
    sources, targets = (tuple(node_id(v.value) for v in properties.get(key, ())) for key in _ENDS[type_])
    timed = targets[0] if type_ == "participation" and targets else iri
    held = days.get(timed, Days())
    return Fact(
        id=iri.removeprefix(PREFIXES["fact"]),
        type=type_,
        sources=sources,
        targets=targets,
        kind_label=kind.label,
        status=local(status.value),
        summary=first(properties, "summary").value or first(properties, "about").value,
        document=document,
        paragraph=paragraph,
        review=review.label or local(review.value),
        more=(*_more_of(type_, properties), *held.told),
        start=held.start,
        until=held.until,
        last=held.last,
    )


class Days(NamedTuple):
    """The days for which something holds, and how they are told."""

    start: str = ""
    until: str = ""
    last: str = ""
    told: tuple[tuple[str, str], ...] = ()


def _days(ask: Callable[[str], Answer]) -> dict[str, Days]:
    """The days in force of mandates (computed, by their IRI), and of meetings (by their id)."""
    found = {}
    for row in ask(_PERIODS).dicts():
        start, until = str(row["from"]), str(row["until"] or "")
        told = f"from {start}" + (f", no longer on {until}" if until else "") + f" ({row['basis']})"
        found[str(row["fact"])] = Days(start, until, told=(("In force, as computed", told),))
    for row in ask(_MEETINGS).dicts():
        start, end = str(row["start"]), str(row["end"] or row["start"])
        told = start if start == end else f"{start} to {end}"
        found[node_id(str(row["meeting"]))] = Days(start, last=end, told=(("Held on, or set for", told),))
    return found


def _more_of(type_: str, properties: Mapping[str, list[Value]]) -> tuple[tuple[str, str], ...]:
    shown = {key: text for key, text in _MORE.items() if key not in _ENDS[type_]}
    return more(properties, shown)


def read_documents(ask: Callable[[str], Answer]) -> tuple[dict[str, Source], tuple[tuple[str, int], ...]]:
    """Every document that was read or is a source, by id; and how many were read, by how they were read."""
    rows = [{key: str(value or "") for key, value in row.items()} for row in ask(_DOCUMENTS).dicts()]
    documents = {
        local(row["document"]): Source(local(row["document"]), row["title"], row["symbol"], row["date"], row["url"])
        for row in reversed(rows)
    }
    how: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["reading"] != "dataset":  # registers rest on it; no document
            how[row["reading"]].add(row["document"])
    return documents, tuple((reading, len(how[reading])) for reading in sorted(how))


def by_subject(answer: Answer) -> Properties:
    """Rows of subject, key, value and label, by subject and key; a value with several labels counts once."""
    found: Properties = defaultdict(lambda: defaultdict(list))
    for subject, key, value, label in ([str(v or "") for v in row.values()] for row in answer.dicts()):
        values = found[subject][key]
        if all(value != other.value for other in values):
            values.append(Value(value, label))
    return found


def first(properties: Mapping[str, list[Value]], key: str) -> Value:
    """The first value of a property, or an empty one."""
    return next(iter(properties.get(key, ())), Value("", ""))


def more(properties: Mapping[str, list[Value]], labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Label and text of each of the given properties that there is."""
    return tuple(
        (text, "; ".join(v.label or v.value for v in properties[key]))
        for key, text in labels.items()
        if key in properties
    )


def node_id(iri: str) -> str:
    """The short id of a thing or concept.

    >>> node_id("https://w3id.org/smepb/id/body/unece"), node_id("https://w3id.org/smepb/concept/topic/clusters")
    ('body:unece', 'topic:clusters')
    """
    if iri.startswith(f"{BASE}concept/"):
        return iri.removeprefix(f"{BASE}concept/").replace("/", ":", 1)
    return iri.removeprefix(f"{BASE}id/").replace("/", ":", 1)


def node_iri(node: str) -> str:
    """The IRI of a short id.

    >>> node_iri("body:unece"), node_iri("topic:clusters")
    ('https://w3id.org/smepb/id/body/unece', 'https://w3id.org/smepb/concept/topic/clusters')
    """
    folder = "concept" if node.startswith("topic:") else "id"
    return f"{BASE}{folder}/{node.replace(':', '/', 1)}"


def local(iri: str) -> str:
    """What follows the last slash."""
    return iri.rsplit("/", 1)[-1]


def parties(facts: Iterable[Fact]) -> dict[str, list[str]]:
    """The ids of the facts that each node is a party of."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        for node in dict.fromkeys((*fact.sources, *fact.targets)):
            found[node].append(fact.id)
    return found

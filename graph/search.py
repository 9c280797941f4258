"""Searches the graph for things by any of their names: names, acronyms, symbols, codes and ids."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.names import fold
from graph.rdf import Iri, Literal
from graph.vocab import BASE, LABEL, expand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from graph.answer import Answer

KINDS = (
    *("body", "document", "economy", "meeting", "person"),
    *("programme", "project", "subprogramme", "theme", "topic"),
)
"""Kinds of things that can be searched for; organizations and groups are bodies."""
MATCHES = ("exact", "begins", "word-begins", "contains", "near")
"""How a name can match, the best first."""
_NEAR, _MOST_NEAR = 0.72, 10
_NAMES = """
SELECT DISTINCT ?thing ?property ?name WHERE {
  { VALUES ?class { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy smepb:Person smepb:Meeting smepb:Document
      smepb:Project smepb:Theme smepb:Programme smepb:Subprogramme }
    ?thing a ?class .
    { VALUES ?property { rdfs:label dcterms:title smepb:acronym smepb:symbol smepb:code smepb:variant smepb:formerName
        smepb:iso2 smepb:iso3 smepb:m49 }
      ?thing ?property ?name }
    UNION { ?row smepb:nameOf ?thing ; rdfs:label ?name BIND (smepb:nameOf AS ?property) }
    UNION { ?mention smepb:mentions ?thing ; smepb:nameAsPrinted ?name BIND (smepb:nameAsPrinted AS ?property) }
  } UNION {
    VALUES ?property { skos:prefLabel skos:altLabel skos:hiddenLabel }
    ?thing skos:inScheme <https://w3id.org/smepb/concept/topic> ; ?property ?name }
}"""
_LABELS = (LABEL, expand("skos:prefLabel"))


class Key(NamedTuple):
    """One name of one thing."""

    thing: Iri
    name: str
    folded: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: its label, the name that matched, and how (one of :data:`MATCHES`)."""

    thing: Iri
    kind: str
    label: str
    name: str
    match: str


class Directory:
    """Every thing of :data:`KINDS` with all its names."""

    def __init__(self, keys: Iterable[Key], labels: dict[Iri, str]) -> None:
        self.labels = labels
        """Each thing with its label, or its id if it has none."""
        self._keys = sorted(set(keys))

    def search(self, text: str, kinds: Collection[str] = KINDS) -> list[Hit]:
        """Things with a name like the text, the best first; of those alike, the one with the shortest name."""
        folded = fold(text)
        if not folded:
            return []
        keys = [key for key in self._keys if kind_of(key.thing) in kinds]
        near = set(difflib.get_close_matches(folded, {key.folded for key in keys}, n=_MOST_NEAR, cutoff=_NEAR))
        best: dict[Iri, tuple[int, int, Key]] = {}
        for key in keys:
            place = _place(key.folded, folded, near)
            if place is not None:
                found = (place, len(key.folded), key)
                best[key.thing] = min(best.get(key.thing, found), found)
        ranked = sorted((place, length, key.folded, thing, key.name) for thing, (place, length, key) in best.items())
        return [Hit(t, kind_of(t), self.labels.get(t, ""), name, MATCHES[place]) for place, _, _, t, name in ranked]

    def near(self, text: str, kinds: Collection[str] = KINDS, most: int = 5) -> list[Hit]:
        """The likeliest things for a text that names none."""
        found = self.search(text, kinds)
        words = [hit for word in fold(text).split() if len(word) > 2 for hit in self.search(word, kinds)[:most]]
        return list({hit.thing: hit for hit in (*found, *words)}.values())[:most]


def _place(name: str, wanted: str, near: Collection[str]) -> int | None:
    """The place in :data:`MATCHES` of how a folded name matches; None if it does not.

    >>> _place("working party on smes", "party", ()), _place("unece", "unece", ())
    (2, 0)
    """
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    if wanted in name:
        return 3
    return 4 if name in near else None


def directory(ask: Callable[[str], Answer]) -> Directory:
    """The directory of a graph."""
    labels: dict[Iri, str] = {}
    keys = set()
    for thing, predicate, name in ask(_NAMES).rows:
        if isinstance(thing, Iri) and isinstance(name, Literal) and kind_of(thing):
            keys.add(Key(thing, name.value, fold(name.value)))
            if predicate in _LABELS:
                labels[thing] = min(labels.get(thing, name.value), name.value)
    for thing in {key.thing for key in keys}:
        local = thing.rsplit("/", 1)[1]
        labels.setdefault(thing, local)
        keys.add(Key(thing, local, fold(local)))
    return Directory(keys, labels)


def kind_of(thing: Iri) -> str:
    """The kind of a thing, empty if it is none of :data:`KINDS`.

    >>> kind_of(Iri("https://w3id.org/smepb/id/body/unece")), kind_of(Iri("https://w3id.org/smepb/concept/topic/clusters"))
    ('body', 'topic')
    """
    kind = thing.removeprefix(f"{BASE}id/").removeprefix(f"{BASE}concept/").partition("/")[0]
    return kind if kind in KINDS else ""


def thing_of(kind: str, local: str) -> Iri:
    """The IRI of a thing of a kind.

    >>> thing_of("topic", "clusters")
    'https://w3id.org/smepb/concept/topic/clusters'
    """
    return Iri(f"{BASE}{'concept' if kind == 'topic' else 'id'}/{kind}/{local}")

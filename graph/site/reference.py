"""The ontology as a page: every class and property with definition, example and use, in the order of the Turtle file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term, Triple, read_turtle
from graph.site import sections as parts
from graph.site.picture import picture
from graph.site.source import predicate
from graph.site.views import Code, Link, Page
from graph.vocab import PREFIXES, TYPE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.site.source import Source

_RULE = re.compile(r"^# -{20,}\n# (.+)\n", re.MULTILINE)
_TERM = re.compile(r"^smepb:(\w+) a ", re.MULTILINE)
_SMEPB = PREFIXES["smepb"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A class or property of the ontology."""

    name: str
    label: str
    what: str
    definition: str
    example: str
    scope: str
    above: tuple[Code, ...]
    domain: tuple[Code, ...]
    range: tuple[Code, ...]
    used: str
    properties: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the ontology."""

    anchor: str
    title: str
    classes: tuple[Entry, ...]
    properties: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A query that shows how to ask."""

    title: str
    why: str
    text: str


EXAMPLES = (
    Example(
        "A thing, its properties, their names",
        "Ask for a class, follow properties, take names from rdfs:label. Dates are as precise as the source; compare them with STR.",
        """SELECT ?meeting ?start ?status WHERE {
  ?m a smepb:Meeting ; rdfs:label ?meeting ; smepb:body body:unece-wp8 ;
     smepb:status/skos:prefLabel ?status .
  OPTIONAL { ?m smepb:start ?start }
} ORDER BY STR(?start) ?meeting""",
    ),
    Example(
        "A fact with its passage",
        "A participation, decision, cooperation or concern is a node of its own: ask for its class, its fields and its citation.",
        """SELECT ?who ?with ?status ?document ?paragraph WHERE {
  ?fact a smepb:Cooperation ; smepb:from/rdfs:label ?who ; smepb:to/rdfs:label ?with ;
        smepb:status/skos:prefLabel ?status ; smepb:citation ?passage .
  ?passage smepb:citedDocument/rdfs:label ?document ; smepb:paragraph ?paragraph .
} ORDER BY ?who ?with ?document ?paragraph""",
    ),
    Example(
        "What a program computed",
        "Computed statements are never in the default graph. Name their graph to ask for them, here all bodies under UNECE.",
        """SELECT ?body WHERE {
  GRAPH <https://w3id.org/smepb/graph/derived/hierarchy> { ?b smepb:within body:unece }
  ?b rdfs:label ?body .
} ORDER BY ?body""",
    ),
)


def ontology_page(source: Source, ontology: Path) -> Page:
    """The reference of the ontology."""
    triples = read_turtle(ontology / "smepb.ttl")
    reader = _Reader(triples, source)
    chapters = reader.chapters((ontology / "smepb.ttl").read_text(encoding="utf-8"))
    number = sum(len(c.classes) for c in chapters), sum(len(c.properties) for c in chapters)
    lead = (
        f"{number[0]} classes and {number[1]} properties. Things (bodies, meetings, documents) carry their properties directly; "
        "what a document reports of them (a participation, a decision, a cooperation) is a node of its own with a citation."
    )
    content = {
        "chapters": chapters,
        "picture": picture(),
        "prefixes": tuple(sorted(PREFIXES.items())),
        "examples": EXAMPLES,
    }
    return Page(
        "ontology.html",
        "ontology.html",
        "Ontology: classes, properties, how to query",
        "Ontology",
        "",
        parts.crumbs(Link("Ontology")),
        lead,
        (),
        (),
        content,
    )


class _Reader:
    def __init__(self, triples: Sequence[Triple], source: Source) -> None:
        self._values: dict[tuple[Iri, str], list[Term]] = defaultdict(list)
        self._order: list[Iri] = []
        for subject, prop, value in triples:
            if prop == TYPE and subject.startswith(_SMEPB):
                self._order.append(subject)
            self._values[subject, prop].append(value)
        self._uses, self._sizes = _usage(source)

    def chapters(self, text: str) -> tuple[Chapter, ...]:
        """The parts of the file, each with its classes and properties."""
        rules = [(match.start(), match[1]) for match in _RULE.finditer(text)]
        of: dict[str, list[str]] = defaultdict(list)
        for match in _TERM.finditer(text):
            title = next((title for start, title in reversed(rules) if start < match.start()), "Terms")
            of[title].append(match[1])
        chapters = []
        for at, (title, names) in enumerate(of.items(), start=1):
            terms = [self._term(Iri(_SMEPB + name)) for name in names]
            classes = tuple(t for t in terms if t.what == "class")
            chapters.append(Chapter(f"part-{at}", title, classes, tuple(t for t in terms if t.what != "class")))
        return tuple(chapters)

    def _texts(self, term: Iri, name: str) -> str:
        return " ".join(v.value for v in self._values[term, predicate(name)] if isinstance(v, Literal))

    def _codes(self, term: Iri, name: str) -> tuple[Code, ...]:
        return tuple(_code(v) for v in self._values[term, predicate(name)] if isinstance(v, Iri))

    def _term(self, term: Iri) -> Entry:
        types = self._values[term, TYPE]
        cls = predicate("owl:Class") in types
        what = "class" if cls else "link" if predicate("owl:ObjectProperty") in types else "value"
        name = term.removeprefix(_SMEPB)
        above = self._codes(term, "rdfs:subClassOf") + self._codes(term, "rdfs:subPropertyOf")
        domain = self._codes(term, "rdfs:domain")
        if not cls and not domain:
            domain = tuple(_code(c) for c in sorted(c for c, p in self._uses if p == term))
        properties = tuple(_code(p) for c, p in sorted(self._uses) if c == term) if cls else ()
        number = self._sizes[term]
        return Entry(
            name,
            self._texts(term, "rdfs:label"),
            what,
            self._texts(term, "skos:definition"),
            self._texts(term, "skos:example"),
            self._texts(term, "skos:scopeNote"),
            above,
            domain,
            self._codes(term, "rdfs:range"),
            f"{number:,}",
            properties,
        )


def _usage(source: Source) -> tuple[set[tuple[Iri, Iri]], Counter[Iri]]:
    classes: dict[Iri, list[Iri]] = defaultdict(list)
    sizes: Counter[Iri] = Counter()
    every = [source.settled.all, *(computed.all for computed in source.derived.values())]
    for triples in every:
        for subject, prop, value in triples:
            if prop == TYPE and isinstance(value, Iri) and value.startswith(_SMEPB):
                classes[subject].append(value)
                sizes[value] += 1
            elif prop.startswith(_SMEPB):
                sizes[prop] += 1
    uses = {
        (c, prop)
        for triples in every
        for subject, prop, _ in triples
        if prop.startswith(_SMEPB)
        for c in classes.get(subject, ())
    }
    return uses, sizes


def _code(iri: Iri) -> Code:
    """A term as a prefixed name; one of this ontology leads to its place on the page.

    >>> _code(Iri("http://xmlns.com/foaf/0.1/Agent")).text
    'foaf:Agent'
    """
    if iri.startswith(_SMEPB):
        name = iri.removeprefix(_SMEPB)
        return Code(name, f"ontology.html#{name}")
    prefix = next(
        (p for p, base in sorted(PREFIXES.items()) if iri.startswith(base) and "/" not in iri.removeprefix(base)), ""
    )
    return Code(f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri)

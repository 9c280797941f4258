"""The small page of a thing that has none in the site: its statements, and what refers to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.rdf import Iri, Triple
from graph.site import sections as parts
from graph.site.compared import derived_activity
from graph.site.facts import Facts
from graph.site.naming import Naming
from graph.site.render import capitalize_first
from graph.site.views import Cell, Computed, Line, Link, Page, Row, Section, Table
from graph.site.wording import counted, natural
from graph.vocab import BASE, LABEL, SOURCE, TITLE, TYPE, expand, smepb
from graph.web.linked_data import own
from graph.web.negotiation import TRIPLES
from graph.web.places import Places, own_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.site.source import Source
    from graph.site.views import Piece
    from graph.store import KnowledgeGraph

MOST_LINKS = 200
"""How many things that refer to a thing its page shows."""
_ELSEWHERE = (
    *(TYPE, LABEL, SOURCE, TITLE, smepb("citation"), smepb("review")),
    *(expand(f"skos:{name}") for name in ("prefLabel", "definition", "topConceptOf", "hasTopConcept")),
)
"""What is not shown among the statements, since it stands elsewhere on the page."""
_REFERRING = """
SELECT DISTINCT ?other ?p WHERE {
  ?other ?p <%s> FILTER (?p NOT IN (rdf:type, rdfs:isDefinedBy, skos:topConceptOf, skos:hasTopConcept))
} ORDER BY ?p ?other LIMIT %d"""
_NAMED = ("rdfs:label", "skos:prefLabel", "dcterms:title", "summary")
_RESTS = smepb("restsOn")
_THING = f"{BASE}id/"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = {"ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF/XML", "jsonld": "JSON-LD"}


class _Naming(Naming):
    """Names for what the site never names: facts by what they say, terms of other vocabularies in words."""

    def named(self, thing: str) -> str:
        """The name that a thing is given, or what a fact says; nothing if there is neither."""
        found = (self.source.settled.text(thing, name) for name in _NAMED)
        return next(filter(None, found), "")

    def label(self, thing: str) -> str:
        """The name of a thing; its local name if it has none."""
        return self.named(thing) or super().label(thing)

    def term(self, term: str) -> str:
        """A property or class in words.

        >>> re.sub(_HUMP, " ", "inScheme").lower()
        'in scheme'
        """
        return self.named(term) or re.sub(_HUMP, " ", super().label(term)).lower()


class ThingPages:
    """Makes the page of anything that the graph states something of."""

    def __init__(self, kg: KnowledgeGraph, source: Source, places: Places) -> None:
        self._kg = kg
        self._places, self._naming = places, _Naming(source, places)
        self._facts = Facts(self._naming)

    def page(self, thing: Iri) -> Page:
        """The page; its path is that of the IRI."""
        triples, graph = own(self._kg, thing)
        kinds = [
            Link(self._naming.term(value), self._places.of(value))
            for _, p, value in triples
            if p == TYPE and isinstance(value, Iri)
        ]
        kind = kinds[0] if kinds else Link("thing")
        name = self._name(thing, kind, triples)
        trail = parts.crumbs(Link(capitalize_first(kind.text), kind.href), Link(name))
        sections = (self._said(triples, graph, kinds), self._source(thing), self._referring(thing), _files(thing))
        lead = self._naming.source.settled.text(thing, "skos:definition")
        return Page(
            own_path(thing),
            "thing.html",
            f"{name}: {kind.text}",
            name,
            capitalize_first(kind.text),
            trail,
            lead,
            (),
            parts.filled(sections),
            {},
            thing,
        )

    def _name(self, thing: Iri, kind: Link, triples: Sequence[Triple]) -> str:
        """The name of a thing; of one without, what it is and what it links."""
        if self._naming.named(thing):
            return self._naming.label(thing)
        links = [value for _, p, value in triples if p not in (*_ELSEWHERE, _RESTS) and isinstance(value, Iri)]
        between = sorted(
            {self._naming.label(value) for value in links if _THING in value and self._naming.named(value)}
        )
        what = " and ".join(between[:2]) or thing.rpartition("/")[2]
        return f"{capitalize_first(kind.text)}: {what}"

    def _said(self, triples: Sequence[Triple], graph: Iri | None, kinds: list[Link]) -> Section:
        """What is stated, or, in a box that says so, what was computed."""
        lines = [Line("Class", tuple(kinds))] if kinds else []
        lines += self._lines(triples)
        if graph is None:
            return Section("stated", "What is stated", lines=tuple(lines))
        method, does = derived_activity(self._facts, graph.rsplit("/", 1)[-1])
        rows = tuple(Row((Cell((line.label,)), Cell(line.pieces))) for line in lines)
        table = Table("What was computed", ("Property", "Value"), rows)
        return Section("computed", "What was computed", computed=(Computed(method, does, table),))

    def _lines(self, triples: Sequence[Triple]) -> list[Line]:
        values: dict[Iri, list[Piece]] = {}
        for _, predicate, value in triples:
            if predicate not in _ELSEWHERE:
                values.setdefault(predicate, []).append(self._naming.piece(value))
        lines = [
            Line(capitalize_first(self._naming.term(predicate)), tuple(sorted(pieces, key=_order)))
            for predicate, pieces in values.items()
        ]
        return sorted(lines, key=lambda line: natural(line.label))

    def _source(self, thing: Iri) -> Section:
        cell = self._facts.source_cell(thing)
        lines = (Line("Source", cell.pieces), *(Line("Review", line.pieces) for line in cell.lines))
        return Section("source", "Where it is stated", lines=lines if cell.pieces else ())

    def _referring(self, thing: Iri) -> Section:
        found = self._kg.query(_REFERRING % (thing, MOST_LINKS + 1)).rows
        links = [(other, str(p)) for other, p in found[:MOST_LINKS] if isinstance(other, Iri)]
        sources = [self._facts.source_cell(other) for other, _ in links]
        cited = any(cell.pieces for cell in sources)
        rows = tuple(
            Row((Cell((self._naming.piece(other),)), Cell((self._naming.term(p),)), *((source,) if cited else ())))
            for (other, p), source in zip(links, sources, strict=True)
        )
        columns = ("Thing", "Property", *(("Source",) if cited else ()))
        tables = (Table(f"{counted(len(rows), 'thing')} that refer to it", columns, rows),) if rows else ()
        if len(found) > MOST_LINKS:
            intro = f"The first {MOST_LINKS}; there are more."
            return Section("referring", "What refers to it", intro, tables=tables)
        return Section("referring", "What refers to it", tables=tables, count=len(rows))


def _files(thing: Iri) -> Section:
    """The statements as RDF."""
    path = own_path(thing)
    links = tuple(Link(_NAMES[suffix], f"{path}.{suffix}") for suffix in TRIPLES)
    return Section("data", "As data", lines=(Line("RDF", links),))


def _order(piece: Piece) -> tuple[object, ...]:
    return natural(piece if isinstance(piece, str) else getattr(piece, "text", ""))

"""The record as the coverage analyses read it: taken from the store once, every list sorted.

Nothing here judges; :mod:`graph.analysis.coverage` and its neighbours make tables of it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.statements import PROCEDURE, Passage, acts, local, projects, ties
from graph.formats import short
from graph.rdf import Iri, Literal, Quad
from graph.view import View
from graph.vocab import thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.analysis.statements import Act, Project, Tie
    from graph.answer import Answer, Row
    from graph.report import Cell

_STATEMENTS = """
CONSTRUCT { ?s ?p ?o } WHERE {
  VALUES ?class { smepb:Recommendation smepb:Mandate smepb:Decision smepb:OverlapConcern smepb:Cooperation
    smepb:Project smepb:Citation smepb:Document smepb:Body smepb:Organization }
  ?s a ?class ; ?p ?o
}"""

_LABELS = "SELECT DISTINCT ?thing ?label WHERE { ?thing rdfs:label|skos:prefLabel ?label } ORDER BY ?thing ?label"

_ACRONYMS = """
SELECT ?thing (MIN(?a) AS ?acronym) WHERE {
  GRAPH graph:register { ?thing smepb:acronym ?a } FILTER (!CONTAINS(?a, "/"))  # a symbol such as TD/B/COM.3 is no name
}
GROUP BY ?thing ORDER BY ?thing"""

_ACTORS = """
SELECT DISTINCT ?thing ?class WHERE {
  VALUES ?type { smepb:Organization smepb:Body smepb:ActorGroup smepb:Economy }
  ?thing a ?type . BIND (STRAFTER(STR(?type), "#") AS ?class)
} ORDER BY ?thing ?class"""

_WITHIN = """
SELECT ?one ?other WHERE { GRAPH <https://w3id.org/smepb/graph/derived/hierarchy> { ?one smepb:within ?other } }
ORDER BY ?one ?other"""

_BROADER = "SELECT ?one ?other WHERE { ?one skos:broader ?other } ORDER BY ?one ?other"

_DOCUMENTS = """
SELECT ?document ?body ?date ?kind ?reading ?read WHERE {
  ?document a smepb:Document .
  OPTIONAL { ?document smepb:body ?body } OPTIONAL { ?document smepb:date ?date }
  OPTIONAL { ?document smepb:kind ?kind } OPTIONAL { ?document smepb:reading ?reading }
  # a table that was brought in is no document read
  BIND (EXISTS { ?graph a smepb:DocumentGraph ; smepb:graphOf ?document } AS ?read)
} ORDER BY ?document"""

_PERIODS = """
SELECT ?mandate ?start ?end WHERE { GRAPH <https://w3id.org/smepb/graph/derived/mandate-periods> {
  ?period smepb:periodOf ?mandate ; smepb:effectiveFrom ?start OPTIONAL { ?period smepb:effectiveUntil ?end } }
} ORDER BY ?mandate"""

_SHOWN = """
SELECT ?fact ?concept WHERE { GRAPH <https://w3id.org/smepb/graph/derived/facets> {
  ?facet smepb:facetOf ?fact ; smepb:facet ?concept } } ORDER BY ?fact ?concept"""

_MEMBERS = """
SELECT ?organization ?member ?kind ?as_of ?source WHERE {
  ?row a smepb:Membership ; smepb:organization ?organization ; smepb:member ?member ; smepb:kind ?kind ;
    smepb:asOf ?as_of ; dcterms:source ?source .
} ORDER BY ?organization ?member ?kind"""

_NAMED_AT = """
SELECT ?participant ?meeting ?body ?document ?paragraph ?date WHERE {
  ?fact a smepb:Participation ; smepb:participant ?participant ; smepb:meeting ?meeting ; smepb:citation ?c .
  ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph .
  OPTIONAL { ?document smepb:date ?date }
  FILTER NOT EXISTS { ?fact smepb:review <https://w3id.org/smepb/concept/review/disputed> }
  OPTIONAL { ?meeting smepb:body ?body }
} ORDER BY ?participant ?meeting ?body ?document ?paragraph"""

_UN = thing("body", "un")


class Source(NamedTuple):
    """A document that is named: ``reading`` is ``complete`` or ``record`` if it was read for facts, else empty."""

    document: Iri
    body: Iri | None
    date: str
    kind: str
    reading: str

    @property
    def year(self) -> str:
        """The year of its date, or ``undated``."""
        return self.date[:4] or "undated"


class Member(NamedTuple):
    """One line of a list of members."""

    organization: Iri
    member: Iri
    kind: str
    as_of: str
    source: Iri


class Attendance(NamedTuple):
    """Somebody is named among those at a meeting."""

    participant: Iri
    meeting: Iri
    body: Iri | None
    passage: Passage


class Record:
    """What is on record, read from a store as it is asked for."""

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        self.ask = ask

    @cached_property
    def view(self) -> View:
        """The settled view of acts, projects, ties and what they cite."""
        return View(Quad(*triple, Iri("")) for triple in self.ask(_STATEMENTS).triples or ())

    @cached_property
    def acts(self) -> list[Act]:
        """Every act that is not disputed."""
        return acts(self.view)

    @cached_property
    def projects(self) -> list[Project]:
        """Every project."""
        return projects(self.view)

    @cached_property
    def ties(self) -> list[Tie]:
        """Every cooperation that is not disputed."""
        return ties(self.view)

    @cached_property
    def sources(self) -> list[Source]:
        """Every document that is named, read or not."""
        found = {}
        for document, body, date, kind, reading, read in self.ask(_DOCUMENTS).rows:
            how = local(_text(reading)) or "record" if _text(read) == "true" else ""
            found[document] = Source(Iri(_text(document)), _iri(body), _text(date), local(_text(kind)), how)
        return sorted(found.values())

    @cached_property
    def read(self) -> list[Source]:
        """Every document that was read for facts."""
        return [source for source in self.sources if source.reading]

    @cached_property
    def members(self) -> list[Member]:
        """Every line of the lists of members."""
        rows = self.ask(_MEMBERS).rows
        return [
            Member(Iri(_text(o)), Iri(_text(m)), local(_text(kind)), _text(as_of), Iri(_text(source)))
            for o, m, kind, as_of, source in rows
        ]

    @cached_property
    def attendances(self) -> list[Attendance]:
        """Who is named at which meeting of which body; disputed facts are left out."""
        return [
            Attendance(Iri(_text(who)), Iri(_text(m)), _iri(body), Passage(Iri(_text(d)), _text(p), _text(date)))
            for who, m, body, d, p, date in self.ask(_NAMED_AT).rows
        ]

    @cached_property
    def periods(self) -> dict[Iri, tuple[str, str]]:
        """First day and, if known, the day after the last one of each mandate."""
        return {Iri(_text(mandate)): (_text(start), _text(end)) for mandate, start, end in self.ask(_PERIODS).rows}

    @cached_property
    def shown(self) -> dict[Iri, frozenset[Iri]]:
        """Concepts that the words of a provision or project show and it does not state (a computed graph).

        Those of procedure are left out, for their words say too little.
        """
        return {fact: found - PROCEDURE for fact, found in _gathered(self.ask(_SHOWN).rows).items()}

    @cached_property
    def actors(self) -> dict[Iri, str]:
        """Each actor with its class: Organization, Body, ActorGroup or Economy."""
        return {Iri(_text(one)): _text(name) for one, name in self.ask(_ACTORS).rows}

    @cached_property
    def _within(self) -> dict[Iri, frozenset[Iri]]:
        return _gathered((other, one) for one, other in self.ask(_WITHIN).rows)

    @cached_property
    def _above(self) -> dict[Iri, frozenset[Iri]]:
        return _gathered(self.ask(_WITHIN).rows)

    def within(self, body: Iri) -> frozenset[Iri]:
        """The body itself and all that stands under it."""
        return self._within.get(body, frozenset()) | {body}

    def above(self, body: Iri) -> frozenset[Iri]:
        """The body itself and all above it."""
        return self._above.get(body, frozenset()) | {body}

    def organization(self, body: Iri | None) -> Iri | None:
        """The highest organization to which a body belongs; the United Nations as a whole only for what is directly under it."""
        above = [
            one for one in (self.above(body) if body else ()) if self.actors.get(one) == "Organization" and one != _UN
        ]
        return max(
            above,
            key=lambda one: (len(self.within(one)), one),
            default=_UN if body and _UN in self.above(body) else None,
        )

    @cached_property
    def broader(self) -> dict[Iri, frozenset[Iri]]:
        """Each concept with the concepts directly above it."""
        return _gathered(self.ask(_BROADER).rows)

    def upwards(self, found: Iterable[Iri]) -> frozenset[Iri]:
        """Concepts with all that are broader."""
        reached, todo = set(), list(found)
        while todo:
            one = todo.pop()
            if one not in reached:
                reached.add(one)
                todo += self.broader.get(one, ())
        return frozenset(reached)

    def concepts(self, scheme: str) -> list[Iri]:
        """All concepts of a scheme that have a label, sorted by label."""
        base = f"https://w3id.org/smepb/concept/{scheme}/"
        return sorted((c for c in self._labels if c.startswith(base)), key=lambda c: (self._labels[c], c))

    @cached_property
    def _labels(self) -> dict[Iri, str]:
        rows = self.ask(_LABELS).rows
        return {Iri(_text(one)): _text(label) for one, label in reversed(rows)}

    @cached_property
    def _acronyms(self) -> dict[Iri, str]:
        return {Iri(_text(one)): _text(name) for one, name in self.ask(_ACRONYMS).rows}

    def name(self, one: Iri | None) -> str:
        """The acronym of a body that has one, else its name; of any other thing the label, else the end of its address."""
        if one is None:
            return ""
        return self._acronyms.get(one) or self._labels.get(one) or local(one)

    def names(self, several: Iterable[Iri]) -> str:
        """The names of several things, sorted and joined."""
        return "; ".join(sorted({self.name(one) for one in several}))

    def knows(self, one: Iri) -> bool:
        """Whether the thing has a name in the graph."""
        return one in self._labels


def key(one: Iri | None) -> str:
    """A thing as a prefixed name that can be given back; nothing for nothing.

    >>> key(Iri("https://w3id.org/smepb/id/body/unece-wp8")), key(None)
    ('body:unece-wp8', '')
    """
    return short(one) if one else ""


def in_order(row: tuple[Cell, ...]) -> tuple[tuple[bool, str], ...]:
    """The place of a row of a table: by its cells in turn, empty ones last.

    >>> sorted([("", 1), ("b", None), ("b", 2)], key=in_order)
    [('b', 2), ('b', None), ('', 1)]
    """
    return tuple((cell in ("", None), str(cell)) for cell in row)


def _gathered(rows: Iterable[Row]) -> dict[Iri, frozenset[Iri]]:
    found: dict[Iri, set[Iri]] = defaultdict(set)
    for one, other in rows:
        found[Iri(_text(one))].add(Iri(_text(other)))
    return {one: frozenset(others) for one, others in found.items()}


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal) else str(term or "")


def _iri(term: object) -> Iri | None:
    return term if isinstance(term, Iri) else None

"""What the API looks things up in: read from the graph once for each worker, when it is first asked for."""

from __future__ import annotations

from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph import __version__
from graph.analysis.asked import Asked
from graph.analysis.brief import Briefs
from graph.analysis.reading import what_was_read
from graph.analysis.record import Record
from graph.description import LICENCE
from graph.errors import UnknownNameError
from graph.formats import short
from graph.neighbours import neighbours
from graph.query import questions
from graph.rdf import Iri, Literal
from graph.search import Directory, directory, kind_of
from graph.statistics import statistics

if TYPE_CHECKING:
    from graph.neighbours import Neighbour
    from graph.query import Question
    from graph.rdf import Term
    from graph.store import KnowledgeGraph
    from graph.web.limits import Limits

_LABELS = """
SELECT ?thing ?label WHERE { ?thing rdfs:label|skos:prefLabel ?label } ORDER BY ?thing ?label"""
_NAMES = """
SELECT ?name ?kind ?authority ?from ?until ?source WHERE {
  ?row smepb:nameOf <%s> ; rdfs:label ?name ; dcterms:source ?source ; smepb:kind ?code .
  BIND (REPLACE(STR(?code), "^.*/", "") AS ?kind)
  OPTIONAL { ?row smepb:authority ?authority } OPTIONAL { ?row smepb:validFrom ?from }
  OPTIONAL { ?row smepb:validUntil ?until }
} ORDER BY ?name ?kind ?authority ?from"""


class Catalogue:
    """The graph as the API tells of it."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg

    @cached_property
    def directory(self) -> Directory:
        """All names."""
        return directory(self.kg.query)

    @cached_property
    def links(self) -> dict[str, list[Neighbour]]:
        """The links of each thing of the network."""
        return neighbours(self.kg.query)

    @cached_property
    def record(self) -> Record:
        """What is on record."""
        return Record(self.kg.query)

    @cached_property
    def briefs(self) -> Briefs:
        """Sets two bodies side by side."""
        return Briefs(self.record, self.kg.view(), self.kg.paths.ontology)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The saved questions."""
        return questions(self.kg.paths.ontology)

    @cached_property
    def read(self) -> str:
        """What was read, in a sentence."""
        return what_was_read(self.record, Asked())

    @cached_property
    def _labels(self) -> dict[str, str]:
        rows = reversed(self.kg.query(_LABELS).rows)
        return {str(thing): label.value for thing, label in rows if isinstance(label, Literal)}

    def reference(self, thing: str) -> dict[str, str]:
        """A thing with its id and name, as the schema ``Reference`` has it."""
        return {"id": short(Iri(thing)), "name": self._labels.get(thing, "") or short(Iri(thing))}

    def value(self, term: Term) -> Any:
        """A term as the schema ``Value`` has it."""
        from graph.answer import plain

        return plain(term) if isinstance(term, Literal) else self.reference(term)

    def known(self, thing: Iri) -> Iri:
        """The thing itself, if the graph has it.

        Raises:
            UnknownNameError: it has not; lists names near it.

        """
        if thing in self.directory.labels:
            return thing
        kind = kind_of(thing)
        hits = self.directory.near(thing.rsplit("/", 1)[1].replace("-", " "), (kind,))
        near = tuple(f"{short(hit.thing)} ({hit.label})" for hit in hits)
        fix = f"; near: {'; '.join(near)}" if near else "; /api/search finds things by name"
        raise UnknownNameError(f"there is no {kind} {thing.rsplit('/', 1)[1]!r}{fix}", near)

    def names(self, thing: Iri) -> list[dict[str, Any]]:
        """Further names in the registers, as the schema ``Name`` has them."""
        return [
            {
                "name": row["name"],
                "kind": row["kind"],
                "authority": self.reference(row["authority"]) if row["authority"] else None,
                "valid_from": row["from"],
                "valid_until": row["until"],
                "source": short(Iri(row["source"])),
            }
            for row in self.kg.query(_NAMES % thing).dicts()
        ]

    def about(self, version: str, limits: Limits) -> dict[str, Any]:
        """What the program and the data are, as the schema ``About`` has it."""
        counted = self._counted
        return {
            "program": __version__,
            "data": version,
            "statements": counted[0],
            "graphs": counted[1],
            "classes": counted[2],
            "documents_read": len(self.record.read),
            "limits": asdict(limits),
            "licence": LICENCE,
            "read": self.read,
            "links": {"description": "/api/openapi.json", "sparql": "/sparql", "questions": "/api/questions"},
        }

    @cached_property
    def _counted(self) -> tuple[int, int, dict[str, int]]:
        found = statistics(self.kg)
        return found.statements, found.graphs, dict(sorted(found.by["class"]))

"""The graph as the pages need it, read once with two queries: what is settled, and what each named graph states."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term
from graph.register_triples import REGISTER
from graph.triples import GRAPH
from graph.vocab import expand, smepb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import KnowledgeGraph

_SETTLED = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_NAMED = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
_DOCUMENT = f"{GRAPH}document/"


@cache
def predicate(name: str) -> Iri:
    """The IRI of a property: a term of the ontology, or a prefixed name.

    >>> predicate("summary"), predicate("rdfs:label")
    ('https://w3id.org/smepb/ontology#summary', 'http://www.w3.org/2000/01/rdf-schema#label')
    """
    return expand(name) if ":" in name else smepb(name)


class Statements:
    """Statements to be read by subject and property, or by property and object; always in the same order."""

    def __init__(self, triples: Iterable[tuple[Iri, Iri, Term]]) -> None:
        self._objects: dict[tuple[str, str], list[Term]] = defaultdict(list)
        self._subjects: dict[tuple[str, str], list[Iri]] = defaultdict(list)
        self.all = sorted(set(triples), key=lambda t: (t[0], t[1], str(t[2])))
        for subject, prop, value in self.all:
            self._objects[subject, prop].append(value)
            if isinstance(value, Iri):
                self._subjects[prop, value].append(subject)

    def terms(self, subject: str, name: str) -> list[Term]:
        """Every value of a property."""
        return self._objects.get((subject, predicate(name)), [])

    def iris(self, subject: str, name: str) -> list[Iri]:
        """Every thing to which a property leads."""
        return [term for term in self.terms(subject, name) if isinstance(term, Iri)]

    def iri(self, subject: str, name: str) -> Iri | None:
        """The first thing to which a property leads."""
        return next(iter(self.iris(subject, name)), None)

    def texts(self, subject: str, name: str) -> list[str]:
        """Every text of a property."""
        return [term.value for term in self.terms(subject, name) if isinstance(term, Literal)]

    def text(self, subject: str, name: str) -> str:
        """The first text of a property, or nothing."""
        return next(iter(self.texts(subject, name)), "")

    def into(self, value: str, name: str) -> list[Iri]:
        """Everything that has the thing as value of a property."""
        return self._subjects.get((predicate(name), value), [])

    def of_type(self, *names: str) -> list[Iri]:
        """Everything of one of the classes, sorted."""
        return sorted({thing for name in names for thing in self.into(predicate(name), "rdf:type")})

    def is_a(self, thing: str, *names: str) -> bool:
        """Whether the thing is of one of the classes."""
        found = self.iris(thing, "rdf:type")
        return any(predicate(name) in found for name in names)


@dataclass(frozen=True)
class Source:
    """The settled view, the graph of each document by its id, the register, and the computed graphs by method."""

    settled: Statements
    documents: dict[str, Statements]
    register: Statements
    derived: dict[str, Statements]

    def acronym(self, actor: str) -> str:
        """The acronym that the register gives an actor, else one that a document prints."""
        return self.register.text(actor, "acronym") or self.settled.text(actor, "acronym")

    def ancestors(self, body: str) -> list[Iri]:
        """What stands above a body, nearest first; a circle in the data ends where it closes."""
        above: list[Iri] = []
        now = self.settled.iri(body, "parent")
        while now is not None and now not in above and now != body:
            above.append(now)
            now = self.settled.iri(now, "parent")
        return above


def read_source(kg: KnowledgeGraph) -> Source:
    """Read the whole graph."""
    settled = [(_iri(s), _iri(p), o) for s, p, o in kg.query(_SETTLED).rows if o is not None]
    graphs: dict[str, list[tuple[Iri, Iri, Term]]] = defaultdict(list)
    for graph, subject, prop, value in kg.query(_NAMED).rows:
        if value is not None:
            graphs[_iri(graph)].append((_iri(subject), _iri(prop), value))
    documents = {name.removeprefix(_DOCUMENT): name for name in sorted(graphs) if name.startswith(_DOCUMENT)}
    derived = {name.rsplit("/", 1)[1]: name for name in sorted(graphs) if name.startswith(f"{GRAPH}derived/")}
    return Source(
        Statements(settled),
        {slug: Statements(graphs[name]) for slug, name in documents.items()},
        Statements(graphs[REGISTER]),
        {method: Statements(graphs[name]) for method, name in derived.items()},
    )


def _iri(term: Term | None) -> Iri:
    assert isinstance(term, Iri)  # noqa: S101 - subjects, properties and graphs are IRIs
    return term

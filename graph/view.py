"""The default graph in memory, to be read by subject and property: what computed graphs and analyses work on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Quad, Triple
from graph.vocab import LABEL, TYPE, expand, smepb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PREFERRED = expand("skos:prefLabel")


class View:
    """The settled view, to be read by subject and property."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: dict[tuple[Iri, Iri], list[Iri | Literal]] = defaultdict(list)
        self._subjects: dict[tuple[Iri, Iri | Literal], list[Iri]] = defaultdict(list)
        self._of_type: dict[Iri, list[Iri]] = defaultdict(list)
        self._by_property: dict[Iri, list[tuple[Iri, Iri | Literal]]] = defaultdict(list)
        for quad in sorted(set(quads), key=lambda quad: (quad.subject, quad.predicate, str(quad.object))):
            self._by_property[quad.predicate].append((quad.subject, quad.object))
            self._objects[quad.subject, quad.predicate].append(quad.object)
            self._subjects[quad.predicate, quad.object].append(quad.subject)
            if quad.predicate == TYPE and isinstance(quad.object, Iri):
                self._of_type[quad.object].append(quad.subject)

    def of_type(self, name: str) -> list[Iri]:
        """All things of a class of the ontology, sorted."""
        return self._of_type.get(smepb(name), [])

    def triples(self, *properties: Iri) -> Iterator[Triple]:
        """Every triple with one of the properties, whatever the vocabulary."""
        for name in properties:
            yield from (Triple(subject, name, value) for subject, value in self._by_property.get(name, ()))

    def iris(self, subject: Iri, name: str) -> list[Iri]:
        """The things to which a property leads."""
        return [o for o in self._objects.get((subject, smepb(name)), ()) if isinstance(o, Iri)]

    def subjects(self, name: str, value: Iri) -> list[Iri]:
        """The things that a property leads from."""
        return self._subjects.get((smepb(name), value), [])

    def label(self, subject: Iri) -> str:
        """The label of a thing or concept, or nothing."""
        found = (o for p in (LABEL, _PREFERRED) for o in self._objects.get((subject, p), ()))
        values = (o.value for o in found if isinstance(o, Literal))
        return next(values, "")

    def text(self, subject: Iri, name: str) -> str:
        """The value of a property as text, or nothing."""
        values = self._objects.get((subject, smepb(name)), ())
        return next((o.value for o in values if isinstance(o, Literal)), "")

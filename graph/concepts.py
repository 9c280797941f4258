"""The concept schemes: which concept a term of a document stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.names import fold
from graph.rdf import Iri, Literal, Triple, read_turtle
from graph.vocab import BASE, expand

if TYPE_CHECKING:
    from pathlib import Path

_LABELS = (expand("skos:prefLabel"), expand("skos:altLabel"), expand("skos:notation"))
_BROADER = expand("skos:broader")
_SCHEME_BASE = f"{BASE}concept/"


@dataclass(frozen=True, slots=True)
class Concepts:
    """Every concept by scheme and folded label, with its label, and the triples of the schemes."""

    by_label: dict[tuple[str, str], Iri]
    label: dict[Iri, str]
    broader: dict[Iri, tuple[Iri, ...]]
    triples: tuple[Triple, ...]
    doubles: tuple[tuple[str, str], ...]
    """(scheme, label) of labels that two concepts of one scheme share: a fault."""

    def find(self, scheme: str, term: str) -> Iri | None:
        """The concept of a scheme that has the term as label, further label or notation."""
        return self.by_label.get((scheme, fold(term)))

    def labels(self, scheme: str) -> list[str]:
        """All folded labels of a scheme, sorted."""
        return sorted(label for found, label in self.by_label if found == scheme)


def read_concepts(ontology: Path) -> Concepts:
    """Read ``concepts/*.ttl`` of an ontology folder.

    Raises:
        OntologyError: a file cannot be read or is not Turtle.

    """
    triples = [t for path in sorted((ontology / "concepts").glob("*.ttl")) for t in read_turtle(path)]
    by_label: dict[tuple[str, str], Iri] = {}
    label: dict[Iri, str] = {}
    broader: dict[Iri, tuple[Iri, ...]] = {}
    doubles: list[tuple[str, str]] = []
    for triple in triples:
        if not triple.subject.startswith(_SCHEME_BASE):
            continue
        if triple.predicate in _LABELS and isinstance(triple.object, Literal):
            key = (triple.subject.removeprefix(_SCHEME_BASE).split("/")[0], fold(triple.object.value))
            if by_label.setdefault(key, triple.subject) != triple.subject:
                doubles.append(key)
            if triple.predicate == _LABELS[0]:
                label[triple.subject] = triple.object.value
        elif triple.predicate == _BROADER and isinstance(triple.object, Iri):
            broader[triple.subject] = (*broader.get(triple.subject, ()), triple.object)
    return Concepts(by_label, label, broader, tuple(triples), tuple(doubles))

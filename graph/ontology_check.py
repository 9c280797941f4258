"""Faults of the ontology itself: terms without label, definition or example, terms the code does not know, double labels."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.codes import CODES
from graph.findings import Finding
from graph.rdf import Iri, Literal, read_turtle
from graph.vocab import BASE, CLASSES, LABEL, PREFIXES, PROPERTIES, TYPE, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.concepts import Concepts
    from graph.rdf import Term, Triple

_DEFINITION, _EXAMPLE = expand("skos:definition"), expand("skos:example")


def ontology_findings(terms: Sequence[Triple], concepts: Concepts, ontology: Path) -> Iterator[Finding]:
    """All faults of ``smepb.ttl`` and ``concepts/``."""
    file = f"{ontology.name}/smepb.ttl"
    said = _by_subject(terms)
    own = {s.removeprefix(PREFIXES["smepb"]): s for s in said if s.startswith(PREFIXES["smepb"])}
    for name in sorted(own.keys() ^ (CLASSES | PROPERTIES)):
        side = "the code" if name in own else file
        yield Finding(file, 0, name, "term-unknown", f"{side} does not know the term", "add it there, or take it out")
    for name, subject in sorted(own.items()):
        for predicate, what in ((LABEL, "label"), (_DEFINITION, "definition"), (_EXAMPLE, "example")):
            values = [o for o in said[subject][predicate] if isinstance(o, Literal)]
            if len(values) != 1:
                yield Finding(file, 0, name, f"no-{what}", f"{len(values)} values of {what}", f"give one {what}")
        yield from _unfinished(file, name, said[subject])
    yield from _concept_findings(concepts, ontology)


def _by_subject(triples: Sequence[Triple]) -> dict[Iri, dict[Iri, list[Term]]]:
    said: dict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        said[triple.subject][triple.predicate].append(triple.object)
    return said


def _unfinished(file: str, name: str, said: dict[Iri, list[Term]]) -> Iterator[Finding]:
    for value in said[_DEFINITION]:
        if isinstance(value, Literal) and not value.value.endswith("."):
            fix = "end it with a full stop"
            yield Finding(file, 0, name, "definition-unfinished", "the definition is no whole sentence", fix)


def _file_of(name: str, ontology: Path) -> str:
    """The file of ``concepts/`` in which the first concept stands whose name begins with ``name``; the folder if in none."""
    for path in sorted((ontology / "concepts").glob("*.ttl")):
        if any(triple.subject.startswith(f"{BASE}concept/{name}") for triple in read_turtle(path)):
            return f"{ontology.name}/concepts/{path.name}"
    return f"{ontology.name}/concepts"


def _concept_findings(concepts: Concepts, ontology: Path) -> Iterator[Finding]:
    folder = f"{ontology.name}/concepts"
    for scheme, label in concepts.doubles:
        what, fix = f"two concepts are called {label!r}", "give the label to one of the two"
        yield Finding(_file_of(f"{scheme}/", ontology), 0, scheme, "label-twice", what, fix)
    said = _by_subject(concepts.triples)
    for subject, values in sorted(said.items()):
        if expand("skos:Concept") in values[TYPE]:
            name = subject.removeprefix(f"{BASE}concept/")
            if any(isinstance(o, Literal) and not o.value.endswith(".") for o in values[_DEFINITION]):
                yield from _unfinished(_file_of(name, ontology), name, values)
            if len(values[_DEFINITION]) != 1 or len(values[expand("skos:prefLabel")]) != 1:
                what = "a concept has one label and one definition"
                yield Finding(_file_of(name, ontology), 0, name, "concept-incomplete", what, "give both, once")
    for scheme, codes in CODES.items():
        stated = {s.rsplit("/", 1)[1] for s in said if s.startswith(f"{BASE}concept/{scheme}/")}
        for code in sorted(stated ^ set(codes)):
            fix = "add the code to the other of codes.ttl and the code list, or take it out"
            yield Finding(f"{folder}/codes.ttl", 0, scheme, "code-unknown", f"{code!r} stands in one place only", fix)

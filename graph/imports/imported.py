"""What an imported file adds to the graph, whatever its kind, and how the graph describes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.description import DESCRIPTION
from graph.rdf import Iri, Literal, Quad, Term
from graph.triples import GRAPH, Claim
from graph.vocab import BASE, LABEL, TITLE, TYPE, concept, expand, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.imports.folder import Stored

LAST = 100
"""Rank of what an imported table says of a thing: registers and documents that were read count before it."""
_ACTIVITY = f"{BASE}id/activity/"


@dataclass(frozen=True, slots=True)
class Made:
    """How statements came about: a method with its name, version and a sentence that says what it does."""

    name: str
    version: str
    does: str

    def described(self, graph: Iri, used: Iri) -> Iterator[tuple[Iri, Iri, Term]]:
        """The method as PROV activity that wrote a graph from another resource (https://www.w3.org/TR/prov-o/)."""
        activity = Iri(f"{_ACTIVITY}{self.name}-{self.version}")
        yield graph, expand("prov:wasGeneratedBy"), activity
        yield activity, TYPE, expand("prov:Activity")
        yield activity, LABEL, Literal(f"{self.name} {self.version}", language="en")
        yield activity, expand("dcterms:description"), Literal(self.does, language="en")
        yield activity, expand("owl:versionInfo"), Literal(self.version)
        yield activity, expand("prov:used"), used


@dataclass(slots=True)
class Imported:
    """One file in the graph: quads of its own graph, claims about things others may describe too, and what is computed."""

    note: Stored
    title: str
    made: Made
    quads: list[Quad] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    derived: list[Quad] = field(default_factory=list)
    derived_by: tuple[Made, ...] = ()
    lines: dict[Iri, int] = field(default_factory=dict)
    """The line of the file on which each node is met first."""
    date: str = ""
    """What decides between two imported files that differ about a thing: the later one counts."""

    @property
    def graph(self) -> Iri:
        """The named graph with what the file states."""
        return Iri(f"{GRAPH}import/{self.note.id}")

    @property
    def derived_graph(self) -> Iri:
        """The named graph with what is computed from the file alone."""
        return Iri(f"{GRAPH}derived/import/{self.note.id}")

    @property
    def document(self) -> Iri:
        """The file as a document that can be cited."""
        return thing("document", self.local)

    @property
    def local(self) -> str:
        """How the addresses of things that stand in this file alone begin."""
        return f"{self.note.kind}--{self.note.name}"

    def state(self, subject: Iri, predicate: Iri, value: Term) -> None:
        """Add a statement about something that only this file tells of."""
        self.quads.append(Quad(subject, predicate, value, self.graph))

    def claim(self, subject: Iri, predicate: Iri, value: Term, *, single: bool) -> None:
        """Add a statement about something that other sources may tell of too; see :func:`graph.settle.settle`."""
        self.state(subject, predicate, value)
        self.claims.append(Claim(subject, predicate, value, single, LAST, self.date, f"import/{self.note.id}"))

    def compute(self, subject: Iri, predicate: Iri, value: Term) -> None:
        """Add a computed statement."""
        self.derived.append(Quad(subject, predicate, value, self.derived_graph))

    def describe_file(self) -> None:
        """State what the file is, as a document that was taken over as a data set."""
        self.state(self.document, TYPE, smepb("Document"))
        self.state(self.document, LABEL, Literal(self.title, language="en"))
        self.state(self.document, TITLE, Literal(self.title, language="en"))
        self.state(self.document, smepb("kind"), concept("document-kind", "dataset"))
        self.state(self.document, smepb("reading"), concept("reading", "dataset"))

    def description(self) -> list[Quad]:
        """What the description graph says of the graphs of this file."""
        return [Quad(*statement, DESCRIPTION) for statement in self._described()]

    def _described(self) -> Iterator[tuple[Iri, Iri, Term]]:
        yield self.graph, TYPE, smepb("ImportGraph")
        yield self.graph, LABEL, Literal(self.title, language="en")
        yield self.graph, smepb("graphOf"), self.document
        yield self.graph, TITLE, Literal(self.note.file)
        yield self.graph, expand("dcterms:identifier"), Literal(f"sha256:{self.note.sha256}")
        yield self.graph, expand("dcterms:extent"), Literal(f"{self.note.rows} rows")
        yield from self.made.described(self.graph, self.document)
        if self.derived:
            yield self.derived_graph, TYPE, smepb("DerivedGraph")
            yield self.derived_graph, LABEL, Literal(f"computed from {self.title}", language="en")
        for method in self.derived_by if self.derived else ():
            yield from method.described(self.derived_graph, self.graph)

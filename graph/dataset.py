"""From the data and ontology folders to the whole data set: read, link, settle, derive, describe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.concepts import Concepts, read_concepts
from graph.derived import View, derive
from graph.description import ONTOLOGY_GRAPH, describe
from graph.errors import DataError
from graph.fact_json import FactFile, read_facts
from graph.findings import Finding, Severity
from graph.names import NameIndex
from graph.rdf import Iri, Quad, Triple, canonical, read_turtle
from graph.register_triples import register_places, register_quads
from graph.registers import Registers, read_registers
from graph.scope import Scope
from graph.settle import DEFAULT, settle
from graph.triples import DocumentQuads, document_quads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Inputs:
    """What stands in the two folders, as read."""

    registers: Registers
    files: tuple[FactFile, ...]
    concepts: Concepts
    terms: tuple[Triple, ...]
    folder: str
    """Name of the data folder, as findings call it."""


@dataclass(frozen=True)
class Dataset:
    """The data set: canonical N-Quads lines of the named graphs, lines of the default graph, and every finding."""

    named: list[str]
    default: list[str]
    findings: tuple[Finding, ...]
    places: dict[Iri, tuple[str, int]]
    """File and line of each node: a fact, a register row, or the first fact about a thing."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid a build."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def read_inputs(data: Path, ontology: Path) -> Inputs:
    """Read both folders.

    Raises:
        DataError: the data folder does not exist.
        OntologyError: a Turtle file cannot be read.

    """
    if not data.is_dir():
        raise DataError(f"{data} is not a folder; give the folder that holds bodies.csv and documents/")
    paths = sorted((data / "documents").glob("*.jsonl"))
    files = tuple(read_facts(path, f"{data.name}/documents/{path.name}") for path in paths)
    registers, terms = read_registers(data, data.name), tuple(read_turtle(ontology / "smepb.ttl"))
    return Inputs(registers, files, read_concepts(ontology), terms, data.name)


def make(inputs: Inputs) -> Dataset:
    """The whole data set; the same input always gives the same lines."""
    index = NameIndex(inputs.registers)
    documents = [document_quads(file, Scope(file, inputs.registers, index), inputs.concepts) for file in inputs.files]
    register = register_quads(inputs.registers)
    ontology = [Quad(*triple, ONTOLOGY_GRAPH) for triple in (*inputs.terms, *inputs.concepts.triples)]
    claims = [claim for document in documents for claim in document.claims]
    described = {claim.subject for claim in claims}
    stated = [quad for document in documents for quad in document.quads]
    plain = [quad for quad in stated if quad.subject not in described]
    default = settle(register, claims) + _in_default(plain) + _in_default(ontology)
    quads = [*stated, *register, *ontology, *derive(View(default))]
    lines = canonical(quads)
    description = describe(lines, quads, [file.slug for file in inputs.files])
    findings = [*inputs.registers.findings, *(f for file in inputs.files for f in file.findings)]
    findings += [f for document in documents for f in document.findings]
    return Dataset(
        sorted({*lines, *canonical(description)}),
        canonical([*default, *_in_default(description)]),
        tuple(sorted(set(findings))),
        _places(inputs, documents),
    )


def _places(inputs: Inputs, documents: list[DocumentQuads]) -> dict[Iri, tuple[str, int]]:
    places = register_places(inputs.registers, inputs.folder)
    for file, document in zip(inputs.files, documents, strict=True):
        for node, line in document.lines.items():
            places.setdefault(node, (file.path, line))
    return places


def _in_default(quads: Iterable[Quad]) -> list[Quad]:
    return [quad._replace(graph=DEFAULT) for quad in quads]

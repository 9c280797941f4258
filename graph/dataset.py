"""From the data and ontology folders to the whole data set: read, link, settle, derive, describe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.methods import METHODS
from graph.concepts import Concepts, read_concepts
from graph.derived import derive
from graph.description import ONTOLOGY_GRAPH, describe
from graph.errors import DataError
from graph.fact_json import FactFile, read_facts
from graph.findings import Finding, Severity
from graph.imports.kinds import Table, imported, read_imports
from graph.names import NameIndex
from graph.rdf import Iri, Quad, Triple, canonical, read_turtle
from graph.register_triples import register_places, register_quads
from graph.registers import Registers, read_registers
from graph.scope import Scope
from graph.settle import DEFAULT, settle
from graph.triples import DocumentQuads, document_quads
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.imports.imported import Imported


@dataclass(frozen=True)
class Inputs:
    """What stands in the two folders, as read."""

    registers: Registers
    files: tuple[FactFile, ...]
    concepts: Concepts
    terms: tuple[Triple, ...]
    folder: str
    """Name of the data folder, as findings call it."""
    imports: tuple[Table, ...] = ()
    """Tables of others that the user brought in."""


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


def read_inputs(data: Path, ontology: Path, imports: Path | None = None) -> Inputs:
    """Read both folders, and the folder of imported tables if there is one.

    Raises:
        DataError: the data folder does not exist, or an imported table was changed.
        OntologyError: a Turtle file cannot be read.

    """
    if not data.is_dir():
        raise DataError(f"{data} is not a folder; give the folder that holds bodies.csv and documents/")
    paths = sorted((data / "documents").glob("*.jsonl"))
    files = tuple(read_facts(path, f"{data.name}/documents/{path.name}") for path in paths)
    registers, terms = read_registers(data, data.name), tuple(read_turtle(ontology / "smepb.ttl"))
    return Inputs(registers, files, read_concepts(ontology), terms, data.name, read_imports(imports))


def make(inputs: Inputs) -> Dataset:
    """The whole data set; the same input always gives the same lines."""
    index = NameIndex(inputs.registers)
    documents = [document_quads(file, Scope(file, inputs.registers, index), inputs.concepts) for file in inputs.files]
    register = register_quads(inputs.registers)
    ontology = [Quad(*triple, ONTOLOGY_GRAPH) for triple in (*inputs.terms, *inputs.concepts.triples)]
    tables = imported(inputs.imports, inputs.registers, index)
    sources: list[DocumentQuads | Imported] = [*documents, *tables]
    claims = [claim for source in sources for claim in source.claims]
    described = {claim.subject for claim in claims}
    stated = [quad for source in sources for quad in source.quads]
    plain = [quad for quad in stated if quad.subject not in described]
    default = settle(register, claims) + _in_default(plain) + _in_default(ontology)
    quads = [
        *stated,
        *register,
        *ontology,
        *derive(View(default), METHODS),
        *(q for table in tables for q in table.derived),
    ]
    lines = canonical(quads)
    description = describe(lines, quads, [file.slug for file in inputs.files])
    description += [quad for table in tables for quad in table.description()]
    findings = {*inputs.registers.findings, *(f for file in inputs.files for f in file.findings)}
    findings |= {f for document in documents for f in document.findings}
    return Dataset(
        sorted({*lines, *canonical(description)}),
        canonical([*default, *_in_default(description)]),
        tuple(sorted(findings)),
        _places(inputs, sources),
    )


def _places(inputs: Inputs, sources: list[DocumentQuads | Imported]) -> dict[Iri, tuple[str, int]]:
    places = register_places(inputs.registers, inputs.folder)
    paths = [*(file.path for file in inputs.files), *(f"imports/{table.note.id}/table.csv" for table in inputs.imports)]
    for path, source in zip(paths, sources, strict=True):
        for node, line in source.lines.items():
            places.setdefault(node, (path, line))
    return places


def _in_default(quads: Iterable[Quad]) -> list[Quad]:
    return [quad._replace(graph=DEFAULT) for quad in quads]

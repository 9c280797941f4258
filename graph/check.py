"""Every fault of data and ontology in one run: form, references, rules of the data, SHACL shapes, SPARQL checks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.dataset import make, read_inputs
from graph.errors import DataError
from graph.fact_fields import CONTROL, Range, shown
from graph.fact_json import read_facts, to_json, to_row
from graph.facts import SPECS, Project
from graph.findings import Finding, Severity
from graph.names import NameIndex, fold
from graph.ontology_check import ontology_findings
from graph.registers import (
    BodyRow,
    EconomyRow,
    LinkRow,
    MeetingRow,
    MembershipRow,
    NameRow,
    PersonRow,
    Registers,
    Row,
    SourceRow,
    cell,
    columns,
)
from graph.scope import Scope
from graph.store import ask_in_memory
from graph.validate import Where, shape_findings, sparql_findings
from graph.vocab import thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.fact_json import FactFile
    from graph.facts import Fact

_HIDDEN = re.compile(f"{CONTROL.pattern}|[\u2028\u2029]")


def check(data: Path, ontology: Path) -> list[Finding]:
    """All findings, sorted by file and line; errors and warnings.

    Raises:
        DataError: the data folder is missing.
        OntologyError: a Turtle file, the shapes or a check cannot be read.

    """
    inputs = read_inputs(data, ontology)
    made = make(inputs)
    found = [*made.findings, *register_findings(inputs.registers, data.name)]
    found += file_findings(inputs.files, inputs.registers, data)
    found += ontology_findings(inputs.terms, inputs.concepts, ontology)
    where = Where(made.places, data.name)
    of_graph = [*shape_findings(made.default, ontology, where)]
    of_graph += sparql_findings(ask_in_memory(made.named, made.default), ontology, where)
    return sorted({*found, *_without_echo(of_graph, found)})


def check_paths(paths: Iterable[Path], ontology: Path) -> list[Finding]:
    """The findings of data folders, and of single fact files (on their form alone, without the registers).

    Raises:
        DataError: a path leads nowhere.
        OntologyError: a Turtle file, the shapes or a check cannot be read.

    """
    found: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise DataError(f"{path}: there is no such file or folder")
        found += check(path, ontology) if path.is_dir() else read_facts(path, str(path)).findings
    return sorted(set(found))


def _without_echo(found: Iterable[Finding], seen: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what the graph shows of a fault that was seen already.

    A shape says nothing of a line or file that is known to be broken: a missing value there is the same fault again. A
    check says nothing of a field that is.
    """
    errors = [f for f in seen if f.severity is Severity.ERROR]
    broken = {(f.file, f.line) for f in errors}
    fields = {(f.file, f.line, f.field) for f in errors}
    for f in found:
        shape = f.rule.startswith("shape:")
        if (f.file, f.line, f.field) in fields or (shape and not broken.isdisjoint({(f.file, f.line), (f.file, 0)})):
            continue
        yield replace(f, rule=f.rule.removeprefix("shape:"))


def file_findings(files: Sequence[FactFile], registers: Registers, data: Path) -> Iterator[Finding]:
    """Ids that stand twice, files without a source row, codes that do not fit, lines that are not in canonical form."""
    if not files:
        what, fix = "there is no fact file", "put one file of facts for each document into the folder"
        yield Finding(f"{data.name}/documents", 0, "", "no-documents", what, fix, Severity.WARNING)
    seen: dict[str, str] = {}
    index = NameIndex(registers)
    for file in files:
        if file.slug not in registers.source:
            fix = f"add a row with the id {file.slug!r} to {data.name}/sources.csv"
            yield Finding(file.path, 0, "document", "unknown-source", "sources.csv does not know this document", fix)
        scope = Scope(file, registers, index)
        for fact, line in zip(file.facts, file.lines, strict=True):
            here = f"{file.path}:{line}"
            if fact.id in seen:
                what, fix = f"{fact.id!r} stands at {seen[fact.id]} already", "give one of the two another short name"
                yield Finding(file.path, line, "id", "duplicate-id", what, fix)
            seen.setdefault(fact.id, here)
            for field, rule, what, fix in (*_code_faults(fact, scope), *_hidden(to_row(fact))):
                yield Finding(file.path, line, field, rule, what, fix)
        yield from _not_canonical(file, data)


def _not_canonical(file: FactFile, data: Path) -> Iterator[Finding]:
    if not file.facts:
        return
    text = (data / "documents" / Path(file.path).name).read_bytes().decode("utf-8-sig").split("\n")
    if any(line.endswith("\r") for line in text):
        fix = "save the file with the line ends of Unix (LF)"
        yield Finding(file.path, 0, "", "not-canonical", "lines end as on Windows (CR LF)", fix, Severity.WARNING)
    for fact, line in zip(file.facts, file.lines, strict=True):
        if text[line - 1].removesuffix("\r") != to_json(fact):
            what, fix = "the line is not in canonical form", f"write it as: {to_json(fact)}"
            yield Finding(file.path, line, "", "not-canonical", what, fix, Severity.WARNING)


def _code_faults(fact: Fact, scope: Scope) -> Iterator[tuple[str, str, str, str]]:
    """Codes that only identify, and so make no statement: (field, rule, what, fix) of each that does not fit."""
    unknown = []
    for attribute, spec in SPECS[type(fact).__name__]:
        if spec.range is Range.ISO3 and not spec.prop:
            value = getattr(fact, attribute)
            codes = value if isinstance(value, tuple) else filter(None, [value])
            unknown += [(spec.key, code) for code in codes if not scope.knows_economy(code)]
    for key, code in unknown:
        fix = "use an ISO 3166-1 alpha-3 code, or add the economy"
        yield key, "unknown-economy", f"economies.csv has no {code}", fix
    if isinstance(fact, Project) and fact.lead_iso3 and not unknown:
        named = {iri for iri in (scope.actor(name).iri for name in fact.lead) if iri and "/id/economy/" in iri}
        if named - {thing("economy", code.lower()) for code in fact.lead_iso3}:
            what = f"{', '.join(fact.lead_iso3)} is not {', '.join(map(repr, fact.lead))}"
            fix = "give the code of each economy that leads, or mend the name"
            yield "lead_iso3", "code-and-name-differ", what, fix


def _hidden(row: Mapping[str, object]) -> Iterator[tuple[str, str, str, str]]:
    for field, value in row.items():
        if any(_HIDDEN.search(str(item)) for item in (value if isinstance(value, list) else [value])):
            what = f"{shown(value)} holds a control character or line separator"
            yield field, "hidden-character", what, "take it out, or write a blank"


def register_findings(registers: Registers, folder: str) -> Iterator[Finding]:
    """References between registers that lead nowhere, bodies under themselves, names that mean two things."""

    def fault(row: Row, field: str, rule: str, what: str, fix: str) -> Finding:
        return Finding(f"{folder}/{row.file}", row.line, field, rule, what, fix)

    for row in _rows(registers):
        for field, value, known, rule, where in _references(row, registers):
            if value and not known:
                yield fault(row, field, rule, f"{where} has no {value!r}", f"add a row for it, or correct {field}")
        for field, rule, what, fix in _hidden({column: cell(row, column) for column in columns(type(row))}):
            yield fault(row, field, rule, what, fix)
    for body in registers.bodies:
        above = registers.ancestors(body.id)
        highest = registers.body.get(above[-1] if above else body.id)
        if highest and highest.parent == body.id:
            what = f"{body.id!r} stands under itself: {' under '.join((body.id, *above, body.id))}"
            yield fault(body, "parent", "parent-circle", what, "correct one of these parents")
    yield from _same_names(registers, folder)


def _rows(registers: Registers) -> Iterator[Row]:
    for rows in (
        registers.bodies,
        registers.names,
        registers.economies,
        registers.people,
        registers.memberships,
        registers.links,
        registers.meetings,
        registers.sources,
    ):
        yield from rows


def _references(row: Row, registers: Registers) -> Iterator[tuple[str, str, bool, str, str]]:
    """(field, value, whether it is known, rule, where it should stand) of each reference in a row."""
    source = getattr(row, "source", "")
    if source:
        yield "source", source, source in registers.source, "unknown-source", "sources.csv"
    match row:
        case BodyRow(parent=parent, country=country):
            yield "parent", parent, parent in registers.body, "unknown-body", "bodies.csv"
            yield "country", country, country in registers.economy, "unknown-economy", "economies.csv"
        case NameRow(entity=entity, authority=authority):
            yield "entity", entity, registers.has(entity), "unknown-entity", _register_of(entity)
            yield "authority", authority, authority in registers.body, "unknown-body", "bodies.csv"
        case MembershipRow(organization=organization, member=member):
            yield "organization", organization, organization in registers.body, "unknown-body", "bodies.csv"
            known = registers.has(member if ":" in member else f"economy:{member}")
            yield "member", member, known, "unknown-member", _register_of(member)
        case LinkRow(entity=entity):
            yield "entity", entity, registers.has(entity), "unknown-entity", _register_of(entity)
        case MeetingRow(body=body) | SourceRow(body=body):
            yield "body", body, body in registers.body, "unknown-body", "bodies.csv"
        case EconomyRow() | PersonRow():
            return


def _register_of(entity: str) -> str:
    kinds = {"body": BodyRow.file, "person": PersonRow.file, "meeting": MeetingRow.file}
    return kinds.get(entity.partition(":")[0], EconomyRow.file)


def _same_names(registers: Registers, folder: str) -> Iterator[Finding]:
    for column in ("iso2", "m49"):
        counts = Counter(getattr(row, column) for row in registers.economies)
        for row in registers.economies:
            value = getattr(row, column)
            if value and counts[value] > 1:
                what = f"{value!r} is the {column} of two economies"
                yield Finding(f"{folder}/{row.file}", row.line, column, "code-twice", what, "correct one of the two")
    first: dict[tuple[str, str], BodyRow | EconomyRow | PersonRow] = {}
    rows: tuple[BodyRow | EconomyRow | PersonRow, ...] = (*registers.bodies, *registers.economies, *registers.people)
    for named in rows:
        other = first.setdefault((named.file, fold(named.name)), named)
        one, two = cell(other, other.key[0]), cell(named, named.key[0])
        if one != two and named.name:
            what = f"{one!r} on line {other.line} has the same name"
            fix = "merge the two rows if a source says they are one; else name them apart"
            yield Finding(f"{folder}/{named.file}", named.line, "name", "name-twice", what, fix)

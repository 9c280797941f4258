"""Every fault of data and ontology in one run: form, references, rules of the data, SHACL shapes, SPARQL checks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.codes import CODES
from graph.dataset import make, read_inputs
from graph.fact_json import read_facts, to_json
from graph.findings import Finding, Severity
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
)
from graph.store import ask_in_memory
from graph.validate import Where, shape_findings, sparql_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.fact_json import FactFile


def check(data: Path, ontology: Path) -> list[Finding]:
    """All findings, sorted by file and line; errors and warnings.

    Raises:
        DataError: the data folder is missing.
        OntologyError: a Turtle file cannot be read.

    """
    inputs = read_inputs(data, ontology)
    made = make(inputs)
    found = [*made.findings, *register_findings(inputs.registers, data.name)]
    found += file_findings(inputs.files, inputs.registers, data)
    found += ontology_findings(inputs.terms, inputs.concepts, ontology)
    where = Where(made.places, data.name)
    found += shape_findings(made.default, ontology, where)
    found += sparql_findings(ask_in_memory(made.named, made.default), ontology, where)
    return sorted(set(_without_echo(found)))


def check_paths(paths: Iterable[Path], ontology: Path) -> list[Finding]:
    """The findings of data folders, and of single fact files (on their form alone, without the registers)."""
    found: list[Finding] = []
    for path in paths:
        found += check(path, ontology) if path.is_dir() else read_facts(path, str(path)).findings
    return sorted(set(found))


def _without_echo(found: list[Finding]) -> list[Finding]:
    """Leave out what a shape says of a line that is known to be broken: a missing value there is the same fault again."""
    broken = {(f.file, f.line) for f in found if f.severity is Severity.ERROR and not f.rule.startswith("shape:")}
    return [
        Finding(f.file, f.line, f.field, f.rule.removeprefix("shape:"), f.what, f.fix, f.severity)
        for f in found
        if not (f.rule.startswith("shape:") and (f.file, f.line) in broken)
    ]


def file_findings(files: Iterable[FactFile], registers: Registers, data: Path) -> Iterator[Finding]:
    """Ids that stand twice, files without a source row, lines that are not in canonical form."""
    seen: dict[str, str] = {}
    for file in files:
        if file.slug not in registers.source:
            fix = f"add a row with the id {file.slug!r} to {data.name}/sources.csv"
            yield Finding(file.path, 0, "document", "unknown-source", "sources.csv does not know this document", fix)
        text = (data / "documents" / f"{file.slug}.jsonl").read_text(encoding="utf-8", errors="replace").split("\n")
        for fact, line in zip(file.facts, file.lines, strict=True):
            here = f"{file.path}:{line}"
            if fact.id in seen:
                fix = "give one of the two another short name"
                yield Finding(
                    file.path, line, "id", "duplicate-id", f"{fact.id!r} stands at {seen[fact.id]} already", fix
                )
            seen.setdefault(fact.id, here)
            if text[line - 1] != to_json(fact):
                what, fix = "the line is not in canonical form", f"write it as: {to_json(fact)}"
                yield Finding(file.path, line, "", "not-canonical", what, fix, Severity.WARNING)


def register_findings(registers: Registers, folder: str) -> Iterator[Finding]:
    """References between registers that lead nowhere, kinds that do not fit, names that mean two things."""

    def fault(row: Row, field: str, rule: str, what: str, fix: str) -> Finding:
        return Finding(f"{folder}/{row.file}", row.line, field, rule, what, fix)

    for row in _rows(registers):
        for field, value, known, rule, where in _references(row, registers):
            if value and not known:
                yield fault(row, field, rule, f"{where} has no {value!r}", f"add it there, or correct {field}")
    for body in registers.bodies:
        codes = CODES.get({"organization": "organization-kind", "body": "body-kind"}.get(body.class_, ""), ())
        if body.kind and body.kind not in codes:
            fix = f"choose one of: {', '.join(codes)}" if codes else "leave the cell empty for a group"
            yield fault(body, "kind", "bad-code", f"{body.kind!r} is no kind of {body.class_}", fix)
        if body.id in registers.ancestors(body.id) or body.parent == body.id:
            yield fault(body, "parent", "parent-circle", f"{body.id!r} stands under itself", "correct the parents")
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
            yield "entity", entity, registers.has(entity), "unknown-entity", "the registers"
            yield "authority", authority, authority in registers.body, "unknown-body", "bodies.csv"
        case MembershipRow(organization=organization, member=member):
            yield "organization", organization, organization in registers.body, "unknown-body", "bodies.csv"
            known = registers.has(member if ":" in member else f"economy:{member}")
            yield "member", member, known, "unknown-member", "economies.csv or bodies.csv"
        case LinkRow(entity=entity):
            yield "entity", entity, registers.has(entity), "unknown-entity", "the registers"
        case MeetingRow(body=body) | SourceRow(body=body):
            yield "body", body, body in registers.body, "unknown-body", "bodies.csv"
        case EconomyRow() | PersonRow():
            return


def _same_names(registers: Registers, folder: str) -> Iterator[Finding]:
    for column in ("iso2", "m49"):
        counts = Counter(getattr(row, column) for row in registers.economies)
        for row in registers.economies:
            value = getattr(row, column)
            if value and counts[value] > 1:
                what = f"{value!r} is the {column} of two economies"
                yield Finding(f"{folder}/{row.file}", row.line, column, "code-twice", what, "correct one of the two")
    names: dict[str, list[BodyRow]] = {}
    for body in registers.bodies:
        names.setdefault(re.sub(r"\W+", " ", body.name.casefold()).strip(), []).append(body)
    for rows in names.values():
        for double in rows[1:]:
            what = f"{rows[0].id!r} has the same name"
            fix = "merge the two rows if a source says they are one; else name them apart"
            yield Finding(f"{folder}/{double.file}", double.line, "name", "name-twice", what, fix)

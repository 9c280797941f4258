"""The data as it stands: in canonical form, each row with its source, in our own words."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.check import check
from graph.fact_fields import Range
from graph.fact_json import from_json, kebab, to_json
from graph.facts import SPECS, TYPES
from graph.registers import (
    BodyRow,
    EconomyRow,
    LinkRow,
    MeetingRow,
    MembershipRow,
    NameRow,
    PersonRow,
    Row,
    SourceRow,
    columns,
    read_registers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
DATA, ONTOLOGY = ROOT / "data", ROOT / "ontology"
READ = ROOT.parent / "shared" / "documents"
FACT_FILES = sorted((DATA / "documents").glob("*.jsonl"))
ROWS: tuple[type[Row], ...] = (BodyRow, EconomyRow, LinkRow, MeetingRow, MembershipRow, NameRow, PersonRow, SourceRow)
REGISTERS = read_registers(DATA)
WITHOUT_M49 = {"TWN", "XKX"}
RUN = 12
"""Words in a row that may not be those of a document, names and titles apart."""
NOT_TOLD_YET = {("Body", "end")} | {("Organization", key) for key in ("established", "end", "chair", "formerly")}
"""Fields that other types use and of which no document that was read tells for this type."""
REFERENCES = {Range.ACTOR, Range.PERSON, Range.MEETING, Range.DOCUMENT, Range.THING}


def test_check_finds_nothing() -> None:
    assert [str(finding) for finding in check(DATA, ONTOLOGY)] == []


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: path.stem)
def test_a_fact_file_is_in_canonical_form(path: Path) -> None:
    lines = path.read_bytes().decode("utf-8").split("\n")
    assert lines.pop() == "", f"{path.name}: end the last line with a line feed"
    for number, line in enumerate(lines, start=1):
        canonical = to_json(from_json(line))
        assert line == canonical, f"{path.name}:{number}: 'smegraph check' prints the line to put here"


@pytest.mark.parametrize("cls", ROWS, ids=lambda cls: cls.file)
def test_a_register_is_in_canonical_form(cls: type[Row]) -> None:
    content = (DATA / cls.file).read_bytes().decode("utf-8")
    header, *rows = csv.reader(io.StringIO(content, newline=""))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *sorted(rows)])
    assert content == out.getvalue(), f"{cls.file}: sort the rows, quote only where needed, end lines with a line feed"
    assert tuple(header) == columns(cls)


def test_nothing_else_stands_in_the_data_folder() -> None:
    found = {str(path.relative_to(DATA)) for path in DATA.rglob("*") if path.is_file()}
    expected = {cls.file for cls in ROWS} | {f"documents/{path.name}" for path in FACT_FILES}
    expected |= {"README.md", "overlap_pairs.jsonl"}
    assert found == expected


@pytest.mark.parametrize("cls", [cls for cls in ROWS if "source" in columns(cls)], ids=lambda cls: cls.file)
def test_every_row_has_a_source_that_is_known(cls: type[Row]) -> None:
    with (DATA / cls.file).open(encoding="utf-8", newline="") as file:
        unknown = [row for row in csv.DictReader(file) if row["source"] not in REGISTERS.source]
    assert unknown == []


def test_every_link_has_its_evidence() -> None:
    assert all(re.fullmatch(r"https?://\S+", row.evidence) for row in REGISTERS.links)


def test_documents_with_facts_are_those_that_were_read() -> None:
    assert {path.stem for path in FACT_FILES} == {row.id for row in REGISTERS.sources if row.read != "dataset"}


def test_every_source_is_used() -> None:
    tables = (REGISTERS.bodies, REGISTERS.names, REGISTERS.economies, REGISTERS.people, REGISTERS.memberships)
    used = {row.source for table in tables for row in table} | {row.source for row in REGISTERS.meetings}
    assert {row.id for row in REGISTERS.sources if row.read == "dataset"} <= used


def test_codes_of_economies_have_the_shape_of_iso_and_m49() -> None:
    for row in REGISTERS.economies:
        assert re.fullmatch("[A-Z]{3}", row.iso3)
        assert re.fullmatch("[A-Z]{2}", row.iso2)
        assert re.fullmatch(r"\d{3}", row.m49) or (row.iso3 in WITHOUT_M49 and not row.m49)
    for column in ("iso3", "iso2", "m49", "name"):
        values = [value for row in REGISTERS.economies if (value := getattr(row, column))]
        assert len(values) == len(set(values))


def test_every_economy_of_the_united_nations_table_is_there() -> None:
    assert len([row for row in REGISTERS.economies if row.m49]) >= 195


def facts() -> Iterator[dict[str, Any]]:
    for path in FACT_FILES:
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            yield json.loads(line)


def test_ids_are_used_once() -> None:
    ids = [fact["id"] for fact in facts()]
    assert len(ids) == len(set(ids))
    assert all(fact["id"].startswith(f"{fact['document']}/{kebab(fact['type'])}/") for fact in facts())


def test_every_type_of_fact_and_every_field_occurs() -> None:
    found = {(fact["type"], key) for fact in facts() for key in fact}
    assert {kind for kind, _ in found} == set(TYPES)
    unused = {(kind, spec.key) for kind in TYPES for _, spec in SPECS[kind]} - found
    assert {pair for pair in unused if pair[1] not in ("condition", "note")} <= NOT_TOLD_YET


def test_the_data_readme_names_every_register_column_type_and_field() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for cls in ROWS:
        (line,) = (line for line in text.split("\n") if line.startswith(f"| `{cls.file}` |"))
        assert [name for name in columns(cls) if not re.search(rf"\b{name}\b", line)] == []
    for kind in TYPES:
        (line,) = (line for line in text.split("\n") if line.startswith(f"| {kind} |"))
        keys = [spec.key for _, spec in SPECS[kind] if spec.key not in ("condition", "note")]
        assert (
            re.findall(r"(?:^|, )([a-z_0-9]+)(?=[\[(, ]|$)", re.sub(r"\([^)]*\)", "", line.split("|")[2].strip()))
            == keys
        )


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


@pytest.fixture(scope="module")
def printed() -> set[tuple[str, ...]]:
    """Every run of words of the documents that were read completely."""
    if not READ.is_dir():
        pytest.skip(f"{READ} is not there")
    return set().union(*(runs(path.read_text(encoding="utf-8")) for path in READ.glob("*.txt")))


def names() -> set[str]:
    """Official names and titles: of the things that facts describe, and of the registers."""
    described = {str(fact.get(key)) for fact in facts() for key in ("name", "title") if key in fact}
    variants = {name for fact in facts() for key in ("variants", "acronyms", "formerly") for name in fact.get(key, ())}
    registers = {row.name for row in REGISTERS.bodies} | {row.name for row in REGISTERS.names}
    meetings = {row.name for row in REGISTERS.meetings}
    return described | variants | registers | meetings | {row.title for row in REGISTERS.sources}


def test_facts_are_in_our_own_words(printed: set[tuple[str, ...]]) -> None:
    official = names()
    for fact in facts():
        ranges = {spec.key: spec.range for _, spec in SPECS[fact["type"]]}
        for key, value in fact.items():
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str) and runs(text) & printed:
                    assert ranges.get(key) in REFERENCES | {Range.NAME, Range.TEXT}, (
                        f"{fact['id']}: say {key} in our words"
                    )
                    assert text in official, f"{fact['id']}: {key} is no declared name or title"


def test_registers_have_no_sentence_of_a_document(printed: set[tuple[str, ...]]) -> None:
    official = names()
    for cls in ROWS:
        with (DATA / cls.file).open(encoding="utf-8", newline="") as file:
            copied = [cell for row in csv.reader(file) for cell in row if runs(cell) & printed]
        assert set(copied) <= official


def test_the_ontology_is_in_our_own_words(printed: set[tuple[str, ...]]) -> None:
    files = [*ONTOLOGY.rglob("*.ttl"), *ONTOLOGY.rglob("*.rq")]
    assert files
    assert [path.name for path in files if runs(path.read_text(encoding="utf-8")) & printed] == []


def test_the_documents_themselves_are_not_in_the_repository(printed: set[tuple[str, ...]]) -> None:
    own = [*ROOT.glob("*.md"), *ROOT.glob("tests/*.py"), *ROOT.glob("graph/**/*.py")]
    assert [path.name for path in own if runs(path.read_text(encoding="utf-8")) & printed] == []

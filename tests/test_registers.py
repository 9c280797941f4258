"""Registers are read whole; a row that is wrong is told with its line, column and a way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
    read_registers,
)
from tests.small_data import write_data

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (BodyRow, NameRow, EconomyRow, PersonRow, MembershipRow, LinkRow, MeetingRow, SourceRow)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path)


def change(data: Path, file: str, old: str, new: str) -> Registers:
    """The registers after one change of one file."""
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (data / file).write_text(text.replace(old, new), encoding="utf-8")
    return read_registers(data, "data")


def told(registers: Registers) -> list[tuple[str, int, str, str]]:
    return [(f.file, f.line, f.field, f.rule) for f in registers.findings]


def test_a_clean_folder_is_read_whole(data: Path) -> None:
    registers = read_registers(data, "data")
    assert registers.findings == ()
    assert [row.id for row in registers.bodies] == [
        "experts",
        "norda",
        "norda-members",
        "norda-tfw",
        "norda-wgs",
        "solum",
    ]
    assert registers.economy["CAN"].name == "Cantia, Republic of"
    assert registers.person["bo-marsh"].line == 3
    assert registers.meeting["norda-forum-3"].ordinal == "3"
    assert registers.source["norda-wgs-2"].note == "only the dates"
    assert (len(registers.names), len(registers.memberships), len(registers.links)) == (6, 3, 1)


@pytest.mark.parametrize("cls", ROWS)
def test_key_and_required_columns_are_columns(cls: type[Row]) -> None:
    assert set(cls.key) | set(cls.required) <= set(columns(cls))
    assert "line" not in columns(cls)


def test_a_column_that_is_a_keyword_can_be_read(data: Path) -> None:
    assert cell(read_registers(data).body["norda"], "class") == "organization"


def test_ancestors_are_told_nearest_first(data: Path) -> None:
    registers = read_registers(data)
    assert registers.ancestors("norda-tfw") == ("norda-wgs", "norda")
    assert registers.ancestors("norda") == ()
    assert registers.ancestors("nobody") == ()


def test_a_circle_of_parents_ends() -> None:
    parents = {"a": "b", "b": "c", "c": "a"}
    bodies = tuple(BodyRow(2, id_, id_, "", "body", "", parents[id_], "", "", "source", "") for id_ in parents)
    assert Registers(bodies).ancestors("a") == ("b", "c")


@pytest.mark.parametrize(
    ("entity", "known"),
    [
        ("body:norda", True),
        ("economy:ARL", True),
        ("person:ada-lind", True),
        ("meeting:norda-forum-3", True),
        ("body:ARL", False),
        ("economy:arl", False),
        ("document:norda-wgs-1", False),
        ("norda", False),
    ],
)
def test_an_entity_is_known_by_kind_and_id(data: Path, entity: str, known: bool) -> None:
    assert read_registers(data).has(entity) is known


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column", "rule"),
    [
        ("bodies.csv", "norda,Northern", ",Northern", 3, "id", "missing-field"),
        ("bodies.csv", "norda,Northern", "NORDA,Northern", 3, "id", "bad-code"),
        ("bodies.csv", ",organization,ngo", ",company,ngo", 7, "class", "bad-code"),
        ("bodies.csv", ",,1961,", ",,1961-13,", 3, "established", "bad-date"),
        ("bodies.csv", "norda,Northern", "norda, Northern", 3, "name", "blank-around"),
        ("economies.csv", "ARL,AR,901", "AR1,AR,901", 2, "iso3", "bad-code"),
        ("economies.csv", "ARL,AR,901", "ARL,AR,٩٠١", 2, "m49", "bad-code"),
        ("links.csv", "http://example.org/id/arland", "arland", 2, "target", "bad-code"),
        ("links.csv", ",same,", ",equal,", 2, "relation", "bad-code"),
        ("meetings.csv", ",norda,3,", ",norda,third,", 2, "ordinal", "bad-code"),
        ("memberships.csv", "norda,ARL,member,2001,", "norda,ARL,member,,", 2, "as_of", "missing-field"),
        ("memberships.csv", ",observer,", ",watcher,", 4, "kind", "bad-code"),
        ("names.csv", "1990-01-01,,norda-statistics", "2001-02-30,,norda-statistics", 4, "valid_from", "bad-date"),
        ("names.csv", ",variant,norda,,,norda-wgs-1", ",nickname,norda,,,norda-wgs-1", 2, "kind", "bad-code"),
        ("people.csv", "Bo Marsh", "", 3, "name", "missing-field"),
        ("people.csv", "bo-marsh", "ada-lind", 3, "id", "duplicate-row"),
        ("people.csv", "Bo Marsh", "Bo\tMarsh", 3, "name", "bad-text"),
        ("sources.csv", ",complete,", ",read,", 3, "read", "bad-code"),
        ("sources.csv", "https://example.org/codes", "example.org", 2, "url", "bad-code"),
    ],
)
def test_a_wrong_cell_is_told_with_line_and_column(
    data: Path, file: str, old: str, new: str, line: int, column: str, rule: str
) -> None:
    found = told(change(data, file, old, new))
    assert found == [(f"data/{file}", line, column, rule)]


def test_a_broken_row_is_left_out_and_the_others_are_kept(data: Path) -> None:
    registers = change(data, "people.csv", "bo-marsh,Bo Marsh,norda-wgs-1", "bo-marsh,Bo Marsh")
    assert told(registers) == [("data/people.csv", 3, "", "broken-row")]
    assert [row.id for row in registers.people] == ["ada-lind"]


def test_an_open_quote_is_told(data: Path) -> None:
    registers = change(data, "people.csv", "bo-marsh,Bo Marsh", 'bo-marsh,"Bo Marsh')
    assert [f.rule for f in registers.findings] == ["broken-row"]
    assert [row.id for row in registers.people] == ["ada-lind"]


def test_another_header_is_told_and_nothing_is_guessed(data: Path) -> None:
    registers = change(data, "people.csv", "id,name,source", "id,source,name")
    assert told(registers) == [("data/people.csv", 1, "", "bad-header")]
    assert registers.people == ()


def test_a_missing_or_undecodable_file_is_a_finding(data: Path) -> None:
    (data / "people.csv").unlink()
    (data / "links.csv").write_bytes(b"entity,target\n\xff\n")
    assert told(read_registers(data, "data")) == [
        ("data/people.csv", 0, "", "unreadable"),
        ("data/links.csv", 0, "", "not-utf-8"),
    ]

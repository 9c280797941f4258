"""Each class is a table that people can read: names instead of addresses, one row for each member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store import KnowledgeGraph
from graph.tables import CLASSES, Table, tables
from graph.vocab import CLASSES as TERMS
from tests.small_data import FIRST, write_data
from tests.test_vocab import ONLY_IMPORTED

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    folder = tmp_path_factory.mktemp("small")
    kg = KnowledgeGraph.open(write_data(folder), folder / "store")
    return {table.name: table for table in tables(kg)}


def rows(table: Table) -> Iterator[dict[str, str]]:
    return (dict(zip(table.columns, map(str, row), strict=True)) for row in table.rows)


def test_every_class_has_a_table_with_one_row_for_each_member(kg: KnowledgeGraph) -> None:
    found = tables(kg)
    assert set(CLASSES) <= TERMS
    assert [table.name for table in found] == [name for name in CLASSES if name not in ONLY_IMPORTED]
    counts = kg.query("SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class } GROUP BY ?class")
    members = {row["class"].rsplit("#", 1)[1]: row["n"] for row in counts.dicts() if "/ontology#" in row["class"]}
    for table in found:
        assert len(table.rows) == members[table.name]
        assert len({row["iri"] for row in rows(table)}) == len(table.rows)
        assert table.rows == tuple(sorted(table.rows))


def test_a_fact_is_a_readable_row_with_its_passage(small: dict[str, Table]) -> None:
    (row,) = rows(small["Cooperation"])
    assert row == {
        "kind": row["kind"],
        "meeting": "First session of the Working Group on Small Firms",
        "from": "Working Group on Small Firms",
        "to": "Solum Enterprise Union",
        "about": "training",
        "status": row["status"],
        "review": row["review"],
        "document cited": "Report of the first session",
        "paragraph": "8",
        "iri": f"https://w3id.org/smepb/id/fact/{FIRST}/cooperation/p8-solum",
    }
    assert row["status"].casefold() == "agreed"


def test_a_register_row_names_its_source(small: dict[str, Table]) -> None:
    found = {row["label"]: row["source"] for row in rows(small["Name"])}
    assert found["Bergian Republic"] == "Codes of economies"


def test_codes_are_text_as_printed(small: dict[str, Table]) -> None:
    assert [row["code"] for row in rows(small["Project"])] == ["007"]
    assert [row["number"] for row in rows(small["AgendaItem"])] == ["1.30"]


def test_several_values_stand_in_one_cell(small: dict[str, Table]) -> None:
    (second,) = (row for row in rows(small["Meeting"]) if row["label"].startswith("Second"))
    assert second["document cited"] == "Report of the first session; Report of the second session"


def test_a_class_without_members_has_no_table(small: dict[str, Table]) -> None:
    assert all(table.rows for table in small.values())
    assert small["Economy"].columns[0] == "label"
    assert small["Economy"].columns[-1] == "iri"

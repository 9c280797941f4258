"""What is counted is what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.export import graph_names
from graph.statistics import UNIT, Statistics, statistics

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def found(kg: KnowledgeGraph) -> Statistics:
    return statistics(kg)


def test_statements_and_graphs_are_those_of_the_data_set(kg: KnowledgeGraph, found: Statistics) -> None:
    assert (found.statements, found.graphs) == (len(kg.lines()), len(graph_names(kg.lines())))


def test_facts_are_the_lines_of_the_fact_files(kg: KnowledgeGraph, found: Statistics) -> None:
    lines = {path.stem: path.read_bytes().count(b"\n") for path in (kg.paths.data / "documents").glob("*.jsonl")}
    assert dict(found.by["document"]) == lines


def test_members_of_classes_are_the_rows_of_the_registers(kg: KnowledgeGraph, found: Statistics) -> None:
    counts = dict(found.by["class"])
    assert counts["Economy"] == len(kg.registers.economies)
    assert counts["Person"] == len(kg.registers.people)
    assert counts["Membership"] == len(kg.registers.memberships)
    assert counts["IdentityLink"] == len(kg.registers.links)


def test_documents_read_are_those_with_facts(kg: KnowledgeGraph, found: Statistics) -> None:
    read = len(list((kg.paths.data / "documents").glob("*.jsonl")))
    assert sum(count for _, count in found.by["year"]) == read
    assert sum(count for _, count in found.by["issuing body"]) <= read


def test_counts_come_largest_first_and_years_in_order(found: Statistics) -> None:
    for key, counts in found.by.items():
        if key == "year":
            assert [name for name, _ in counts] == sorted(name for name, _ in counts)
        else:
            assert counts == sorted(counts, key=lambda pair: (-pair[1], pair[0]))
    assert set(UNIT) == set(found.by)

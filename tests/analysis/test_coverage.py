"""The report as a whole: every part, whatever is asked; the same bytes each time; a clear word where there is nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.coverage import (
    addressee_report,
    coverage_report,
    gaps_report,
    reading_report,
    returning_report,
    what_if_report,
)
from graph.errors import QueryError, UnknownNameError
from graph.report_formats import render
from graph.vocab import expand
from tests.analysis.small_record import SUG, TFW, WGS, SmallGraph

if TYPE_CHECKING:
    from graph.report import Report
    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[2]
PARTS = [reading_report, gaps_report, returning_report, addressee_report]
ASKED: list[dict[str, Any]] = [
    {},
    {"active_on": "2002-06-01"},
    {"topic": expand("topic:clusters")},
    {"body": expand("body:unece-wp8")},
    {"active_on": "2001", "topic": expand("topic:training"), "body": expand("body:unece")},
    {"without": expand("body:apec-smewg")},
    {"merge": (expand("body:unece"), expand("body:unctad"))},
]


_MADE: dict[str, Report] = {}


def of_the_data(kg: KnowledgeGraph, wanted: dict[str, Any]) -> Report:
    """The report on the data, made once."""
    name = repr(wanted)
    if name not in _MADE:
        _MADE[name] = coverage_report(kg, **wanted)
    return _MADE[name]


def whole(report: Report) -> None:
    """Every section has a name of its own, a full table, and a word where it is empty; the notes tell what was read."""
    assert len({section.name for section in report.sections}) == len(report.sections)
    for section in report.sections:
        assert section.title
        assert all(len(row) == len(section.columns) for row in section.rows)
        assert len(set(section.columns)) == len(section.columns)
        assert section.rows or section.note
    assert any(note.startswith(("Read:", "No document")) for note in report.notes)
    assert any(note.startswith("Method: coverage ") for note in report.notes)
    assert report.notes[-1].startswith("Nothing is claimed beyond the record")


@pytest.mark.parametrize("wanted", ASKED)
def test_every_report_is_whole(kg: KnowledgeGraph, wanted: dict[str, Any]) -> None:
    whole(of_the_data(kg, wanted))


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_a_report_of_its_own(kg: KnowledgeGraph, part: Any) -> None:
    report = part(kg)
    whole(report)
    everything = {section.name: section for section in of_the_data(kg, {}).sections}
    assert all(everything[section.name] == section for section in report.sections)


def test_the_parts_are_in_order_and_what_was_read_comes_first(kg: KnowledgeGraph) -> None:
    assert [section.name for section in of_the_data(kg, {}).sections] == [
        "coverage", "meetings-without-record", "numbers-not-named", "bodies-not-read", "documents-not-read",
        "documents-read", "topic-gaps", "beneficiary-gaps", "region-gaps", "members-reached", "members-never-named",
        "economies-not-reached", "returning", "returning-compared", "addressees", "addressee-facts",
    ]  # fmt: skip


@pytest.mark.parametrize("wanted", ASKED)
def test_every_passage_shown_is_one_of_the_data(kg: KnowledgeGraph, wanted: dict[str, Any]) -> None:
    places = kg.query(
        """SELECT ?d ?p WHERE { { ?c smepb:citedDocument ?document ; smepb:paragraph ?p }
          UNION { ?row dcterms:source ?document BIND ("" AS ?p) }
          BIND (REPLACE(STR(?document), "^.*/", "") AS ?d) } ORDER BY ?d ?p"""
    ).rows
    known = {(getattr(d, "value", ""), getattr(p, "value", "")) for d, p in places} | {("", "")}
    for section in of_the_data(kg, wanted).sections:
        if "paragraph" in section.columns:
            document, paragraph = section.columns.index("document"), section.columns.index("paragraph")
            assert {(row[document], row[paragraph]) for row in section.rows} <= known


@pytest.mark.parametrize("form", ["csv", "json", "html", "xlsx"])
def test_every_report_can_be_written_in_every_form(form: str) -> None:
    assert render(coverage_report(SmallGraph()), form)  # type: ignore[arg-type]


def test_the_same_data_gives_the_same_bytes_whatever_the_hash_seed(kg: KnowledgeGraph) -> None:
    program = (
        "import sys; from pathlib import Path; from graph.store import KnowledgeGraph; from graph.vocab import expand\n"
        "from graph.analysis.coverage import coverage_report; from graph.report_formats import render\n"
        f"kg = KnowledgeGraph.open(Path({str(kg.paths.data)!r}), Path({str(kg.paths.store)!r}), Path({str(kg.paths.ontology)!r}))\n"
        "for wanted in ({}, {'merge': (expand('body:unece'), expand('body:unctad'))}):\n"
        "    sys.stdout.buffer.write(render(coverage_report(kg, **wanted), 'json'))\n"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert len(made.pop()) > 10_000


def test_an_empty_record_is_told_as_such() -> None:
    report = coverage_report(SmallGraph(empty=True))  # type: ignore[arg-type]
    whole(report)
    assert report.notes[0].startswith("No document was read")
    assert report.section("topic-gaps").rows == ()
    assert report.section("coverage").note.startswith("No row")


def test_a_topic_nobody_has_is_told_as_such(kg: KnowledgeGraph) -> None:
    report = coverage_report(kg, topic=expand("topic:venture-capital"))
    assert report.title == "Coverage on Venture capital"
    assert report.notes[0] == "No act on record names the topic Venture capital or a narrower one."
    assert report.notes[1].startswith("Read: ")


def test_a_body_without_documents_of_its_own_is_told_as_such() -> None:
    report = reading_report(SmallGraph(), body=TFW)  # type: ignore[arg-type]
    assert report.title == "What was read of TFW"
    assert report.notes[0].startswith("No document issued by what was asked for was read: others alone tell of it")


def test_a_what_if_says_what_was_read_of_the_body_and_of_all() -> None:
    report = what_if_report(SmallGraph(), without=WGS)  # type: ignore[arg-type]
    assert report.title == "What if WGS were not there"
    assert report.notes[0].startswith("WGS, with 1 body under it. Read: 1 of 3 documents completely")
    assert report.notes[1].startswith("Read: 2 of 5 documents")
    assert [section.name for section in report.sections] == ["what-if", "what-if-orphaned", "what-if-held", "coverage"]


def test_a_merger_has_its_own_tables() -> None:
    report = coverage_report(SmallGraph(), merge=(WGS, SUG))  # type: ignore[arg-type]
    assert report.title == "What if WGS and SUG were one body"
    assert [section.name for section in report.sections] == [
        "what-if", "what-if-double", "what-if-single", "what-if-internal", "coverage",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"merge": (WGS, WGS)}, "WGS and WGS are the same"),
        ({"merge": (WGS, TFW)}, "WGS and TFW stand one under the other"),
        ({"without": WGS, "merge": (WGS, SUG)}, "give one body to take out, or two to merge"),
        ({"without": WGS, "body": SUG}, "give one body to take out, or two to merge"),
        ({"active_on": "2001-02-30"}, "is not a date"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(wanted: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message) as refused:
        coverage_report(SmallGraph(), **wanted)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "wanted",
    [{"body": expand("body:x")}, {"without": expand("body:x")}, {"merge": (WGS, expand("body:x"))}, {"topic": WGS}],
)
def test_what_is_unknown_is_refused_in_one_line(wanted: dict[str, Any]) -> None:
    with pytest.raises(UnknownNameError) as refused:
        coverage_report(SmallGraph(), **wanted)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)

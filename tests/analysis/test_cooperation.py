"""The report on cooperation: ties with their passages first, measures on what exists only, every figure with its ground."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.analysis.cooperation import cooperation_report
from graph.errors import QueryError, UnknownNameError
from graph.rdf import Iri
from graph.report_formats import render
from graph.store import KnowledgeGraph
from graph.vocab import concept, thing
from tests.analysis.small_record import NORDA, SOLUM, SUDA, SUG, TFW, WGS, rows, write_record

if TYPE_CHECKING:
    from graph.report import Report

ROOT = Path(__file__).resolve().parents[2]
UNECE, OECD, APEC = (thing("body", name) for name in ("unece", "oecd", "apec"))
NAMES = ["ties", "brokers", "roles", "structural-holes", "communities", "parts", "shared-meetings", "shared-topics"]


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Report:
    return cooperation_report(kg)


def test_the_sections_stand_in_order_with_ties_first(small: KnowledgeGraph) -> None:
    assert [section.name for section in cooperation_report(small).sections] == [*NAMES, "shared-documents"]


def test_ties_are_listed_firmest_first_with_status_date_and_passage(small: KnowledgeGraph) -> None:
    found = rows(
        cooperation_report(small).section("ties"),
        "from_id",
        "to_id",
        "layer",
        "date",
        "date_is",
        "document",
        "paragraph",
    )
    assert found == [
        ("body:suda-sug", "body:solum", "existing", "2003-09-02", "document date", "sug-1", "4"),
        ("body:suda-sug", "body:norda-wgs", "existing", "2003-09-02", "document date", "sug-1", "5"),
        ("body:norda-wgs", "body:solum", "existing", "2001-03-23", "document date", "wgs-1", "8"),
        ("body:norda-tfw", "body:arl-government", "asked-for", "2001-03-23", "document date", "wgs-1", "8"),
        ("body:suda-sug", "body:norda-tfw", "concern", "2003-09-02", "document date", "sug-1", "6"),
    ]


def test_measures_rest_on_ties_that_exist(small: KnowledgeGraph) -> None:
    """The task force, which is only asked to cooperate, and what it is asked to, are in no measure."""
    measured = {name for (name,) in rows(cooperation_report(small).section("structural-holes"), "id")}
    assert measured == {"body:norda-wgs", "body:suda-sug", "body:solum"}
    asked = cooperation_report(small, layer="asked-for")
    assert {name for (name,) in rows(asked.section("structural-holes"), "id")} == {
        "body:norda-tfw",
        "body:arl-government",
    }
    assert {layer for (layer,) in rows(asked.section("ties"), "layer")} == {"asked-for"}


def test_a_day_cuts_off_what_was_told_later(small: KnowledgeGraph) -> None:
    report = cooperation_report(small, active_on="2002-01-01")
    assert {document for (document,) in rows(report.section("ties"), "document")} == {"wgs-1"}
    assert report.title == "Cooperation on record on 2002-01-01"


def test_between_two_bodies_stand_their_ties_and_who_has_ties_with_both(small: KnowledgeGraph) -> None:
    report = cooperation_report(small, between=(NORDA, SUDA))
    assert rows(report.section("ties"), "from_id", "to_id") == [
        ("body:suda-sug", "body:norda-wgs"),
        ("body:suda-sug", "body:norda-tfw"),
    ]
    assert rows(report.section("go-betweens"), "id", "side", "partner_id", "document", "paragraph") == [
        ("body:solum", "NORDA", "body:norda-wgs", "wgs-1", "8"),
        ("body:solum", "SUDA", "body:suda-sug", "sug-1", "4"),
    ]


def test_a_body_and_the_one_above_it_are_two_sides(small: KnowledgeGraph) -> None:
    report = cooperation_report(small, between=(NORDA, TFW))
    assert rows(report.section("ties"), "from_id") == []
    assert cooperation_report(small, between=(TFW, NORDA)).section("ties").rows == ()


def test_changes_between_two_dates_are_told_with_both_statements(small: KnowledgeGraph) -> None:
    report = cooperation_report(small, since="2002", active_on="2004")
    assert rows(report.section("changes"), "change", "one_id", "other_id", "before_document", "later_document") == [
        ("new on record", "body:norda-wgs", "body:suda-sug", "", "sug-1"),
        ("new on record", "body:solum", "body:suda-sug", "", "sug-1"),
        ("not told of again", "body:arl-government", "body:norda-tfw", "wgs-1", ""),
        ("not told of again", "body:norda-wgs", "body:solum", "wgs-1", ""),
    ]
    assert rows(report.section("parties"), "change", "id") == [("first named in a tie", "body:suda-sug")]


def test_without_a_later_document_nothing_is_made_up(small: KnowledgeGraph) -> None:
    section = cooperation_report(small, since="2030").section("changes")
    assert {change for (change,) in rows(section, "change")} == {"not told of again"}
    assert "nothing later was read" in section.note


def test_a_topic_keeps_the_ties_that_are_about_it_and_says_why(kg: KnowledgeGraph, real: Report) -> None:
    report = cooperation_report(kg, topic=concept("topic", "business-incubation"))
    found = rows(report.section("ties"), "from_id", "to_id", "topic_from")
    assert ("body:unece-wp8-tos-bi", "body:european-commission", "words of the tie") in found
    assert {basis for *_, basis in found} == {"words of the tie", "same passage"}
    assert len(found) < len(real.section("ties").rows)
    assert report.title == "Cooperation on Business incubation"


def test_with_a_topic_ties_on_other_topics_are_still_on_record(kg: KnowledgeGraph, real: Report) -> None:
    cut = cooperation_report(kg, topic=concept("topic", "women-entrepreneurship")).section("shared-topics")
    known = {
        (one, other): told
        for one, other, told in rows(real.section("shared-topics"), "one_id", "other_id", "on_record")
    }
    told = {(one, other): told for one, other, told in rows(cut, "one_id", "other_id", "on_record")}
    assert {pair: told[pair] for pair in told if pair in known} == {pair: known[pair] for pair in told if pair in known}
    assert "existing" in told.values()


def test_a_topic_that_nobody_has_gives_empty_tables_and_says_what_was_read(small: KnowledgeGraph) -> None:
    report = cooperation_report(small, topic=concept("topic", "trade-finance"))
    assert [section.name for section in report.sections if section.rows] == []
    assert report.notes[0].startswith("Read:")
    assert "No tie is on record among what was read and asked for." in report.notes


def test_without_documents_all_tables_are_empty_and_the_note_says_that_nothing_was_read(empty: KnowledgeGraph) -> None:
    report = cooperation_report(empty, since="2001", active_on="2002", between=(NORDA, SUDA))
    assert [section.name for section in report.sections if section.rows] == []
    assert "No document was read" in report.notes[0]
    assert [section.name for section in cooperation_report(empty).sections if section.rows] == []


def test_a_single_body_has_no_network(tmp_path: Path) -> None:
    data = write_record(tmp_path, {})
    lines = (data / "bodies.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (data / "bodies.csv").write_text(lines[0] + "alone,The Only One,TOO,organization,ngo,,,,only,1\n", encoding="utf-8")
    (data / "sources.csv").write_text(
        "id,title,symbol,date,body,kind,url,language,read,note\nonly,Only paper,,2001,alone,report,,en,record,\n"
        "statistics,Codes,,2000,alone,dataset,,en,dataset,\n",
        encoding="utf-8",
    )
    (data / "memberships.csv").write_text("organization,member,kind,as_of,source\n", encoding="utf-8")
    report = cooperation_report(KnowledgeGraph.open(data, tmp_path / "store"))
    assert [section.name for section in report.sections if section.rows] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "2004", "active_on": "2001"}, "the dates are reversed: 2004 is later than 2001"),
        ({"since": "yesterday"}, "'yesterday' is not a date"),
        ({"active_on": "2001-02-30"}, "'2001-02-30' is not a date"),
        ({"layer": "wished"}, "there is no layer 'wished'; choose all, existing, conditional, asked-for, disputed"),
        ({"between": (NORDA, NORDA)}, "body:norda stands on both sides"),
    ],
)
def test_a_wrong_question_is_refused_in_one_line(small: KnowledgeGraph, asked: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError, match=told) as refused:
        cooperation_report(small, **asked)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"between": (NORDA, thing("body", "nobody"))},
        {"between": (thing("economy", "arl"), NORDA)},
        {"topic": Iri("urn:x")},
    ],
)
def test_an_unknown_body_or_topic_is_refused(small: KnowledgeGraph, asked: dict[str, Iri]) -> None:
    with pytest.raises(UnknownNameError):
        cooperation_report(small, **asked)  # type: ignore[arg-type]


def test_in_the_data_every_tie_names_document_and_paragraph(real: Report) -> None:
    found = rows(real.section("ties"), "document", "paragraph", "status", "layer")
    assert len(found) > 100
    assert all(document and paragraph for document, paragraph, _, _ in found)
    assert {status for *_, status, layer in found if layer == "existing"} == {"existing", "agreed"}


def test_in_the_data_every_shared_tie_shows_its_test(real: Report) -> None:
    for name, count in (
        ("shared-meetings", "shared_meetings"),
        ("shared-topics", "shared_topics"),
        ("shared-documents", "shared_documents"),
    ):
        section = real.section(name)
        for shared, expected, p, q, stands in rows(section, count, "expected", "p", "q", "stands"):
            assert isinstance(shared, int)
            assert isinstance(expected, float)
            assert isinstance(p, float)
            assert isinstance(q, float)
            assert 0 < p <= q <= 1
            assert stands == ("yes" if q < 0.05 else "no")
        assert "pairs tested against the bipartite configuration model" in section.note


def test_in_the_data_a_broker_says_on_how_many_documents_it_rests(real: Report) -> None:
    found = rows(real.section("brokers"), "id", "documents", "betweenness", "without_one_document")
    assert found[0][0] == "body:unece"
    for _, documents, share, least in found:
        assert isinstance(share, float)
        assert isinstance(least, float)
        assert 0 <= least <= share <= 1
        assert least == 0 or documents != 1


def test_in_the_data_a_network_of_hubs_is_not_called_communities(real: Report) -> None:
    section = real.section("communities")
    assert section.rows == ()
    assert section.note.startswith("None shown: too sparse to speak of communities")


def test_names_that_several_bodies_bear_are_told_apart(real: Report) -> None:
    names = {row[0:2] for row in real.section("structural-holes").rows}
    assert {("APEC SMEWG", "body:apec-smewg"), ("ASEAN SMEWG", "body:asean-smewg")} <= names


_PRINT = """
import sys
from pathlib import Path
from graph.analysis.cooperation import cooperation_report
from graph.report_formats import render
from graph.store import KnowledgeGraph
kg = KnowledgeGraph.open(Path(sys.argv[1]), Path(sys.argv[2]))
sys.stdout.buffer.write(render(cooperation_report(kg, since="2000", active_on="2010"), "json"))
"""


def test_the_same_data_gives_the_same_bytes_whatever_the_hash_seed(kg: KnowledgeGraph) -> None:
    printed = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _PRINT, str(kg.paths.data), str(kg.paths.store)]
        printed.append(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)
    assert printed[0] == printed[1]
    assert json.loads(printed[0])["tables"][0]["name"] == "ties"
    assert render(cooperation_report(kg, since="2000", active_on="2010"), "json") == printed[0]


def test_the_report_can_be_given_as_every_format(small: KnowledgeGraph) -> None:
    report = cooperation_report(small, between=(WGS, SUG), since="2000")
    assert all(render(report, form) for form in ("csv", "json", "xlsx", "html"))
    assert SOLUM in {
        thing("body", str(name).removeprefix("body:")) for (name,) in rows(report.section("go-betweens"), "id")
    }

"""The two-body brief: what both share, where their work meets, what is on record between them, each with its passage."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from graph.analysis.between import IN_LINE, MANAGED, UNMANAGED
from graph.analysis.brief import STRONG, Briefs
from graph.analysis.brief_parts import ABOVE, DIRECT, HOST
from graph.analysis.brief_report import as_report, brief_report, read_briefs
from graph.analysis.brief_words import counted, in_short, listed, reading
from graph.analysis.network_view import ASKED_FOR, CONCERN, EXISTING
from graph.analysis.overlap_report import overlap_report
from graph.errors import QueryError, UnknownNameError
from graph.report_formats import render
from graph.store import KnowledgeGraph
from graph.vocab import expand, thing
from tests.analysis.small_record import CLUSTERS, FACTS, NORDA, SOLUM, SUDA, SUG, TFW, WGS, WOMEN, rows, write_record
from tests.small_data import fact

if TYPE_CHECKING:
    from graph.analysis.brief import Brief
    from graph.rdf import Iri

ARLAND = expand("body:arl-government")
_FORUM, _NEXT = "Forum of the Group on Self-Employment", "Second forum on self-employment"
MORE = [
    fact("sug-1", "Participation", "wgs", "2", meeting=_FORUM, participant="Working Group on Small Firms",
         participant_kind="organization", capacity="observer"),
    fact("sug-1", "Meeting", "next", "7", name=_NEXT, of_body="Group on Self-Employment", start="2004-09", status="tentative"),
    fact("sug-1", "Meeting", "missed", "7", name="Forum that was planned for an earlier year",
         of_body="Group on Self-Employment", start="2002", status="planned"),
    fact("sug-1", "Cooperation", "p8-above", "8", **{"from": "Southern Development Association"},
         to=["Northern Development Association"], kind="information-exchange", status="requested"),
]  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("small")
    facts = {**FACTS, "sug-1": [*FACTS["sug-1"], *MORE]}
    return KnowledgeGraph.open(write_record(folder, facts), folder / "store")


@pytest.fixture(scope="module")
def briefs(small: KnowledgeGraph) -> Briefs:
    return read_briefs(small)


@pytest.fixture(scope="module")
def groups(briefs: Briefs) -> Brief:
    return briefs.between(WGS, SUG)


def names(briefs: Briefs, things: tuple[Iri, ...]) -> list[str]:
    return [briefs.record.name(one) for one in things]


def test_a_body_counts_with_all_under_it(briefs: Briefs, groups: Brief) -> None:
    assert {TFW, WGS} == groups.sides[0].family
    assert "Looks into firms of women." in [provision.text for provision in groups.provisions[0]]
    assert groups.provisions[1][0].bodies == (SUG,)


def test_both_passages_of_an_overlap_are_named(briefs: Briefs) -> None:
    found = rows(as_report(briefs.record, briefs.between(TFW, SUG)).section("overlaps"),
                 "grade", "id", "document", "paragraph", "other_id", "other_document", "other_paragraph")  # fmt: skip
    assert found == [("duplication", "body:norda-tfw", "wgs-1", "9", "body:suda-sug", "sug-1", "2")]


def test_the_first_body_named_stands_first(briefs: Briefs) -> None:
    one, other = briefs.between(TFW, SUG).overlaps[0], briefs.between(SUG, TFW).overlaps[0]
    assert (one.one, one.other) == (other.other, other.one)
    assert one.likeness.first_in_second == other.likeness.second_in_first


def test_members_of_both_are_full_members_by_name(briefs: Briefs, groups: Brief) -> None:
    assert names(briefs, groups.members.shared) == ["Bergia"]
    assert [len(one.members) for one in groups.members.lists] == [6, 1]
    assert groups.members.lists[0].organization == NORDA


def test_topics_have_the_provisions_of_both(briefs: Briefs, groups: Brief) -> None:
    women = next(one for one in groups.topics if one.topic == WOMEN)
    assert [[p.document for p in held] for held in women.provisions] == [["wgs-1"], ["sug-1"]]


def test_events_are_meetings_where_both_are(briefs: Briefs, groups: Brief) -> None:
    assert [briefs.record.name(one.session.meeting) for one in groups.meetings] == [_FORUM]
    guest, host = groups.meetings[0].present
    assert (guest[0].body, host[0].body, host[0].role) == (WGS, SUG, HOST)
    assert guest[0].paragraph == "2"


def test_concerns_and_what_exists_come_first_and_what_is_above_last(groups: Brief) -> None:
    told = [(one.tie.layer, one.standing) for one in groups.ties]
    assert told == [(CONCERN, DIRECT), (EXISTING, DIRECT), (ASKED_FOR, ABOVE)]
    assert groups.management == MANAGED


def test_what_is_only_requested_never_manages_an_overlap(briefs: Briefs) -> None:
    brief = briefs.between(NORDA, SUDA, active_on="2003-09")
    asked = [one for one in brief.ties if one.tie.layer == ASKED_FOR]
    assert [one.standing for one in asked] == [DIRECT]
    report = as_report(briefs.record, brief)
    assert ("requested",) in rows(report.section("cooperation"), "status")
    assert "asked for or proposed" in " ".join(in_short(briefs.record, brief))


def test_next_dates_are_later_than_the_latest_document_of_the_body(briefs: Briefs, groups: Brief) -> None:
    found = rows(as_report(briefs.record, groups).section("dates"), "meeting", "status", "after", "paragraph")
    assert found == [(_NEXT, "tentative", "2003-09-02", "7")]


def test_a_day_leaves_out_what_is_later(briefs: Briefs) -> None:
    early = briefs.between(WGS, SUG, active_on="2001-06")
    assert early.ties == ()
    assert early.meetings == ()
    assert [source.document for source in early.read[0]] == [thing("document", "wgs-1")]
    assert {one.since for one in early.announced} == {"2001-06"}
    assert _NEXT in [briefs.record.name(one.session.meeting) for one in early.announced]


def test_a_topic_keeps_its_provisions_and_the_rest_says_so(briefs: Briefs) -> None:
    brief = briefs.between(WGS, SUG, topic=CLUSTERS)
    assert {"Help clusters" in provision.text for provision in brief.provisions[0]} == {True}
    assert brief.provisions[1] == ()
    assert "stay" in in_short(briefs.record, brief)[0]


def test_nothing_on_record_is_told_beside_what_was_read(briefs: Briefs) -> None:
    brief = briefs.between(SOLUM, ARLAND)
    assert brief.nothing
    assert in_short(briefs.record, brief)[0].startswith(
        "Nothing that the two share, and nothing between them, is on record"
    )
    said = " ".join((*in_short(briefs.record, brief), *reading(briefs.record, brief)))
    assert (
        "No mandate, recommendation or project of SOLUM and Government of Arland is on record in what was read" in said
    )
    assert "No document issued by what was asked for was read" in said
    assert " 0 pairs" not in said


def test_of_two_bodies_in_line_the_upper_one_counts_without_the_lower(briefs: Briefs) -> None:
    for pair in ((WGS, TFW), (TFW, WGS)):
        brief = briefs.between(*pair)
        assert [side.family for side in brief.sides] == [frozenset({body}) for body in pair]
        assert brief.management == IN_LINE
        assert in_short(briefs.record, brief)[0].startswith("TFW stands under WGS, which counts here without it")


@pytest.mark.parametrize(
    ("pair", "options", "error", "words"),
    [
        ((WGS, WGS), {}, QueryError, "body:norda-wgs is named twice"),
        ((WGS, expand("economy:arl")), {}, UnknownNameError, "economy:arl is Arland, no organization or body"),
        ((WGS, expand("body:nobody")), {}, UnknownNameError, "body:nobody is not in the graph"),
        ((WGS, SUG), {"active_on": "last year"}, QueryError, "'last year' is not a date"),
        ((WGS, SUG), {"topic": expand("topic:nothing")}, UnknownNameError, "topic:nothing is no topic"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    briefs: Briefs, pair: tuple[Iri, Iri], options: dict[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as told:
        briefs.between(*pair, **options)  # type: ignore[arg-type]
    assert "\n" not in str(told.value)


def test_every_row_of_every_form_has_document_and_paragraph(small: KnowledgeGraph) -> None:
    report = brief_report(small, WGS, SUG)
    document = json.loads(render(report, "json"))
    for table in document["tables"]:
        for row in table["rows"] if table["name"] not in ("in-short", "members", "read") else ():
            assert row["document"], table["name"]
            assert row["paragraph"], table["name"]
    table = list(csv.DictReader(io.StringIO(render(report, "csv").decode())))
    assert {row["what"] for row in table} >= {"management", "pairs graded overlap", "members"}
    assert render(report, "xlsx").startswith(b"PK")


def test_the_figures_are_those_of_the_lists(briefs: Briefs, groups: Brief) -> None:
    section = as_report(briefs.record, groups).sections[0]
    told = {row[0]: row[-1] for row in section.rows}
    assert told["members"] == len(groups.members.shared)
    assert told["topics shared"] == len(groups.topics)
    assert told["pairs graded overlap"] == sum(pair.likeness.grade == "overlap" for pair in groups.overlaps)
    assert told["statements: concern"] == 1


def test_words_of_numbers() -> None:
    assert [counted(n, "pair") for n in (0, 1, 1200)] == ["0 pairs", "1 pair", "1,200 pairs"]
    assert listed(["a", "b"]) == "a and b"


# the real data


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Briefs:
    return read_briefs(kg)


def test_the_brief_and_the_report_on_overlap_count_the_same(kg: KnowledgeGraph, real: Briefs) -> None:
    one, other = thing("body", "unece-wp8"), thing("body", "apec-smewg")
    found = rows(
        overlap_report(kg, between_two=(one, other)).section("provisions"), "score", "paragraph", "other_paragraph"
    )
    mine = rows(
        as_report(real.record, real.between(one, other)).section("overlaps"), "score", "paragraph", "other_paragraph"
    )
    assert [row[0] for row in mine] == pytest.approx([row[0] for row in found], abs=0.001)
    assert {frozenset(row[1:]) for row in mine} == {frozenset(row[1:]) for row in found}
    assert len(mine) > 10


def test_the_voiced_concern_of_unece_about_oecd_is_shown_first(real: Briefs) -> None:
    brief = real.between(thing("body", "unece"), thing("body", "oecd"))
    first = brief.ties[0].tie
    assert (first.layer, first.paragraph, first.document) == (CONCERN, "19", thing("document", "unece-wp8-session-2"))
    assert brief.management == MANAGED


def test_an_overlap_without_anything_on_record_is_unmanaged(real: Briefs) -> None:
    brief = real.between(thing("body", "apec-smewg"), thing("body", "unctad-com3"))
    assert brief.ties == ()
    assert {pair.likeness.grade for pair in brief.overlaps} <= set(STRONG)
    assert brief.management == UNMANAGED
    assert brief.score == round(sum(pair.likeness.score for pair in brief.overlaps), 3) > 0


def test_unece_and_apec_share_the_members_of_both_lists(real: Briefs) -> None:
    brief = real.between(thing("body", "unece"), thing("body", "apec"))
    assert names(real, brief.members.shared) == ["Canada", "Russian Federation", "United States of America"]

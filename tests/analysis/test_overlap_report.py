"""The report on overlap: what was compared is told first, every row names its passages, and nothing is claimed beyond them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.analysis.between import MANAGED, UNMANAGED
from graph.analysis.candidates import EVERY
from graph.analysis.likeness import GRADES
from graph.analysis.overlap_report import overlap_report
from graph.analysis.trust import trust
from graph.errors import QueryError, UnknownNameError
from graph.vocab import concept, thing
from tests.analysis.small_record import NORDA, SOLUM, SUDA, SUG, TFW, WGS, WOMEN, rows

if TYPE_CHECKING:
    from graph.report import Report
    from graph.store import KnowledgeGraph

UNECE, WP8, SMEWG = (thing("body", name) for name in ("unece", "unece-wp8", "apec-smewg"))
NAMES = ["bodies", "provisions", "organizations", "per-body", "trust"]


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Report:
    return overlap_report(kg)


def body_ids(report: Report) -> set[tuple[object, ...]]:
    return set(rows(report.section("bodies"), "id", "other_id"))


def test_the_tables_stand_in_order_with_bodies_first(small: KnowledgeGraph) -> None:
    assert [section.name for section in overlap_report(small).sections] == NAMES


def test_every_row_has_a_cell_for_every_column(real: Report) -> None:
    for section in real.sections:
        assert all(len(row) == len(section.columns) for row in section.rows)
        assert len(set(section.columns)) == len(section.columns)
        assert set(section.aside) <= set(section.columns) | set(real.section("bodies").aside)


def test_two_bodies_that_help_the_same_women_meet_and_the_concern_on_record_is_shown(small: KnowledgeGraph) -> None:
    columns = ("id", "other_id", "management", "tie", "status", "document", "paragraph")
    told = {row[:2]: row[2:] for row in rows(overlap_report(small).section("bodies"), *columns)}
    assert told["body:norda-tfw", "body:suda-sug"] == (MANAGED, "concern", "voiced", "sug-1", "6")


def test_a_tie_of_the_bodies_above_is_shown_as_theirs_and_a_direct_one_has_no_names(real: Report) -> None:
    told = rows(real.section("bodies"), "tie", "tie_between", "body", "other_body")
    assert any(between for _, between, _, _ in told)
    assert all(tie for tie, between, _, _ in told if between)
    assert all({*str(between).split(" – ")} != {body, other} for _, between, body, other in told)


def test_members_are_left_empty_where_they_are_not_on_record(small: KnowledgeGraph) -> None:
    told = {row[:2]: row[2] for row in rows(overlap_report(small).section("bodies"), "id", "other_id", "members")}
    assert told["body:norda-tfw", "body:suda-sug"] == 1
    assert told["body:norda-wgs", "body:solum"] is None


def test_every_provision_row_names_both_passages(real: Report) -> None:
    told = rows(real.section("provisions"), "document", "paragraph", "other_document", "other_paragraph")
    assert told
    assert all(cell for row in told for cell in row)


def test_provisions_are_graded_overlap_or_more_and_come_best_first(real: Report) -> None:
    told = rows(real.section("provisions"), "score", "grade")
    assert {grade for _, grade in told} <= set(GRADES[2:])
    scores = [score for score, _ in told]
    assert scores == sorted(scores, reverse=True)  # type: ignore[type-var]


def test_organizations_are_never_set_beside_themselves_and_their_counts_add_up(real: Report) -> None:
    told = rows(real.section("organizations"), "id", "other_id", "duplication", "overlap", "fragmentation")
    assert all(one != other for one, other, *_ in told)
    assert all(sum(counts) > 0 for _, _, *counts in told)  # type: ignore[arg-type]


def test_shares_lie_between_0_and_1_and_no_body_has_more_that_meet_than_provisions(real: Report) -> None:
    for provisions, meet, share in rows(real.section("per-body"), "provisions", "that_meet_others", "share"):
        assert 0 <= meet <= provisions  # type: ignore[operator]
        assert 0.0 <= share <= 1.0  # type: ignore[operator]


def test_the_last_table_tells_how_far_the_scores_can_be_trusted(real: Report) -> None:
    assert real.section("trust") == trust("words")


def test_the_notes_tell_what_was_compared_how_and_what_was_read(small: KnowledgeGraph) -> None:
    notes = overlap_report(small).notes
    assert notes[0] == (
        "Compared: 2 mandates, 1 project, 2 recommendations of 3 organizations and bodies (method overlap, version 1)."
    )
    assert "is missed" in notes[1]
    assert any("No grade says that work is wasted" in note for note in notes)
    assert notes[-1].startswith("Read: 2 of 5 documents completely")
    assert not any("nearest" in note for note in notes)


def test_provisions_that_do_not_say_what_they_are_about_are_counted_apart(real: Report) -> None:
    assert re.search(r"; \d+ of them do not say what they are about and meet none \(", real.notes[0])


def test_without_provisions_the_report_says_so_and_is_empty(empty: KnowledgeGraph) -> None:
    report = overlap_report(empty)
    assert report.notes[0].startswith("No mandate, recommendation or project")
    assert report.notes[-1].startswith("No document was read")
    assert [len(section.rows) for section in report.sections[:-1]] == [0] * 4


def test_a_topic_takes_the_narrower_ones_and_nothing_else(small: KnowledgeGraph) -> None:
    told = rows(overlap_report(small, topic=WOMEN).section("per-body"), "id")
    assert set(told) == {("body:norda-tfw",), ("body:suda-sug",)}


def test_a_topic_that_nobody_has_leaves_nothing_to_compare(small: KnowledgeGraph) -> None:
    report = overlap_report(small, topic=concept("topic", "metal-recycling"))
    assert report.notes[0].startswith("No mandate, recommendation or project of what was asked for is on record")
    assert report.section("provisions").rows == ()


def test_between_takes_each_body_with_all_under_it(small: KnowledgeGraph) -> None:
    assert ("body:norda-tfw", "body:suda-sug") in body_ids(overlap_report(small, between_two=(NORDA, SUDA)))
    assert body_ids(overlap_report(small, between_two=(SUG, SOLUM))) == {("body:solum", "body:suda-sug")}


def test_between_a_body_and_one_above_it_sets_it_beside_the_rest(small: KnowledgeGraph) -> None:
    one, other = (overlap_report(small, between_two=two) for two in ((NORDA, TFW), (TFW, NORDA)))
    assert one.sections == other.sections
    assert set(rows(one.section("per-body"), "id")) == {("body:norda-tfw",), ("body:norda-wgs",)}


def test_one_body_twice_is_refused(small: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="body:norda is named twice"):
        overlap_report(small, between_two=(NORDA, NORDA))


def test_what_is_no_body_of_the_graph_is_refused(small: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="body:nobody is not in the graph"):
        overlap_report(small, between_two=(NORDA, thing("body", "nobody")))
    with pytest.raises(UnknownNameError, match="no topic of the scheme"):
        overlap_report(small, topic=WGS)


@pytest.mark.parametrize("date", ["2001-13", "yesterday", "20010321", "2001-02-30", " "])
def test_what_is_no_date_is_refused(small: KnowledgeGraph, date: str) -> None:
    with pytest.raises(QueryError, match="is not a date"):
        overlap_report(small, active_on=date)


def test_on_a_day_only_what_is_known_to_have_begun_is_compared(small: KnowledgeGraph) -> None:
    early = overlap_report(small, active_on="2001-03-22")
    assert early.notes[0].startswith("No mandate")
    same_year = overlap_report(small, active_on="2001")
    assert set(rows(same_year.section("per-body"), "id")) == {("body:norda-tfw",), ("body:norda-wgs",)}


def test_a_mandate_that_has_ended_meets_nobody(small: KnowledgeGraph) -> None:
    later = overlap_report(small, active_on="2003-10")
    assert ("body:norda-tfw",) not in rows(later.section("per-body"), "id")
    assert ("body:suda-sug",) in rows(later.section("per-body"), "id")


def test_an_overlap_without_any_tie_is_unmanaged(real: Report) -> None:
    told = rows(real.section("bodies"), "management", "tie", "quadrant")
    assert any(management == UNMANAGED and not tie for management, tie, _ in told)
    assert all(
        str(quadrant).endswith("on record") for management, tie, quadrant in told if management == UNMANAGED and not tie
    )


def test_the_real_data_is_small_enough_for_every_pair_to_be_compared(real: Report) -> None:
    assert sum(int(str(row[0])) for row in rows(real.section("per-body"), "provisions")) < EVERY

"""Without a body, a thing is orphaned if no other body on record holds it; whoever holds it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.asked import Asked, asked
from graph.analysis.holdings import Holdings
from graph.analysis.what_if import (
    HELD,
    INTERNAL,
    KINDS,
    ORPHANED,
    PARTLY,
    UNKNOWN,
    Fate,
    fate_counts,
    fate_rows,
    fates_without,
)
from graph.vocab import expand
from tests.analysis.small_record import CLUSTERS, NORDA, SUG, TFW, WGS, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph


def fates(body: Iri, **wanted: object) -> dict[tuple[str, str], Fate]:
    record = small_record()
    held = Holdings(record, asked(record, **wanted))  # type: ignore[arg-type]
    return {(fate.kind, fate.what): fate for fate in fates_without(held, body)}


def names(fate: Fate) -> list[str]:
    return sorted(small_record().name(one) for one in fate.held_by)


def test_topics_that_no_other_body_holds_are_orphaned() -> None:
    found = fates(WGS)
    assert found["topic", "Clusters"].outcome == ORPHANED
    women = found["topic", "Women's entrepreneurship"]
    assert (women.outcome, names(women)) == (HELD, ["SUG"])


def test_whoever_is_only_asked_by_the_body_does_not_hold_the_topic() -> None:
    assert fates(WGS)["topic", "Training and retraining"].outcome == ORPHANED


def test_a_body_goes_with_all_under_it() -> None:
    assert ("mandate", "Looks into firms of women.") in fates(NORDA)
    assert fates(TFW).keys() < fates(WGS).keys() | {("topic", "Women's entrepreneurship")}


def test_a_mandate_is_partly_held_where_others_have_some_of_its_topics() -> None:
    mandate = fates(WGS)["mandate", "Looks into firms of women."]
    assert (mandate.outcome, names(mandate)) == (PARTLY, ["SUG"])
    assert fates(SUG)["mandate", "Helps women to begin a firm."].outcome == HELD


def test_recommendations_go_with_those_who_made_them_or_were_asked() -> None:
    found = fates(WGS)
    assert found["recommendation by it", "Help clusters of small firms to grow."].outcome == ORPHANED
    assert not [kind for kind, _ in found if kind == "recommendation to it"]


def test_a_project_is_held_by_its_partners() -> None:
    loans = fates(WGS)["project", "Loans for makers"]
    assert (loans.outcome, names(loans), loans.basis) == (HELD, ["SOLUM"], "ongoing")


def test_participants_are_held_by_bodies_at_whose_meetings_they_are_named() -> None:
    found = fates(WGS)
    assert found["participant", "Arland"].outcome == ORPHANED
    assert names(found["participant", "Bergia"]) == ["SUG"]


def test_members_are_held_by_the_other_organizations_that_list_them() -> None:
    found = fates(NORDA)
    assert found["member", "Arland"].outcome == ORPHANED
    assert names(found["member", "Bergia"]) == ["SUDA"]


def test_a_partner_is_left_alone_if_it_works_with_nobody_else() -> None:
    assert names(fates(WGS)["cooperation", "SOLUM"]) == ["SUG"]
    both = fates(SUG)["cooperation", "SOLUM"]
    assert (both.outcome, names(both)) == (HELD, ["WGS"])


def test_proposed_cooperation_is_no_tie() -> None:
    assert ("cooperation", "Government of Arland") not in fates(WGS)


def test_a_topic_or_date_narrows_what_is_looked_at() -> None:
    assert {what for kind, what in fates(WGS, topic=CLUSTERS) if kind == "recommendation by it"} == {
        "Help clusters of small firms to grow.",
        "Help clusters of small firms to grow and to export.",
    }
    assert ("mandate", "Looks into firms of women.") not in fates(WGS, on="2003")


def test_tables_count_every_thing_once_and_name_passages() -> None:
    record = small_record()
    held = Holdings(record, Asked())
    found = fates_without(held, WGS)
    counts, (lost, kept) = fate_counts(found, "WGS"), fate_rows(held, found, "WGS")
    assert [row[0] for row in counts.rows] == list(KINDS)
    assert sum(int(str(n)) for row in counts.rows for n in row[1:]) == len(found) == len(lost.rows) + len(kept.rows)
    assert all(document for (document,) in [*rows(lost, "document"), *rows(kept, "document")])
    assert all(by for (by,) in rows(kept, "held_by"))


@pytest.mark.parametrize("body", ["body:unece", "body:unctad", "body:apec-smewg", "body:unece-wp8-tos-we", "body:un"])
def test_of_every_body_of_the_data_each_outcome_agrees_with_who_holds_it(kg: KnowledgeGraph, body: str) -> None:
    record = real_record(kg)
    inside = record.within(expand(body))
    found = fates_without(Holdings(record, Asked()), expand(body))
    assert found
    for fate in found:
        assert not fate.held_by & inside
        assert bool(fate.held_by) == (fate.outcome in (HELD, PARTLY)), fate
        assert fate.outcome in (HELD, PARTLY, ORPHANED, INTERNAL, UNKNOWN)


def test_a_body_of_which_nothing_is_on_record_has_nothing_to_lose(kg: KnowledgeGraph) -> None:
    assert fates_without(Holdings(real_record(kg), Asked()), expand("body:octi")) == []

"""Members that no list names are counted only where lists were read; an economy is reached in any of three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.asked import Asked, asked
from graph.analysis.reach import economies_not_reached, members_not_named
from tests.analysis.small_record import NORDA, SUDA, WGS, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


def test_members_are_counted_beside_the_lists_read() -> None:
    counts, _ = members_not_named(small_record(), Asked())
    assert rows(counts, "id", "members", "as_of", "source", "lists_read", "lists_of", "named", "never_named") == [
        ("body:norda", 6, "2001", "statistics", 1, "2001", 4, 2),
        ("body:suda", 1, "2001", "statistics", 0, "", None, None),
    ]


def test_members_named_nowhere_are_listed_where_the_lists_tell_enough() -> None:
    _, never = members_not_named(small_record(), Asked())
    assert rows(never, "id", "economy", "iso3", "otherwise_named") == [
        ("body:norda", "Fenland", "FEN", 0),
        ("body:norda", "Galia", "GAL", 0),
    ]


def test_lists_after_the_date_or_of_other_bodies_do_not_count() -> None:
    record = small_record()
    counts, never = members_not_named(record, asked(record, "2000", body=NORDA))
    assert rows(counts, "id", "lists_read", "never_named") == [("body:norda", 0, None)]
    assert never.rows == ()
    counts, _ = members_not_named(record, asked(record, body=WGS))
    assert rows(counts, "id", "lists_read", "named") == [("body:norda", 1, 4)]


def test_an_economy_is_reached_by_membership_participation_or_an_act() -> None:
    assert rows(economies_not_reached(small_record(), Asked()), "economy") == [("Hovia",)]
    record = small_record()
    assert ("Arland",) in rows(economies_not_reached(record, asked(record, body=SUDA)), "economy")


def test_without_documents_memberships_still_reach() -> None:
    assert rows(economies_not_reached(small_record(empty=True), Asked()), "economy") == [("Cantia",), ("Hovia",)]


def test_counts_of_the_data_agree_with_a_plain_question(kg: KnowledgeGraph) -> None:
    counts, never = members_not_named(real_record(kg), Asked())
    named = kg.query(
        """SELECT (COUNT(DISTINCT ?economy) AS ?n) WHERE {
          ?row smepb:organization body:unece ; smepb:member ?economy ;
            smepb:kind <https://w3id.org/smepb/concept/membership-kind/member> . ?economy a smepb:Economy .
          ?p smepb:participant ?economy ; smepb:meeting/smepb:body ?body .
          GRAPH <https://w3id.org/smepb/graph/derived/hierarchy> { ?body smepb:within body:unece } }"""
    ).column("n")[0]
    found = {str(row[0]): row[1:] for row in rows(counts, "id", "members", "named", "never_named")}
    assert found["body:unece"] == (56, named, 56 - named)
    assert len([1 for (one,) in rows(never, "id") if one == "body:unece"]) == 56 - named


def test_organizations_of_whose_members_few_are_named_are_not_listed_one_by_one(kg: KnowledgeGraph) -> None:
    counts, never = members_not_named(real_record(kg), Asked())
    few = {
        one
        for one, members, named in rows(counts, "id", "members", "named")
        if not named or 2 * int(str(named)) < int(str(members))
    }
    assert "body:wto" in few
    assert not few & {one for (one,) in rows(never, "id")}

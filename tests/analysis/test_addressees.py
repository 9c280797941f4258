"""Who is asked for what: each number of the matrix can be counted in the facts behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from graph.analysis.addressees import addressee_facts, addressee_matrix, asks, told_once
from graph.analysis.asked import Asked, asked
from graph.vocab import expand
from tests.analysis.small_record import CLUSTERS, fact_iri, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.analysis.record import Record
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Record:
    return real_record(kg)


def test_recommendations_and_requests_are_counted_by_addressee_and_group_of_topics() -> None:
    section = addressee_matrix(small_record(), Asked())
    assert section.columns == (
        "addressee_kind", "addressee", "id", "Inter-firm cooperation", "Social inclusion", "no such topic", "total",
    )  # fmt: skip
    assert section.rows == (
        ("governments", "member States", "body:norda-members", 2, 0, 0, 2),
        ("not stated", "Government of Arland", "body:arl-government", 0, 1, 0, 1),
    )


def test_a_request_told_beside_a_recommendation_to_the_same_is_not_counted_again() -> None:
    kept = {act.fact for act in told_once(small_record().acts)}
    assert fact_iri("wgs-1/recommendation/p7-clusters") in kept
    assert fact_iri("wgs-1/decision/p7-asked") not in kept
    assert fact_iri("wgs-1/decision/p6-asked") in kept


def test_with_a_topic_the_columns_are_the_topics_under_it() -> None:
    record = small_record()
    section = addressee_matrix(record, asked(record, topic=expand("topic:inter-firm-cooperation")))
    assert section.columns[3:] == ("Inter-firm cooperation", "Clusters", "Supply chains", "no such topic", "total")
    assert [row[3:] for row in section.rows] == [(2, 2, 1, 0, 2)]


def test_every_number_of_the_data_is_the_number_of_facts_behind_it(real: Record) -> None:
    matrix, facts = addressee_matrix(real, Asked()), addressee_facts(real, Asked())
    behind = Counter(rows(facts, "addressee_kind", "id", "topic"))
    topics = matrix.columns[3:-1]
    for row in matrix.rows:
        for topic, number in zip(topics, row[3:-1], strict=True):
            assert behind[row[0], row[2], topic] == number
    assert sum(behind.values()) == sum(int(str(n)) for row in matrix.rows for n in row[3:-1])


def test_every_fact_names_its_passage(real: Record) -> None:
    assert all(
        document and paragraph for document, paragraph in rows(addressee_facts(real, Asked()), "document", "paragraph")
    )


def test_the_kind_of_an_addressee_among_several_is_worked_out_from_the_others(real: Record) -> None:
    kinds = {real.name(ask.addressee): ask.kind for ask in asks(real, Asked()) if ask.addressee}
    assert kinds["Governments"] == "governments"
    assert kinds["civil society"] == "organization"
    assert kinds["international community"] == "international-community"


def test_a_topic_nobody_is_asked_about_gives_an_empty_matrix() -> None:
    record = small_record()
    section = addressee_matrix(record, asked(record, topic=expand("topic:microfinance")))
    assert section.rows == ()
    assert addressee_matrix(record, asked(record, topic=CLUSTERS)).rows


def test_commitments_and_statements_are_no_requests(real: Record) -> None:
    assert {ask.act.kind for ask in asks(real, Asked())} == {"recommendation", "request", "decision"}

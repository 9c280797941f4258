"""A gap is told by its kind, counts what stands under a concept, and is never made of what nobody states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.asked import Asked, asked
from graph.analysis.gaps import MENTIONED, NOTHING, concept_gaps
from graph.analysis.statements import PROCEDURE
from graph.vocab import expand
from tests.analysis.small_record import WGS, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.analysis.record import Record
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Record:
    return real_record(kg)


def gaps(record: Record, wanted: Asked, scheme: str) -> dict[str, str]:
    return {str(one): str(gap) for one, gap in rows(concept_gaps(record, wanted, scheme), "id", "gap")}


def test_the_kinds_of_gap_are_told_apart() -> None:
    found = gaps(small_record(), Asked(), "topic")
    assert found["topic:microfinance"] == NOTHING
    assert found["topic:crisis"] == MENTIONED
    assert found["topic:clusters"] == "no mandate, no project"
    assert found["topic:training"] == "no recommendation, no project"
    assert found["topic:women-entrepreneurship"] == "no recommendation, no project"


def test_a_narrower_topic_counts_for_the_broader_one() -> None:
    section = concept_gaps(small_record(), Asked(), "topic")
    counts = {str(row[0]): row[1:] for row in rows(section, "id", "mandates", "recommendations")}
    assert counts["topic:inter-firm-cooperation"] == (0, 2)


def test_a_gap_names_the_first_passage_that_mentions_it() -> None:
    section = concept_gaps(small_record(), Asked(), "topic")
    places = {str(row[0]): row[1:] for row in rows(section, "id", "document", "paragraph")}
    assert places["topic:crisis"] == ("wgs-1", "4")
    assert places["topic:microfinance"] == ("", "")


def test_what_no_fact_states_is_unknown_and_no_gap() -> None:
    section = concept_gaps(small_record(), Asked(), "region")
    assert section.rows == ()
    assert "this is unknown, not a gap" in section.note


def test_of_an_empty_record_nothing_is_called_a_gap() -> None:
    record = small_record(empty=True)
    assert all(concept_gaps(record, Asked(), scheme).rows == () for scheme in ("topic", "beneficiary", "region"))


def test_the_gaps_of_a_body_are_those_of_what_it_asks_or_is_asked() -> None:
    record = small_record()
    found = gaps(record, asked(record, body=WGS), "topic")
    assert found["topic:crisis"] == MENTIONED
    assert "no recommendation" in found["topic:women-entrepreneurship"]


def test_a_mandate_that_has_ended_leaves_a_gap() -> None:
    record = small_record()
    assert gaps(record, asked(record, "2001-06-01", body=WGS), "topic")["topic:women-entrepreneurship"] == (
        "no recommendation, no project"
    )
    assert gaps(record, asked(record, "2002-06-01", body=WGS), "topic")["topic:women-entrepreneurship"] == NOTHING


def test_topics_of_procedure_are_no_gaps(real: Record) -> None:
    named = {expand(one) for one in gaps(real, Asked(), "topic")}
    assert named
    assert not named & PROCEDURE


def test_with_a_topic_only_it_and_narrower_ones_are_looked_at(real: Record) -> None:
    found = gaps(real, asked(real, topic=expand("topic:finance-and-investment")), "topic")
    assert "topic:venture-capital" in found
    assert "topic:crisis" not in found


def test_gaps_of_the_data_agree_with_a_plain_question(real: Record) -> None:
    plain = real.ask(
        """SELECT ?id WHERE { ?topic skos:inScheme <https://w3id.org/smepb/concept/topic>
          FILTER NOT EXISTS { ?fact smepb:topic/skos:broader* ?topic }
          FILTER NOT EXISTS { GRAPH <https://w3id.org/smepb/graph/derived/facets> { ?f smepb:facet ?shown }
            ?shown skos:broader* ?topic }
          BIND (CONCAT("topic:", REPLACE(STR(?topic), "^.*/", "")) AS ?id) } ORDER BY ?id"""
    )
    nothing = {one for one, gap in gaps(real, Asked(), "topic").items() if gap == NOTHING}
    procedure = {f"topic:{topic.rsplit('/', 1)[1]}" for topic in PROCEDURE}
    assert nothing == set(plain.column("id")) - procedure


def test_rows_are_in_order_of_how_much_is_missing(real: Record) -> None:
    kinds = [str(gap) for (gap,) in rows(concept_gaps(real, Asked(), "topic"), "gap")]
    rank = [0 if gap == NOTHING else 1 if gap == MENTIONED else 2 for gap in kinds]
    assert rank == sorted(rank)

"""What is asked for is checked first: a wrong date, topic or body gives one line that says how to mend it."""

from __future__ import annotations

import pytest

from graph.analysis.asked import acts_asked, asked
from graph.errors import QueryError, UnknownNameError
from graph.vocab import expand
from tests.analysis.small_record import CLUSTERS, SUG, TFW, WGS, fact_iri, small_record


@pytest.mark.parametrize("date", ["2001-13", "21.3.2001", "2002/2001", "soon"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(QueryError, match="is not a date; write 2001-03-21"):
        asked(small_record(), date)


@pytest.mark.parametrize("topic", ["topic:nothing", "activity:training", "body:norda"])
def test_a_topic_that_is_none_is_refused(topic: str) -> None:
    with pytest.raises(UnknownNameError, match=f"{topic} is no topic of the scheme"):
        asked(small_record(), topic=expand(topic))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("body:nobody", "body:nobody is not in the graph"),
        ("economy:arl", "economy:arl is Arland, no organization or body"),
        ("body:norda-members", "is member States, no organization or body"),
    ],
)
def test_a_body_that_is_none_is_refused(body: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        asked(small_record(), body=expand(body))


def test_a_mandate_counts_on_the_days_on_which_it_is_in_force() -> None:
    record = small_record()
    mandate = fact_iri("wgs-1/mandate/p9-tfw")
    held = {date: mandate in {act.fact for act in acts_asked(record, asked(record, date))} for date in
            ("2001-03-22", "2001-03-23", "2002-03-22", "2002-03-23", "2001", "2004")}  # fmt: skip
    assert held == {
        "2001-03-22": False, "2001-03-23": True, "2002-03-22": True, "2002-03-23": False, "2001": True, "2004": False,
    }  # fmt: skip


def test_other_acts_count_from_the_date_of_their_document() -> None:
    record = small_record()
    told = {act.fact for act in acts_asked(record, asked(record, "2002-01-01")) if act.kind == "recommendation"}
    assert told == {fact_iri("wgs-1/recommendation/p7-clusters")}


def test_a_body_is_asked_for_with_all_under_it_and_a_topic_with_all_narrower() -> None:
    record = small_record()
    assert TFW in asked(record, body=WGS).bodies
    assert SUG not in asked(record, body=WGS).bodies
    broad = acts_asked(record, asked(record, topic=expand("topic:inter-firm-cooperation")))
    assert {act.fact for act in acts_asked(record, asked(record, topic=CLUSTERS))} <= {act.fact for act in broad}

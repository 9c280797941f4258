"""What was read is counted by body and year, and stands beside what is known and was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.asked import Asked, asked
from graph.analysis.reading import bodies_not_read, by_body_and_year, documents_not_read, documents_read, what_was_read
from tests.analysis.small_record import CLUSTERS, SUG, TFW, WGS, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.analysis.record import Record
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Record:
    return real_record(kg)


def test_documents_facts_and_meetings_are_counted_by_body_and_year() -> None:
    section = by_body_and_year(small_record(), Asked())
    assert section.columns[:7] == ("organization", "body", "id", "year", "read_completely", "read_for_record", "facts")
    numbers = section.columns[4:]
    assert numbers[3:] == ("meetings_held", "own_record_read", "told_by_others", "only_named", "announced")
    assert [row[2:] for row in section.rows] == [
        ("body:norda", "2003", 0, 1, 1, 0, 0, 0, 0, 0),
        ("body:norda-wgs", "2001", 1, 0, 17, 1, 1, 0, 0, 0),
        ("body:norda-wgs", "2002", 0, 1, 3, 1, 1, 0, 0, 0),
        ("body:norda-wgs", "2003", 0, 0, 0, 1, 0, 1, 0, 0),
        ("body:norda-wgs", "2004", 0, 1, 2, 1, 1, 0, 0, 0),
        ("body:suda-sug", "2003", 1, 0, 8, 1, 1, 0, 0, 0),
        ("", "undated", 0, 0, 0, 1, 0, 0, 1, 0),
    ]


def test_a_body_is_looked_at_with_all_under_it_and_a_date_cuts_off_what_is_later() -> None:
    record = small_record()
    section = by_body_and_year(record, asked(record, "2002", body=WGS))
    assert rows(section, "id", "year") == [("body:norda-wgs", "2001"), ("body:norda-wgs", "2002")]


def test_with_a_topic_the_acts_on_it_are_counted_beside_all_that_was_read() -> None:
    record = small_record()
    section = by_body_and_year(record, asked(record, topic=CLUSTERS))
    assert [row for row in rows(section, "id", "year", "on_topic") if row[2]] == [
        ("body:norda-wgs", "2001", 2),
        ("body:norda-wgs", "2002", 1),
    ]
    assert len(section.rows) == 7


def test_the_sentence_on_reading_tells_numbers_span_and_that_silence_is_unknown() -> None:
    record = small_record()
    assert what_was_read(record, Asked()) == (
        "Read: 2 of 5 documents completely, 3 for recorded facts only, issued by 3 bodies, dated 2001-03-23 to 2004-05-14. "
        "What they do not tell is unknown, not absent."
    )
    assert "1 of 1 documents completely" in what_was_read(record, asked(record, body=SUG))
    assert what_was_read(record, asked(record, body=TFW)).startswith(
        "No document issued by what was asked for was read"
    )
    assert what_was_read(small_record(empty=True), Asked()).startswith("No document was read")


def test_each_document_is_listed_with_how_it_was_read_and_what_it_gave(real: Record) -> None:
    section = documents_read(real, Asked())
    kinds = ("mandates", "recommendations", "decisions", "participations", "cooperations", "overlap_concerns", "other")
    for row in rows(section, "reading", "facts", *kinds):
        assert row[0] in ("complete", "record")
        assert row[1] == sum(int(str(number)) for number in row[2:])
    assert {str(row[0]) for row in rows(section, "document")} == {s.document.rsplit("/", 1)[1] for s in real.read}


def test_the_tables_of_the_data_add_up(real: Record) -> None:
    documents = rows(documents_read(real, Asked()), "reading", "facts")
    years = rows(by_body_and_year(real, Asked()), "read_completely", "read_for_record", "facts")
    assert sum(int(str(row[0])) for row in years) == sum(reading == "complete" for reading, _ in documents)
    assert sum(int(str(row[1])) for row in years) == sum(reading == "record" for reading, _ in documents)
    assert sum(int(str(row[2])) for row in years) == sum(int(str(facts)) for _, facts in documents)


def test_registers_are_no_documents_read(real: Record) -> None:
    read = {source.document.rsplit("/", 1)[1] for source in real.read}
    assert not {"un-m49", "cia-memberships-2020", "iso-3166"} & read


def test_documents_named_and_not_read_are_listed_with_the_passage_that_names_them() -> None:
    section = documents_not_read(small_record(), Asked())
    assert rows(section, "id", "named_document", "named_by", "document", "paragraph") == [
        ("body:norda-wgs", "Programme of work", 1, "wgs-1", "5")
    ]


def test_bodies_of_which_nothing_was_read_are_told_apart_from_those_read(real: Record) -> None:
    assert rows(bodies_not_read(small_record(), Asked()), "id", "mandates") == [("body:norda-tfw", 1)]
    found = {str(row[0]) for row in rows(bodies_not_read(real, Asked()), "id")}
    assert "body:unece-wp8-tos-we" in found
    assert not {"body:unece", "body:unece-wp8", "body:apec-smewg"} & found

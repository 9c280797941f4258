"""The lines of the data and of the small record, as tables, beside what could be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.asked import Asked, asked
from graph.analysis.returning import compared, returning
from tests.analysis.small_record import CLUSTERS, SUG, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.analysis.record import Record
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Record:
    return real_record(kg)


def test_a_line_tells_each_step_with_its_passage_and_what_changed() -> None:
    section = returning(small_record(), Asked())
    assert rows(section, "line", "step", "document", "paragraph", "follows", "what_changed") == [
        (1, 1, "wgs-1", "7", "", "first on record"),
        (1, 2, "wgs-2", "3", "wgs-1, 7", "topic: + Supply chains"),
    ]


def test_a_line_of_other_bodies_or_topics_is_left_out() -> None:
    record = small_record()
    assert returning(record, asked(record, body=SUG)).rows == ()
    assert len(returning(record, asked(record, topic=CLUSTERS)).rows) == 2


def test_a_line_up_to_a_day_ends_there() -> None:
    record = small_record()
    assert returning(record, asked(record, on="2001-12-31")).rows == ()


def test_the_mandate_on_smes_of_oecd_returns_with_another_body_and_a_later_end(real: Record) -> None:
    section = returning(real, Asked())
    told = rows(section, "document", "paragraph", "charged", "likeness", "what_changed")
    assert (
        "oecd-csmee-mandate-2021",
        "Page",
        "CSMEE",
        1.0,
        "addressee: WPSMEE to CSMEE; end: 2021-12-31 to 2026-12-31",
    ) in told


def test_every_step_of_the_data_is_later_and_stands_in_a_passage(real: Record) -> None:
    passages = {(act.passage.document.rsplit("/", 1)[1], act.passage.paragraph) for act in real.acts}
    last: dict[object, str] = {}
    for line, document, paragraph, date in rows(returning(real, Asked()), "line", "document", "paragraph", "date"):
        assert (document, paragraph) in passages
        assert str(date) > last.get(line, "")
        last[line] = str(date)


def test_what_could_be_compared_stands_beside_it(real: Record) -> None:
    section = compared(real, Asked())
    found = {
        str(row[0]): row[1:] for row in rows(section, "id", "documents", "acts", "acts_with_topics", "pairs_compared")
    }
    assert found["body:oecd-csmee"] == (2, 2, 2, 1)
    assert all(documents >= 2 for documents, *_ in found.values())  # type: ignore[operator]
    assert all(with_topics <= acts for _, acts, with_topics, _ in found.values())  # type: ignore[operator]


def test_a_lower_threshold_shows_no_more_than_was_compared(real: Record) -> None:
    pairs = sum(int(str(number)) for (number,) in rows(compared(real, Asked()), "pairs_compared"))
    steps = [step for (step,) in rows(returning(real, Asked(), least=0.0), "step") if step != 1]
    assert len(steps) <= pairs

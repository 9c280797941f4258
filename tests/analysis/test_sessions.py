"""A meeting counts as read only if a record of its own was read; everything else is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.asked import Asked, asked
from graph.analysis.sessions import NAMED, OWN, TOLD, known_as, meetings_without_record, numbers_not_named, sessions
from graph.analysis.statements import local
from tests.analysis.small_record import SUG, WGS, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> dict[str, str]:
    record = real_record(kg)
    return {local(meeting): level for meeting, level in known_as(record, sessions(record)).items()}


def test_each_session_is_known_from_its_record_from_others_or_by_name_alone() -> None:
    record = small_record()
    levels = {record.name(meeting): level for meeting, level in known_as(record, sessions(record)).items()}
    group = "session of the Working Group on Small Firms"
    assert levels == {
        f"First {group}": OWN,
        f"Second {group}": OWN,
        f"Third {group}": TOLD,
        f"Fourth {group}": OWN,
        "Forum of the Group on Self-Employment": OWN,
        "Southern Summit": NAMED,
    }


def test_meetings_without_a_record_name_the_passage_that_tells_of_them() -> None:
    record = small_record()
    section = meetings_without_record(record, Asked(), sessions(record))
    assert rows(section, "id", "year", "known_as", "named_by", "document", "paragraph") == [
        ("body:norda-wgs", "2003", TOLD, 2, "speech-2003", "Page"),
        ("", "undated", NAMED, 1, "sug-1", "3"),
    ]
    assert meetings_without_record(record, asked(record, body=SUG), sessions(record)).rows == ()
    assert len(meetings_without_record(record, asked(record, "2002", body=WGS), sessions(record)).rows) == 0


@pytest.mark.parametrize(
    ("meeting", "level"),
    [
        ("unece-wp8-2", OWN),
        ("apec-smemm-2", OWN),
        ("ilo-committee-smes-1998--ilo-committee-on-smes-june-1998", OWN),
        ("unctad-com3-19--expert-meeting-on-inter-firm-cooperation", TOLD),
        ("unece-wp8-tos-ied-2", TOLD),
        ("apec-smewg-55", TOLD),
        (
            "unece-wp8-2000-opening-speech--meeting-of-the-working-party-on-industry-and-enterprise-development-octo-a3e7ec",
            TOLD,
        ),
        ("apec-smemm-1", NAMED),
        ("apec-smewg-14--apec-som-i-mexico-city", NAMED),
    ],
)
def test_meetings_of_the_data_are_known_as_the_documents_say(real: dict[str, str], meeting: str, level: str) -> None:
    assert real[meeting] == level


def test_planned_meetings_are_not_taken_for_held_ones(real: dict[str, str]) -> None:
    assert not {"unece-wp8-3", "apec-smewg-15", "unece-ctied-7"} & real.keys()


def test_a_document_is_the_record_of_one_meeting_at_most(kg: KnowledgeGraph) -> None:
    record = real_record(kg)
    own = [meeting for meeting, level in known_as(record, sessions(record)).items() if level == OWN]
    assert len(own) <= len([source for source in record.read if source.date])


def test_gaps_of_a_numbered_series_are_listed_as_inferred(kg: KnowledgeGraph) -> None:
    record = real_record(kg)
    section = numbers_not_named(record, Asked(), sessions(record))
    found = {str(row[0]): row[1:] for row in rows(section, "id", "lowest", "highest", "not_named_between", "numbers")}
    assert found["body:apec-smewg"] == (14, 55, 33, "16-17, 19-21, 24-28, 30-31, 33, 35-54")
    assert found["body:unece-ctied"] == (5, 7, 1, "6")
    assert section.note.startswith("Inferred")


def test_a_series_without_a_gap_is_not_listed() -> None:
    record = small_record()
    assert numbers_not_named(record, Asked(), sessions(record)).rows == ()

"""Reviewing what was read: verdicts land in the data folder, can be undone, and survive a stop."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from graph.errors import DataError
from graph.fact_json import FactError, from_json, read_facts
from graph.names import NameIndex
from graph.registers import read_registers
from graph.resources import data_folder
from graph.review import Session, borrowed, corrected, in_order, passage, unlinked

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "1. The Working Party agreed to publish a second edition of its guide on rural workshops before the next session."
)
ROWS = [
    {
        "id": "doc/decision/p1-agreed",
        "document": "doc",
        "paragraph": "1",
        "type": "Decision",
        "verb": "agreed",
        "text_summary": "agreed to publish a second edition of its guide on rural workshops",
        "class": "decision",
        "span": [3, len(TEXT) - 1],
        "confidence": 0.9,
        "review": "unchecked",
    },
    {
        "id": "doc/theme/workshops",
        "document": "doc",
        "paragraph": "1",
        "type": "Theme",
        "name": "Rural workshops",
        "span": [70, 84],
        "confidence": 0.6,
        "review": "unchecked",
    },
]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "doc.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def landed(data: Path) -> list[str]:
    return [fact.id for fact in read_facts(data / "documents" / "doc.jsonl").facts]


def test_an_accepted_fact_lands_checked_once_and_without_the_marks_of_reading(facts: Path, tmp_path: Path) -> None:
    session = Session(facts, tmp_path / "data")
    session.judge(session.open[1], "accept")
    [fact] = read_facts(tmp_path / "data" / "documents" / "doc.jsonl").facts
    assert (fact.id, fact.review) == ("doc/theme/workshops", "checked-once")
    assert "span" not in (tmp_path / "data" / "documents" / "doc.jsonl").read_text(encoding="utf-8")


def test_a_rejected_or_skipped_fact_does_not_land(facts: Path, tmp_path: Path) -> None:
    session = Session(facts, tmp_path / "data")
    session.judge(session.open[0], "reject")
    session.judge(session.open[0], "skip")
    assert landed(tmp_path / "data") == []
    assert session.counts() == {"accepted": 0, "corrected": 0, "rejected": 1, "skipped": 1, "open": 0}


def test_an_undo_takes_the_fact_out_again(facts: Path, tmp_path: Path) -> None:
    session = Session(facts, tmp_path / "data")
    session.judge(session.open[1], "accept")
    assert session.undo() == "doc/theme/workshops"
    assert landed(tmp_path / "data") == []
    assert len(session.open) == 2
    assert session.undo() is None


def test_a_review_goes_on_where_it_was_left(facts: Path, tmp_path: Path) -> None:
    Session(facts, tmp_path / "data").judge(Session(facts, tmp_path / "data").open[0], "reject")
    again = Session(facts, tmp_path / "data")
    assert [candidate.fact.id for candidate in again.open] == ["doc/theme/workshops"]
    assert again.undo() == "doc/decision/p1-agreed"


def test_a_journal_cut_short_by_a_kill_loses_only_its_last_verdict(facts: Path, tmp_path: Path) -> None:
    session = Session(facts, tmp_path / "data")
    session.judge(session.open[0], "reject")
    session.judge(session.open[0], "accept")
    journal = facts.with_name("doc.jsonl.review")
    journal.write_bytes(journal.read_bytes()[:-9])
    assert [candidate.fact.id for candidate in Session(facts, tmp_path / "data").open] == ["doc/theme/workshops"]


def test_the_wording_of_the_source_is_not_taken_over(facts: Path, tmp_path: Path) -> None:
    session = Session(facts, tmp_path / "data")
    candidate = session.open[0]
    with pytest.raises(DataError, match="text_summary still has eight words running"):
        session.accept(candidate, candidate.fact, TEXT)
    own = corrected(candidate.fact, ["text_summary=The guide gets a new edition."])
    session.accept(candidate, own, TEXT, corrected=True)
    [fact] = read_facts(tmp_path / "data" / "documents" / "doc.jsonl").facts
    assert getattr(fact, "text_summary") == "The guide gets a new edition."  # noqa: B009 - the type is not known here


def test_a_correction_must_fit_the_form_of_a_fact() -> None:
    fact = from_json(json.dumps({key: value for key, value in ROWS[0].items() if key not in ("span", "confidence")}))
    assert getattr(corrected(fact, ["topics=clusters; training"]), "topics") == ("clusters", "training")  # noqa: B009
    with pytest.raises(FactError, match="class"):
        corrected(fact, ["class=verdict"])
    with pytest.raises(DataError, match="not field=value"):
        corrected(fact, ["class"])


def test_facts_from_elsewhere_stay_in_the_file(facts: Path, tmp_path: Path) -> None:
    documents = tmp_path / "data" / "documents"
    documents.mkdir(parents=True)
    other = {**ROWS[1], "id": "doc/theme/other", "name": "Other", "review": "checked-twice"}
    line = json.dumps({key: value for key, value in other.items() if key not in ("span", "confidence")})
    (documents / "doc.jsonl").write_text(line + "\n", encoding="utf-8")
    session = Session(facts, tmp_path / "data")
    session.judge(session.open[1], "accept")
    session.undo()
    assert landed(tmp_path / "data") == ["doc/theme/other"]


def test_accepted_facts_stand_in_canonical_order() -> None:
    rows = [{**ROWS[1], "id": f"doc/theme/t{n}", "paragraph": p} for n, p in enumerate(("10", "2", "Annex I, 3"))]
    kept = [from_json(json.dumps({k: v for k, v in row.items() if k not in ("span", "confidence")})) for row in rows]
    assert [fact.paragraph for fact in in_order(kept)] == ["Annex I, 3", "2", "10"]


def test_a_name_that_no_register_knows_is_a_candidate_with_the_near_names() -> None:
    row = {**ROWS[0], "actor": ["UNECE", "Working Party on Industry and Enterprise Developments"]}
    fact = from_json(json.dumps({key: value for key, value in row.items() if key not in ("span", "confidence")}))
    [(field, name, near)] = unlinked(fact, NameIndex(read_registers(data_folder())))
    assert (field, name) == ("actor", "Working Party on Industry and Enterprise Developments")
    assert near[0] == "Working Party on Industry and Enterprise Development"


def test_a_passage_is_shown_with_what_stands_around_it() -> None:
    before, words, after = passage(TEXT, (3, 25))
    assert before == "1. "
    assert words.startswith("The Working Party")
    assert before + words + after == TEXT


def test_a_short_run_of_common_words_is_not_borrowed() -> None:
    fact = from_json(json.dumps({key: value for key, value in ROWS[0].items() if key not in ("span", "confidence")}))
    assert borrowed(fact, TEXT) == ["text_summary"]
    assert borrowed(fact, "agreed to publish a second edition of another book") == []

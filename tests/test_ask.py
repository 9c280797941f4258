"""A query is a saved question with parameters, a file, or a text; never two of them by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.ask import LONGEST, ask, text_of
from graph.errors import QueryError, UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import KnowledgeGraph


def test_a_saved_question_comes_with_its_default_or_another_value(kg: KnowledgeGraph) -> None:
    question, text = text_of(kg, "members-of-organization")
    assert question is not None
    assert text == question.text
    _, other = text_of(kg, "members-of-organization", ["body=BSEC"])
    assert len(ask(kg, other)) != len(ask(kg, text)) > 0


def test_a_file_is_read_as_it_stands(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_bytes("\ufeffASK { body:unece a smepb:Organization } # é\n".encode())
    question, text = text_of(kg, str(path))
    assert question is None
    assert text == "ASK { body:unece a smepb:Organization } # é\n"
    assert ask(kg, text).truth


def test_a_value_may_hold_a_sign_of_equality(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="no name 'a=b' is known"):
        text_of(kg, "members-of-organization", ["body=a=b"])


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("members-of-organisation", (), "near: members-of-organization"),
        ("none.rq", (), "none.rq: cannot be read"),
        ("members-of-organization", ("body",), "write NAME=VALUE"),
        ("members-of-organization", ("economy=LVA",), "the parameters of members-of-organization are: body"),
    ],
)
def test_what_cannot_be_asked_is_told(kg: KnowledgeGraph, name: str, settings: tuple[str, ...], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        text_of(kg, name, settings)


def test_a_file_takes_no_values_and_must_be_a_text_of_some_length(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("ASK { }", encoding="utf-8")
    with pytest.raises(QueryError, match="--set is for saved questions"):
        text_of(kg, str(path), ["body=UNECE"])
    path.write_bytes(b"ASK { } # \xff")
    with pytest.raises(QueryError, match="not UTF-8 at byte 10"):
        text_of(kg, str(path))
    path.write_text("#" * (LONGEST + 1), encoding="utf-8")
    with pytest.raises(QueryError, match="has 200,001 characters, more than 200,000"):
        text_of(kg, str(path))

"""The head of a document and the dates in it."""

from __future__ import annotations

import pytest

from graph.documents import read_text
from graph.documents.dates import dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Geneva, 23-27 November 1998", "1998-11-23", "1998-11-27"),
        ("Chur, 30 November - 2 December 1998", "1998-11-30", "1998-12-02"),
        ("from 30 December 1998 to 2 January 1999", "1998-12-30", "1999-01-02"),
        ("on 21 and 22 March 2001", "2001-03-21", "2001-03-22"),
        ("March 21-22, 2001", "2001-03-21", "2001-03-22"),
        ("2nd October 1998", "1998-10-02", "1998-10-02"),
        ("October 2, 1998", "1998-10-02", "1998-10-02"),
        ("February 2002", "2002-02", "2002-02"),
        ("2002-02-03", "2002-02-03", "2002-02-03"),
        ("Genève, 3 au 5 février 2002", "2002-02-03", "2002-02-05"),
        ("Madrid, 3 de marzo de 2002", "2002-03-03", "2002-03-03"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    found = dates(text)
    assert found is not None
    assert found[:2] == (first, last)


@pytest.mark.parametrize("text", ["in the spring", "99 May 2001", "2002-19-03", "3 Brumaire 2002", "May we come?"])
def test_what_is_no_date(text: str) -> None:
    assert dates(text) is None or not dates(text)  # type: ignore[unused-ignore]


def test_a_name_of_a_body_may_take_two_lines() -> None:
    text = (
        "Distr.: General\nHAT/1/2\n\nHAT BOARD\nCommission on Felt, Straw\nand Leather\nThird session\nArles, 1-2 May 2001\n\n"
        "1. It began.\n"
    )
    head = read_text(text, "a.txt").masthead
    assert head.bodies == ("HAT BOARD", "Commission on Felt, Straw and Leather")
    assert head.body == "Commission on Felt, Straw and Leather"


def test_a_title_in_bold_may_take_two_lines() -> None:
    text = "**Council\non Hats**\n\nHAT/1/2\n2 May 2001\n\n**HATS AND\nGLOVES**\n\nReport by the secretariat\n\n1. It began.\n"
    head = read_text(text, "a.txt").masthead
    assert (head.title, head.author, head.bodies) == (
        "HATS AND GLOVES",
        "Report by the secretariat",
        ("Council on Hats",),
    )


def test_a_session_held_somewhere() -> None:
    text = (
        "Report of the Board on Hats\n\nheld at the Old Mill, Arles, from 3 to 5 May 2001\n\nHAT/1/2\n\n1. It began.\n"
    )
    head = read_text(text, "a.txt").masthead
    assert (head.title, head.place, head.start, head.end) == (
        "Report of the Board on Hats", "the Old Mill, Arles", "2001-05-03", "2001-05-05",
    )  # fmt: skip


def test_language_beside_the_original() -> None:
    head = read_text("HAT/1/2\nEnglish\nOriginal: French\n2 May 2001\n\n1. It began.\n", "a.txt").masthead
    assert head.language == "French"


def test_no_head() -> None:
    document = read_text(
        "The group met in Arles on 3 May 2001 to speak of hats.\n\n1. Hats\n\nHats were few.\n", "a.txt"
    )
    assert document.masthead.title == ""
    assert document.blocks[0].reference == "Preamble"

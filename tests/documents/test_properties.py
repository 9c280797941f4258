"""What must hold for any text and any bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.documents import Document, read_bytes, read_text
from graph.documents.characters import clean
from graph.errors import DocumentError
from tests.documents.reports import REPORTS, Report
from tests.documents.writers import TEXTS, as_text

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIXES = ("txt", "md", "html", "docx", "pdf")
MARKERS = (
    "1. ",
    "2. ",
    "7.\n",
    " 22.",
    "(a) ",
    "(i) ",
    "- (b) ",
    "· ",
    "• ",
    "- ",
    "* ",
    "A. ",
    "II. ",
    "B.1\n",
    "3.2 ",
    "",
)
WORDS = st.sampled_from(
    ["Annex I", "Item 3:", "Item 2: Other business", "CONTENTS", "Introduction ..... 3", "Documentation:", "HIGHLIGHTS", "Page 3",
     "Recommendations addressed to Governments", "TD/B/COM.9/1", "23 March", "The board met.", "took note of it", "\f", "____",
     "**bold", "*so*", "(a) one; and (b) two.", "Distr. GENERAL", "\t", "a\tb", "Chapter I", "1/ See there.", "é\u200b\u202e\u0301"]
)  # fmt: skip
LINES = st.lists(st.tuples(st.sampled_from(MARKERS), WORDS, st.sampled_from(["\n", "\n\n", " ", "\r\n"])), max_size=30)
TEXT = st.one_of(
    st.text(max_size=400), LINES.map(lambda rows: "".join(mark + words + end for mark, words, end in rows))
)


def words_of(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def check(document: Document) -> None:
    """Every block is a slice of the text, in order, and hangs under an earlier one."""
    end = 0
    for place, block in enumerate(document.blocks):
        assert document.text[block.start : block.end] == block.text
        assert end <= block.start <= block.end <= len(document.text)
        assert block.parent < place
        assert block.reference
        assert block.depth == 0 or block.kind in ("item", "documentation")
        for part in block.inline:
            assert document.text[part.start : part.end] == part.text
            assert block.start <= part.start <= part.end <= block.end
        end = block.end
        assert document.at(block.start) in (block, None)
        assert block in document.find(block.reference)


def check_or_reason(read: Callable[[], Document], begin: str) -> None:
    """What is read is sound; what is refused is refused in one line that names the file."""
    try:
        document = read()
    except DocumentError as error:
        reason = str(error)
    else:
        check(document)
        return
    assert reason.startswith(begin)
    assert "\n" not in reason


@given(TEXT, st.sampled_from(["txt", "md", "html"]))
@example("1.\n\n2.\n", "txt")
@example("\f\f\n1. x\f", "txt")
@example("| |\n|-|\n", "md")
@settings(max_examples=400)
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    check_or_reason(lambda: read_text(text, f"any.{suffix}"), f"any.{suffix}: ")


@given(st.binary(max_size=600), st.sampled_from(SUFFIXES))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(content: bytes, suffix: str) -> None:
    check_or_reason(lambda: read_bytes(content, f"any.{suffix}"), f"any.{suffix}: ")


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(LINES)
def test_reading_is_repeatable(rows: list[tuple[str, str, str]]) -> None:
    text = "".join(mark + words + end for mark, words, end in rows) + "The end."
    assert read_text(text, "a.txt") == read_text(text, "a.txt")


@given(st.lists(st.text("abcdefgh ", min_size=3, max_size=80).map(str.strip).filter(bool), min_size=1, max_size=12))
def test_numbered_paragraphs_come_back_whole(bodies: list[str]) -> None:
    printed = [f"The {' '.join(body.split())} came." for body in bodies]
    text = "\n\n".join(f"{number}. {words}" for number, words in enumerate(printed, 1))
    found = [(block.reference, block.text) for block in read_text(text, "a.txt").blocks]
    assert found == [(str(number), words) for number, words in enumerate(printed, 1)]


@given(st.data())
@settings(max_examples=60)
def test_no_word_is_lost_and_none_is_added(data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(REPORTS))
    name = data.draw(st.sampled_from(["plain", "wrapped", "numbers alone"]))
    suffix, make = TEXTS[name]
    printed = make(report)
    assert words_of(read_text(printed, f"a.{suffix}").text) == words_of(clean(printed))


@given(st.sampled_from(REPORTS), st.integers(0, 5000), st.text("()[]*_#<>|.-\t\n\f\u200f1aIA", min_size=1, max_size=6))
@settings(max_examples=300)
def test_a_report_with_something_put_into_it_is_still_read(report: Report, at: int, what: str) -> None:
    whole = as_text(report)
    check(read_text(whole[:at] + what + whole[at:], "a.txt"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_beginning_of_a_report_is_read(report: Report) -> None:
    whole = as_text(report)
    for end in range(1, len(whole), 37):
        check(read_text(whole[:end], "a.txt"))

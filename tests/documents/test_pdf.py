"""PDF files: columns, cut paragraphs, page numbers."""

from __future__ import annotations

import textwrap

from graph.documents import read_bytes
from tests.documents.pdf_writer import Line, pages_of, pdf_of, pdf_with

WHO = ("miller", "mason", "herder")
PARAGRAPHS = [
    f"{number}. "
    + " ".join(
        f"The {word} of the valley came to the fair with hat number {number}." for word in ("miller", "mason", "herder")
    )
    for number in range(1, 25)
]


def words_of(content: bytes) -> list[str]:
    return [f"{block.marker} {block.text}" for block in read_bytes(content, "a.pdf").blocks]


def test_one_column_over_pages() -> None:
    pages = pages_of([(0, False, words) for words in PARAGRAPHS], 80, "HAT/1/2")
    assert len(pages) > 1
    assert words_of(pdf_of(pages)) == PARAGRAPHS
    assert {block.page for block in read_bytes(pdf_of(pages), "a.pdf").blocks} == {1, 2}


def test_two_columns() -> None:
    lines = [line for words in PARAGRAPHS[:18] for line in textwrap.wrap(words, 38)]
    half = (len(lines) + 1) // 2
    page = [Line(72 + 240 * (place // half), 780 - 13 * (place % half), words) for place, words in enumerate(lines)]
    assert words_of(pdf_of([page])) == PARAGRAPHS[:18]


def test_a_table_is_not_taken_for_columns() -> None:
    page = [
        Line(
            72, 700, "1. The fairs of this year in the valley and on the hills around it are these, as the board chose:"
        )
    ]
    for place in range(14):
        page += [
            Line(72, 670 - 13 * place, f"{place + 1} May"),
            Line(300, 670 - 13 * place, f"Fair of the town number {place + 1}"),
        ]
    rows = [block.cells for block in read_bytes(pdf_of([page]), "a.pdf").blocks if block.kind == "row"]
    assert rows[0] == ("1 May", "Fair of the town number 1")
    assert len(rows) == 14


def test_an_empty_page_among_others() -> None:
    content = pdf_with(
        [
            b"BT /F 11 Tf 72 700 Td (1. One came to the fair.) Tj ET",
            b"q Q",
            b"BT /F 11 Tf 72 700 Td (2. Two came.) Tj ET",
        ]
    )
    assert words_of(content) == ["1. One came to the fair.", "2. Two came."]

"""Lines of the head and of lists that reports print in ways of their own."""

from __future__ import annotations

import pytest

from graph.documents import Document, read_text


def read(text: str) -> Document:
    return read_text(text, "a.txt")


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.reference, block.text) for block in read(text).blocks]


def test_contents_may_have_one_blank_before_the_page() -> None:
    found = kinds("HAT/1/2\n\nCONTENTS\n\nI. Attendance 1\nII. Hats 3\n\nI. ATTENDANCE\n\n1. All came.\n")
    assert [kind for kind, _, _ in found] == ["masthead", "contents", "contents", "contents", "heading", "paragraph"]


def test_a_capital_item_of_the_agenda_is_no_line_of_the_head() -> None:
    text = "RECORD OF THE BOARD ON HATS\n\nITEM 1: ADOPTION OF THE AGENDA\n\nThe agenda was adopted.\n\nITEM 2: HATS\n\nNone.\n"
    assert [(ref, text) for kind, ref, text in kinds(text) if kind == "agenda-item"] == [
        ("Item 1", "ADOPTION OF THE AGENDA"),
        ("Item 2", "HATS"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(First session, Arles, 3-4 May 2001)",
        "First session, Arles, 3-4 May 2001",
        "First session\nArles, from 3 to 4 May 2001",
        "First session\nheld at Arles,\nfrom 3 to 4 May 2001",
    ],
)
def test_session_place_and_days_of_the_head(line: str) -> None:
    head = read(f"BOARD ON HATS\n{line}\n\nHAT/1/2\n24-Jul-2001\n\nReport of the Board\n\n1. It began.\n").masthead
    assert (head.session, head.place, head.start, head.end) == ("First session", "Arles", "2001-05-03", "2001-05-04")
    assert (head.date, head.title) == ("2001-07-24", "Report of the Board")


def test_the_day_on_which_a_declaration_was_adopted() -> None:
    head = read("THE HAT DECLARATION\nAdopted on 3 May 2001\n\nWE, the hatters, met.\n\n1. It began.\n").masthead
    assert (head.title, head.date) == ("THE HAT DECLARATION", "2001-05-03")


def test_lettered_headings_under_an_item_of_the_agenda_keep_its_reference() -> None:
    text = (
        "RECORD OF THE BOARD ON HATS\n\nItem 1: Work plan\n\na. Felt\n\nFelt was fine.\n\nb. Straw\n\nStraw was not.\n\n"
        "Item 2: Other business\n\nNone.\n"
    )
    found = read(text)
    passage = next(block for block in found.blocks if block.text == "Straw was not.")
    assert (passage.reference, passage.headings) == ("Item 1", ("Work plan", "Straw"))


def test_rows_with_bars_between_their_cells() -> None:
    found = read("1. It saw two hats:\n\nName | Colour\nTop hat | black\nCap | red\n\n2. It ended.\n")
    assert [block.cells for block in found.blocks if block.kind == "row"] == [
        ("Name", "Colour"),
        ("Top hat", "black"),
        ("Cap", "red"),
    ]


def test_a_clause_in_capitals_ends_the_numbered_list_before_it() -> None:
    text = (
        "THE HAT DECLARATION\n\nWE, the hatters:\n\nAGREE to:\n\n1. Wear hats;\n\n2. Buy hats;\n\nINVITE all to join.\n"
    )
    assert [(ref, text) for _, ref, text in kinds(text)][-3:] == [
        ("1", "Wear hats;"),
        ("2", "Buy hats;"),
        ("Preamble", "INVITE all to join."),
    ]


def test_categories_of_participants_begin_lines_of_their_own() -> None:
    text = (
        "1. All came. The following States were represented: Latvia and Poland.\nThe following organizations were represented:"
        " Hat Union.\n\n2. It ended.\n"
    )
    assert [block.text for block in read(text).blocks if "organizations" in block.text]


def test_a_day_may_stick_to_its_month() -> None:
    head = read("BOARD ON HATS\nArles, 25-26April 2012\n\nHAT/1/2\n\n1. It began.\n").masthead
    assert (head.start, head.end) == ("2012-04-25", "2012-04-26")

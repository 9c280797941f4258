"""The rules of the structure, one small text for each."""

from __future__ import annotations

import time

import pytest

from graph.documents import Document, read_text
from tests.documents.reports import WORKING_PARTY
from tests.documents.writers import as_text


def read(text: str) -> Document:
    return read_text(text, "a.txt")


def references(text: str) -> list[tuple[str, str]]:
    return [(block.reference, block.text) for block in read(text).blocks]


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.reference, block.text) for block in read(text).blocks]


def test_numbers_on_their_own_line_with_a_leading_blank_and_in_line() -> None:
    text = "1.\nThe board met.\n\n 2.\nIt rained.\n\n3. It stopped.\n\n  4.   Tea was served.\n"
    assert references(text) == [
        ("1", "The board met."),
        ("2", "It rained."),
        ("3", "It stopped."),
        ("4", "Tea was served."),
    ]


def test_a_number_may_be_left_out() -> None:
    assert [ref for ref, _ in references("1. One came.\n\n2. Two came.\n\n5. Five came.\n\n6. Six came.\n")] == [
        "1",
        "2",
        "5",
        "6",
    ]


def test_a_year_is_not_a_paragraph_number() -> None:
    text = "1. The plan was made in the spring of the year.\n\n2002. That was a good year for hats, as we agreed.\n\n2. It ended.\n"
    assert references(text)[1] == ("1", "2002. That was a good year for hats, as we agreed.")


def test_numbering_begins_again_in_an_annex() -> None:
    text = "1. One came.\n\nAnnex II: Calendar\n\n1. It is long.\n\nAnnex III\n\nRules\n\n1. There are none.\n"
    assert references(text) == [
        ("1", "One came."),
        ("Annex II", "Calendar"),
        ("Annex II, 1", "It is long."),
        ("Annex III", "Annex III"),
        ("Annex III", "Rules"),
        ("Annex III, 1", "There are none."),
    ]


def test_a_sentence_about_an_annex_opens_none() -> None:
    text = "1. The rules follow.\n\nAnnex I to the report was adopted.\n\n2. It was long.\n"
    assert read(text).blocks[1].part == "main"
    assert references(text)[1] == ("1", "Annex I to the report was adopted.")


def test_numbering_begins_again_under_recommendations() -> None:
    text = (
        "1. One came.\n\n2. Two came.\n\nRecommendations addressed to bilateral donors\n\n1. Money\n\n(a) Give more.\n\n"
        "2. Advice\n\n(a) Give less:\n\n(i) of it in winter;\n\n(ii) of it in spring.\n"
    )
    assert [ref for ref, _ in references(text)[2:]] == [
        "Rec. to bilateral donors",
        "Rec. to bilateral donors 1",
        "Rec. to bilateral donors 1(a)",
        "Rec. to bilateral donors 2",
        "Rec. to bilateral donors 2(a)",
        "Rec. to bilateral donors 2(a)(i)",
        "Rec. to bilateral donors 2(a)(ii)",
    ]


def test_a_numbered_list_within_a_paragraph() -> None:
    text = "1. One came.\n\n2. They chose:\n\n   1. a Chair;\n\n   2. a scribe.\n\n3. They left.\n"
    assert [ref for ref, _ in references(text)] == ["1", "2", "2(1)", "2(2)", "3"]


def test_the_letter_i_after_h_is_a_letter() -> None:
    text = "1. They chose:\n\n" + "\n\n".join(f"({sign}) the {sign} of it;" for sign in "abcdefghij")
    assert [ref for ref, _ in references(text)][-3:] == ["1(h)", "1(i)", "1(j)"]


def test_roman_numbers_under_letters_return_to_letters() -> None:
    text = "4. They chose:\n\n(a) this:\n(i) one;\n(ii) two;\n(b) that:\n - (i) three;\n  - (ii) four.\n\nAll agreed to that.\n"
    assert [ref for ref, _ in references("3. It began.\n\n" + text)] == [
        "3", "4", "4(a)", "4(a)(i)", "4(a)(ii)", "4(b)", "4(b)(i)", "4(b)(ii)", "4",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["·", "•", "-", "*", "–", "▪", "\uf0b7"])
def test_bullets(sign: str) -> None:
    text = f"1. The board chose:\n\n{sign} red hats;\n{sign}  blue hats; and\n\n{sign}   green hats.\n"
    found = read(text).blocks[1:]
    assert [(block.kind, block.reference, block.text, block.depth) for block in found] == [
        ("item", "1", "red hats;", 1),
        ("item", "1", "blue hats; and", 1),
        ("item", "1", "green hats.", 1),
    ]


def test_bullets_further_in_are_nested() -> None:
    text = "1. The board chose:\n\n- hats\n    - red\n    - blue\n- gloves\n"
    assert [(block.text, block.depth) for block in read(text).blocks[1:]] == [
        ("hats", 1),
        ("red", 2),
        ("blue", 2),
        ("gloves", 1),
    ]


def test_an_element_that_goes_on_after_a_page() -> None:
    text = "1. The board chose hats that were made in the valley by hand and\n\n\n\nsold at fairs.\n\n2. It ended.\n"
    assert references(text)[0][1].endswith("by hand and sold at fairs.")


def test_page_numbers_and_running_heads_are_left_out() -> None:
    text = (
        "HAT/WP.1/7\n2 May 2001\n\nREPORT ON HATS\n\n1. The board met in the great hall of the old town and spoke about\n\n"
        "HAT/WP.1/7\npage 2\n\nhats for a long time.\n\n- 3 -\n\n2. It ended.\n"
    )
    assert references(text)[-2:] == [
        ("1", "The board met in the great hall of the old town and spoke about hats for a long time."),
        ("2", "It ended."),
    ]


def test_broken_words_are_joined_and_hyphens_of_words_are_kept() -> None:
    text = (
        "1. The long-term plan of the council of hats was to buy wool for the econ-\nomy of the valley, a thing of long-\n"
        "term use to the people of the valley and all their neighbours there.\n"
    )
    assert "the economy of the valley, a thing of long-term use" in references(text)[0][1]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("Item 2: Other business", "2", "Other business"),
        ("Item 2:\nOther business", "2", "Other business"),
        ("Agenda item 2 - Other business", "2", "Other business"),
        ("ITEM 2. OTHER BUSINESS", "2", "OTHER BUSINESS"),
        ("II. Other business (agenda item 2)", "2", "Other business"),
        ("OTHER BUSINESS\n(Agenda item 2)", "2", "OTHER BUSINESS"),
        ("Chapter II\n\nOTHER BUSINESS\n\n(Agenda item 2)", "2", "OTHER BUSINESS"),
    ],
)
def test_agenda_items(line: str, number: str, title: str) -> None:
    document = read(f"1. The board met.\n\n{line}\n\n2. No other matter was raised.\n")
    item = document.blocks[1]
    assert (item.kind, item.number, item.text, item.reference) == ("agenda-item", number, title, "Item 2")
    assert (document.blocks[2].reference, document.blocks[2].item) == ("2", "Item 2")


def test_a_record_whose_numbers_stand_before_titles() -> None:
    text = (
        "The group held its meeting in May.\n\n1. Opening\n\nThe Chair spoke.\n\n2.\nPlan of work\n\nThe plan was long.\n\n"
        "3. \nReports\n\n3.1 Hats\n\nHats were few.\n\n3.2 Gloves\n\nGloves were many.\n"
    )
    assert [(kind, ref) for kind, ref, _ in kinds(text)] == [
        ("paragraph", "Preamble"),
        ("agenda-item", "Item 1"),
        ("paragraph", "Item 1"),
        ("agenda-item", "Item 2"),
        ("paragraph", "Item 2"),
        ("agenda-item", "Item 3"),
        ("agenda-item", "Item 3.1"),
        ("paragraph", "Item 3.1"),
        ("agenda-item", "Item 3.2"),
        ("paragraph", "Item 3.2"),
    ]


def test_headings() -> None:
    text = (
        "1. One came.\n\nA. Hats\n\nRed hats\n\n2. They were red.\n\n1. Small ones\n\n3. They were small.\n\n"
        "B. Gloves\n\n4. None came.\n\nII. End\n\n5. It ended.\n"
    )
    assert [ref for kind, ref, _ in kinds(text) if kind == "heading"] == [
        "Heading A", "Heading before 2", "Heading A.1", "Heading B", "Heading II",
    ]  # fmt: skip
    assert read(text).find("2")[0].headings == ("Hats", "Red hats")  # type: ignore[union-attr]


def test_a_table_of_contents_is_no_source() -> None:
    text = (
        "CONTENTS\n\nIntroduction . . . . . . . . 1\n\nA.  Hats of the\n    valley ........... 2\n\nB.  Gloves\t3\n\nAnnex\n\n"
        "I. Calendar\n\nIntroduction\n\n1. It began.\n\nA. Hats of the valley\n\n2. Few.\n\nB. Gloves\n\n3. Many.\n\n"
        "Annex\n\nCalendar\n\n"
        "1. Long.\n"
    )
    document = read(text)
    assert [block.is_source for block in document.blocks[:3]] == [False, False, False]
    assert [block.reference for block in document.blocks if block.kind == "paragraph"] == ["1", "2", "3", "Annex, 1"]
    assert document.find("Heading A")[0].text == "Hats of the valley"


def test_documentation() -> None:
    text = (
        "1. It began.\n\nItem 2: Hats\n\nDocumentation:\nHAT/2001/4 Report on hats\n\nHAT/2001/4/Add.1\n\nOn felt\n\n"
        "2. They were read.\n\nItem 3: Gloves\n\nDocuments: HAT/2001/5\n\n3. It was read.\n"
    )
    assert [(ref, text) for kind, ref, text in kinds(text) if kind == "documentation"] == [
        ("Item 2", "Documentation:"),
        ("Item 2", "HAT/2001/4 Report on hats"),
        ("Item 2", "HAT/2001/4/Add.1"),
        ("Item 2", "On felt"),
        ("Item 3", "HAT/2001/5"),
    ]


def test_footnotes_do_not_cut_a_paragraph() -> None:
    text = (
        "1. The board spoke of hats 1/ and of their makers in the valley and\n\n"
        "__________\n1/ See HAT/3.\n* Not a bullet.\n\n- 2 -\n\n"
        "their sons.\n\n2. It ended.\n"
    )
    assert kinds(text) == [
        ("paragraph", "1", "The board spoke of hats 1/ and of their makers in the valley and their sons."),
        ("footnote", "Footnote 1", "See HAT/3."),
        ("footnote", "Footnote *", "Not a bullet."),
        ("paragraph", "2", "It ended."),
    ]


def test_schedules_and_columns_are_rows() -> None:
    text = (
        "1. The meetings are:\n\n23 March\nSpring fair of the valley\n\n2-3 May\nSummer fair of the valley\n\n"
        "Chair:      Ms. Odile Varga\n"
    )
    rows = [block.cells for block in read(text).blocks if block.kind == "row"]
    assert rows == [
        ("23 March", "Spring fair of the valley"),
        ("2-3 May", "Summer fair of the valley"),
        ("Chair:", "Ms. Odile Varga"),
    ]


def test_bullets_after_a_colon_are_nested_until_their_form_changes() -> None:
    text = "· Adopted the plan for hats\n· Formed teams on:\n· Felt\n· Straw hats\n· Invited the guild of glovers\n"
    assert [(block.text, block.depth) for block in read("1. It:\n\n" + text).blocks[1:]] == [
        ("Adopted the plan for hats", 1),
        ("Formed teams on:", 1),
        ("Felt", 2),
        ("Straw hats", 2),
        ("Invited the guild of glovers", 1),
    ]


def test_emphasis_is_taken_away() -> None:
    assert (
        references("1. The *maquiladora* of **Anse** was <u>closed</u>.\n")[0][1]
        == "The maquiladora of Anse was closed."
    )


def test_invisible_and_right_to_left_signs_are_taken_away() -> None:
    text = "1. The \u200bboard\u200e of \u202bהעיר\u202c met\xa0in ca\u0301fes\u00ad.\n"
    assert references(text) == [("1", "The board of העיר met in cáfes.")]


def test_find_takes_other_ways_to_cite() -> None:
    document = read(as_text(WORKING_PARTY))
    assert document.find("Para 4") == document.find("4")
    assert document.find("paragraph 4")[0].text.startswith("The Team on Varnish")
    assert document.find("Title")[0].text == document.masthead.title
    assert document.find("999") == ()
    assert document.references()[:3] == ("Header", "Highlights", "Heading before 1")


def test_two_hundred_reports_a_second() -> None:
    text = as_text(WORKING_PARTY)
    text += "\n\n".join(f"{number}. {'The board spoke of hats and of gloves. ' * 6}" for number in range(2, 80))
    text = text[:20_000]
    read(text)
    begin = time.process_time()
    for _ in range(20):
        read(text)
    assert time.process_time() - begin < 20 / 60, "reading has become more than three times slower"


@pytest.mark.parametrize(
    "text", ["B. Bowler opened the session.", "V. Cap spoke.", "(and) so on.", "e.g. hats.", "i.e. gloves."]
)
def test_what_is_no_marker(text: str) -> None:
    document = read(f"1. One came.\n\n{text} It was so.\n")
    assert document.blocks[1].text == f"{text} It was so."


def test_capitals_as_list() -> None:
    assert [ref for ref, _ in references("1. They chose:\n\nA. red hats;\n\nB. blue hats.\n")] == ["1", "1(A)", "1(B)"]

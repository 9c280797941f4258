"""The same report in every format gives the same paragraphs with the same references."""

from __future__ import annotations

import pytest

from graph.documents import read_bytes
from tests.documents.reports import CONCLUSIONS, REPORTS, WORKING_PARTY, Report
from tests.documents.writers import FILES

APART = ("masthead", "title", "contents")


@pytest.mark.parametrize("how", FILES)
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_paragraphs_and_references(report: Report, how: str) -> None:
    suffix, make = FILES[how]
    document = read_bytes(make(report), f"{report.name}.{suffix}")
    assert [(block.reference, block.text) for block in document.blocks if block.kind not in APART] == report.expected
    wanted = ["masthead" if entry.role == "head" else entry.role for entry in report.entries]
    assert [block.kind for block in document.blocks if block.kind in APART] == [
        kind for kind in wanted if kind in APART
    ]
    assert document.format == suffix


@pytest.mark.parametrize("how", FILES)
def test_masthead(how: str) -> None:
    suffix, make = FILES[how]
    head = read_bytes(make(WORKING_PARTY), f"a.{suffix}").masthead
    assert (head.symbol, head.date, head.language, head.distribution) == (
        "LAKE/WP.3/2004/11",
        "2004-03-09",
        "English",
        "General",
    )
    assert head.title == "REPORT OF THE WORKING PARTY ON ITS FOURTH SESSION"
    assert head.bodies == (
        "UNITED NATIONS",
        "LAKE REGION COUNCIL",
        "Committee on Canals and Crafts",
        "Working Party on Small Shipyards",
    )
    assert (head.session, head.place, head.start, head.end) == ("Fourth session", "Brenta", "2004-03-02", "2004-03-03")


@pytest.mark.parametrize("how", FILES)
def test_kinds_and_nesting(how: str) -> None:
    suffix, make = FILES[how]
    document = read_bytes(make(WORKING_PARTY), f"a.{suffix}")
    by_text = {block.text: block for block in document.blocks}
    slipways = by_text["Sail making by cooperatives"]
    above = document.blocks[slipways.parent]
    assert (slipways.depth, above.text, above.depth) == (2, "Formed two new teams on:", 1)
    entry = by_text["LAKE/WP.3/2004/5 Yards and their neighbours"]
    assert (entry.kind, entry.item) == ("documentation", "Item 2")
    last = by_text["Both reports are expected before the fifth session of the Working Party is convened."]
    assert document.blocks[last.parent].number == "5"
    assert by_text["Repairs wait for the census to be complete."].headings[-2:] == ("Slipways", "Repairs")
    assert by_text["Repairs"].part == "Annex I"


@pytest.mark.parametrize("how", FILES)
def test_lists_within_a_sentence(how: str) -> None:
    suffix, make = FILES[how]
    document = read_bytes(make(CONCLUSIONS), f"a.{suffix}")
    (part,) = document.find("Summary (b)")
    assert part.text == "to draw up a loan that is repaid in cheese"
    assert document.text[part.start : part.end] == part.text

"""A report as CSV, JSON, workbook and page: the same cells everywhere, numbers as numbers, and nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.report import Report, Section
from graph.report_formats import FORMATS, render
from graph.report_page import sheet

if TYPE_CHECKING:
    from graph.report import Cell

NASTY = ("=1+1", "+41 22 917", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://example.org","x")')
MARKUP = "<script>alert(1)</script> & \"quoted\" 'text' <img src=x onerror=alert(1)>"
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("WP.8", 0.25, 3, None, "plain"),
    (MARKUP, 1.0, 0, "", "Ω – ’ 中文 \u202e"),
    *((text, 0.5, -1, None, "x") for text in NASTY),
)
FIRST = Section(
    "first", "First & foremost", ("body", "score", "pairs", "missing", "words_found"), ROWS, f"Note: {MARKUP}"
)
EMPTY = Section("empty", "Nothing", ("body",), ())
REPORT = Report(f"Title {MARKUP}", ("What was read.", f"By {MARKUP}"), (FIRST, EMPTY))


def test_csv_holds_the_first_table_and_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(render(REPORT, "csv").decode("utf-8"), newline="")))
    assert rows[0] == list(FIRST.columns)
    assert len(rows) == 1 + len(ROWS)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert [row[0] for row in rows[3:]] == [f"'{text}" for text in NASTY]


def test_csv_keeps_numbers_as_they_are_even_negative_ones() -> None:
    rows = list(csv.reader(io.StringIO(render(REPORT, "csv").decode("utf-8"), newline="")))
    assert rows[1] == ["WP.8", "0.25", "3", "", "plain"]
    assert rows[3][2] == "-1"


def test_json_can_be_read_back_into_the_same_report() -> None:
    told = json.loads(render(REPORT, "json"))
    table = told["tables"][0]
    rows = tuple(tuple(row.values()) for row in table["rows"])
    first = Section(table["name"], table["title"], tuple(table["rows"][0]), rows, table["note"])
    assert (told["title"], tuple(told["notes"]), first) == (REPORT.title, REPORT.notes, FIRST)
    assert told["tables"][1] == {"name": "empty", "title": "Nothing", "note": "", "rows": []}


def test_a_workbook_has_numbers_as_numbers_texts_as_texts_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(REPORT, "xlsx")))
    assert book.sheetnames == ["about", "first", "empty"]
    sheet = book["first"]
    assert [cell.value for cell in sheet[1]] == list(FIRST.columns)
    assert [cell.value or None for cell in sheet[2]] == ["WP.8", 0.25, 3, None, "plain"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    told = [str(sheet.cell(row, 1).value) for row in range(4, 4 + len(NASTY))]
    assert [text.replace("_x000D_", "\r") for text in told] == list(NASTY)
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_the_first_sheet_tells_what_was_read_and_every_note() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(REPORT, "xlsx")))
    told = [row[0].value for row in book["about"].iter_rows(min_row=2)]
    assert told == [REPORT.title, *REPORT.notes, f"{FIRST.title}: {FIRST.note}"]


class Page(HTMLParser):
    """The elements and texts of a page, cells by table."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._open = False
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag == "td"
        if self._open:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1] += data


def test_markup_in_a_cell_note_or_title_is_text_on_the_page() -> None:
    page = Page(render(REPORT, "html"))
    assert {"script", "img"}.isdisjoint(tag for tag, _ in page.tags)
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert MARKUP in page.cells


def test_the_page_shows_every_cell_with_numbers_set_apart() -> None:
    content = render(REPORT, "html")
    assert len(Page(content).cells) == sum(len(row) for row in ROWS)
    numbers = [cell for row in ROWS for cell in row if isinstance(cell, int | float)]
    assert content.count(b'<td class="number">') == len(numbers)


def test_an_identifier_stands_under_its_name_and_a_paragraph_behind_its_document() -> None:
    columns = ("body", "id", "other_body", "other_id", "document", "paragraph", "paragraphs")
    rows: tuple[tuple[Cell, ...], ...] = (
        ("WP.8", "body:wp8", "WP.5", None, "report", "19", 2),
        ("", "", "", "x", "", "", None),
    )
    shown = sheet(Section("s", "S", columns, rows))
    assert [column.name for column in shown.columns] == ["body", "other body", "document", "paragraphs"]
    assert [[(cell.text, cell.small) for cell, _ in row] for row in shown.rows] == [
        [("WP.8", "body:wp8"), ("WP.5", ""), ("report, 19", ""), ("2", "")],
        [("", ""), ("", "x"), ("", ""), ("", "")],
    ]


def test_an_identifier_without_a_name_before_it_stands_for_itself() -> None:
    shown = sheet(Section("s", "S", ("id", "score"), (("one", 0.5),)))
    assert [column.name for column in shown.columns] == ["id", "score"]


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        ((0.5, 1.0, 12.3457, None), ["0.5000", "1.0000", "12.3457", ""]),
        ((0.5, 2), ["0.5", "2.0"]),
        ((1, 20, None), ["1", "20", ""]),
        ((0.5, 1e-07), ["0.5", "1e-07"]),
        ((0.123456789, 0.5), ["0.123456789", "0.5"]),
    ],
)
def test_numbers_of_a_column_have_the_same_digits_unless_that_would_lose_some(
    cells: tuple[Cell, ...], texts: list[str]
) -> None:
    (column,) = sheet(Section("s", "S", ("score",), tuple((cell,) for cell in cells))).columns
    assert column.kind == "number"
    assert [cell.text for cell in column.cells] == texts


def test_a_column_of_numbers_and_words_is_no_column_of_numbers() -> None:
    (column,) = sheet(Section("s", "S", ("years",), ((2001,), ("undated",)))).columns
    assert (column.kind, [cell.text for cell in column.cells]) == ("", ["2001", "undated"])


def test_the_page_loads_nothing_and_forbids_scripts() -> None:
    content = render(REPORT, "html").decode("utf-8")
    page = Page(content.encode())
    policies = [
        a["content"] for tag, a in page.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies
    assert "default-src 'none'" in str(policies[0])
    links = [str(a.get("href") or a.get("src")) for _, a in page.tags if "href" in a or "src" in a]
    assert all(link.startswith(("#", "data:")) for link in links)
    assert not re.search(r"url\(|@import", content)


def test_a_table_without_rows_says_so_beside_what_was_read() -> None:
    content = render(REPORT, "html").decode("utf-8")
    assert "None found in what was read." in content
    assert "What was read." in content


def test_every_heading_can_be_reached_by_its_table_name() -> None:
    page = Page(render(Report("T", (), (FIRST, EMPTY, Section("third", "Third", ("x",), ()))), "html"))
    targets = {a["id"] for tag, a in page.tags if tag == "h2"}
    assert (
        {str(a["href"]).removeprefix("#") for tag, a in page.tags if tag == "a"}
        == targets
        == {"first", "empty", "third"}
    )


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "table"])
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert render(REPORT, form) == render(REPORT, form)

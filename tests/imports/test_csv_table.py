"""A table of unknown origin is read whole and for certain, or refused in one line that says where and why.

A file of ``tests/bad/un-mandates/`` has one fault; the first part of its name says which.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import DataError
from graph.imports.csv_table import LARGEST, clean, records
from graph.imports.folder import read_source
from graph.imports.un_mandates import COLUMNS, Row, read
from tests.small_mandates import ROWS, row, table

BAD = sorted((Path(__file__).parents[1] / "bad" / "un-mandates").glob("*.csv"))
TOLD = {
    "broken-row": r":3: (not CSV in the row that begins here: .*|1[79] cells where the header has 18); ",
    "column-twice": r":1: the header has the column Link twice; ",
    "empty-file": r":1: the file is empty; ",
    "line-ends": r":1: the lines end with CR alone; ",
    "missing-column": r":1: the header has no columns? [A-Z][\w, -]+; ",
    "no-document": r":3: the row names no document; ",
    "no-entity": r":3: the row names no entity; ",
    "no-row": r":1: the file has a header and no row; ",
    "not-utf-8": r":3: not UTF-8: byte 0x[0-9a-f]{2} at place \d+ of the line; ",
    "nul-byte": r":[13]: a NUL byte: ",
    "semicolons": r":1: the cells are separated by semicolons, not by commas; ",
    "utf-16": r":1: the file is UTF-16; ",
}


def rows_of(text: str | bytes) -> tuple[Row, ...]:
    return read(io.BytesIO(text.encode() if isinstance(text, str) else text), "t.csv")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_file_with_a_fault_is_refused_in_one_line(path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(io.BytesIO(read_source(path)), path.name)
    told = str(caught.value)
    assert re.match(re.escape(path.name) + TOLD[path.name.split("--")[0]], told)
    assert "\n" not in told
    assert told.isprintable()


def test_every_fault_has_a_file() -> None:
    assert {path.name.split("--")[0] for path in BAD} == set(TOLD)


def test_missing_columns_are_named() -> None:
    text = table().replace("Entity-Long,Entity,", "Entity-Short,", 1)
    with pytest.raises(DataError, match="has no columns Entity-Long, Entity;"):
        rows_of(text)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(table().encode(), id="as it is"),
        pytest.param(b"\xef\xbb\xbf" + table().encode(), id="byte order mark"),
        pytest.param(table().replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(table().rstrip("\n").encode(), id="no line end at the end"),
        pytest.param(table().encode() + b"\n\n", id="blank lines at the end"),
    ],
)
def test_forms_that_spreadsheets_write_give_the_same_rows(form: bytes) -> None:
    assert rows_of(form) == rows_of(table())


def test_columns_are_found_by_name_and_others_left_out() -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["More", *reversed(COLUMNS)])
    writer.writeheader()
    writer.writerows({**cells, "More": "=1"} for cells in ROWS)
    assert rows_of(out.getvalue()) == rows_of(table())


def test_a_row_is_numbered_as_a_spreadsheet_does_and_a_line_as_an_editor_does() -> None:
    first = row("NORDA", "NORDA", "79/1", "A/RES/79/1", "Two\nlines")
    text = table([first, first]).replace('lines"', 'lines"', 1) + "\n" + table([first]).split("\n", 1)[1]
    assert [(r.number, r.line) for r in rows_of(text)] == [(2, 2), (3, 4), (5, 7)]


@pytest.mark.parametrize(
    ("cell", "kept", "hidden"),
    [
        ('=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")', False),
        ("@SUM(1+1)*cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", False),
        ("+1-1", "+1-1", False),
        ("<script>alert(1)</script>", "<script>alert(1)</script>", False),
        ("  Women\u00a0in \t business\n", "Women in business", False),
        ("right\u202eot tfel", "rightot tfel", True),
        ("bell\x07 and \x9f sign", "bell and sign", True),
        ("2022\u2013\u200d2031", "2022\u20132031", True),
        ("صندوق", "صندوق", False),
    ],
)
def test_a_cell_stays_as_it_is_but_for_blanks_and_what_nobody_sees(cell: str, kept: str, hidden: bool) -> None:
    (read_row,) = rows_of(table([row("NORDA", "NORDA", "79/1", "A/RES/79/1", cell)]))
    assert (read_row.description, read_row.hidden) == (kept, hidden)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "docs.un.org/A",
        "http://a b",
        "//x.org",
        "file:///etc",
        "https://x.org/" + "a" * 3000,
        'https://x.org/"onclick="',
        "https://x.org/<b>",
    ],
)
def test_a_link_that_is_no_web_address_is_left_out_and_told(link: str) -> None:
    (read_row,) = rows_of(table([row("NORDA", "NORDA", "79/1", "A/RES/79/1", "Plan", Link=link)]))
    assert (read_row.link, read_row.bad_link) == ("", link)


def test_size_is_limited(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DataError, match=r"huge\.csv: 200\.0 MB are more than the 8 MB that a table may have;"):
        read_source(huge)
    endless = io.BytesIO(b"a,b\n" + (b"x," + b"y" * 10_000 + b"\n") * (LARGEST // 10_000))
    with pytest.raises(DataError, match=r"more than the 8 MB"):
        list(records(endless, "t.csv", ("a", "b")))
    with pytest.raises(DataError, match=r"t\.csv:2: the line is longer than 1,000,000 bytes"):
        list(records(io.BytesIO(b"a,b\n" + b"x" * 1_000_001), "t.csv", ("a", "b")))
    with pytest.raises(DataError, match=r"t\.csv:2: b: the cell is longer than 20,000 characters"):
        list(records(io.BytesIO(b"a,b\nx," + b"x" * 20_001), "t.csv", ("a", "b")))
    with pytest.raises(DataError, match=r"t\.csv:2: not CSV in the row that begins here: field larger"):
        list(records(io.BytesIO(b'a,b\n"' + b"x,\n" * 60_000), "t.csv", ("a", "b")))


@pytest.mark.parametrize("path", ["", "nowhere.csv", "\0"])
def test_what_is_no_file_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(DataError, match="name the CSV file"):
        read_source(tmp_path / path)


@settings(max_examples=50)
@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        read(io.BytesIO(content), "t.csv")


@settings(max_examples=50)
@given(st.lists(st.text(max_size=30), min_size=18, max_size=18))
def test_no_cells_do_more_than_be_read_or_refused(cells: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    content = (",".join(COLUMNS) + "\n" + out.getvalue()).encode("utf-8", "surrogatepass")
    try:
        (read_row,) = read(io.BytesIO(content), "t.csv")
    except DataError as error:
        assert str(error).startswith("t.csv:")  # noqa: PT017
    else:
        assert all(
            clean(value) == (value, False) for value in (read_row.entity, read_row.description, read_row.printed)
        )

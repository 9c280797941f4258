"""HTML: what is kept, what is dropped, and which numbers are computed."""

from __future__ import annotations

import pytest

from graph.documents import Document, read_text
from graph.errors import DocumentError


def read(body: str) -> Document:
    return read_text(f"<html><body>{body}</body></html>", "a.html")


def texts(body: str) -> list[tuple[str, str]]:
    return [(block.reference, block.text) for block in read(body).blocks]


@pytest.mark.parametrize(
    "noise",
    [
        "<script>document.write('<p>2. No.</p>')</script>",
        "<style>p::before { content: 'No' }</style>",
        "<!-- <p>2. No.</p> -->",
        "<nav><p>2. No.</p></nav>",
        "<p hidden>2. No.</p>",
        "<div style='display: none'><p>2. No.</p></div>",
        "<noscript><p>2. No.</p></noscript>",
        "<svg><text>2. No.</text></svg>",
        "<template><p>2. No.</p></template>",
        "<footer><p>2. No.</p></footer>",
        "<img alt='2. No.' src='x' onerror='alert(1)'>",
    ],
)
def test_dropped(noise: str) -> None:
    assert texts(f"<p>1. Yes.</p>{noise}") == [("1", "Yes.")]


def test_ordered_lists_are_numbered() -> None:
    body = (
        "<ol start=7><li>Seven came.</li><li>Eight came:<ol type=a><li>one;<ol type=i><li>his hat;</li></ol></li><li>two.</li>"
        "</ol></li><li value=12>Twelve came.</li></ol>"
    )
    assert texts("<p>6. Six came.</p>" + body) == [
        ("6", "Six came."),
        ("7", "Seven came."),
        ("8", "Eight came:"),
        ("8(a)", "one;"),
        ("8(a)(i)", "his hat;"),
        ("8(b)", "two."),
        ("12", "Twelve came."),
    ]


def test_a_list_by_its_style() -> None:
    body = "<p>1. They chose:</p><ol style='list-style-type: lower-roman'><li>hats;</li><li>gloves.</li></ol>"
    assert [ref for ref, _ in texts(body)] == ["1", "1(i)", "1(ii)"]


def test_tables_are_rows() -> None:
    body = "<p>1. The fairs:</p>"
    body += (
        "<table><tr><th>Date</th><th>Fair</th></tr><tr><td>2 May</td><td>Hats <b>and</b><br>gloves</td></tr></table>"
    )
    rows = [block for block in read(body).blocks if block.kind == "row"]
    assert [row.cells for row in rows] == [("Date", "Fair"), ("2 May", "Hats and gloves")]
    assert {row.reference for row in rows} == {"1"}


def test_tables_that_only_arrange_the_page() -> None:
    body = "<table><tr><td><h2>Item 1: Hats</h2><p>1. Few.</p></td></tr><tr><td>"
    body += "<table><tr><td>2.</td><td>None.</td></tr></table></td></tr></table>"
    assert texts(body) == [("Item 1", "Hats"), ("1", "Few."), ("2", "None.")]


def test_numbers_in_a_column_of_their_own() -> None:
    body = "<table><tr><td>1.</td><td>One came.</td></tr><tr><td>2.</td><td>Two came.</td></tr></table>"
    assert texts(body) == [("1", "One came."), ("2", "Two came.")]


def test_breaks_and_preformatted_text() -> None:
    assert texts(
        "<p>1. One came.<br><br>2. Two came.</p><pre>3. Three herders of the far green valley\ncame.\n\n4. Four came.</pre>"
    ) == [
        ("1", "One came."),
        ("2", "Two came."),
        ("3", "Three herders of the far green valley came."),
        ("4", "Four came."),
    ]


def test_raised_numbers_do_not_grow_into_words() -> None:
    assert (
        texts("<p>1. The board<sup>3</sup> met on the 2<sup>nd</sup> of May.</p>")[0][1]
        == "The board[3] met on the 2nd of May."
    )


def test_tags_that_are_not_closed() -> None:
    assert texts("<p>1. One <b>came.<p>2. Two came.<ul><li>a hat<li>a glove</ul>") == [
        ("1", "One came."),
        ("2", "Two came."),
        ("2", "a hat"),
        ("2", "a glove"),
    ]


def test_entities_are_signs() -> None:
    assert texts("<p>1. Felt &amp; straw&nbsp;&ndash; &lt;script&gt; &#233;</p>") == [
        ("1", "Felt & straw – <script> é")
    ]


def test_footnotes() -> None:
    body = "<p>1. One came.</p><div class=footnotes><p>1. See there.</p></div>"
    assert [(block.kind, block.reference) for block in read(body).blocks] == [
        ("paragraph", "1"),
        ("footnote", "Footnote 1"),
    ]


def test_main_is_read_alone() -> None:
    assert texts("<div>Our shop</div><main><p>1. One came.</p></main><div>Buy hats</div>") == [("1", "One came.")]


def test_absurd_nesting_is_refused() -> None:
    with pytest.raises(DocumentError, match="nested more than 1000 deep"):
        read("<div>" * 1001)

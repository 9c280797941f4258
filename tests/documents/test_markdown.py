"""Markdown: headings, lists, tables, links, notes."""

from __future__ import annotations

from graph.documents import read_text


def texts(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.reference, block.text) for block in read_text(text, "a.md").blocks]


def test_headings_of_both_forms() -> None:
    text = "Report on hats\n===\n\n## Item 1: Opening ##\n\n1\\. It began.\n\nA. Felt\n---\n\n2\\. Few.\n"
    assert texts(text) == [
        ("title", "Header", "Report on hats"),
        ("agenda-item", "Item 1", "Opening"),
        ("paragraph", "1", "It began."),
        ("heading", "Heading A", "Felt"),
        ("paragraph", "2", "Few."),
    ]


def test_wrapped_lines_lists_and_hard_breaks() -> None:
    text = "1. The board\nchose:\n\n   - red\n     hats;\n   * blue hats.\n2. It ended  \nthere.\n"
    assert texts(text) == [
        ("paragraph", "1", "The board chose:"),
        ("item", "1", "red hats;"),
        ("item", "1", "blue hats."),
        ("paragraph", "2", "It ended"),
        ("paragraph", "2", "there."),
    ]


def test_links_pictures_code_escapes_and_comments() -> None:
    text = "---\ntitle: no\n---\n<!-- 1. No. -->\n"
    text += "1. See [the _plan_](http://example.org/a_(b)), ![no](x.png)`code` and 2 \\* 3 <b>now</b>.\n"
    assert texts(text) == [("paragraph", "1", "See the plan, code and 2 * 3 now.")]


def test_tables_and_notes() -> None:
    text = "1. Fairs:[^1]\n\n| Date | Fair |\n|:--|--:|\n| 2 May | Hats |\n\n[^1]: See there.\n"
    assert texts(text) == [
        ("paragraph", "1", "Fairs:[1]"),
        ("row", "1", "Date\tFair"),
        ("row", "1", "2 May\tHats"),
        ("footnote", "Footnote 1", "See there."),
    ]


def test_quotes_and_fences() -> None:
    assert texts("> 1. One came.\n\n```\n2. Two came.\n```\n") == [
        ("paragraph", "1", "One came."),
        ("paragraph", "2", "Two came."),
    ]

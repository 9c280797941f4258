"""The invented reports as files of every format, in the ways such files are usually made."""

from __future__ import annotations

import re
import textwrap
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tests.documents.pdf_writer import pages_of, pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents.reports import Entry, Report


def printed(entry: Entry) -> str:
    """The line as printed: number and words."""
    if entry.role == "contents":
        return f"{entry.words}\t{entry.label}" if entry.label else entry.words
    sign = "·" if entry.role == "bullet" else entry.label
    return f"{sign} {entry.words}" if sign else entry.words


def as_text(report: Report) -> str:
    """One paragraph a line, a blank line between."""
    return "\n\n".join(map(printed, report.entries)) + "\n"


def as_wrapped_text(report: Report) -> str:
    """Lines of at most 72 columns, elements of lists indented."""
    parts = []
    for entry in report.entries:
        indent = "   " * entry.level if entry.role in ("bullet", "element") else ""
        parts.append(textwrap.fill(printed(entry), 72, initial_indent=indent, subsequent_indent=indent))
    return "\n\n".join(parts) + "\n"


def as_numbers_alone(report: Report) -> str:
    """Numbers and labels on a line of their own, as converters from Word leave them."""
    parts = []
    for place, entry in enumerate(report.entries):
        lead = " " if place % 4 == 1 else ""
        parts.append(
            f"{lead}{entry.label} \n{entry.words}" if entry.label and entry.role != "contents" else printed(entry)
        )
    return "\n\n".join(parts) + "\n"


def as_pages(report: Report) -> str:
    """Pages of 24 lines, each with a running head and a page number; paragraphs are cut wherever a page ends."""
    lines = as_wrapped_text(report).split("\n")
    pages = [lines[at : at + 24] for at in range(0, len(lines), 24)]
    framed = [
        [f"{report.name.upper()}/2000/1", f"Page {n}", "", *page, ""] if n > 1 else page
        for n, page in enumerate(pages, 1)
    ]
    return "\f".join("\n".join(page) for page in framed)


def as_markdown(report: Report) -> str:
    """Headings with ``#``, lists with ``-``, bold heads."""
    parts = []
    for entry in report.entries:
        line = printed(entry)
        if entry.role == "title":
            line = f"# {line}"
        elif entry.role == "heading":
            line = f"{'#' * (entry.level + 1)} {line}"
        elif entry.role == "bullet":
            line = f"{'  ' * (entry.level - 1)}- {entry.words}"
        elif entry.role == "head":
            line = f"**{line}**"
        elif entry.label == "1.":
            line = line.replace("1.", "1\\.", 1)
        parts.append(line)
    return "\n\n".join(parts) + "\n"


def as_html(report: Report) -> str:
    """A page with headings, nested lists and a script."""
    parts = []
    depth = 0
    for entry in report.entries:
        wanted = entry.level if entry.role == "bullet" else 0
        parts.append("<ul>" * max(0, wanted - depth) + "</ul>" * max(0, depth - wanted))
        depth = wanted
        parts.append(_html(entry))
    body = "\n".join([*parts, "</ul>" * depth])
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Report</title><style>p { color: red }</style></head><body>'
        f"<nav><a href='/'>Home</a></nav><script>document.write('<p>1. Not a paragraph.</p>')</script>{body}</body></html>"
    )


def _html(entry: Entry) -> str:
    line = escape(printed(entry))
    if entry.role == "title":
        return f"<h1>{line}</h1>"
    if entry.role == "heading":
        return f"<h{entry.level + 1}>{line}</h{entry.level + 1}>"
    if entry.role == "bullet":
        return f"<li>{escape(entry.words)}</li>"
    if entry.role == "head":
        return f"<p align=center><b>{line}</b></p>"
    return f"<p>{re.sub(' ', chr(10), line, count=3)}</p>"


def as_html_lists(report: Report) -> str:
    """A page whose numbers are those of ordered lists, not text."""
    parts = []
    for entry in report.entries:
        number = entry.label.strip("().")
        if entry.role == "paragraph" and number.isdigit():
            parts.append(f'<ol start="{number}"><li>{escape(entry.words)}</li></ol>')
        else:
            parts.append(
                _html(entry)
                if entry.role != "bullet"
                else f"{'<ul>' * entry.level}{_html(entry)}{'</ul>' * entry.level}"
            )
    return "<html><body>" + "".join(parts) + "</body></html>"


def as_docx(report: Report) -> bytes:
    """A Word document whose numbers are typed."""
    import docx

    made = docx.Document()
    for entry in report.entries:
        if entry.role in ("title", "heading"):
            made.add_heading(printed(entry), 0 if entry.role == "title" else entry.level)
        elif entry.role == "bullet":
            made.add_paragraph(entry.words, style="List Bullet" if entry.level == 1 else "List Bullet 2")
        else:
            made.add_paragraph(printed(entry).replace(" ", "\t", 1) if entry.label == "2." else printed(entry))
    return _saved(made)


def as_numbered_docx(report: Report) -> bytes:
    """A Word document whose numbers are automatic."""
    import docx

    made = docx.Document()
    lists = _Lists(made)
    for entry in report.entries:
        style = "Title" if entry.role == "title" else f"Heading {entry.level}" if entry.role == "heading" else None
        automatic = entry.role in ("paragraph", "element") and bool(entry.label)
        line = made.add_paragraph(entry.words if automatic or entry.role == "bullet" else printed(entry), style=style)
        if automatic or entry.role == "bullet":
            lists.number(line, entry)
    return _saved(made)


class _Lists:
    """Numberings added to a document, one for each run of numbers."""

    def __init__(self, made: Any) -> None:
        self.part = made.part.numbering_part.element
        self.next = 900
        self.open: dict[str, tuple[int, int]] = {}

    def number(self, line: Any, entry: Entry) -> None:
        """Give ``line`` the number that ``entry`` prints."""
        kind = _kind(entry)
        value = _value(entry.label)
        numbering, last = self.open.get(kind, (0, -1))
        if value != last + 1 or kind == "bullet0":
            numbering = self._add(kind, value)
        self.open[kind] = (numbering, value)
        properties = line._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = entry.level - 1
        properties.get_or_add_numId().val = numbering

    def _add(self, kind: str, start: int) -> int:
        from docx.oxml import parse_xml

        self.next += 1
        formats = {"number": ("decimal", "%{}."), "letter": ("lowerLetter", "(%{})"), "roman": ("lowerRoman", "(%{})")}
        form, pattern = formats.get(kind, ("bullet", "\uf0b7"))
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{pattern.format(level + 1)}"/></w:lvl>'
            for level in range(3)
        )
        abstract = parse_xml(f'<w:abstractNum {space} w:abstractNumId="{self.next}">{levels}</w:abstractNum>')
        self.part.insert(0, abstract)
        num = f'<w:num {space} w:numId="{self.next}"><w:abstractNumId w:val="{self.next}"/></w:num>'
        self.part.append(parse_xml(num))
        return self.next


def _kind(entry: Entry) -> str:
    if entry.role == "bullet":
        return "bullet0"
    if entry.label[0] != "(":
        return "number"
    return "roman" if entry.level == 2 else "letter"


def _value(label: str) -> int:
    inner = label.strip("().")
    if inner.isdigit():
        return int(inner)
    return len(inner) if set(inner) == {"i"} else ord(inner[0]) - 96 if inner else 1


def _saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def as_pdf(report: Report) -> bytes:
    """A PDF set in lines, with a running head and page numbers."""
    paragraphs = []
    for entry in report.entries:
        words = printed(entry).replace("·", "•")
        if entry.role == "contents" and entry.label:
            words = f"{entry.words} {'.' * 40} {entry.label}"
        level = entry.level if entry.role in ("bullet", "element") else 0
        paragraphs.append((level, entry.role in ("title", "heading"), words))
    return pdf_of(pages_of(paragraphs, 84, f"{report.name.upper()}/2000/1"))


TEXTS: dict[str, tuple[str, Callable[[Report], str]]] = {
    "plain": ("txt", as_text),
    "wrapped": ("txt", as_wrapped_text),
    "numbers alone": ("txt", as_numbers_alone),
    "pages": ("txt", as_pages),
    "markdown": ("md", as_markdown),
    "html": ("html", as_html),
    "html lists": ("html", as_html_lists),
}
FILES: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    **{name: (suffix, lambda report, make=make: make(report).encode()) for name, (suffix, make) in TEXTS.items()},  # type: ignore[misc]
    "docx": ("docx", as_docx),
    "docx numbered": ("docx", as_numbered_docx),
    "pdf": ("pdf", as_pdf),
}

"""Word documents: automatic numbers, tracked changes, tables, footnotes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

from graph.documents import Document, read_bytes

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(made: Any) -> Document:
    return read_bytes(saved(made), "a.docx")


def saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def texts(made: Any) -> list[tuple[str, str]]:
    return [(block.reference, block.text) for block in read(made).blocks]


def numbering(made: Any, levels: list[tuple[str, str]], name: int = 77, extra: str = "") -> None:
    """Add a numbering whose levels have these formats and patterns."""
    root = made.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {SPACE} w:abstractNumId="{name}">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {SPACE} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))
    if extra:
        root.append(parse_xml(f'<w:num {SPACE} w:numId="{name + 1}"><w:abstractNumId w:val="{name}"/>{extra}</w:num>'))


def add(made: Any, words: str, depth: int, name: int = 77) -> None:
    properties = made.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = name


def test_levels_count_and_restart() -> None:
    made = docx.Document()
    numbering(made, [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")])
    for words, depth in [("One.", 0), ("Two:", 0), ("a;", 1), ("b:", 1), ("i.", 2), ("Three:", 0), ("a.", 1)]:
        add(made, words, depth)
    assert [ref for ref, _ in texts(made)] == ["1", "2", "2(a)", "2(b)", "2(b)(i)", "3", "3(a)"]


def test_numbers_that_hold_the_numbers_above() -> None:
    made = docx.Document()
    numbering(made, [("upperLetter", "%1."), ("decimal", "%1.%2")])
    made.add_paragraph("1. It began.")
    for words, depth in [("Felt", 0), ("Red felt", 1), ("Blue felt", 1), ("Straw", 0), ("Yellow straw", 1)]:
        add(made, words, depth)
        made.add_paragraph("Few.")
    assert [block.reference for block in read(made).blocks if block.kind == "heading"] == [
        "Heading A", "Heading A.1", "Heading A.2", "Heading B", "Heading B.1",
    ]  # fmt: skip


def test_a_numbering_that_starts_elsewhere() -> None:
    made = docx.Document()
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering(made, [("decimal", "%1.")], extra=override)
    add(made, "One.", 0)
    add(made, "Two.", 0)
    made.add_heading("Annex I", 1)
    add(made, "One again.", 0, 78)
    assert [ref for ref, _ in texts(made)] == ["1", "2", "Annex I", "Annex I, 1"]


def test_numbers_of_a_style() -> None:
    made = docx.Document()
    for words in ("One came.", "Two came."):
        made.add_paragraph(words, style="List Number")
    assert texts(made) == [("1", "One came."), ("2", "Two came.")]


def test_tracked_changes_links_and_controls() -> None:
    made = docx.Document()
    line = made.add_paragraph("1. The board ")._p
    line.append(parse_xml(f'<w:ins {SPACE}><w:r><w:t xml:space="preserve">chose </w:t></w:r></w:ins>'))
    line.append(parse_xml(f"<w:del {SPACE}><w:r><w:delText>refused</w:delText></w:r></w:del>"))
    line.append(
        parse_xml(f"<w:hyperlink {SPACE}><w:r><w:t>hats</w:t><w:noBreakHyphen/><w:t>off.</w:t></w:r></w:hyperlink>")
    )
    control = f"<w:sdt {SPACE}><w:sdtContent><w:p><w:r><w:t>2. It ended.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    made.element.body.insert(1, parse_xml(control))
    assert texts(made) == [("1", "The board chose hats-off."), ("2", "It ended.")]


def test_tables() -> None:
    made = docx.Document()
    made.add_paragraph("1. The fairs:")
    table = made.add_table(2, 2)
    for place, words in enumerate(["Date", "Fair", "2 May", "Hats"]):
        table.cell(place // 2, place % 2).text = words
    page = made.add_table(1, 1)
    page.cell(0, 0).text = "2. It ended."
    assert texts(made) == [("1", "The fairs:"), ("1", "Date\tFair"), ("1", "2 May\tHats"), ("2", "It ended.")]


def test_a_paragraph_cut_by_a_page() -> None:
    made = docx.Document()
    made.add_paragraph("1. The board chose hats that were made in the valley and").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("sold at fairs.")
    assert texts(made) == [("1", "The board chose hats that were made in the valley and sold at fairs.")]


def test_footnotes() -> None:
    made = docx.Document()
    made.add_paragraph("1. One came.")._p.append(parse_xml(f'<w:r {SPACE}><w:footnoteReference w:id="5"/></w:r>'))
    notes = (
        f'<w:footnotes {SPACE}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="5"><w:p><w:r><w:t>See there.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(made))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", link.encode())
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", notes)
    document = read_bytes(out.getvalue(), "a.docx")
    assert [(block.kind, block.reference, block.text) for block in document.blocks] == [
        ("paragraph", "1", "One came.[1]"),
        ("footnote", "Footnote 1", "See there."),
    ]

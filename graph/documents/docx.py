"""Word documents become pieces: paragraphs with their automatic numbers, tables as rows, footnotes at the end."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.documents import markers
from graph.documents.characters import clean, squeeze
from graph.documents.docx_numbers import Numbering
from graph.documents.pieces import Hint, Piece
from graph.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_BYTES = 200 * 2**20
_MOST_PARTS = 5000
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback", f"{_W}pPr", f"{_W}rPr")
)
_LONGEST_CELL = 600
_OFF = ("0", "false", "none")


def pieces(content: bytes) -> list[Piece]:
    """The pieces of the Word document in ``content``.

    Raises:
        DocumentError: it is damaged, encrypted, or unpacks to far more than it holds.

    """
    _check(content)
    import docx

    opened = docx.Document(BytesIO(content))
    reader = _Reader(opened, Numbering(_part_root(opened, "numbering"), opened.styles.element))
    notes = reader.footnotes()
    reader.body(opened.element.body)
    return [*reader.found, *notes]


def _check(content: bytes) -> None:
    """Refuse what is no Word document, or too much once unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise DocumentError("the Word document is damaged or cut short; save it again from Word") from None
    size = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or size > _MOST_BYTES:
        raise DocumentError(
            f"the Word document unpacks to {size // 2**20} MB in {len(parts)} parts, more than {_MOST_BYTES // 2**20} MB or "
            f"{_MOST_PARTS} parts; save its text as .txt"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("the Word document is encrypted; save it without a password")


def _part_root(opened: Any, kind: str) -> Any:
    """Root element of the part of that kind; None if there is none."""
    for relation in opened.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            part = relation.target_part
            root = getattr(part, "element", None)
            if root is not None:
                return root
            from docx.oxml import parse_xml

            return parse_xml(part.blob)
    return None


@dataclass(slots=True)
class _Reader:
    """What has been found so far."""

    opened: Any
    numbering: Numbering
    found: list[Piece] = field(default_factory=list)
    cut: bool = False
    levels: dict[str, tuple[Hint, int]] = field(default_factory=dict)

    def body(self, element: Any) -> None:
        """Take the blocks inside ``element`` in order."""
        for block in _blocks(element):
            if block.tag == f"{_W}p":
                self._paragraph(block)
            else:
                self._table(block)

    def footnotes(self) -> list[Piece]:
        """The footnotes; the signs that lead to them are given the numbers that are printed."""
        root = _part_root(self.opened, "footnotes")
        notes = [] if root is None else list(root.iterchildren(f"{_W}footnote"))
        printed = [note for note in notes if note.get(f"{_W}type") in (None, "normal")]
        numbers = {note.get(f"{_W}id"): number for number, note in enumerate(printed, 1)}
        for sign in self.opened.element.body.iter(f"{_W}footnoteReference"):
            sign.set(f"{_W}id", str(numbers.get(sign.get(f"{_W}id"), "*")))
        found = []
        for number, note in enumerate(printed, 1):
            words = squeeze(clean(" ".join("".join(_words(paragraph)) for paragraph in note.iter(f"{_W}p"))))
            if words:
                found.append(Piece(f"{number}. {words}", "footnote"))
        return found

    def _paragraph(self, paragraph: Any) -> None:
        marker = self.numbering.marker(paragraph)
        hint, level = self._style(paragraph)
        raw = clean("".join(_words(paragraph)))
        self.cut = self.cut or "\f" in raw.lstrip(" \n")[:1]
        strong = _is_strong(paragraph)
        gap = True
        for line in raw.replace("\f", "\n").split("\n"):
            words = "\t".join(squeeze(cell) for cell in line.split("\t") if cell.strip())
            if words:
                self._add(words, marker, hint, level, strong, gap)
                marker, gap = "", False
            else:
                gap = True
        self.cut = "\f" in raw

    def _add(self, words: str, marker: str, hint: Hint, level: int, strong: bool, gap: bool) -> None:
        own = markers.split(words.replace("\t", " "))
        columns = words.count("\t") > bool(own.style) and not markers.is_label(words.split("\t")[0])
        if not columns:
            words = words.replace("\t", " ")
        if marker and not (own.style and own.style != "bullet"):
            words = f"{marker} {words}"
        if columns and not hint:
            hint = "row"
        elif marker and not hint and markers.split(f"{marker} x").style == "bullet":
            hint = "list"
        self.found.append(Piece(words, hint, level, gap=gap, cut=self.cut, strong=strong))

    def _style(self, paragraph: Any) -> tuple[Hint, int]:
        """What the style of the paragraph says: a heading and its level, the title, a list and its depth."""
        properties = paragraph.find(f"{_W}pPr")
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        name = style.get(f"{_W}val") if style is not None else ""
        if name not in self.levels:
            self.levels[name] = self._named(name)
        hint, level = self.levels[name]
        outline = properties.find(f"{_W}outlineLvl") if properties is not None else None
        if not hint and outline is not None and outline.get(f"{_W}val", "9").isdigit():
            level = int(outline.get(f"{_W}val")) + 1
            hint = "heading" if level < 10 else ""
        depth = self.numbering.depth(paragraph)
        return (hint, level) if hint else ("", max(depth, level))

    def _named(self, identifier: str) -> tuple[Hint, int]:
        for style in self.opened.styles.element.iterchildren(f"{_W}style"):
            if identifier and style.get(f"{_W}styleId") == identifier:
                named = style.find(f"{_W}name")
                name = (named.get(f"{_W}val") if named is not None else identifier).lower()
                if name == "title":
                    return "title", 0
                if name.startswith("heading ") and name[8:].isdigit():
                    return "heading", int(name[8:])
                if name.startswith("list ") and name[-1:].isdigit():
                    return "", int(name[-1])
        return "", 0

    def _table(self, table: Any) -> None:
        rows = [[_cell(cell) for cell in row.iterchildren(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
        full = [[cell for cell in row if cell] for row in rows]
        nested = next(table.iterdescendants(f"{_W}tbl"), None) is not None
        if (
            nested
            or not any(len(row) > 1 for row in full)
            or any(len(cell) > _LONGEST_CELL for row in full for cell in row)
        ):
            for cell in table.iterchildren(f"{_W}tr"):
                for inner in cell.iterchildren(f"{_W}tc"):
                    self.body(inner)
            return
        pairs = [row for row in full if len(row) == 2]
        labels = all(len(row) <= 2 for row in full) and all(markers.is_label(row[0]) for row in pairs)
        for row in filter(None, full):
            self.found.append(Piece(" ".join(row)) if labels else Piece("\t".join(row), "row" if len(row) > 1 else ""))


def _blocks(element: Any) -> Iterator[Any]:
    """Paragraphs and tables inside ``element``, through content controls and accepted insertions."""
    for child in element.iterchildren():
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _cell(cell: Any) -> str:
    return squeeze(clean(" ".join("".join(_words(paragraph)) for paragraph in cell.iter(f"{_W}p"))))


def _words(element: Any) -> Iterator[str]:
    """The words printed inside ``element``: of runs, links, fields, insertions; not of deletions."""
    for child in element.iterchildren():
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\f" if child.get(f"{_W}type") == "page" else "\n"
        elif tag == f"{_W}lastRenderedPageBreak":
            continue
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag == f"{_W}footnoteReference":
            yield f"[{child.get(f'{_W}id')}]"
        else:
            yield from _words(child)


def _is_strong(paragraph: Any) -> bool:
    """Whether every run with words is bold, italic or underlined."""
    runs = [run for run in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    return bool(runs) and all(_is_set(run, ("b", "i", "u")) for run in runs)


def _is_set(run: Any, names: tuple[str, ...]) -> bool:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    for name in names:
        value = properties.find(f"{_W}{name}")
        if value is not None and value.get(f"{_W}val") not in _OFF:
            return True
    return False

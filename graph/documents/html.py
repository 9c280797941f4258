"""HTML becomes pieces: block elements in order, tables as rows, list numbers computed; scripts and styles are dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.documents import markers, text
from graph.documents.characters import clean, squeeze, words
from graph.documents.listnumbers import Style, printed
from graph.documents.pieces import Hint, Piece
from graph.errors import DocumentError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DEEPEST = 1000
_LONGEST_CELL = 600
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = words("area base br col embed hr img input link meta param source track wbr p li td th tr option")
_DROPPED = words(
    "script style noscript template svg math head title iframe object canvas audio video button select textarea nav aside "
    "-comment -doctype"
)
_BLOCKS = words(
    "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_STRONG = words("b strong i em u cite")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"\b(?:footnotes?|endnotes?)\b", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_TYPES: dict[str, Style] = {
    "a": "letter", "A": "upper", "i": "roman", "I": "Roman", "lower-alpha": "letter", "lower-latin": "letter",
    "lower-roman": "roman", "upper-alpha": "upper", "upper-latin": "upper", "upper-roman": "Roman",
}  # fmt: skip


def pieces(content: str) -> list[Piece]:
    """The pieces of an HTML text.

    Raises:
        DocumentError: its elements are nested absurdly deep.

    """
    from selectolax.lexbor import LexborHTMLParser

    _refuse_depth(content)
    tree = LexborHTMLParser(content)
    mains = tree.css("main")
    root = mains[0] if len(mains) == 1 else tree.body
    if root is None:
        return []
    walker = _Walker()
    _walk(root, walker)
    walker.flush()
    return walker.found


def _refuse_depth(content: str) -> None:
    depth = 0
    for match in _TAG.finditer(content):
        if match[2].lower() not in _VOID:
            depth = max(depth + (-1 if match[1] else 1), 0)
            if depth > _DEEPEST:
                raise DocumentError(
                    f"elements are nested more than {_DEEPEST} deep; save the page again from a browser"
                )


def _walk(root: LexborNode, walker: _Walker) -> None:
    """Visit every node in order, without recursion."""
    node, last = root, root.mem_id
    while True:
        inner = node.child if walker.enter(node) else None
        if inner is not None:
            node = inner
            continue
        walker.leave(node)
        while node.next is None or node.mem_id == last:
            if node.mem_id == last or node.parent is None:
                return
            node = node.parent
            walker.leave(node)
        node = node.next


@dataclass(slots=True)
class _List:
    ordered: bool
    style: Style
    next: int


@dataclass(slots=True)
class _Walker:
    """What has been found, and the paragraph under way."""

    found: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    heading: int = 0
    gap: bool = True
    strong: int = 0
    plain: bool = False
    """Whether words that are not bold or italic were met in this paragraph."""
    raw: int = 0
    note: int = 0
    raised: int = -1

    def enter(self, node: LexborNode) -> bool:
        """Take the beginning of ``node``; whether what is inside should be visited."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag in _DROPPED or _is_hidden(node):
            return False
        if tag == "br":
            self._break()
            return False
        if tag in _BLOCKS:
            return self._block(tag, node)
        if tag in _STRONG:
            self.strong += 1
        if tag == "sup":
            self.raised = len(self.words)
        return True

    def leave(self, node: LexborNode) -> None:
        """Take the end of ``node``."""
        tag = node.tag or ""
        if tag in _BLOCKS and not _is_hidden(node):
            self._close(tag, node)
        elif tag in _STRONG and not _is_hidden(node):
            self.strong -= 1
        elif tag == "sup":
            self._lower()

    def flush(self) -> None:
        """End the paragraph under way."""
        content = squeeze(clean("".join(self.words)))
        self.words.clear()
        if content:
            self.found.append(self._piece(content))
            self.marker = ""
            self.gap = False
        self.plain = False

    def _piece(self, content: str) -> Piece:
        hint: Hint = ""
        level = 0
        if self.note:
            hint = "footnote"
        elif self.heading:
            hint, level = ("title" if self.heading == 1 and not self._titled() else "heading"), self.heading
        elif self.marker:
            bullet = markers.split(f"{self.marker} x").style == "bullet"
            own = markers.split(content).style
            if not own or (bullet and own == "bullet"):
                content = f"{self.marker} {markers.split(content).text if own == 'bullet' else content}"
            if bullet:
                hint, level = "list", len(self.lists)
        return Piece(content, hint, level, gap=self.gap, strong=not self.plain)

    def _titled(self) -> bool:
        return any(piece.hint == "title" for piece in self.found)

    def _text(self, content: str) -> None:
        if self.raw:
            self.words.append(content)
            return
        if not content.isspace():
            self.plain = self.plain or not self.strong
        self.words.append(content.replace("\n", " "))

    def _break(self) -> None:
        if self.raw:
            self.words.append("\n")
        elif any(word.strip() for word in self.words):
            self.flush()
        else:
            self.gap = True

    def _lower(self) -> None:
        """A raised number becomes ``[1]``, so that it does not grow into the word before it."""
        if 0 <= self.raised < len(self.words):
            note = "".join(self.words[self.raised :]).strip(" []()")
            if note.isdigit():
                self.words[self.raised :] = [f"[{note}]"]
        self.raised = -1

    def _block(self, tag: str, node: LexborNode) -> bool:
        self.flush()
        self.gap = True
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.lists.append(_list(tag, node))
        elif tag == "li":
            self._number(node)
        elif tag == "pre":
            self.raw += 1
        elif tag == "table" and (rows := _rows(node)) is not None:
            self.found += rows
            return False
        if _is_note(node):
            self.note += 1
        return tag not in ("footer",) or self.note > 0

    def _close(self, tag: str, node: LexborNode) -> None:
        if tag == "pre":
            self.found += text.pieces(clean("".join(self.words)))
            self.words.clear()
            self.raw -= 1
        self.flush()
        self.gap = True
        if tag in _HEADINGS:
            self.heading = 0
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        if _is_note(node):
            self.note -= 1

    def _number(self, node: LexborNode) -> None:
        if not self.lists:
            self.marker = "·"
            return
        last = self.lists[-1]
        value = node.attributes.get("value") or ""
        number = int(value) if value.isdigit() and len(value) < 6 else last.next
        last.next = number + 1
        self.marker = printed(number, last.style) if last.ordered else "·"


def _list(tag: str, node: LexborNode) -> _List:
    attributes = node.attributes
    kind = attributes.get("type") or ""
    if match := _LIST_STYLE.search(attributes.get("style") or ""):
        kind = match[1].lower()
    start = attributes.get("start") or ""
    return _List(tag == "ol", _TYPES.get(kind, "number"), int(start) if start.isdigit() and len(start) < 6 else 1)


def _is_hidden(node: LexborNode) -> bool:
    if not node.is_element_node:
        return False
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or "")))


def _is_note(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and bool(
        _NOTE.search(f"{attributes.get('class')} {attributes.get('role')} {attributes.get('id')}")
    )


def _rows(table: LexborNode) -> list[Piece] | None:
    """The rows of a table; None if the table only arranges the page."""
    if (
        table.css_first("table h1, table h2, table h3, table h4, table ul, table ol, table table, h1, h2, h3, ul, ol")
        is not None
    ):
        return None
    rows = [[_cell(cell) for cell in row.css("td, th")] for row in table.css("tr")]
    full = [[cell for cell in row if cell] for row in rows]
    if not any(len(row) > 1 for row in full) or any(len(cell) > _LONGEST_CELL for row in full for cell in row):
        return _single(full) if all(len(row) <= 2 for row in full) and _labels(full) else None
    return _single(full) if _labels(full) else [_row(row) for row in full if row]


def _labels(rows: list[list[str]]) -> bool:
    """Whether the first cells are numbers or bullets of what stands in the second."""
    pairs = [row for row in rows if len(row) == 2]
    return bool(pairs) and all(len(row) <= 2 for row in rows) and all(markers.is_label(row[0]) for row in pairs)


def _single(rows: list[list[str]]) -> list[Piece]:
    return [Piece(" ".join(row)) for row in rows if row]


def _row(cells: list[str]) -> Piece:
    return Piece("\t".join(cells), "row" if len(cells) > 1 else "")


def _cell(cell: LexborNode) -> str:
    parts = []
    for node in cell.traverse(include_text=True):
        tag = node.tag or ""
        if tag == "-text":
            parts.append(node.text_content or "")
        elif tag in ("br", "p", "div"):
            parts.append(" ")
    return squeeze(clean("".join(parts)))

"""What a document is once read: a text, its masthead, and the blocks the text falls into.

Every block is a slice of the text (``document.text[block.start:block.end] == block.text``), so a place in a block is a
place in the document. Page headers, page numbers and rules are not part of the text; a paragraph that a page break cuts
is whole. The form of :attr:`Block.reference` is that of the facts: ``19``, ``Annex I, 9``, ``6(a)``, ``Item 8``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "masthead",  # a line of the head of the document: symbol, body, session, place
    "title",  # the title of the document
    "heading",  # a heading, with or without a label
    "agenda-item",  # a heading that is an item of the agenda
    "paragraph",  # a paragraph, numbered or not
    "item",  # an element of a list
    "row",  # a row of a table or of a schedule, its cells separated by tabs
    "documentation",  # an entry of a "Documentation:" block
    "contents",  # a line of a table of contents: never a source of facts
    "footnote",
]
MAIN = "main"
CELL = "\t"
_PARAGRAPH_WORD = re.compile(r"^(?:para(?:graph)?s?\.?|§)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inline:
    """An element of a list that is printed within a sentence: ``(a) ...; and (b) ...``."""

    reference: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A passage: its words without the printed number, where it stands, and how it is cited."""

    kind: Kind
    text: str
    start: int
    end: int
    reference: str
    headings: tuple[str, ...] = ()
    """Texts of the headings above it, the outermost first, without their labels."""
    part: str = MAIN
    """``main``, or the annex: ``Annex I``."""
    number: str = ""
    """The printed number without its punctuation: ``19``, ``a``, ``iii``, ``A.1``; empty for a bullet."""
    marker: str = ""
    """The number or bullet as printed: ``19.``, ``(a)``, ``·``."""
    depth: int = 0
    """0 for paragraphs and headings, 1 for the elements of a list, 2 for the elements of those."""
    parent: int = -1
    """Position in :attr:`Document.blocks` of the block it hangs under; -1 for none."""
    item: str = ""
    """Reference of the agenda item it is under: ``Item 3``; empty if none."""
    inline: tuple[Inline, ...] = ()
    page: int = 0
    """Page of the file where it begins, from 1; 0 where the format has no pages."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row; of any other block, its text alone."""
        return tuple(self.text.split(CELL))

    @property
    def is_source(self) -> bool:
        """Whether facts may be read from it: not from a table of contents."""
        return self.kind != "contents"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of the document prints; a field is empty if it does not."""

    symbol: str = ""
    title: str = ""
    date: str = ""
    """ISO 8601, as precise as printed: ``1998-10-02``, ``1998-10``."""
    bodies: tuple[str, ...] = ()
    """Names of the bodies, the highest first: an organization, its board, its commission."""
    language: str = ""
    distribution: str = ""
    session: str = ""
    """As printed: ``Third session``."""
    place: str = ""
    start: str = ""
    """First day of the session, ISO 8601."""
    end: str = ""
    agenda_item: str = ""
    """As printed: ``Item 3 of the provisional agenda``."""
    author: str = ""
    """As printed: ``Report by the secretariat``."""

    @property
    def body(self) -> str:
        """The lowest of the bodies: the one whose document this is."""
        return self.bodies[-1] if self.bodies else ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read; ``text`` is what all offsets count in."""

    name: str
    text: str
    masthead: Masthead
    blocks: tuple[Block, ...]
    format: str = "txt"
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def find(self, reference: str) -> tuple[Block | Inline, ...]:
        """All passages cited by ``reference`` in order; empty if there is none.

        ``Para 19`` is taken as ``19`` and ``Title`` as the title.
        """
        wanted = _PARAGRAPH_WORD.sub("", reference.strip())
        if wanted == "Title":
            return tuple(block for block in self.blocks if block.kind == "title")
        found: list[Block | Inline] = [block for block in self.blocks if block.reference == wanted]
        found += [part for block in self.blocks for part in block.inline if part.reference == wanted]
        return tuple(found)

    def references(self) -> tuple[str, ...]:
        """Every reference of the document once, in order of appearance."""
        seen = dict.fromkeys(
            ref for block in self.blocks for ref in (block.reference, *(i.reference for i in block.inline))
        )
        return tuple(ref for ref in seen if ref)

    def at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``; None between blocks."""
        starts = self._starts or tuple(block.start for block in self.blocks)
        place = bisect_right(starts, offset) - 1
        if place < 0 or offset >= self.blocks[place].end:
            return None
        return self.blocks[place]

    def children(self, position: int) -> tuple[Block, ...]:
        """The blocks that hang directly under the block at ``position``."""
        return tuple(block for block in self.blocks if block.parent == position)

"""Pieces become a document: every piece is given its kind, its place and its reference."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.documents import contents, headings, lists, markers, mend, shapes
from graph.documents.blocks import Blocks
from graph.documents.headings import Heading
from graph.documents.markers import Marked, unmarked
from graph.documents.masthead import Head, head
from graph.documents.numbering import Numbers
from graph.documents.sequence import Sequence
from graph.documents.structure import MAIN, Document, Kind

if TYPE_CHECKING:
    from graph.documents.pieces import Piece

_PREAMBLE = re.compile(
    r"(?:we,|recalling|noting|considering|having|the (?:ministers|general assembly|commission)\b.*,$)", re.IGNORECASE
)
MAIN_BASE = "Preamble"
_HEADED_RANK = 50
_LONGEST_ELEMENT = 140
_OPENING = 12


def document(pieces: list[Piece], name: str, format_name: str) -> Document:
    """The document made of ``pieces`` in their order."""
    opened = head([piece for piece in pieces if piece.text])
    opened.pieces[opened.length :] = mend.mended(opened.pieces[opened.length :])
    maker = _Maker(opened, Sequence(opened.pieces, opened.length))
    maker.run()
    blocks = tuple(headings.settled(maker.made.found))
    return Document(
        name, maker.made.text, opened.masthead(), blocks, format_name, tuple(block.start for block in blocks)
    )


@dataclass(slots=True)
class _Maker:
    """The state while walking through the pieces."""

    opened: Head
    sequence: Sequence
    made: Blocks = field(default_factory=Blocks)
    base: str = MAIN_BASE
    """Reference of text without a number of its own."""
    numbers: Numbers = field(default_factory=Numbers)
    lists: lists.Lists = field(default_factory=lists.Lists)
    above: int = -1
    """The heading or numbered paragraph that unnumbered text hangs under."""
    lead: int = -1
    """The paragraph or heading that a list hangs under."""
    section: str = ""
    labels: dict[int, str] = field(default_factory=dict)
    documentation: bool = False
    promised: set[str] = field(default_factory=set)
    """Titles that the table of contents lists."""
    printed: dict[str, int] = field(default_factory=dict)
    """The last place of each short piece; empty until a table of contents is met."""

    def run(self) -> None:
        """Walk through all pieces."""
        pieces = self.opened.pieces
        for place in range(self.opened.length):
            kind: Kind = "title" if place == self.opened.title else "masthead"
            self._add(kind, pieces[place], unmarked(pieces[place].text), "Header")
        self.base = self._opening(self.opened.length)
        place = self.opened.length
        while place < len(pieces):
            place = self._step(place)

    def _opening(self, place: int) -> str:
        """What unnumbered text before the first heading is: the summary of a report, or a preamble."""
        pieces = self.opened.pieces
        if "symbol" not in self.opened.values or place >= len(pieces) or _PREAMBLE.match(pieces[place].text):
            return "Preamble"
        for piece in pieces[place : place + _OPENING]:
            if shapes.CONTENTS.match(piece.text) or piece.hint == "heading" or shapes.SPECIAL.match(piece.text):
                return "Summary"
            if markers.split(piece.text).style in ("number", "Roman"):
                return "Preamble"
        return "Preamble"

    def _step(self, place: int) -> int:
        """Take the piece at ``place``; the position of the next one to take."""
        piece = self.opened.pieces[place]
        if shapes.CONTENTS.match(piece.text):
            return self._contents(place)
        if piece.hint == "footnote":
            self._footnote(piece)
        elif piece.hint in ("contents", "row") and not shapes.DOCUMENTATION.fullmatch(piece.text):
            self._table_line(piece)
        else:
            self._words(place, piece)
        return place + 1

    def _words(self, place: int, piece: Piece) -> None:
        marked = markers.split(piece.text)
        if marked.style == "letter" and marked.marker.endswith(".") and not self._is_dotted(marked):
            marked = unmarked(piece.text)
        if match := shapes.DOCUMENTATION.fullmatch(piece.text):
            self._documentation(piece, match)
        elif heading := self._heading(place, piece, marked):
            self._open(heading, piece)
        elif marked.style in ("decimal", "label"):
            self._paragraph(piece, marked, self.numbers.prefix + marked.number)
        elif marked.style == "number":
            self._numbered(place, piece, marked)
        elif marked.style and self.lists.takes(marked):
            self._element(piece, marked)
        else:
            self._plain(piece)

    # -- what a piece may be

    def _contents(self, place: int) -> int:
        self.printed = self.printed or contents.printed(self.opened.pieces)
        end = contents.region(self.opened.pieces, place, self.printed)
        for piece in self.opened.pieces[place:end]:
            self.promised.add(contents.title(piece.text))
            self._add("contents", piece, unmarked(piece.text), "Contents")
        return end

    def _table_line(self, piece: Piece) -> None:
        """A row of a table, or a line with a page number outside of a table of contents."""
        if "\t" in piece.text.strip():
            self._add("row", piece, unmarked(piece.text.strip()), self.base, self.lead)
        else:
            self._add("contents", piece, unmarked(piece.text), "Contents")

    def _footnote(self, piece: Piece) -> None:
        sign = shapes.NOTE.match(piece.text)
        at = sign.end() if sign else 0
        marked = Marked(piece.text[:at].strip(), sign["sign"] if sign else "", "", piece.text[at:], at)
        self._add("footnote", piece, marked, f"Footnote {marked.number}".strip())

    def _heading(self, place: int, piece: Piece, marked: Marked) -> Heading | None:
        text = piece.text
        if found := headings.annex(text) or headings.agenda_item(text) or headings.item_at_end(marked, piece):
            return found
        if found := headings.chapter(text):
            return found
        if marked.style == "number":
            return self._titled(place, piece, marked)
        if marked.style in ("upper", "Roman", "label", "decimal"):
            found = headings.labelled(marked, piece, self.labels)
            return replace(found, item=True) if found and self._is_subitem(marked) else found
        if marked.style or (self.documentation and piece.hint != "heading"):
            return None
        return self._lettered(place, piece) or self._bare(place, piece)

    def _lettered(self, place: int, piece: Piece) -> Heading | None:
        """The sub-heading ``a. Title`` below an agenda item, or None."""
        after = self.opened.pieces[place + 1 : place + 2]
        return headings.lettered(piece.text, after[0].text) if self.made.item and after else None

    def _is_subitem(self, marked: Marked) -> bool:
        """Whether ``4.1 Title`` is below the agenda item ``4. Title``."""
        return marked.style == "decimal" and self.made.item.split(".")[0] == f"Item {marked.number.split('.')[0]}"

    def _bare(self, place: int, piece: Piece) -> Heading | None:
        """The heading that a piece without a label is, or None."""
        pieces = self.opened.pieces
        before = pieces[place - 1] if place else None
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        colon = before is not None and (before.text.endswith(":") or self._in_bare_list(piece, before, after))
        listed = piece.text.strip(" .").lower() in self.promised
        if not headings.plain(piece, before, after, colon, listed):
            return None
        return Heading(piece.text, rank=piece.level or self._plain_rank(listed))

    def _in_bare_list(self, piece: Piece, before: Piece, after: Piece | None) -> bool:
        """Whether a list without bullets goes on: as far in as its last element, or short lines on both sides."""
        last = self.made.found[-1]
        if last.kind != "item" or last.marker:
            return False
        if piece.indent or before.indent:
            return piece.indent == before.indent
        if shapes.CATEGORY.match(before.text) or piece.text.endswith(")"):
            return True
        return after is not None and shapes.is_title(after.text) and not markers.split(after.text).style

    def _plain_rank(self, listed: bool) -> int:
        if listed:
            return 1
        last = self.made.found[-1] if self.made.found else None
        directly = last is not None and last.kind in ("heading", "agenda-item") and bool(self.made.path)
        if not directly:
            return headings.PLAIN_RANK
        return min(max(headings.PLAIN_RANK, self.made.path[-1][0] + 1), headings.DEEPEST_RANK)

    def _titled(self, place: int, piece: Piece, marked: Marked) -> Heading | None:
        """The agenda item ``4. Title`` of a record whose numbers stand before titles, or a numbered sub-heading."""
        if self._is_between(place, marked):
            upper = self.labels.get(headings.RANKS["upper"], "")
            return Heading(marked.text, f"{upper}.{marked.number}" if upper else marked.number, marked.marker, 3)
        if self.numbers.outer or self.section.startswith("Rec. to "):
            return None
        if not self.sequence.titled(place) or not shapes.is_title(marked.text, 250):
            return None
        if self.numbers.take(int(marked.number), "", self.sequence.after(place), inner=False) != "paragraph":
            return None
        item = self.sequence.is_record
        label = marked.number if item else f"Section {marked.number}"
        return Heading(marked.text, label, marked.marker, piece.level or 1, item=item)

    def _is_between(self, place: int, marked: Marked) -> bool:
        """Whether it is a title whose number is not of the count of paragraphs, which goes on after it."""
        expected = self.numbers.count.last + 1
        if expected == 1 or int(marked.number) == expected or self.section.startswith("Rec. to "):
            return False
        return self.sequence.after(place) == expected and shapes.is_title(marked.text, 250) and not self.lists.levels

    def _numbered(self, place: int, piece: Piece, marked: Marked) -> None:
        open_level = self.lists.levels[-1] if self.lists.levels else None
        inner = open_level is not None and (piece.indent > 0 or not self.made.found[-1].text.endswith("."))
        found = self.numbers.take(int(marked.number), self._run_name(), self.sequence.after(place), inner)
        if found == "paragraph":
            self._paragraph(piece, marked, self.numbers.count.prefix + marked.number)
        elif found == "element":
            self._element(piece, marked)
        else:
            self._plain(piece)

    def _run_name(self) -> str:
        """What stands before the numbers of a run that begins under the present heading."""
        if self.section.startswith("Rec. to "):
            return f"{self.section} "
        if not self.numbers.count.last or not self.section:
            return ""
        return f"{self.section}, " if self.section[-1:].isdigit() or " " in self.section else f"{self.section} "

    # -- adding blocks

    def _open(self, heading: Heading, piece: Piece) -> None:
        if heading.annex:
            self._begin_part(heading.annex)
        self.made.leave(heading.rank)
        marked = Marked(heading.marker, heading.label, "", heading.text, 0)
        reference = headings.reference(heading, self.made.part)
        if heading.item or heading.rank <= 1:
            self.made.item = reference if heading.item else ""
        kind: Kind = "agenda-item" if heading.item else "heading"
        self._add(kind, piece, marked, reference, self.made.over, tail=heading.tail)
        within = heading.rank >= headings.PLAIN_RANK and self.made.item and self.made.part == MAIN
        self.base = self.made.item if within else headings.base(heading, self.made.part)
        rank = heading.rank
        if self._is_annex_title(heading):
            self.base, rank = self.made.part, headings.ANNEX_TITLE_RANK
        self.made.enter(rank, heading.text)
        self.section = heading.section
        self.numbers.headed = True
        self.documentation = False
        self.above = self.lead = self.made.last
        self.lists.clear()

    def _is_annex_title(self, heading: Heading) -> bool:
        """Whether it is the title printed below ``Annex I``; then it is cited as the annex."""
        found, part = self.made.found, self.made.part
        if heading.label or heading.annex or part == MAIN or len(found) < 2:
            return False
        if found[-2].kind != "heading" or found[-2].reference != part:
            return False
        found[-1] = replace(found[-1], reference=part)
        return True

    def _begin_part(self, name: str) -> None:
        self.made.part = name
        self.made.item = ""
        self.made.path.clear()
        self.numbers = Numbers(prefix=f"{name}, ")
        self.labels.clear()

    def _documentation(self, piece: Piece, match: re.Match[str]) -> None:
        self.documentation = True
        self.lists.clear()
        rest = match["rest"] or ""
        at = match.start("rest") if rest else 0
        self._add(
            "documentation", piece, Marked(piece.text[:at].strip(), "", "", piece.text[at:], at), self.base, self.above
        )

    def _paragraph(self, piece: Piece, marked: Marked, reference: str) -> None:
        self.documentation = False
        self.lists.clear()
        heads = self.section.startswith("Rec. to ") and shapes.is_title(marked.text, 250)
        self.made.leave(_HEADED_RANK)
        self._add("heading" if heads else "paragraph", piece, marked, reference, self.made.over)
        if heads:
            self.made.enter(_HEADED_RANK, marked.text)
        self.base = reference
        self.above = self.lead = self.made.last

    def _is_dotted(self, marked: Marked) -> bool:
        """Whether ``a.`` begins a list that a colon opened, or goes on with one; else it is a heading or an initial."""
        value = markers.letter_value(marked.number)
        opened = value == 1 and bool(self.made.found) and self.made.found[-1].text.endswith(":")
        return opened or any(level.style == "letter" and level.last + 1 == value for level in self.lists.levels)

    def _element(self, piece: Piece, marked: Marked) -> None:
        self.documentation = self.documentation and marked.style == "bullet"
        level = self.lists.place(marked, self.base, piece.indent, piece.level)
        kind: Kind = "documentation" if self.documentation else "item"
        self._add(kind, piece, marked, level.reference, self.lists.parent(self.lead), len(self.lists.levels))
        level.block = self.made.last

    def _plain(self, piece: Piece) -> None:
        marked = unmarked(piece.text)
        if self.documentation and not (shapes.ends(piece.text) and piece.text.count(" ") > 15):
            self._add("documentation", piece, marked, self.base, self.above)
            return
        self.documentation = False
        if piece.hint == "list" or self._is_listed(piece):
            self._add("item", piece, marked, self.base, self.lead, 1)
            return
        self.lists.clear()
        if self._is_operative(piece):
            self.base, self.above = (MAIN_BASE if self.made.part == MAIN else self.made.part), self.made.over
        self._add("paragraph", piece, marked, self.base, self.above)
        self.lead = self.made.last

    def _is_operative(self, piece: Piece) -> bool:
        """Whether a clause of a declaration ("AGREE to ...") goes on after a numbered list within another clause."""
        last = self.made.found[-1] if self.made.found else None
        listed = last is not None and bool(last.number) and last.kind == "paragraph" and last.text.endswith(";")
        return listed and bool(shapes.OPERATIVE.match(piece.text))

    def _is_listed(self, piece: Piece) -> bool:
        """Whether a short line without a bullet is an element of the list that a colon opened."""
        if not self.made.found or (len(piece.text) > _LONGEST_ELEMENT and not shapes.CATEGORY.match(piece.text)):
            return False
        if shapes.ends(piece.text) and len(piece.text) > 100:
            return False
        last = self.made.found[-1]
        opened = last.kind == "paragraph" and last.text.endswith(":")
        goes_on = last.kind == "item" and not last.marker and last.depth == 1
        if goes_on and shapes.CATEGORY.match(piece.text):
            return True
        return (opened or goes_on) and shapes.is_title(piece.text.rstrip(" ;,."), _LONGEST_ELEMENT)

    def _add(
        self, kind: Kind, piece: Piece, marked: Marked, reference: str, parent: int = -1, depth: int = 0, tail: str = ""
    ) -> None:
        self.made.add(kind, marked, reference, parent, depth, piece.page, tail)

"""The blocks of a document as they are found, and the text they are slices of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.documents import lists
from graph.documents.structure import MAIN, Block, Kind

if TYPE_CHECKING:
    from graph.documents.markers import Marked


_UNHEADED = ("masthead", "title", "contents")


@dataclass(slots=True)
class Blocks:
    """Blocks and text so far, and what is open: the part, the agenda item and the headings above."""

    found: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    length: int = 0
    part: str = MAIN
    item: str = ""
    path: list[tuple[int, str, int]] = field(default_factory=list)
    """Rank, text and position of the headings above, the outermost first."""

    @property
    def text(self) -> str:
        """The text of the document."""
        return "".join(self.lines)

    @property
    def last(self) -> int:
        """Position of the block added last; -1 if there is none."""
        return len(self.found) - 1

    @property
    def over(self) -> int:
        """Position of the heading above; -1 if there is none."""
        return self.path[-1][2] if self.path else -1

    def leave(self, rank: int) -> None:
        """Close the headings that are not above one of ``rank``."""
        while self.path and self.path[-1][0] >= rank:
            self.path.pop()

    def enter(self, rank: int, text: str) -> None:
        """Open the heading added last."""
        self.path.append((rank, text, self.last))

    def add(
        self,
        kind: Kind,
        marked: Marked,
        reference: str,
        parent: int = -1,
        depth: int = 0,
        page: int = 0,
        tail: str = "",
    ) -> None:
        """Add one block: its number as printed goes before its words, ``tail`` behind, all on one line of the text."""
        lead = f"{marked.marker} " if marked.marker else ""
        start = self.length + len(lead)
        line = f"{lead}{marked.text} {tail}\n" if tail else f"{lead}{marked.text}\n"
        self.lines.append(line)
        self.length += len(line)
        path = () if kind in _UNHEADED else tuple(words for _, words, _ in self.path)
        inline = lists.inline(marked.text, start, reference) if kind in ("paragraph", "item") else ()
        item = "" if kind == "agenda-item" else self.item
        label: dict[str, Any] = {"part": self.part, "number": marked.number, "marker": marked.marker, "item": item}
        place: dict[str, Any] = {"depth": depth, "parent": parent, "page": page}
        end = start + len(marked.text)
        self.found.append(
            Block(kind, marked.text, start, end, reference, headings=path, inline=inline, **label, **place)
        )

"""A look ahead over all printed numbers: which comes next, and whether they stand before titles or before paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.documents import headings, markers, shapes

if TYPE_CHECKING:
    from graph.documents.pieces import Piece

_RECORD = re.compile(r"\b(?:meeting|session|agenda|minutes|summary record|the group|report of)\b", re.IGNORECASE)
_SHARE = 0.6
_OPENING = 12


@dataclass(slots=True)
class Sequence:
    """The numbers of a document before it is walked through."""

    pieces: list[Piece]
    begin: int
    is_record: bool = False
    _next: dict[int, int] = field(default_factory=dict)
    _titled: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Count once."""
        opening = " ".join(piece.text[:400] for piece in self.pieces[:_OPENING])
        self.is_record = bool(_RECORD.search(opening))
        run: list[tuple[int, int]] = []
        for place in range(self.begin, len(self.pieces)):
            piece = self.pieces[place]
            if headings.annex(piece.text):
                self._close(run)
                run = []
            marked = markers.split(piece.text)
            if marked.style != "number" or piece.hint in ("contents", "row"):
                continue
            number = int(marked.number)
            if run:
                self._next[run[-1][0]] = number
            if run and number <= run[-1][1]:
                self._close(run)
                run = []
            run.append((place, number))
        self._close(run)

    def _close(self, run: list[tuple[int, int]]) -> None:
        titled = [place for place, _ in run if self._is_title(place)]
        if run and len(titled) >= _SHARE * len(run):
            self._titled.update(titled)

    def _is_title(self, place: int) -> bool:
        """Whether the number at ``place`` stands before a title with text of its own below it."""
        words = markers.split(self.pieces[place].text).text
        if not shapes.is_title(words, 250) or place + 1 >= len(self.pieces):
            return False
        return markers.split(self.pieces[place + 1].text).style != "number"

    def titled(self, place: int) -> bool:
        """Whether the number at ``place`` belongs to a run of numbered titles."""
        return place in self._titled

    def after(self, place: int) -> int | None:
        """The number printed next after the one at ``place``; None if there is none."""
        return self._next.get(place)

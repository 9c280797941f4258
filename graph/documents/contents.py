"""Tables of contents: where they end, and which headings they promise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.documents import markers, shapes

if TYPE_CHECKING:
    from graph.documents.pieces import Piece

# Possessive throughout: a long run of digits or dots costs one look, not one for every way to part it.
_TAIL = re.compile(r"(?<![\s.…_])[\s.…_]++(?<!_)(?:[\divxlc]++(?:\s*+[-–]\s*+\d++)?\s*+)*+$")
_COLUMN_HEADS = re.compile(r"(?:(?:paragraphs?|pages?|chapter|no\.|section)\s*)+$", re.IGNORECASE)
_PAGE_AT_END = re.compile(r"\s(?:\d{1,3}|[ivxlc]{1,5})(?:\s*[-–]\s*\d{1,3})?$")
_LONGEST = 250


def region(pieces: list[Piece], at: int, last: dict[str, int]) -> int:
    """Position after the last line of the table of contents whose heading is at ``at``.

    ``last`` is the last position of every title, as :func:`printed` gives it.
    """
    seen: set[str] = set()
    place = end = at + 1
    while place < len(pieces):
        piece = pieces[place]
        words = title(piece.text) if len(piece.text) <= _LONGEST else ""
        led = leads(piece) or _is_paged(piece)
        if piece.hint == "heading" or len(piece.text) > _LONGEST or (words in seen and not led):
            break
        returns = last.get(words, -1) > place
        if led or _COLUMN_HEADS.match(piece.text) or returns:
            end = place + 1
        elif not any(
            leads(piece) or (len(piece.text) <= _LONGEST and last.get(title(piece.text), -1) > place + 2)
            for piece in pieces[place + 1 : place + 3]
        ):
            break
        seen.add(words)
        place += 1
    return end


def printed(pieces: list[Piece]) -> dict[str, int]:
    """The last position of every short piece, by its words without label and page."""
    return {title(piece.text): place for place, piece in enumerate(pieces) if len(piece.text) <= _LONGEST}


def leads(piece: Piece) -> bool:
    """Whether the piece ends with a page number."""
    if piece.hint == "contents":
        return True
    return bool(_PAGE_AT_END.search(piece.text)) if piece.hint == "row" else shapes.is_contents_line(piece.text)


def _is_paged(piece: Piece) -> bool:
    """Whether a line below the word "Contents" ends with a page number that no dots lead to."""
    return bool(_PAGE_AT_END.search(piece.text)) and shapes.is_title(piece.text, _LONGEST)


def title(text: str) -> str:
    """The entry without label, dots and page numbers, in lower case."""
    words = text.split("\t", 1)[0] if "\t" in text else text
    if words is text or not words.strip():
        words = _TAIL.sub("", text)
    return markers.split(words.strip()).text.strip(" .*").lower()

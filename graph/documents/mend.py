"""Pieces that belong together become one: a number and its words, a paragraph and its rest after a page break."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.documents import markers, shapes
from graph.documents.dates import DATE_LINE
from graph.documents.hyphens import Hyphens

if TYPE_CHECKING:
    from graph.documents.pieces import Piece

_ITEM_BELOW = re.compile(r"[(\[](?:agenda\s+)?items?\s+\d{1,2}(?:\s?\([a-z]\))?[)\]]$", re.IGNORECASE)
_SHORTEST_PROSE = 50


def mended(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with labels joined to their words, cut paragraphs to their rest, and schedule lines made rows."""
    return _whole(_labelled(pieces))


def _labelled(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last is not None and _takes(last, piece):
            kept[-1] = _with_words(last, piece)
        else:
            kept.append(piece)
    return kept


def _takes(label: Piece, piece: Piece) -> bool:
    """Whether ``label`` is a number or label alone and ``piece`` its words."""
    if _ITEM_BELOW.match(piece.text):
        return label.hint in ("", "heading") and shapes.is_title(markers.split(label.text).text or label.text, 250)
    if label.hint in ("row", "contents") or len(label.text) > 20:
        return _is_dated(label, piece)
    if piece.hint in ("row", "contents"):
        return False
    text = label.text
    if markers.is_label(text):
        return not markers.is_label(piece.text)
    if shapes.ITEM_ONLY.match(text) or shapes.CHAPTER_ONLY.match(text):
        return shapes.is_title(piece.text, 200) and not markers.split(piece.text).style
    return _is_dated(label, piece)


def _is_dated(label: Piece, piece: Piece) -> bool:
    """Whether a line of a schedule: a date alone, and right below it what happens then."""
    return (
        not piece.gap
        and label.hint == piece.hint == ""
        and label.gap
        and bool(DATE_LINE.match(label.text))
        and len(piece.text) > len(label.text)
    )


def _with_words(label: Piece, piece: Piece) -> Piece:
    if _is_dated(label, piece):
        return replace(label, text=f"{label.text}\t{piece.text}", hint="row")
    parted = " " if not shapes.ITEM_ONLY.match(label.text) or label.text[-1] in ":.–—-" else ": "
    hint = piece.hint or label.hint
    return replace(
        label,
        text=f"{label.text}{parted}{piece.text}",
        hint=hint,
        level=max(label.level, piece.level),
        strong=piece.strong,
    )


def _whole(pieces: list[Piece]) -> list[Piece]:
    hyphens = Hyphens([piece.text for piece in pieces])
    kept: list[Piece] = []
    for piece in pieces:
        at = len(kept) - 1
        while at >= 0 and kept[at].hint == "footnote":
            at -= 1
        if at >= 0 and _goes_on(kept[at], piece):
            kept[at] = replace(kept[at], text=hyphens.join(kept[at].text, piece.text))
        else:
            kept.append(piece)
    return kept


def _goes_on(last: Piece, piece: Piece) -> bool:
    """Whether ``piece`` is the rest of ``last``, parted from it by a blank line or a page."""
    if last.hint not in ("", "list") or piece.hint or len(last.text) < _SHORTEST_PROSE:
        return False
    if shapes.ends(last.text) and not last.text.endswith(","):
        return False
    if markers.split(piece.text).style:
        return False
    if piece.text[:1].islower():
        return True
    return shapes.is_open(last.text) or (
        piece.cut and not shapes.is_title(last.text) and not shapes.is_title(piece.text)
    )

"""What every format becomes first: paragraphs in order, with what the format says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hint = Literal["", "title", "heading", "list", "row", "footnote", "contents"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed paragraph, heading, list element or table row, before its number is looked at."""

    text: str
    hint: Hint = ""
    level: int = 0
    """Level of a heading or list element as the format says, from 1; 0 if it does not."""
    gap: bool = True
    """Whether a blank line or paragraph border stands before it."""
    cut: bool = False
    """Whether a page begins right before it."""
    strong: bool = False
    """Whether all of it is bold, italic or underlined."""
    indent: int = 0
    page: int = 0

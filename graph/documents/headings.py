"""Headings: what is one, how it is labelled, how deep it is, and how it and the text under it are cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.documents import markers, shapes
from graph.documents.structure import MAIN

if TYPE_CHECKING:
    from graph.documents.markers import Marked
    from graph.documents.pieces import Piece
    from graph.documents.structure import Block

RANKS = {"Roman": 1, "upper": 2}
ANNEX_RANK = -1
ANNEX_TITLE_RANK = 0
PLAIN_RANK = 10
DEEPEST_RANK = 14
_LONGEST_NAME = 60
_LETTERED = re.compile(r"(?P<marker>[a-h]\.) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as understood."""

    text: str
    label: str = ""
    marker: str = ""
    rank: int = PLAIN_RANK
    item: bool = False
    annex: str = ""
    """Name of the annex it opens: ``Annex I``."""
    tail: str = ""
    """What is printed behind the text but is not of it: ``(agenda item 3)``."""

    @property
    def name(self) -> str:
        """How the text under it is called where it has no numbers."""
        if match := shapes.RECOMMENDATIONS.match(self.text):
            return f"Rec. to {shapes.sentence_case(match['who'].rstrip(' .:'))}"
        text = shapes.sentence_case(self.text.rstrip(" :."))
        if text.lower() == "executive summary":
            return "Summary"
        return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME].rsplit(" ", 1)[0]

    @property
    def section(self) -> str:
        """What numbers that begin anew under the heading are cited with; empty for an annex."""
        if self.item:
            return f"Item {self.label}"
        if self.name.startswith("Rec. to ") or not self.label:
            return "" if self.annex else self.name
        return self.label if " " in self.label else f"Section {self.label}"


def annex(text: str) -> Heading | None:
    """The annex that ``text`` opens, or None."""
    match = shapes.ANNEX.match(text)
    if match is None:
        return None
    rest, close = match["rest"].strip(), match["close"]
    spaced = not close.strip()
    if rest and (not shapes.is_title(rest) or (spaced and (not match["label"] or not rest[0].isupper()))):
        return None
    label = f" {match['label'].upper()}" if match["label"] else ""
    if match["label"] and match["label"].islower() and match["label"].isalpha():
        return None
    name = match["name"].capitalize() + label
    return Heading(
        rest or name, "", text[: match.start("rest")].strip(" :.–—-") if rest else "", ANNEX_RANK, annex=name
    )


def agenda_item(text: str) -> Heading | None:
    """The agenda item whose heading ``text`` is, or None."""
    match = shapes.ITEM.match(text)
    if match is None or (match["rest"] and not shapes.is_title(match["rest"], 250)):
        return None
    if match["rest"] and not match["close"].strip() and not match["rest"][0].isupper():
        return None
    return Heading(
        match["rest"].strip(), match["number"].replace(" ", ""), text[: match.start("rest")].strip(), 1, item=True
    )


def item_at_end(marked: Marked, piece: Piece) -> Heading | None:
    """The agenda item that ``II. Title (agenda item 3)`` heads, or None."""
    match = shapes.ITEM_AT_END.search(piece.text[-40:])
    if match is None or marked.style not in ("", "upper", "Roman", "label"):
        return None
    opened = shapes.CHAPTER.match(piece.text)
    at = opened.start("rest") if opened else len(piece.text) - len(marked.text)
    words = piece.text[at : len(piece.text) - len(match.group())]
    if not shapes.is_title(words, 250):
        return None
    rank = piece.level or RANKS.get(marked.style, 1)
    number = match["number"].replace(" ", "")
    return Heading(words, number, piece.text[:at].strip(), rank, item=True, tail=match.group().strip())


def chapter(text: str) -> Heading | None:
    """The chapter or numbered section that ``text`` opens, or None."""
    match = shapes.CHAPTER.match(text)
    if match is None or (match["rest"] and not shapes.is_title(match["rest"], 250)):
        return None
    if match["rest"] and not match["close"].strip() and not match["rest"][0].isupper():
        return None
    label = f"{match['name'].capitalize()} {match['label']}"
    return Heading(match["rest"].strip() or label, label, text[: match.start("rest")].strip(), 1)


def labelled(marked: Marked, piece: Piece, seen: dict[int, str]) -> Heading | None:
    """The heading ``A. Title``, ``II. Title``, ``B.3 Title`` or ``2.1 Title``, or None; ``seen`` holds the last label by rank."""
    style, number = marked.style, marked.number
    if style not in ("upper", "Roman", "label", "decimal") or not shapes.is_title(marked.text, 250):
        return None
    if style == "Roman" and len(number) == 1 and _follows(number, seen.get(2, "")):
        style = "upper"
    rank = RANKS.get(style, 2 + number.count("."))
    sure = piece.hint == "heading" or piece.strong or shapes.is_capitals(marked.text)
    if style == "upper" and not (sure or number == "A" or _follows(number, seen.get(2, ""))):
        return None
    seen[rank] = number
    for deeper in [key for key in seen if key > rank]:
        del seen[deeper]
    return Heading(marked.text, number, marked.marker, piece.level or rank)


def lettered(text: str, after: str) -> Heading | None:
    """The sub-heading ``a. Title`` if ``after``, the text below it, is prose; else None."""
    match = _LETTERED.match(text)
    if not match or not shapes.is_title(text[match.end() :]) or not shapes.ends(after) or _LETTERED.match(after):
        return None
    return Heading(text[match.end() :], marker=match["marker"])


def _follows(number: str, last: str) -> bool:
    return len(number) == len(last) == 1 and ord(number) == ord(last) + 1


def plain(piece: Piece, before: Piece | None, after: Piece | None, colon: bool, listed: bool) -> bool:
    """Whether a piece without any label is a heading.

    ``colon`` says that the text before ends in a colon (then short lines are its list), ``listed`` that the contents list it.
    """
    text = piece.text
    if piece.hint == "heading":
        return len(text) <= 300
    if piece.hint or after is None or not shapes.is_title(text):
        return False
    if shapes.SPECIAL.match(text) or shapes.RECOMMENDATIONS.match(text) or listed:
        return True
    if colon or shapes.SYMBOL.match(text) or "  " in text or not _stands_apart(piece, before, after):
        return False
    next_marked = bool(markers.split(after.text).style)
    by_itself = piece.strong or shapes.is_capitals(text) or next_marked
    return by_itself or len(after.text) > len(text) or shapes.is_title(after.text)


def _stands_apart(piece: Piece, before: Piece | None, after: Piece) -> bool:
    """Whether a piece is set off from the text before and after it."""
    next_marked = bool(markers.split(after.text).style)
    if not (after.gap or next_marked or piece.strong) or after.text[:1].islower():
        return False
    return piece.gap or piece.strong or before is None or bool(markers.split(before.text).style)


def reference(heading: Heading, part: str) -> str:
    """How the heading is cited; empty if that depends on what follows."""
    if heading.annex:
        return heading.annex
    prefix = "" if part == MAIN else f"{part}, "
    if heading.item:
        return f"{prefix}Item {heading.label}"
    if heading.label:
        named = not heading.label[0].isdigit() and " " in heading.label
        return prefix + heading.label if prefix or named else f"Heading {heading.label}"
    return prefix + heading.name if heading.name.startswith("Rec. to ") else ""


def base(heading: Heading, part: str) -> str:
    """How unnumbered text under the heading is cited."""
    prefix = "" if part == MAIN else f"{part}, "
    if heading.annex or heading.item:
        return reference(heading, part)
    if heading.label:
        named = " " in heading.label
        return prefix + heading.label if prefix or named else f"Section {heading.label}"
    return prefix + heading.name


def settled(blocks: list[Block]) -> list[Block]:
    """``blocks`` with the references of headings that depend on what follows them."""
    following = ""
    kept: list[Block] = []
    for block in reversed(blocks):
        if block.kind == "heading" and not block.reference:
            prefix = "" if block.part == MAIN else f"{block.part}, "
            name = f"Heading before {following}" if following else Heading(block.text).name
            block = replace(block, reference=prefix + name)
        elif block.kind != "heading":
            following = block.number if block.kind == "paragraph" and block.number else ""
        kept.append(block)
    kept.reverse()
    return kept

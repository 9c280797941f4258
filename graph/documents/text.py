"""Plain text becomes pieces: lines that were wrapped are joined, lines that stand alone stay alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from graph.documents import markers, shapes
from graph.documents.characters import squeeze
from graph.documents.furniture import Line, lines
from graph.documents.hyphens import Hyphens
from graph.documents.pieces import Hint, Piece

_LONG = 130
_NARROWEST = 30
_DENSE_LINES = 20
_SHORTEST_CUT = 40
_WHOLE = re.compile(r"(?:\*\*(?P<b>[^*]+)\*\*|\*(?P<i>[^*\s][^*]*)\*|<u>(?P<u>[^<]+)</u>)$")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]{1,4000})(?<=[^\s*])\*\*")
_TAGS = re.compile(r"</?(?:[uibUIB]|strong|em|sup|sub)>")
_FIRST_WORD = re.compile(r"\S+")
_COLUMNS = re.compile(r"\S(?:\t+|\s{3,})\S")


def pieces(text: str) -> list[Piece]:
    """The pieces of a plain text whose characters are already clean."""
    found = lines(text)
    widths = _widths(found)
    hyphens = Hyphens([line.text for line in found])
    groups: list[list[Line]] = []
    for line in found:
        if groups and _continues(groups[-1], line, widths[line.page]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _noted([(_piece(group, hyphens), group[0].ruled) for group in groups])


def _noted(found: list[tuple[Piece, bool]]) -> list[Piece]:
    """The pieces, with those marked that are footnotes: below a drawn line, or ``1/`` as in older reports."""
    kept = []
    below = False
    for piece, ruled in found:
        sign = shapes.NOTE.match(piece.text) if not piece.hint else None
        below = sign is not None and not piece.cut and (below or ruled)
        slashed = sign is not None and sign["sign"].isdigit() and sign.group().rstrip().endswith("/")
        kept.append(replace(piece, hint="footnote") if below or slashed else piece)
    return kept


def _widths(found: list[Line]) -> dict[int, int]:
    """For every page, the column at which its lines were wrapped; 0 if paragraphs are lines."""
    whole = _width(found)
    pages: dict[int, list[Line]] = {}
    for line in found:
        pages.setdefault(line.page, []).append(line)
    return {page: _page_width(held, whole) for page, held in pages.items()}


def _page_width(held: list[Line], whole: int) -> int:
    """The width of a page that is set densely, as in columns; that of the whole text else."""
    if not whole or len(held) < _DENSE_LINES:
        return whole
    width = _width(held)
    dense = sum(1 for line in held if line.indent + len(line.text) > width * 0.75)
    return width if width and dense * 2 > len(held) else whole


def _width(found: list[Line]) -> int:
    sizes = sorted(line.indent + len(line.text) for line in found)
    if not sizes or sum(size for size in sizes if size > _LONG) * 5 > sum(sizes):
        return 0
    return max(sizes[len(sizes) * 95 // 100], _NARROWEST) if len(sizes) > 20 else max(sizes[-1], _NARROWEST)


def _continues(group: list[Line], line: Line, width: int) -> bool:
    """Whether ``line`` goes on with the paragraph of ``group``."""
    before = group[-1]
    if line.gap or line.cut:
        return False
    if _in_bold(group):
        return True
    if _is_label(before.text) or shapes.is_contents_line(before.text) or _is_row(line.text):
        return False
    if shapes.CONTENTS.match(before.text) or shapes.DOCUMENTATION.fullmatch(before.text):
        return False
    end = before.indent + len(before.text)
    full = bool(width) and end + 1 + _first_size(line.text) > width * 0.85
    if _begins(line.text, before.text, full):
        return False
    if line.text[0].islower() and not shapes.ends(before.text) and len(before.text) > _SHORTEST_CUT:
        return True
    if not full or (shapes.is_capitals(before.text) and not shapes.is_capitals(line.text)):
        return False
    return not (shapes.ends(before.text) and line.indent > group[min(1, len(group) - 1)].indent + 1)


def _in_bold(group: list[Line]) -> bool:
    return len(group) < 6 and sum(line.text.count("**") for line in group) % 2 == 1


def _first_size(text: str) -> int:
    match = _FIRST_WORD.match(text)
    return len(match.group()) if match else 0


def _begins(text: str, before: str, full: bool) -> bool:
    """Whether ``text`` begins with a marker that is meant as one."""
    marked = markers.split(text)
    if not marked.style:
        return bool(shapes.ITEM.match(text) and shapes.ends(before)) or bool(shapes.DOCUMENTATION.fullmatch(text))
    if marked.style == "bullet" and text[0] not in "-–—*+":
        return True
    return not full or shapes.ends(before) or before.endswith(("and", "or"))


def _piece(group: list[Line], hyphens: Hyphens) -> Piece:
    first = group[0]
    raw = reduce(hyphens.join, (line.text for line in group))
    hint: Hint = "contents" if shapes.is_contents_line(raw) else ""
    bare, strong = unmarked_emphasis(raw)
    if not hint and _is_row(bare):
        hint, bare = "row", "\t".join(squeeze(cell) for cell in re.split(r"\t+|\s{3,}|\s\|\s", bare.strip(" |")))
    else:
        bare = squeeze(bare)
    return Piece(bare, hint, gap=first.gap, cut=first.cut, strong=strong, indent=first.indent, page=first.page)


def _is_label(text: str) -> bool:
    return markers.is_label(text) or bool(shapes.ITEM_ONLY.match(text))


def _is_row(text: str) -> bool:
    """Whether the wide gap parts cells and not a marker or a label from its words."""
    if " | " in text:
        return True
    head = _COLUMNS.search(text) if "\t" in text or "   " in text else None
    return head is not None and not _is_label(text[: head.start() + 1].strip())


def unmarked_emphasis(text: str) -> tuple[str, bool]:
    """``text`` without the signs of bold, italic and underlined, and whether all of its words were so.

    >>> unmarked_emphasis("1. *Enabling environment*")
    ('1. Enabling environment', True)
    """
    if "*" not in text and "<" not in text:
        return text, False
    at = markers.split(text).at
    strong = bool(_WHOLE.match(text[at:].strip()))
    return _TAGS.sub("", _BOLD.sub(r"\1", _ITALIC.sub(r"\1", text))), strong

"""Lines of a text file, without what is printed on every page: page numbers, running heads, rules."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from graph.documents import shapes
from graph.documents.characters import squeeze

_PAGE = re.compile(
    r"(?:page|p\.|seite|página)\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?$|[-–—]\s*\d{1,4}\s*[-–—]$|"
    r"/\s?(?:\.\.\.|…)$|GE\.\d\d-.{0,20}$",
    re.IGNORECASE,
)
_SYMBOL_PAGE = re.compile(r"(?P<symbol>\S+/\S+),?\s+page\s+(?:\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
_BARE = re.compile(r"(?:\d{1,3}|[ivxlc]{1,6})$")
_DIGITS = re.compile(r"\d+")
_LONGEST = 60
_EDGE = 3
_FEWEST = 3
_SHORTEST_RULE = 4
_FIRST_LINES = 15
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words."""

    text: str
    indent: int
    gap: bool
    """Whether a blank line stands before it."""
    cut: bool
    """Whether a page ends before it."""
    page: int
    ruled: bool = False
    """Whether a line is drawn before it, as above footnotes."""


def lines(text: str) -> list[Line]:
    """The lines of ``text`` that belong to the document, in order; a form feed ends a page."""
    if "\f" not in text:
        found = _split(text, 0)
        return _without(found, _page_numbers(found, frozenset()))
    pages = [_split(page, number) for number, page in enumerate(text.split("\f"), 1)]
    running = _running(pages)
    opening = {line.text.strip() for line in pages[0][:_FIRST_LINES]}
    found = []
    for page in pages:
        kept = _without(page, [i for i, line in enumerate(page) if _at_edge(i, page) and _runs(line, running, opening)])
        if kept and found:
            kept[0] = replace(kept[0], cut=True)
        found += kept
    return _without(found, _page_numbers(found, running))


def _split(text: str, page: int) -> list[Line]:
    found = []
    gap, ruled = True, False
    for raw in text.split("\n"):
        line = raw.strip(" ")
        words = line.strip()
        if not words or shapes.is_rule(words):
            gap = True
            ruled = ruled or (len(words) > _SHORTEST_RULE and not words.strip("_- "))
        else:
            found.append(Line(line, len(raw) - len(raw.lstrip()), gap, False, page, ruled))
            gap = ruled = False
    return found


def _without(found: list[Line], dropped: list[int]) -> list[Line]:
    """``found`` less the lines at ``dropped``; what follows a dropped line begins after a cut."""
    if not dropped:
        return found
    gone = set(dropped)
    kept: list[Line] = []
    after = False
    for place, line in enumerate(found):
        if place in gone:
            after = True
            continue
        kept.append(replace(line, cut=True) if after and kept else line)
        after = False
    return kept


def _at_edge(place: int, page: list[Line]) -> bool:
    return place < _EDGE or place >= len(page) - _EDGE


def _running(pages: list[list[Line]]) -> frozenset[str]:
    """First and last lines that recur on at least three pages, their digits left open."""
    counted: Counter[str] = Counter()
    for page in pages:
        edges = {_pattern(line.text) for place, line in enumerate(page) if _at_edge(place, page)}
        counted.update(edge for edge in edges if len(edge) < 120)
    return frozenset(edge for edge, count in counted.items() if count >= _FEWEST and _is_head(edge))


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", text.strip())


def _is_head(pattern: str) -> bool:
    """Not a paragraph number on its own line (``#.``) nor a line that ends as a sentence."""
    return not re.fullmatch(r"\(?#[.)]", pattern) and not shapes.ends(pattern.rstrip("."))


def _runs(line: Line, running: frozenset[str], opening: set[str]) -> bool:
    """Whether a line at the edge of a page is printed on many pages, repeats one of the first, or is a page number."""
    text = line.text.strip()
    if _pattern(text) in running or _BARE.match(text):
        return True
    return line.page > 1 and text in opening and len(text) < _LONGEST and bool(shapes.SYMBOL.match(text))


def _page_numbers(found: list[Line], running: frozenset[str]) -> list[int]:
    """Positions of page numbers and of the symbol printed beside them, in a text without page ends."""
    gone = [place for place, line in enumerate(found) if len(line.text) < _WIDEST and _is_page(line.text)]
    near = {place + step for place in gone for step in (-1, 1) if 0 <= place + step < len(found)}
    symbols = [place for place in near if place and shapes.SYMBOL.match(found[place].text.strip())]
    first = {found[place].text.strip() for place in symbols}
    once = {next(i for i, line in enumerate(found) if line.text.strip() == text) for text in first}
    return gone + [place for place in symbols if place not in once or running or _is_later_page(found, place)]


def _is_later_page(found: list[Line], place: int) -> bool:
    """Whether the page number beside the symbol at ``place`` is not that of the first page."""
    beside = [found[at].text for at in (place - 1, place + 1) if 0 <= at < len(found) and _is_page(found[at].text)]
    return any(_DIGITS.findall(text) not in ([], ["1"]) for text in beside)


def _is_page(text: str) -> bool:
    text = squeeze(text)
    return len(text) < _LONGEST and bool(_PAGE.match(text) or _SYMBOL_PAGE.match(text))

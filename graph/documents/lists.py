"""Nested lists: to which level an element belongs, and the reference that leads to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.documents import markers
from graph.documents.structure import Inline

if TYPE_CHECKING:
    from graph.documents.markers import Marked, Style

_INLINE = re.compile(r"(?<![\w)])\((?P<number>[a-z]|[ivx]{1,5}|\d{1,2})\)(?=\s)")
_TAIL = re.compile(r"(?:[;,:]?\s*(?:and|or|and/or))?[\s;,.:]*$")
_SENTENCE_END = re.compile(r"(?<=[a-z)])\.(?=\s+[A-Z])")
_FORM = 2


@dataclass(slots=True)
class Level:
    """One open level of a list."""

    style: Style
    last: int
    reference: str
    block: int
    sign: str = ""
    indent: int = 0
    forms: set[str] = field(default_factory=set)
    colon: bool = False
    stated: int = 0
    """Depth the format states, from 1; 0 if it does not."""


@dataclass(slots=True)
class Lists:
    """The levels that are open, the outermost first."""

    levels: list[Level] = field(default_factory=list)

    def clear(self) -> None:
        """Close every level."""
        self.levels.clear()

    def takes(self, marked: Marked) -> bool:
        """Whether ``marked`` may be an element: a capital must begin or continue a list, else it is an initial (``B. Bowler``)."""
        if marked.style not in ("upper", "Roman"):
            return True
        ways = markers.readings(marked)
        return any(
            value == 1 or any(level.style == style and level.last + 1 == value for level in self.levels)
            for style, value in ways
        )

    def place(self, marked: Marked, base: str, indent: int, depth: int = 0) -> Level:
        """The level of the element ``marked``, open from now on as the innermost.

        ``base`` is the reference of the paragraph above the list, ``depth`` the level the format states (from 1), or 0.
        """
        if marked.style == "bullet":
            return self._bullet(marked, base, indent, depth)
        ways = markers.readings(marked) or (("letter", 1),)
        for at in range(len(self.levels) - 1, -1, -1):
            for style, value in ways:
                if self.levels[at].style == style and value == self.levels[at].last + 1:
                    return self._sibling(at, value, marked, base)
        first = [(style, value) for style, value in ways if value == 1]
        if not first:
            for at in range(len(self.levels) - 1, -1, -1):
                for style, value in ways:
                    if self.levels[at].style == style and value > self.levels[at].last:
                        return self._sibling(at, value, marked, base)
        style, value = first[0] if first else ways[0]
        self._drop_style(style)
        self.levels.append(Level(style, value, extended(self._above(base), marked.number), -1, indent=indent))
        return self.levels[-1]

    def parent(self, base_block: int) -> int:
        """Position of the block the innermost level hangs under."""
        return self.levels[-2].block if len(self.levels) > 1 else base_block

    def _above(self, base: str) -> str:
        return self.levels[-1].reference if self.levels else base

    def _drop_style(self, style: Style) -> None:
        """A list that begins again at (a) ends the former one of that style."""
        for at, level in enumerate(self.levels):
            if level.style == style:
                del self.levels[at:]
                return

    def _sibling(self, at: int, value: int, marked: Marked, base: str) -> Level:
        del self.levels[at + 1 :]
        level = self.levels[at]
        level.last = value
        level.reference = extended(self.levels[at - 1].reference if at else base, marked.number)
        return level

    def _bullet(self, marked: Marked, base: str, indent: int, depth: int) -> Level:
        at = self._bullet_level(marked, indent, depth)
        form = _form(marked.text)
        if at < len(self.levels):
            del self.levels[at + 1 :]
            level = self.levels[at]
        else:
            level = Level("bullet", 0, self._above(base), -1, marked.marker, indent, stated=depth)
            self.levels.append(level)
        level.forms.add(form)
        level.colon = marked.text.endswith(":")
        return level

    def _bullet_level(self, marked: Marked, indent: int, depth: int) -> int:
        """Position of the level a bullet belongs to; the number of levels if it opens one."""
        bullets = [at for at, level in enumerate(self.levels) if level.style == "bullet"]
        if not bullets:
            return len(self.levels)
        if depth:
            return next((at for at in bullets if self.levels[at].stated >= depth), len(self.levels))
        inner = bullets[-1]
        if indent > self.levels[inner].indent + 1:
            return len(self.levels)
        for at in bullets:
            if (
                self.levels[at].sign == marked.marker
                and indent <= self.levels[at].indent + 1
                and not self._is_under(at, marked)
            ):
                return at
        if self.levels[inner].colon or self.levels[inner].sign != marked.marker:
            return inner + 1
        return inner

    def _is_under(self, at: int, marked: Marked) -> bool:
        """Whether the element is below an element of level ``at`` that ends in a colon: its first word has another form."""
        return self.levels[at].colon and _form(marked.text) not in self.levels[at].forms


def _form(text: str) -> str:
    """The ending of the first word of several: elements of one list are built alike (``Adopted ...``, ``Established ...``)."""
    first, _, rest = text.partition(" ")
    return first[-_FORM:].lower() if rest else ""


def extended(base: str, number: str) -> str:
    """``base`` with the number of an element: ``3(a)``, ``Summary (a)``.

    >>> extended("3", "a"), extended("Summary", "a"), extended("Rec. to UNCTAD (a)", "i")
    ('3(a)', 'Summary (a)', 'Rec. to UNCTAD (a)(i)')
    """
    if not number:
        return base
    close = base[-1:].isdigit() or base.endswith(")")
    return f"{base}({number})" if close or not base else f"{base} ({number})"


def inline(text: str, start: int, base: str) -> tuple[Inline, ...]:
    """The elements of a list within a sentence; ``start`` is where ``text`` begins in the document."""
    if "(a)" not in text and "(i)" not in text and "(1)" not in text:
        return ()
    found = _runs(text)
    parts = []
    for place, match in enumerate(found):
        begin = match.end() + 1
        stop = found[place + 1].start() if place + 1 < len(found) else _sentence_end(text, begin)
        words = _TAIL.sub("", text[begin:stop])
        if words:
            reference = extended(base, match["number"])
            parts.append(Inline(reference, words, start + begin, start + begin + len(words)))
    return tuple(parts) if len(parts) > 1 else ()


def _runs(text: str) -> list[re.Match[str]]:
    """The first markers in ``text`` that count up from one."""
    found: list[re.Match[str]] = []
    style = ""
    for match in _INLINE.finditer(text):
        marked = markers.split(match.group())
        for way, value in markers.readings(marked):
            if (
                value == len(found) + 1
                and (not found or way == style)
                and not (not found and way == "letter" and value != 1)
            ):
                style = way
                found.append(match)
                break
    return found if len(found) > 1 else []


def _sentence_end(text: str, begin: int) -> int:
    match = _SENTENCE_END.search(text, begin)
    return match.start() if match else len(text)

"""The automatic numbers of a Word document, computed from its numbering part (ECMA-376, part 1, section 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from graph.documents.listnumbers import Style, counted

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS: dict[str, Style] = {
    "decimal": "number", "decimalZero": "number", "lowerLetter": "letter", "upperLetter": "upper", "lowerRoman": "roman",
    "upperRoman": "Roman",
}  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_STYLE = 20
BULLET = "·"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int
    """Restarts after a number of a level above this one: the level's position (1 = outermost); 0 for never; -1 for any."""


@dataclass(slots=True)
class Numbering:
    """The numbers given out so far; ``part`` is the root of the numbering part or None, ``styles`` that of the styles."""

    part: Any
    styles: Any
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)
    _styled: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def marker(self, paragraph: Any) -> str:
        """The number or bullet printed before ``paragraph``, empty if it has none; counts it."""
        number, depth = self._place(paragraph)
        levels = self._of(number) if number else {}
        level = levels.get(depth)
        if level is None or not number:
            return ""
        counts = self._count(number, depth, level, levels)
        if level.format == "bullet":
            return BULLET
        if level.format == "none":
            return ""
        return _PLACE.sub(lambda match: self._printed(int(match[1]) - 1, counts, levels), level.text).strip()

    def depth(self, paragraph: Any) -> int:
        """Depth of the list element, from 1; 0 if it is none."""
        number, depth = self._place(paragraph)
        return depth + 1 if number and self._of(number) else 0

    def _printed(self, depth: int, counts: list[int | None], levels: dict[int, _Level]) -> str:
        level = levels.get(depth)
        value = counts[depth] if depth < len(counts) else None
        if level is None:
            return ""
        return counted(level.start if value is None else value, _FORMATS.get(level.format, "number"))

    def _count(self, number: str, depth: int, level: _Level, levels: dict[int, _Level]) -> list[int | None]:
        counts = self._counts.setdefault(self._abstract.get(number, number), [None] * 9)
        if number not in self._started:
            self._started.add(number)
            if self._overrides(number, depth):
                counts[depth:] = [None] * (9 - depth)
        value = counts[depth]
        counts[depth] = level.start if value is None else value + 1
        for deeper in range(depth + 1, 9):
            restart = levels[deeper].restart if deeper in levels else -1
            if restart == -1 or (restart and depth < restart):
                counts[deeper] = None
        return counts

    def _overrides(self, number: str, depth: int) -> bool:
        for num in self._all("num"):
            if num.get(f"{_W}numId") == number:
                return any(
                    override.get(f"{_W}ilvl") == str(depth) and override.find(f"{_W}startOverride") is not None
                    for override in num.iterchildren(f"{_W}lvlOverride")
                )
        return False

    def _all(self, tag: str) -> list[Any]:
        return list(self.part.iterchildren(f"{_W}{tag}")) if self.part is not None else []

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Which numbering the paragraph is in, and how deep; ("", 0) if in none."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", 0
        number, depth = _num(properties)
        style = properties.find(f"{_W}pStyle")
        if style is not None and (number is None or depth is None):
            inherited = self._style(style.get(f"{_W}val") or "")
            number = inherited[0] if number is None else number
            depth = inherited[1] if depth is None else depth
        if not number or number == "0":
            return "", 0
        return number, int(depth) if depth and depth.isdigit() else 0

    def _style(self, name: str) -> tuple[str | None, str | None]:
        if name not in self._styled:
            self._styled[name] = self._inherited(name)
        return self._styled[name]

    def _inherited(self, name: str) -> tuple[str | None, str | None]:
        number = depth = None
        for _ in range(_DEEPEST_STYLE):
            style = next((s for s in self.styles.iterchildren(f"{_W}style") if s.get(f"{_W}styleId") == name), None)
            if style is None:
                break
            properties = style.find(f"{_W}pPr")
            if properties is not None:
                found = _num(properties)
                number = found[0] if number is None else number
                depth = found[1] if depth is None else depth
            base = style.find(f"{_W}basedOn")
            if number is not None or base is None:
                break
            name = base.get(f"{_W}val") or ""
        return number, depth

    def _of(self, number: str) -> dict[int, _Level]:
        """The levels of a numbering, its own changes included."""
        if number not in self._levels:
            self._levels[number] = self._read(number)
        return self._levels[number]

    def _read(self, number: str) -> dict[int, _Level]:
        num = next((n for n in self._all("num") if n.get(f"{_W}numId") == number), None)
        if num is None:
            return {}
        abstract = _value(num, "abstractNumId")
        self._abstract[number] = f"abstract {abstract}"
        levels: dict[int, _Level] = {}
        for element in self._all("abstractNum"):
            if element.get(f"{_W}abstractNumId") == abstract:
                levels.update(_levels(element))
        for override in num.iterchildren(f"{_W}lvlOverride"):
            levels.update(_levels(override))
            depth, start = override.get(f"{_W}ilvl") or "", _value(override, "startOverride")
            if depth.isdigit() and start.isdigit() and int(depth) in levels:
                old = levels[int(depth)]
                levels[int(depth)] = _Level(int(start), old.format, old.text, old.restart)
        return levels


def _num(properties: Any) -> tuple[str | None, str | None]:
    found = properties.find(f"{_W}numPr")
    if found is None:
        return None, None
    return _value(found, "numId") or None, _value(found, "ilvl") or None


def _value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return (child.get(f"{_W}val") or "") if child is not None else ""


def _levels(element: Any) -> dict[int, _Level]:
    found = {}
    for level in element.iterchildren(f"{_W}lvl"):
        depth = level.get(f"{_W}ilvl") or ""
        if depth.isdigit() and int(depth) < 9:
            start, restart = _value(level, "start"), _value(level, "lvlRestart")
            found[int(depth)] = _Level(
                int(start) if start.isdigit() else 1,
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText"),
                int(restart) if restart.isdigit() else -1,
            )
    return found

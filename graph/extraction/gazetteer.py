"""Finds the names of the registers in a text, all in one pass over its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.names import NameIndex, fold

if TYPE_CHECKING:
    from graph.registers import Registers

_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"(?:[ ,.’'/&()\-–—]{1,3})")
_END = ""
_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]|/")


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the registers where it stands in a text."""

    start: int
    end: int
    name: str


class Gazetteer:
    """The names of the registers as a tree of words; built once, used for any number of documents."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.index = NameIndex(registers)
        self._tree: dict[str, Any] = {}
        for name in _names(registers):
            self._add(name)

    def _add(self, name: str) -> None:
        node = self._tree
        for word in fold(name).split():
            node = node.setdefault(word, {})
        names = node.setdefault(_END, [])
        if name not in names:
            names.append(name)

    def search(self, text: str) -> list[Found]:
        """The names in a text, longest first where two begin at one word, none within another."""
        words = [(m.start(), m.end(), _folded(m[0])) for m in _TOKEN.finditer(text)]
        found = []
        at, count = 0, len(words)
        while at < count:
            steps = self._match(text, words, at) if words[at][2] in self._tree else None
            if steps and not _within_symbol(text, steps[1]):
                found.append(steps[1])
                at += steps[0]
            else:
                at += 1
        return found

    def _match(self, text: str, words: list[tuple[int, int, str]], at: int) -> tuple[int, Found] | None:
        node, best, here = self._tree, None, at
        while here < len(words):
            start, end, word = words[here]
            if here > at and not _GAP.fullmatch(text, words[here - 1][1], start):
                break
            node = node.get(word)  # type: ignore[assignment]
            if node is None:
                break
            if _END in node:
                name = _printed_as(text[words[at][0] : end], node[_END])
                if name:
                    best = (here - at + 1, Found(words[at][0], end, name))
            here += 1
        return best


def _within_symbol(text: str, found: Found) -> bool:
    """Whether a name is a part of a document symbol such as ECE/WP.1/2."""
    return text[found.start - 1 : found.start] == "/" or text[found.end : found.end + 1] == "/"


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _printed_as(printed: str, names: list[str]) -> str:
    """The first of the names that may be printed so: acronyms to the letter, proper names with a capital."""
    for name in names:
        if _is_acronym(name):
            if printed == name:
                return name
        elif not name[0].isupper() or printed[0].isupper():
            return name
    return ""


def _is_acronym(name: str) -> bool:
    return " " not in name and (name.isupper() or bool(_DOTTED.search(name)))


def _names(registers: Registers) -> list[str]:
    """Every name that may stand in a text; short names that only one body's papers use are left to coreference."""
    names = [row.name for rows in (registers.bodies, registers.economies, registers.people) for row in rows]
    names += [row.acronym for row in registers.bodies if row.acronym]
    bodies = registers.body
    for row in registers.names:
        authority = bodies.get(row.authority)
        local = row.kind == "short" and authority is not None and authority.class_ == "body"
        if not local and not row.entity.startswith("meeting:"):
            names.append(row.name)
    return list(dict.fromkeys(names))

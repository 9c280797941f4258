"""Finds the names of the registers in a text, all in one pass over its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from graph.extraction.entities import Entity, register_entity
from graph.extraction.words.organizations import WELL_KNOWN
from graph.names import NameIndex, fold

if TYPE_CHECKING:
    from graph.registers import Registers

_BETWEEN = re.compile(r"(\W+)")
_GAP = re.compile(r"(?:[ ,.’'/&()\-–—]{1,3})")
_END = ""
_FAMILY = "United Nations "
"""What reports leave out before the names of the bodies of the United Nations."""
_SHORT_FORM = re.compile(r"\bSMEs?\b")
_FULL_FORMS = (
    "SMEs",
    "Small and Medium Enterprise",
    "Small and Medium Enterprises",
    "Small and Medium-Sized Enterprises",
    "Small and Medium Sized Enterprises",
    "Small- and Medium-Sized Enterprises",
)
_REMEMBERED = 8192
"""Names whose bearers are kept from one look-up to the next."""
_WORDS = 65536
"""Words whose folded form is kept."""
_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]|/")


class _Folded(dict[str, str]):
    """Words as the tree of names has them; worked out once for each word."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS:
            self.clear()
        self[word] = folded = word.lower() if word.isascii() else fold(word)
        return folded


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
        self.anywhere = lru_cache(maxsize=_REMEMBERED)(self.index.anywhere)
        self.entity = lru_cache(maxsize=_REMEMBERED)(self._entity)
        self.find = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._known = _well_known()
        self._folded = _Folded()
        self._tree: dict[str, Any] = {}
        for name in (*_names(registers), *(name for name in self._known if not self.anywhere(name))):
            self._add(name)
            rest = name.removeprefix(_FAMILY)
            if rest != name and rest.count(" ") > 2:
                self._add(name, rest)

    def _add(self, name: str, printed: str = "") -> None:
        """Enter a name as printed, and with "small and medium enterprises" in full where it has the short form."""
        said = printed or name
        for form in {said, *(_SHORT_FORM.sub(full, said) for full in _FULL_FORMS if _SHORT_FORM.search(said))}:
            node = self._tree
            for word in fold(form).split():
                node = node.setdefault(word, {})
            names = node.setdefault(_END, [])
            if name not in names:
                names.append(name)

    def _find(self, name: str, date: str, authorities: tuple[str, ...]) -> tuple[str, ...]:
        """As the look-up of the registers; a name that nobody bears is not looked up again."""
        return self.index.find(name, date, authorities) if self.anywhere(name) else ()

    def _entity(self, key: str) -> Entity:
        """The entity of a register entry; under its full name where the registers have but its acronym."""
        entity = register_entity(self.registers, key)
        known = self._known.get(entity.name) if entity.name.isupper() else None
        return (
            replace(entity, name=known.name, acronym=entity.name, type=entity.type or known.type) if known else entity
        )

    def well_known(self, name: str) -> Entity | None:
        """The organization that everybody calls so: of the registers if they know it by its acronym."""
        known = self._known.get(name)
        keys = self.anywhere(known.acronym) if known and known.acronym else ()
        return self.entity(keys[0]) if len(keys) == 1 and keys[0].startswith("body:") else known

    def search(self, text: str) -> list[Found]:
        """The names in a text, longest first where two begin at one word, none within another."""
        parts = _BETWEEN.split(text)
        starts = list(accumulate(map(len, parts), initial=0))
        folded = self._folded
        words = [folded[word] for word in parts[::2]]
        found = []
        after = 0
        tree = self._tree
        words.append("")
        for at in [place for place, word in enumerate(words) if word in tree]:
            if at < after or not (_END in tree[words[at]] or words[at + 1] in tree[words[at]]):
                continue
            step = self._match(text, words, parts, starts, at)
            if step and not _within_symbol(text, step[1]):
                after = step[0]
                found.append(step[1])
        return found

    def _match(
        self, text: str, words: list[str], parts: list[str], starts: list[int], at: int
    ) -> tuple[int, Found] | None:
        """The longest name that begins with a word, and the number of the word behind it; gaps stand between words."""
        node, best, first = self._tree, None, starts[2 * at]
        for here in range(at, len(words) - 1):
            if here > at and not _GAP.fullmatch(parts[2 * here - 1]):
                break
            node = node.get(words[here]) if words[here] else None  # type: ignore[assignment]
            if node is None:
                break
            if _END in node:
                end = starts[2 * here + 1]
                name = _printed_as(text[first:end], node[_END])
                if name:
                    best = (here + 1, Found(first, end, name))
        return best


def _within_symbol(text: str, found: Found) -> bool:
    """Whether a name is a part of a document symbol such as ECE/WP.1/2."""
    return text[found.start - 1 : found.start] == "/" or text[found.end : found.end + 1] == "/"


def _printed_as(printed: str, names: list[str]) -> str:
    """The first of the names that may be printed so: acronyms to the letter, proper names with a capital."""
    for name in names:
        if _is_acronym(name):
            if printed == name:
                return name
        elif not name.removeprefix("The ")[0].isupper() or printed[0].isupper():
            return name
    return ""


@lru_cache(maxsize=_REMEMBERED)
def _is_acronym(name: str) -> bool:
    return " " not in name and (name.isupper() or bool(_DOTTED.search(name)))


def _well_known() -> dict[str, Entity]:
    """The organizations that everybody knows, by name and by acronym."""
    found: dict[str, Entity] = {}
    for name, acronym, kind, parent in WELL_KNOWN:
        entity = Entity(f"own:{fold(name)}", "organization", name, acronym, kind, parent)
        for form in (name, acronym):
            found.setdefault(form, entity)
    found.pop("", None)
    return found


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

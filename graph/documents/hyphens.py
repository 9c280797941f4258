"""Words broken at the end of a line: whether the hyphen belongs to the word (``long-term``) or to the line (``econ-omy``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")


@dataclass(slots=True)
class Hyphens:
    """Decides by the words the document prints elsewhere; they are gathered when the first broken word is met."""

    texts: list[str]
    _words: frozenset[str] = field(default=frozenset())

    def join(self, left: str, right: str) -> str:
        """``left`` and ``right`` as one text: with a blank, with the hyphen, or without it."""
        broken = _BEFORE.search(left[-60:])
        rest = _WORD.match(right)
        if broken is None or rest is None or not right[0].islower():
            return f"{left} {right}"
        first, second = broken[1].lower(), rest.group().lower()
        known = self._known()
        if first + second in known or (f"{first}-{second}" not in known and not {first, second} <= known):
            return left[:-1] + right
        return left + right

    def _known(self) -> frozenset[str]:
        if not self._words:
            found: set[str] = set()
            broken = False
            for text in self.texts:
                words = _WORD.findall(text.lower())
                whole = words[broken : len(words) - text.endswith("-")]
                found.update(whole)
                found.update(part for word in whole for part in word.split("-")[1:])
                broken = text.endswith("-")
            self._words = frozenset(found)
        return self._words

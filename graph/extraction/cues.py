"""Which patterns a sentence may match at all: those whose words stand in it.

What a pattern needs (:mod:`graph.extraction.required`) has a bit. The words of a sentence are looked at once; together they
give it the bits of all needs that it meets, and only patterns whose needs are met are searched for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from graph.extraction.required import required

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.extraction.required import Words

Row = TypeVar("Row")
_REMEMBERED = 65536
"""Words whose bits are kept."""
_SIZE = 2
"""Letters by which the words that are needed are looked up."""


class Told(Protocol):
    """A sentence with the bits of the needs it meets."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def cues(self) -> int:
        """The bits."""


class _Bits(dict[str, int]):
    """The bits of the needs that a word of a text meets; worked out once for each word."""

    def __init__(self) -> None:
        super().__init__()
        self._bits: dict[Words, int] = {}
        self._by_start: dict[str, list[tuple[str, int]]] = {}

    def of(self, words: Words) -> int:
        """The bit of a need."""
        if words not in self._bits:
            self._bits[words] = 1 << len(self._bits)
            self.clear()
            for word in words:
                self._by_start.setdefault(word[:_SIZE], []).append((word, self._bits[words]))
        return self._bits[words]

    def __missing__(self, word: str) -> int:
        bits = 0
        for at in range(len(word) - _SIZE + 1):
            for cue, bit in self._by_start.get(word[at : at + _SIZE], ()):
                if word.startswith(cue, at):
                    bits |= bit
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = bits
        return bits


_BITS = _Bits()


def cues_in(text: str) -> int:
    """The bits of the needs that a text meets."""
    bits, met = 0, _BITS
    for word in set(text.split()):
        bits |= met[word]
    return bits


class Cues:
    """Words or parts of words, parted by ``|``, one of which stands in all that some rules take; of several words, the longest."""

    __slots__ = ("_bits",)

    def __init__(self, words: str) -> None:
        self._bits = _BITS.of(frozenset(max(part.split(), key=len) for part in words.split("|")))

    def stand_in(self, sentence: Told) -> bool:
        """Whether one of them may stand in a sentence."""
        return bool(sentence.cues & self._bits)


class Cued:
    r"""A pattern that is only searched for where the words it needs stand.

    >>> bool(Cued(r"\bin (?:close )?liaison with\b").search("in liaison with the Group"))
    True
    """

    __slots__ = ("_bits", "_needs", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        needs = () if flags else required(pattern)
        self._needs, self._bits = tuple(map(tuple, needs[:1])), _bits(needs)

    def _may_match(self, text: str) -> bool:
        for words in self._needs:
            for word in words:
                if word in text:
                    return True
        return not self._needs

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text, in order."""
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def told(self, sentence: Told) -> re.Match[str] | None:
        """The first match in a sentence."""
        return self.pattern.search(sentence.text) if sentence.cues & self._bits == self._bits else None

    def all_told(self, sentence: Told) -> Iterator[re.Match[str]]:
        """All matches in a sentence, in order."""
        return self.pattern.finditer(sentence.text) if sentence.cues & self._bits == self._bits else iter(())


def _bits(needs: tuple[Words, ...]) -> int:
    bits = 0
    for words in needs:
        bits |= _BITS.of(words)
    return bits


class CuedRows(Generic[Row]):
    """Rows of a table, each with the pattern it goes by."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        self._rows = tuple((_bits(required(pattern)), row) for pattern, row in rows)

    def told(self, sentence: Told) -> list[Row]:
        """The rows whose pattern a sentence may match, in order."""
        cues = sentence.cues
        return [row for bits, row in self._rows if cues & bits == bits]

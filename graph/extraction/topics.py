"""Topics, activities, beneficiaries and regions that the words of a passage name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.words import concepts as words

if TYPE_CHECKING:
    from graph.concepts import Concepts

Table = tuple[tuple[Cued, str], ...]


def _table(rows: tuple[tuple[str, str], ...]) -> Table:
    return tuple((Cued(pattern), label) for pattern, label in rows)


_ACTIVITIES = _table(words.ACTIVITIES)
_BENEFICIARIES = _table(words.BENEFICIARIES)
_REGIONS = _table(words.REGIONS)
_FAR = 400
"""Characters of a passage in which topics are looked for."""
_TOKEN = re.compile(r"\w+")


@lru_cache(maxsize=256)
def activities(text: str) -> tuple[str, ...]:
    """The activities a passage names.

    >>> activities("to publish guidelines")
    ('guidelines', 'publication')
    """
    return _labels(_ACTIVITIES, text)


@lru_cache(maxsize=256)
def beneficiaries(text: str) -> tuple[str, ...]:
    """Those for whom a passage says work is done."""
    return _labels(_BENEFICIARIES, text)


@lru_cache(maxsize=256)
def regions(text: str) -> tuple[str, ...]:
    """The regions a passage names."""
    return _labels(_REGIONS, text)


def _labels(table: Table, text: str) -> tuple[str, ...]:
    lower = text.lower()
    return tuple(label for pattern, label in table if pattern.search(lower))


class Topics:
    """The labels of the topic scheme, looked up in running text word by word."""

    def __init__(self, concepts: Concepts) -> None:
        self._label = {
            label: concepts.label[iri]
            for (scheme, label), iri in concepts.by_label.items()
            if scheme == "topic" and iri in concepts.label
        }
        self._starting: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for parts in sorted((tuple(label.split()) for label in self._label), key=lambda w: (-len(w), w)):
            self._starting.setdefault(parts[0], []).append((parts, self._label[" ".join(parts)]))

    def named(self, text: str, most: int = 6) -> tuple[str, ...]:
        """The topics whose label stands in the text, in order, each once; longer labels go before shorter ones."""
        words = _TOKEN.findall(text[:_FAR].lower())
        found: dict[str, None] = {}
        after = 0
        for at in [place for place, word in enumerate(words) if word in self._starting]:
            for label_words, label in self._starting[words[at]] if at >= after else ():
                if tuple(words[at : at + len(label_words)]) == label_words:
                    after = at + len(label_words)
                    found[label] = None
                    break
            if len(found) == most:
                break
        return tuple(found)

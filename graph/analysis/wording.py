"""How alike two texts are worded: by shared words, or by the sentence vectors of a small model.

Both ways turn a text into a vector of length one; likeness is the cosine. Shared words (TF-IDF over stems: Salton and
Buckley 1988) need nothing but this package and see only words that both texts use. Sentence vectors (the extra
``semantic``) also see that two texts say the same in other words.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from graph.analysis.lexicon import tokens
from graph.analysis.minilm import MiniLM, installed
from graph.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WAYS = ("auto", "words", "semantic")
_BESIDE = 0.5


class Wording(Protocol):
    """A way to tell how alike texts are worded."""

    @property
    def name(self) -> str:
        """``words`` or ``semantic``."""

    @property
    def says(self) -> str:
        """One sentence on what it does, and what it cannot see."""

    def vectors(self, texts: Sequence[str]) -> Any:
        """A matrix with a row of length one for each text; a text without words gets zeros."""


@dataclass(frozen=True)
class SharedWords:
    """TF-IDF over stems, with the weights of words learnt from a background of texts.

    Words that stand for no topic and no beneficiary count half: that two texts "look after" something says little.
    """

    background: Sequence[str] = field(repr=False)
    subject: frozenset[str] = field(default=frozenset(), repr=False)
    name: str = "words"
    says: str = (
        "Wording is compared by shared words (TF-IDF over stems): the same thing said in other words is missed. "
        "The extra 'semantic' sees that: pip install 'sme-policy-graph[semantic]'."
    )

    def vectors(self, texts: Sequence[str]) -> Any:
        """A sparse matrix (scipy CSR): rows are texts, columns stems."""
        import numpy as np
        from scipy.sparse import csr_array

        rows = [Counter(token.stem for token in tokens(text)) for text in texts]
        columns = {stem: place for place, stem in enumerate(sorted({stem for row in rows for stem in row}))}
        weight = self._weights(columns)
        data, places, starts = [], [], [0]
        for row in rows:
            values = {stem: (1 + math.log(count)) * weight[stem] for stem, count in sorted(row.items())}
            length = math.sqrt(sum(value * value for value in values.values())) or 1.0
            data += [value / length for value in values.values()]
            places += [columns[stem] for stem in values]
            starts.append(len(data))
        shape = (len(rows), max(1, len(columns)))
        return csr_array((np.array(data, np.float32), np.array(places, np.int64), np.array(starts)), shape=shape)

    def _weights(self, stems: Iterable[str]) -> dict[str, float]:
        """Smoothed inverse document frequency of each stem; a stem the background does not know weighs most."""
        frequency = _frequencies(tuple(self.background))
        texts = len(self.background)
        rare = {stem: math.log((1 + texts) / (1 + frequency.get(stem, 0))) + 1 for stem in stems}
        return {stem: weight * (1.0 if stem in self.subject else _BESIDE) for stem, weight in rare.items()}


@lru_cache(maxsize=4)
def _frequencies(background: tuple[str, ...]) -> Counter[str]:
    return Counter(stem for text in background for stem in {token.stem for token in tokens(text)})


class SentenceVectors:
    """The model all-MiniLM-L6-v2; vectors are kept, so that each text is read once."""

    name = "semantic"
    says = (
        "Wording is compared by sentence vectors (all-MiniLM-L6-v2, offline): other words for the same thing are seen."
    )

    def __init__(self) -> None:
        self._model = MiniLM()
        self._known: dict[str, Any] = {}

    def vectors(self, texts: Sequence[str]) -> Any:
        """A dense matrix of 384 columns."""
        import numpy as np

        new = sorted(set(texts) - self._known.keys())
        if new:
            self._known.update(zip(new, self._model.encode(new), strict=True))
        return np.array([self._known[text] for text in texts], np.float32).reshape(len(texts), self._model.width)


def wording(way: str, background: Sequence[str], subject: frozenset[str] = frozenset()) -> Wording:
    """The way of that name; ``auto`` takes sentence vectors where they are installed.

    Raises:
        MissingExtraError: ``semantic`` is asked for and not installed.

    """
    if way == "words" or (way == "auto" and not installed()):
        return SharedWords(background, subject)
    if not installed():
        raise MissingExtraError("sentence vectors need the extra 'semantic': pip install 'sme-policy-graph[semantic]'")
    return SentenceVectors()

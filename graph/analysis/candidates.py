"""Which pairs of provisions are worth comparing: the nearest of each by wording or by topics, found through an index.

All pairs of 100,000 provisions are five thousand million; nearly all are unrelated. The index is a product of sparse
matrices in blocks (memory grows with the number of provisions, not of pairs): a pair is a candidate if one is among the
nearest of the other by the vectors of wording, or by the topics that both have.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.rdf import Iri

NEAREST = 60
_BLOCK = 1024
_COMMON = 0.05
_FEW = 2000


def candidates(vectors: Any, topics: Sequence[Sequence[Iri]], nearest: int = NEAREST) -> list[tuple[int, int]]:
    """Pairs of places, lower first, sorted: the ``nearest`` of each provision by wording and by topics.

    ``vectors`` is a matrix with a row for each provision (dense, or scipy sparse); ``topics`` the topics of each, with
    the broader ones.
    """
    found: set[tuple[int, int]] = set()
    for matrix in (vectors, topic_vectors(topics)):
        found |= _nearest_pairs(_without_common(matrix), nearest)
    return sorted(found)


def topic_vectors(topics: Sequence[Sequence[Iri]]) -> Any:
    """A sparse row of length one for each set of topics, rare topics weighing more (inverse document frequency)."""
    import numpy as np
    from scipy.sparse import csr_array

    frequency = Counter(topic for row in topics for topic in set(row))
    columns = {topic: place for place, topic in enumerate(sorted(frequency))}
    weight = {topic: math.log(1 + len(topics) / count) for topic, count in frequency.items()}
    data, places, starts = [], [], [0]
    for row in topics:
        kept = sorted(set(row))
        length = math.sqrt(sum(weight[topic] ** 2 for topic in kept)) or 1.0
        data += [weight[topic] / length for topic in kept]
        places += [columns[topic] for topic in kept]
        starts.append(len(data))
    shape = (len(topics), max(1, len(columns)))
    return csr_array((np.array(data, np.float32), np.array(places, np.int64), np.array(starts)), shape=shape)


def _without_common(matrix: Any) -> Any:
    """A sparse matrix without columns that more than a twentieth of many rows share: they tell candidates nothing."""
    import numpy as np

    if isinstance(matrix, np.ndarray) or matrix.shape[0] < _FEW:
        return matrix
    count = np.bincount(matrix.indices, minlength=matrix.shape[1])
    kept = np.flatnonzero(count <= _COMMON * matrix.shape[0])
    return matrix[:, kept]


def _nearest_pairs(matrix: Any, nearest: int) -> set[tuple[int, int]]:
    import numpy as np

    found: set[tuple[int, int]] = set()
    rows = matrix.shape[0]
    turned = np.ascontiguousarray(matrix.T) if isinstance(matrix, np.ndarray) else matrix.T.tocsc()
    for start in range(0, rows, _BLOCK):
        product = matrix[start : start + _BLOCK] @ turned
        block = product if isinstance(product, np.ndarray) else product.tocsr()
        for row in range(block.shape[0]):
            places, values = _row(block, row)
            if len(places) > nearest + 1:
                taken = np.argpartition(-values, nearest)[: nearest + 1]
                places = places[taken]
            one = start + row
            found.update((one, other) if one < other else (other, one) for other in places.tolist() if other != one)
    return found


def _row(block: Any, row: int) -> tuple[Any, Any]:
    import numpy as np

    if isinstance(block, np.ndarray):
        values = block[row]
        places = np.flatnonzero(values > 0)
        return places, values[places]
    first, last = block.indptr[row], block.indptr[row + 1]
    return block.indices[first:last], block.data[first:last]

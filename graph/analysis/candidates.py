"""Which pairs of provisions are worth comparing: all of a few, the nearest of each among many.

All pairs of 100,000 provisions are five thousand million; nearly all are unrelated. Each provision becomes a vector of its
words and concepts, so that the cosine of two of them comes close to the score of their likeness. Among many thousands the
vectors are first brought into cells of like ones (k-means; the inverted file of Sivic and Zisserman 2003, "Video Google"), and
each provision is compared with the members of the cells nearest to it. Memory grows with the number of provisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from graph.analysis.comparison import Comparison, Concepts
    from graph.analysis.matching import Places
    from graph.analysis.taxonomy import Taxonomy

    Keys = NDArray[np.int64]

EVERY = 1000
"""Up to so many provisions every pair is compared."""
WHOLE = 20_000
"""Up to so many provisions the nearest are looked for among all, without cells."""
_MOST_PAIRS, _NEAREST, _LEAST_NEAREST = 2_000_000, 400, 40
_SHARES = (0.65, 0.2, 0.05, 0.1)  # of wording, topics, activities, beneficiaries: near what they weigh in the score
_ROWS = 512
_CELL, _HOMES, _LOOKED_AT, _ROUNDS = 250, 2, 8, 3
_STEP = 1_000_000
_LOW = 2**32 - 1


def candidates(found: Comparison) -> tuple[Places, Places]:
    """Pairs of provisions that no body holds both, by their places: lower ones, higher ones; sorted."""
    import numpy as np

    many = len(found.holders)
    if many <= EVERY:
        ones, others = np.triu_indices(many, 1)
    else:
        ones, others = nearest_pairs(vectors(found), found.holders, nearest(many))
    kept = found.held_apart(ones, others)
    return ones[kept], others[kept]


def nearest(many: int) -> int:
    """How many of the nearest of each provision are compared, so that the pairs stay within bounds.

    >>> nearest(5_000), nearest(25_000), nearest(100_000)
    (400, 80, 40)
    """
    return max(_LEAST_NEAREST, min(_NEAREST, _MOST_PAIRS // max(1, many)))


def vectors(found: Comparison) -> Any:
    """A row of about length one for each provision: its wording beside its topics, activities and beneficiaries."""
    import numpy as np
    from scipy.sparse import hstack

    concepts = (found.topics, found.activities, found.beneficiaries)
    parts = [found.vectors, *(concept_vectors(one, found.taxonomy) for one in concepts)]
    weighted = [part * np.float32(share**0.5) for part, share in zip(parts, _SHARES, strict=True)]
    if isinstance(found.vectors, np.ndarray):
        return np.hstack([weighted[0], *(part.toarray() for part in weighted[1:])]).astype(np.float32)
    return hstack(weighted, format="csr", dtype=np.float32)


def concept_vectors(concepts: Concepts, taxonomy: Taxonomy) -> Any:
    """A sparse row of length one for each list of concepts, so that the cosine of two single concepts is near their likeness.

    Each concept brings itself and those above it, each with the root of the information that it adds to the one above.
    """
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    above = [taxonomy.above(concept) for concept in concepts.all]
    column = {concept: place for place, concept in enumerate(sorted({one for line in above for one in line}))}
    table = np.zeros((len(above), max(1, len(column))), np.float32)
    for row, line in enumerate(above):
        information = [taxonomy.information(concept) for concept in line]
        for concept, own, next_ in zip(line, information, [*information[1:], 0.0], strict=True):
            table[row, column[concept]] = max(own - next_, 0.0) ** 0.5
    lists = concepts.lists
    chosen = (concepts.weights[lists.items].astype(np.float32), lists.items, lists.starts)
    found = csr_array(chosen, shape=(len(lists.lengths), len(above))) @ csr_array(table)
    length = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)))
    return (diags_array(1 / np.where(length > 0, length, 1.0)) @ found).astype(np.float32).tocsr()


def nearest_pairs(matrix: Any, holders: Places, nearest: int) -> tuple[Places, Places]:
    """The pairs in which one provision is among the nearest of the other and another holder's."""
    import numpy as np

    many = matrix.shape[0]
    slots = _LOOKED_AT if many > WHOLE else 1
    keys = np.zeros((many, slots * nearest), np.int64)
    for queries, slot, members in _cells(matrix) if many > WHOLE else _whole(many):
        best = _best(matrix, queries, members, holders, nearest)
        keys[queries[:, None], slot[:, None] * nearest + np.arange(best.shape[1])] = best
    found = []
    for start in range(0, many, _ROWS):
        block = -np.sort(-keys[start : start + _ROWS], axis=1)
        block[:, 1:][block[:, 1:] == block[:, :-1]] = 0  # found in two cells
        block = -np.sort(-block, axis=1)[:, :nearest]
        row, column = np.nonzero(block >> 32)
        one, other = row + start, _LOW - (block[row, column] & _LOW)
        found.append(np.minimum(one, other) * many + np.maximum(one, other))
    pairs = np.unique(np.concatenate(found))
    return pairs // many, pairs % many


def _best(matrix: Any, queries: Places, members: Places, holders: Places, nearest: int) -> Keys:
    """The nearest members of each query, none of its own holder: likeness in the high bits, place in the low ones.

    Likeness is cut to steps of a millionth and ties go to the lower place, so that no order of work and no last bit decides.
    """
    import numpy as np

    product = matrix[queries] @ matrix[members].T
    table = product if isinstance(product, np.ndarray) else product.toarray()
    keys = (table * _STEP).round().clip(0, None).astype(np.int64) << 32 | (_LOW - members)
    keys[holders[queries][:, None] == holders[members]] = 0
    left_out = len(members) - nearest
    return np.asarray(np.partition(keys, left_out, axis=1)[:, left_out:] if left_out > 0 else keys)


def _whole(many: int) -> Iterator[tuple[Places, Places, Places]]:
    """Every provision beside all, in blocks: queries, their slots, members."""
    import numpy as np

    for start in range(0, many, _ROWS):
        queries = np.arange(start, min(start + _ROWS, many))
        yield queries, np.zeros_like(queries), np.arange(many)


def _cells(matrix: Any) -> Iterator[tuple[Places, Places, Places]]:
    """The members of each cell with all that look into it: queries, the how-manieth cell it is for each, members."""
    import numpy as np

    near = _nearest_cells(matrix, _centres(matrix))
    homes, order = near[:, :_HOMES].ravel(), np.argsort(near.ravel(), kind="stable")
    members = np.argsort(homes, kind="stable")
    looking = np.searchsorted(near.ravel()[order], np.arange(near.max() + 2))
    living = np.searchsorted(homes[members], np.arange(near.max() + 2))
    for cell in range(int(near.max()) + 1):
        queries = order[looking[cell] : looking[cell + 1]]
        inside = members[living[cell] : living[cell + 1]] // _HOMES
        if len(queries) and len(inside):
            yield queries // near.shape[1], queries % near.shape[1], inside


def _centres(matrix: Any) -> NDArray[np.float32]:
    """Centres of cells by spherical k-means, begun at provisions taken at even steps."""
    import numpy as np
    from scipy.sparse import csr_array

    many = matrix.shape[0]
    chosen = matrix[np.linspace(0, many - 1, max(_LOOKED_AT, many // _CELL)).astype(np.int64)]
    centres = np.asarray(chosen if isinstance(chosen, np.ndarray) else chosen.toarray())
    for _ in range(_ROUNDS):
        home = _nearest_cells(matrix, centres)[:, 0]
        sums = csr_array((np.ones(many, np.float32), (home, np.arange(many))), shape=(len(centres), many)) @ matrix
        total = np.asarray(sums if isinstance(sums, np.ndarray) else sums.toarray())
        length = np.sqrt((total * total).sum(axis=1, keepdims=True))
        centres = (total / np.where(length > 0, length, 1.0)).round(6)
    return np.asarray(centres, np.float32)


def _nearest_cells(matrix: Any, centres: NDArray[np.float32]) -> Places:
    """The nearest cells of each provision, nearest first."""
    import numpy as np

    blocks = [
        np.argsort(-np.asarray(matrix[start : start + _ROWS] @ centres.T).round(6), axis=1, kind="stable")[
            :, :_LOOKED_AT
        ]
        for start in range(0, matrix.shape[0], _ROWS)
    ]
    return np.concatenate(blocks)

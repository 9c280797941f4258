"""Best matches between the members of two lists, for many pairs of lists at once.

What the clauses of one text, or the topics of one provision, find in another is the same arithmetic: for each member of one
list the nearest member of the other, averaged. It is done here on arrays, so that millions of pairs take minutes.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Numbers = NDArray[np.float64]

_MOST_AT_ONCE = 200_000
_DENSE_AT_ONCE = 512  # rows that a processor keeps near


class Lists:
    """Lists of numbers (places in a table) behind one another; list ``n`` is ``items[starts[n] : starts[n + 1]]``."""

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        import numpy as np

        self.items: Places = np.fromiter(chain.from_iterable(lists), np.int64)
        self.lengths: Places = np.fromiter(map(len, lists), np.int64, len(lists))
        self.starts: Places = np.concatenate([[0], np.cumsum(self.lengths)])


class Matches(NamedTuple):
    """For each pair of lists: how well the other list covers the first, the first the other, and the nearest two members."""

    forward: Numbers
    backward: Numbers
    nearest: Numbers


def matches(
    lists: Lists, ones: Places, others: Places, near: Callable[[Places, Places], Numbers], weight: Numbers | None = None
) -> Matches:
    """The matches between lists ``ones[n]`` and ``others[n]``, 0 where one of them is empty.

    ``near`` tells how near two members are, 0 to 1, for arrays of members; ``weight`` how much each member counts in the
    mean, by its place in the table (all alike if left out).
    """
    import numpy as np

    found = Matches(*(np.zeros(len(ones)) for _ in range(3)))
    counts = lists.lengths[ones] * lists.lengths[others]
    filled = np.flatnonzero(counts)
    for part in portions(counts[filled]):
        places = filled[part]
        told = _matched(lists, ones[places], others[places], near, weight)
        for whole, piece in zip(found, told, strict=True):
            whole[places] = piece
    return found


def portions(counts: Places) -> Iterator[slice]:
    """Slices over pairs so that each holds about as many comparisons as are done at once."""
    import numpy as np

    number = np.cumsum(counts) // _MOST_AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(counts)]
    yield from (slice(first, last) for first, last in pairwise(edges) if last > first)


def _matched(
    lists: Lists, ones: Places, others: Places, near: Callable[[Places, Places], Numbers], weight: Numbers | None
) -> Matches:
    """The same for pairs of lists none of which is empty, all at once."""
    import numpy as np

    rows, columns = lists.lengths[ones], lists.lengths[others]
    pair = np.repeat(np.arange(len(ones)), rows * columns)
    first = np.concatenate([[0], np.cumsum(rows * columns)[:-1]])
    inside = np.arange(len(pair)) - first[pair]
    row, column = np.divmod(inside, columns[pair])
    values = near(lists.items[lists.starts[ones][pair] + row], lists.items[lists.starts[others][pair] + column])
    column, row = np.divmod(inside, rows[pair])  # the same values once more, column by column
    turned = values[first[pair] + row * columns[pair] + column]
    return Matches(
        _mean(lists, ones, np.maximum.reduceat(values, _edges(rows, columns)), weight),
        _mean(lists, others, np.maximum.reduceat(turned, _edges(columns, rows)), weight),
        np.maximum.reduceat(values, first),
    )


def _edges(many: Places, length: Places) -> Places:
    """Where each of ``many[n]`` stretches of ``length[n]`` values begins."""
    import numpy as np

    lengths = np.repeat(length, many)
    return np.concatenate([[0], np.cumsum(lengths)[:-1]])


def _mean(lists: Lists, chosen: Places, values: Numbers, weight: Numbers | None) -> Numbers:
    """The mean of the values of each list's members, weighted."""
    import numpy as np

    lengths = lists.lengths[chosen]
    pair = np.repeat(np.arange(len(chosen)), lengths)
    if weight is None:
        return np.bincount(pair, values, len(chosen)) / lengths
    inside = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    weights = weight[lists.items[lists.starts[chosen][pair] + inside]]
    return np.bincount(pair, values * weights, len(chosen)) / np.bincount(pair, weights, len(chosen))


def cosines(vectors: Any, ones: Places, others: Places) -> Numbers:
    """Cosines between rows of a matrix (dense or scipy sparse) whose rows have length one, 0 to 1."""
    import numpy as np

    dense = isinstance(vectors, np.ndarray)
    step = _DENSE_AT_ONCE if dense else _MOST_AT_ONCE
    found = np.empty(len(ones))
    for start in range(0, len(ones), step):
        left, right = vectors[ones[start : start + step]], vectors[others[start : start + step]]
        told = np.einsum("ij,ij->i", left, right) if dense else left.multiply(right).sum(axis=1)
        found[start : start + step] = told
    return found.clip(0.0, 1.0)

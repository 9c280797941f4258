"""Whether two rows of a two-mode network share more columns than their degrees explain.

Under the configuration model (:mod:`graph.analysis.null_model`) the number of shared columns is a sum of independent trials
with unequal chances, a Poisson-binomial variable. Its upper tail is computed exactly up to a stated amount of work; above
that the Poisson distribution of equal mean takes its place. From the mean plus one on, the Poisson tail is the heavier one
(Hoeffding 1956, https://doi.org/10.1214/aoms/1177728178; Anderson and Samuels 1967), so it errs on the side of caution.
The share of false findings is held down as by Benjamini and Hochberg 1995 (https://doi.org/10.1111/j.2517-6161.1995.tb02031.x).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from graph.analysis.null_model import Floats, Ints, LinkModel

LEVEL = 0.05
"""A pair stands if its q-value is below."""
MOST_WORK = 3_000_000_000
"""Multiplications up to which the test is exact: some seconds."""
_DENSE = 4_000_000
_AT_ONCE = 512
_BEYOND = 100


@dataclass(frozen=True, slots=True)
class Assessment:
    """For each pair of rows that share a column: numbers of the rows, shared columns, expectation, p-value and q-value."""

    one: Ints
    other: Ints
    shared: Ints
    expected: Floats
    p: Floats
    q: Floats
    tests: int
    """Pairs that could share a column under the model: for so many tests the q-values hold."""
    exact: bool


def shared_counts(rows: Ints, columns: Ints, size: tuple[int, int]) -> tuple[Ints, Ints, Ints]:
    """Pairs of rows (first below second) that share columns, and how many, for links given as row and column numbers."""
    if size[0] * size[1] <= _DENSE:
        dense = np.zeros(size)
        dense[rows, columns] = 1.0
        counts = np.triu(dense @ dense.T, 1)
        one, other = np.nonzero(counts)
        return one, other, np.rint(counts[one, other]).astype(np.int64)
    from scipy import sparse

    links = sparse.csr_array((np.ones(rows.size, np.int64), (rows, columns)), shape=size)
    links.data[:] = 1
    product = sparse.triu(links @ links.T, k=1).tocsr()
    product.sort_indices()
    found = product.tocoo()
    return found.row.astype(np.int64), found.col.astype(np.int64), found.data.astype(np.int64)


def assess(model: LinkModel, one: Ints, other: Ints, shared: Ints) -> Assessment:
    """Expectation, p-value (sharing so many or more) and q-value of pairs of rows; other pairs are taken to share none."""
    kinds = model.probability.shape[0]
    a, b = model.row_class[one], model.row_class[other]
    pairs, kind = np.unique(np.minimum(a, b) * kinds + np.maximum(a, b), return_inverse=True)
    chances = model.probability[pairs // max(kinds, 1)] * model.probability[pairs % max(kinds, 1)]
    counts = model.column_counts()
    expected = chances @ counts
    most = np.zeros(pairs.size, np.int64)
    np.maximum.at(most, kind, shared)
    exact = int((most + 1).sum()) * int(counts.sum()) <= MOST_WORK
    first = np.concatenate([[0], np.cumsum(most + 1)])
    tails = _exact_tails(chances, counts, most, first) if exact else _poisson_tails(expected, most, first)
    p = np.minimum(tails[first[kind] + shared], 1.0)
    tests = _possible_pairs(model)
    return Assessment(one, other, shared, expected[kind], p, benjamini_hochberg(p, tests), tests, exact)


def _exact_tails(chances: Floats, counts: Ints, most: Ints, first: Ints) -> Floats:
    """P(X >= k) for k from 0 to ``most`` of each row of chances, one row after the other.

    The last cell of the recursion over columns holds all counts from there on, so that nothing is cut off, and only
    positive numbers are added, so that small tails keep their precision.
    """
    tails = np.zeros(int(first[-1]))
    order = np.argsort(most, kind="stable")
    for start in range(0, order.size, _AT_ONCE):
        chosen = order[start : start + _AT_ONCE]
        top = int(most[chosen].max())
        mass = np.zeros((top + 1, chosen.size))
        mass[0] = 1.0
        for column in np.repeat(np.arange(counts.size), counts):
            chance = chances[chosen, column]
            moved = mass * chance
            mass *= 1 - chance
            mass[1:] += moved[:-1]
            mass[top] += moved[top]
        upper = np.cumsum(mass[::-1], axis=0)[::-1]
        for place, pair in enumerate(chosen):
            # counts of pairs with fewer cells are exact too: a tail from k on does not depend on the last cell
            tails[first[pair] : first[pair] + most[pair] + 1] = upper[: most[pair] + 1, place]
    return tails


def _poisson_tails(means: Floats, most: Ints, first: Ints) -> Floats:
    tails = np.zeros(int(first[-1]))
    for pair, mean in enumerate(means):
        tails[first[pair] : first[pair + 1]] = poisson_tail(float(mean), int(most[pair]))
    return tails


def poisson_tail(mean: float, most: int) -> Floats:
    """P(X >= k) of a Poisson variable for k from 0 to ``most``.

    >>> poisson_tail(1.0, 2).round(6).tolist()
    [1.0, 0.632121, 0.264241]
    """
    if mean <= 0:
        return np.concatenate([[1.0], np.zeros(most)])
    last = max(most, math.ceil(mean + 12 * math.sqrt(mean))) + _BEYOND
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, last + 1)))])
    mass = np.exp(np.arange(last + 1) * math.log(mean) - mean - factorials)
    tail = np.cumsum(mass[::-1])[::-1][: most + 1]
    tail[0] = 1.0
    return np.asarray(tail)


def _possible_pairs(model: LinkModel) -> int:
    """Pairs of different rows that have a column open to both."""
    size = np.bincount(model.row_class, minlength=model.probability.shape[0])
    meet = (model.probability @ model.probability.T) > 0
    ordered = int(size @ meet @ size) - int(size @ np.diag(meet))
    return ordered // 2


def benjamini_hochberg(p: Floats, tests: int) -> Floats:
    """The q-value of each p-value; ``tests`` counts further tests, whose p-value is 1, too.

    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03]), 4).round(4).tolist()
    [0.04, 0.0533, 0.0533]
    """
    order = np.argsort(p, kind="stable")
    ranked = p[order] * tests / np.arange(1, p.size + 1)
    q = np.empty(p.size)
    q[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return q

"""The bipartite configuration model: what the two degree sequences of a two-mode network alone make likely.

Of all ensembles of two-mode networks whose rows and columns have the observed degrees on average, it is the one of greatest
entropy; links are independent, with probability ``x y / (1 + x y)``, where each row has its x and each column its y.
Sources: Saracco et al. 2015 (https://doi.org/10.1038/srep10595) and 2017 (https://doi.org/10.1088/1367-2630/aa6b38);
the equations are solved by fixed-point iteration as in Vallarano et al. 2021 (https://doi.org/10.1038/s41598-021-93830-4).

Rows of equal degree have equal probabilities, so everything is computed for classes of rows and classes of columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

TOLERANCE = 1e-10
"""Largest relative difference between an observed and an expected degree."""
MOST_STEPS = 20_000
_CHECK = 20


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Probabilities of links: ``probability[row_class[i], column_class[j]]`` for row i and column j."""

    row_class: Ints
    column_class: Ints
    probability: Floats

    def matrix(self) -> Floats:
        """The probability of each link, rows by columns."""
        return np.asarray(self.probability[np.ix_(self.row_class, self.column_class)])

    def column_counts(self) -> Ints:
        """How many columns each class of columns has."""
        return np.bincount(self.column_class, minlength=self.probability.shape[1]).astype(np.int64)


def fit(row_degrees: Ints, column_degrees: Ints) -> LinkModel:
    """The model for two degree sequences of a network without parallel links.

    Links that every network with these degrees has, or that none has, get the probability 1 or 0.

    Raises:
        ValueError: the sums differ, or no network has these degrees.
        ArithmeticError: the equations were not solved in :data:`MOST_STEPS` steps.

    >>> fit(np.array([2, 1]), np.array([2, 1])).matrix().tolist()
    [[1.0, 1.0], [1.0, 0.0]]
    """
    if int(row_degrees.sum()) != int(column_degrees.sum()):
        raise ValueError("the degrees of rows and of columns have different sums")
    k, row_class, row_count = np.unique(row_degrees, return_inverse=True, return_counts=True)
    d, column_class, column_count = np.unique(column_degrees, return_inverse=True, return_counts=True)
    block = _Block(k.astype(float), d.astype(float), row_count.astype(float), column_count.astype(float))
    return LinkModel(row_class.astype(np.int64), column_class.astype(np.int64), _solve(block))


def fit_within(rows: Ints, columns: Ints, size: tuple[int, int], stratum: Ints) -> LinkModel:
    """The model of links given as row and column numbers that keeps the degrees within each stratum of columns.

    ``size`` is the number of rows and of columns, ``stratum`` a number for each column. A row without a link in a stratum
    is taken to have no access to it. With one stratum it is the model of :func:`fit`.
    """
    parts: list[tuple[Ints, LinkModel]] = []
    for number in np.unique(stratum):
        inside = np.flatnonzero(stratum == number)
        place = np.full(size[1], -1)
        place[inside] = np.arange(inside.size)
        kept = place[columns] >= 0
        row_degrees = np.bincount(rows[kept], minlength=size[0])
        column_degrees = np.bincount(place[columns[kept]], minlength=inside.size)
        parts.append((inside, fit(row_degrees, column_degrees)))
    return _joined(parts, size)


def _joined(parts: list[tuple[Ints, LinkModel]], size: tuple[int, int]) -> LinkModel:
    """The models of several strata side by side."""
    if not parts:
        return LinkModel(np.zeros(size[0], np.int64), np.zeros(0, np.int64), np.zeros((min(size[0], 1), 0)))
    profile = np.stack([model.row_class for _, model in parts], axis=1)
    profiles, row_class = np.unique(profile, axis=0, return_inverse=True)
    column_class = np.zeros(size[1], np.int64)
    blocks, first = [], 0
    for position, (inside, model) in enumerate(parts):
        column_class[inside] = model.column_class + first
        blocks.append(model.probability[profiles[:, position]])
        first += model.probability.shape[1]
    return LinkModel(row_class.reshape(-1).astype(np.int64), column_class, np.concatenate(blocks, axis=1))


@dataclass(frozen=True, slots=True)
class _Block:
    """Degrees of classes of rows and of columns, ascending, and how many rows and columns each class has."""

    k: Floats
    d: Floats
    row_count: Floats
    column_count: Floats

    def part(self, rows: NDArray[np.bool_], columns: NDArray[np.bool_], k_less: float, d_less: float) -> _Block:
        return _Block(self.k[rows] - k_less, self.d[columns] - d_less, self.row_count[rows], self.column_count[columns])


def _solve(block: _Block) -> Floats:
    """Probabilities by class of rows and class of columns; forced links are split off first.

    Where the largest rows reach the bound of Gale and Ryser, they have every link that the bound counts, and the other
    rows have none of those that it leaves out; what remains falls into two blocks of their own.
    """
    p = np.zeros((block.k.size, block.d.size))
    if not p.size:
        return p
    cut = _cut(block)
    if cut is None:
        return _iterate(block)
    top = block.k >= cut[0]
    height = cut[1]
    p[np.ix_(top, block.d >= height)] = 1.0
    free = block.d < height
    taken = float(block.column_count[~free].sum())
    p[np.ix_(top, free)] = _solve(block.part(top, free, taken, 0.0))
    more = block.d > height
    p[np.ix_(~top, more)] = _solve(block.part(~top, more, 0.0, height))
    return p


def _cut(block: _Block) -> tuple[float, float] | None:
    """Least degree of the largest rows that reach the bound of Gale and Ryser, and their number; None if none do.

    The empty and the full set of rows always reach it: they count only where a column is empty or full.
    """
    above = np.cumsum(block.row_count[::-1])
    stubs = np.cumsum((block.row_count * block.k)[::-1])
    bound = (np.minimum(block.d[None, :], above[:, None]) * block.column_count).sum(axis=1)
    if (stubs > bound).any():
        raise ValueError("no two-mode network without parallel links has these degrees")
    if block.d[0] == 0:
        return float("inf"), 0.0
    if block.d[-1] == above[-1]:
        return float("-inf"), float(above[-1])
    tight = np.flatnonzero(stubs[:-1] == bound[:-1])
    return (float(block.k[::-1][tight[0]]), float(above[tight[0]])) if tight.size else None


def _iterate(block: _Block) -> Floats:
    """The solution of a block in which no link is forced."""
    scale = float(np.sqrt((block.k * block.row_count).sum()))
    x, y = block.k / scale, block.d / scale
    for step in range(MOST_STEPS):
        x = block.k / (block.column_count * y / (1 + np.outer(x, y))).sum(axis=1)
        y = block.d / ((block.row_count * x)[:, None] / (1 + np.outer(x, y))).sum(axis=0)
        if step % _CHECK == 0 and _gap(block, x, y) < TOLERANCE:
            return np.asarray(np.outer(x, y) / (1 + np.outer(x, y)))
    raise ArithmeticError(f"the configuration model was not solved to {TOLERANCE} in {MOST_STEPS} steps")


def _gap(block: _Block, x: Floats, y: Floats) -> float:
    """Largest relative difference between observed and expected degrees."""
    p = np.outer(x, y) / (1 + np.outer(x, y))
    rows = np.abs(p @ block.column_count / block.k - 1).max()
    columns = np.abs(block.row_count @ p / block.d - 1).max()
    return float(max(rows, columns))

"""Best matches between lists, for many pairs of lists at once: the same as one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis import matching
from graph.analysis.matching import Lists, cosines, matches, portions

if TYPE_CHECKING:
    from graph.analysis.matching import Numbers, Places

TABLE = np.array([[1.0, 0.2, 0.0, 0.7], [0.2, 1.0, 0.4, 0.0], [0.0, 0.4, 1.0, 0.9], [0.7, 0.0, 0.9, 1.0]])
WEIGHT = np.array([1.0, 0.5, 2.0, 0.1])


def near(ones: Places, others: Places) -> Numbers:
    return np.asarray(TABLE[ones, others])


def covered(one: list[int], other: list[int], weight: Numbers) -> float:
    """How well the second list covers the first, written out."""
    if not one or not other:
        return 0.0
    return float(sum(weight[a] * max(TABLE[a, b] for b in other) for a in one) / sum(weight[a] for a in one))


lists = st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=1, max_size=6)


@given(lists, st.sampled_from([None, WEIGHT]))
def test_all_pairs_at_once_give_what_each_pair_gives_alone(rows: list[list[int]], weight: Numbers | None) -> None:
    ones, others = (np.repeat(np.arange(len(rows)), len(rows)), np.tile(np.arange(len(rows)), len(rows)))
    found = matches(Lists(rows), ones, others, near, weight)
    each = np.ones(4) if weight is None else weight
    for place, (a, b) in enumerate(zip(ones, others, strict=True)):
        assert found.forward[place] == pytest.approx(covered(rows[a], rows[b], each))
        assert found.backward[place] == pytest.approx(covered(rows[b], rows[a], each))
        assert found.nearest[place] == max((TABLE[i, j] for i in rows[a] for j in rows[b]), default=0.0)


@given(st.lists(st.integers(0, 150_000), max_size=12))
def test_portions_leave_no_pair_out_and_take_none_twice(counts: list[int]) -> None:
    taken = [place for part in portions(np.array(counts, np.int64)) for place in range(len(counts))[part]]
    assert taken == list(range(len(counts)))


def test_the_size_of_the_portions_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[0, 1], [2], [], [3, 0, 1], [1, 2, 3, 0]]
    ones, others = np.triu_indices(len(rows))
    whole = matches(Lists(rows), ones, others, near, WEIGHT)
    monkeypatch.setattr(matching, "_MOST_AT_ONCE", 2)
    parted = matches(Lists(rows), ones, others, near, WEIGHT)
    assert all((one == other).all() for one, other in zip(whole, parted, strict=True))


def test_no_pair_and_no_list_give_nothing() -> None:
    nothing = np.array([], np.int64)
    assert [len(one) for one in matches(Lists([]), nothing, nothing, near)] == [0, 0, 0]


@pytest.mark.parametrize("rows", [3, 2000])
def test_cosines_of_a_dense_and_of_a_sparse_table_are_the_same(rows: int) -> None:
    from scipy.sparse import csr_array

    table = np.random.default_rng(1).random((rows, 5), np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    ones, others = np.arange(rows), np.arange(rows)[::-1]
    dense, sparse = cosines(table, ones, others), cosines(csr_array(table), ones, others)
    assert dense == pytest.approx(sparse, abs=1e-6)
    assert dense == pytest.approx((table[ones] * table[others]).sum(axis=1), abs=1e-6)

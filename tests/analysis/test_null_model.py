"""The configuration model keeps both degree sequences on average, and is the most even model that does."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from graph.analysis.null_model import fit, fit_within

if TYPE_CHECKING:
    import random

    from graph.analysis.null_model import Ints

NETWORKS = arrays(np.int64, array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.integers(0, 1))


@given(NETWORKS)
def test_expected_degrees_are_the_observed_ones(network: Ints) -> None:
    p = fit(network.sum(axis=1), network.sum(axis=0)).matrix()
    assert ((p >= 0) & (p <= 1)).all()
    np.testing.assert_allclose(p.sum(axis=1), network.sum(axis=1), atol=1e-7)
    np.testing.assert_allclose(p.sum(axis=0), network.sum(axis=0), atol=1e-7)


@given(NETWORKS)
def test_log_odds_are_a_sum_of_one_number_for_the_row_and_one_for_the_column(network: Ints) -> None:
    """That is what makes the model the one of greatest entropy; forced links have no odds."""
    p = fit(network.sum(axis=1), network.sum(axis=0)).matrix()
    inner = (p > 1e-9) & (p < 1 - 1e-9)
    odds = np.log(np.where(inner, p, 0.5) / np.where(inner, 1 - p, 0.5))
    for a, b in combinations(range(len(p)), 2):
        both = np.flatnonzero(inner[a] & inner[b])
        np.testing.assert_allclose(
            odds[a, both] - odds[b, both], (odds[a, both] - odds[b, both])[:1].repeat(both.size), atol=1e-5
        )


@given(NETWORKS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_count(network: Ints, chance: random.Random) -> None:
    rows, columns = list(range(network.shape[0])), list(range(network.shape[1]))
    chance.shuffle(rows)
    chance.shuffle(columns)
    mixed = network[np.ix_(rows, columns)]
    straight = fit(network.sum(axis=1), network.sum(axis=0)).matrix()[np.ix_(rows, columns)]
    np.testing.assert_allclose(fit(mixed.sum(axis=1), mixed.sum(axis=0)).matrix(), straight, atol=1e-8)


def test_links_that_every_network_has_or_none_has_are_certain() -> None:
    """Degrees 3, 2, 2 and 3, 3, 1 leave one network only: the largest row holds the small column."""
    assert fit(np.array([3, 2, 2]), np.array([3, 3, 1])).matrix().tolist() == [[1, 1, 1], [1, 1, 0], [1, 1, 0]]


def test_a_forced_block_is_split_off_and_the_rest_stays_even() -> None:
    """The first two rows fill the first two columns; what is left are two free pairs."""
    p = fit(np.array([3, 3, 1, 1]), np.array([3, 3, 1, 1])).matrix()
    np.testing.assert_allclose(p, [[1, 1, 0.5, 0.5], [1, 1, 0.5, 0.5], [0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]], atol=1e-9)


def test_equal_degrees_give_equal_chances() -> None:
    np.testing.assert_allclose(fit(np.full(6, 2), np.full(4, 3)).matrix(), 0.5)


@given(NETWORKS, st.data())
def test_within_strata_the_degrees_of_each_stratum_are_kept(network: Ints, data: st.DataObject) -> None:
    stratum = np.array(data.draw(st.lists(st.integers(0, 2), min_size=network.shape[1], max_size=network.shape[1])))
    rows, columns = np.nonzero(network)
    p = fit_within(rows, columns, (network.shape[0], network.shape[1]), stratum).matrix()
    for number in range(3):
        inside = stratum == number
        np.testing.assert_allclose(p[:, inside].sum(axis=1), network[:, inside].sum(axis=1), atol=1e-7)
    np.testing.assert_allclose(p.sum(axis=0), network.sum(axis=0), atol=1e-7)
    assert (p[network.sum(axis=1) == 0] == 0).all()


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        ([2, 2], [2, 1], "different sums"),
        ([3, 0], [2, 1], "no two-mode network"),
        ([2, 2, 0], [3, 1], "no two-mode network"),
    ],
)
def test_degrees_that_no_network_has_are_refused(rows: list[int], columns: list[int], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        fit(np.array(rows), np.array(columns))


def test_a_network_without_rows_or_columns_has_a_model() -> None:
    none = np.zeros(0, np.int64)
    assert fit(none, none).matrix().shape == (0, 0)
    assert fit_within(none, none, (0, 0), none).matrix().shape == (0, 0)
    assert fit_within(none, none, (2, 0), none).matrix().shape == (2, 0)

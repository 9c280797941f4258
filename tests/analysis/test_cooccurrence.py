"""The test of shared columns: exact, careful where it is not, quiet under chance, and awake to a planted pair."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from graph.analysis import cooccurrence
from graph.analysis.cooccurrence import assess, benjamini_hochberg, poisson_tail, shared_counts
from graph.analysis.curveball import tail_of_samples
from graph.analysis.null_model import fit

if TYPE_CHECKING:
    from graph.analysis.cooccurrence import Assessment
    from graph.analysis.null_model import Floats, Ints

NETWORKS = arrays(np.int64, array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=7), elements=st.integers(0, 1))


def outcome_of(network: Ints) -> Assessment:
    rows, columns = np.nonzero(network)
    size = (network.shape[0], network.shape[1])
    return assess(fit(network.sum(axis=1), network.sum(axis=0)), *shared_counts(rows, columns, size))


def drawn(p: Floats, seed: int) -> Ints:
    return (np.random.default_rng(seed).random(p.shape) < p).astype(np.int64)


def uneven(rows: int, columns: int, mean: float, seed: int) -> Ints:
    """A network whose degrees are far from equal, without any other order."""
    chance = np.random.default_rng(seed)
    weights = np.outer(chance.pareto(2.5, rows) + 1, chance.pareto(2.5, columns) + 1)
    return drawn(np.minimum(weights / weights.sum() * rows * mean, 0.9), seed + 1)


@pytest.mark.parametrize("dense", [True, False])
@given(NETWORKS)
def test_shared_columns_are_counted(dense: bool, network: Ints) -> None:
    rows, columns = np.nonzero(network)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cooccurrence, "_DENSE", 10**6 if dense else 0)
        one, other, shared = shared_counts(rows, columns, (network.shape[0], network.shape[1]))
    pairs = combinations(range(len(network)), 2)
    counts = {(a, b): int((network[a] & network[b]).sum()) for a, b in pairs}
    found = dict(zip(zip(one.tolist(), other.tolist(), strict=True), shared.tolist(), strict=True))
    assert found == {pair: count for pair, count in counts.items() if count}


@given(NETWORKS)
def test_the_tail_is_that_of_all_outcomes_enumerated(network: Ints) -> None:
    result = outcome_of(network)
    p = fit(network.sum(axis=1), network.sum(axis=0)).matrix()
    for place, (a, b) in enumerate(zip(result.one, result.other, strict=True)):
        chances = p[a] * p[b]
        tail = sum(
            np.prod([c if hit else 1 - c for c, hit in zip(chances, outcome, strict=True)])
            for outcome in product((0, 1), repeat=len(chances))
            if sum(outcome) >= result.shared[place]
        )
        assert result.p[place] == pytest.approx(tail, abs=1e-9)
        assert result.expected[place] == pytest.approx(chances.sum())


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_the_poisson_tail_is_the_heavier_one_beyond_the_mean_plus_one(chances: list[float]) -> None:
    mass = np.array([1.0])
    for chance in chances:
        mass = np.convolve(mass, [1 - chance, chance])
    exact, rough = mass[::-1].cumsum()[::-1], poisson_tail(sum(chances), len(chances))
    beyond = np.arange(len(exact)) >= sum(chances) + 1
    assert (rough[beyond] >= exact[beyond] - 1e-12).all()


def test_above_the_stated_work_the_poisson_tail_is_taken_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    network = uneven(30, 20, 4, seed=1)
    exact = outcome_of(network)
    monkeypatch.setattr(cooccurrence, "MOST_WORK", 0)
    rough = outcome_of(network)
    assert (exact.exact, rough.exact) == (True, False)
    far = exact.shared >= exact.expected + 1
    assert far.any()
    assert (rough.p[far] >= exact.p[far] - 1e-12).all()


@given(st.lists(st.floats(1e-9, 1), min_size=1, max_size=20), st.integers(0, 30))
def test_q_is_the_least_rate_at_which_a_pair_is_taken(p: list[float], untested: int) -> None:
    """The definition of Benjamini and Hochberg, read as it stands."""
    tests = len(p) + untested
    q = benjamini_hochberg(np.array(p), tests)
    for value, found in zip(p, q, strict=True):
        rates = [other * tests / sum(x <= other for x in p) for other in p if other >= value]
        assert found == pytest.approx(min(1.0, *rates))


def test_under_the_model_p_values_are_uniform() -> None:
    """A discrete p-value is uniform once the chance of the observed count itself is spread out at random."""
    model = fit(np.repeat([2, 5, 9, 14], 8), np.repeat([4, 8, 12], [10, 10, 10]))
    low, spread = [], []
    for seed in range(20):
        rows, columns = np.nonzero(drawn(model.matrix(), seed))
        one, other = np.triu_indices(32, 1)
        held = np.zeros((32, 30), np.int64)
        held[rows, columns] = 1
        shared = (held @ held.T)[one, other]
        reached, beyond = assess(model, one, other, shared).p, assess(model, one, other, shared + 1).p
        low.append((reached < 0.05).mean())
        spread.append(beyond + np.random.default_rng(seed + 100).random(one.size) * (reached - beyond))
    values = np.sort(np.concatenate(spread))
    distance = np.abs(values - np.arange(1, values.size + 1) / values.size).max()
    assert distance < 0.02
    assert np.mean(low) < 0.05


def test_chance_makes_no_pair_stand() -> None:
    assert [int((outcome_of(uneven(120, 80, 6, seed)).q < 0.05).sum()) for seed in range(5)] == [0] * 5


def test_a_pair_that_goes_together_stands() -> None:
    network = uneven(60, 80, 6, seed=3)
    network[7], network[23] = 0, 0
    network[7, 10:22], network[23, 10:22] = 1, 1
    result = outcome_of(network)
    standing = [(int(a), int(b)) for a, b, q in zip(result.one, result.other, result.q, strict=True) if q < 0.05]
    assert standing == [(7, 23)]


def test_analytic_p_values_agree_with_those_of_networks_with_exactly_these_degrees() -> None:
    network = uneven(60, 90, 5, seed=8)
    result = outcome_of(network)
    rows = [frozenset(np.flatnonzero(row).tolist()) for row in network]
    pairs = list(zip(result.one.tolist(), result.other.tolist(), strict=True))
    sampled = np.array(tail_of_samples(rows, pairs, samples=400, seed=4))
    assert np.corrcoef(result.p, sampled)[0, 1] > 0.98
    assert np.abs(result.p - sampled).mean() < 0.04
    assert result.p.mean() == pytest.approx(sampled.mean(), abs=0.04)


def test_pairs_without_an_open_column_are_no_tests() -> None:
    network = np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0], [1, 0, 1, 1]])
    assert outcome_of(network).tests == 3


def test_nothing_gives_nothing() -> None:
    none = outcome_of(np.zeros((3, 2), np.int64))
    assert (none.p.size, none.tests) == (0, 0)

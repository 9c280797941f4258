"""Curveball trades keep all degrees and reach every network with these degrees alike."""

from __future__ import annotations

from collections import Counter

from graph.analysis.curveball import sampled, tail_of_samples

ROWS = [frozenset({0, 1, 2}), frozenset({1, 3}), frozenset({4}), frozenset({0, 4, 5}), frozenset()]


def test_all_degrees_stay() -> None:
    columns = Counter(column for row in ROWS for column in row)
    for state in sampled(ROWS, 50):
        assert [len(row) for row in state] == [len(row) for row in ROWS]
        assert Counter(column for row in state for column in row) == columns


def test_every_network_is_as_frequent_as_any_other() -> None:
    """Three rows and columns of degree one have six networks; 3,000 draws give each about 500."""
    seen = Counter(
        tuple(min(row) for row in state) for state in sampled([frozenset({n}) for n in range(3)], 3000, seed=1)
    )
    assert len(seen) == 6
    assert all(abs(count - 500) < 90 for count in seen.values())


def test_the_same_seed_gives_the_same_networks() -> None:
    assert list(sampled(ROWS, 5, seed=3)) == list(sampled(ROWS, 5, seed=3)) != list(sampled(ROWS, 5, seed=4))


def test_no_p_value_is_zero() -> None:
    rows = [frozenset(range(8)), frozenset(range(8)), frozenset(range(8, 16)), frozenset(range(8, 16))]
    assert tail_of_samples(rows, [(0, 1), (0, 2)], samples=19) == [1 / 20, 1.0]


def test_one_row_has_nobody_to_trade_with() -> None:
    assert list(sampled([frozenset({1, 2})], 2)) == [[{1, 2}], [{1, 2}]]

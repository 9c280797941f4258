"""Random two-mode networks with exactly the observed degrees of rows and columns, by curveball trades.

Two rows put the columns that only one of them has together and draw anew who gets which; many trades lead to every network
with these degrees alike (Strona et al. 2014, https://doi.org/10.1038/ncomms5114). It is slow and serves as a check of the
analytic test of :mod:`graph.analysis.cooccurrence`.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TRADES_PER_ROW = 5


def sampled(rows: Sequence[frozenset[int]], samples: int, seed: int = 0) -> Iterator[list[set[int]]]:
    """So many networks, each the columns of every row; five trades for each row lie between two of them."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    state = [set(row) for row in rows]
    for number in range(samples + 1):
        for _ in range(TRADES_PER_ROW * len(state)):
            _trade(state, chance)
        if number:  # the first round only leads away from the observed network
            yield [set(row) for row in state]


def _trade(state: list[set[int]], chance: random.Random) -> None:
    if len(state) < 2:
        return
    one, other = chance.sample(range(len(state)), 2)
    only_one, only_other = state[one] - state[other], state[other] - state[one]
    if not only_one or not only_other:
        return
    pool = sorted(only_one | only_other)
    chance.shuffle(pool)
    common = state[one] & state[other]
    state[one] = common | set(pool[: len(only_one)])
    state[other] = common | set(pool[len(only_one) :])


def tail_of_samples(
    rows: Sequence[frozenset[int]], pairs: Sequence[tuple[int, int]], samples: int, seed: int = 0
) -> list[float]:
    """For each pair of rows the share of networks in which they share as many columns as observed or more.

    The observed network counts as one of them (Phipson and Smyth 2010), so that no p-value is 0.
    """
    seen = [len(rows[a] & rows[b]) for a, b in pairs]
    as_many = [1] * len(pairs)
    for state in sampled(rows, samples, seed):
        for place, (a, b) in enumerate(pairs):
            as_many[place] += len(state[a] & state[b]) >= seen[place]
    return [count / (samples + 1) for count in as_many]

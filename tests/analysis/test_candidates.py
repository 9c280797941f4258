"""Which pairs are worth comparing: hardly one that meets is lost, and no order of the provisions decides."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import overlap_search
from graph.analysis import candidates as module
from graph.analysis.candidates import candidates, concept_vectors, nearest_pairs, vectors
from graph.analysis.overlap import describe, judge_of
from tests.analysis.networks import ALFA, ALFA_WG, BETA, DELTA, GAMMA
from tests.analysis.small_concepts import LABELS, small_judge

if TYPE_CHECKING:
    from graph.analysis.comparison import Comparison
    from graph.store import KnowledgeGraph

JUDGE = small_judge()
HOLDERS = (ALFA, ALFA_WG, BETA, DELTA, GAMMA)
FRAMES = (
    "Give {0} {1} in {2}",
    "Study {0} and {1}",
    "{0}: {1}, {2} and {3}",
    "Report on {0}",
    "Hold {1} on {0} each year",
)


def invented(many: int) -> Comparison:
    """Provisions of five bodies, each made of some labels, the same ones each time."""
    chance = random.Random(5)  # noqa: S311 - no secret
    labels = [label for several in LABELS.values() for label in several]
    texts = [chance.choice(FRAMES).format(*chance.sample(labels, 4)) for _ in range(many)]
    return JUDGE.comparison([JUDGE.describe(text, (chance.choice(HOLDERS),)) for text in texts])


def pairs(found: tuple[np.ndarray, np.ndarray]) -> list[tuple[int, int]]:
    return list(zip(*(side.tolist() for side in found), strict=True))


def test_of_few_provisions_every_pair_of_different_holders_is_compared() -> None:
    made = invented(40)
    expected = [(a, b) for a in range(40) for b in range(a + 1, 40) if made.holders[a] != made.holders[b]]
    assert pairs(candidates(made)) == expected


def test_provisions_that_share_one_of_several_holders_are_no_pair() -> None:
    texts = (("Clusters", (ALFA, BETA)), ("Clusters", (BETA, GAMMA)), ("Clusters", (DELTA,)))
    made = JUDGE.comparison([JUDGE.describe(text, bodies) for text, bodies in texts])
    assert pairs(candidates(made)) == [(0, 2), (1, 2)]


@pytest.fixture(scope="module")
def many(kg: KnowledgeGraph) -> tuple[Comparison, set[tuple[int, int]]]:
    """Provisions made of the words of the real concepts, with all pairs graded overlap or more."""
    view = kg.view()
    given = overlap_search.invented(view, 700)
    judge = judge_of(view, [one.text for one in given])
    made = judge.comparison([one for one in describe(judge, given) if one.has_subject])
    ones, others = candidates(made)
    chosen = judge.graded(made.parts(ones, others)).at_least("overlap")
    return made, set(pairs((ones[chosen], others[chosen])))


@pytest.mark.parametrize(("whole", "least"), [(10_000, 0.98), (100, 0.9)], ids=["among all", "in cells"])
def test_the_nearest_of_each_hold_nearly_all_that_meet(
    monkeypatch: pytest.MonkeyPatch, many: tuple[Comparison, set[tuple[int, int]]], whole: int, least: float
) -> None:
    monkeypatch.setattr(module, "WHOLE", whole)
    monkeypatch.setattr(module, "_CELL", 50)
    made, expected = many
    found = set(pairs(nearest_pairs(vectors(made), made.holders, 60)))
    every = len(made.holders) * (len(made.holders) - 1) / 2
    assert len(expected) > 1_000
    assert len(found) < 0.15 * every
    assert len(expected & found) / len(expected) >= least


@pytest.mark.parametrize("whole", [10_000, 100], ids=["among all", "in cells"])
def test_pairs_are_sorted_once_each_the_lower_place_first_and_never_of_one_holder(
    monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(module, "WHOLE", whole)
    made = invented(300)
    found = pairs(nearest_pairs(vectors(made), made.holders, 20))
    assert found == sorted(set(found))
    assert all(a < b and made.holders[a] != made.holders[b] for a, b in found)
    assert len(found) <= 300 * 20


def test_many_provisions_with_the_same_words_do_not_make_a_pair_of_every_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WHOLE", 100)
    made = JUDGE.comparison([JUDGE.describe("Clusters of SMEs", (HOLDERS[n % 5],)) for n in range(300)])
    found = nearest_pairs(vectors(made), made.holders, 10)
    assert 0 < len(found[0]) <= 300 * 10


def test_the_cosine_of_two_single_concepts_is_near_their_likeness() -> None:
    made = JUDGE.comparison(
        [JUDGE.describe(text) for text in ("Microfinance", "Loans to groups", "Trade finance", "Women")]
    )
    table = concept_vectors(made.topics, JUDGE.taxonomy).toarray()
    cosines = table @ table.T
    for row, one in enumerate(made.topics.lists.items):
        for column, other in enumerate(made.topics.lists.items):
            likeness = JUDGE.taxonomy.likeness(made.topics.all[one], made.topics.all[other])
            assert cosines[row, column] == pytest.approx(likeness, abs=0.05)


def test_a_table_of_sentence_vectors_is_searched_in_the_same_way() -> None:
    made = invented(200)
    dense = np.asarray(vectors(made).toarray())
    assert pairs(nearest_pairs(dense, made.holders, 15)) == pairs(nearest_pairs(vectors(made), made.holders, 15))


def test_one_provision_or_none_makes_no_pair() -> None:
    for many in (0, 1):
        assert pairs(candidates(invented(many))) == []

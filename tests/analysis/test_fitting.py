"""Weights learnt from labelled pairs: never negative, only for the parts that may speak, the same from the same pairs."""

from __future__ import annotations

import random

from graph.analysis.fitting import SPEAKS, fit, folds
from graph.analysis.likeness import GRADES, PARTS, QUESTIONS
from graph.analysis.weights import QUALITY, WEIGHTS


def made(many: int = 80) -> tuple[list[list[float]], list[int]]:
    """Parts of invented pairs whose grade follows wording, but for noise."""
    chance = random.Random(1)  # noqa: S311 - no secret
    parts = [[chance.random() for _ in PARTS] for _ in range(many)]
    return parts, [min(len(GRADES) - 1, int(4 * row[0])) for row in parts]


def test_weights_are_never_negative_and_fall_on_the_parts_that_may_speak() -> None:
    found = fit(*made())
    for question, row in zip(QUESTIONS, found.weights, strict=True):
        assert all(weight >= 0.0 for weight in row)
        assert all(weight == 0.0 for part, weight in zip(PARTS, row, strict=True) if part not in SPEAKS[question])


def test_the_part_that_decides_gets_the_greatest_weight() -> None:
    for row in fit(*made()).weights:
        assert max(row) == row[PARTS.index("wording")]


def test_the_same_pairs_give_the_same_weights_in_whatever_order() -> None:
    parts, grades = made()
    turned = fit(parts[::-1], grades[::-1])
    first = fit(parts, grades)
    assert first == fit(parts, grades)
    assert all(
        abs(a - b) < 0.005
        for one, other in zip(first.weights, turned.weights, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def test_folds_part_the_pairs_evenly_by_their_ids_and_not_by_their_order() -> None:
    ids = [f"Q{number:03d}" for number in range(57)]
    found = folds(ids)
    assert sorted(place for fold in found for place in fold) == list(range(57))
    assert {len(fold) for fold in found} == {5, 6}
    turned = [{ids[::-1][place] for place in fold} for fold in folds(ids[::-1])]
    assert turned == [{ids[place] for place in fold} for fold in found]


def test_the_weights_of_the_program_are_of_the_form_that_is_learnt() -> None:
    for learnt in WEIGHTS.values():
        assert len(learnt.weights) == len(learnt.constants) == len(QUESTIONS)
        for question, row in zip(QUESTIONS, learnt.weights, strict=True):
            assert len(row) == len(PARTS)
            assert all(weight >= 0.0 for weight in row)
            assert all(weight == 0.0 for part, weight in zip(PARTS, row, strict=True) if part not in SPEAKS[question])
    assert WEIGHTS.keys() == QUALITY.keys()

"""How well scores agree with labels: rank, separation, right grades, precision and recall by threshold."""

from __future__ import annotations

import pytest

from graph.analysis.likeness import GRADES
from graph.analysis.quality import quality
from graph.analysis.trust import trust
from graph.analysis.weights import QUALITY

LABELS = [0, 0, 1, 1, 2, 2, 3, 3]
PERFECT = [0.05, 0.1, 0.3, 0.35, 0.55, 0.6, 0.9, 0.95]


def told(grades: list[int]) -> list[str]:
    return [GRADES[grade] for grade in grades]


def test_scores_in_the_order_of_the_labels_separate_them_wholly() -> None:
    found = quality(PERFECT, told(LABELS), LABELS)
    assert (found.pairs, found.separation, found.right) == (8, 1.0, 1.0)
    assert found.rank == pytest.approx(0.976)


def test_scores_turned_round_are_wrong_in_every_way() -> None:
    found = quality(PERFECT[::-1], told(LABELS[::-1]), LABELS)
    assert (found.separation, found.right) == (0.0, 0.0)
    assert found.rank == pytest.approx(-0.976)


def test_equal_scores_separate_nothing() -> None:
    assert quality([0.5] * 7 + [0.6], told([0] * 8), [0, 0, 0, 0, 2, 2, 2, 0]).separation == pytest.approx(0.4)


def test_precision_and_recall_are_those_of_overlap_or_more_at_or_above_the_threshold() -> None:
    rows = {
        threshold: (precision, recall)
        for threshold, precision, recall in quality(PERFECT, told(LABELS), LABELS).thresholds
    }
    assert rows[0.3] == (round(4 / 6, 3), 1.0)
    assert rows[0.6] == (1.0, 0.75)
    assert rows[0.9] == (1.0, 0.5)


def test_where_no_score_reaches_the_threshold_nothing_taken_is_wrong() -> None:
    rows = quality([0.1] * 7 + [0.12], told([0] * 8), LABELS).thresholds
    assert set(rows) == {(step / 10, 1.0, 0.0) for step in range(2, 10)}


@pytest.mark.parametrize("way", ["words", "semantic"])
def test_the_report_shows_the_figures_of_the_way_that_was_taken(way: str) -> None:
    section = trust(way)
    assert section.rows == QUALITY[way].thresholds
    assert str(QUALITY[way].rank) in section.note
    assert str(QUALITY[way].pairs) in section.note

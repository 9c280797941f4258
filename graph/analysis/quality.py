"""How well scores and grades agree with labels that people gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.likeness import GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Quality:
    """How the score of a set of labelled pairs agrees with their labels.

    ``rank`` is Spearman's coefficient, ``separation`` the area under the ROC curve of overlap or more against less,
    ``right`` the share of right grades, ``thresholds`` rows of score, precision and recall of "overlap or more".
    """

    pairs: int
    rank: float
    separation: float
    right: float
    thresholds: tuple[tuple[float, float, float], ...]


def quality(scores: Sequence[float], told: Sequence[str], grades: Sequence[int]) -> Quality:
    """How scores and grades told agree with the labels."""
    from scipy.stats import spearmanr

    high = [score for score, grade in zip(scores, grades, strict=True) if grade > 1]
    low = [score for score, grade in zip(scores, grades, strict=True) if grade <= 1]
    wins = sum((a > b) + 0.5 * (a == b) for a in high for b in low)
    right = sum(GRADES.index(name) == grade for name, grade in zip(told, grades, strict=True))
    rows = []
    for step in range(2, 10):
        threshold = step / 10
        hits, taken = sum(score >= threshold for score in high), sum(score >= threshold for score in scores)
        rows.append((threshold, round(hits / taken, 3) if taken else 1.0, round(hits / max(1, len(high)), 3)))
    return Quality(
        len(grades),
        round(float(spearmanr(scores, grades).statistic), 3),
        round(wins / max(1, len(high) * len(low)), 3),
        round(right / max(1, len(grades)), 3),
        tuple(rows),
    )

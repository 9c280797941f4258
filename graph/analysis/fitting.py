"""Learns the weights of the likeness from labelled pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.analysis.likeness import PARTS, QUESTIONS, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.matching import Numbers

SPEAKS = {
    "area": ("wording", "topics", "area"),
    "subject": ("wording", "clauses", "topics", "beneficiaries", "own product"),
    "service": ("wording", "activities", "beneficiaries", "circle", "organization", "own product"),
}
"""The parts that may speak on each question."""
_PENALTY = 2.0
_FOLDS = 10


def fit(parts: Sequence[Sequence[float]] | Numbers, grades: Sequence[int]) -> Weights:
    """Weights for each question by penalised logistic regression with weights that are not negative.

    ``parts`` has a row of :data:`PARTS` for each pair, ``grades`` the place of its label in :data:`GRADES`.
    """
    import numpy as np

    table, labels = np.asarray(parts, float), np.asarray(grades)
    rows, constants = [], []
    for number, question in enumerate(QUESTIONS):
        used = [PARTS.index(part) for part in SPEAKS[question]]
        weights, constant = _logistic(table[:, used], labels > number)
        row = [0.0] * len(PARTS)
        for place, weight in zip(used, weights, strict=True):
            row[place] = round(float(weight), 3)
        rows.append(tuple(row))
        constants.append(round(float(constant), 3))
    return Weights(tuple(rows), tuple(constants))


def _logistic(table: Any, yes: Any) -> tuple[Any, float]:
    """Parts are brought to the same spread first, so that the penalty treats them alike."""
    import numpy as np
    from scipy.optimize import minimize

    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled, sign = (table - middle) / spread, np.where(yes, -1.0, 1.0)
    columns = scaled.shape[1]

    def loss(point: Any) -> tuple[float, Any]:
        told = sign * (scaled @ point[:columns] + point[columns])
        slope = sign / (1 + np.exp(-told))
        gradient = np.append(scaled.T @ slope + _PENALTY * point[:columns], slope.sum())
        return float(np.logaddexp(0, told).sum() + _PENALTY * (point[:columns] ** 2).sum() / 2), gradient

    bounds = [(0.0, None)] * columns + [(None, None)]
    found = minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:columns] / spread
    return weights, float(found[columns] - weights @ middle)


def folds(ids: Sequence[str]) -> list[list[int]]:
    """Places of the pairs in ten parts of about the same size, by a hash of their ids: the same on every machine."""
    import hashlib

    order = sorted(range(len(ids)), key=lambda place: hashlib.sha256(ids[place].encode()).hexdigest())
    return [sorted(order[start::_FOLDS]) for start in range(_FOLDS)]

"""Reads fact files for an evaluation and lays its result out as rows, values and lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.evaluation import Evaluation, Row, Score

_KEPT_OUT = {"evidence", "id", "document", "optional", "review", "span", "confidence"}


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line.

    Raises:
        DataError: the file cannot be read, or a line is no JSON object with a type.

    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error})") from None
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataError(f"{path}:{number}: not JSON: {error}") from None
        if not isinstance(row, dict) or not isinstance(row.get("type"), str):
            raise DataError(f"{path}:{number}: not a fact; give one JSON object with a type on each line")
        rows.append(row)
    return rows


def as_rows(result: Evaluation) -> Iterator[tuple[object, ...]]:
    """One table row for each type, then all types together."""
    for name, score in (*result.types.items(), ("micro average", result.micro)):
        counts = (score.reference, score.predicted, score.matched)
        rates = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        yield name, *counts, *rates, f"{score.fields_right}/{score.fields_compared}"
    fields = f"{result.micro.field_accuracy:.3f}"
    yield "macro average", "", "", "", "", "", f"{result.macro_f1:.3f}", fields


def as_values(result: Evaluation) -> dict[str, Any]:
    """The whole result as plain values; rates rounded to three places."""
    return {
        "types": {name: _values(score) for name, score in result.types.items()},
        "micro": _values(result.micro),
        "macro_f1": round(result.macro_f1, 3),
        "field_accuracy": round(result.micro.field_accuracy, 3),
        "misses": result.misses,
        "extras": result.extras,
    }


def _values(score: Score) -> dict[str, float]:
    return {
        "reference": score.reference,
        "predicted": score.predicted,
        "matched": score.matched,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        "fields_right": score.fields_right,
        "fields_compared": score.fields_compared,
    }


def unpaired(result: Evaluation) -> Iterator[tuple[str, list[str]]]:
    """What was missed and what was too much, as titled lists of short JSON lines."""
    for title, facts in (("missed", result.misses), ("too much", result.extras)):
        kept = ({key: value for key, value in fact.items() if key not in _KEPT_OUT} for fact in facts)
        yield title, [json.dumps(fact, ensure_ascii=False)[:240] for fact in kept]

"""An answer gives plain Python values: numbers as numbers, everything else as text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.answer import Answer, plain
from graph.rdf import XSD, Iri, Literal, Term, Triple

ROOT = Path(__file__).resolve().parents[1]
S, P = Iri("https://example.org/s"), Iri("https://example.org/p")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal("7", XSD + "integer"), 7),
        (Literal("007"), "007"),
        (Literal("1.30"), "1.30"),
        (Literal("1.5", XSD + "decimal"), 1.5),
        (Literal("1e3", XSD + "double"), 1000.0),
        (Literal("true", XSD + "boolean"), True),
        (Literal("false", XSD + "boolean"), False),
        (Literal("true"), "true"),
        (Literal("2001-03-21", XSD + "date"), "2001-03-21"),
        (Literal("2001", XSD + "gYear"), "2001"),
        (Literal("P1Y", XSD + "duration"), "P1Y"),
        (Literal("Genève", language="fr"), "Genève"),
        (S, "https://example.org/s"),
        (None, None),
    ],
)
def test_only_numbers_and_truth_values_are_more_than_text(term: Term | None, value: object) -> None:
    found = plain(term)
    assert found == value
    assert type(found) is type(value)


ROWS = Answer(("who", "count"), ((S, Literal("2", XSD + "integer")), (None, Literal("3", XSD + "integer"))))


def test_rows_are_dictionaries_and_columns_lists() -> None:
    assert list(ROWS.dicts()) == [{"who": str(S), "count": 2}, {"who": None, "count": 3}]
    assert ROWS.column("count") == [2, 3]
    with pytest.raises(ValueError, match="not in tuple"):
        ROWS.column("nobody")


def test_an_answer_is_as_long_as_its_rows_or_triples() -> None:
    assert len(ROWS) == 2
    assert len(Answer(triples=(Triple(S, P, S),))) == 1
    assert len(Answer(truth=True)) == 0


def test_rows_become_a_pandas_frame() -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    frame = ROWS.to_pandas()
    assert list(frame.columns) == ["who", "count"]
    assert list(frame["count"]) == [2, 3]
    assert list(Answer(("who",)).to_pandas().columns) == ["who"]


def test_pandas_is_not_loaded_unless_asked_for() -> None:
    code = "import sys, graph.store, graph.export, cli; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0

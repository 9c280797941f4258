"""A report: a title, notes, and tables that can be asked for by name."""

from __future__ import annotations

import pytest

from graph.errors import UnknownNameError
from graph.report import Report, Section, rounded

COLUMNS = ("body", "id", "other_id", "kind", "score")
WIDE = Section("bodies", "Bodies", COLUMNS, (("WP.8", "body:1", "body:2", "x", 0.5),), aside=("kind",))
SHORT = Section("trust", "Trust", ("score",), ())
REPORT = Report("A report", ("A note.",), (WIDE, SHORT))


def test_a_table_is_found_by_its_name() -> None:
    assert REPORT.section("trust") is SHORT


def test_an_unknown_table_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="no table 'body'; it has bodies, trust") as fault:
        REPORT.section("body")
    assert fault.value.near == ("bodies", "trust")


def test_a_terminal_does_without_the_columns_set_aside_and_without_identifiers() -> None:
    assert WIDE.set_aside == ("id", "other_id", "kind")
    assert WIDE.narrow.columns == ("body", "score")
    assert WIDE.narrow.rows == (("WP.8", 0.5),)
    assert SHORT.narrow == SHORT


def test_fractions_are_rounded_and_all_else_is_left() -> None:
    assert rounded(("WP.8", 1 / 3, 7, None)) == ("WP.8", 0.333, 7, None)
    assert rounded((0.123456,), 5) == (0.12346,)

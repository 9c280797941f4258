"""Of two bodies in one, what both hold is double, what joins them becomes internal, and the rest keeps its side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.asked import Asked
from graph.analysis.holdings import Holdings
from graph.analysis.merger import merged
from graph.vocab import expand
from tests.analysis.small_record import SUG, WGS, real_record, rows, small_record

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


def test_the_tables_of_a_merger() -> None:
    counts, double, single, internal = merged(Holdings(small_record(), Asked()), WGS, SUG)
    assert counts.columns == ("what", "both", "only WGS", "only SUG")
    assert {str(row[0]): row[1:] for row in counts.rows} == {
        "topic": (2, 6, 0),
        "member": (0, 0, 0),
        "participant": (2, 3, 0),
        "partner": (1, 0, 0),
        "cooperation": (1, None, None),
        "overlap concern": (1, None, None),
    }
    women = (
        "topic",
        "Women's entrepreneurship",
        "topic:women-entrepreneurship",
        "stated",
        "wgs-1",
        "9",
        "stated",
        "sug-1",
        "2",
    )
    assert women in double.rows
    assert ("topic", "Clusters", "WGS", "wgs-1", "7") in rows(single, "kind", "what", "only", "document", "paragraph")
    assert rows(internal, "what", "from", "to", "status", "document", "paragraph") == [
        ("cooperation", "SUG", "WGS", "existing", "sug-1", "5"),
        ("overlap concern", "SUG", "TFW", "", "sug-1", "6"),
    ]


def test_the_order_of_the_two_only_turns_the_sides() -> None:
    held = Holdings(small_record(), Asked())
    one, other = merged(held, WGS, SUG)[0], merged(held, SUG, WGS)[0]
    assert [(row[0], row[1], row[3], row[2]) for row in one.rows] == [tuple(row) for row in other.rows]


def test_neither_of_the_two_is_its_own_partner(kg: KnowledgeGraph) -> None:
    record = real_record(kg)
    one, other = expand("body:unece"), expand("body:unctad")
    _, double, single, internal = merged(Holdings(record, Asked()), one, other)
    inside = {record.name(body) for body in record.within(one) | record.within(other)}
    partners = [
        what for kind, what in [*rows(double, "kind", "what"), *rows(single, "kind", "what")] if kind == "partner"
    ]
    assert partners
    assert not inside & {str(name) for name in partners}
    assert ("cooperation", "TOS-PPP", "UNCTAD", "existing") in rows(internal, "what", "from", "to", "status")


def test_the_counts_of_the_data_are_those_of_the_rows(kg: KnowledgeGraph) -> None:
    held = Holdings(real_record(kg), Asked())
    counts, double, single, internal = merged(held, expand("body:apec"), expand("body:oecd"))
    for what, both, one, other in counts.rows:
        if what in ("cooperation", "overlap concern"):
            assert sum(row[0] == what for row in internal.rows) == both
        else:
            assert sum(row[0] == what for row in double.rows) == both
            assert sum(row[0] == what and row[3] == "APEC" for row in single.rows) == one
            assert sum(row[0] == what and row[3] == "OECD" for row in single.rows) == other

"""Between two dates a pair comes up, becomes firmer or looser, is told again, lapses, or is not told of again."""

from __future__ import annotations

import pytest

from graph.analysis.change import APPEARED, FIRMER, LAPSED, LOOSER, RESTATED, SILENT, body_changes, pair_changes
from graph.analysis.network_view import ties
from graph.vocab import concept
from tests.analysis.networks import ALFA, BETA, DELTA, GAMMA, cooperation, view


def told(*statements: tuple[str, str]) -> list[str]:
    """What is told of Alfa and Beta between 2000 and 2005, from statuses with the dates of their documents."""
    quads = [cooperation(ALFA, BETA, status, issued=date) for status, date in statements]
    return [change.what for change in pair_changes(ties(view(*quads)), "2000", "2005", {})]


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        ([("existing", "2003")], [APPEARED]),
        ([("requested", "1998"), ("existing", "2003")], [FIRMER]),
        ([("existing", "1998"), ("requested", "2003")], [LOOSER]),
        ([("existing", "1998"), ("agreed", "2003")], [RESTATED]),
        ([("existing", "1998")], [SILENT]),
        ([("existing", "2007")], []),
        ([("existing", "2000-06")], [SILENT]),
        ([("existing", "2005-06")], [APPEARED]),
    ],
)
def test_the_change_of_a_pair_is_told_by_its_firmest_statements(
    statements: list[tuple[str, str]], what: list[str]
) -> None:
    assert told(*statements) == what


def test_the_statements_before_and_after_are_kept() -> None:
    quads = [
        cooperation(ALFA, BETA, "requested", issued="1998"),
        cooperation(BETA, ALFA, "proposed", issued="1999"),
        cooperation(BETA, ALFA, "existing", issued="2003"),
    ]
    (change,) = pair_changes(ties(view(*quads)), "2000", "2005", {})
    assert change.before is not None
    assert change.later is not None
    assert (change.pair, change.before.date, change.later.date) == ((ALFA, BETA), "1999", "2003")


def test_a_tie_lapses_only_when_a_party_is_known_to_have_ended() -> None:
    found = ties(view(cooperation(ALFA, BETA, issued="1998"), cooperation(ALFA, GAMMA, issued="1998")))
    changes = pair_changes(found, "2000", "2005", {BETA: "2003-05", GAMMA: "2007"})
    assert {change.pair: change.what for change in changes} == {(ALFA, BETA): LAPSED, (ALFA, GAMMA): SILENT}


def test_undated_and_disputed_statements_tell_no_change() -> None:
    disputed = cooperation(ALFA, GAMMA, issued="2003", review=concept("review", "disputed"))
    assert pair_changes(ties(view(cooperation(ALFA, BETA, issued=""), disputed)), "2000", "2005", {}) == []


def test_bodies_come_up_with_their_first_tie_and_end_when_told() -> None:
    found = ties(
        view(
            cooperation(ALFA, BETA, issued="1998"),
            cooperation(ALFA, GAMMA, "requested", issued="2003"),
            cooperation(ALFA, DELTA, issued="2007"),
        )
    )
    changes = body_changes(found, "2000", "2005", {BETA: "2004", DELTA: "2009"})
    assert [(change.what, change.body, change.date) for change in changes] == [
        ("first named in a tie", GAMMA, "2003"),
        ("ended", BETA, "2004"),
    ]

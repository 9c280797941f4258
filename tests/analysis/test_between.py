"""Two bodies side by side: how far their work meets, what they share, and whether they are on record as dealing with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.asked import Asked
from graph.analysis.between import IN_LINE, MANAGED, UNMANAGED, BodyPair, Ties, between
from graph.analysis.members import Memberships
from graph.analysis.network_view import ties
from graph.analysis.overlap import describe, overlaps
from graph.analysis.provisions import Provision, provisions
from graph.rdf import Iri, Literal, Quad
from graph.settle import DEFAULT
from graph.vocab import concept, smepb, thing
from tests.analysis.networks import (
    ALFA,
    ALFA_TEAM,
    ALFA_WG,
    BETA,
    BETA_WG,
    DELTA,
    GAMMA,
    GOVERNMENTS,
    cooperation,
    meeting,
    present,
    stated,
)
from tests.analysis.small_concepts import small_judge, small_view

if TYPE_CHECKING:
    from graph.view import View

CREDIT, CLUSTERS = "Courses on export credit for SMEs", "Study business clusters"


def mandate(body: Iri | tuple[Iri, ...], words: str = CREDIT) -> list[Quad]:
    return stated("Mandate", body=body, summary=Literal(words))


def decision(body: Iri, *papers: Iri, issued: str = "2001-03-23") -> list[Quad]:
    """A decision of a body that names documents."""
    quads = stated("Decision", issued=issued, actor=body)
    fact = quads[-1].subject
    return quads + [Quad(fact, smepb("document"), paper, DEFAULT) for paper in papers]


def side_by_side(*said: list[Quad], on: str = "") -> dict[tuple[Iri, Iri], BodyPair]:
    """All pairs of bodies of a small view with these statements."""
    view: View = small_view(*said)
    judge, given = small_judge(view=view), provisions(view)
    found = overlaps(judge, given, describe(judge, given))
    pairs = between(Ties(view, Memberships(view), ties(view), Asked(on).in_time), given, found)
    return {(pair.one, pair.other): pair for pair in pairs}


BOTH = (mandate(ALFA_WG), mandate(BETA_WG), mandate(BETA_WG, CLUSTERS))


def test_overlap_is_summed_for_the_pair_and_averaged_for_each_side() -> None:
    pair = side_by_side(*BOTH)[ALFA_WG, BETA_WG]
    (meeting_,) = [one for one in pair.overlaps if one.likeness.grade == "duplication"]
    assert pair.weighted == pytest.approx(meeting_.likeness.score)
    assert pair.one_in_other == pytest.approx(meeting_.likeness.score)
    assert pair.other_in_one == pytest.approx(meeting_.likeness.score / 2, abs=1e-4)


def test_pairs_of_provisions_are_counted_by_grade() -> None:
    pair = side_by_side(*BOTH, mandate(BETA_WG, "Trade finance"))[ALFA_WG, BETA_WG]
    assert pair.count("duplication") == 1
    assert sum(pair.count(grade) for grade in ("fragmentation", "overlap", "duplication")) == len(pair.overlaps)


def test_a_provision_of_two_bodies_counts_for_both() -> None:
    pairs = side_by_side(mandate((ALFA, DELTA)), mandate(BETA))
    assert pairs[ALFA, BETA].weighted == pairs[BETA, DELTA].weighted > 0
    assert (ALFA, DELTA) not in pairs


def test_without_cooperation_or_concern_on_record_an_overlap_is_unmanaged() -> None:
    pair = side_by_side(*BOTH)[ALFA_WG, BETA_WG]
    assert (pair.management, pair.quadrant) == (UNMANAGED, "overlap without cooperation on record")


@pytest.mark.parametrize("status", ["existing", "agreed"])
def test_cooperation_that_exists_or_is_agreed_makes_it_managed(status: str) -> None:
    pair = side_by_side(*BOTH, cooperation(BETA_WG, ALFA_WG, status))[ALFA_WG, BETA_WG]
    assert (pair.management, pair.quadrant) == (MANAGED, "overlap and cooperation")


@pytest.mark.parametrize("status", ["requested", "proposed"])
def test_what_is_asked_for_is_shown_and_manages_nothing(status: str) -> None:
    pair = side_by_side(*BOTH, cooperation(BETA_WG, ALFA_WG, status))[ALFA_WG, BETA_WG]
    assert [tie.status for tie in pair.cooperation] == [status]
    assert pair.management == UNMANAGED


def test_cooperation_under_a_condition_manages_nothing() -> None:
    tie = cooperation(BETA_WG, ALFA_WG, "agreed", condition=Literal("if funds are found"))
    assert side_by_side(*BOTH, tie)[ALFA_WG, BETA_WG].management == UNMANAGED


def test_disputed_cooperation_is_not_on_record() -> None:
    tie = cooperation(BETA_WG, ALFA_WG, review=concept("review", "disputed"))
    pair = side_by_side(*BOTH, tie)[ALFA_WG, BETA_WG]
    assert (pair.cooperation, pair.management) == ((), UNMANAGED)


def test_a_stated_concern_makes_it_managed_but_is_no_cooperation() -> None:
    concern = stated(
        "OverlapConcern", aboutBody=ALFA_WG, overlapsWith=BETA_WG, summary=Literal("Not the same courses.")
    )
    pair = side_by_side(*BOTH, concern)[ALFA_WG, BETA_WG]
    assert (pair.management, pair.quadrant) == (MANAGED, "overlap without cooperation on record")
    assert [tie.type for tie in pair.concerns] == ["overlap-concern"]


def test_cooperation_of_the_bodies_above_manages_too_but_is_not_direct() -> None:
    pair = side_by_side(*BOTH, cooperation(ALFA, BETA))[ALFA_WG, BETA_WG]
    assert pair.management == MANAGED
    assert not pair.direct(pair.cooperation[0])
    pair = side_by_side(*BOTH, cooperation(ALFA, BETA), cooperation(ALFA_WG, BETA_WG))[ALFA_WG, BETA_WG]
    assert [pair.direct(tie) for tie in pair.cooperation] == [True, False]


def test_cooperation_of_bodies_below_says_nothing_of_those_above() -> None:
    pair = side_by_side(mandate(ALFA), mandate(BETA), cooperation(ALFA_WG, BETA_WG))[ALFA, BETA]
    assert pair.management == UNMANAGED


def test_one_body_above_the_other_directs_it() -> None:
    pair = side_by_side(mandate(ALFA), mandate(ALFA_TEAM))[ALFA, ALFA_TEAM]
    assert pair.management == IN_LINE


def test_bodies_that_cooperate_without_overlap_are_shown_and_groups_are_not() -> None:
    pairs = side_by_side(cooperation(GAMMA, DELTA), cooperation(GAMMA, GOVERNMENTS))
    assert [(one, other) for one, other in pairs] == [(DELTA, GAMMA)]
    assert pairs[DELTA, GAMMA].quadrant == "cooperation without overlap found"


def test_a_request_without_overlap_is_neither() -> None:
    assert side_by_side(cooperation(GAMMA, DELTA, "requested"))[DELTA, GAMMA].quadrant == "neither on record"


def test_members_in_common_are_counted_and_unknown_where_a_list_is_missing() -> None:
    pairs = side_by_side(mandate(ALFA), mandate(BETA), mandate(GAMMA), mandate(DELTA))
    assert pairs[ALFA, BETA].members == 2
    assert pairs[ALFA, GAMMA].members == 0
    assert pairs[ALFA, DELTA].members is None


def test_meetings_of_both_are_those_held_in_which_both_took_part_or_which_one_of_them_held() -> None:
    one, first = meeting("one", ALFA_WG)
    two, second = meeting("two", GAMMA)
    planned, third = meeting("three", GAMMA, "planned")
    there = [quad for at in (one, two, planned) for who in (ALFA_WG, BETA_WG) for quad in present(who, at)]
    assert side_by_side(*BOTH, first, second, third, there)[ALFA_WG, BETA_WG].meetings == 2


def test_a_disputed_participation_does_not_count() -> None:
    one, held = meeting("one", ALFA_WG)
    assert side_by_side(*BOTH, held, present(BETA_WG, one, "disputed"))[ALFA_WG, BETA_WG].meetings == 0


def test_documents_of_both_are_those_that_decisions_of_both_name() -> None:
    paper, other = thing("document", "paper"), thing("document", "other")
    decided = [*decision(ALFA_WG, paper, other), *decision(BETA_WG, paper)]
    assert side_by_side(*BOTH, decided)[ALFA_WG, BETA_WG].documents == 1


def test_on_a_day_only_what_was_known_by_then_is_shared() -> None:
    one, early = meeting("one", ALFA_WG, start="2001-03-21")
    two, late = meeting("two", ALFA_WG, start="2003-03-21")
    paper = thing("document", "paper")
    said = [quad for at in (one, two) for quad in present(BETA_WG, at)]
    said += decision(ALFA_WG, paper, issued="2001") + decision(BETA_WG, paper, issued="2003")
    now, then = (side_by_side(*BOTH, early, late, said, on=on)[ALFA_WG, BETA_WG] for on in ("", "2002"))
    assert (now.meetings, now.documents) == (2, 1)
    assert (then.meetings, then.documents) == (1, 0)


def test_the_pairs_with_most_overlap_come_first() -> None:
    pairs = list(side_by_side(*BOTH, mandate(GAMMA, "Trade finance"), cooperation(GAMMA, DELTA)).values())
    assert [(-pair.weighted, pair.one, pair.other) for pair in pairs] == sorted(
        (-pair.weighted, pair.one, pair.other) for pair in pairs
    )


def test_nobody_beside_nobody_makes_no_pair() -> None:
    view = small_view()
    assert between(Ties(view, Memberships(view), []), list[Provision](), []) == []

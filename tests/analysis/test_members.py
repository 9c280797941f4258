"""Whom a body serves: the economies that are members of it or of the nearest one above, and how two such circles meet."""

from __future__ import annotations

import pytest

from graph.analysis.members import Circles, Memberships
from graph.vocab import concept, thing
from tests.analysis.networks import ALFA, ALFA_TEAM, ALFA_WG, ARLAND, BETA, BETA_WG, DELTA, GAMMA, node
from tests.analysis.small_concepts import small_view

SMALL = Memberships(small_view())
EMPTY = Circles(0, 0, 0)


def test_a_body_without_members_of_its_own_has_those_of_the_nearest_one_above() -> None:
    assert SMALL.of(ALFA_TEAM) == SMALL.of(ALFA_WG) == SMALL.of(ALFA)
    assert len(SMALL.of(ALFA)) == 3


def test_circles_count_members_of_both_sides_and_those_in_common() -> None:
    assert SMALL.circles(ALFA_TEAM, BETA_WG) == Circles(3, 2, 2)
    assert SMALL.circles(BETA, ALFA) == Circles(2, 3, 2)


def test_the_share_is_that_of_the_smaller_circle() -> None:
    assert SMALL.circles(ALFA, BETA).inside == 1.0
    assert SMALL.circles(ALFA, GAMMA).inside == 0.0
    assert SMALL.circles(ALFA, GAMMA).known


def test_what_is_not_on_record_is_not_known_rather_than_none_in_common() -> None:
    assert SMALL.circles(ALFA, DELTA) == EMPTY
    assert not SMALL.circles(ALFA, DELTA).known


@pytest.mark.parametrize("kind", ["observer", "associate-member"])
def test_observers_and_associates_do_not_belong_to_the_circle(kind: str) -> None:
    row = thing("membership", "delta")
    view = small_view(node(row, "Membership", organization=DELTA, member=ARLAND, kind=concept("membership-kind", kind)))
    assert Memberships(view).of(DELTA) == frozenset()


def test_the_organization_of_a_body_is_the_nearest_one_above_it() -> None:
    assert SMALL.organization(ALFA_TEAM) == ALFA
    assert SMALL.organization(ALFA) == ALFA


def test_a_body_under_no_organization_stands_for_itself() -> None:
    lonely = thing("body", "lonely")
    assert Memberships(small_view(node(lonely, "Body"))).organization(lonely) == lonely


def test_all_parents_count_if_a_body_has_several() -> None:
    joint = thing("body", "joint")
    found = Memberships(small_view(node(joint, "Body", parent=(ALFA_WG, BETA))))
    assert found.above(joint) == (joint, ALFA_WG, BETA, ALFA)


def test_bodies_that_stand_above_each_other_in_a_circle_do_not_hang() -> None:
    one, other = thing("body", "one"), thing("body", "other")
    found = Memberships(small_view(node(one, "Body", parent=other) + node(other, "Body", parent=one)))
    assert found.above(one) == (one, other)
    assert found.of(one) == frozenset()

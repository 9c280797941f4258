"""A projected tie carries what is shared, what is likely, and its test; joint acts are no likeness."""

from __future__ import annotations

import random

from graph.analysis.two_mode import Link, TwoMode, project
from graph.rdf import Iri
from graph.vocab import thing

REPORT = thing("document", "report")


def links(*held: str, shared: dict[str, str] | None = None) -> tuple[Link, ...]:
    """``"a:123"`` gives row a the columns 1, 2 and 3, each by a statement of its own; ``shared`` names common statements."""
    made = []
    for row, columns in (entry.split(":") for entry in held):
        for column in columns:
            fact = (shared or {}).get(column, f"{row}{column}")
            made.append(Link(Iri(f"urn:{row}"), Iri(f"urn:{column}"), Iri(f"urn:fact:{fact}"), REPORT, "1"))
    return tuple(made)


def test_a_tie_tells_shared_expected_p_and_q() -> None:
    found = project(TwoMode(links("a:12", "b:12", "c:34", "d:34")))
    assert [(tie.one, tie.other, tie.shared, tie.expected) for tie in found.ties] == [
        ("urn:a", "urn:b", 2, 1.0),
        ("urn:c", "urn:d", 2, 1.0),
    ]
    assert {tie.p for tie in found.ties} == {0.261719}
    assert {tie.q for tie in found.ties} == {0.785156}
    assert (found.rows, found.columns, found.links, found.tests, found.exact) == (4, 4, 8, 6, True)
    assert found.standing == 0


def test_a_statement_is_counted_once_however_often_it_stands() -> None:
    doubled = links("a:12", "b:12", "c:34", "d:34") * 2
    assert project(TwoMode(doubled)) == project(TwoMode(doubled[:8]))


def test_what_two_rows_have_only_by_the_same_act_is_joint_and_not_shared() -> None:
    network = TwoMode(links("a:123", "b:123", "c:45", shared={"1": "joint", "2": "joint"}))
    (tie,) = project(network).ties
    assert (tie.shared, tie.jointly, tie.columns) == (1, 2, ("urn:1", "urn:2", "urn:3"))
    assert tie.p > project(TwoMode(links("a:123", "b:123", "c:45"))).ties[0].p


def test_a_further_statement_of_one_of_them_makes_a_joint_column_shared() -> None:
    joint = links("a:1", "b:1", "c:2", shared={"1": "joint"})
    own = Link(Iri("urn:a"), Iri("urn:1"), Iri("urn:fact:own"), REPORT, "2")
    (tie,) = project(TwoMode((*joint, own))).ties
    assert (tie.shared, tie.jointly) == (1, 0)


def test_common_membership_does_not_stand_within_strata() -> None:
    """Two clubs of twenty that each meet thirty times: everybody of a club is at most of its meetings."""
    chance = random.Random(2)  # noqa: S311 - no secret
    held = [
        Link(
            Iri(f"urn:{club}{who:02d}"), Iri(f"urn:m{club}{number:02d}"), Iri(f"urn:f{club}{who}-{number}"), REPORT, "1"
        )
        for club in "ab"
        for who in range(20)
        for number in range(30)
        if chance.random() < 0.8
    ]
    stratum = {link.column: Iri(f"urn:club-{link.column[5]}") for link in held}
    network = TwoMode(tuple(held), stratum)
    assert project(network).standing > 20
    assert project(network, within_strata=True).standing == 0


def test_the_order_of_links_does_not_count() -> None:
    made = list(links("a:1234", "b:1235", "c:45", "d:16", "e:3456"))
    mixed = made[::-1]
    random.Random(1).shuffle(mixed)  # noqa: S311 - no secret
    assert project(TwoMode(tuple(made))) == project(TwoMode(tuple(mixed)))


def test_no_p_value_is_shown_as_zero() -> None:
    """Thirty pairs of rows, each pair with twenty columns of its own."""
    held = [f"{n}-{one}:{''.join(chr(300 + 20 * n + k) for k in range(20))}" for n in range(30) for one in "ab"]
    found = project(TwoMode(links(*held)))
    assert {(tie.shared, tie.p, tie.q, tie.stands) for tie in found.ties} == {(20, 0.000001, 0.000001, True)}
    assert found.standing == 30


def test_an_empty_network_has_no_ties() -> None:
    found = project(TwoMode(()))
    assert (found.ties, found.rows, found.tests, found.standing) == ((), 0, 0, 0)

"""Ties stand in one layer each, with date and passage; what is asked for never counts as cooperation that exists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.network_view import (
    ASKED_FOR,
    CONCERN,
    CONDITIONAL,
    DISPUTED,
    EXISTING,
    Tie,
    active_on,
    between,
    directed,
    folded,
    measured_bodies,
    multigraph,
    organizations,
    partners,
    read_view,
    ties,
)
from graph.rdf import Literal, date_literal
from graph.vocab import concept, thing
from tests.analysis.networks import (
    ALFA,
    ALFA_TEAM,
    ALFA_WG,
    ARLAND,
    BETA,
    BETA_WG,
    DELTA,
    GAMMA,
    GOVERNMENTS,
    cooperation,
    node,
    stated,
    view,
)

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph
    from graph.view import View


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> View:
    return read_view(kg.query)


def one_tie(*quads: object) -> Tie:
    (tie,) = ties(view(*quads))  # type: ignore[arg-type]
    return tie


@pytest.mark.parametrize(
    ("status", "more", "layer"),
    [
        ("existing", {}, EXISTING),
        ("agreed", {}, EXISTING),
        ("requested", {}, ASKED_FOR),
        ("proposed", {}, ASKED_FOR),
        ("agreed", {"condition": Literal("Resources must become available.")}, CONDITIONAL),
        ("agreed", {"approval": DELTA}, CONDITIONAL),
        ("requested", {"condition": Literal("Only where wanted.")}, ASKED_FOR),
        ("existing", {"review": concept("review", "disputed")}, DISPUTED),
    ],
)
def test_the_layer_tells_how_firm_a_tie_is(status: str, more: dict[str, Any], layer: str) -> None:
    assert one_tie(cooperation(ALFA, BETA, status, **more)).layer == layer


def test_a_concern_is_a_tie_of_a_layer_of_its_own() -> None:
    tie = one_tie(stated("OverlapConcern", aboutBody=ALFA, overlapsWith=BETA, summary=Literal("Both train founders.")))
    assert (tie.type, tie.layer, tie.about) == ("overlap-concern", CONCERN, "Both train founders.")


def test_the_date_of_the_fact_goes_before_that_of_the_document_and_is_marked() -> None:
    told = one_tie(cooperation(ALFA, BETA, date=date_literal("1998-03-25"), issued="2001-03-23"))
    assert (told.date, told.date_basis) == ("1998-03-25", "stated")
    issued = one_tie(cooperation(ALFA, BETA, issued="2001-03"))
    assert (issued.date, issued.date_basis) == ("2001-03", "document date")
    undated = one_tie(cooperation(ALFA, BETA, issued=""))
    assert (undated.date, undated.date_basis) == ("", "unknown")


def test_each_pair_of_parties_is_a_tie_and_nobody_has_one_with_himself() -> None:
    quads = cooperation(ALFA, BETA, about=Literal("training"))
    quads += stated("Cooperation", from_=(ALFA, BETA), to=(BETA, GAMMA), status=concept("cooperation-status", "agreed"))
    assert [(tie.source, tie.target) for tie in ties(view(quads))] == [
        (ALFA, BETA),
        (ALFA, BETA),
        (ALFA, GAMMA),
        (BETA, GAMMA),
    ]


def test_a_cut_by_date_keeps_what_was_on_record_and_not_ended() -> None:
    found = ties(
        view(
            cooperation(ALFA, BETA, issued="1999"),
            cooperation(ALFA, GAMMA, issued="2001-06"),
            cooperation(ALFA, DELTA, issued="2003-01-01"),
            cooperation(BETA, GAMMA, issued=""),
        )
    )
    assert [tie.target for tie in active_on(found, "2001-06-15", {})] == [BETA, GAMMA]
    assert [tie.target for tie in active_on(found, "2001-06-15", {BETA: "2000"})] == [GAMMA]
    assert [tie.target for tie in active_on(found, "2001-06-15", {BETA: "2001"})] == [BETA, GAMMA]


def test_a_cut_by_pair_takes_ties_in_both_directions() -> None:
    found = ties(view(cooperation(ALFA_WG, BETA), cooperation(BETA_WG, ALFA), cooperation(ALFA, GAMMA)))
    cut = between(found, {ALFA, ALFA_WG}, {BETA, BETA_WG})
    assert [(tie.source, tie.target) for tie in cut] == [(ALFA_WG, BETA), (BETA_WG, ALFA)]


def test_parallel_ties_stay_apart_in_the_multigraph_each_with_all_it_tells() -> None:
    stated_view = view(cooperation(ALFA_WG, BETA), cooperation(ALFA_WG, BETA, "requested", "fund"))
    network = multigraph(ties(stated_view), stated_view)
    edges = list((network.get_edge_data(ALFA_WG, BETA) or {}).values())
    assert sorted((edge["layer"], edge["kind"], edge["paragraph"]) for edge in edges) == [
        ("asked-for", "fund", "1"),
        ("existing", "joint-activity", "1"),
    ]
    assert network.nodes[ALFA_WG]["organization"] == ALFA


def test_measures_are_taken_of_organizations_and_bodies_only() -> None:
    stated_view = view(cooperation(ALFA, GOVERNMENTS), cooperation(ALFA, ARLAND), cooperation(ALFA, BETA_WG))
    network = partners(ties(stated_view), measured_bodies(stated_view))
    assert set(network.edges()) == {(ALFA, BETA_WG)}


def test_joint_work_leads_both_ways_and_an_invitation_one_way() -> None:
    stated_view = view(cooperation(ALFA, BETA, kind="joint-activity"), cooperation(GAMMA, DELTA, kind="invite"))
    network = directed(ties(stated_view), measured_bodies(stated_view))
    assert set(network.edges()) == {(ALFA, BETA), (BETA, ALFA), (GAMMA, DELTA)}


def test_the_organization_is_the_highest_above_a_body_but_never_the_united_nations() -> None:
    un = thing("body", "un")
    found = organizations(view(node(un, "Organization"), node(GAMMA, "Organization", parent=un)))
    assert {one: found[one] for one in (ALFA_TEAM, ALFA_WG, ALFA, BETA_WG, GAMMA)} == {
        ALFA_TEAM: ALFA,
        ALFA_WG: ALFA,
        ALFA: ALFA,
        BETA_WG: BETA,
        GAMMA: GAMMA,
    }


def test_a_circle_of_parents_ends() -> None:
    one, other = thing("body", "one"), thing("body", "other")
    found = organizations(view(node(one, "Body", parent=other), node(other, "Body", parent=one)))
    assert found[one] == one


def test_ties_within_one_organization_fold_away() -> None:
    stated_view = view(cooperation(ALFA_WG, ALFA_TEAM), cooperation(ALFA_TEAM, BETA_WG))
    ends = folded(ties(stated_view), organizations(stated_view))
    assert [(one, other) for one, other, _ in ends] == [(ALFA, BETA)]


def test_every_tie_of_the_data_names_its_passage_and_its_fact(kg: KnowledgeGraph, real: View) -> None:
    found = ties(real)
    assert all(tie.document and tie.paragraph and tie.layer for tie in found)
    pairs = kg.query(
        """SELECT DISTINCT ?fact ?a ?b WHERE {
          { ?fact a smepb:Cooperation ; smepb:from ?a ; smepb:to ?b }
          UNION { ?fact a smepb:OverlapConcern ; smepb:aboutBody ?a ; smepb:overlapsWith ?b } FILTER (?a != ?b) }"""
    )
    assert Counter((tie.fact, tie.source, tie.target) for tie in found) == Counter(pairs.rows)


def test_in_the_data_nothing_asked_for_is_in_the_existing_layer(kg: KnowledgeGraph, real: View) -> None:
    asked = kg.query(
        """SELECT ?fact WHERE { ?fact a smepb:Cooperation ; smepb:status ?status
          FILTER (REGEX(STR(?status), "/(requested|proposed)$")) }"""
    ).column("fact")
    found = ties(real)
    assert {tie.layer for tie in found if tie.fact in asked} == {ASKED_FOR, DISPUTED}
    assert {tie.status for tie in found if tie.layer == EXISTING} == {"existing", "agreed"}
    assert not any(tie.condition for tie in found if tie.layer == EXISTING)

"""Findings as triples: each test with its numbers, each tie that stands with its ground, each broker with its place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.cooperation import cooperation_report
from graph.analysis.cooperation_graph import brokerage, ties_tested
from graph.analysis.network_view import read_view
from graph.rdf import Literal
from graph.vocab import concept, thing
from tests.analysis.networks import ALFA, ALFA_WG, BETA, DELTA, GAMMA, cooperation, meeting, node, present, view
from tests.analysis.small_record import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.rdf import Quad, Triple
    from graph.store import KnowledgeGraph

Nodes = dict[str, dict[str, list[str]]]


def nodes(triples: Iterable[Triple]) -> Nodes:
    """Values by end of the subject's IRI and end of the property's."""
    found: Nodes = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        text = value.value if isinstance(value, Literal) else str(value)
        found[subject.rsplit("/", 1)[1]][predicate.rsplit("#", 1)[1]].append(text)
    return found


def meetings_of_pairs() -> list[Quad]:
    """Ten pairs of economies; each pair is at ten meetings where nobody else is."""
    quads: list[Quad] = []
    for pair in range(10):
        economies = [thing("economy", f"e{pair}{one}") for one in "ab"]
        for economy in economies:
            quads += node(economy, "Economy")
        for number in range(10):
            at, about = meeting(f"m{pair}-{number}", ALFA)
            quads += about
            for economy in economies:
                quads += present(economy, at)
    return quads


def test_pairs_that_stand_are_told_with_figures_and_facts() -> None:
    found = nodes(ties_tested(view(meetings_of_pairs())))
    test = found["shared-meetings"]
    assert (test["rowsTested"], test["columnsTested"], test["pairsTested"]) == (["20"], ["100"], ["190"])
    assert (test["pairsSharing"], test["pairsStanding"]) == (["10"], ["10"])
    tie = found["shared-meetings--e0a--e0b"]
    assert tie["connects"] == [thing("economy", "e0a"), thing("economy", "e0b")]
    assert (tie["sharedCount"], tie["expectedCount"]) == (["10"], ["1"])
    assert float(tie["pValue"][0]) <= float(tie["qValue"][0]) < 0.05
    assert tie["stands"] == ["true"]
    assert len(tie["restsOn"]) == 20
    assert len([name for name in found if name.startswith("shared-meetings--")]) == 10


def test_a_test_that_finds_nothing_says_how_much_it_tested(kg: KnowledgeGraph) -> None:
    found = nodes(ties_tested(read_view(kg.query)))
    assert set(found) >= {"shared-meetings", "shared-topics", "shared-documents"}
    for name in ("shared-meetings", "shared-topics", "shared-documents"):
        told = [values for node, values in found.items() if node.startswith(f"{name}--")]
        assert found[name]["pairsStanding"] == [str(sum(values["stands"] == ["true"] for values in told))]
        assert len(told) == 10
        assert int(found[name]["pairsTested"][0]) > 100


def test_the_place_of_a_broker_rests_on_existing_ties_only() -> None:
    found = nodes(
        brokerage(
            view(
                cooperation(ALFA_WG, BETA, issued="1999"),
                cooperation(ALFA_WG, GAMMA, issued="2001"),
                cooperation(ALFA_WG, DELTA, "requested"),
                cooperation(BETA, DELTA, "agreed", condition=Literal("If paid for.")),
                cooperation(GAMMA, DELTA, review=concept("review", "disputed")),
            )
        )
    )
    assert set(found) == {"alfa", "alfa-wg"}
    assert found["alfa"]["brokerageOf"] == [ALFA]
    assert (found["alfa"]["betweenness"], found["alfa"]["betweennessWithoutOneDocument"]) == (["1"], ["0"])
    team = found["alfa-wg"]
    assert (team["partnerCount"], team["documentCount"], team["asLiaison"], team["asCoordinator"]) == (
        ["2"],
        ["2"],
        ["2"],
        ["0"],
    )
    assert (team["effectiveSize"], team["constraint"], team["withinTwoSteps"]) == (["2"], ["0.5"], ["2"])
    assert len(team["restsOn"]) == 2


def test_in_the_data_betweenness_is_that_of_the_report(kg: KnowledgeGraph) -> None:
    found = nodes(brokerage(read_view(kg.query)))
    report = rows(cooperation_report(kg).section("brokers"), "id", "betweenness", "without_one_document")
    computed = {
        f"body:{name}": tuple(round(float(told[key][0]), 3) for key in ("betweenness", "betweennessWithoutOneDocument"))
        for name, told in found.items()
        if "betweenness" in told
    }
    assert {name: (share, least) for name, share, least in report} == computed


def test_numbers_are_decimals_of_six_digits_at_most() -> None:
    values = [
        t.object for t in brokerage(view(cooperation(ALFA, BETA), cooperation(BETA, GAMMA), cooperation(BETA, DELTA)))
    ]
    decimals = [value.value for value in values if isinstance(value, Literal) and value.datatype.endswith("decimal")]
    assert decimals
    assert all(len(value.partition(".")[2]) <= 6 and not value.endswith(".") for value in decimals)


def test_an_empty_graph_gives_tests_of_nothing_and_no_brokers() -> None:
    found = nodes(ties_tested(view()))
    assert {name: told["pairsTested"] for name, told in found.items()} == {
        "shared-meetings": ["0"],
        "shared-topics": ["0"],
        "shared-documents": ["0"],
    }
    assert list(brokerage(view())) == []

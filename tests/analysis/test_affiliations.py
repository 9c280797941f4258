"""Two-mode networks hold what documents state undisputed: held meetings, topics of one's own acts, documents of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.affiliations import (
    PROCEDURE,
    bodies_on_topics,
    bodies_with_documents,
    economies_at_meetings,
    meetings_of,
    meetings_on,
    procedure_topics,
)
from graph.analysis.network_view import read_view
from graph.rdf import Quad, date_literal
from graph.settle import DEFAULT
from graph.vocab import concept, expand, thing
from tests.analysis.networks import (
    ALFA,
    ALFA_WG,
    ARLAND,
    BERGIA,
    BETA,
    GOVERNMENTS,
    TOPICS,
    meeting,
    node,
    present,
    stated,
    view,
)

if TYPE_CHECKING:
    from graph.analysis.two_mode import TwoMode
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph
    from graph.view import View

HELD, HELD_QUADS = meeting("held", ALFA_WG)
PLANNED, PLANNED_QUADS = meeting("planned", ALFA, "planned")
LATER, LATER_QUADS = meeting("later", BETA, start="2005-05-01")
UNDATED, UNDATED_QUADS = meeting("undated", BETA, start="")
PAPER = thing("document", "paper")


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> View:
    return read_view(kg.query)


def cells(network: TwoMode) -> set[tuple[Iri, Iri]]:
    return {(link.row, link.column) for link in network.links}


def test_only_undisputed_presence_of_economies_at_held_meetings_counts() -> None:
    found = economies_at_meetings(
        view(
            HELD_QUADS,
            PLANNED_QUADS,
            present(ARLAND, HELD),
            present(BERGIA, HELD, review="disputed"),
            present(ARLAND, PLANNED),
            present(BETA, HELD),
        )
    )
    assert cells(found) == {(ARLAND, HELD)}
    assert found.stratum == {HELD: ALFA}


def test_a_day_cuts_off_meetings_that_began_later_or_at_an_unknown_time() -> None:
    known = view(
        HELD_QUADS, LATER_QUADS, UNDATED_QUADS, present(ARLAND, HELD), present(ARLAND, LATER), present(ARLAND, UNDATED)
    )
    assert {column for _, column in cells(economies_at_meetings(known))} == {HELD, LATER, UNDATED}
    assert {column for _, column in cells(economies_at_meetings(known, "2002"))} == {HELD}
    assert cells(economies_at_meetings(known, meetings={LATER})) == {(ARLAND, LATER)}


def test_a_body_deals_with_the_topics_of_its_own_acts() -> None:
    found = bodies_on_topics(
        view(
            stated("Mandate", body=ALFA_WG, topic=TOPICS[0]),
            stated("Decision", actor=BETA, addressee=ALFA, topic=TOPICS[1]),
            stated("Recommendation", issuedBy=(ALFA, GOVERNMENTS), addressee=BETA, topic=TOPICS[2]),
            stated("Mandate", body=ALFA, topic=TOPICS[0], review=concept("review", "disputed")),
        )
    )
    assert cells(found) == {(ALFA_WG, TOPICS[0]), (BETA, TOPICS[1]), (ALFA, TOPICS[2])}
    assert {(link.document, link.paragraph) for link in found.links} == {(thing("document", "report-2001-03-23"), "1")}


def test_topics_of_procedure_are_left_out_with_all_narrower_ones() -> None:
    reporting = concept("topic", "reporting")
    broader = [Quad(reporting, expand("skos:broader"), PROCEDURE, DEFAULT)]
    known = view(broader, stated("Mandate", body=ALFA, topic=(reporting, PROCEDURE, TOPICS[0])))
    assert procedure_topics(known) == {PROCEDURE, reporting}
    assert cells(bodies_on_topics(known)) == {(ALFA, TOPICS[0])}


def test_a_body_has_what_it_issued_and_what_its_decisions_and_projects_name() -> None:
    quads = node(PAPER, "Document", body=ALFA, date=date_literal("2000"))
    found = bodies_with_documents(view(quads, stated("Decision", actor=BETA, document_=PAPER, addressee=ALFA_WG)))
    assert cells(found) == {(ALFA, PAPER), (BETA, PAPER)}


def test_meetings_are_found_by_body_and_by_topic() -> None:
    known = view(HELD_QUADS, LATER_QUADS, stated("Decision", actor=BETA, meeting=LATER, topic=TOPICS[0]))
    assert meetings_of(known, {BETA}) == {LATER}
    assert meetings_on(known, {TOPICS[0]}) == {LATER}
    assert meetings_on(known, {TOPICS[1]}) == set()


def test_in_the_data_presence_is_that_of_the_computed_graph(kg: KnowledgeGraph, real: View) -> None:
    computed = kg.query(
        r"""SELECT DISTINCT ?who ?meeting WHERE { ?who a smepb:Economy .
          GRAPH graph:derived\/participation { ?who smepb:participatedIn ?meeting } }"""
    )
    assert cells(economies_at_meetings(real)) == set(computed.rows)
    assert len(computed) > 0


def test_every_link_of_the_data_names_its_document(real: View) -> None:
    networks = (economies_at_meetings(real), bodies_on_topics(real), bodies_with_documents(real))
    assert all(network.links for network in networks)
    assert all(link.document for network in networks for link in network.links)
    assert all(link.paragraph for network in networks[:2] for link in network.links)

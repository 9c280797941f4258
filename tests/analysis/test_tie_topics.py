"""A tie is about a topic by its own words, or because another fact of its passage has the topic."""

from __future__ import annotations

from graph.analysis.network_view import ties
from graph.analysis.tie_topics import OWN_WORDS, SAME_PASSAGE, topic_basis, topics_of_passage
from graph.rdf import Literal
from graph.resources import ontology_folder
from graph.vocab import concept
from tests.analysis.networks import ALFA, BETA, DELTA, GAMMA, cooperation, stated, view

CLUSTERS, TRAINING = concept("topic", "clusters"), concept("topic", "training")
KNOWN = view(
    cooperation(ALFA, BETA, issued="1999", about=Literal("a report on clusters")),
    cooperation(ALFA, GAMMA, issued="2001", about=Literal("a seminar")),
    stated("Mandate", issued="2001", body=ALFA, topic=CLUSTERS),
    cooperation(ALFA, DELTA, issued="2003", about=Literal("a seminar")),
)


def test_words_go_before_the_passage_and_the_basis_is_told() -> None:
    found = ties(KNOWN)
    basis = topic_basis(KNOWN, ontology_folder(), found, {CLUSTERS})
    assert {tie.target: basis.get(tie.fact) for tie in found} == {BETA: OWN_WORDS, GAMMA: SAME_PASSAGE, DELTA: None}


def test_a_topic_that_nobody_has_leads_to_no_tie() -> None:
    assert topic_basis(KNOWN, ontology_folder(), ties(KNOWN), {TRAINING}) == {}


def test_the_topics_of_a_passage_are_those_of_all_its_facts() -> None:
    found = {tie.target: topics_of_passage(KNOWN, tie.fact) for tie in ties(KNOWN)}
    assert found == {BETA: set(), GAMMA: {CLUSTERS}, DELTA: set()}

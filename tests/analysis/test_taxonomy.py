"""How near two concepts are in their scheme, and in which broad area a topic stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.taxonomy import Taxonomy, scheme
from graph.rdf import Iri, Triple
from graph.vocab import BASE, concept, expand
from tests.analysis.small_concepts import LABELS, iri, topic, triples

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

SMALL = Taxonomy(triples())
CONCEPTS = st.sampled_from([iri(name) for name in LABELS])
BROADER, IN_SCHEME = expand("skos:broader"), expand("skos:inScheme")


@st.composite
def trees(draw: st.DrawFn) -> tuple[Taxonomy, list[Iri]]:
    """A scheme in which each concept but the first stands under one that came before it, or under none."""
    many = draw(st.integers(2, 12))
    concepts = [concept("topic", f"t{number}") for number in range(many)]
    found = [Triple(one, IN_SCHEME, Iri(f"{BASE}concept/topic")) for one in concepts]
    for number in range(1, many):
        above = draw(st.integers(-1, number - 1))
        found += [Triple(concepts[number], BROADER, concepts[above])] if above >= 0 else []
    return Taxonomy(found), concepts


@given(trees())
def test_information_and_likeness_lie_between_0_and_1(made: tuple[Taxonomy, list[Iri]]) -> None:
    taxonomy, concepts = made
    for one in concepts:
        assert 0.0 <= taxonomy.information(one) <= 1.0
        for other in concepts:
            assert 0.0 <= taxonomy.likeness(one, other) <= 1.0


@given(trees())
def test_likeness_is_the_same_both_ways_and_1_with_itself(made: tuple[Taxonomy, list[Iri]]) -> None:
    taxonomy, concepts = made
    for one in concepts:
        assert taxonomy.likeness(one, one) == 1.0
        for other in concepts:
            assert taxonomy.likeness(one, other) == taxonomy.likeness(other, one)


@given(trees())
def test_a_broader_concept_never_says_more_than_a_narrower_one(made: tuple[Taxonomy, list[Iri]]) -> None:
    taxonomy, concepts = made
    for one in concepts:
        for above in taxonomy.above(one):
            assert taxonomy.information(above) <= taxonomy.information(one)


def test_a_leaf_says_all_and_siblings_are_as_near_as_what_they_share() -> None:
    assert SMALL.information(topic("clusters")) == 1.0
    shared = SMALL.information(topic("finance"))
    expected = 2 * shared / (SMALL.information(topic("trade-finance")) + SMALL.information(topic("microfinance")))
    assert SMALL.likeness(topic("trade-finance"), topic("microfinance")) == pytest.approx(expected)


def test_concepts_without_a_common_broader_one_or_of_two_schemes_are_not_alike() -> None:
    assert SMALL.likeness(topic("clusters"), topic("women")) == 0.0
    assert SMALL.likeness(topic("women"), concept("beneficiary", "smes")) == 0.0


def test_nested_holds_both_ways_for_a_concept_and_all_under_it() -> None:
    assert SMALL.nested(topic("finance"), topic("group-loans"))
    assert SMALL.nested(topic("group-loans"), topic("finance"))
    assert not SMALL.nested(topic("trade-finance"), topic("microfinance"))


def test_the_narrowest_are_those_that_no_other_lies_under() -> None:
    given_ = [topic(name) for name in ("finance", "group-loans", "women")]
    assert SMALL.narrowest(given_) == [topic("group-loans"), topic("women")]


def test_above_begins_with_the_concept_and_goes_upwards() -> None:
    assert SMALL.above(topic("group-loans")) == tuple(topic(n) for n in ("group-loans", "microfinance", "finance"))


def test_concepts_that_stand_above_each_other_in_a_circle_do_not_hang() -> None:
    one, other = topic("one"), topic("other")
    circle = Taxonomy([Triple(one, BROADER, other), Triple(other, BROADER, one)])
    assert circle.above(one) == (one, other)
    assert 0.0 <= circle.likeness(one, other) <= 1.0


def test_a_topic_stands_in_its_own_area_else_in_that_of_the_nearest_broader_topic_that_has_one() -> None:
    assert SMALL.areas(topic("trade-finance")) == (concept("area", "finance"),)
    assert SMALL.areas(topic("group-loans")) == (concept("area", "poverty"),)
    assert SMALL.areas(concept("beneficiary", "smes")) == ()


def test_every_topic_of_the_real_scheme_has_an_area_but_those_too_wide_for_one(kg: KnowledgeGraph) -> None:
    view = kg.view()
    taxonomy = Taxonomy(view.triples(BROADER, expand("skos:member"), IN_SCHEME))
    topics = {t.subject for t in view.triples(IN_SCHEME) if scheme(t.subject) == "topic"}
    without = {one.rsplit("/", 1)[1] for one in topics if not taxonomy.areas(one)}
    assert "sme-development" in without
    assert len(without) < len(topics) / 4

"""Which concepts show in a text, and which do not: the rules by which facets are read out of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.lexicon import Found, Lexicon, stem, tokens
from graph.rdf import Literal, Triple
from graph.vocab import BASE, concept, expand
from tests.analysis.small_concepts import LABELS, triples

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

NOT_FOUND = {"IT"}
"""Labels that are words of every sentence when they are compared without regard to capitals."""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(triples())


def names(found: list[Found]) -> set[str]:
    return {one.concept.removeprefix(f"{BASE}concept/") for one in found}


def test_the_longest_phrase_wins_over_the_words_inside_it(lexicon: Lexicon) -> None:
    assert names(lexicon.find("trade finance")) == {"topic/trade-finance"}


def test_topics_and_activities_are_one_group_so_study_tours_are_no_study(lexicon: Lexicon) -> None:
    assert names(lexicon.find("Study tours of women")) == {"activity/exchange", "topic/women"}


def test_a_beneficiary_inside_a_topic_still_counts(lexicon: Lexicon) -> None:
    found = lexicon.find("small loans for SMEs and firms")
    assert names(found) == {"topic/microfinance", "beneficiary/smes", "beneficiary/firms"}


@pytest.mark.parametrize("text", ["cluster", "CLUSTERS", "Clustering", "a cluster's growth", "the clusters’ growth"])
def test_words_are_compared_by_stem_whatever_number_case_or_possessive(lexicon: Lexicon, text: str) -> None:
    assert "topic/clusters" in names(lexicon.find(text))


@pytest.mark.parametrize("text", ["SME", "SMEs", "SMEs’ needs", "SME's needs"])
def test_an_acronym_in_the_plural_is_the_acronym(lexicon: Lexicon, text: str) -> None:
    assert names(lexicon.find(text)) == {"beneficiary/smes"}


@pytest.mark.parametrize("text", ["clusters of business", "clusters for business", "business clusters"])
def test_two_words_count_in_either_order(lexicon: Lexicon, text: str) -> None:
    assert lexicon.find(text)[0].words == text


def test_two_words_joined_by_and_are_not_turned_round(lexicon: Lexicon) -> None:
    found = lexicon.find("finance and trade")
    assert [(one.concept, one.words) for one in found] == [(concept("topic", "finance"), "finance")]


@pytest.mark.parametrize(
    "text", ["trade. Finance", "trade, finance", "trade; finance", "trade (finance)", "trade – finance"]
)
def test_no_phrase_reaches_over_punctuation(lexicon: Lexicon, text: str) -> None:
    assert names(lexicon.find(text)) == {"topic/finance"}


def test_a_label_that_has_punctuation_itself_is_found() -> None:
    label = Triple(
        concept("topic", "both"), expand("skos:prefLabel"), Literal("Commission on trade, finance and women")
    )
    found = Lexicon([*triples(), label]).find("The Commission on Trade, Finance and Women met.")
    assert names(found) == {"topic/both"}


def test_common_words_inside_a_phrase_do_not_part_it_and_show_nothing_themselves(lexicon: Lexicon) -> None:
    assert names(lexicon.find("loans to the groups")) == {"topic/group-loans"}
    assert lexicon.find("of the and with their") == []


@pytest.mark.parametrize("text", ["womenfolkish", "refinancing2", "undercluster", "Smesh"])
def test_a_part_of_a_word_is_no_word(lexicon: Lexicon, text: str) -> None:
    assert lexicon.find(text) == []


def test_the_words_found_stand_at_their_place_as_printed(lexicon: Lexicon) -> None:
    text = "Courses on Export  Credit in Europe"
    for one in lexicon.find(text):
        assert text[one.start : one.end] == one.words
    assert [one.words for one in lexicon.find(text)] == ["Courses", "Export  Credit", "Europe"]


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_every_word_found_stands_in_it(text: str) -> None:
    for one in Lexicon(triples()).find(text):
        assert text[one.start : one.end] == one.words
        assert one.words


@given(st.lists(st.sampled_from([label for several in LABELS.values() for label in several]), max_size=6))
def test_every_label_is_found_in_a_list_of_labels(chosen: list[str]) -> None:
    bearers = {label: f"{name}" for name, several in LABELS.items() for label in several}
    assert {bearers[label] for label in chosen} <= names(Lexicon(triples()).find("; ".join(chosen)))


def test_every_label_of_the_real_schemes_finds_its_own_concept(kg: KnowledgeGraph) -> None:
    view = kg.view()
    properties = [expand(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel")]
    lexicon = Lexicon(view.triples(*properties))
    missed = [
        triple.object.value
        for triple in view.triples(*properties)
        if triple.subject.startswith(
            tuple(f"{BASE}concept/{s}/" for s in ("topic", "activity", "beneficiary", "region"))
        )
        and isinstance(triple.object, Literal)
        and triple.subject not in {one.concept for one in lexicon.find(triple.object.value)}
    ]
    assert set(missed) <= NOT_FOUND


def test_governance_is_not_government_and_public_is_not_publication() -> None:
    assert len({stem(word) for word in ("governance", "government", "public", "publication")}) == 4


def test_hyphens_divide_words_and_typographic_apostrophes_do_not() -> None:
    assert [token.stem for token in tokens("one-stop shop’s")] == ["one", "stop", "shop"]


def test_the_words_of_the_field_are_those_of_topics_and_beneficiaries() -> None:
    stems = Lexicon(triples()).subject_stems()
    assert {"financ", "women", "sme"} <= stems
    assert stems.isdisjoint({"train", "europ"})

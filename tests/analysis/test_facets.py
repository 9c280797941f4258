"""What a provision is about: what its fact states goes before what its words show, and the words are kept."""

from __future__ import annotations

from graph.analysis.facets import DERIVED, STATED, facets
from graph.analysis.lexicon import Lexicon
from tests.analysis.small_concepts import iri, topic, triples

LEXICON = Lexicon(triples())


def test_what_only_the_words_show_is_derived_with_the_words_that_led_to_it() -> None:
    (found,) = facets("Export credit", (), LEXICON)
    assert (found.concept, found.basis, found.words) == (topic("trade-finance"), DERIVED, ("Export credit",))


def test_what_is_stated_and_also_shows_counts_as_stated_and_keeps_its_words() -> None:
    (found,) = facets("Export credit", [topic("trade-finance")], LEXICON)
    assert (found.basis, found.words) == (STATED, ("Export credit",))


def test_what_is_stated_and_does_not_show_has_no_words() -> None:
    (found,) = facets("Nothing of it", [topic("clusters")], LEXICON)
    assert (found.concept, found.basis, found.words) == (topic("clusters"), STATED, ())


def test_the_same_words_are_kept_once_and_different_ones_in_the_order_of_the_text() -> None:
    (found,) = facets("Funding, finance, then funding again", (), LEXICON)
    assert found.words == ("Funding", "finance", "funding")
    (found,) = facets("finance and finance", (), LEXICON)
    assert found.words == ("finance",)


def test_facets_stand_in_the_order_of_the_schemes_then_of_the_concepts() -> None:
    text = "Courses on women and clusters for SMEs in Europe"
    names = ("topic/clusters", "topic/women", "activity/training", "beneficiary/smes", "region/europe")
    assert [one.concept for one in facets(text, (), LEXICON)] == [iri(name) for name in names]


def test_the_order_in_which_concepts_are_stated_does_not_matter() -> None:
    stated = [topic("women"), topic("clusters")]
    assert facets("Courses", stated, LEXICON) == facets("Courses", stated[::-1], LEXICON)

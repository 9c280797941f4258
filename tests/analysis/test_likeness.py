"""How alike two provisions are: bounds and symmetry of the score, what a grade means, and what holds it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.likeness import CONTENT, GRADES, PARTS, QUESTIONS, Likeness, Weights, clauses, joint_product
from graph.vocab import concept
from tests.analysis.networks import ALFA, ALFA_TEAM, ALFA_WG, BETA, DELTA, GAMMA
from tests.analysis.small_concepts import LABELS, described, small_judge, topic

if TYPE_CHECKING:
    from graph.rdf import Iri

BACKGROUND = (
    "Give women entrepreneurs small loans",
    "Courses on clusters for SMEs",
    "Studies on export credit, and on networks of firms",
    "Report to the next session",
)
JUDGE = small_judge(BACKGROUND)
WORDS = [label for several in LABELS.values() for label in several]
texts = st.lists(
    st.sampled_from([*WORDS, "and", ",", "report", "hold", "jointly", "yearly"]), min_size=1, max_size=9
).map(" ".join)
holders = st.lists(st.sampled_from([ALFA, BETA, GAMMA, DELTA, ALFA_WG, ALFA_TEAM]), max_size=2, unique=True)


def likeness(one: str, other: str, first: Iri = ALFA, second: Iri = BETA) -> Likeness:
    (found,) = JUDGE.compare([(described(JUDGE, one, first), described(JUDGE, other, second))])
    return found


@given(texts, texts, holders, holders)
def test_every_figure_lies_between_0_and_1(one: str, other: str, ones: list[Iri], others: list[Iri]) -> None:
    (found,) = JUDGE.compare([(JUDGE.describe(one, ones), JUDGE.describe(other, others))])
    figures = (found.score, *found.answers, *found.parts, *found.shares, found.first_in_second, found.second_in_first)
    assert all(0.0 <= figure <= 1.0 for figure in figures)


@given(texts, texts, holders, holders)
def test_the_other_way_round_only_the_directions_change_places(
    one: str, other: str, ones: list[Iri], others: list[Iri]
) -> None:
    a, b = JUDGE.describe(one, ones), JUDGE.describe(other, others)
    there, back = JUDGE.compare([(a, b), (b, a)])
    assert there == replace(back, first_in_second=back.second_in_first, second_in_first=back.first_in_second)


@given(texts, texts)
def test_a_later_question_is_never_answered_more_surely_than_an_earlier_one(one: str, other: str) -> None:
    answers = likeness(one, other).answers
    assert list(answers) == sorted(answers, reverse=True)


@given(texts, texts)
def test_shares_add_up_to_1_unless_nothing_speaks_for_likeness(one: str, other: str) -> None:
    found = likeness(one, other)
    assert sum(found.shares) == pytest.approx(1.0, abs=4e-4) or not any(found.parts[: len(CONTENT)])


@given(texts, texts)
def test_the_score_is_the_mean_of_the_answers_and_the_grade_counts_them(one: str, other: str) -> None:
    found = likeness(one, other)
    assert found.score == pytest.approx(sum(found.answers) / len(QUESTIONS), abs=1e-4)
    yes = sum(answer > 0.5 for answer in found.answers)
    if min(abs(answer - 0.5) for answer in found.answers) > 1e-3:
        assert GRADES.index(found.grade) == yes or (GRADES.index(found.grade) < yes and found.held_back)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_a_pair_is_graded_alike_whatever_stands_beside_it(pairs: list[tuple[str, str]]) -> None:
    sides = [(described(JUDGE, one), described(JUDGE, other, BETA)) for one, other in pairs]
    assert JUDGE.compare(sides) == [found for side in sides for found in JUDGE.compare([side])]


@pytest.mark.parametrize("text", ["Courses on export credit for SMEs", "Small loans to women", "Networks"])
def test_a_pair_with_itself_is_duplication(text: str) -> None:
    found = likeness(text, text, ALFA, ALFA)
    assert found.grade == "duplication"
    assert (found.first_in_second, found.second_in_first) == (1.0, 1.0)


def test_the_same_words_for_the_same_members_are_duplication_and_other_subjects_are_unrelated() -> None:
    assert likeness("Courses on export credit for SMEs", "Courses on export credit for SMEs").grade == "duplication"
    assert likeness("Courses on export credit", "Studies on business clusters").grade == "unrelated"


def test_one_joint_product_of_two_organizations_is_no_second_one() -> None:
    text = "Courses on export credit for SMEs"
    found = likeness(text, f"{text}, organized jointly with Alfa")
    assert found.grade == "fragmentation"
    assert found.held_back == "one joint product, so no second one"
    assert likeness(text, f"{text}, organized jointly with Alfa", ALFA_WG, ALFA).held_back == ""


def test_bodies_whose_members_are_others_do_not_serve_the_same_people() -> None:
    found = likeness("Courses on export credit for SMEs", "Courses on export credit for SMEs", ALFA, GAMMA)
    assert found.grade == "overlap"
    assert found.held_back == "fewer than half of the smaller membership belong to both, so other beneficiaries"


def test_members_that_are_not_on_record_are_not_held_against_a_pair() -> None:
    found = likeness("Courses on export credit for SMEs", "Courses on export credit for SMEs", ALFA, DELTA)
    assert (found.grade, found.held_back) == ("duplication", "")


def test_a_provision_held_by_several_counts_by_the_holders_whose_members_meet_most() -> None:
    text = "Courses on export credit for SMEs"
    for ones, others in (((ALFA, GAMMA), (BETA,)), ((BETA,), (GAMMA, ALFA)), ((GAMMA,), (DELTA, ALFA))):
        (found,) = JUDGE.compare([(JUDGE.describe(text, ones), JUDGE.describe(text, others))])
        assert found.held_back == ""


def test_without_a_topic_in_common_the_service_is_another_one() -> None:
    words = "for SMEs and governments, by courses and study tours"
    found = likeness(f"Clusters {words}", f"Export credit {words}")
    assert found.grade in ("unrelated", "fragmentation", "overlap")
    assert found.parts[PARTS.index("beneficiaries")] == 1.0
    sure = JUDGE.with_weights(Weights(((0.0,) * 9,) * 3, (9.0, 9.0, 9.0)))
    (found,) = sure.compare([(described(JUDGE, "Clusters"), described(JUDGE, "Export credit", BETA))])
    assert (found.grade, found.held_back) == ("overlap", "no topic in common")
    (found,) = sure.compare([(described(JUDGE, "Microfinance"), described(JUDGE, "Loans to groups", BETA))])
    assert (found.grade, found.held_back) == ("duplication", "")


def test_of_a_title_alone_it_cannot_be_said_that_the_service_is_the_same() -> None:
    text = "Courses on export credit for SMEs"
    (found,) = JUDGE.compare([(described(JUDGE, text), described(JUDGE, text, BETA, title_only=True))])
    assert (found.grade, found.held_back) == ("overlap", "only a title is known")


def test_how_much_of_one_lies_within_the_other_is_told_for_each_side() -> None:
    found = likeness("Export credit", "Export credit, business clusters and women entrepreneurs")
    assert found.first_in_second == 1.0
    assert found.second_in_first < 0.7


def test_a_broader_beneficiary_covers_a_narrower_one() -> None:
    found = likeness("Courses for SMEs", "Courses for firms")
    assert found.parts[PARTS.index("beneficiaries")] == 1.0


def test_procedure_is_no_area_and_no_subject() -> None:
    found = described(JUDGE, "Draw up the work programme")
    assert found.topics == (topic("programme-and-procedure"),)
    assert found.areas == frozenset()
    assert not found.has_subject


def test_a_subject_that_is_stated_only_is_not_what_the_words_say() -> None:
    found = JUDGE.describe("The term is prolonged.", (ALFA,), [topic("clusters")])
    assert found.topics == (topic("clusters"),)
    assert found.areas == {concept("area", "networks")}
    assert not found.has_subject


def test_no_pair_gives_no_likeness() -> None:
    assert JUDGE.compare([]) == []


def test_a_text_without_any_concept_or_word_can_be_compared() -> None:
    found = likeness("of the", "!")
    assert (found.grade, found.shares) == ("unrelated", (0.0,) * len(CONTENT))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Fairs; study tours – staff exchange", ("Fairs", "study tours", "staff exchange")),
        ("Women and men or both", ("Women", "both")),
        ("Up", ("Up",)),
        (", ;", (", ;",)),
    ],
)
def test_a_text_falls_into_clauses_at_punctuation_and_conjunctions(text: str, parts: tuple[str, ...]) -> None:
    assert clauses(text) == parts


@pytest.mark.parametrize("text", ["Co-sponsors a fair", "coorganized with Beta", "Jointly", "partners in the project"])
def test_words_of_joint_work_are_known(text: str) -> None:
    assert joint_product(text)


@pytest.mark.parametrize("text", ["Cooperation of firms", "joint ventures", "partnership", "coordinate"])
def test_cooperation_as_a_subject_is_no_joint_work(text: str) -> None:
    assert not joint_product(text)

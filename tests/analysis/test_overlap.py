"""Where provisions of different bodies meet: never two of one body, the most alike first, always the same."""

from __future__ import annotations

import random

import pytest

from graph.analysis.likeness import GRADES
from graph.analysis.overlap import Overlap, describe, judge_of, overlaps
from graph.analysis.period import Period
from graph.analysis.provisions import Provision
from graph.rdf import Iri
from graph.vocab import PREFIXES
from tests.analysis.networks import ALFA, ALFA_WG, BETA, GAMMA
from tests.analysis.small_concepts import small_judge, small_view, topic

JUDGE = small_judge()


def provision(name: str, text: str, *bodies: Iri, kind: str = "mandate", stated: tuple[Iri, ...] = ()) -> Provision:
    told = tuple(("topic", one) for one in stated)
    return Provision(Iri(f"{PREFIXES['fact']}small/{name}"), kind, text, bodies, told, Period("2001"))


SMALL = [
    provision("a", "Courses on export credit for SMEs", ALFA),
    provision("b", "Courses on export credit for SMEs", BETA),
    provision("c", "Courses on trade finance for firms", BETA, ALFA_WG),
    provision("d", "Small loans", GAMMA),
    provision("e", "The term is prolonged.", GAMMA),
    provision("f", "Courses on export credit for SMEs", ALFA),
    provision("g", "Clusters of women", GAMMA),
]


def found(given: list[Provision], least: str = "fragmentation") -> list[Overlap]:
    return overlaps(JUDGE, given, describe(JUDGE, given), least)


def names(pair: Overlap) -> str:
    return "".join(side.iri[-1] for side in (pair.one, pair.other))


def test_the_most_alike_come_first_and_equal_ones_in_the_order_of_their_iris() -> None:
    told = found(SMALL)
    assert [names(pair) for pair in told[:2]] == ["ab", "bf"]
    assert [(-pair.likeness.score, pair.one.iri, pair.other.iri) for pair in told] == sorted(
        (-pair.likeness.score, pair.one.iri, pair.other.iri) for pair in told
    )


def test_two_provisions_of_one_body_are_never_a_pair() -> None:
    assert all(set(pair.one.bodies).isdisjoint(pair.other.bodies) for pair in found(SMALL, "unrelated"))
    assert {"af", "bc"}.isdisjoint(names(pair) for pair in found(SMALL, "unrelated"))


def test_a_provision_that_does_not_say_what_it_is_about_meets_none() -> None:
    assert not any("e" in names(pair) for pair in found(SMALL, "unrelated"))


@pytest.mark.parametrize("least", GRADES)
def test_only_pairs_of_at_least_the_grade_are_kept(least: str) -> None:
    everything = found(SMALL, "unrelated")
    assert len({pair.likeness.grade for pair in everything}) > 2
    kept = [pair for pair in everything if GRADES.index(pair.likeness.grade) >= GRADES.index(least)]
    assert found(SMALL, least) == kept


def test_the_order_in_which_provisions_are_given_does_not_matter() -> None:
    shuffled = SMALL.copy()
    random.Random(2).shuffle(shuffled)  # noqa: S311 - no secret
    assert found(shuffled) == found(SMALL)


def test_each_pair_is_compared_as_it_would_be_alone() -> None:
    for pair in found(SMALL, "unrelated"):
        one, other = describe(JUDGE, [pair.one, pair.other])
        (alone,) = JUDGE.compare([(one, other)])
        assert pair.likeness == alone


def test_whether_the_periods_meet_is_told() -> None:
    assert {pair.periods for pair in found(SMALL)} == {"told in the same year, no end on record"}


def test_stated_topics_count_beside_the_words() -> None:
    plain = [provision("a", "Help for women", ALFA), provision("b", "Women in export credit", BETA)]
    stated = [provision("a", "Help for women", ALFA, stated=(topic("trade-finance"),)), plain[1]]
    assert found(stated, "unrelated")[0].likeness.score > found(plain, "unrelated")[0].likeness.score


def test_a_subprogramme_is_known_by_its_title_only() -> None:
    given = [SMALL[0], provision("b", "Courses on export credit for SMEs", BETA, kind="subprogramme")]
    assert found(given)[0].likeness.held_back == "only a title is known"


def test_no_provision_and_one_alone_meet_nobody() -> None:
    assert found([]) == found(SMALL[:1]) == []


def test_a_judge_reads_concepts_and_members_out_of_the_graph() -> None:
    judge = judge_of(small_view(), [one.text for one in SMALL])
    assert overlaps(judge, SMALL, describe(judge, SMALL))[0].likeness.grade == "duplication"

"""The labelled pairs of the data: every side is a fact of the data, every label what most of those who labelled it say."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.likeness import GRADES
from graph.analysis.pairs import read_pairs
from graph.analysis.trust import trust
from graph.analysis.weights import QUALITY

DATA = Path(__file__).resolve().parents[2] / "data"
FILE = DATA / "overlap_pairs.jsonl"


@cache
def pairs() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())


@cache
def facts() -> dict[str, dict[str, Any]]:
    paths = sorted((DATA / "documents").glob("*.jsonl"))
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return {fact["id"]: fact for fact in map(json.loads, lines)}


def sides() -> list[tuple[str, dict[str, Any]]]:
    return [(pair["id"], pair[side]) for pair in pairs() for side in "ab"]


def test_every_side_cites_a_fact_of_the_data_with_its_document_and_paragraph() -> None:
    assert [(name, side["fact"]) for name, side in sides() if side["fact"] not in facts()] == []
    wrong = [
        (name, side["fact"])
        for name, side in sides()
        for fact in (facts()[side["fact"]],)
        if (side["document"], side["paragraph"]) != (fact["document"], fact["paragraph"])
    ]
    assert wrong == []


def test_the_two_sides_are_two_facts_or_the_two_parties_of_one_cooperation() -> None:
    one_fact = [pair for pair in pairs() if pair["a"]["fact"] == pair["b"]["fact"]]
    assert [pair["id"] for pair in one_fact if facts()[pair["a"]["fact"]]["type"] != "Cooperation"] == []
    assert [pair["id"] for pair in one_fact if pair["a"]["body"] == pair["b"]["body"]] == []


def test_no_pair_stands_there_twice() -> None:
    known = Counter(frozenset((pair["a"]["fact"], pair["b"]["fact"])) for pair in pairs())
    assert [sorted(two) for two, many in known.items() if many > 1] == []


def test_the_label_is_what_most_of_three_say_and_no_two_are_more_than_a_step_apart() -> None:
    for pair in pairs():
        assert len(pair["labels"]) == 3
        assert pair["label"] == Counter(pair["labels"]).most_common(1)[0][0]
        places = [GRADES.index(label) for label in pair["labels"]]
        assert max(places) - min(places) <= 1


def test_every_pair_has_a_reason_and_every_grade_is_there_often() -> None:
    assert all(pair["reason"].strip().endswith(".") for pair in pairs())
    counts = Counter(pair["label"] for pair in pairs())
    assert counts.keys() == set(GRADES)
    assert min(counts.values()) >= 20
    assert len(pairs()) >= 80


def test_the_file_can_be_given_to_the_command() -> None:
    assert [pair.id for pair in read_pairs(FILE)] == [f"Q{number:03d}" for number in range(1, len(pairs()) + 1)]


def kappa(ones: list[str], others: list[str]) -> float:
    """Cohen's kappa of two who labelled the same pairs."""
    many = len(ones)
    agreed = sum(one == other for one, other in zip(ones, others, strict=True)) / many
    first, second = Counter(ones), Counter(others)
    chance = sum(first[grade] * second[grade] for grade in GRADES) / many**2
    return (agreed - chance) / (1 - chance)


def test_the_agreement_told_beside_the_results_is_that_of_the_labels() -> None:
    labels = list(zip(*(pair["labels"] for pair in pairs()), strict=True))
    told = sorted(round(kappa(list(one), list(other)), 2) for one, other in itertools.combinations(labels, 2))
    assert f"{told[0]} to {told[-1]}" in trust("words").note


@pytest.mark.parametrize("way", sorted(QUALITY))
def test_the_figures_rest_on_no_fewer_pairs_than_are_published(way: str) -> None:
    assert QUALITY[way].pairs >= len(pairs())

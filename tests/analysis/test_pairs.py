"""Pairs that a user hands in: read strictly, graded in the order given, and every fault told in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.likeness import CONTENT, PARTS, QUESTIONS
from graph.analysis.pair_report import pair_judge, pair_report
from graph.analysis.pairs import Pair, Side, as_json, grade, read_pairs
from graph.errors import DataError

if TYPE_CHECKING:
    from graph.analysis.likeness import Judge
    from graph.store import KnowledgeGraph

GOOD: list[dict[str, Any]] = [
    {
        "id": "one",
        "a": {"provision": "Seminar on trade finance for SMEs", "org": "UNECE", "body": "WP.8"},
        "b": {"provision": "Seminar on trade finance for SMEs", "org": "APEC; UNCTAD"},
        "label": "overlap",
    },
    {"id": 2, "a": {"provision": "Recycle metal scrap"}, "b": {"provision": "Women in business", "org": None}},
]


@pytest.fixture(scope="module")
def judge(kg: KnowledgeGraph) -> Judge:
    """A judge of the real concepts and members, by words."""
    return pair_judge(kg, [], "words")


def written(folder: Path, content: object) -> Path:
    """A file with a value as JSON, or with bytes or text as they are."""
    path = folder / "pairs.json"
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return path


def changed(**fields: Any) -> list[dict[str, Any]]:
    """The first pair, with some of its fields given otherwise or, if None, left out."""
    return [{key: value for key, value in {**GOOD[0], **fields}.items() if value is not None}]


def test_a_list_is_read_with_labels_and_holders_where_they_are_given(tmp_path: Path) -> None:
    one, two = read_pairs(written(tmp_path, GOOD))
    assert one == Pair(
        "one",
        Side("Seminar on trade finance for SMEs", "UNECE", "WP.8"),
        Side("Seminar on trade finance for SMEs", "APEC; UNCTAD"),
        "overlap",
    )
    assert two == Pair("2", Side("Recycle metal scrap"), Side("Women in business"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_one_pair_a_line_is_read_as_well(tmp_path: Path, end: str) -> None:
    assert read_pairs(written(tmp_path, end.join(map(json.dumps, GOOD)) + end)) == read_pairs(written(tmp_path, GOOD))


def test_a_byte_order_mark_and_line_separators_inside_a_text_do_no_harm(tmp_path: Path) -> None:
    words = "Trade\u2028finance\x85and\x0cclusters"
    line = json.dumps(changed(a={"provision": words})[0], ensure_ascii=False)
    assert read_pairs(written(tmp_path, "\ufeff" + line.replace("\x0c", "\\f")))[0].a.provision == words


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        ("no JSON at all", "not JSON"),
        ('{"id": 1', "not JSON"),
        ("[{}, ", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8 text"),
        ("42", "pair 1: not an object"),
        ('"text"', "pair 1: not an object"),
        ([1, 2], "pair 1: not an object"),
        ([GOOD], "pair 1: not an object"),
        ("[" * 100_000, "not JSON"),
        ('{"a":' * 100_000, "not JSON"),
        ("[" + "9" * 5_000 + "]", "not JSON"),
        (changed(id=None), "pair 1: has no id"),
        (changed(id=""), "pair 1: has no id"),
        (changed(id=" "), "pair 1: has no id"),
        (changed(id=True), "pair 1: has no id"),
        (changed(id=[1]), "pair 1: has no id"),
        ([*GOOD, *changed(id="2")], 'the id "2" stands at two pairs'),
        (changed(a=None), 'pair 1 ("one"), a: has no provision'),
        (changed(b={}), 'pair 1 ("one"), b: has no provision'),
        (changed(b={"provision": " \t"}), 'pair 1 ("one"), b: has no provision'),
        (changed(b={"provision": 5}), 'pair 1 ("one"), b: has no provision'),
        (changed(b="Trade finance"), 'pair 1 ("one"), b: has no provision'),
        (changed(a={"provision": "finance " * 1_310_720}), "has more than 20,000 characters"),
        (changed(a={"provision": "x", "org": 5}), "org and body are names"),
        (changed(a={"provision": "x", "body": ["WP.8"]}), "org and body are names"),
        (changed(label="overlaps"), 'the label "overlaps" is no grade; write one of unrelated, fragmentation'),
        (changed(label=["overlap"]), "is no grade"),
        ('[{"id": "1", "a": {"provision": "\\ud800"}, "b": {"provision": "x"}}]', "half of a surrogate pair"),
        ('[{"id": "\\udfff", "a": {"provision": "x"}, "b": {"provision": "x"}}]', "half of a surrogate pair"),
    ],
)
def test_bad_input_is_told_in_one_line_with_the_file_and_how_to_mend_it(
    tmp_path: Path, content: object, told: str
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(DataError) as fault:
        read_pairs(path)
    message = str(fault.value)
    assert message.startswith(f"{path}: ")
    assert told in message
    assert ";" in message
    assert len(message.splitlines()) == 1
    assert len(message) < len(str(path)) + 400


@pytest.mark.parametrize("name", ["none.json", "."])
def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_pairs(tmp_path / name)


def test_a_file_that_never_ends_is_not_read_to_its_end() -> None:
    with pytest.raises(DataError, match="larger than 64 MB"):
        read_pairs(Path("/dev/zero"))


def test_long_names_and_line_breaks_in_an_id_do_not_blow_up_a_message(tmp_path: Path) -> None:
    pair = changed(id="x\n" * 50_000, a={})
    with pytest.raises(DataError) as fault:
        read_pairs(written(tmp_path, pair))
    assert len(str(fault.value).splitlines()) == 1
    assert len(str(fault.value)) < 400


def test_strange_but_valid_characters_are_compared_as_any_others(
    kg: KnowledgeGraph, judge: Judge, tmp_path: Path
) -> None:
    words = ["\0\x01\x7f", "ﷺ\u202e\u200d", "𝔽𝕚𝕟𝕒𝕟𝕔𝕖 😀", "=1+1", "<script>"]
    given = [{"id": n, "a": {"provision": one}, "b": {"provision": "Trade finance"}} for n, one in enumerate(words)]
    pairs = read_pairs(written(tmp_path, given))
    assert len(grade(judge, kg.names, pairs)) == len(words)


def test_each_pair_comes_back_with_score_grade_and_parts_in_the_order_given(
    kg: KnowledgeGraph, judge: Judge, tmp_path: Path
) -> None:
    pairs = read_pairs(written(tmp_path, GOOD))
    first, second = as_json(pairs, grade(judge, kg.names, pairs))
    assert (first["id"], second["id"]) == ("one", "2")
    assert first["score"] > second["score"]
    assert (first["grade"], second["grade"]) == ("duplication", "unrelated")
    assert tuple(first["parts"]["same"]) == QUESTIONS
    assert tuple(first["parts"]["parts"]) == PARTS
    assert tuple(first["parts"]["shares"]) == CONTENT
    assert first["parts"]["a_in_b"] == first["parts"]["b_in_a"] == 1.0


def test_organizations_that_the_registers_know_bring_their_members(
    kg: KnowledgeGraph, judge: Judge, tmp_path: Path
) -> None:
    words = {"provision": "Seminar on trade finance for SMEs"}
    given = [
        {"id": "apart", "a": {**words, "org": "UNECE"}, "b": {**words, "org": "APEC"}},
        {"id": "several", "a": {**words, "org": "UNECE"}, "b": {**words, "org": "APEC; UNCTAD"}},
        {"id": "unknown", "a": {**words, "org": "Nobody knows"}, "b": words},
    ]
    pairs = read_pairs(written(tmp_path, given))
    found = grade(judge, kg.names, pairs)
    assert [one.grade for one in found] == ["overlap", "duplication", "duplication"]
    assert found[0].held_back.startswith("fewer than half")


def test_the_report_holds_the_pairs_in_order_and_how_far_they_can_be_trusted(
    kg: KnowledgeGraph, judge: Judge, tmp_path: Path
) -> None:
    pairs = read_pairs(written(tmp_path, GOOD))
    report = pair_report(pairs, grade(judge, kg.names, pairs), judge.wording)
    assert [section.name for section in report.sections] == ["pairs", "trust"]
    assert [row[0] for row in report.sections[0].rows] == ["one", "2"]
    assert judge.wording.says in report.notes
    assert all(len(row) == len(report.sections[0].columns) for row in report.sections[0].rows)


def test_no_pair_is_an_empty_report(kg: KnowledgeGraph, judge: Judge, tmp_path: Path) -> None:
    pairs = read_pairs(written(tmp_path, []))
    assert pair_report(pairs, grade(judge, kg.names, pairs), judge.wording).sections[0].rows == ()

"""Facts are compared with reference facts: exact figures by hand, and figure by figure with the reference scorer."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import DataError
from graph.evaluation import COMPARED, Evaluation, Score, evaluate, likeness, plain
from graph.evaluation_report import as_rows, as_values, read_rows, unpaired
from graph.facts import SPECS, TYPES

if TYPE_CHECKING:
    from types import ModuleType

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score_facts.py"
DOCUMENTS = ("apec-smewg-14", "unctad-com3-19", "unece-wp8-session-2")
with_reference = pytest.mark.skipif(not SCORER.is_file(), reason=f"{SCORER} is not there")


def body(name: str, **more: Any) -> Row:
    return {"type": "Body", "name": name, "paragraph": "1"} | more


def one_type(mine: list[Row], theirs: list[Row]) -> Score:
    (score,) = evaluate(mine, theirs).types.values()
    return score


def test_the_same_facts_are_perfect() -> None:
    facts = [
        body("Working Party", kind="working-party"),
        body("Task Force on Women", kind="task-force", parent="UNECE"),
    ]
    score = one_type(facts, facts)
    assert score == Score(reference=2, predicted=2, matched=2, fields_right=3, fields_compared=3)
    assert (score.precision, score.recall, score.f1, score.field_accuracy) == (1.0, 1.0, 1.0, 1.0)


def test_precision_and_recall_are_shares_of_what_was_predicted_and_what_was_there() -> None:
    mine = [body("Working Party on Industry"), body("Choir"), body("Orchestra"), body("Band")]
    theirs = [body("Working Party on Industry"), body("Committee on Trade")]
    score = one_type(mine, theirs)
    assert (score.precision, score.recall) == (0.25, 0.5)
    assert score.f1 == pytest.approx(1 / 3)


def test_nothing_predicted_where_nothing_is_to_be_found_is_right() -> None:
    assert (Score(0, 0, 0, 0, 0).precision, Score(0, 0, 0, 0, 0).recall, Score(0, 0, 0, 0, 0).f1) == (1.0, 1.0, 1.0)
    assert Score(1, 0, 0, 0, 0).precision == 0.0
    assert Score(0, 1, 0, 0, 0).f1 == 0.0
    assert Score(0, 0, 0, 0, 0).field_accuracy == 0.0


def test_optional_facts_are_neither_rewarded_nor_punished() -> None:
    theirs = [body("Working Party on Industry"), body("Committee on Trade", optional=True)]
    found = [body("Working Party on Industry"), body("Committee on Trade")]
    assert one_type(found, theirs) == one_type(found[:1], theirs) == Score(1, 1, 1, 0, 0)
    assert evaluate([], theirs).misses == (theirs[0],)


def test_a_fact_is_paired_once_and_with_the_likest() -> None:
    mine = [body("Committee on Trade and Industry"), body("Committee on Trade and Industry Development")]
    theirs = [body("Committee on Trade and Industry Development", kind="committee")]
    result = evaluate(mine, theirs)
    assert result.types["Body"].matched == 1
    assert result.extras == (mine[0],)


def test_misses_and_extras_are_told() -> None:
    mine, theirs = [body("Choir")], [body("Committee on Trade")]
    result = evaluate(mine, theirs)
    assert (result.misses, result.extras) == ((theirs[0],), (mine[0],))
    assert dict(unpaired(result)) == {
        "missed": ['{"type": "Body", "name": "Committee on Trade", "paragraph": "1"}'],
        "too much": ['{"type": "Body", "name": "Choir", "paragraph": "1"}'],
    }


def test_averages_over_types() -> None:
    economy = {"type": "Participation", "participant": "Latvia", "iso3": "LVA", "meeting": "Session"}
    result = evaluate([body("Working Party on Industry"), body("Choir")], [body("Working Party on Industry"), economy])
    assert result.types["Body"] == Score(1, 2, 1, 0, 0)
    assert result.types["Participation"] == Score(1, 0, 0, 0, 0)
    assert result.micro == Score(2, 2, 1, 0, 0)
    assert result.macro_f1 == pytest.approx((2 / 3 + 0) / 2)
    assert Evaluation({}, (), ()).macro_f1 == 0.0


def pair(kind: str, one: Row, other: Row) -> bool:
    head = {"type": kind, "paragraph": "Para 19"}
    return one_type([head | one], [head | other]).matched == 1


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("Organization", {"name": "OECD"}, {"name": "Organisation for …", "acronyms": ["OECD"]}, True),
        ("Organization", {"name": "World Bank"}, {"name": "World Trade Organization"}, False),
        ("Body", {"name": "the Working Party"}, {"name": "Working Party on Industry"}, True),
        (
            "Meeting",
            {"name": "Session", "of_body": "WP.8", "ordinal": 2},
            {"name": "Session", "of_body": "WP.8", "ordinal": 2},
            True,
        ),
        (
            "Meeting",
            {"name": "Forum", "of_body": "A", "ordinal": 2},
            {"name": "Session", "of_body": "B", "ordinal": 2},
            False,
        ),
        ("Participation", {"participant": "Lettonie", "iso3": "LVA"}, {"participant": "Latvia", "iso3": "LVA"}, True),
        ("Participation", {"participant": "Latvia", "iso3": "LVA"}, {"participant": "Latvia"}, False),
        ("Participation", {"participant": "OECD"}, {"participant": "the OECD"}, True),
        ("Person", {"name": "Mr. A. Jeetun"}, {"name": "Ashok Jeetun"}, True),
        ("Person", {"name": "A. Jeetun"}, {"name": "A. Hossen"}, False),
        ("Document", {"symbol": "TRADE/1"}, {"symbol": "Trade 1", "title": "x"}, True),
        ("Document", {"symbol": "TRADE/1", "title": "x"}, {"symbol": "TRADE/2", "title": "x"}, False),
        ("Project", {"code": "B.5", "name": "a"}, {"code": "B 5", "name": "b"}, True),
        ("Decision", {"verb": "took note", "paragraph": "19"}, {"verb": "takes note"}, True),
        ("Decision", {"verb": "decided"}, {"verb": "requested"}, False),
        ("Decision", {"verb": "decided", "paragraph": "20"}, {"verb": "decided"}, False),
        ("Recommendation", {"number": "7", "paragraph": "x"}, {"number": "Rec 7"}, True),
        ("Mandate", {"body": "WP.8"}, {"body": "the Working Party"}, False),
        ("Cooperation", {"from": "UNECE", "to": ["OECD"]}, {"from": ["OECD"], "to": ["UNECE"]}, True),
        ("Cooperation", {"from": "UNECE", "to": ["OECD"]}, {"from": "UNECE", "to": ["WIPO", "ITC"]}, False),
        ("OverlapConcern", {"with": ["OECD"]}, {"with": ["WIPO"]}, True),
        ("Theme", {"name": "Access to finance"}, {"name": "access to Finance"}, True),
        ("AgendaItem", {"title": "Adoption of the agenda"}, {"title": "Adoption of the report"}, False),
        ("Example", {"name": "Village fund"}, {"name": "The village fund"}, True),
    ],
)
def test_what_identifies_a_fact_of_each_type(kind: str, one: Row, other: Row, same: bool) -> None:
    assert pair(kind, one, other) is same
    assert pair(kind, other, one) is same


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "right"),
    [
        ("start", "2001-03-21", "2001-03-21", 1),
        ("start", "2001-03", "2001-03-21", 0),
        ("place", "Geneva, Switzerland", "Geneva", 0),
        ("status", "held", "held", 1),
        ("status", "planned", "held", 0),
        ("of_body", "Working Party on Industry", "the Working Party", 1),
        ("ordinal", 2, 2, 1),
    ],
)
def test_fields_of_a_pair_are_compared_where_the_reference_has_them(
    field: str, mine: Any, theirs: Any, right: int
) -> None:
    head = {"type": "Meeting", "name": "Second session of the Working Party"}
    score = one_type([head | {field: mine}], [head | {field: theirs}])
    assert (score.fields_right, score.fields_compared) == (right, 1)
    assert one_type([head | {field: mine}], [head]).fields_compared == 0


def test_lists_agree_if_they_share_a_value() -> None:
    head = {"type": "Decision", "paragraph": "19", "verb": "decided"}
    score = one_type([head | {"actor": ["UNECE", "OECD"]}], [head | {"actor": "OECD"}])
    assert (score.fields_right, score.fields_compared) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Working Party on Industry", "the Working Party", 0.8),
        ("Working Party", "Working Party", 1.0),
        ("Trade", "Trade Committee", 0.5),
        ("Industry", "Trade", 0.0),
        ("", "Trade", 0.0),
        ("Programme", "program", 1.0),
    ],
)
def test_the_likeness_of_names_is_the_share_of_words_in_common(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == likeness(other, one) == share
    assert plain(["Côte d'Ivoire", 7]) == "cote d ivoire 7"


@pytest.mark.parametrize("kind", COMPARED)
@pytest.mark.parametrize("value", [7, True, {"a": 1}, [[1]], ["x", 7], ""])
def test_facts_of_another_form_are_compared_without_breaking(kind: str, value: Any) -> None:
    fact = {"type": kind, "name": value, "acronyms": value, "from": value, "to": value} | dict.fromkeys(
        COMPARED[kind], value
    )
    assert one_type([fact], [fact | {"paragraph": value}]).predicted == 1


def test_compared_fields_are_fields_of_the_facts() -> None:
    assert set(COMPARED) == set(TYPES)
    for kind, fields in COMPARED.items():
        assert set(fields) <= {spec.key for _, spec in SPECS[kind]}


def test_the_report_rounds_and_names_every_type() -> None:
    result = evaluate([body("Choir"), body("Working Party on Industry")], [body("Working Party on Industry")])
    assert list(as_rows(result)) == [
        ("Body", 1, 2, 1, "0.500", "1.000", "0.667", "0/0"),
        ("micro average", 1, 2, 1, "0.500", "1.000", "0.667", "0/0"),
        ("macro average", "", "", "", "", "", "0.667", "0.000"),
    ]
    assert as_values(result)["micro"]["f1"] == 0.667


@pytest.mark.parametrize("line", ["{", "[]", '{"name": "x"}', '{"type": 7}'])
def test_a_line_that_is_no_fact_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('\n{"type": "Body", "name": "a\u2028b"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"facts\.jsonl:3: not "):
        read_rows(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.jsonl: cannot be read"):
        read_rows(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_bytes(b"\xff")
    with pytest.raises(DataError, match=r"bad\.jsonl: cannot be read"):
        read_rows(tmp_path / "bad.jsonl")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(facts: list[Row], seed: int) -> list[Row]:
    """Facts in another order, some left out, some doubled, some with another value, some of other types."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = [dict(fact) for fact in chance.sample(facts, len(facts)) if chance.random() > 0.15]
    for fact in chance.sample(found, len(found) // 3):
        key = chance.choice([key for key in fact if key not in ("type", "id", "document")])
        value = chance.choice(facts).get(key, chance.choice([None, "", "Working Party", "OECD"]))
        fact[key] = [value] if isinstance(fact[key], list) and not isinstance(value, list) else value
        if chance.random() < 0.2:
            del fact[key]
    return found + [dict(fact) for fact in chance.sample(facts, 5)] + [{"type": "Unheard", "paragraph": "1"}]


def as_scorer_says(result: Evaluation) -> dict[str, Any]:
    values = as_values(result)
    values["micro"] = {key: values["micro"][key] for key in ("precision", "recall", "f1")}
    copy: dict[str, Any] = json.loads(json.dumps(values))
    return copy


@with_reference
@pytest.mark.parametrize("document", DOCUMENTS)
def test_figures_are_those_of_the_reference_scorer(scorer: ModuleType, document: str) -> None:
    reference = read_rows(SHARED / "gold" / f"{document}.jsonl")
    mine = read_rows(ROOT / "data" / "documents" / f"{document}.jsonl")
    for predicted in (mine, [], perturbed(reference, 1)):
        expected = json.loads(json.dumps(scorer.score(predicted, reference)))
        assert as_scorer_says(evaluate(predicted, reference)) == expected
    other = perturbed(mine, 9)
    assert as_scorer_says(evaluate(other, mine)) == json.loads(json.dumps(scorer.score(other, mine)))


@with_reference
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_data_hold_the_facts_of_the_reference(document: str) -> None:
    result = evaluate(
        read_rows(ROOT / "data" / "documents" / f"{document}.jsonl"), read_rows(SHARED / "gold" / f"{document}.jsonl")
    )
    assert result.micro.recall >= 0.98
    assert result.micro.precision >= 0.98

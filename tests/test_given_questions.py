"""Saved questions that answer a reference question give its answer: nothing is missing and nothing is added.

Where the reference has a set, the rows are brought into its form; where it has prose only, they are compared with what
the prose names.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.query import questions
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared" / "gold" / "questions.json"

Rows = list[dict[str, Any]]

pytestmark = pytest.mark.skipif(not REFERENCE.is_file(), reason=f"{REFERENCE} is not there")


def reference() -> dict[str, dict[str, Any]]:
    """The reference questions by id; none if the file is absent."""
    if not REFERENCE.is_file():
        return {}
    return {entry["id"]: entry for entry in json.loads(REFERENCE.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return KnowledgeGraph.open(ROOT / "data", tmp_path_factory.mktemp("store"), ROOT / "ontology")


def column(rows: Rows, name: str) -> set[Any]:
    return {row[name] for row in rows}


def team(name: str) -> str:
    return name.removeprefix("Team of Specialists on ")


def words(text: str) -> str:
    """Text without the differences of quotation marks, dashes and capitals."""
    folded = text.replace("’", "'").replace("–", "-").replace("“", '"').replace("”", '"')
    return " ".join(folded.casefold().split())


def within(rows: Rows, names: tuple[str, ...], text: str) -> bool:
    """Whether every value of the columns stands in the text."""
    return all(words(row[name]) in words(text) for row in rows for name in names if row[name] is not None)


# Questions whose reference is a set: the rows in its form ------------------------------------------------------------


def participant(row: dict[str, Any]) -> str:
    if row["basis"] != "named":
        return {1: "(one unnamed international NGO)"}[row["number"]]
    return str(row["acronym"] or row["participant"])


def concern(rows: Rows) -> dict[str, Any]:
    said = [row for row in rows if not row["remark"]]
    (implied,) = (row for row in rows if row["remark"])
    (raised_by,), (addressee,) = column(said, "raised_by"), column(said, "addressed_to")
    named = sorted(column(said, "acronym"), reverse=True)
    implies = [implied["raised_by"], implied["acronym"]]
    return {"raised_by": raised_by, "addressee": addressee, "with": named, "implied": implies}


def addenda(rows: Rows) -> dict[str, Any]:
    found: dict[str, Any] = {"forwarded": [], "adopted": []}
    for row in rows:
        found[row["act"]].append(row["addendum"].rsplit("/", 1)[1])
    (to,) = column(rows, "sent_to") - {None}
    return {**found, "to": to}


def codes_by_theme(rows: Rows) -> dict[str, list[str]]:
    themes = sorted(column(rows, "theme_code"))
    return {theme: [row["code"] for row in rows if row["theme_code"] == theme] for theme in themes}


def asked_for(rows: Rows) -> set[str]:
    (row,) = rows
    assert (row["programme_code"], row["date"], row["place"]) == ("B.5", None, None)
    countries = {"Commonwealth of Independent States": "CIS countries"}[row["countries"]]
    return {row["code"], countries, row["focus"][0].lower() + row["focus"][1:]}


def reconfirmed(rows: Rows) -> set[str]:
    assert column(rows, "term") == {"1 year"}
    assert {(row["date"], row["date_status"]) for row in rows} == {("2002-02", "Tentative")}
    return {team(row["body"]) for row in rows}


def endorsed(rows: Rows) -> set[str]:
    assert {team(row["adopted_by"]) for row in rows} == {"Internet Enterprise Development"}
    assert column(rows, "endorsed_by") == {"Working Party on Industry and Enterprise Development"}
    return column(rows, "code")


def days(row: dict[str, Any]) -> str:
    same = row["start"] == row["end"]
    return str(row["start"]) if same else f"{row['start']}/{row['end'].rsplit('-', 1)[1]}"


def conditional(rows: Rows) -> set[str]:
    (row,) = rows
    assert row["programme_code"] == "C.1"
    return {f"{row['activity'].split()[0]} {row['date']}", row["proposed_by"]}


SETS: dict[str, Callable[[Rows], Any]] = {
    "E01": lambda rows: column(rows, "code"),
    "E03": lambda rows: {participant(row) for row in rows},
    "E04": lambda rows: column(rows, "person"),
    "E05": lambda rows: {(team(row["body"]), {"1 year": "one year", None: None}[row["term"]]) for row in rows},
    "E06": reconfirmed,
    "E07": concern,
    "E08": codes_by_theme,
    "E10": addenda,
    "E11": endorsed,
    "E12": asked_for,
    "E14": lambda rows: column(rows, "code"),
    "E16": lambda rows: {(row["code"], row["coordinator"]) for row in rows},
    "E17": lambda rows: {days(row) for row in rows},
    "E19": conditional,
}


def expected_set(entry: dict[str, Any]) -> Any:
    """The set of the reference, with lists as sets where order says nothing."""
    answer = entry["answer_set"]
    if isinstance(answer, dict):
        return answer
    if entry["id"] == "E17":
        return {day for day, _ in answer}
    return {tuple(item) if isinstance(item, list) else item for item in answer}


# Questions whose reference is prose: what the prose names ------------------------------------------------------------


def members(rows: Rows, answer: str) -> None:
    assert column(rows, "code") == set(re.findall(r"\(([A-Z]{3})\)", answer))
    assert len(rows) == int(answer.split(":")[0])


def chair(rows: Rows, answer: str) -> None:
    assert len(rows) == 2
    assert within(rows, ("chair", "position", "affiliation", "place"), answer)
    assert {(row["start"], row["end"]) for row in rows} == {("2002-04-03", "2002-04-05")}


def listed(rows: Rows, answer: str) -> None:
    names = re.sub(r"\. Which are completed.*|\.$", "", answer.split(":", 1)[1]).split("; ")
    assert sorted(words(row["project"]) for row in rows) == sorted(map(words, names))


def completion(rows: Rows, answer: str) -> None:
    listed(rows, answer)
    assert column(rows, "completed") == {"cannot be told"}
    assert "cannot be told" in answer


def not_adopted(rows: Rows, answer: str) -> None:
    assert answer.startswith("No.")
    assert column(rows, "adopted") == {"no adoption is told"}
    decided = [(row["verb"], row["item"]) for row in rows if row["kind"] == "Decision"]
    assert decided == [("agreed", "Item 3"), ("established", "Item 4")]
    assert len(rows) - len(decided) == 4


def decided(rows: Rows, answer: str) -> None:
    parts = re.findall(r"(Agreed|Established|Approved|Encouraged)[^:]*: (.*?)\.(?= [A-Z]|$)", answer)
    named = [(verb.lower(), f"Item {item}") for verb, text in parts for item in re.findall(r"\((\d+)\)", text)]
    assert sorted((row["verb"], row["item"]) for row in rows) == sorted(named)


def invitation(rows: Rows, answer: str) -> None:
    (row,) = rows
    assert row["approval_by"] == "APEC Senior Officials' Meeting"
    assert answer.startswith("SOM approves")
    assert within(rows, ("letter_to", "place"), answer)
    assert (row["date"], "August 2002" in answer) == ("2002-08", True)


def planned(rows: Rows, answer: str) -> None:
    assert within(rows, ("name",), answer)
    assert [row["kind"] for row in rows] == ["event"] * 3 + ["theme"] + ["work area"] * 3
    assert {(r["start"], r["end"], r["place"]) for r in rows[:3]} == {("2002-08-22", "2002-08-24", "Acapulco, Mexico")}
    assert column(rows[3:], "status") == {"Proposed"}


def convened(rows: Rows, answer: str) -> None:
    assert [days(row) for row in rows] == ["None", "1998-04-20/22", "1998-09-02/04"]
    assert within(rows[1:], ("expert_meeting",), answer)
    assert [bool(row["asked_for_at"]) for row in rows] == [False, True, True]


def addressees(rows: Rows, answer: str) -> None:
    text = answer.replace("(i)-(iv)", "(i), 3(c)(ii), 3(c)(iii), 3(c)(iv)").replace("(i)-(ii)", "(i), 3(d)(ii)")
    others, alone = (set(re.findall(r"\d\([a-z]\)(?:\([iv]+\))?", part)) for part in text.split("Governments alone"))
    assert {row["recommendation"] for row in rows if row["addressed"] != "Governments alone"} == others
    assert {row["recommendation"] for row in rows if row["addressed"] == "Governments alone"} == alone
    assert within([r for r in rows if r["recommendation"] in ("2(a)", "3(a)", "3(b)")], ("addressee",), answer)


def agencies(rows: Rows, answer: str) -> None:
    named = re.findall(r"((?:[A-Z]{3,}(?:, | and )?)+): [^.]*?\(rec\. \((\w)\)", answer)
    expected = {(f"Rec. to UNCTAD ({call})", who) for names, call in named for who in re.split(", | and ", names)}
    assert {(row["passage"], row["acronym"]) for row in rows} == expected
    assert column(rows, "status") == {"Proposed", "Requested"}


def judged(rows: Rows, answer: str) -> None:
    assert within(rows, ("country",), answer)
    assert {row["code"]: "exception" in row["judgement"] for row in rows} == {"MEX": True, "MUS": True, "SGP": False}


PROSE: dict[str, Callable[[Rows, str], None]] = {
    "A01": members,
    "A03": chair,
    "A04": listed,
    "A05": completion,
    "A06": not_adopted,
    "A07": decided,
    "A08": invitation,
    "A09": planned,
    "A11": convened,
    "A13": addressees,
    "A14": agencies,
    "A17": judged,
}


def answered(graph: KnowledgeGraph, asks: str) -> Rows:
    (question,) = (saved for saved in questions(ROOT / "ontology").values() if saved.asks == asks)
    return list(graph.query(question.text).dicts())


def test_every_reference_question_is_answered_by_one_saved_question() -> None:
    asking = sorted(question.asks for question in questions(ROOT / "ontology").values() if question.asks)
    assert asking == sorted(reference())
    assert sorted([*SETS, *PROSE]) == asking


@pytest.mark.parametrize("asks", sorted(SETS))
def test_the_rows_are_the_set_of_the_reference(graph: KnowledgeGraph, asks: str) -> None:
    assert SETS[asks](answered(graph, asks)) == expected_set(reference()[asks])


@pytest.mark.parametrize("asks", sorted(PROSE))
def test_the_rows_are_what_the_prose_of_the_reference_names(graph: KnowledgeGraph, asks: str) -> None:
    PROSE[asks](answered(graph, asks), reference()[asks]["answer"])

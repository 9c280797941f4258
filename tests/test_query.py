"""Every saved question runs as it stands in any engine and gives the answer on file; parameters replace one line only."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery

from graph.answer import plain
from graph.errors import QueryError, UnknownNameError
from graph.query import KINDS, Parameter, Question, named_thing, one, pick_list, questions, read_question, value_of
from graph.rdf import XSD, Iri, Literal
from graph.resources import ontology_folder
from graph.vocab import thing

if TYPE_CHECKING:
    import rdflib

    from graph.store import KnowledgeGraph

GOLDEN = Path(__file__).parent / "golden"
SAVED = questions(ontology_folder())
HEADER = {"summary", "why", "columns", "param", "asks", "empty"}
IN_RDFLIB = (
    "chair-of-meeting",
    "countries-at-meeting",
    "former-names",
    "memoranda-and-agreements",
    "recommendations-by-addressee",
    "schedule-of-meetings",
    "who-invited-whom",
    "projects-approved",
)
"""Questions that a second engine answers quickly; between them they group, count, negate, union and follow paths."""


@pytest.mark.parametrize("name", SAVED)
def test_a_question_has_a_whole_header(name: str) -> None:
    question = SAVED[name]
    assert question.summary.endswith("?")
    assert question.why.endswith(".")
    assert not question.empty or question.empty.endswith(".")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    keys = re.findall(r"^#\+ (\w+):", question.text, re.MULTILINE)
    assert keys[:2] == ["summary", "why"]
    assert set(keys) <= HEADER
    assert len(keys) - keys.count("param") == len(set(keys) - {"param"}), "only param may stand more than once"


def test_no_two_questions_are_the_same() -> None:
    assert len({question.summary for question in SAVED.values()}) == len(SAVED)


@pytest.mark.parametrize("name", SAVED)
def test_a_question_is_portable(name: str) -> None:
    text = SAVED[name].text
    ox.Store().query(text)  # an engine that knows none of our prefixes
    (prologue, body) = parseQuery(text)
    declared = {str(declaration.prefix) for declaration in prologue}
    used = set(re.findall(r"(?<![\w?-])([a-z][\w-]*):[\w-]", _without_texts(text)))
    assert used == declared, "every prefix is declared, and none in vain"
    assert body.name == "SelectQuery"


def _without_texts(text: str) -> str:
    return re.sub(r'#[^\n]*$|<[^>\s]*>|"[^"\n]*"', " ", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", SAVED)
def test_a_question_orders_its_rows(name: str) -> None:
    assert "ORDER BY" in _without_texts(SAVED[name].text).rsplit("}", 1)[1]


@pytest.mark.parametrize("name", SAVED)
def test_a_question_gives_the_answer_on_file(kg: KnowledgeGraph, name: str) -> None:
    path = GOLDEN / f"{name}.csv"
    assert path.is_file(), f"save the checked answer: smegraph query {name} --format csv --out tests/golden/{name}.csv"
    answer = kg.query(SAVED[name].text)
    assert answer.columns == SAVED[name].columns
    with path.open(encoding="utf-8", newline="") as file:
        header, *expected = list(csv.reader(file))
    assert tuple(header) == answer.columns
    assert [["" if (value := plain(term)) is None else str(value) for term in row] for row in answer.rows] == expected


def test_every_answer_on_file_belongs_to_a_question() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(SAVED)


@pytest.fixture(scope="module")
def dataset(kg: KnowledgeGraph) -> rdflib.Dataset:
    return kg.to_rdflib()


@pytest.mark.parametrize("name", IN_RDFLIB)
def test_a_second_engine_gives_the_same_rows(kg: KnowledgeGraph, dataset: rdflib.Dataset, name: str) -> None:
    text = SAVED[name].text
    ours = [tuple("" if term is None else str(plain(term)) for term in row) for row in kg.query(text).rows]
    theirs = [tuple("" if term is None else str(term) for term in row) for row in dataset.query(text)]  # type: ignore[union-attr]
    assert sorted(theirs) == sorted(ours)
    assert ours


@pytest.mark.parametrize("name", SAVED)
def test_the_default_of_a_parameter_can_be_picked(kg: KnowledgeGraph, name: str) -> None:
    for parameter in SAVED[name].parameters:
        labels = pick_list(parameter.kind, kg.query)
        found = kg.query(f"SELECT ?value WHERE {{ VALUES ?value {{ {parameter.default} }} }}").rows
        assert len(found) == 1
        if parameter.kind in ("date", "text", "number"):
            assert labels == []
        else:
            assert found[0][0] in [value for _, value in labels]


def write(folder: Path, text: str) -> Path:
    path = folder / "sample.rq"
    path.write_text(text, encoding="utf-8")
    return path


SAMPLE = """#+ summary: Which?
#+ why: To know.
#+ param: body (body): the body
#+ param: word (text): the word
#+ param: since (date): the first day
#+ columns: a, b
SELECT ?a ?b WHERE {
  VALUES ?body { <https://w3id.org/smepb/id/body/unece> }
  VALUES ?word { "women" }
  VALUES ?since { "2001"^^<http://www.w3.org/2001/XMLSchema#gYear> }
  BIND (STR(?word) AS ?a) BIND (STR(?body) AS ?b)
} ORDER BY ?a
"""


@pytest.fixture
def sample(tmp_path: Path) -> Question:
    return read_question(write(tmp_path, SAMPLE))


def test_a_header_is_read(sample: Question) -> None:
    assert (sample.name, sample.summary, sample.why, sample.columns) == ("sample", "Which?", "To know.", ("a", "b"))
    assert sample.parameters == (
        Parameter("body", "body", "the body", "<https://w3id.org/smepb/id/body/unece>"),
        Parameter("word", "text", "the word", '"women"'),
        Parameter("since", "date", "the first day", '"2001"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+ why: To know.\n", "", "the header has no '#\\+ why:' line; add it"),
        ("(text)", "(word)", "is not 'name \\(kind\\): about' with a kind of body"),
        ("param: word (text): the word", "param: word", "is not 'name \\(kind\\): about'"),
        ("VALUES ?word", "VALUES ?ward", "the parameter word has no line VALUES \\?word"),
    ],
)
def test_a_header_with_a_fault_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(QueryError, match=f"sample.rq: .*{message}"):
        read_question(write(tmp_path, SAMPLE.replace(old, new)))


def test_a_value_replaces_one_line_and_nothing_else(sample: Question) -> None:
    text = sample.with_values({"word": Literal("youth")})
    changed = [pair for pair in zip(SAMPLE.split("\n"), text.split("\n"), strict=True) if pair[0] != pair[1]]
    assert changed == [('  VALUES ?word { "women" }', '  VALUES ?word { "youth" }')]
    assert sample.with_values({}) == SAMPLE


@given(st.text(), st.text())
@settings(max_examples=80)
def test_any_text_is_a_value_and_no_part_of_the_query(
    tmp_path_factory: pytest.TempPathFactory, word: str, other: str
) -> None:
    question = read_question(write(tmp_path_factory.mktemp("query"), SAMPLE))
    text = question.with_values({"word": Literal(word), "since": Literal(other)})
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("foreign"), ox.DefaultGraph()))
    rows = [tuple(term.value for term in row) for row in store.query(text)]  # type: ignore[union-attr]
    assert rows == [(word, "https://w3id.org/smepb/id/body/unece")]


@pytest.mark.parametrize(
    "attack",
    [
        '" } UNION { ?a ?x ?b } #',
        'x" "y',
        "\\",
        '\\" } #',
        "VALUES ?since { }",
        "}} SERVICE <https://example.org> {{",
        "\n} ?s ?p ?o {\n",
    ],
)
def test_text_with_signs_of_the_language_stays_text(sample: Question, attack: str) -> None:
    text = sample.with_values({"word": Literal(attack), "since": Literal(attack)})
    rows = [tuple(term.value for term in row) for row in ox.Store().query(text)]  # type: ignore[union-attr]
    assert rows == [(attack, "https://w3id.org/smepb/id/body/unece")]


def parameter(kind: str) -> Parameter:
    return Parameter("value", kind, "what it is", "")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("body", "UNECE", thing("body", "unece")),
        ("body", "unece", thing("body", "unece")),
        ("body", "body:apec-smewg", thing("body", "apec-smewg")),
        ("body", "https://w3id.org/smepb/id/body/apec-smewg", thing("body", "apec-smewg")),
        ("economy", "Latvia", thing("economy", "lva")),
        ("economy", "Chinese Taipei", thing("economy", "twn")),
        ("person", "krystyna gurbiel", thing("person", "krystyna-gurbiel")),
        ("meeting", "apec-smewg-14", thing("meeting", "apec-smewg-14")),
        ("meeting", "meeting:apec-smewg-14", thing("meeting", "apec-smewg-14")),
        ("document", "doc:unctad-com3-19", thing("document", "unctad-com3-19")),
        ("topic", "clusters", Iri("https://w3id.org/smepb/concept/topic/clusters")),
        ("date", "2001-03", Literal("2001-03", XSD + "gYearMonth")),
        ("number", "12", Literal("12", XSD + "integer")),
        ("text", "any 'text' at all", Literal("any 'text' at all")),
    ],
)
def test_what_a_user_writes_is_understood(kg: KnowledgeGraph, kind: str, text: str, expected: object) -> None:
    assert value_of(parameter(kind), text, kg.names, kg.query) == expected


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("date", "March 2001", "is not a date; write 2001-03-21"),
        ("date", "2001-02-30", "is not a date"),
        ("number", "twelve", "is not a whole number"),
        ("number", "²", "is not a whole number"),
        ("number", "-1", "is not a whole number"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kg: KnowledgeGraph, kind: str, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=f"value: .*{message}"):
        value_of(parameter(kind), text, kg.names, kg.query)


@pytest.mark.parametrize("kind", ["body", "meeting", "document", "topic"])
@pytest.mark.parametrize("text", ["xyzzy", "https://example.org/> } #", "body:x> } #", "topic:a b"])
def test_a_name_that_leads_nowhere_is_refused(kg: KnowledgeGraph, kind: str, text: str) -> None:
    with pytest.raises(UnknownNameError):
        named_thing(kind, text, kg.names, kg.query)


def test_a_part_of_a_name_gets_suggestions(kg: KnowledgeGraph) -> None:
    with pytest.raises(
        UnknownNameError, match=r"no meeting is called 'Working Party'; near: .*Working Party"
    ) as caught:
        named_thing("meeting", "Working Party", kg.names, kg.query)
    assert caught.value.near


@pytest.mark.parametrize("kind", KINDS)
def test_pick_lists_are_sorted_and_complete(kg: KnowledgeGraph, kind: str) -> None:
    labels = pick_list(kind, kg.query)
    assert [label for label, _ in labels] == sorted(label for label, _ in labels)
    assert bool(labels) is (kind not in ("date", "text", "number"))
    assert all(str(value).split("/id/")[-1].startswith(f"{kind}/") or kind == "topic" for _, value in labels)


def test_an_unknown_question_gets_suggestions() -> None:
    assert one(SAVED, "chair-of-meeting").name == "chair-of-meeting"
    with pytest.raises(
        QueryError, match=r"no saved question and no file 'chair-of-meetings'; near: .*chair-of-meeting"
    ):
        one(SAVED, "chair-of-meetings")
    with pytest.raises(QueryError, match="'smegraph questions' lists them"):
        one(SAVED, "qqqq")


@pytest.mark.parametrize("name", [name for name, question in SAVED.items() if question.parameters])
def test_every_parameter_can_be_given_another_value(kg: KnowledgeGraph, name: str) -> None:
    values = {}
    for found in SAVED[name].parameters:
        choices = [value for _, value in pick_list(found.kind, kg.query)]
        texts = {"date": Literal("2003", XSD + "gYear"), "number": Literal("3", XSD + "integer"), "text": Literal("a")}
        values[found.name] = texts[found.kind] if found.kind in texts else choices[len(choices) // 2]
    answer = kg.query(SAVED[name].with_values(values))
    assert answer.columns == SAVED[name].columns

"""Query evaluation and syntax over HTTP: the answers and the errors that the W3C expects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from tests.web.w3c.holdings import AT_HAND, in_engine
from tests.web.w3c.manifests import Case, address, cases
from tests.web.w3c.results import Result, expected, read, same

if TYPE_CHECKING:
    from tests.web.serving import Answered, Server

pytestmark = AT_HAND
LABELS = "the engine: GROUP_CONCAT keeps a language tag that all its values share"
EMPTY = "the engine: a zero-length path finds no node that the data do not hold"
FAILING = {
    "aggregates/agg-groupconcat-04": LABELS,
    "aggregates/agg-groupconcat-06": LABELS,
    "aggregates/agg-empty-group-count-graph": "the engine: an aggregate inside GRAPH ?g is made once, not for each graph",
    "bindings/graph": "the engine: GRAPH ?g around VALUES does not go through the graphs",
    "csv-tsv-res/tsv03": "the engine: literals of types derived from xsd:integer become xsd:integer when they are loaded",
    "functions/bnode01": "the engine: BNODE of a text gives the same node in every row",
    "negation/graph-minus": "the engine: the name of the graph counts as a variable that both sides of MINUS share",
    "property-path/zero_or_more_set_start": EMPTY,
    "property-path/zero_or_more_set_end": EMPTY,
    "property-path/zero_or_one_set_start": EMPTY,
    "property-path/zero_or_one_set_end": EMPTY,
}
"""Tests that fail, each with its cause."""
ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": "text/turtle, application/sparql-results+json;q=0.5",
}
SUFFIX = {media.partition(",")[0]: suffix for suffix, media in ACCEPT.items()}
EVALUATED = [case for case in cases("QueryEvaluationTest", "CSVResultFormatTest") if case.folder != "service"]
FEDERATED = [
    case for case in cases("QueryEvaluationTest", "PositiveSyntaxTest11") if case.folder in ("service", "syntax-fed")
]
QUERIES = [case for case in cases("PositiveSyntaxTest11", "NegativeSyntaxTest11") if case not in FEDERATED]
RIGHT = [case for case in QUERIES if case.kind == "PositiveSyntaxTest11"]
WRONG = [case for case in QUERIES if case.kind == "NegativeSyntaxTest11" and "delete-insert" not in case.id]


def _parameters(found: list[Case]) -> list[object]:
    def marks(case: Case) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(reason=FAILING[case.id], strict=True)] if case.id in FAILING else []

    return [pytest.param(case, id=case.id, marks=marks(case)) for case in found]


def _ask(suite: Server, case: Case, accept: str) -> Answered:
    """The answer to the query of a case on its own data; relative addresses are relative to its file."""
    assert case.action is not None
    default = [("default-graph-uri", address(path)) for path in case.data]
    named = [("named-graph-uri", name) for name, _ in case.graphs]
    graphs = [*default, *named] or [("default-graph-uri", "urn:empty")]
    if re.search(r"\bFROM\b", case.text):  # the query names its graphs itself
        graphs = []
    text = f"BASE <{address(case.action)}>\n{case.text}"
    body = urlencode([("query", text), *graphs]).encode()
    return suite.ask("/sparql", {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}, body)


def _wanted(case: Case) -> Result:
    assert case.result is not None
    return expected(case.result, address(case.result))


def _is_ordered(text: str) -> bool:
    """Whether the rows of the whole query have an order."""
    return re.search(r"order\s+by", text.rpartition("}")[2], re.IGNORECASE) is not None


def test_all_of_the_suite_is_read() -> None:
    assert [len(found) for found in (EVALUATED, RIGHT, WRONG, FEDERATED)] == [235, 63, 40, 10]


@pytest.mark.parametrize("case", _parameters(EVALUATED))
def test_a_query_has_the_answer_of_the_suite(suite: Server, case: Case) -> None:
    assert case.result is not None
    answer = _ask(suite, case, ACCEPT[case.result.suffix])
    assert answer.status == 200, answer.text
    media = answer.headers["content-type"].partition(";")[0]
    assert media in ACCEPT[case.result.suffix]
    assert same(read(answer.body, SUFFIX[media]), _wanted(case), _is_ordered(case.text))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in EVALUATED if case.id in FAILING])
def test_what_fails_fails_in_the_engine_itself(case: Case) -> None:
    assert case.action is not None
    found = in_engine(case.data, case.graphs).query(case.text, base_iri=address(case.action))
    assert not isinstance(found, ox.QueryTriples)
    content = found.serialize(format=ox.QueryResultsFormat.JSON)
    assert content is not None
    assert not same(read(content, ".srj"), _wanted(case))


@pytest.mark.parametrize("case", _parameters(RIGHT))
def test_a_right_query_is_taken(suite: Server, case: Case) -> None:
    answer = _ask(suite, case, "")
    unknown_function = answer.status == 400 and "custom function" in answer.text
    assert answer.status == 200 or unknown_function, answer.text


@pytest.mark.parametrize("case", _parameters(WRONG))
def test_a_wrong_query_is_refused_as_such(suite: Server, case: Case) -> None:
    answer = _ask(suite, case, "")
    assert (answer.status, answer.problem) == (400, "bad-query")


@pytest.mark.parametrize("case", _parameters(FEDERATED))
def test_a_query_that_would_ask_another_server_is_refused_for_that(suite: Server, case: Case) -> None:
    answer = _ask(suite, case, "")
    assert (answer.status, answer.problem) == (403, "service-refused")

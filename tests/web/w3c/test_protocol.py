"""The SPARQL 1.1 Protocol tests: requests as the manifest has them; an update is refused and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.w3c.holdings import AT_HAND
from tests.web.w3c.manifests import Case, Exchange, cases

if TYPE_CHECKING:
    from tests.web.serving import Answered, Server

pytestmark = AT_HAND
CASES = cases("ProtocolTest")
QUERIES = [case for case in CASES if "update" not in case.id]
UPDATES = [case for case in CASES if "update" in case.id and "bad" not in case.id]
BAD_UPDATES = [case for case in CASES if "bad" in case.id and "update" in case.id]
MEDIA = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}
CONTENT = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"


def _parameters(found: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.id.rpartition("/")[2]) for case in found]


def _send(suite: Server, exchange: Exchange) -> Answered:
    """The answer to a request whose path leads to our endpoint; nothing else of it is changed."""
    path = exchange.path.replace("/sparql/", "/sparql", 1)
    return suite.ask(path, dict(exchange.headers), exchange.body, exchange.method)


def test_the_manifest_has_34_tests() -> None:
    assert len(QUERIES) + len(UPDATES) + len(BAD_UPDATES) == len(CASES) == 34


@pytest.mark.parametrize("case", _parameters(QUERIES))
def test_a_query_is_answered_as_the_suite_says(suite: Server, case: Case) -> None:
    for exchange in case.exchanges:
        answer, wanted = _send(suite, exchange), exchange.response
        assert f"StatusCode{answer.status // 100}xx" in wanted.statuses, answer.text
        if wanted.format:
            assert answer.headers["content-type"].partition(";")[0] in MEDIA[wanted.format]
        if wanted.boolean is not None:
            assert answer.json()["boolean"] is wanted.boolean


@pytest.mark.parametrize("case", _parameters(UPDATES))
def test_an_update_is_refused_and_changes_nothing(suite: Server, case: Case) -> None:
    before = suite.query(CONTENT).body
    update, *questions = case.exchanges
    assert "StatusCode2xx" in update.response.statuses
    refusal = _send(suite, update)
    assert (refusal.status, refusal.problem) == (403, "update-refused")
    for question in questions:  # whether what the update would have written is there
        assert question.response.boolean is True
        assert _send(suite, question).json()["boolean"] is False
    assert suite.query(CONTENT).body == before


@pytest.mark.parametrize("case", _parameters(BAD_UPDATES))
def test_a_bad_update_is_refused_as_the_suite_says(suite: Server, case: Case) -> None:
    before = suite.query(CONTENT).body
    for exchange in case.exchanges:
        assert exchange.response.statuses == ("StatusCode4xx",)
        answer = _send(suite, exchange)
        assert 400 <= answer.status < 500
        assert answer.problem
    assert suite.query(CONTENT).body == before

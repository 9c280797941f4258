"""The SPARQL 1.1 Graph Store HTTP Protocol tests: graphs are read as the suite says, and no method changes one."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from tests.web.w3c.graph_stores import READS, Step, steps
from tests.web.w3c.holdings import AT_HAND
from tests.web.w3c.manifests import Case, cases
from tests.web.w3c.results import read, same

if TYPE_CHECKING:
    from tests.web.serving import Answered, Server

pytestmark = AT_HAND
CASES = cases("GraphStoreProtocolTest")
STATUSES = {"OK": HTTPStatus.OK, "NotFound": HTTPStatus.NOT_FOUND}
CONTENT = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"


def _parameters(found: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.id.rpartition("/")[2]) for case in found]


def _send(suite: Server, step: Step) -> Answered:
    return suite.ask(step.path, dict(step.exchange.headers), step.exchange.body, step.exchange.method)


def test_all_of_the_suite_is_read() -> None:
    assert len(CASES) == 13


@pytest.mark.parametrize("case", _parameters(CASES))
def test_a_graph_is_read_as_the_suite_says(suite: Server, case: Case) -> None:
    reads = [step for step in steps(case) if step.exchange.method in READS]
    assert reads
    for step in reads:
        answer, wanted = _send(suite, step), step.exchange.response
        assert answer.status in [STATUSES[name] for name in wanted.statuses], step.path
        if answer.status == HTTPStatus.OK:
            assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        if step.exchange.method == "HEAD":
            assert answer.body == b""
            continue
        if wanted.body:
            assert same(read(answer.body, ".ttl"), read(wanted.body.encode(), ".ttl"))


@pytest.mark.parametrize("case", _parameters(CASES))
def test_a_method_that_writes_is_refused_and_changes_nothing(suite: Server, case: Case) -> None:
    before = suite.query(CONTENT).body
    for step in steps(case):
        if step.exchange.method in READS:
            continue
        answer = _send(suite, step)
        assert (answer.status, answer.problem) == (HTTPStatus.METHOD_NOT_ALLOWED, "method-refused")
        assert {part.strip() for part in answer.headers["allow"].split(",")} == set(READS)
    assert suite.query(CONTENT).body == before


def test_a_head_says_what_a_get_says(suite: Server) -> None:
    for path in ("/data?default", "/data?graph=urn:none", "/sparql?query=ASK%7B%7D"):
        read_, asked = suite.ask(path), suite.ask(path, method="HEAD")
        assert (asked.status, asked.body) == (read_.status, b"")
        kept = ("content-type", "content-length", "etag", "vary", "cache-control")
        assert [asked.headers.get(name) for name in kept] == [read_.headers.get(name) for name in kept]

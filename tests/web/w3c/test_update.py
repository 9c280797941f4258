"""Updates of the suite: all are refused, and nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.w3c.holdings import AT_HAND
from tests.web.w3c.manifests import Case, cases

if TYPE_CHECKING:
    from tests.web.serving import Server

pytestmark = AT_HAND
KINDS = ("UpdateEvaluationTest", "PositiveUpdateSyntaxTest11", "NegativeUpdateSyntaxTest11", "NegativeSyntaxTest11")
UPDATES = [case for case in cases(*KINDS) if case.action is not None and case.action.suffix == ".ru"]
COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?graphs) (COUNT(*) AS ?quads) { GRAPH ?g { ?s ?p ?o } }"


def test_all_of_the_suite_is_read() -> None:
    assert len(UPDATES) == 157


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in UPDATES])
def test_an_update_is_refused(suite: Server, case: Case) -> None:
    answer = suite.ask("/sparql", {"Content-Type": "application/sparql-update"}, case.text.encode())
    assert (answer.status, answer.problem) == (403, "update-refused")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in UPDATES])
def test_an_update_sent_as_a_query_is_no_query(suite: Server, case: Case) -> None:
    answer = suite.ask("/sparql", {"Content-Type": "application/sparql-query"}, case.text.encode())
    assert (answer.status, answer.problem) == (400, "bad-query")


def test_nothing_changes(suite: Server) -> None:
    before = suite.query(COUNT, "text/csv").body
    for case in UPDATES:
        suite.ask("/sparql", {"Content-Type": "application/sparql-update"}, case.text.encode())
    assert suite.query(COUNT, "text/csv").body == before

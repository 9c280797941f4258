"""The format is the one that the client wants most of those there are (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.web.negotiation import ROWS, TRIPLES, chosen, prefers_html


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        ("", "json", "ttl"),
        ("*/*", "json", "ttl"),
        ("text/*", "csv", "ttl"),
        ("text/csv", "csv", None),
        ("text/csv, application/sparql-results+xml", "xml", None),
        ("text/csv;q=0.9, application/sparql-results+xml;q=0.8", "csv", None),
        ("application/json", "json", None),
        ("application/ld+json, application/json;q=0.5", "json", "jsonld"),
        ("application/rdf+xml;q=0.2, */*;q=0.1", "json", "rdf"),
        ("application/sparql-results+json;q=0, */*", "xml", "ttl"),
        ("TEXT/CSV ; Q=1", "csv", None),
        ("text/turtle;charset=utf-8", None, "ttl"),
        ("image/png", None, None),
        ("*/*;q=0", None, None),
        (",;=,;q=,", "json", "ttl"),
    ],
)
def test_the_format_that_is_wanted_most(accept: str, rows: str | None, triples: str | None) -> None:
    assert chosen(accept, ROWS) == rows
    assert chosen(accept, TRIPLES) == triples


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("text/html", True),
        ("text/turtle, text/html;q=0.5", False),
        ("text/turtle", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_browsers_get_pages_and_programs_data(accept: str, page: bool) -> None:
    assert prefers_html(accept) is page


@given(st.text(max_size=200))
def test_whatever_is_sent_there_is_an_answer(accept: str) -> None:
    assert chosen(accept, ROWS) in (*ROWS, None)

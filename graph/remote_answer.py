"""What a SPARQL endpoint sends back becomes an answer of ours, or an error of ours that says where the query is wrong."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.engine_answer import answer_of, triples_of
from graph.errors import AnswerSizeError, FederationError, QueryError, ServerError, SmegraphError
from graph.parsing import syntax_error

if TYPE_CHECKING:
    from graph.answer import Answer
    from graph.remote_client import Message

_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"
ANY = f"{ROWS}, {TRIPLES}"
_LONGEST = 200
_PLACE = re.compile(r"\bline (\d{1,6})\b[^\d\n]{1,12}\bcol(?:umn)?\.? (\d{1,6})\b", re.IGNORECASE)
_ENGINE = re.compile(r"error at \d+:\d+: expected .*", re.DOTALL)
_BAD_LABEL = "Invalid bnode value"
_KINDS: dict[str, type[QueryError]] = {
    "service-refused": FederationError,
    "answer-too-large": AnswerSizeError,
    "bad-query": QueryError,
    "query-too-complex": QueryError,
    "out-of-time": QueryError,
}
"""Kinds of problems (:data:`graph.web.reply.PROBLEMS`) that are the query's fault."""


def read_answer(message: Message, most: int | None = None) -> Answer:
    """The answer in a message of status 200: rows or yes or no in JSON or XML, or triples.

    Raises:
        AnswerSizeError: there are more than ``most`` rows or triples.
        ServerError: it is no such answer, or not whole.

    """
    kind = message.media_type
    if kind not in _RESULTS and kind not in _TRIPLES:
        given = _told(kind) or "no media type"
        raise ServerError(
            f"{message.address}: no answer to a query came back, but {given}; give the address of an endpoint"
        )
    try:
        if kind in _RESULTS:
            return _results(message.body, _RESULTS[kind], most)
        return triples_of(ox.parse(message.body, format=_TRIPLES[kind], base_iri=message.address.url), most)
    except AnswerSizeError as error:
        failed: SmegraphError = AnswerSizeError(str(error))
    except (SyntaxError, ValueError, RecursionError) as error:
        failed = ServerError(
            f"{message.address}: the answer is not whole or not {kind} ({_told(str(error))}); ask again"
        )
    raise failed  # out here, where it does not hold on to the reader of results, which must end in the thread it began in


def _results(body: bytes, form: ox.QueryResultsFormat, most: int | None) -> Answer:
    if form == ox.QueryResultsFormat.XML and not body.rstrip().endswith(b">"):
        raise ValueError("the end is missing")
    if form == ox.QueryResultsFormat.XML and not re.search(
        rb"</(?:\w+:)?sparql\s*>\s*(?:<!--.*-->\s*)?\Z", body[-999:]
    ):
        raise ValueError("the end is missing")
    try:
        return answer_of(ox.parse_query_results(body, format=form), most)
    except SyntaxError as error:
        if _BAD_LABEL not in str(error) or form != ox.QueryResultsFormat.JSON:
            raise
    return answer_of(ox.parse_query_results(_relabelled(body), format=form), most)


def _relabelled(body: bytes) -> bytes:
    """The JSON results with plain labels for blank nodes: some servers use labels that no syntax of RDF has."""
    document: Any = json.loads(body)
    labels: dict[str, str] = {}
    for row in document["results"]["bindings"]:
        for term in row.values():
            if term["type"] == "bnode":
                term["value"] = labels.setdefault(str(term["value"]), f"b{len(labels)}")
    return json.dumps(document).encode()


def failure(message: Message, shift: int = 0) -> SmegraphError:
    """The error that a message of another status tells of; ``shift`` characters stood before the query on its first line."""
    problem = _problem(message)
    detail = _told(str(problem.get("detail", "")))
    kind = str(problem.get("type", "")).partition("#")[2]
    if kind in _KINDS:
        line, column = _number(problem.get("line")), _number(problem.get("column"))
        return _placed(_KINDS[kind], detail, line, column, shift)
    if message.status == 400 and not problem:
        return _plain_failure(message, shift)
    why = _STATUSES.get(message.status, "")
    said = why if message.status == _UNAUTHORIZED else detail or why or "ask whoever runs it"
    return ServerError(f"{message.address}: the server answers {message.status}: {said}")


_UNAUTHORIZED = 401
_STATUSES = {
    401: "it asks for a token; write http://:TOKEN@HOST/, or set SMEGRAPH_TOKEN for a server of this machine",
    403: "it does not let you ask; write http://NAME:PASSWORD@HOST/, or ask whoever runs it",
    404: "there is nothing at this address; give the address of an endpoint",
    405: "it takes no queries at this address; give the address of an endpoint",
    406: "it gives no answers in JSON or XML; give the address of a SPARQL 1.1 endpoint",
    413: "the query is too long for it; shorten it",
    414: "the query is too long for it; shorten it",
    429: "it has too much to do; ask again later",
    500: "it has a fault; ask again later, or ask whoever runs it",
    502: "it has a fault; ask again later, or ask whoever runs it",
    503: "it has too much to do; ask again later",
    504: "the query did not end in time; ask for less",
}


def _told(text: str) -> str:
    """What another server says, as a part of a line that no terminal takes for an order."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:_LONGEST]


def _problem(message: Message) -> dict[str, Any]:
    """The members of a problem (RFC 9457), none if it is none."""
    if message.media_type != "application/problem+json":
        return {}
    try:
        found = json.loads(message.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _plain_failure(message: Message, shift: int) -> SmegraphError:
    """What a server says of a query in words of its own."""
    text = message.body[: 2**16].decode("utf-8", "replace") if message.media_type.startswith("text/plain") else ""
    if engine := _ENGINE.search(text):
        error = syntax_error(engine.group())
        return _placed(QueryError, str(error).partition(": ")[2], error.line, error.column, shift)
    place = _PLACE.search(text)
    said = _told(text) or "the server does not take the query; check its syntax"
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    return _placed(QueryError, said, line, column, shift)


_SAID = re.compile(r"^line \d+, column \d+: ")


def _placed(cls: type[QueryError], said: str, line: int, column: int, shift: int) -> QueryError:
    """The error with line and column in front, as the text stands at the one who asks."""
    if not line:
        return cls(said or "the server cannot answer the query; simplify it")
    if line == 1:
        column = max(1, column - shift)
    return cls(f"line {line}, column {column}: {_SAID.sub('', said)}", line, column)


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < 10**9 else 0

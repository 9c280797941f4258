"""The description of the API (OpenAPI 3.1.0), made from the table of operations."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import urlencode

from graph import __version__
from graph.web.operations import OPERATIONS, Operation, Parameter
from graph.web.reply import PROBLEM, PROBLEMS
from graph.web.schemas import SCHEMAS, ref

JSON = "application/json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
_ALWAYS = (
    *("bad-value", "bad-request", "not-authorized", "origin-refused", "method-refused", "too-slow-to-send"),
    *("host-refused", "answer-too-large", "query-too-complex", "too-many-requests", "headers-too-large"),
    *("server-error", "worker-ended", "waited-too-long", "store-missing", "out-of-time"),
)
_MISSING = ("unknown-name", "not-found")
_ABOUT = (
    "What documents of international bodies say on small and medium-sized enterprises. Every statement names the document and "
    "paragraph it rests on; what is not told is unknown, not absent. Reading only; all times and limits stand at /api/about."
)
_PAGES = "Where the first, previous, next and last page are (RFC 8288)."


def description() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "smegraph",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": "/"}],
        "paths": {one.path: {"get": _operation(one), "head": _head(one)} for one in OPERATIONS},
        "components": {
            "schemas": SCHEMAS,
            "responses": {str(status): _problem(status) for status in _statuses((*_ALWAYS, *_MISSING))},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "password": {"type": "http", "scheme": "basic"},
            },
        },
        "security": [{}, {"token": []}, {"password": []}],
    }


@cache
def description_bytes() -> bytes:
    """The description as JSON."""
    return (json.dumps(description(), ensure_ascii=False, indent=1) + "\n").encode()


def example(operation: Operation) -> str:
    """An address that can be asked as it stands."""
    if operation.example:
        return operation.example
    path = operation.path
    for one in operation.parameters:
        path = path.replace(f"{{{one.name}}}", str(one.example)) if one.place == "path" else path
    query = urlencode(
        [(one.name, one.example) for one in operation.parameters if one.required and one.place == "query"]
    )
    return f"{path}?{query}" if query else path


def _operation(one: Operation) -> dict[str, Any]:
    headers = {"Link": {"description": _PAGES, "schema": {"type": "string"}}} if one.paged else {}
    good = {"description": one.summary, "headers": headers, "content": {JSON: {"schema": ref(one.schema)}}}
    return {
        "operationId": one.name,
        "summary": one.summary,
        "description": f"{one.about} For example: {example(one)}",
        "parameters": _parameters(one),
        "responses": {"200": good, "304": {"description": "The client has the answer already."}, **_problems(one)},
    }


def _head(one: Operation) -> dict[str, Any]:
    told = {status: {"description": body["description"]} for status, body in _told_problems(one).items()}
    return {
        "operationId": f"{one.name}_head",
        "summary": f"{one.summary}: headers only",
        "parameters": _parameters(one),
        "responses": {
            "200": {"description": one.summary},
            "304": {"description": "The client has the answer already."},
            **told,
        },
    }


def _parameters(one: Operation) -> list[dict[str, Any]]:
    found = [_parameter(parameter) for parameter in one.parameters]
    if one.free:
        schema = {"type": "object", "additionalProperties": {"type": "string"}}
        about = "The parameters of the question by name."
        found.append(
            {
                "name": "parameters",
                "in": "query",
                "style": "form",
                "explode": True,
                "schema": schema,
                "description": about,
            }
        )
    return found


def _parameter(one: Parameter) -> dict[str, Any]:
    told = {"name": one.name, "in": one.place, "required": one.required, "description": one.about, "schema": one.schema}
    return {**told, "example": one.example}


def _kinds(one: Operation) -> tuple[str, ...]:
    return (*_ALWAYS, *_MISSING) if one.can_miss else _ALWAYS


def _statuses(kinds: tuple[str, ...]) -> list[int]:
    return sorted({PROBLEMS[kind][0] for kind in kinds})


def _problems(one: Operation) -> dict[str, Any]:
    return {str(status): {"$ref": f"#/components/responses/{status}"} for status in _statuses(_kinds(one))}


def _told_problems(one: Operation) -> dict[str, Any]:
    return {str(status): _problem(status) for status in _statuses(_kinds(one))}


def _problem(status: int) -> dict[str, Any]:
    kinds = [kind for kind in (*_ALWAYS, *_MISSING) if PROBLEMS[kind][0] == status]
    told = "; ".join(f"{kind}: {PROBLEMS[kind][1].lower()}" for kind in kinds)
    return {"description": told, "content": {PROBLEM: {"schema": ref("Problem")}}}

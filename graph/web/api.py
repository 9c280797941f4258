"""The JSON API: its addresses, its description, and a page that lists both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.routing import Route

from graph.web import house
from graph.web.endpoint import fields_of
from graph.web.negotiation import prefers_html
from graph.web.openapi import JSON, OPENAPI, description_bytes
from graph.web.operations import OPERATIONS, Operation
from graph.web.reply import Reply, problem
from graph.web.respond import as_response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

READ = ["GET", "HEAD"]


async def ask(request: Request, operation: Operation) -> Response:
    """The answer of the task of an operation, once its parameters fit."""
    fields = fields_of(request.scope["query_string"])
    if isinstance(fields, Reply):
        return as_response(fields)
    values = operation.read(request.path_params, fields)
    if isinstance(values, Reply):
        return as_response(values)
    job = {"operation": operation.name, "path": request.url.path, "fields": fields, "values": values}
    return await house.answer(request, house.PAGES, "api", job)


async def start(request: Request) -> Response:
    """The page of the API for those who read pages, its description for all others."""
    if prefers_html(request.headers.get("accept", "")):
        return await house.answer(request, house.PAGES, "api_page", {})
    return house.validated(request, Reply(description_bytes(), JSON, headers=(("Vary", "Accept"),)))


async def described(request: Request) -> Response:
    """The description of the API."""
    kind = OPENAPI if "openapi+json" in request.headers.get("accept", "") else JSON
    return house.validated(request, Reply(description_bytes(), kind, headers=(("Vary", "Accept"),)))


async def nothing(request: Request) -> Response:
    """What is told of any other address of the API."""
    detail = f"{request.url.path[:200]}: the API has no such address; /api/openapi.json describes those that it has"
    return as_response(problem("not-found", detail))


def _route(operation: Operation) -> Route:
    return Route(operation.path, partial(ask, operation=operation), methods=READ, name=f"api-{operation.name}")


ROUTES = [
    Route("/api", start, methods=READ),
    Route("/api/openapi.json", described, methods=READ),
    *map(_route, OPERATIONS),
    Route("/api/{rest:path}", nothing, methods=READ),
]

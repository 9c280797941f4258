"""The query page: the page itself, what it asks for while one works in it, and its scripts and styles."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graph.web import house
from graph.web.endpoint import FORM, Fields, fields_of
from graph.web.negotiation import FILES, ROWS, TRIPLES
from graph.web.reading import body_of, media_type_of
from graph.web.reply import Reply, problem
from graph.web.respond import as_response

if TYPE_CHECKING:
    from starlette.requests import Request

READ = ["GET", "HEAD"]
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_OWN = ("question", "query", "title")


async def query_page(request: Request) -> Response:
    """The page, with ``query`` or the saved question ``question`` in it; other parameters are values of the question."""
    fields = fields_of(request.scope["query_string"])
    if isinstance(fields, Reply):
        return as_response(fields)
    given = dict(fields)
    values = {name: text for name, text in given.items() if name not in _OWN}
    job = {"question": given.get("question", ""), "text": given.get("query", ""), "values": values}
    return await house.answer(request, house.PAGES, "query_page", job)


async def about(request: Request) -> Response:
    """What the page says of the server: data version, limits, formats, and whether it asks for a token."""
    shared = house.house_of(request)
    limits = shared.settings.limits
    told = {
        "version": shared.version,
        "seconds": limits.seconds,
        "rows": limits.rows,
        "bytes": limits.answer,
        "address": limits.address,
        "token": bool(shared.settings.token),
        "formats": {"rows": list(ROWS | FILES), "truth": list(ROWS), "triples": list(TRIPLES)},
    }
    body = json.dumps(told, separators=(",", ":")).encode() + b"\n"
    return house.validated(request, Reply(body, "application/json", facts={"version": shared.version}))


async def completion(request: Request) -> Response:
    """What can stand in a query on this graph."""
    return await house.answer(request, house.PAGES, "query_completion", {})


async def saved_questions(request: Request) -> Response:
    """The saved questions with their parameters."""
    return await house.answer(request, house.PAGES, "query_questions", {})


async def text(request: Request) -> Response:
    """The query of the saved question ``name``, filled with the other parameters of the address."""
    fields = fields_of(request.scope["query_string"])
    if isinstance(fields, Reply):
        return as_response(fields)
    values = dict(fields)
    name = values.pop("name", "")
    if not name:
        return as_response(problem("bad-request", "name a saved question: ?name=... and its parameters"))
    return await house.answer(request, house.PAGES, "query_text", {"question": name, "values": values})


async def answer_map(request: Request) -> Response:
    """The map of the answer to ``query``, by GET or by POST of a form."""
    fields = fields_of(request.scope["query_string"])
    if request.method == "POST" and not isinstance(fields, Reply):
        more = await _form(request)
        fields = more if isinstance(more, Reply) else fields + more
    if isinstance(fields, Reply):
        return as_response(fields)
    if [name for name, _ in fields].count("query") != 1:
        return as_response(problem("bad-request", "send one parameter 'query'"))
    values = dict(fields)
    request.state.facts = {"query": values["query"]}
    job = {"query": values["query"], "title": values.get("title", "")[:300]}
    return await house.answer(request, house.STUDIES, "answer_map", job)


async def _form(request: Request) -> Fields | Reply:
    if media_type_of(request)[0] != FORM:
        return problem("media-type-unknown", f"send a form as {FORM}", (("Accept-Post", FORM),))
    body = await body_of(request, house.house_of(request).settings.limits.body)
    return body if isinstance(body, Reply) else fields_of(body)


async def from_map(request: Request) -> Response:
    """A link of the map of an answer leads to the page of the site."""
    return RedirectResponse(f"/{request.path_params['folder']}/{request.path_params['page']}.html", 303)


async def start_from_map(_: Request) -> Response:
    """The start of the site, from the map of an answer."""
    return RedirectResponse("/index.html", 303)


async def asset(request: Request) -> Response:
    """A script or style sheet of the page, by its name."""
    content = ASSETS.get(request.path_params["name"])
    if content is None:
        return as_response(problem("not-found", "there is no such script or style sheet"))
    return house.validated(request, content)


def _assets() -> dict[str, Reply]:
    """Every script and style sheet of the package by name, read once: no other file can be asked for."""
    found = {}
    folder = resources.files("graph.web").joinpath("assets")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        kind = _TYPES.get(f".{file.name.rpartition('.')[2]}")
        if kind:
            found[file.name] = Reply(file.read_bytes(), kind)
    return found


ASSETS = _assets()
ROUTES = [
    Route("/query", query_page, methods=READ),
    Route("/query/about.json", about, methods=READ),
    Route("/query/completion.json", completion, methods=READ),
    Route("/query/questions.json", saved_questions, methods=READ),
    Route("/query/text", text, methods=READ),
    Route("/query/map", answer_map, methods=[*READ, "POST"]),
    Route("/query/index.html", start_from_map, methods=READ),
    Route("/query/{folder}/{page}.html", from_map, methods=READ),
    Route("/assets/{name}", asset, methods=READ),
]

"""The SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol, and the read side of the Graph Store Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graph.vocab import BASE
from graph.web import house, pages
from graph.web.negotiation import FILES, prefers_html
from graph.web.reading import body_of, media_type_of
from graph.web.reply import Reply, problem
from graph.web.respond import as_response

if TYPE_CHECKING:
    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
_TAKEN = f"{QUERY}, {FORM}"
_MOST_FIELDS = 1000
_NO_UPDATE = "this server answers questions and takes no changes; data are changed where they are kept"
Fields = list[tuple[str, str]]


async def sparql(request: Request) -> Response:
    """A query by GET, by POST of a form, or by POST of the query itself; without any, the service description."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": _TAKEN})
    fields = fields_of(request.scope["query_string"])
    if isinstance(fields, Reply):
        return as_response(fields)
    if request.method == "POST":
        read = await _posted(request, fields)
        if isinstance(read, Reply):
            return as_response(read)
        fields = read
    elif not fields:
        return await _about(request)
    return await _query(request, fields)


async def _about(request: Request) -> Response:
    if prefers_html(request.headers.get("accept", "")):
        return RedirectResponse("/query", 303)
    job = {"accept": request.headers.get("accept", ""), "address": str(request.url_for("sparql"))}
    return await house.answer(request, house.PAGES, "description", job)


async def _posted(request: Request, fields: Fields) -> Fields | Reply:
    """The fields of the address and those of the body."""
    kind, charset = media_type_of(request)
    if kind not in (FORM, QUERY, UPDATE):
        told = f"send the query as {QUERY}, or as a form as {FORM}"
        return problem("media-type-unknown", told, (("Accept-Post", _TAKEN),))
    if charset not in ("", "utf-8"):
        return problem("media-type-unknown", f"send UTF-8, not {charset[:40]}")
    body = await body_of(request, house.house_of(request).settings.limits.body)
    if isinstance(body, Reply):
        return body
    if kind == FORM:
        more = fields_of(body)
        return more if isinstance(more, Reply) else fields + more
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return problem("bad-request", f"the body is not UTF-8 at byte {error.start}")
    return [*fields, ("query" if kind == QUERY else "update", text)]


def fields_of(content: bytes) -> Fields | Reply:
    """The fields of a query string or form, which must be UTF-8."""
    try:
        return parse_qsl(content.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        return problem("bad-request", f"the parameters are not percent-encoded UTF-8 ({error.reason})")
    except ValueError:
        return problem("bad-request", f"there are more than {_MOST_FIELDS} parameters")


async def _query(request: Request, fields: Fields) -> Response:
    """The answer to the one query among the fields."""
    names = [name for name, _ in fields]
    if "update" in names or "using-graph-uri" in names or "using-named-graph-uri" in names:
        return as_response(problem("update-refused", _NO_UPDATE))
    if names.count("query") != 1:
        count = names.count("query")
        return as_response(problem("bad-request", f"there are {count} parameters 'query'; send one"))
    values = dict(fields)
    seconds = _seconds(values.get("timeout", ""))
    if seconds is None:
        return as_response(problem("bad-value", "timeout: give a number of seconds above 0"))
    job = {
        "query": values["query"],
        "default": [value for name, value in fields if name == "default-graph-uri"],
        "named": [value for name, value in fields if name == "named-graph-uri"],
        "accept": request.headers.get("accept", ""),
        "format": values.get("format", ""),
        "evidence": values.get("evidence", "") not in ("", "0", "false"),
    }
    request.state.facts = {"query": values["query"]}
    pool = house.STUDIES if job["evidence"] or job["format"] in FILES else house.QUERIES
    return await house.answer(request, pool, "sparql", job, seconds)


def _seconds(text: str) -> float | None:
    """A limit in seconds, 0 if none is given, None if the text is no such number."""
    if not text:
        return 0.0
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 < seconds < float("inf") else None


async def graph_store(request: Request) -> Response:
    """A graph: ``?default``, or ``?graph=IRI`` (indirect graph identification)."""
    fields = fields_of(request.scope["query_string"])
    if isinstance(fields, Reply):
        return as_response(fields)
    names = [value for name, value in fields if name == "graph"]
    if len(names) + [name for name, _ in fields].count("default") != 1 or names == [""]:
        return as_response(problem("bad-request", "name one graph: ?default, or ?graph= and the IRI of a graph"))
    return await _graph(request, names[0] if names else "")


async def direct_graph(request: Request) -> Response:
    """A graph by its own address (direct graph identification); readers are sent to the page on what was read."""
    if prefers_html(request.headers.get("accept", "")):
        return await pages.page(request)
    return await _graph(request, f"{BASE}graph/{request.path_params['name']}")


async def _graph(request: Request, name: str) -> Response:
    job = {"graph": name, "accept": request.headers.get("accept", "")}
    return await house.answer(request, house.QUERIES, "graph", job)


ROUTES = [
    Route("/sparql", sparql, methods=METHODS, name="sparql"),
    Route("/data", graph_store, methods=["GET", "HEAD"]),
    Route("/graph/{name:path}", direct_graph, methods=["GET", "HEAD"]),
]

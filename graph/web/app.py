"""The application: which address is answered by what."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from graph.web import api, endpoint, house_keeping, pages, query_page
from graph.web.guard import Guard
from graph.web.house import QUERIES, House
from graph.web.journal import Journal
from graph.web.reply import problem
from graph.web.respond import as_response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from graph.web.settings import Settings

ROUTES = (*house_keeping.ROUTES, *endpoint.ROUTES, *api.ROUTES, *query_page.ROUTES, *pages.ROUTES)


def make_app(settings: Settings) -> ASGIApp:
    """The application for uvicorn."""
    house = House(settings)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        for pool in house.pools.values():
            pool.start()
        await house.pools[QUERIES].stand_ready()
        yield
        await asyncio.gather(*(pool.close() for pool in house.pools.values()))

    handlers = {HTTPException: _http_problem, Exception: _fault}
    app = Starlette(routes=list(ROUTES), lifespan=lifespan, exception_handlers=handlers)
    app.state.house = house
    return Journal(Guard(app, settings), house)


async def _fault(_: Request, __: Exception) -> Response:
    """What is told of a fault of ours; the journal writes its cause."""
    return as_response(problem("server-error", "the server could not answer; its log has the cause"))


async def _http_problem(request: Request, error: Exception) -> Response:
    """What Starlette itself refuses, as a problem."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    if error.status_code == 404:
        return as_response(problem("not-found", f"{request.url.path[:200]}: see / for what there is"))
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "GET, HEAD")
        detail = f"{request.method[:20]} is not taken here; the address takes {allowed}"
        return as_response(problem("method-refused", detail, (("Allow", allowed),)))
    return as_response(problem("bad-request", str(error.detail)))

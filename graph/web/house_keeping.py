"""What keeps a server running looks at: health, metrics, and the kinds of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from graph import __version__
from graph.web import house, metrics
from graph.web.house import house_of

if TYPE_CHECKING:
    from starlette.requests import Request


async def health(request: Request) -> Response:
    """Whether the server can answer: 200, or 503 with the reason."""
    shared = house_of(request)
    fault = next((pool.fault for pool in shared.pools.values() if not pool.ready), "")
    content = {"status": "failing" if fault else "ok", "program": __version__, "data": shared.version}
    return JSONResponse({**content, "fault": fault} if fault else content, 503 if fault else 200)


async def figures(request: Request) -> Response:
    """The metrics for Prometheus."""
    return Response(house_of(request).metrics.text(), media_type=metrics.MEDIA_TYPE)


async def problems(request: Request) -> Response:
    """The kinds of problems: what the type of each leads to."""
    return await house.answer(request, house.PAGES, "problems", {})


async def robots(_: Request) -> Response:
    """Crawlers are asked to leave the endpoint alone."""
    return PlainTextResponse("User-agent: *\nDisallow: /sparql\nDisallow: /query\nDisallow: /api\n")


ROUTES = [
    Route("/health", health, methods=["GET", "HEAD"]),
    Route("/metrics", figures, methods=["GET", "HEAD"]),
    Route("/problems", problems, methods=["GET", "HEAD"]),
    Route("/robots.txt", robots, methods=["GET", "HEAD"]),
]

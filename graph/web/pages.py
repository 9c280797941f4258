"""The pages of the site, and the IRIs of the graph: whatever has no address of its own elsewhere is looked for here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from graph.web import house

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def page(request: Request) -> Response:
    """A file of the site, or what is known of an IRI, as page or as RDF."""
    raw = request.scope.get("raw_path") or request.url.path.encode()
    job = {
        "path": request.path_params.get("path", request.url.path[1:]),
        "raw": raw.decode("ascii", "replace").removeprefix("/"),
        "accept": request.headers.get("accept", ""),
        "endpoint": str(request.url_for("sparql")),
    }
    return await house.answer(request, house.PAGES, "page", job)


ROUTES = [Route("/{path:path}", page, methods=["GET", "HEAD"])]
"""To be asked last."""

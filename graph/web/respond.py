"""Replies become responses of Starlette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from graph.web.reply import Reply


def as_response(reply: Reply) -> Response:
    """The response with the reply's body, status and headers."""
    response = Response(reply.body, reply.status, media_type=None)
    response.headers["Content-Type"] = reply.media_type
    for name, value in reply.headers:
        response.headers[name] = value
    return response

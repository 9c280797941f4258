"""Reads the body of a request, up to its limit."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from starlette.requests import Request


_DROPPED = 8 * 2**20


def media_type_of(request: Request) -> tuple[str, str]:
    """The media type of the body and its charset, both in lower case, empty if there is none."""
    header = request.headers.get("content-type", "")
    message = Message()
    message["Content-Type"] = header
    charset = message.get_param("charset", "")
    return (message.get_content_type() if header else ""), str(charset).casefold()


async def body_of(request: Request, most: int) -> bytes | Reply:
    """The body, or a problem if it has more than ``most`` bytes.

    Some of what comes beyond them is read and dropped: a client that is still sending would not see the answer.
    """
    too_large = problem("body-too-large", f"a body may have {most:,} bytes", (("Connection", "close"),))
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size <= most:
                chunks.append(chunk)
            elif size > most + _DROPPED:
                break
    except ClientDisconnect:
        return problem("bad-request", "the request broke off")
    return b"".join(chunks) if size <= most else too_large

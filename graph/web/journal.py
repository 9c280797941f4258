"""Keeps the journal: a line of the log and a count for every request, and an answer in words if something of ours fails."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.web import log
from graph.web.reply import problem
from graph.web.respond import as_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graph.web.house import House


_PROBLEM = b'{"type": "/problems#'


@dataclass
class _Sent:
    """What has been sent of an answer."""

    status: int = 0
    bytes: int = 0
    problem: str = ""

    def add(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            return
        body = message.get("body", b"")
        if self.status >= 400 and not self.bytes and body.startswith(_PROBLEM):
            self.problem = body[len(_PROBLEM) :].partition(b'"')[0].decode("ascii", "replace")
        self.bytes += len(body)


class Journal:
    """Writes a line of the log for every request, counts it, and answers in words if something of ours fails."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app, self._house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, sent = time.perf_counter(), _Sent()
        scope.setdefault("state", {})

        async def counted(message: Message) -> None:
            sent.add(message)
            await send(message)

        try:
            await self._app(scope, receive, counted)
        except Exception as error:  # noqa: BLE001 - told to the log, and to the client without its cause
            log.write("fault", error=repr(error))
            if not sent.status:
                fault = problem("server-error", "the server could not answer; its log has the cause")
                await as_response(fault)(scope, receive, counted)
        finally:
            self._tell(scope, time.perf_counter() - began, sent)

    def _tell(self, scope: Scope, seconds: float, sent: _Sent) -> None:
        route = getattr(scope.get("route"), "path", "other")
        method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "OPTIONS") else "other"
        self._house.metrics.answered(route, method, sent.status, seconds)
        facts = {**scope["state"].get("facts", {}), **({"problem": sent.problem} if sent.problem else {})}
        facts.pop("tag", None)
        if not self._house.settings.log_queries:
            facts.pop("query", None)
        client = scope["client"][0] if scope.get("client") else ""
        log.write(
            "request",
            client=client,
            method=scope["method"][:20],
            path=scope["path"][:300],
            status=sent.status,
            ms=round(seconds * 1000, 1),
            bytes=sent.bytes,
            **facts,
        )

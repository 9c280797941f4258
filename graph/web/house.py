"""What all requests share, and how a request gets its answer from a worker."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from starlette.responses import Response

from graph.generations import current_generation
from graph.web.metrics import Metrics
from graph.web.pool import Pool
from graph.web.process import Role
from graph.web.reply import Reply, problem
from graph.web.respond import as_response
from graph.web.tasks import TASKS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from graph.web.settings import Settings

QUERIES = "queries"
"""Workers that only ask the store: sealed, and many."""
STUDIES = "studies"
"""One worker for queries of clients that need more than the store: their evidence, their map."""
PAGES = "pages"
"""One worker for what we ask ourselves: it keeps what it has read of the graph, so no query of a client may end it."""
_ASKED_BY_CLIENTS = {QUERIES: ("sparql", "graph"), STUDIES: ("sparql", "answer_map")}
_CLIENT_GONE = 499
_KEPT = ("ETag", "Cache-Control", "Vary", "Smegraph-Version", "Content-Security-Policy")
_CHECK_EVERY = 0.5


class House:
    """What all requests share: settings, workers and counts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.untaken = 0
        """Bytes of answers that are being sent."""
        self._checked, self._generation = 0.0, ""
        roles = (
            Role(QUERIES, _ASKED_BY_CLIENTS[QUERIES], settings.limits.workers, sealed=True),
            Role(STUDIES, _ASKED_BY_CLIENTS[STUDIES], 1, sealed=False),
            Role(PAGES, tuple(task for task in TASKS if task not in ("sparql", "answer_map")), 1, sealed=False),
        )
        self.pools = {role.name: Pool(settings, role, self._current, self.metrics) for role in roles}
        self.metrics.watch(self.pools.values())

    def _current(self) -> str:
        """The generation of the store that is current now, looked up at most twice a second."""
        now = time.monotonic()
        if now - self._checked > _CHECK_EVERY:
            self._checked, self._generation = now, current_generation(self.settings.paths.store)
        return self._generation

    @property
    def version(self) -> str:
        """The data version that is served."""
        return self.pools[QUERIES].version


def house_of(request: Request) -> House:
    """What the requests share."""
    house: House = request.app.state.house
    return house


def client_of(request: Request) -> str:
    """Who asks, for turns in the queue: the address of the other side."""
    return request.client.host if request.client else ""


async def asked(request: Request, pool: str, task: str, job: Mapping[str, Any], seconds: float = 0.0) -> Reply | None:
    """What a worker of a pool answers to a job; None if the client has gone, and then the worker is killed.

    The body of the request must have been read before. ``seconds`` can only shorten the limit.
    """
    house = house_of(request)
    limits = house.settings.limits
    longest = limits.page_seconds if pool == PAGES else limits.seconds
    whole = {**job, "task": task, "seconds": min(seconds, longest) if seconds > 0 else longest}
    work = asyncio.ensure_future(house.pools[pool].run(client_of(request), whole))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        return None
    finally:
        gone.cancel()
        work.cancel()
        await asyncio.gather(work, gone, return_exceptions=True)


async def answer(request: Request, pool: str, task: str, job: Mapping[str, Any], seconds: float = 0.0) -> Response:
    """The response with what a worker answers; 304 if the client has it already."""
    house = house_of(request)
    reply = await asked(request, pool, task, job, seconds)
    if reply is None:
        return as_response(Reply(b"", "text/plain", _CLIENT_GONE))
    if house.untaken + len(reply.body) > house.settings.limits.untaken:
        detail = "too much is on its way to other clients; try again later"
        reply = problem("too-many-requests", detail, (("Retry-After", "10"),))
    request.state.facts = {**getattr(request.state, "facts", {}), **reply.facts}
    return _Sending(house, validated(request, reply))


class _Sending(Response):
    """A response whose size counts as untaken until the client has taken it or has gone."""

    def __init__(self, house: House, response: Response) -> None:
        self._house, self._response = house, response
        super().__init__(status_code=response.status_code)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it (ASGI)."""
        size = len(self._response.body)
        self._house.untaken += size
        try:
            await self._response(scope, receive, send)
        finally:
            self._house.untaken -= size


def validated(request: Request, reply: Reply) -> Response:
    """A good reply with an entity tag and the data version, to be asked for again without being sent again.

    The tag of a worker's reply was made by the worker.
    """
    response = as_response(reply)
    if reply.status != 200:
        response.headers["Cache-Control"] = "no-store"
        return response
    tag = f'"{reply.facts.get("tag") or reply.digest()}"'
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    if "seconds" in reply.facts:
        response.headers["Server-Timing"] = f"work;dur={reply.facts['seconds'] * 1000:.1f}"
    if version := reply.facts.get("version", ""):
        response.headers["Smegraph-Version"] = version
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    if request.method in ("GET", "HEAD") and tag in known:
        kept = tuple((name, response.headers[name]) for name in _KEPT if name in response.headers)
        return as_response(Reply(b"", reply.media_type, 304, kept))
    return response


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass

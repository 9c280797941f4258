"""Worker processes: each answers one job at a time, and is killed and replaced when time is up or nobody waits any more."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from graph.web.process import Ended, Role, Worker
from graph.web.queue import FairQueue
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.web.metrics import Metrics
    from graph.web.settings import Settings

_RETRY = (0.1, 0.5, 2.0, 5.0)
_TOO_DEEP = "the query is nested too deeply or needs too much memory; simplify it"


class Pool:
    """The workers of a role, and who waits for them."""

    def __init__(self, settings: Settings, role: Role, current: Callable[[], str], metrics: Metrics) -> None:
        self._settings, self.role, self._current, self._metrics = settings, role, current, metrics
        limits = settings.limits
        self._queue: FairQueue[asyncio.Future[Worker]] = FairQueue(limits.waiting, limits.waiting_each)
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._watching: set[asyncio.Task[None]] = set()
        self._closed = False
        self.fault = ""
        """Why the last worker could not be started; empty if it could."""

    def start(self) -> None:
        """Start all workers; who asks before they stand ready waits for them."""
        for _ in range(self.role.size):
            self._replace()

    async def stand_ready(self) -> None:
        """Wait until a worker stands ready, or one has failed to."""
        while not self._idle and not self.fault:
            await asyncio.sleep(0.01)

    @property
    def busy(self) -> int:
        """Workers at work now."""
        return len(self._all) - len(self._idle)

    @property
    def waiting(self) -> int:
        """Requests that wait for a worker."""
        return len(self._queue)

    @property
    def ready(self) -> bool:
        """Whether at least one worker is there."""
        return bool(self._all)

    @property
    def version(self) -> str:
        """The data version that the newest worker has open."""
        return next((worker.version for worker in reversed(self._idle)), next((w.version for w in self._all), ""))

    async def run(self, client: str, job: Mapping[str, Any]) -> Reply:
        """The answer to a job within its ``seconds``; the worker is killed when they are over or the caller is cancelled."""
        waited = time.perf_counter()
        worker = await self._lease(client)
        if isinstance(worker, Reply):
            return worker
        self._metrics.waited(self.role.name, time.perf_counter() - waited)
        try:
            reply = await asyncio.wait_for(worker.answer(job), job["seconds"])
        except TimeoutError:
            self._discard(worker, "deadline")
            seconds = job["seconds"]
            return problem(
                "out-of-time", f"no answer within {seconds:g} seconds; ask for less (a LIMIT, fewer patterns)"
            )
        except Ended:
            await worker.gone()
            self._discard(worker, "died")
            if worker.ended_by_its_work:
                return problem("query-too-complex", _TOO_DEEP)
            return problem(
                "worker-ended", "the process that worked on this was ended; try again", (("Retry-After", "1"),)
            )
        except BaseException:
            self._discard(worker, "client gone")
            raise
        self._release(worker)
        return Reply(
            reply.body, reply.media_type, reply.status, reply.headers, {**reply.facts, "version": worker.version}
        )

    async def _lease(self, client: str) -> Worker | Reply:
        worker = self._take_idle()
        if worker is not None:
            return worker
        if not self._all and self.fault:
            return problem("store-missing", self.fault, (("Retry-After", "5"),))
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        if not self._queue.add(client, turn):
            detail = f"{len(self._queue)} requests are waiting already; try again later"
            return problem("too-many-requests", detail, (("Retry-After", self._soon()),))
        try:
            return await asyncio.wait_for(asyncio.shield(turn), self._settings.limits.patience)
        except TimeoutError:
            if turn.done():
                return turn.result()
            detail = f"no worker became free within {self._settings.limits.patience:g} seconds; try again later"
            return problem("waited-too-long", detail, (("Retry-After", self._soon()),))
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # the worker came in the very moment of leaving
                self._release(turn.result())
            raise
        finally:
            self._queue.remove(client, turn)
            turn.cancel()

    def _soon(self) -> str:
        return str(min(60, 1 + len(self._queue) // max(1, self.role.size)))

    def _take_idle(self) -> Worker | None:
        current = self._current()
        while self._idle:
            worker = self._idle.pop()
            if not worker.alive:
                self._discard(worker, "died")
            elif current and worker.generation != current:
                self._discard(worker, "new data")
            else:
                return worker
        return None

    def _release(self, worker: Worker) -> None:
        self._idle.append(worker)
        self._serve_next()

    def _serve_next(self) -> None:
        while len(self._queue):
            worker = self._take_idle()
            if worker is None:
                return
            turn = self._queue.take()
            if turn is None or turn.done():
                self._idle.append(worker)
            else:
                turn.set_result(worker)

    def _discard(self, worker: Worker, why: str) -> None:
        worker.kill()
        self._all.discard(worker)
        self._metrics.ended(self.role.name, why)
        self._replace()

    def _replace(self) -> None:
        if self._closed:
            return
        task = asyncio.ensure_future(self._start_one())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _start_one(self) -> None:
        """Start a worker; if that fails, again after a while, for as long as the server runs."""
        attempt = 0
        while not self._closed:
            try:
                worker = await Worker.start(self._settings, self.role)
            except (Ended, TimeoutError, OSError) as error:
                self.fault = str(error) or "a worker was not ready in time"
                await asyncio.sleep(_RETRY[min(attempt, len(_RETRY) - 1)])
                attempt += 1
                continue
            self.fault = ""
            if self._closed:
                worker.kill()
                return
            self._all.add(worker)
            self._watch(worker)
            self._release(worker)
            return

    def _watch(self, worker: Worker) -> None:
        """Replace a worker that ends while it stands ready."""

        async def replace_if_idle() -> None:
            await worker.gone()
            if worker in self._idle and not self._closed:
                self._idle.remove(worker)
                self._discard(worker, "died")

        task = asyncio.ensure_future(replace_if_idle())
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        for task in list(self._starting):
            task.cancel()
        workers = list(self._all)
        for worker in workers:
            worker.kill()
        await asyncio.gather(*self._starting, *self._watching, *(w.gone() for w in workers), return_exceptions=True)

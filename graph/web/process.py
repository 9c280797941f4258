"""A worker as the server sees it: a process with a channel, that answers one job at a time and can be killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.web.channel import packed, read
from graph.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.web.settings import Settings

_PACKAGE_HOME = Path(__file__).resolve().parents[2]
_READY = 60.0
_OF_ITS_WORK = {-getattr(signal, name, 0) for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL")} - {0}


@dataclass(frozen=True, slots=True)
class Role:
    """What the workers of a pool are for."""

    name: str
    tasks: tuple[str, ...]
    size: int
    sealed: bool
    """Whether the workers may open nothing more once they stand ready."""


class Ended(Exception):  # noqa: N818 - what happened to the process, not a fault to be raised to a caller
    """A worker has ended before it answered."""


class Worker:
    """One process with its channel."""

    def __init__(self, process: asyncio.subprocess.Process, generation: str, version: str) -> None:
        self._process = process
        self.generation, self.version = generation, version

    @classmethod
    async def start(cls, settings: Settings, role: Role) -> Worker:
        """A worker that stands ready.

        Raises:
            Ended: it could not open the store; the message says why.

        """
        limits = settings.limits
        order = {
            **{name: str(getattr(settings.paths, name)) for name in ("data", "ontology", "store")},
            "tasks": role.tasks,
            "sealed": role.sealed and not settings.services,
            "memory": limits.memory,
            "limits": asdict(limits),
            "services": sorted(settings.services),
            "server": os.getpid(),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "graph.web.worker",
            json.dumps(order),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=None if os.environ.get("SMEGRAPH_WORKER_ERRORS") else asyncio.subprocess.DEVNULL,
            cwd=_PACKAGE_HOME,
        )
        worker = cls(process, "", "")
        try:
            greeting, _ = await asyncio.wait_for(worker._read(), _READY)
        except (TimeoutError, asyncio.CancelledError, Ended):
            worker.kill()
            raise
        if "error" in greeting:
            worker.kill()
            raise Ended(greeting["error"])
        worker.generation, worker.version = greeting["generation"], greeting["version"]
        return worker

    async def _read(self) -> tuple[dict[str, Any], bytes]:
        assert self._process.stdout is not None  # noqa: S101 - it was started with a pipe
        try:
            return await read(self._process.stdout)
        except asyncio.IncompleteReadError:
            raise Ended(f"the worker ended with {await self._process.wait()}") from None

    async def answer(self, job: Mapping[str, Any]) -> Reply:
        """What the worker answers.

        Raises:
            Ended: the process died.

        """
        assert self._process.stdin is not None  # noqa: S101 - it was started with a pipe
        try:
            self._process.stdin.write(packed(dict(job)))
            await self._process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            raise Ended("the worker had ended") from None
        head, body = await self._read()
        headers = tuple((name, value) for name, value in head["headers"])
        return Reply(body, head["media_type"], head["status"], headers, head["facts"])

    @property
    def alive(self) -> bool:
        """Whether the process has not been seen to end."""
        return self._process.returncode is None

    @property
    def ended_by_its_work(self) -> bool:
        """Whether the process died of what it was asked: its stack or its memory ran out."""
        return self._process.returncode in _OF_ITS_WORK

    @property
    def id(self) -> int:
        """The number of the process."""
        return self._process.pid

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        """Wait until the process has ended."""
        await self._process.wait()

"""A worker: a process that holds the store open, takes one job after the other, and can be killed at any moment.

Its channel is its standard input and output. It reads nothing else once it stands ready: on Linux it can then open no file
and no socket, its memory is limited, and if the server dies it dies too.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import signal
import sys
import time
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import (
    AnswerSizeError,
    FederationError,
    QueryError,
    SmegraphError,
    StoreError,
    UnknownNameError,
)
from graph.store import KnowledgeGraph
from graph.web.channel import packed, receive
from graph.web.desk import Desk
from graph.web.reply import Reply, problem
from graph.web.tasks import task_named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from graph.web.tasks import Task

_KINDS: tuple[tuple[type[SmegraphError], str], ...] = (
    (AnswerSizeError, "answer-too-large"),
    (FederationError, "service-refused"),
    (QueryError, "bad-query"),
    (UnknownNameError, "unknown-name"),
    (StoreError, "store-missing"),
)
_UNASKED = 1.0
"""Seconds without a job after which a worker for pages begins to make ready."""
_GRACE = 2.0
_DEATH_SIGNAL = 1


def main() -> None:
    """Open the store that the first argument names, say so, and answer until the channel ends."""
    order = json.loads(sys.argv[1])
    source, sink = _channel()
    _die_with_the_server(order["server"])
    desk, greeting = _desk(order)
    tasks = {name: task_named(name) for name in order["tasks"]}
    _limit(order["memory"] * 2**20, order["sealed"])
    sink.write(packed(greeting))
    sink.flush()
    if desk is None:
        return
    if "page" in tasks:
        _make_ready(desk, tasks["page"], source)
    while message := receive(source):
        head, _ = message
        _alarm(head["seconds"] + _GRACE)
        began = time.perf_counter()
        reply = answered(tasks[head["task"]], desk, head)
        facts = {**reply.facts, "seconds": round(time.perf_counter() - began, 6), "tag": reply.digest()}
        answer = {"status": reply.status, "media_type": reply.media_type, "headers": reply.headers, "facts": facts}
        sink.write(packed(answer, reply.body))
        sink.flush()
        _alarm(0)


def _make_ready(desk: Desk, page: Task, source: BinaryIO) -> None:
    """Read what pages are made from before the first visitor comes, if he leaves the time."""
    if sys.platform != "win32" and not select.select([source], [], [], _UNASKED)[0]:
        answered(page, desk, {"path": "", "raw": "", "accept": "text/html"})


def answered(task: Task, desk: Desk, job: Mapping[str, Any]) -> Reply:
    """What a task answers; whatever goes wrong in it becomes a problem."""
    try:
        reply = task(desk, job)
    except SmegraphError as error:
        return refused(error)
    except MemoryError:
        return problem("query-too-complex", "the answer needs more memory than the server gives; ask for less")
    except Exception:  # noqa: BLE001 - a fault of ours must not end the worker, and is told to the log
        reply = problem("server-error", "the server could not answer; its log has the cause")
        return replace(reply, facts={**reply.facts, "trace": traceback.format_exc()})
    if len(reply.body) > desk.limits.answer:
        most = desk.limits.answer // 2**20
        return problem("answer-too-large", f"the answer is larger than {most} MiB; add a LIMIT, or ask for less")
    return reply


def refused(error: SmegraphError) -> Reply:
    """An error of ours as a problem, with the place in the query or the near names if it has any."""
    kind = next((kind for cls, kind in _KINDS if isinstance(error, cls)), "bad-value")
    if isinstance(error, QueryError) and error.line:
        return problem(kind, str(error), line=error.line, column=error.column)
    if isinstance(error, UnknownNameError):
        return problem(kind, str(error), near=list(error.near))
    return problem(kind, str(error))


def _channel() -> tuple[BinaryIO, BinaryIO]:
    """The channel's two ends; whatever else is printed goes to standard error."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, sink


def _desk(order: Mapping[str, Any]) -> tuple[Desk | None, dict[str, Any]]:
    data, ontology, store = (Path(order[name]) for name in ("data", "ontology", "store"))
    try:
        kg = KnowledgeGraph.at(store, data, ontology)
        if kg is None:
            return None, {"error": f"{store}: there is no store; run 'smegraph build'"}
        desk = Desk.of(kg, order)
    except SmegraphError as error:
        return None, {"error": str(error)}
    return desk, {"generation": kg.generation, "version": desk.version}


def _die_with_the_server(server: int) -> None:
    """Ask Linux to kill this process when the server ends; Ctrl-C is the server's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != server:  # it died before we could ask
            os._exit(1)
    with contextlib.suppress(OSError):
        os.nice(5)


def _alarm(seconds: float) -> None:
    """End this process after so many seconds, also in the midst of the engine's work; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit(memory: int, sealed: bool) -> None:
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = memory + _held()
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if sealed and _all_open():
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _held() -> int:
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * 4096
    except (OSError, ValueError, IndexError):
        return 2**30


def _all_open() -> bool:
    """Whether every file of the database is open, so that none need be opened later."""
    try:
        held = {entry.readlink() for entry in Path("/proc/self/fd").iterdir() if entry.exists()}
    except OSError:
        return False
    tables = [path for path in held if path.suffix == ".sst"]
    return bool(tables) and all(table in held for table in tables[0].parent.glob("*.sst"))


if __name__ == "__main__":
    main()

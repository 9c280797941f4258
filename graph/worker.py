"""Runs work on untrusted input in a child process with a deadline and a memory limit, so that it cannot take the program down.

The query engine has no time limit of its own, and a text nested thousands of levels deep ends its process; a file may unpack
without end. On a system without ``fork`` the work runs in this process, without the limits.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import time
from typing import TYPE_CHECKING, TypeVar

from graph.errors import QueryError, SmegraphError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
MEMORY_BYTES = 6 * 2**30


def query_failed(seconds: float) -> SmegraphError:
    """What to raise for a query that did not end within ``seconds``, or, if they are 0, whose process died."""
    if seconds:
        fix = "ask for less (a LIMIT, fewer unconnected patterns), or give more time with --timeout"
        return QueryError(f"the query did not end within {seconds:g} seconds; {fix}")
    return QueryError("the query is nested too deeply or needs too much memory; simplify it")


def guarded(
    work: Callable[[], T],
    seconds: float,
    memory: int = MEMORY_BYTES,
    failed: Callable[[float], SmegraphError] = query_failed,
) -> T:
    """The result of ``work``, computed in a child process; it must be picklable.

    ``memory`` is in bytes, for the whole child. ``failed`` makes the error: it is given ``seconds`` if they passed, 0 if the
    child died.

    Raises:
        SmegraphError: what ``failed`` returns, if the deadline passed or the child died; else the error of ours the work raised.

    """
    if not hasattr(os, "fork") or seconds <= 0:
        return work()
    sys.stdout.flush()
    sys.stderr.flush()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(work, writer, memory)
    os.close(writer)
    try:
        answer = _read(reader, time.monotonic() + seconds)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not answer:
        raise failed(seconds if answer is None else 0)
    try:
        good, value = pickle.loads(answer)  # noqa: S301 - written by our own child
    except (EOFError, pickle.UnpicklingError):  # the child died, or ran out of memory, while it wrote
        raise failed(0) from None
    if good:
        return value  # type: ignore[no-any-return]
    raise value


def _work(work: Callable[[], object], writer: int, memory: int) -> None:
    try:
        _limit_memory(memory)
        try:
            answer = (True, work())
        except SmegraphError as error:
            answer = (False, error)
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(answer, pipe)
    finally:
        os._exit(0)


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # a system that cannot limit memory still keeps the deadline
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(reader: int, deadline: float) -> bytes | None:
    """What the child wrote; empty if it died, None if the deadline passed."""
    chunks: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            return None
        chunk = os.read(reader, 1 << 20)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)

"""Runs a query in a child process with a deadline and a memory limit, so that no query can take the program down.

The engine has no time limit of its own, and a text nested thousands of levels deep ends its process. On a system without
``fork`` the query runs in this process, without the limits.
"""

from __future__ import annotations

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


def guarded(work: Callable[[], T], seconds: float) -> T:
    """The result of ``work``, computed in a child process; it must be picklable.

    Raises:
        QueryError: the deadline passed, or the child died.
        SmegraphError: whatever error of ours the work raised.

    """
    if not hasattr(os, "fork") or seconds <= 0:
        return work()
    sys.stdout.flush()
    sys.stderr.flush()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(work, writer)
    os.close(writer)
    try:
        answer = _read(reader, time.monotonic() + seconds)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if answer is None:
        fix = "ask for less (a LIMIT, fewer unconnected patterns), or give more time with --timeout"
        raise QueryError(f"the query did not end within {seconds:g} seconds; {fix}")
    if not answer:
        raise QueryError("the query is nested too deeply or needs too much memory; simplify it")
    good, value = pickle.loads(answer)  # noqa: S301 - written by our own child
    if good:
        return value  # type: ignore[no-any-return]
    raise value


def _work(work: Callable[[], object], writer: int) -> None:
    try:
        _limit_memory()
        try:
            answer = (True, work())
        except SmegraphError as error:
            answer = (False, error)
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(answer, pipe)
    finally:
        os._exit(0)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
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

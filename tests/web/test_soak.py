"""A server that clients treat well and badly does not grow: a short form of benchmarks/server_soak.py."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.processes import children
from benchmarks.server_soak import Sample, a_round, at_rest, deeds, private, settled
from tests.web.serving import running, until

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="descriptors and memory are read from /proc")
ROUNDS, ROWS = 3, 4_000
MEMORY = 8.0
"""MiB by which memory may differ between two moments of rest; a large answer has about 1."""


def answers_queries(worker: int) -> bool:
    """Whether a worker is one of those that may open nothing."""
    return b'"sealed": true' in Path(f"/proc/{worker}/cmdline").read_bytes()


def test_neither_memory_nor_descriptors_grow(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, "--workers", "2") as server:
        workers = settled(server.port, server.process.pid)

        def rest() -> Sample:
            return at_rest(server.port, server.process.pid, workers, time.monotonic())

        a_round(server.port, 0, ROWS)
        before = rest()
        statuses = sum((a_round(server.port, seed, ROWS) for seed in range(1, 1 + ROUNDS)), Counter[tuple[str, int]]())
        assert until(lambda: rest().descriptors <= before.descriptors)
        after = rest()
        assert after.worker_descriptors <= before.worker_descriptors
        assert after.own <= before.own + MEMORY
        assert after.worker <= before.worker + MEMORY
        assert server.works()
    assert {kind: status for kind, status in statuses if status and kind != "pages"} == {
        "good": 200,
        "syntax": 400,
        "deadline": 504,
        "large": 200,
    }


def test_a_worker_that_is_never_ended_does_not_grow(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, "--workers", "1") as server:
        settled(server.port, server.process.pid)
        kinds = deeds(server.port, ROWS)

        def asked(times: int) -> dict[int, float]:
            for deed in (*kinds["good"], *kinds["syntax"], *kinds["large"]) * times:
                assert deed() in (200, 400)
            return {worker: private(worker) for worker in children(server.process.pid) if answers_queries(worker)}

        ((worker, before),) = asked(5).items()
        ((same, after),) = asked(10).items()
        assert same == worker
        assert after <= before + MEMORY

"""Counts and times of a running server, in the text format of Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.web.pool import Pool

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_STEPS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)


class Metrics:
    """What one server counts."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self._registry)
        self._requests = Counter(
            "smegraph_requests", "Requests answered.", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "smegraph_request_seconds", "Time to answer.", ("route",), buckets=_STEPS, registry=self._registry
        )
        self._waits = Histogram(
            "smegraph_wait_seconds", "Wait for a worker.", ("pool",), buckets=_STEPS, registry=self._registry
        )
        self._ended = Counter("smegraph_workers_ended", "Workers ended.", ("pool", "why"), registry=self._registry)

    def watch(self, pools: Iterable[Pool]) -> None:
        """Show how many workers are busy and how many requests wait, at the moment of asking."""
        self._registry.register(_Pools(tuple(pools)))

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def waited(self, pool: str, seconds: float) -> None:
        """A request had waited for its worker."""
        self._waits.labels(pool).observe(seconds)

    def ended(self, pool: str, why: str) -> None:
        """A worker was ended."""
        self._ended.labels(pool, why).inc()

    def text(self) -> bytes:
        """All figures."""
        return generate_latest(self._registry)


class _Pools:
    def __init__(self, pools: tuple[Pool, ...]) -> None:
        self._pools = pools

    def collect(self) -> Iterable[GaugeMetricFamily]:
        busy = GaugeMetricFamily("smegraph_workers_busy", "Workers at work.", labels=("pool",))
        waiting = GaugeMetricFamily("smegraph_requests_waiting", "Requests that wait for a worker.", labels=("pool",))
        for pool in self._pools:
            busy.add_metric([pool.role.name], pool.busy)
            waiting.add_metric([pool.role.name], pool.waiting)
        return [busy, waiting]

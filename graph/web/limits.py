"""What one client may ask of the server, and how it answers when that is not enough."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from graph.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits of a running server; the service description shows them."""

    seconds: float = 30.0
    """Longest time for a query of a client, in seconds."""
    page_seconds: float = 60.0
    """Longest time for a page, or for what else we ask ourselves."""
    memory: int = 1024
    """Memory of one worker beyond what it needs to stand ready, in MiB."""
    rows: int = 200_000
    """Most rows or triples of one answer."""
    answer: int = 64 * 2**20
    """Largest answer, in bytes."""
    body: int = 2**20
    """Largest request body, in bytes."""
    address: int = 2**16
    """Longest request line with all headers, in bytes."""
    workers: int = max(2, os.cpu_count() or 1)
    """Queries that run at the same time."""
    waiting: int = 512
    """Requests that may wait for a worker."""
    waiting_each: int = 256
    """Requests of one client that may wait."""
    patience: float = 60.0
    """Longest wait for a worker, in seconds."""
    arrival: float = 10.0
    """Seconds within which a request must have arrived whole."""
    stall: float = 20.0
    """Seconds for which a client may leave what is sent to it untaken."""
    untaken: int = 512 * 2**20
    """Bytes of answers that may be on their way to all clients together."""
    connections: int = 4096
    """Connections that may be open at the same time."""

    def changed(self, settings: Iterable[str]) -> Limits:
        """These limits with some of them set anew, each as ``NAME=NUMBER``.

        >>> Limits().changed(["body=4194304", "arrival=2.5"]).arrival
        2.5

        Raises:
            ServerError: there is no such limit, or the number is none above 0.

        """
        known = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        found: dict[str, float] = {}
        for setting in settings:
            name, _, text = setting.partition("=")
            if name not in known:
                raise ServerError(f"--limit {setting[:60]}: write NAME=NUMBER; the limits are: {', '.join(known)}")
            try:
                found[name] = known[name](text)
            except ValueError:
                found[name] = 0
            if not 0 < found[name] < math.inf:
                kind = "whole number" if known[name] is int else "number"
                raise ServerError(f"--limit {setting[:60]}: give a {kind} above 0")
        return replace(self, **found)  # type: ignore[arg-type]  # each has the type of its field

"""What one client may ask of the server, and how it answers when that is not enough."""

from __future__ import annotations

import os
from dataclasses import dataclass


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

"""Keeps ``smegraph serve`` busy with all that clients do, good and bad, and looks whether it grows.

Good questions, faults of syntax, questions that take too long, clients that leave while they wait, before they have asked
and in the midst of a large answer, large answers, pages and addresses that lead nowhere: in rounds, each in another order.
After each round all is let come to rest; then memory (private and resident) and open descriptors are read.
Run: python benchmarks/server_soak.py [--seconds 600]   (Linux; asks the data of the project)
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.http_load import ROOT, running
from benchmarks.processes import children

if TYPE_CHECKING:
    from collections.abc import Callable

    Deed = Callable[[], int]

CLIENTS = 8
PATIENCE = 60.0
WARM_UP = 2
_ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_LARGE = "SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {rows}"
_GOOD = (
    "ASK {}",
    "SELECT ?p ?o { body:oecd ?p ?o }",
    "SELECT ?b (COUNT(*) AS ?n) { ?f a smepb:Cooperation ; smepb:to ?b } GROUP BY ?b",
    "CONSTRUCT { ?m a smepb:Meeting } WHERE { ?m a smepb:Meeting }",
)
_WRONG = ("SELECT", "ASK { ?s }", "\x00", "SELECT * { ?s a un:known }")
_PAGES = (
    "/",
    "/sparql",
    "/health",
    "/metrics",
    "/robots.txt",
    "/query",
    "/nothing",
    "/data?graph=urn:none",
    "/data?graph=https%3A%2F%2Fw3id.org%2Fsmepb%2Fgraph%2Fregister",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What a server at rest holds: MiB of private memory and open descriptors, its own and the largest of a worker's."""

    second: float
    own: float
    worker: float
    descriptors: int
    worker_descriptors: int


def _sent(port: int, path: str, form: dict[str, str] | None = None) -> int:
    """The status of an answer that is read to its end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    with contextlib.closing(connection):
        head = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection.request("POST" if form else "GET", path, urlencode(form) if form else None, head)
        response = connection.getresponse()
        response.read()
        return response.status


def _left(port: int, content: bytes, taken: int) -> int:
    """Send something, wait for a moment or take some bytes of the answer, and go."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as sock:
        sock.sendall(content)
        while taken > 0 and (got := len(sock.recv(taken))):
            taken -= got
        time.sleep(0.02)
    return 0


def _get(query: str) -> bytes:
    return f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def deeds(port: int, rows: int) -> dict[str, list[Deed]]:
    """What clients do in one round, by kind; each gives the status that came back, 0 if the client did not wait for it.

    A large answer has ``rows`` rows.
    """
    ask, large = partial(_sent, port, "/sparql"), _LARGE.format(rows=rows)
    return {
        "good": _times(5, *(partial(ask, {"query": text}) for text in _GOOD)),
        "syntax": _times(2, *(partial(ask, {"query": text}) for text in _WRONG)),
        "deadline": _times(1, partial(ask, {"query": _ENDLESS, "timeout": "0.2"})),
        "large": _times(1, partial(ask, {"query": large})),
        "pages": _times(1, *(partial(_sent, port, path) for path in _PAGES)),
        "left waiting": _times(1, partial(_left, port, _get(_ENDLESS), 0)),
        "left half asked": _times(2, partial(_left, port, _get("ASK {}")[:-9], 0)),
        "left midway": _times(1, partial(_left, port, _get(large), 100_000)),
        "no http": _times(1, partial(_left, port, b"\x16\x03\x01\r\n\r\n", 1)),
    }


def _times(number: int, *found: Deed) -> list[Deed]:
    return list(found) * number


def a_round(port: int, seed: int, rows: int = 20_000) -> Counter[tuple[str, int]]:
    """Do it all once, several clients at a time; how often each kind got which status."""
    todo = [(kind, deed) for kind, found in deeds(port, rows).items() for deed in found]
    random.Random(seed).shuffle(todo)  # noqa: S311 - no secret
    with ThreadPoolExecutor(CLIENTS) as clients:
        statuses = clients.map(lambda each: each[1](), todo)
        return Counter((kind, status) for (kind, _), status in zip(todo, statuses, strict=True))


def at_rest(port: int, process: int, workers: int, began: float) -> Sample:
    """What the server holds once no worker is busy and all are there again.

    Raises:
        TimeoutError: it does not come to rest within a minute.

    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready = len(found := children(process)) == workers
        if ready and not _busy(port) and children(process) == found:
            each = [(private(worker), _descriptors(worker)) for worker in found]
            own, open_ = private(process), _descriptors(process)
            return Sample(time.monotonic() - began, own, max(m for m, _ in each), open_, max(d for _, d in each))
        time.sleep(0.05)
    raise TimeoutError("the server does not come to rest")


def _busy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    with contextlib.closing(connection):
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
    return any(
        float(value) > 0 for value in re.findall(r"^smegraph_(?:workers_busy|requests_waiting)\S* (\S+)", text, re.M)
    )


def private(process: int) -> float:
    """MiB of memory that a process shares with no other and no file (Linux)."""
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"RssAnon:\s+(\d+) kB", text)
    return int(found[1]) / 1024 if found else 0.0


def _descriptors(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def growth(samples: list[Sample]) -> dict[str, float]:
    """How much more the median of the last third is than that of the first."""
    third = max(1, len(samples) // 3)

    def of(name: str) -> float:
        first, last = ([getattr(sample, name) for sample in part] for part in (samples[:third], samples[-third:]))
        return float(statistics.median(last) - statistics.median(first))

    return {name: of(name) for name in ("own", "worker", "descriptors", "worker_descriptors")}


def soak(port: int, process: int, seconds: float) -> tuple[list[Sample], Counter[tuple[str, int]]]:
    """Rounds for so many seconds, after some to warm up: a sample of each, and what came back in all."""
    workers = settled(port, process)
    for seed in range(WARM_UP):
        a_round(port, seed)
    began = time.monotonic()
    samples, statuses = [at_rest(port, process, workers, began)], Counter[tuple[str, int]]()
    while time.monotonic() - began < seconds:
        statuses.update(a_round(port, WARM_UP + len(samples)))
        samples.append(at_rest(port, process, workers, began))
    return samples, statuses


def settled(port: int, process: int) -> int:
    """The number of the server's workers, once all are there."""
    number = -1
    while number != (number := len(children(process))) or number < 2 or _busy(port):
        time.sleep(0.5)
    return number


def main() -> None:
    """Print what the server held over time, what it answered, and how much it grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "cli.py", "--store", folder]
        subprocess.run([*command, "build"], cwd=ROOT, check=True, capture_output=True)
        with running("smegraph", [*command, "serve", "--port", "{port}", "--as-built"], "/sparql") as server:
            samples, statuses = soak(server.port, server.process, seconds)
    print(f"{'seconds':>8} {'server MiB':>11} {'worker MiB':>11} {'descriptors':>12} {'of a worker':>12}")
    for sample in samples[:: max(1, len(samples) // 30)]:
        print(
            f"{sample.second:8.0f} {sample.own:11.1f} {sample.worker:11.1f} {sample.descriptors:12}"
            f" {sample.worker_descriptors:12}"
        )
    print(
        f"\n{sum(statuses.values()):,} requests in {len(samples) - 1} rounds; kind, status (0: the client left), number"
    )
    for (kind, status), number in sorted(statuses.items()):
        print(f"  {kind:16} {status:4} {number:7,}")
    print("\nmedian of the last third less that of the first:")
    for name, more in growth(samples).items():
        print(f"  {name:20} {more:+8.1f}")


if __name__ == "__main__":
    main()

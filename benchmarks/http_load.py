"""Clients that ask an HTTP server as fast as it answers, in a process of their own; and what that costs each process.

Run: python -m benchmarks.http_load PORT CLIENTS SECONDS   (requests as JSON list of paths on standard input; prints JSON)
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks.processes import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
_ACCEPT = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Load:
    """What a number of clients got: answers with status 200 and others, seconds, and milliseconds of each answer."""

    clients: int
    good: int
    other: int
    seconds: float
    median: float
    slow: float
    """The time that one answer of a hundred takes longer than."""
    cpu: float
    """Seconds that the clients themselves computed."""

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return self.good / self.seconds


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    name: str
    process: int
    port: int
    path: str

    def address(self, text: str) -> str:
        """The path and query string that ask a question."""
        return f"{self.path}?{urlencode({'query': text})}"

    def processes(self) -> list[int]:
        """The server's process and those it started."""
        return [self.process, *children(self.process)]


@contextlib.contextmanager
def running(name: str, command: list[str], path: str) -> Iterator[Server]:
    """A server that is ended afterwards; ``{port}`` in its command becomes a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [word.format(port=port) for word in command]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        try:
            while process.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.05)
            yield Server(name, process.pid, port, path)
        finally:
            process.terminate()


def load(port: int, paths: Sequence[str], clients: int, seconds: float) -> Load:
    """What ``clients`` get in a process of their own, each on one connection that it keeps, asking the paths in turn."""
    command = [sys.executable, "-m", "benchmarks.http_load", str(port), str(clients), str(seconds)]
    done = subprocess.run(command, input=json.dumps(list(paths)), cwd=ROOT, capture_output=True, text=True, check=True)
    return Load(**json.loads(done.stdout))


async def answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """The status of the next answer on a connection and the size of its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        size = 0
        while length := int(await reader.readuntil(b"\r\n"), 16):
            await reader.readexactly(length + 2)
            size += length
        await reader.readuntil(b"\r\n")
    else:
        size = int(lower.partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
    return int(head[9:12]), size


async def _client(port: int, requests: list[bytes], turn: int, end: float, out: list[tuple[int, float]]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < end:
        began = time.perf_counter()
        writer.write(requests[turn % len(requests)])
        status, _ = await answer(reader)
        out.append((status, time.perf_counter() - began))
        turn += 1
    writer.close()


async def _all(port: int, paths: list[str], clients: int, seconds: float) -> Load:
    requests = [f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {_ACCEPT}\r\n\r\n".encode() for path in paths]
    out: list[tuple[int, float]] = []
    began, computing = time.perf_counter(), time.process_time()
    end = began + seconds
    await asyncio.gather(*(_client(port, requests, turn, end, out) for turn in range(clients)))
    took = time.perf_counter() - began
    times = sorted(each for status, each in out if status == 200) or [0.0]
    return Load(
        clients=clients,
        good=sum(status == 200 for status, _ in out),
        other=sum(status != 200 for status, _ in out),
        seconds=took,
        median=times[len(times) // 2] * 1000,
        slow=times[len(times) * 99 // 100] * 1000,
        cpu=time.process_time() - computing,
    )


def main() -> None:
    """Ask, and print what came back."""
    port, clients, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    found = asyncio.run(_all(port, json.load(sys.stdin), clients, seconds))
    json.dump({name: getattr(found, name) for name in Load.__slots__}, sys.stdout)


if __name__ == "__main__":
    main()

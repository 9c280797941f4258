"""A server of its own process, and what to ask it with."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from benchmarks.processes import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answered:
    """What came back: status, headers in lower case, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def problem(self) -> str:
        """The kind of problem, empty if it is none."""
        if self.headers.get("content-type") != "application/problem+json":
            return ""
        return str(self.json()["type"]).partition("#")[2]


class Server:
    """A running ``smegraph serve``."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.port = int(address.rstrip("/").rsplit(":", 1)[1])
        self.log: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        self.log.extend(line for line in self.process.stderr)

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        method: str = "",
        seconds: float = 60,
    ) -> Answered:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request(method or ("GET" if body is None else "POST"), path, body, dict(headers or {}))
            response = connection.getresponse()
            content = response.read()
            return Answered(response.status, {k.lower(): v for k, v in response.getheaders()}, content)
        finally:
            connection.close()

    def query(self, text: str, accept: str = "", **fields: str) -> Answered:
        """A query by GET."""
        return self.ask(f"/sparql?{urlencode({'query': text, **fields})}", {"Accept": accept} if accept else {})

    def raw(self, content: bytes, seconds: float = 30) -> bytes:
        """What comes back for bytes sent as they are, until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as sock:
            sock.sendall(content)
            return b"".join(iter(lambda: sock.recv(65536), b""))

    def works(self) -> bool:
        """Whether the server still answers a small query."""
        return bool(self.query("ASK {}").json() == {"head": {}, "boolean": True})

    def workers(self) -> list[int]:
        """The processes of its workers."""
        return children(self.process.pid)

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """End the server and give back its exit code; nothing is left open."""
        self.process.send_signal(sign)
        code = self.process.wait(20)
        self._listener.join(20)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
        return code


def start(store: Path, *options: str, data: Path = ROOT / "data", folder: Path = ROOT, **variables: str) -> Server:
    """Start a server in a folder on a store as it was built, on a free port."""
    command = [sys.executable, str(ROOT / "cli.py"), "--data", str(data), "--store", str(store)]
    command += ["serve", "--port", "0", "--as-built", *options]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    match = re.match(r"Serving on (http://\S+/) ", line)
    if match is None:
        raise AssertionError(f"no server: {line} {process.communicate()[1]}")
    return Server(process, match[1])


@contextlib.contextmanager
def running(
    store: Path, *options: str, data: Path = ROOT / "data", folder: Path = ROOT, **variables: str
) -> Iterator[Server]:
    """A server that is ended afterwards."""
    server = start(store, *options, data=data, folder=folder, **variables)
    try:
        yield server
    finally:
        server.stop(signal.SIGKILL)


def until(condition: Any, seconds: float = 20) -> bool:
    """Whether a condition comes true within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())

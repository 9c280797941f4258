"""Slow clients, many clients, and clients that wait: each gets its turn, and nobody can keep the server to himself."""

from __future__ import annotations

import concurrent.futures
import contextlib
import re
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from graph.web.serving import allow_many_connections
from tests.web.serving import Answered, Server, running, until
from tests.web.test_isolation import PRODUCT, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import KnowledgeGraph

REQUEST = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=60)


@pytest.fixture(scope="module")
def hasty(kg: KnowledgeGraph) -> Iterator[Server]:
    """A server that waits for a second only, for a request to arrive and for an answer to be taken."""
    with running(kg.paths.store, "--limit", "arrival=1", "--limit", "stall=1") as server:
        settled(server)
        yield server


def test_three_hundred_half_open_connections(server: Server) -> None:
    allow_many_connections()
    with contextlib.ExitStack() as stack:
        socks = [stack.enter_context(connected(server)) for _ in range(300)]
        for number, sock in enumerate(socks):
            sock.sendall(REQUEST[: number % len(REQUEST)])
        assert server.works()


def test_a_request_that_does_not_arrive_is_not_waited_for_without_end(hasty: Server) -> None:
    began = time.monotonic()
    with connected(hasty) as silent, connected(hasty) as slow, connected(hasty) as body:
        slow.sendall(REQUEST[:20])
        head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        body.sendall(head + b"Content-Length: 100\r\n\r\nASK")
        assert silent.recv(4096).startswith(b"HTTP/1.1 408 ")
        assert slow.recv(4096).startswith(b"HTTP/1.1 408 ")
        with contextlib.suppress(ConnectionResetError):
            assert body.recv(4096) == b""
    assert time.monotonic() - began < 25
    assert hasty.works()


def test_a_thousand_clients_at_once(server: Server) -> None:
    def one(sock: socket.socket) -> bytes:
        with sock:
            sock.sendall(REQUEST)
            return b"".join(iter(lambda: sock.recv(65536), b""))

    allow_many_connections()
    socks = [connected(server) for _ in range(1_000)]
    with concurrent.futures.ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(one, socks))
    states = {answer[9:12] for answer in answers}
    assert states <= {b"200", b"429"}
    assert all(b"true" in answer for answer in answers if answer[9:12] == b"200")
    assert all(b"retry-after" in answer.lower() for answer in answers if answer[9:12] == b"429")
    assert server.works()


def test_who_waits_too_many_is_told_when_to_come_again(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, "--workers", "1", "--queue", "4", "--timeout", "2") as server:
        found: list[Answered] = []
        threads = [threading.Thread(target=lambda: found.append(server.query(PRODUCT))) for _ in range(5)]
        for thread in threads:
            thread.start()
        assert until(lambda: any(one.problem == "too-many-requests" for one in found))
        assert int(next(one for one in found if one.problem == "too-many-requests").headers["retry-after"]) >= 1
        assert server.ask("/health").status == 200
        for thread in threads:
            thread.join()


def test_an_answer_that_is_not_taken_is_broken_off_and_is_shorter_than_it_says(hasty: Server) -> None:
    path = "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"

    def connections() -> str:
        (line,) = re.findall(r"^process_open_fds .*$", hasty.ask("/metrics").text, re.MULTILINE)
        return str(line)

    before = connections()
    with connected(hasty) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head, _, body = sock.recv(65_536).partition(b"\r\n\r\n")
        assert connections() != before
        assert until(lambda: connections() == before)
    length = re.search(rb"content-length: (\d+)", head.lower())
    assert head.startswith(b"HTTP/1.1 200")
    assert length is not None
    assert int(length[1]) > 10 * len(body)
    assert hasty.works()


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/health", "/data?default"])
def test_head_says_what_get_says(server: Server, path: str) -> None:
    head, get = server.ask(path, method="HEAD"), server.ask(path)
    assert head.body == b""
    kept = ("content-type", "content-length", "etag")
    assert {name: head.headers.get(name) for name in kept} == {name: get.headers.get(name) for name in kept}

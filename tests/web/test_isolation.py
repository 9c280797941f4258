"""A query can take no more than its share, and no query or client can take a worker or the server with it."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from benchmarks.processes import processor_seconds
from tests.web.serving import Answered, Server, running, start, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import KnowledgeGraph

PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_NAMES = [f"v{number}" for number in range(17)]
DOUBLING = (
    "SELECT (STRLEN(?v16) AS ?n) { BIND('xxxx' AS ?v0) "
    + " ".join(f"BIND(CONCAT(?{a}, ?{a}, ?{a}, ?{a}) AS ?{b})" for a, b in itertools.pairwise(_NAMES))
    + " }"
)
PATH = "SELECT (COUNT(*) AS ?n) { ?a (!<a:a>|^!<a:a>)* ?b . ?b (!<a:a>|^!<a:a>)* ?c }"


@pytest.fixture(scope="module")
def tight(kg: KnowledgeGraph) -> Iterator[Server]:
    """A server with little time, memory and rows."""
    with running(kg.paths.store, "--timeout", "2", "--memory", "300", "--rows", "1000", "--workers", "2") as server:
        yield server


@pytest.fixture(scope="module")
def patient(kg: KnowledgeGraph) -> Iterator[Server]:
    """A server that waits for ten minutes."""
    with running(kg.paths.store, "--timeout", "600", "--workers", "2") as server:
        yield server


def settled(server: Server) -> dict[int, float]:
    """What each worker has used of the processor, once all stand ready and none is at work."""
    used: dict[int, float] = {}

    def still() -> bool:
        nonlocal used
        before, used = used, {worker: processor_seconds(worker) for worker in server.workers()}
        time.sleep(0.3)
        return bool(used) and before == used

    assert until(still)
    return used


def at_work(server: Server, used: dict[int, float]) -> list[int]:
    """The workers that have used more of the processor since."""
    return [worker for worker in server.workers() if processor_seconds(worker) > used.get(worker, 0) + 0.2]


@pytest.mark.parametrize("text", [PRODUCT, DOUBLING, PATH], ids=["product", "doubling", "path"])
def test_a_query_without_end_is_ended(tight: Server, text: str) -> None:
    answered = tight.query(text)
    assert (answered.status, answered.problem) in [(504, "out-of-time"), (422, "query-too-complex")], answered.text
    assert tight.works()


def test_a_client_can_only_shorten_the_time(tight: Server) -> None:
    assert "within 0.3 seconds" in tight.query(PRODUCT, timeout="0.3").json()["detail"]
    assert "within 2 seconds" in tight.query(PRODUCT, timeout="1000").json()["detail"]
    assert tight.query("ASK {}", timeout="soon").problem == "bad-value"


def test_an_answer_with_too_many_rows_is_no_answer(tight: Server) -> None:
    for text in ("SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        answered = tight.query(text)
        assert (answered.status, answered.problem) == (422, "answer-too-large")
        assert "more than 1,000 rows" in answered.json()["detail"]
    assert len(tight.query("SELECT * { ?s ?p ?o } LIMIT 1000").json()["results"]["bindings"]) == 1000


def test_the_description_shows_the_limits(tight: Server) -> None:
    text = tight.ask("/sparql", {"Accept": "application/n-triples"}).text
    assert '#limit-rows> <https://schema.org/value> "1000"' in text
    assert '#limit-seconds> <https://schema.org/value> "2.0"' in text


def test_a_client_that_leaves_frees_the_processor(patient: Server) -> None:
    used = settled(patient)
    sock = socket.create_connection(("127.0.0.1", patient.port))
    sock.sendall(f"GET /sparql?query={quote(PRODUCT)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert until(lambda: at_work(patient, used))
    (busy,) = at_work(patient, used)
    sock.close()
    left = time.monotonic()
    assert until(lambda: busy not in patient.workers(), 5)
    assert time.monotonic() - left < 1
    assert patient.works()
    ended = 'smegraph_workers_ended_total{pool="queries",why="client gone"}'
    assert ended in patient.ask("/metrics").text


def test_a_worker_that_is_killed_is_replaced(tight: Server) -> None:
    before = set(tight.workers())
    for worker in before:
        os.kill(worker, signal.SIGKILL)
    assert until(lambda: len(set(tight.workers()) - before) == len(before))
    assert until(tight.works)


def test_a_worker_that_is_killed_at_work_is_told(patient: Server) -> None:
    found: list[Answered] = []
    used = settled(patient)
    asking = threading.Thread(target=lambda: found.append(patient.query(PRODUCT)))
    asking.start()
    assert until(lambda: at_work(patient, used))
    os.kill(at_work(patient, used)[0], signal.SIGKILL)
    asking.join(20)
    assert (found[0].status, found[0].problem) == (503, "worker-ended")
    assert found[0].headers["retry-after"] == "1"
    assert patient.works()


def test_a_server_that_is_killed_takes_its_workers_with_it_and_is_soon_back(kg: KnowledgeGraph) -> None:
    server = start(kg.paths.store, "--timeout", "600")
    used = settled(server)
    workers = server.workers()
    with socket.create_connection(("127.0.0.1", server.port)) as sock:
        sock.sendall(f"GET /sparql?query={quote(PRODUCT)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert until(lambda: at_work(server, used))
        server.stop(signal.SIGKILL)
    assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers), 5)
    with running(kg.paths.store, "--port", str(server.port)) as again:
        assert again.works()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_leaves_nothing_behind(kg: KnowledgeGraph, sign: signal.Signals) -> None:
    server = start(kg.paths.store)
    workers = server.workers()
    assert server.works()
    assert server.stop(sign) == 0
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert not [line for line in server.log if not line.startswith("{")]


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what arrives at it."""
    came: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as sock:
        sock.settimeout(0.1)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = sock.accept()
                except TimeoutError:
                    continue
                came.append(b"a connection")
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield sock.getsockname()[1], came
        stop.set()
        thread.join()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:%d/> { ?s ?p ?o } }",
        "SELECT * { sErViCe<http://127.0.0.1:%d/>{ ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:%d/> SELECT * { SERVICE x: { ?s ?p ?o } }",
        "SELECT * { VALUES ?x { <http://127.0.0.1:%d/> } SERVICE ?x { ?s ?p ?o } }",
        "ASK { ?s ?p true SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:%d/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:%d/> { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <http://127.0.0.1:%d/>",
        "LOAD <http://127.0.0.1:%d/>",
    ],
)
def test_no_query_reaches_another_host(server: Server, listener: tuple[int, list[bytes]], text: str) -> None:
    port, came = listener
    answered = server.query(text % port)
    refused = "SERVICE" in text.upper()
    assert (answered.status, answered.problem) == (
        (403, "service-refused") if refused else (answered.status, answered.problem)
    )
    server.query("ASK {}", **{"default-graph-uri": f"http://127.0.0.1:{port}/"})
    server.ask(f"/data?graph=http://127.0.0.1:{port}/")
    time.sleep(0.15)
    assert came == []


def test_an_allowed_host_is_asked_and_no_other(kg: KnowledgeGraph, listener: tuple[int, list[bytes]]) -> None:
    port, came = listener
    with running(kg.paths.store, "--allow-service", f"127.0.0.1:{port}") as server:
        text = "SELECT * { SERVICE SILENT <http://%s:%d/> { ?s ?p ?o } }"
        for host, number in (("127.0.0.1", 1), ("localhost", port), (f"127.0.0.1:{port}@localhost", port)):
            assert server.query(text % (host, number)).problem == "service-refused"
        assert (
            server.query((text + " # SERVICE <http://127.0.0.1:%d/>") % ("127.0.0.1", 1, port)).problem
            == "service-refused"
        )
        assert came == []
        assert server.query(text % ("127.0.0.1", port)).status == 200
        assert until(lambda: came != [])


@pytest.mark.parametrize(
    "text",
    ["FROM <file://{}> {{ ?s ?p ?o }}", "FROM NAMED <file://{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"],
)
def test_no_query_reads_a_file(server: Server, tmp_path: Path, text: str) -> None:
    path = tmp_path / "secret.nt"
    path.write_text("<a:secret> <a:secret> <a:secret> .\n")
    os.utime(path, (1, 1))
    answered = server.query("SELECT * " + text.format(path))
    assert answered.json()["results"]["bindings"] == []
    assert server.ask(f"/data?graph={quote(path.as_uri())}").status == 404
    assert path.stat().st_atime == 1


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc on this system")
def test_a_worker_for_queries_can_open_nothing(server: Server) -> None:
    def sealed() -> list[bool]:
        limits = (Path(f"/proc/{worker}/limits").read_text() for worker in server.workers())
        return ["Max open files            0 " in text for text in limits]

    settled(server)
    assert sealed().count(False) == 2  # those for pages and for studies
    assert sealed().count(True) >= 2

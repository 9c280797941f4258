"""Asks ``smegraph serve`` beside Oxigraph's own server and the engine in this process, all on one database, in one run.

First one client asks each question in turn of all three: milliseconds, and what the server adds to the engine. Then 1, 8
and 64 clients ask as fast as they are answered: answers a second, and the cores that server and clients keep busy, which
says what the limit is. The client is one process; the machine has no more cores for it than for the servers.
Run: python benchmarks/server_beside_oxigraph.py [--quads 100000] [--seconds 4]   (needs the package ``oxigraph``)
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generated import QUADS_A_DOCUMENT, QUADS_OF_REGISTERS, inputs
from benchmarks.http_load import Load, Server, load, running
from benchmarks.processes import processor_seconds
from graph.dataset import make
from graph.generations import write_store
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 200
CLIENTS = (1, 8, 64)
ROUNDS = 3
QUESTIONS = {
    "ASK {}": "ASK {}",
    "one body": "SELECT ?p ?o { body:oecd ?p ?o } LIMIT 50",
    "partners of one body": "SELECT ?b { ?f a smepb:Cooperation ; smepb:from body:oecd ; smepb:to ?b } LIMIT 20",
    "20 decisions with passage": "SELECT ?f ?n { ?f a smepb:Decision ; smepb:actor body:oecd ; smepb:citation ?c . "
    "?c smepb:paragraph ?n } LIMIT 20",
    "who meets one economy": "SELECT ?e (COUNT(?m) AS ?n) { ?p smepb:participant economy:lva ; smepb:meeting ?m . "
    "?q smepb:meeting ?m ; smepb:participant ?e } GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT 10",
}
SMALL = tuple(QUESTIONS)[:4]


def declared(text: str) -> str:
    """A question with the prefixes that it uses, for a server that knows none."""
    used = sorted({name for name in re.findall(r"(\w+):", text) if name in PREFIXES})
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in used) + text


def latencies(asked: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Milliseconds of each way to ask one question, taken in turns."""
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(REPEATS):
        for name, ask in asked.items():
            began = time.perf_counter()
            ask()
            times[name].append((time.perf_counter() - began) * 1000)
    return times


def over_http(connection: http.client.HTTPConnection, path: str) -> bytes:
    """The body of an answer on a connection that is kept."""
    connection.request("GET", path, headers={"Accept": "application/sparql-results+json"})
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, body
    return body


def in_engine(store: ox.Store, text: str) -> bytes | None:
    """The answer of the engine itself, written as JSON."""
    found = store.query(text)
    assert not isinstance(found, ox.QueryTriples)
    return found.serialize(format=ox.QueryResultsFormat.JSON)


def compare_latency(peers: list[Server], database: Path) -> None:
    """Print the times of one client."""
    store = ox.Store.read_only(str(database))
    connections = [http.client.HTTPConnection("127.0.0.1", peer.port) for peer in peers]
    print(f"\none client, ms: median of {REPEATS} (95th of 100)")
    print(f"  {'':28}{'engine':>18}{'smegraph':>18}{'oxigraph':>18}   above the engine: smegraph  oxigraph")
    for name, question in QUESTIONS.items():
        text = declared(question)
        asked: dict[str, Callable[[], object]] = {"engine": partial(in_engine, store, text)}
        for peer, connection in zip(peers, connections, strict=True):
            asked[peer.name] = partial(over_http, connection, peer.address(text))
        times = latencies(asked)
        medians = {each: statistics.median(found) for each, found in times.items()}
        cells = [
            f"{medians[each]:9.2f} ({sorted(found)[len(found) * 95 // 100]:6.2f})" for each, found in times.items()
        ]
        added = [medians[peer.name] - medians["engine"] for peer in peers]
        print(f"  {name:28}{' '.join(cells)}   {added[0]:26.2f}  {added[1]:8.2f}")
    for connection in connections:
        connection.close()


def compare_throughput(peers: list[Server], seconds: float) -> None:
    """Print answers a second for growing numbers of clients."""
    print(
        "\nanswers a second to small questions, median of rounds; cores busy in server and clients; ms median and 99th of 100"
    )
    for clients in CLIENTS:
        found: dict[str, list[tuple[Load, float]]] = {peer.name: [] for peer in peers}
        for _ in range(ROUNDS):
            for peer in peers:
                before = sum(map(processor_seconds, peer.processes()))
                got = load(peer.port, [peer.address(declared(QUESTIONS[name])) for name in SMALL], clients, seconds)
                found[peer.name].append((got, (sum(map(processor_seconds, peer.processes())) - before) / got.seconds))
        rates = {}
        for name, each in found.items():
            got, cores = sorted(each, key=lambda pair: pair[0].rate)[len(each) // 2]
            rates[name] = got.rate
            print(
                f"  {clients:3} clients  {name:9} {got.rate:8.0f} /s   server {cores:4.2f} clients {got.cpu / got.seconds:4.2f} cores"
                f"   {got.median:7.2f} ms {got.slow:7.2f} ms   not answered {got.other}"
            )
        ours, theirs = rates.values()
        print(f"  {clients:3} clients  ratio oxigraph / smegraph {theirs / ours:5.1f}")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=4.0)
    options = parser.parse_args()
    made = make(inputs(round((options.quads - QUADS_OF_REGISTERS) / QUADS_A_DOCUMENT)))
    with tempfile.TemporaryDirectory() as folder:
        write_store(Path(folder), "0" * 24, made.named, made.default)
        database = next(Path(folder).glob("*/database"))
        serve = [sys.executable, "cli.py", "--store", folder, "serve", "--port", "{port}", "--as-built"]
        peer = [str(Path(sys.executable).with_name("oxigraph")), "serve-read-only", "--location", str(database)]
        with (
            running("smegraph", serve, "/sparql") as ours,
            running("oxigraph", [*peer, "--bind", "127.0.0.1:{port}"], "/query") as theirs,
        ):
            print(
                f"{len(made.named):,} quads in named graphs; {os.cpu_count()} cores; load {os.getloadavg()[0]:.2f} before"
            )
            compare_latency([ours, theirs], database)
            compare_throughput([ours, theirs], options.seconds)
    print(f"\nload {os.getloadavg()[0]:.2f} after")


if __name__ == "__main__":
    main()

"""The tests of the Graph Store Protocol for a server that takes no changes.

What the manifest would have a client write stands in the store beforehand, under a name of its own for each moment at
which the manifest reads it. The manifest allows that: the path before its names is the server's to choose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyoxigraph as ox

from graph.vocab import BASE
from tests.web.w3c.holdings import lines
from tests.web.w3c.manifests import Case, Exchange, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECT = f"{BASE}graph/"
READS = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Step:
    """A request of a test, as it is sent to this server, and what its graph holds at that moment: None if it is not there."""

    exchange: Exchange
    path: str
    graph: str
    content: tuple[bytes, ...] | None


def steps(case: Case) -> Iterator[Step]:
    """The requests of a test in their order."""
    held: dict[str, tuple[bytes, ...] | None] = {}
    for number, exchange in enumerate(case.exchanges):
        name = _name(exchange.path)
        if exchange.method == "PUT":
            held[name] = _parts(exchange)
        elif exchange.method == "POST":
            held[name] = (*(held.get(name) or ()), *_parts(exchange))
        elif exchange.method == "DELETE":
            held[name] = None
        path, graph = _placed(name, exchange.path, f"{case.id.rpartition('/')[2]}-{number}")
        yield Step(exchange, path, graph, held.get(name))


def _name(path: str) -> str:
    """Which graph a path names; POST to the endpoint itself makes the one that is later asked for as $LOCATION$."""
    return "$LOCATION$" if path == "/gsp" else unquote(path.removeprefix("/gsp?graph=").removeprefix("/gsp"), "utf-8")


def _placed(name: str, path: str, moment: str) -> tuple[str, str]:
    """The path at this server for a path of the manifest at a moment, and the name of the graph there."""
    if path.startswith("/gsp/"):
        return f"/graph/{moment}{path.removeprefix('/gsp')}", f"{DIRECT}{moment}{name}"
    graph = name.replace("/gsp/", f"/gsp/{moment}/").replace("$LOCATION$", f"http://www.example/gsp/{moment}/new")
    sent = re.sub("(%2F|/)gsp(%2F|/)", rf"\1gsp\2{moment}\2", path).replace("$LOCATION$", graph)
    return f"/data{sent.removeprefix('/gsp')}", "" if name == "?default" else graph


def _parts(exchange: Exchange) -> tuple[bytes, ...]:
    """The RDF documents in the body of a request: one, or those of a form."""
    body, kind = exchange.body or b"", dict(exchange.headers).get("content-type", "")
    if not kind.startswith("multipart/"):
        return (body,)
    message = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    return tuple(bytes(part.get_payload(decode=True)) for part in message.walk() if not part.is_multipart())


def beforehand(default: bool) -> list[str]:
    """The lines of all graphs that the tests read, at each moment at which they read them: the named ones, or the default."""
    return [
        line
        for case in cases("GraphStoreProtocolTest")
        for number, step in enumerate(steps(case))
        if step.content is not None and step.exchange.method in READS and (step.graph == "") == default
        for part, content in enumerate(step.content)
        for line in lines(
            content, ox.RdfFormat.TURTLE, step.graph or BASE, step.graph, f"{_mark(case)}s{number}p{part}"
        )
    ]


def _mark(case: Case) -> str:
    return re.sub("[^a-z]", "", case.id)

"""Servers that misbehave: each path is one way of doing so."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

JSON = "application/sparql-results+json"
YES = b'{"head":{},"boolean":true}'
ROWS = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "one"}}]}}


class Strange(ThreadingHTTPServer):
    """A server that remembers what it was asked."""

    daemon_threads = True
    asked: list[tuple[str, str, dict[str, str], str]]
    """Method, path, headers in lower case, and the query, of each request."""
    elsewhere: str = ""
    """Where some paths lead."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def end(self) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Strange

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        self._answer(self.rfile.read(length).decode())

    def do_GET(self) -> None:
        self._answer("")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so it is called there
        """Keep quiet."""

    def _answer(self, body: str) -> None:
        parts = urlsplit(self.path)
        fields = parse_qs(parts.query) | (parse_qs(body) if "form" in self.headers.get("Content-Type", "") else {})
        query = fields.get("query", [body])[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.command, parts.path, headers, query))
        try:
            WAYS[parts.path.strip("/")](self, query)
        except (BrokenPipeError, ConnectionResetError):
            return

    def give(self, body: bytes, kind: str = JSON, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    @property
    def is_form(self) -> bool:
        return self.headers.get("Content-Type", "") == "application/x-www-form-urlencoded"


def _endless(handler: _Handler, query: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b" " * 4096)


def _drip(handler: _Handler, query: str) -> None:
    """Headers that come one sign at a time and never end."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def _slow(handler: _Handler, query: str) -> None:
    time.sleep(2)
    handler.give(YES)


def _rows(handler: _Handler, query: str) -> None:
    handler.give(YES if "ASK" in query else json.dumps(ROWS).encode())


def _cut(handler: _Handler, query: str) -> None:
    """Tells of two statements and gives one."""
    if "CONSTRUCT" in query:
        handler.give(b"<a:s> <a:p> <a:o> .\n", "application/n-triples")
    elif "ASK" in query:
        handler.give(YES)
    else:
        size = {"type": "literal", "value": "2", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
        name = {"type": "uri", "value": "a:g"}
        row = {"graph": name, "size": size} if "GRAPH" in query else {"size": size}
        handler.give(json.dumps({"head": {"vars": list(row)}, "results": {"bindings": [row]}}).encode())


def _labels(handler: _Handler, query: str) -> None:
    node = [{"x": {"type": "bnode", "value": f"nodeID://b{n}"}} for n in (1, 2, 1)]
    handler.give(
        YES if "ASK" in query else json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": node}}).encode()
    )


def _blank(handler: _Handler, query: str) -> None:
    """Two graphs whose blank nodes have the same label and are not the same."""
    if "CONSTRUCT" in query:
        handler.give(b'_:a <a:p> "x" .\n', "application/n-triples")
    elif "ASK" in query:
        handler.give(YES)
    else:
        names = [{"graph": {"type": "uri", "value": f"a:g{n}"}} for n in (1, 2)]
        handler.give(json.dumps({"head": {"vars": ["graph", "size"]}, "results": {"bindings": names}}).encode())


def _changing(handler: _Handler, query: str) -> None:
    """Has another version each time, and no graphs."""
    row = {"id": {"type": "literal", "value": str(len(handler.server.asked))}}
    rows = [row] if "identifier" in query else []
    handler.give(json.dumps({"head": {"vars": ["id"]}, "results": {"bindings": rows}}).encode())


def _moved(status: int, location: str) -> Callable[[_Handler, str], None]:
    return lambda handler, query: handler.give(b"", "", status, Location=location)


def _given(body: bytes, kind: str = JSON, status: int = 200, **headers: str) -> Callable[[_Handler, str], None]:
    return lambda handler, query: handler.give(body, kind, status, None, **headers)


_XML = (
    b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>'
    b'<results><result><binding name="x"><literal>one</literal></binding></result></results></sparql>'
)
_ELSE = "application/sparql-query"
WAYS: dict[str, Callable[[_Handler, str], None]] = {
    "good": _rows,
    "broken-off": lambda handler, query: handler.give(YES[:9], length=len(YES)),
    "truncated": _given(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"a:b"}}'),
    "no-json": _given(b"well"),
    "no-results": _given(b"{}"),
    "page": _given(b"<!doctype html><title>Welcome</title>", "text/html; charset=utf-8"),
    "no-type": _given(YES, ""),
    "fault-page": _given(b"<h1>It broke: secret stack</h1>", "text/html", 500),
    "not-utf-8": _given(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"caf\xe9"}}]}}'),
    "packed": _given(b"\x1f\x8b\x08", Content_Encoding="gzip"),
    "endless": _endless,
    "drip": _drip,
    "slow": _slow,
    "to-file": _moved(302, "file:///etc/hostname"),
    "to-itself": _moved(307, "/to-itself"),
    "to-good": _moved(301, "/good"),
    "see-good": _moved(303, "/good?query=ASK%20%7B%7D"),
    "to-elsewhere": lambda handler, query: handler.give(b"", "", 307, Location=f"{handler.server.elsewhere}/good"),
    "only-form": lambda handler, query: _rows(handler, query) if handler.is_form else handler.give(b"", "", 415),
    "only-get": lambda handler, query: (
        _rows(handler, query) if handler.command == "GET" else handler.give(b"", "", 405)
    ),
    "never": _given(b"", "", 405),
    "xml": _given(_XML, "application/sparql-results+xml"),
    "xml-cut": _given(_XML[:-30], "application/sparql-results+xml"),
    "xml-file": _given(
        b'<!DOCTYPE sparql [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + _XML.replace(b"one", b"&e;"),
        "application/sparql-results+xml",
    ),
    "cut": _cut,
    "labels": _labels,
    "blank": _blank,
    "changing": _changing,
    "orders": _given(b"\x1b[31mred\x07 at line one", "text/plain", 400),
    "closed": _given(b"who are you?", "text/plain", 401),
    "says-where": lambda handler, query: (
        _rows(handler, query)
        if "ASK" in query
        else handler.give(b"Parse error at line 2, column 7.", "text/plain", 400)
    ),
}

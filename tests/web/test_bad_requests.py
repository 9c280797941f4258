"""No request takes the server down: each is answered with its problem, and afterwards the server still works."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from tests.web.serving import Answered, Server

QUERY = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
GOOD = b"ASK {}"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><x>&d;</x>"""


def refused(answered: Answered, status: int, kind: str, *words: str) -> bool:
    """Whether the answer is that problem, in one line with the words, and says nothing of the program's inside."""
    members = answered.json()
    assert (answered.status, answered.problem) == (status, kind), answered.text
    assert members["status"] == status
    assert members["title"]
    assert all(word in members["detail"] for word in words), members["detail"]
    return "\n" not in members["detail"] and "Traceback" not in answered.text


@pytest.mark.parametrize(
    ("headers", "body", "word"),
    [
        (QUERY, b"ASK { ?s ?p '\xff\xfe' }", "not UTF-8 at byte"),
        (QUERY, GOOD.decode().encode("utf-16"), "not UTF-8 at byte 0"),
        (FORM, b"query=ASK%20%7B%3Fs%20%3Fp%20'%FF%FE'%7D", "percent-encoded UTF-8"),
        (FORM, b"query=ASK\xff{}", "percent-encoded UTF-8"),
    ],
)
def test_a_body_that_is_not_utf8(server: Server, headers: dict[str, str], body: bytes, word: str) -> None:
    assert refused(server.ask("/sparql", headers, body), 400, "bad-request", word)
    assert server.works()


def test_an_address_that_is_not_utf8(server: Server) -> None:
    assert refused(server.ask("/sparql?query=ASK%20%7B'%FF'%7D"), 400, "bad-request", "percent-encoded UTF-8")
    raw = server.raw(b"GET /sparql?query=ASK\xff{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert raw.startswith(b"HTTP/1.1 400 ")
    assert server.works()


def test_a_body_that_is_too_large(server: Server) -> None:
    assert refused(server.ask("/sparql", QUERY, GOOD + b" " * 2**20), 413, "body-too-large", "1,048,576 bytes")
    assert server.works()


def test_a_body_that_hides_how_large_it_is(server: Server) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
    )
    chunks = b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b" " * 0x10000 + b"\r\n") * 17 + b"0\r\n\r\n"
    assert b"HTTP/1.1 413 " in server.raw(head + chunks)
    assert server.works()


def test_a_query_that_is_too_long(server: Server) -> None:
    answered = server.ask("/sparql", QUERY, GOOD + b" " * 300_000)
    assert refused(answered, 400, "bad-query", "300,006 characters, more than 200,000")


def test_an_address_that_is_too_long(server: Server) -> None:
    assert refused(server.query("ASK {} #" + "x" * 70_000), 431, "headers-too-large", "65,536 bytes")
    assert server.works()


def test_an_address_of_most_length_is_taken(server: Server) -> None:
    assert server.query("ASK {} #" + "x" * 60_000).status == 200


@pytest.mark.parametrize("number", [2, 0])
def test_not_one_query(server: Server, number: int) -> None:
    path = "/sparql?" + "&".join(["query=ASK%7B%7D"] * number or ["format=json"])
    assert refused(server.ask(path), 400, "bad-request", f"there are {number} parameters 'query'")


def test_two_queries_in_one_text(server: Server) -> None:
    assert refused(server.query("ASK {} ASK {}"), 400, "bad-query", "line 1, column")


def test_too_many_fields(server: Server) -> None:
    body = b"&".join([b"query=ASK{}", *[b"a=1"] * 1_001])
    assert refused(server.ask("/sparql", FORM, body), 400, "bad-request", "more than 1000 parameters")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Content-Type": ""}, {"Content-Type": "text/plain"}, {"Content-Type": "multipart/form-data; boundary=x"},
     {"Content-Type": "application/sparql-query; charset=utf-16"}, {"Content-Type": "application/xml"}],
)  # fmt: skip
def test_a_media_type_that_is_missing_or_wrong(server: Server, headers: dict[str, str]) -> None:
    body = BOMB if "xml" in str(headers) else GOOD
    assert refused(
        server.ask("/sparql", headers, body), 415, "media-type-unknown", "UTF-8" if "16" in str(headers) else ""
    )
    assert server.works()


@pytest.mark.parametrize(
    ("headers", "body"),
    [({"Content-Type": "application/sparql-update"}, b"DROP ALL"), (FORM, b"update=DROP%20ALL"),
     (FORM, b"query=ASK{}&update=DROP%20ALL")],
)  # fmt: skip
def test_a_change_is_refused(server: Server, headers: dict[str, str], body: bytes) -> None:
    assert refused(server.ask("/sparql", headers, body), 403, "update-refused", "takes no changes")
    assert server.query("ASK { ?s ?p ?o }").json()["boolean"]


@pytest.mark.parametrize(
    "text", ["DROP ALL", "LOAD <file:///etc/passwd>", "INSERT DATA { <a:a> <a:a> <a:a> }", "", "\0", "ASK {"]
)
def test_what_is_no_query(server: Server, text: str) -> None:
    answered = server.query(text)
    assert refused(answered, 400, "bad-query")
    assert answered.json()["line"] >= 1
    assert answered.json()["column"] >= 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "QUERY", "get"])
def test_a_method_that_is_not_taken(server: Server, method: str) -> None:
    answered = server.raw(f"{method} /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answered.split(b"\r\n", 1)[0] in (b"HTTP/1.1 405 Method Not Allowed", b"HTTP/1.1 400 Bad Request")
    assert server.works()


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ FILTER {'(' * 5_000} 1 {')' * 5_000} }}",
        f"SELECT * {{ FILTER {'(' * 60_000} 1 {')' * 60_000} }}",
        f"SELECT * {'{' * 5_000}{'}' * 5_000}",
        f"SELECT * {'{' * 60_000}{'}' * 60_000}",
        f"SELECT * {{ FILTER(1 {'|| 1 ' * 5_000}) }}",
        f"SELECT * {{ {{}} {'UNION {} ' * 5_000} }}",
        f"SELECT * {{ ?s {'(' * 5_000}<a:p>{')' * 5_000} ?o }}",
        f"SELECT * {{ ?s {'!' * 5_000}<a:p> ?o }}",
        f"SELECT ({'-' * 20_000}1 AS ?n) {{}}",
        f"SELECT * {{ {'OPTIONAL { ?s ?p ?o ' * 3_000}{'}' * 3_000} }}",
        f"CONSTRUCT {{ {'<< ' * 2_000} ?a ?b ?c {'>> ' * 2_000} ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"SELECT * {{ ?s ?p {'[ <a:p> ' * 5_000} 1 {'] ' * 5_000} }}",
    ],
    ids=["parentheses", "more-parentheses", "groups", "more-groups", "or", "union", "path", "not", "minus",
          "optional", "triple-terms", "brackets"],
)  # fmt: skip
def test_a_query_nested_without_end(server: Server, text: str) -> None:
    answered = server.ask("/sparql", QUERY, text.encode())
    assert (answered.status, answered.problem) in [(200, ""), (422, "query-too-complex"), (400, "bad-query")]
    assert answered.status != 200 or answered.json()["results"] is not None
    assert server.works()


@pytest.mark.parametrize(
    "name",
    ["X-Test: a\rEvil: b", "X-Test: a\nEvil: b", "X-Test: \0", "Evil\x01: a", "Content-Length: -1", "Content-Length: 1, 2",
     "Transfer-Encoding: gzip", "Host: other", ": a"],
)  # fmt: skip
def test_a_header_that_is_no_header(server: Server, name: str) -> None:
    raw = server.raw(
        f"GET /health HTTP/1.1\r\nHost: localhost\r\n{name}\r\nConnection: close\r\n\r\n".encode("latin-1")
    )
    assert int(raw.split(b" ", 2)[1]) in (200, 400, 421, 501)
    assert b"Evil" not in raw
    assert server.works()


@pytest.mark.parametrize(
    "path", ["/sparql?query={}&format=json%0D%0AEvil:%20b", "/%0D%0AEvil:%20b", "/data?graph=a:%0D%0AEvil:%20b"]
)
def test_line_ends_in_an_address_make_no_header(server: Server, path: str) -> None:
    answered = server.ask(path.format(quote("ASK {}")))
    assert "evil" not in answered.headers
    assert answered.status in (400, 404, 406)


@pytest.mark.parametrize(
    "host", ["example.org", "localhost.example.org", "127.0.0.1.nip.io", "user@localhost", "localhost:80:80", "local host",
             "[::1", ""]
)  # fmt: skip
def test_a_foreign_host(server: Server, host: str) -> None:
    raw = server.raw(f"GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    assert raw.split(b" ", 2)[1] in (b"421", b"400")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80"])
def test_an_own_host(server: Server, host: str) -> None:
    assert server.ask("/health", {"Host": host}).status == 200


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "http://localhost:1", "http://127.0.0.1.example.org"]
)
def test_a_foreign_origin(server: Server, origin: str) -> None:
    answered = server.ask("/sparql?query=ASK%7B%7D", {"Origin": origin})
    assert refused(answered, 403, "origin-refused", "--allow-origin")
    assert "access-control-allow-origin" not in answered.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_or_port_cannot_ask_in_secret(server: Server, site: str) -> None:
    image = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
    assert refused(server.ask("/sparql?query=ASK%7B%7D", image), 403, "origin-refused")
    assert server.ask("/health", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}).status == 200


def test_an_own_origin(server: Server) -> None:
    host = f"localhost:{server.port}"
    assert server.ask("/health", {"Host": host, "Origin": f"http://{host}"}).status == 200


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "x" * 5_000, ",;=,;q=,"])
def test_a_format_that_there_is_not(server: Server, accept: str) -> None:
    assert server.query("ASK {}", accept).status in (406, 200)
    assert server.query("ASK {}", "image/png").problem == "not-acceptable"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u2028\u202e", "x" * 10_000, '"; drop'])
def test_markup_in_what_is_said_again_stays_text(server: Server, text: str) -> None:
    for answered in (
        server.query("ASK {}", format=text),
        server.query(f"ASK {{ {text} }}"),
        server.ask(f"/data?graph={quote(text)}"),
        server.ask(f"/{quote(text[:2000])}"),
    ):
        assert answered.status in (400, 404, 406, 431)
        assert answered.headers["content-type"] == "application/problem+json"
        assert answered.headers["x-content-type-options"] == "nosniff"
        assert len(answered.json()["detail"]) < 1_000


def test_every_answer_carries_the_headers_of_security(server: Server) -> None:
    for path in ("/health", "/sparql?query=ASK%7B%7D", "/sparql?query=x", "/nothing"):
        headers = server.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "same-origin"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers

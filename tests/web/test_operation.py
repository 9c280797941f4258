"""What those who run a server rely on: token, origins, log, figures, health, new data, and options that are wrong."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from graph.web.reply import PROBLEMS
from tests.web.serving import ROOT, Server, running, until

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import KnowledgeGraph

ASK = "/sparql?query=ASK%7B%7D"


def requests_of(server: Server) -> list[dict[str, object]]:
    return [line for line in map(json.loads, server.log) if line["event"] == "request"]


def test_with_a_token_nobody_is_answered_who_does_not_show_it(kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("pá55\n", encoding="utf-8")
    basic = base64.b64encode("me:pá55".encode()).decode()
    with running(kg.paths.store, "--token-file", str(tmp_path / "token")) as server:
        for value in (
            "",
            "Bearer",
            "Bearer wrong",
            "Basic !!",
            f"Digest {basic}",
            "Basic " + base64.b64encode(b"me").decode(),
        ):
            answered = server.ask(ASK, {"Authorization": value} if value else {})
            assert (answered.status, answered.problem) == (401, "not-authorized")
            assert answered.headers["www-authenticate"].startswith("Bearer ")
        for good in (b"Bearer p\xc3\xa155", f"basic {basic}".encode()):
            head = b"GET " + ASK.encode() + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
            assert b" 200 OK" in server.raw(head + good + b"\r\n\r\n")
        assert server.ask("/health").status == 200
        assert server.ask("/metrics").status == 401


def test_the_token_can_come_from_the_environment(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, SMEGRAPH_TOKEN="abc") as server:  # noqa: S106 - of this test
        assert server.ask(ASK).status == 401
        assert server.ask(ASK, {"Authorization": "Bearer abc"}).status == 200


def test_origins_share_only_what_they_were_given(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, "--allow-origin", "https://a.example", "--allow-host", "data.example") as server:
        answered = server.ask(ASK, {"Origin": "https://a.example"})
        assert answered.headers["access-control-allow-origin"] == "https://a.example"
        assert "Origin" in answered.headers["vary"]
        preflight = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
        assert server.ask("/sparql", preflight, method="OPTIONS").headers["access-control-allow-methods"]
        refused = server.ask(ASK, {"Origin": "https://b.example"})
        assert refused.status == 403
        assert "access-control-allow-origin" not in refused.headers
        assert server.ask(ASK, {"Host": "data.example"}).status == 200
        assert server.ask(ASK, {"Host": "other.example"}).status == 421


def test_the_log_tells_all_but_the_text_of_queries(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store) as server:
        server.query("ASK { 'secret' ?p ?o }")
        server.query('SELECT (\'secret\n{"event": "forged"}\' AS ?x) {}')
        server.ask("/nothing%E2%80%A8here")
        assert until(lambda: len(requests_of(server)) == 3)
        assert "secret" not in "".join(server.log)
        by_status = {line["status"]: line for line in requests_of(server)}
        good, lost = by_status[200], by_status[404]
        assert {
            "time",
            "client",
            "method",
            "path",
            "status",
            "ms",
            "bytes",
            "rows",
            "seconds",
            "version",
        } <= good.keys()
        assert (good["rows"], lost["problem"]) == (1, "not-found")


def test_a_proxy_is_believed_only_if_it_is_named(kg: KnowledgeGraph) -> None:
    for options, client in (
        ([], "127.0.0.1"),
        (["--proxy", "127.0.0.1"], "192.0.2.7"),
        (["--proxy", "192.0.2.1"], "127.0.0.1"),
    ):
        with running(kg.paths.store, *options) as server:
            server.ask("/health", {"X-Forwarded-For": "192.0.2.7"})
            assert until(lambda server=server: bool(requests_of(server)))
            assert requests_of(server)[0]["client"] == client


def test_the_log_has_queries_if_asked_for(kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, "--log-queries") as server:
        server.query("SELECT ('a\nb' AS ?x) {}")
        assert until(lambda: bool(requests_of(server)))
        assert requests_of(server)[0]["query"] == "SELECT ('a\nb' AS ?x) {}"


def test_figures_for_prometheus(server: Server) -> None:
    server.query("ASK {}")
    server.query("ASK {")
    answered = server.ask("/metrics")
    assert answered.headers["content-type"].startswith("text/plain; version=0.0.4")
    for line in (
        'smegraph_requests_total{method="GET",route="/sparql",status="200"}',
        'smegraph_requests_total{method="GET",route="/sparql",status="400"}',
        'smegraph_request_seconds_bucket{le="0.01",route="/sparql"}',
        'smegraph_workers_busy{pool="queries"} 0.0',
        'smegraph_requests_waiting{pool="queries"} 0.0',
        "process_open_fds",
    ):
        assert line in answered.text


def test_the_type_of_every_problem_leads_to_what_it_means(server: Server) -> None:
    page = server.ask("/problems").text
    assert page.count('<tr role="row" id=') == len(PROBLEMS)
    assert f'id="{server.query("ASK {").problem}"' in page


def test_health_says_which_data_are_served(server: Server, kg: KnowledgeGraph) -> None:
    state = server.ask("/health").json()
    rows = kg.query("SELECT ?v { <https://w3id.org/smepb/dataset> dcterms:identifier ?v }")
    assert (state["status"], f"sha256:{state['data']}") == ("ok", rows.column("v")[0])
    assert server.query("ASK {}").headers["smegraph-version"] == state["data"]


def test_what_is_known_is_not_sent_again(server: Server) -> None:
    first = server.query("SELECT * { ?s a smepb:Organization }")
    again = server.ask(
        "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20smepb%3AOrganization%20%7D",
        {"If-None-Match": first.headers["etag"]},
    )
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_new_data_are_served_without_a_new_start(tmp_path: Path) -> None:
    data, store = tmp_path / "data", tmp_path / "store"
    shutil.copytree(ROOT / "data", data)
    build = [sys.executable, str(ROOT / "cli.py"), "--data", str(data), "--store", str(store), "build"]
    subprocess.run(build, check=True, capture_output=True)
    question = "SELECT ?name { body:unece rdfs:label ?name }"
    with running(store, data=data) as server:
        before = server.query(question, "text/csv")
        bodies = data / "bodies.csv"
        bodies.write_text(
            bodies.read_text("utf-8").replace("United Nations Economic Commission for Europe", "Another Name"), "utf-8"
        )
        subprocess.run(build, check=True, capture_output=True)
        assert until(lambda: "Another Name" in server.query(question, "text/csv").text)
        assert server.query("ASK {}").headers["smegraph-version"] != before.headers["smegraph-version"]


def fails(*arguments: str, **variables: str) -> str:
    command = [sys.executable, str(ROOT / "cli.py"), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **variables}, timeout=60, check=False
    )
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_in_use(kg: KnowledgeGraph) -> None:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port = str(sock.getsockname()[1])
        said = fails("--store", str(kg.paths.store), "serve", "--as-built", "--port", port)
    assert said.startswith(f"smegraph: --host 127.0.0.1 --port {port}: cannot be listened on (")
    assert "choose another --port, or 0 for any free one" in said


def test_an_address_that_is_not_of_this_machine(kg: KnowledgeGraph) -> None:
    said = fails("--store", str(kg.paths.store), "serve", "--as-built", "--host", "192.0.2.1", "--port", "0")
    assert "--host 192.0.2.1 --port 0: cannot be listened on (" in said


def test_a_missing_store(tmp_path: Path) -> None:
    said = fails("--store", str(tmp_path), "serve", "--as-built", "--port", "0")
    assert said == f"smegraph: {tmp_path}: there is no store; run 'smegraph build', or leave --as-built out\n"


def test_a_folder_where_no_store_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "the store cannot be written" in fails("--store", str(tmp_path / "file" / "store"), "serve", "--port", "0")


@pytest.mark.parametrize(
    "option",
    [["--colour"], ["--port", "x"], ["--port", "70000"], ["--timeout", "0"], ["--rows", "0"], ["--workers", "0"]],
)
def test_an_option_that_is_wrong(option: list[str]) -> None:
    assert "Error: " in fails("serve", *option)


@pytest.mark.parametrize(
    ("limit", "word"),
    [
        ("colour=1", "the limits are: seconds"),
        ("rows=1.5", "a whole number above 0"),
        ("stall=0", "a number above 0"),
        ("body", "above 0"),
    ],
)
def test_a_limit_that_is_wrong(kg: KnowledgeGraph, limit: str, word: str) -> None:
    said = fails("--store", str(kg.paths.store), "serve", "--as-built", "--limit", limit)
    assert word in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(("content", "word"), [(None, "cannot be read"), ("\n", "the file is empty")])
def test_a_token_that_cannot_be_had(kg: KnowledgeGraph, tmp_path: Path, content: str | None, word: str) -> None:
    path = tmp_path / "token"
    if content is not None:
        path.write_text(content)
    assert word in fails("--store", str(kg.paths.store), "serve", "--as-built", "--token-file", str(path))

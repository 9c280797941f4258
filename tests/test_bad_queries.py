"""Wrong queries, names, files and folders: one clear line, the right exit code, no host and no file reached, nothing lost."""

from __future__ import annotations

import contextlib
import csv
import faulthandler
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pyoxigraph
import pytest

from cli import main
from graph.ask import LONGEST, ask
from graph.check import check
from graph.errors import QueryError
from graph.resources import ontology_folder
from graph.store import KnowledgeGraph
from tests.small_data import FIRST, SECOND, fact, write_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
MEETINGS = "SELECT ?m { ?m a smepb:Meeting } ORDER BY ?m"


class Ran(NamedTuple):
    code: object
    out: bytes
    err: str


def smegraph(*arguments: str | Path, stdin: bytes = b"") -> Ran:
    """The command run in this process; an exception that is not ours goes through and fails the test."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    keyboard, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
    finally:
        sys.stdin = keyboard
    told = [stream.buffer.getvalue() for stream in (out, err) if isinstance(stream.buffer, io.BytesIO)]
    return Ran(stop.value.code, told[0], told[1].decode())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("small")
    return KnowledgeGraph.open(write_data(folder), folder / "store", ontology_folder())


@pytest.fixture
def run(small: KnowledgeGraph) -> Callable[..., Ran]:
    """The command on the small graph."""

    def on_small(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        return smegraph("--data", small.paths.data, "--store", small.paths.store, *arguments, stdin=stdin)

    return on_small


class Listener:
    """A real socket on the loopback that remembers who came."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.visits: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                visitor, _ = self._socket.accept()
                with visitor:
                    self.visits.append(visitor.recv(100))

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """A listener that no test but the one that proves it may have reached."""
    found = Listener()
    yield found
    found.close()


def test_the_listener_would_see_a_query_that_asks_it() -> None:
    found = Listener()
    with contextlib.suppress(OSError):
        list(pyoxigraph.Store().query(f"SELECT * {{ SERVICE <{found.url}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    found.close()
    assert len(found.visits) == 1


# ----------------------------------------------------------------------------
# No host and no file
# ----------------------------------------------------------------------------

ASKING = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE#comment\n<URL> { ?s ?p ?o } }",
    "SELECT * { #'\nSERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { S\U00000045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ſervice <URL> { ?s ?p ?o } }",
    "PREFIX service: <URL> SELECT * { SERVICE service: { ?s ?p ?o } }",
    "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { VALUES ?service { <URL> } SERVICE ?service { ?s ?p ?o } }",
    "SELECT * { ?s rdfs:label 'SERVICE' } VALUES ?x { 1 } SERVICE <URL> {}",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { ?s a smepb:Meeting FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { OPTIONAL { SERVICE SILENT <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <a:b>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "INSERT DATA { <URL> a smepb:Meeting }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
]
"""Queries that would ask another server, and updates."""
NAMING = [
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "SELECT * FROM <CANARY> { ?s ?p ?o }",
    "SELECT * FROM NAMED <CANARY> { GRAPH <CANARY> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "DESCRIBE <URL>",
    "DESCRIBE <CANARY>",
    "CONSTRUCT { ?s ?p ?o } FROM <CANARY> { ?s ?p ?o }",
]
"""Queries that only name an address: it is the name of a graph or of a thing."""
HARMLESS = [
    "SELECT ?service { ?service rdfs:label 'no SERVICE here' } # SERVICE <URL> {}",
    'SELECT * { ?s <https://example.org/service> ?o FILTER (STR(?o) != "SERVICE <URL> { }") }',
    "PREFIX service: <a:> SELECT * { ?s service:SERVICE '''SERVICE''' }",
]
"""Queries that have the word, but not the clause."""


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Turtle file whose content must never come out."""
    path = tmp_path_factory.mktemp("canary") / "canary.ttl"
    path.write_text('<a:bird> <a:sings> "yellow canary" .\n', encoding="utf-8")
    return path


def filled(query: str, listener: Listener, canary: Path) -> str:
    return query.replace("URL", listener.url).replace("CANARY", canary.as_uri())


@pytest.mark.parametrize("query", ASKING)
def test_no_query_asks_another_server(
    run: Callable[..., Ran], small: KnowledgeGraph, listener: Listener, canary: Path, query: str
) -> None:
    text = filled(query, listener, canary)
    with pytest.raises(QueryError):
        small.query(text)
    for option in ([], ["--evidence"]):
        ran = run("query", "-", *option, stdin=text.encode())
        assert (ran.code, ran.out) == (2, b"")
        assert ran.err.startswith("smegraph: ")
        assert ran.err.count("\n") == 1
    assert listener.visits == []


@pytest.mark.parametrize("query", NAMING)
def test_an_address_in_a_query_is_only_a_name(
    run: Callable[..., Ran], listener: Listener, canary: Path, query: str
) -> None:
    for option in ([], ["--evidence"], ["--format", "json"], ["--format", "nt"]):
        ran = run("query", "-", *option, stdin=filled(query, listener, canary).encode())
        assert ran.code in (0, 2)
        assert b"yellow canary" not in ran.out
        assert b"root:" not in ran.out
    assert listener.visits == []


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_no_fault(run: Callable[..., Ran], listener: Listener, canary: Path, query: str) -> None:
    for option in ([], ["--evidence"]):
        assert run("query", "-", *option, stdin=filled(query, listener, canary).encode()).code == 0
    assert listener.visits == []


def test_what_stands_in_the_data_is_never_run(tmp_path: Path, listener: Listener, canary: Path) -> None:
    data = write_data(tmp_path)
    asking = f"SERVICE <{listener.url}> {{ ?s ?p ?o }}"
    lines = (data / "documents" / f"{FIRST}.jsonl").read_text(encoding="utf-8")
    lines += fact(FIRST, "Theme", "x1", "10", name=asking, note=f"LOAD <{listener.url}>") + "\n"
    lines += fact(FIRST, "Theme", "x2", "10", name='" } SERVICE <x:y> {} #', note=f"FROM <{canary.as_uri()}>") + "\n"
    (data / "documents" / f"{FIRST}.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    for name, row in (("links.csv", f"body:norda,{listener.url},same,{listener.url}"),
                      ("sources.csv", f"zeta,{asking.replace(',', '')},,2001,norda,report,{listener.url},en,record,")):  # fmt: skip
        path = data / name
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8", newline="\n")
    assert check(data, ontology_folder()) == []
    on = ("--data", data, "--store", tmp_path / "store")
    for arguments in (
        ("check",),
        ("build",),
        ("stats",),
        ("show", asking),
        ("query", "where-a-body-is-named", "--set", f"body={asking}"),
        ("query", "-", "--evidence"),
        ("export", "--format", "nq", "--out", tmp_path / "all.nq"),
        ("export", "--format", "xlsx", "--out", tmp_path / "all.xlsx"),
        ("export", "--format", "graphml", "--out", tmp_path / "all.graphml"),
        ("publish", "--out", tmp_path / "site"),
    ):
        ran = smegraph(*on, *arguments, stdin=b"SELECT ?t ?n { ?t a smepb:Theme ; rdfs:label ?n }")
        assert ran.code in (0, 1), ran.err
        assert b"yellow canary" not in ran.out
    assert asking in (tmp_path / "all.nq").read_text(encoding="utf-8")
    assert list((tmp_path / "site").rglob("*.html"))
    assert not [p for p in (tmp_path / "site").rglob("*") if p.is_file() and b"yellow canary" in p.read_bytes()]
    assert listener.visits == []


WATCHED = """
import sys
forbidden = sys.argv.pop(1)
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        print("WATCHED", event, arguments, file=sys.stderr)
    if event == "open" and forbidden in str(arguments[0]):
        print("WATCHED", event, arguments, file=sys.stderr)
sys.addaudithook(watch)
from cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("query", ["SELECT * FROM <CANARY> FROM <URL> { ?s ?p ?o }", "SELECT * { SERVICE <URL> {} }"])
def test_no_socket_and_no_named_file_is_opened(
    tmp_path: Path, small: KnowledgeGraph, listener: Listener, canary: Path, query: str
) -> None:
    text = filled(query, listener, canary)
    command = [sys.executable, "-c", WATCHED, "canary.ttl", "--data", small.paths.data, "--store", small.paths.store]
    command += ["query", "-", "--evidence"]
    trace = tmp_path / "trace"
    if shutil.which("strace") and subprocess.run(["strace", "-o", trace, "true"], check=False).returncode == 0:
        command = ["strace", "-f", "-e", "trace=connect,open,openat", "-o", trace, *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [*map(str, command)], input=text, capture_output=True, text=True, timeout=60, check=False, env=environment
    )
    assert ran.returncode in (0, 2)
    assert "Traceback" not in ran.stderr
    assert "WATCHED" not in ran.stderr
    if trace.exists():
        calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        assert not [call for call in calls if "canary.ttl" in call or ("connect(" in call and "AF_INET" in call)]
    assert listener.visits == []


# ----------------------------------------------------------------------------
# Broken and boundless queries
# ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?s {\n ?s a }", "line 2, column 8: "),
        ("SELECT ?s WHERE", "line 1, column 16: "),
        ("", "line 1, column 1: "),
        ("\n\n  hello", "line 3, column "),
        ("SELECT * { ?s ?p <a b> }", "line 1, column "),
        ("SELECT * { ?s nowhere:p ?o }", "line 1, column "),
        ("SELECT * { ?s ?p 'open }", "line 1, column "),
    ],
)
def test_broken_sparql_is_told_with_line_and_column(
    tmp_path: Path, run: Callable[..., Ran], text: str, place: str
) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(text, encoding="utf-8")
    for ran in (run("query", path), run("query", "-", stdin=text.encode()), run("query", path, "--evidence")):
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
        assert ran.err.startswith(f"smegraph: {place}")


MATCH = "?s a smepb:Meeting"
BOMBS = {
    "three thousand groups": f"SELECT * {'{' * 3000}{MATCH}{'}' * 3000}",
    "a hundred thousand groups never closed": f"SELECT * {'{' * 100_000}",
    "9,400 alternatives": f"SELECT * {{ {MATCH} FILTER({'||'.join(['true'] * 9400)}) }}",
    "a path of three thousand steps": f"SELECT * {{ ?s {'/'.join(['smepb:parent'] * 3000)} ?o }}",
    "a product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "a product of rows": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "sixty thousand values": f"SELECT * {{ VALUES ?x {{ {'1 ' * 60_000}}} ?a ?b ?c }}",
}


@pytest.fixture
def quiet() -> Iterator[None]:
    """No trace on the screen when a child process dies as it should."""
    enabled = faulthandler.is_enabled()
    faulthandler.disable()
    yield
    if enabled:
        faulthandler.enable(sys.__stderr__ or 2)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("evidence", [False, True])
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_time_and_harms_nobody(small: KnowledgeGraph, name: str, evidence: bool) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError) as caught:
        ask(small, BOMBS[name], evidence=evidence, seconds=0.5)
    assert time.monotonic() - begun < 10
    assert "\n" not in str(caught.value)
    assert "simplify it" in str(caught.value) or "--timeout" in str(caught.value)
    assert len(ask(small, MEETINGS)) == 3


NESTED = {
    "groups": f"SELECT * {'{' * 200}{MATCH}{'}' * 200}",
    "brackets": f"SELECT * {{ {MATCH} FILTER({'(' * 500}true{')' * 500}) }}",
    "optional groups": f"SELECT * {{ {MATCH} {'OPTIONAL {' * 100}{MATCH}{'}' * 100} }}",
    "differences": f"SELECT * {{ {MATCH} {'MINUS { ?s ?p ?o ' * 100}{'}' * 100} }}",
}


@pytest.mark.parametrize("name", NESTED)
def test_evidence_of_a_nested_query_is_refused_in_one_line(small: KnowledgeGraph, name: str) -> None:
    from graph.evidence import with_evidence

    assert len(ask(small, NESTED[name])) > 0
    with pytest.raises(QueryError, match=r"^the evidence of this query cannot be traced: [^\n]*$"):
        with_evidence(small, NESTED[name])


def test_a_bomb_leaves_one_line_on_the_screen(small: KnowledgeGraph) -> None:
    command = [sys.executable, ROOT / "cli.py", "--data", small.paths.data, "--store", small.paths.store, "query", "-"]
    bomb = BOMBS["three thousand groups"]
    ran = subprocess.run([*map(str, command)], input=bomb, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "smegraph: the query is nested too deeply or needs too much memory; simplify it\n"


def test_the_time_limit_of_the_command(run: Callable[..., Ran]) -> None:
    begun = time.monotonic()
    ran = run("query", "-", "--timeout", "2", stdin=BOMBS["a product"].encode())
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
    assert "did not end within 2 seconds" in ran.err
    assert time.monotonic() - begun < 12


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_limit_that_is_none_is_refused(run: Callable[..., Ran], seconds: str) -> None:
    ran = run("query", "-", "--timeout", seconds, stdin=MEETINGS.encode())
    assert ran.code == 2
    assert ran.out == b""


# ----------------------------------------------------------------------------
# Names, parameters, files and folders
# ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["query", "member-of-organization"], 2, "near: members-of-organization"),
        (["query", "zzzz"], 2, "no saved question and no file 'zzzz'"),
        (["query", "a" * 5000], 2, "no saved question and no file"),
        (["query", "none.rq"], 2, "none.rq: cannot be read (No such file"),
        (
            ["query", "members-of-organization", "--set", "bdy=NORDA"],
            2,
            "the parameters of members-of-organization are",
        ),
        (["query", "members-of-organization", "--set", "body"], 2, "write NAME=VALUE"),
        (["query", "members-of-organization", "--set", "body=Nobody"], 1, "'Nobody'"),
        (["query", "members-of-organization", "--set", "body="], 1, "''"),
        (["query", "members-of-organization", "--set", "body=http://x> } SERVICE <http://y"], 1, "http://x> }"),
        (["query", "names-of-economy-on-date", "--set", "date=2001-02-30"], 2, "'2001-02-30' is not a date"),
        (["query", "names-of-economy-on-date", "--set", "date=yesterday"], 2, "write 2001-03-21, 2001-03 or 2001"),
        (["questions", "zzzz"], 2, "no saved question"),
        (["show", "zzzz"], 1, "'zzzz'"),
        (["path", "zzzz", "NORDA"], 1, "'zzzz'"),
        (["export", "--format", "ttl", "--graph", "zzzz"], 1, "no named graph 'zzzz'"),
        (["export", "--format", "xlsx", "--graph", "register"], 2, "one named graph can be written as"),
        (["check", "/nowhere/at/all"], 2, "/nowhere/at/all: there is no such file or folder"),
        (["evaluate", "/nowhere/a", "/nowhere/b"], 2, "/nowhere/a: cannot be read"),
    ],
)
def test_a_wrong_name_or_value_is_one_clear_line(
    run: Callable[..., Ran], arguments: list[str], code: int, told: str
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, b"", 1)
    assert ran.err.startswith("smegraph: ")
    assert told in ran.err


@pytest.mark.parametrize("arguments", [["query", "x", "--format", "doc"], ["export"], ["export", "--format", "pdf"]])
def test_an_unknown_format_is_a_wrong_use(run: Callable[..., Ran], arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert "Usage: smegraph" in ran.err


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [
        (MEETINGS, "ttl", "ttl needs a CONSTRUCT or DESCRIBE query"),
        (MEETINGS, "rdf", "rdf needs a CONSTRUCT or DESCRIBE query"),
        ("ASK {}", "jsonld", "jsonld needs a CONSTRUCT or DESCRIBE query"),
        ("DESCRIBE <a:b>", "csv", "triples cannot be written as csv"),
        ("CONSTRUCT WHERE { ?s a smepb:Meeting }", "xlsx", "triples cannot be written as xlsx"),
    ],
)
def test_a_format_that_does_not_fit_the_answer_is_refused(
    tmp_path: Path, run: Callable[..., Ran], text: str, form: str, told: str
) -> None:
    ran = run("query", "-", "--format", form, "--out", tmp_path / "answer", stdin=text.encode())
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (bytes(range(256)), "not UTF-8 at byte 128"),
        (MEETINGS.encode("utf-16"), "not UTF-8 at byte 0"),
        (b"", "line 1, column 1: "),
        (b" \n \n", "line 3, column 1: "),
        (b"#" * (LONGEST + 1), "more than 200,000"),
    ],
)
def test_a_query_file_that_is_none_is_refused(
    tmp_path: Path, run: Callable[..., Ran], content: bytes, told: str
) -> None:
    path = tmp_path / "mine.rq"
    path.write_bytes(content)
    for ran in (run("query", path), run("query", "-", stdin=content)):
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
        assert told in ran.err


def test_a_query_file_with_a_byte_order_mark_is_read(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "mine.rq").write_bytes(MEETINGS.encode("utf-8-sig"))
    assert run("query", tmp_path / "mine.rq").code == 0


def test_a_folder_is_no_query(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "folder.rq").mkdir()
    for path in (tmp_path, tmp_path / "folder.rq"):
        ran = run("query", path)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)


def everything(folder: Path) -> set[str]:
    """All files and folders below a folder, hidden ones too."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "command", [["query", "-", "--format", "csv"], ["export", "--format", "ttl"], ["export", "--format", "xlsx"]]
)
def test_a_place_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, run: Callable[..., Ran], command: list[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    before = everything(tmp_path)
    for out in ("folder", "file/answer", "nowhere/answer"):
        ran = run(*command, "--out", tmp_path / out, stdin=MEETINGS.encode())
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
        assert "cannot be written" in ran.err
    assert everything(tmp_path) == before
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_a_site_is_not_written_over_a_file(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    for out in ("file", "file/site"):
        ran = run("publish", "--out", tmp_path / out)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
    assert everything(tmp_path) == {"file"}


def test_a_missing_or_empty_data_folder_is_told(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    (tmp_path / "empty").mkdir()
    for folder, code, told in (
        (tmp_path / "none", 2, "none is not a folder"),
        (data / "people.csv", 2, "people.csv is not a folder"),
        (tmp_path / "empty", 1, "the data has 8 faults"),
    ):
        for command in ("build", "stats"):
            ran = smegraph("--data", folder, "--store", tmp_path / "store", command)
            assert (ran.code, ran.out) == (code, b"")
            assert told in ran.err
    assert not (tmp_path / "store").exists()


def test_registers_without_documents_are_a_graph(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    shutil.rmtree(data / "documents")
    on = ("--data", data, "--store", tmp_path / "store")
    ran = smegraph(*on, "query", "-", stdin=b"SELECT * { ?s a smepb:Decision }")
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert "unknown, not absent" in ran.err
    assert smegraph(*on, "check").code == 0


def test_a_folder_among_the_fact_files_is_told(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    (data / "documents" / "folder.jsonl").mkdir()
    ran = smegraph("--data", data, "--store", tmp_path / "store", "stats")
    assert (ran.code, ran.out) == (1, b"")
    assert "folder.jsonl: error: cannot be read" in ran.err


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    before = everything(tmp_path)
    for store in (data / "people.csv", data / "people.csv" / "store"):
        ran = smegraph("--data", data, "--store", store, "stats")
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, b"", 1)
        assert "choose another with --store" in ran.err
    assert everything(tmp_path) == before


def test_a_folder_chosen_as_store_keeps_what_it_holds(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    photos = tmp_path / "home" / "photos"
    photos.mkdir(parents=True)
    (photos / "one.jpg").write_bytes(b"dear")
    (tmp_path / "home" / "1-notes").mkdir()
    for _ in range(2):
        assert smegraph("--data", data, "--store", tmp_path / "home", "build").code == 0
        change(data)
    assert (photos / "one.jpg").read_bytes() == b"dear"
    assert (tmp_path / "home" / "1-notes").is_dir()


# ----------------------------------------------------------------------------
# Builds that are killed, that meet, and that readers outlive
# ----------------------------------------------------------------------------

KILLED = """
import os, signal, sys
store, left = sys.argv[1], int(sys.argv[2])
def watch(event, arguments):
    global left
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree") and store in str(arguments[0]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from cli import main
main(sys.argv[3:])
"""


def change(data: Path, name: str = "Village funds") -> None:
    path = data / "documents" / f"{FIRST}.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("Village fund", name), encoding="utf-8")


def examples(kg: KnowledgeGraph) -> list[str]:
    return [str(name) for name in kg.query("SELECT ?n { ?e a smepb:Example ; rdfs:label ?n }").column("n")]


@pytest.mark.parametrize("moment", [1, 5, 10, 16])
def test_a_killed_build_leaves_a_store_that_can_be_used(tmp_path: Path, moment: int) -> None:
    store = tmp_path / "store"
    states = [write_data(tmp_path / name) for name in ("first", "second", "third")]
    names = ["Village fund", "Village fund of two", "Village fund of three"]
    for data, name in zip(states, names, strict=True):
        change(data, name)
    for data in states[:2]:
        KnowledgeGraph.open(data, store, ontology_folder())
    pointer = (store / "current").read_text(encoding="utf-8")
    command = [sys.executable, "-c", KILLED, store, moment, "--data", states[2], "--store", store, "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([*map(str, command)], capture_output=True, timeout=60, check=False, env=environment)
    swapped = (store / "current").read_text(encoding="utf-8") != pointer
    assert ran.returncode in (0, -signal.SIGKILL)
    assert swapped or ran.returncode == -signal.SIGKILL
    for number in (2, 0, 1) if swapped else (1, 2, 0):
        assert examples(KnowledgeGraph.open(states[number], store, ontology_folder())) == [names[number]]
    assert not list(store.glob(".building-*"))


def test_builds_at_once_leave_a_store_that_can_be_used(tmp_path: Path) -> None:
    data, store = write_data(tmp_path), tmp_path / "store"
    command = [sys.executable, str(ROOT / "cli.py"), "--data", str(data), "--store", str(store), "build"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    told = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0] * 4, told
    assert examples(KnowledgeGraph.open(data, store, ontology_folder())) == ["Village fund"]


def test_a_store_is_rebuilt_when_a_file_changes(tmp_path: Path) -> None:
    data, store = write_data(tmp_path), tmp_path / "store"
    assert examples(KnowledgeGraph.open(data, store, ontology_folder())) == ["Village fund"]
    written = (store / "current").stat().st_mtime_ns
    KnowledgeGraph.open(data, store, ontology_folder())
    assert (store / "current").stat().st_mtime_ns == written
    change(data)
    assert examples(KnowledgeGraph.open(data, store, ontology_folder())) == ["Village funds"]
    (data / "documents" / f"{SECOND}.jsonl").unlink()
    assert len(KnowledgeGraph.open(data, store, ontology_folder()).query(MEETINGS)) == 3
    (data / "documents" / f"{FIRST}.jsonl").write_text("{\n", encoding="utf-8")
    ran = smegraph("--data", data, "--store", store, "stats")
    assert ran.code == 1
    assert "[broken-line]" in ran.err


def test_readers_outlive_a_rebuild(tmp_path: Path) -> None:
    data, store = write_data(tmp_path), tmp_path / "store"
    asked, not_yet_asked = (KnowledgeGraph.open(data, store, ontology_folder()) for _ in range(2))
    assert examples(asked) == ["Village fund"]
    change(data)
    assert examples(KnowledgeGraph.open(data, store, ontology_folder())) == ["Village funds"]
    for reader in (asked, not_yet_asked):
        assert examples(reader) == ["Village fund"]
        assert len(reader.lines()) > 1000


def test_a_damaged_store_is_built_again(tmp_path: Path) -> None:
    data, store = write_data(tmp_path), tmp_path / "store"
    for part in ("dataset.nq", "current"):
        KnowledgeGraph.open(data, store, ontology_folder())
        for path in store.rglob(part):
            path.unlink()
        assert examples(KnowledgeGraph.open(data, store, ontology_folder())) == ["Village fund"]
    (store / "current").write_text("{}", encoding="utf-8")
    assert examples(KnowledgeGraph.open(data, store, ontology_folder())) == ["Village fund"]


# ----------------------------------------------------------------------------
# What looks like a number is not made one
# ----------------------------------------------------------------------------

KEPT = ["007", "1.30", "TRADE/WP.8/2001/2/Add.8"]
CODED = """SELECT ?code ?number ?symbol {
  ?project smepb:code ?code ; a smepb:Project . ?item a smepb:AgendaItem ; smepb:number ?number .
  ?document smepb:symbol ?symbol FILTER (CONTAINS(?symbol, "Add"))
}"""


def test_numbers_in_codes_survive_every_format(tmp_path: Path, run: Callable[..., Ran], small: KnowledgeGraph) -> None:
    assert [list(row.values()) for row in small.query(CODED).dicts()] == [KEPT]

    def out(form: str, text: str = CODED) -> bytes:
        ran = run("query", "-", "--format", form, stdin=text.encode())
        assert ran.code == 0
        return ran.out

    assert list(csv.reader(io.StringIO(out("csv").decode())))[1] == KEPT
    assert out("tsv").decode().splitlines()[1] == "\t".join(f'"{value}"' for value in KEPT)
    (row,) = json.loads(out("json"))["results"]["bindings"]
    assert [row[key] for key in ("code", "number", "symbol")] == [{"type": "literal", "value": v} for v in KEPT]
    for value in KEPT:
        assert f"<literal>{value}</literal>" in out("xml").decode()
        assert value in out("table").decode()
    book = openpyxl.load_workbook(io.BytesIO(out("xlsx")))
    assert [[cell.value for cell in cells] for cells in book.active.iter_rows(min_row=2)] == [KEPT]
    turtle = out("ttl", "CONSTRUCT { ?p smepb:code ?c . ?d smepb:symbol ?s } { ?p smepb:code ?c . ?d smepb:symbol ?s }")
    assert '"007"' in turtle.decode()
    assert '"TRADE/WP.8/2001/2/Add.8"' in turtle.decode()


def test_numbers_in_codes_survive_every_export(tmp_path: Path, run: Callable[..., Ran]) -> None:
    def out(form: str) -> bytes:
        assert run("export", "--format", form, "--out", tmp_path / form).code == 0
        return (tmp_path / form).read_bytes()

    for form in ("ttl", "trig", "nq", "nt", "jsonld"):
        assert [value for value in KEPT if f'"{value}"' not in out(form).decode()] == []
    assert [value for value in KEPT if f">{value}</" not in out("rdf").decode()] == []
    with zipfile.ZipFile(io.BytesIO(out("csv"))) as archive:
        tables = [list(csv.reader(io.StringIO(archive.read(name).decode()))) for name in archive.namelist()]
    assert set(KEPT) <= {cell for table in tables for row in table for cell in row}
    book = openpyxl.load_workbook(io.BytesIO(out("xlsx")))
    assert set(KEPT) <= {cell.value for sheet in book for cells in sheet.iter_rows() for cell in cells}

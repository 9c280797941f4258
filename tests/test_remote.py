"""A graph on another server answers like the one on this machine; a server that misbehaves gives one line that says how."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.brief import Briefs
from graph.analysis.brief_words import in_short
from graph.analysis.network_view import ties
from graph.analysis.provisions import provisions
from graph.analysis.record import Record
from graph.errors import AnswerSizeError, FederationError, QueryError, ServerError, SmegraphError, UnknownNameError
from graph.finder import find
from graph.generations import DEFAULT, NAMED
from graph.profile import profile
from graph.query import questions
from graph.rdf import Iri, Literal
from graph.remote import RemoteGraph
from graph.remote_answer import failure, read_answer
from graph.remote_client import Address, Client, Message
from graph.route import route
from graph.statistics import statistics
from graph.store import KnowledgeGraph, RdfDataset
from tests.small_data import write_data, write_ontology
from tests.strange_server import WAYS, Strange
from tests.web.serving import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.serving import Server

WP8 = Iri("https://w3id.org/smepb/id/body/unece-wp8")
REGISTER = "https://w3id.org/smepb/graph/register"
QUICK = Client(seconds=0.4, largest=2**20)


@pytest.fixture(scope="module")
def server(kg: KnowledgeGraph) -> Iterator[Server]:
    with running(kg.paths.store) as server:
        yield server


@pytest.fixture(scope="module")
def remote(server: Server) -> KnowledgeGraph:
    return KnowledgeGraph.open(server.address)


@pytest.fixture
def strange() -> Iterator[Strange]:
    server = Strange()
    yield server
    server.end()


def at(strange: Strange, way: str) -> RemoteGraph:
    return RemoteGraph(Address.of(f"{strange.address}/{way}"), QUICK)


# Against our own server


def test_the_start_page_of_a_server_leads_to_its_endpoint(server: Server, remote: KnowledgeGraph) -> None:
    assert isinstance(remote, RemoteGraph)
    assert str(remote.endpoint) == f"{server.address}sparql"
    assert RemoteGraph.at_address(f"{server.address}sparql").query("ASK { ?s a smepb:Meeting }").truth


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?m ?start { ?m a smepb:Meeting ; smepb:start ?start } ORDER BY ?m ?start",
        "SELECT ?m ?none { ?m a smepb:Theme OPTIONAL { ?m smepb:none ?none } } ORDER BY ?m",
        "SELECT ?a ?b { VALUES (?a ?b) { (1 1.50) (true 'x'@en) ('2001'^^xsd:gYear 'é\\n\\t\"') } }",
        "ASK { ?s a smepb:Meeting }",
        "ASK { ?s a smepb:Nothing }",
        "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a smepb:Theme ; rdfs:label ?l }",
        "DESCRIBE body:unece-wp8",
        r"SELECT ?a ?b { GRAPH graph:derived\/hierarchy { ?a smepb:within ?b } } ORDER BY ?a ?b",
        "# smepb:x in a comment\nPREFIX smepb: <https://w3id.org/smepb/ontology#>\nASK { ?s a smepb:Body }",
        "SELECT (COUNT(*) AS ?n) { [] a smepb:Mandate }",
    ],
)
def test_answers_are_those_of_the_local_graph(kg: KnowledgeGraph, remote: KnowledgeGraph, query: str) -> None:
    assert remote.query(query) == kg.query(query)


def test_every_saved_question_has_the_same_answer(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    some = list(questions(kg.paths.ontology).values())[::6]
    assert [remote.query(one.text) for one in some] == [kg.query(one.text) for one in some]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {\n  ?s smepb:x }",
        "SELECT ?x { ?s smepb:parent }",
        "SELECT * { ?s zzz:p 1 }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "\n\n   nonsense",
        "",
    ],
)
def test_a_wrong_query_has_the_same_line_and_column(kg: KnowledgeGraph, remote: KnowledgeGraph, query: str) -> None:
    with pytest.raises(QueryError) as here:
        kg.query(query)
    with pytest.raises(QueryError) as there:
        remote.query(query)
    assert (there.value.line, there.value.column, str(there.value)) == (
        here.value.line,
        here.value.column,
        str(here.value),
    )


def test_a_query_that_would_ask_a_third_server_is_not_sent(strange: Strange) -> None:
    with pytest.raises(FederationError):
        at(strange, "good").query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    assert strange.asked == []


def test_more_rows_than_wanted_are_an_error(remote: KnowledgeGraph) -> None:
    assert len(remote.query("SELECT * { ?s a smepb:Theme } LIMIT 3", most=3)) == 3
    with pytest.raises(AnswerSizeError):
        remote.query("SELECT * { ?s a smepb:Theme } LIMIT 4", most=3)
    with pytest.raises(AnswerSizeError):
        remote.query("CONSTRUCT { ?s a smepb:Theme } WHERE { ?s a smepb:Theme }", most=3)


@pytest.mark.parametrize(
    "dataset",
    [
        RdfDataset(default=(REGISTER,)),
        RdfDataset(named=(REGISTER,)),
        RdfDataset((REGISTER,), (REGISTER,)),
        RdfDataset(),
    ],
)
def test_other_graphs_can_be_asked(kg: KnowledgeGraph, remote: KnowledgeGraph, dataset: RdfDataset) -> None:
    query = "SELECT ?g (COUNT(*) AS ?n) { { ?s a smepb:Body } UNION { GRAPH ?g { ?s a smepb:Body } } } GROUP BY ?g"
    assert remote.query(query, dataset=dataset) == kg.query(query, dataset=dataset)


def test_a_graph_of_another_name_than_an_iri_is_refused(remote: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="absolute IRI"):
        remote.query("ASK {}", dataset=RdfDataset(("not an iri",)))


def test_the_lines_of_all_graphs_are_the_same(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    assert remote.lines() == kg.lines()
    assert statistics(remote) == statistics(kg)


def test_registers_are_those_of_the_server(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    for field in dataclasses.fields(kg.registers):
        here = [dataclasses.replace(row, line=0) for row in getattr(kg.registers, field.name)]
        assert list(getattr(remote.registers, field.name)) == here, field.name


def test_names_are_looked_up_in_what_the_server_has(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    for name in ("WP.8", "Latvia", "TUR", "Krystyna Gurbiel", "clusters"):
        assert find(remote, name) == find(kg, name)
    assert remote.names.all() == kg.names.all()
    with pytest.raises(UnknownNameError) as there:
        remote.names.one("unece working groups")
    with pytest.raises(UnknownNameError) as here:
        kg.names.one("unece working groups")
    assert str(there.value) == str(here.value)


def test_what_is_known_of_a_thing_is_the_same(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    assert profile(remote, WP8) == profile(kg, WP8)
    oecd = find(kg, "OECD").thing
    assert route(remote, WP8, oecd) == route(kg, WP8, oecd)


def test_what_analyses_rest_on_is_the_same(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    here, there = kg.view(), remote.view()
    assert provisions(there) == provisions(here)
    assert ties(there) == ties(here)
    two = find(kg, "UNECE").thing, find(kg, "UNCTAD").thing
    there_in_short, here_in_short = (
        in_short(briefs.record, briefs.between(*two))
        for briefs in (
            Briefs(Record(one.query), view, one.paths.ontology) for one, view in ((remote, there), (kg, here))
        )
    )
    assert there_in_short == here_in_short


def test_both_networks_are_the_same(kg: KnowledgeGraph, remote: KnowledgeGraph) -> None:
    assert nx.utils.graphs_equal(remote.to_networkx(), kg.to_networkx())


def test_both_datasets_of_rdflib_are_the_same(tmp_path: Path) -> None:
    kg = KnowledgeGraph.open(write_data(tmp_path), tmp_path / "store", write_ontology(tmp_path))
    with running(kg.paths.store, data=kg.paths.data) as server:
        here, there = kg.to_rdflib(), KnowledgeGraph.open(server.address).to_rdflib()
    assert set(there) == set(here)
    assert set(there.default_graph) == set(here.default_graph)


def test_a_remote_graph_tells_its_version(server: Server, remote: KnowledgeGraph) -> None:
    assert remote.generation == f"sha256:{server.ask('/health').json()['data']}"


def test_graphs_are_there_or_not(remote: KnowledgeGraph) -> None:
    assert remote.has_graph(REGISTER)
    assert not remote.has_graph(f"{REGISTER}s")
    assert not remote.has_graph("> } #")


def test_a_token_opens_a_server_that_asks_for_one(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEGRAPH_TOKEN", "open sesame")
    with running(kg.paths.store) as server:
        monkeypatch.delenv("SMEGRAPH_TOKEN", raising=False)
        with pytest.raises(ServerError, match=r"401.*SMEGRAPH_TOKEN") as closed:
            KnowledgeGraph.open(server.address)
        assert "sesame" not in str(closed.value)
        host = server.address.removeprefix("http://")
        assert KnowledgeGraph.open(f"http://anyone:open%20sesame@{host}").query("ASK {}").truth
        monkeypatch.setenv("SMEGRAPH_TOKEN", "open sesame")
        assert KnowledgeGraph.open(server.address).query("ASK {}").truth


def test_a_path_as_text_is_still_a_folder(kg: KnowledgeGraph) -> None:
    opened = KnowledgeGraph.open(str(kg.paths.data), kg.paths.store, kg.paths.ontology)
    assert type(opened) is KnowledgeGraph
    assert opened.generation == kg.generation


# Against another engine


@contextlib.contextmanager
def engine(content: bytes) -> Iterator[str]:
    """The address of another engine that holds these quads."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}") or shutil.which("oxigraph")
    if program is None:
        pytest.skip("oxigraph is not installed: pip install oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [program, "serve", "--bind", place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _load(place, content)
        yield f"http://{place}/query"
    finally:
        process.kill()
        process.wait(10)


@pytest.fixture(scope="module")
def oxigraph(kg: KnowledgeGraph) -> Iterator[str]:
    folder = kg.paths.store / kg.generation
    with engine((folder / NAMED).read_bytes() + (folder / DEFAULT).read_bytes()) as address:
        yield address


def _load(place: str, content: bytes) -> None:
    for _ in range(200):
        connection = http.client.HTTPConnection(place, timeout=60)
        try:
            connection.request("POST", "/store", content, {"Content-Type": "application/n-quads"})
            assert connection.getresponse().status in (200, 201, 204)
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise AssertionError("oxigraph does not answer")


def test_another_engine_with_the_same_data_gives_the_same(kg: KnowledgeGraph, oxigraph: str) -> None:
    remote = KnowledgeGraph.open(oxigraph)
    for one in list(questions(kg.paths.ontology).values())[::9]:
        assert remote.query(one.text) == kg.query(one.text), one.name
    assert profile(remote, WP8) == profile(kg, WP8)
    assert remote.lines() == kg.lines()
    assert remote.names.all() == kg.names.all()
    assert nx.utils.graphs_equal(remote.to_networkx(), kg.to_networkx())


def test_registers_are_found_where_there_are_no_named_graphs(kg: KnowledgeGraph) -> None:
    with engine((kg.paths.store / kg.generation / DEFAULT).read_bytes()) as address:
        remote = KnowledgeGraph.open(address)
        assert remote.lines() == []
        for name in ("WP.8", "Latvia", "TUR", "Krystyna Gurbiel", "Hong Kong, China"):
            assert find(remote, name) == find(kg, name)
        assert [row.id for row in remote.registers.sources] == [row.id for row in kg.registers.sources]


def test_another_engine_says_where_a_query_is_wrong(kg: KnowledgeGraph, oxigraph: str) -> None:
    for query in ("SELECT * {\n  ?s smepb:x }", "ASK { ?s smepb:p }"):
        with pytest.raises(QueryError) as here:
            kg.query(query)
        with pytest.raises(QueryError) as there:
            KnowledgeGraph.open(oxigraph).query(query)
        assert str(there.value) == str(here.value)


# Against servers that misbehave


@pytest.mark.parametrize(
    ("text", "url", "rights"),
    [
        ("HTTP://Example.org", "http://example.org/", ""),
        ("https://example.org:8443/x?a=b#c", "https://example.org:8443/x?a=b", ""),
        ("http://[::1]:80/x", "http://[::1]:80/x", ""),
        ("http://a%40b:c%3Ad@h/", "http://h/", "Basic " + base64.b64encode(b"a@b:c:d").decode()),
        ("http://a@h/", "http://h/", "Basic " + base64.b64encode(b"a:").decode()),
    ],
)
def test_an_address_is_apart_from_the_right_to_read_it(text: str, url: str, rights: str) -> None:
    assert (Address.of(text).url, Address.of(text).rights) == (url, rights)
    own = any(name in text for name in ("[::1]", "localhost", "127.0.0.1"))
    assert Address.of(text, "token").rights == (rights or ("Bearer token" if own else ""))


@pytest.mark.parametrize(
    ("location", "kept"),
    [
        ("/other", True),
        ("http://h:80/", True),
        ("https://h/", False),
        ("http://h:8080/", False),
        ("http://h.example/", False),
        ("//g/", False),
        ("http://x@h/", True),
    ],
)
def test_a_right_goes_along_to_the_same_origin_only(location: str, kept: bool) -> None:
    assert bool(Address.of("http://a:b@h/").to(location).rights) == kept


def test_what_a_server_says_gives_no_orders_to_a_terminal(strange: Strange) -> None:
    with pytest.raises(QueryError) as error:
        at(strange, "orders").query("SELECT * {}")
    assert str(error.value).isprintable()
    assert "red" in str(error.value)


def test_data_that_change_while_they_are_read_are_found_out(strange: Strange) -> None:
    with pytest.raises(ServerError, match="changed while they were read"):
        at(strange, "changing").lines()


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("broken-off", "broke off after 9 of 26 bytes"),
        ("truncated", "not whole"),
        ("no-json", "not whole"),
        ("no-results", "not whole"),
        ("page", "no answer to a query came back, but text/html"),
        ("no-type", "no media type"),
        ("fault-page", "answers 500: it has a fault"),
        ("not-utf-8", "not whole"),
        ("packed", "packs its answers"),
        ("endless", "larger than 1 MiB"),
        ("slow", "no whole answer within 0.4 seconds"),
        ("drip", "no whole answer within 0.4 seconds"),
        ("to-file", "no address of the web"),
        ("to-itself", "without end"),
        ("never", "answers 405"),
        ("xml-cut", "not whole"),
        ("xml-file", "not whole"),
        ("closed", "answers 401: it asks for a token"),
    ],
)
def test_a_server_that_misbehaves_is_told_in_one_line(strange: Strange, way: str, told: str) -> None:
    with pytest.raises(ServerError) as error:
        at(strange, way).query("SELECT * { ?s ?p ?o }")
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{strange.address}/")
    assert "secret" not in str(error.value)


def test_no_server_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ServerError, match=r"no answer \(Connection refused\); is the server running"):
        KnowledgeGraph.open(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address",
    [
        "http://?",
        "http://:80/",
        "http://h:99999/",
        "http://h:x/",
        "http://a b/",
        "http://[::1/",
        "http://h/\n",
        "https://é.org/",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(ServerError, match="not sound") as error:
        KnowledgeGraph.open(address)
    assert address not in str(error.value)


@pytest.mark.parametrize("way", ["good", "only-form", "only-get", "to-good", "xml"])
def test_a_query_is_sent_in_the_way_that_the_server_takes(strange: Strange, way: str) -> None:
    remote = at(strange, way)
    assert remote.query("SELECT ?x { ?s a smepb:Body }").rows == ((Literal("one"),),)
    assert "PREFIX smepb:" in strange.asked[-1][3]
    before = len(strange.asked)
    remote.query("SELECT ?x { ?s a smepb:Body }")
    assert len(strange.asked) - before == (2 if way == "to-good" else 1)


def test_see_other_is_followed_by_a_get(strange: Strange) -> None:
    assert at(strange, "see-good").query("ASK { ?s ?p ?o }").truth
    assert [(method, path) for method, path, _, _ in strange.asked] == [("POST", "/see-good"), ("GET", "/good")]


def test_rights_go_to_no_other_host(strange: Strange) -> None:
    other = Strange()
    try:
        strange.elsewhere = other.address
        place = f"http://name:pass%20word@{strange.address.removeprefix('http://')}"
        assert RemoteGraph(Address.of(f"{place}/to-good"), QUICK).query("ASK {}").truth
        assert RemoteGraph(Address.of(f"{place}/to-elsewhere"), QUICK).query("ASK {}").truth
    finally:
        other.end()
    shown = f"Basic {base64.b64encode(b'name:pass word').decode()}"
    assert [headers.get("authorization") for _, _, headers, _ in strange.asked] == [shown] * 3
    assert [headers.get("authorization") for _, _, headers, _ in other.asked] == [None]


def test_no_message_and_no_text_shows_rights(strange: Strange) -> None:
    place = f"http://name:hush@{strange.address.removeprefix('http://')}/fault-page?key=hush"
    remote = RemoteGraph(Address.of(place, "hush"), QUICK)
    with pytest.raises(ServerError) as error:
        remote.query("ASK {}")
    assert "hush" not in f"{error.value} {remote.endpoint} {remote.endpoint!r}".replace("?key=hush", "")
    with pytest.raises(ServerError) as unsound:
        Address.of("http://h/", "hush\nX-More: 1")
    assert "hush" not in str(unsound.value)


def test_labels_of_blank_nodes_that_rdf_does_not_have_are_replaced(strange: Strange) -> None:
    one, other, again = (row[0] for row in at(strange, "labels").query("SELECT ?x { ?x ?p ?o }").rows)
    assert str(one).startswith("_:")
    assert one == again != other


def test_blank_nodes_of_different_graphs_stay_apart(strange: Strange) -> None:
    lines = at(strange, "blank").lines()
    assert [line.split()[-2] for line in lines] == ["<a:g1>", "<a:g2>"]
    assert len({line.split()[0] for line in lines}) == 2


def test_a_server_that_gives_less_than_it_has_is_found_out(strange: Strange) -> None:
    remote = at(strange, "cut")
    with pytest.raises(ServerError, match="gives 1 of the 2 statements of a:g"):
        remote.lines()
    with pytest.raises(ServerError, match="gives 1 of the 2 statements of the default graph"):
        remote.view()


def test_what_a_server_says_of_a_query_keeps_its_place(strange: Strange) -> None:
    with pytest.raises(QueryError) as error:
        at(strange, "says-where").query("SELECT * {\n ?s smepb:x }")
    assert (error.value.line, error.value.column) == (2, 7)


def test_a_server_without_registers_knows_no_name(strange: Strange) -> None:
    remote = at(strange, "blank")
    assert remote.registers.bodies == ()
    with pytest.raises(UnknownNameError):
        remote.names.one("UNECE")


def test_every_error_is_one_of_ours(strange: Strange) -> None:
    told = []
    for way in sorted(set(WAYS) - {"slow", "drip", "endless"}):
        for query in ("SELECT ?x { ?x ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
            try:
                at(strange, way).query(query)
            except SmegraphError as error:
                told.append(str(error))
    assert told
    assert not any("\n" in message for message in told)


def test_a_problem_of_ours_becomes_the_error_it_was(strange: Strange) -> None:
    def told(kind: str, status: int, **more: object) -> SmegraphError:
        body = json.dumps({"type": f"/problems#{kind}", "title": "", "status": status, "detail": "so it is", **more})
        return failure(Message(status, "application/problem+json", {}, body.encode(), Address.of("http://h/")), 10)

    assert isinstance(told("answer-too-large", 422), AnswerSizeError)
    assert isinstance(told("out-of-time", 504), QueryError)
    placed = told("service-refused", 403, line=1, column=15)
    assert isinstance(placed, FederationError)
    assert (placed.line, placed.column) == (1, 5)
    busy = told("too-many-requests", 429)
    assert isinstance(busy, ServerError)
    assert "429: so it is" in str(busy)


_GOOD = {
    "application/sparql-results+json": b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"bnode","value":"b"}}]}}',
    "application/sparql-results+xml": b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    b'<variable name="x"/></head><results><result><binding name="x"><uri>a:b</uri></binding></result></results></sparql>',
    "application/n-triples": b'<a:s> <a:p> "x"@en .\n_:b <a:p> <a:o> .\n',
    "text/turtle": b'@prefix a: <a:> . a:s a:p "x", [ a:q 1.5 ] .\n',
    "application/rdf+xml": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="a:s">'
    b"<p xmlns='a:'>x</p></rdf:Description></rdf:RDF>",
}


@given(st.sampled_from(sorted(_GOOD)), st.integers(0, 400), st.integers(0, 400), st.binary(max_size=3))
def test_a_spoilt_answer_is_an_error_of_ours_or_an_answer(kind: str, start: int, length: int, put: bytes) -> None:
    body = _GOOD[kind][:start] + put + _GOOD[kind][start + length :]
    message = Message(200, kind, {}, body, Address.of("http://h/"))
    try:
        assert read_answer(message) is not None
    except ServerError as error:
        assert str(error).isprintable()  # noqa: PT017 - either is good


@given(st.sampled_from(sorted(_GOOD)), st.integers(1, 60))
def test_a_cut_answer_of_rows_is_never_taken_for_a_whole_one(kind: str, cut: int) -> None:
    if not kind.startswith("application/sparql-results"):
        return
    message = Message(200, kind, {}, _GOOD[kind][:-cut], Address.of("http://h/"))
    with pytest.raises(ServerError):
        read_answer(message)

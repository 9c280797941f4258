"""Every IRI of the graph leads to a page or to RDF, and every page of the site is served; all else is told as missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import rdflib

from graph.export import graph_names
from graph.generations import write_store
from graph.rdf import Iri
from graph.vocab import BASE
from graph.web.desk import Desk
from graph.web.limits import Limits
from graph.web.page_tasks import page
from tests.web.serving import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store import KnowledgeGraph
    from graph.web.reply import Reply
    from tests.web.serving import Server

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
UNECE = "/id/body/unece"
KINDS = (
    "id/fact/unece-wp8-session-2/decision/p29-team-adopt-it-proposals",
    "id/membership/adb--afg--member--2020-01",
    "id/name/body-adb--adb",
    "id/citation/apec-cti1-2021-virtual--page",
    "id/agenda-item/apec-smewg-14--1",
    "id/meeting/apec-cti1-2021-virtual--apec-cti1-2021-virtual",
    "id/person/krystyna-gurbiel",
    "id/economy/lva",
    "id/document/apec-smewg-14",
    "id/activity/body-overlap-1",
    "concept/topic/clusters",
    "concept/capacity/observer",
    "concept/capacity",
    "dataset",
    "ontology",
)
ODD = (
    "/nothing",
    "/id/body/unec",
    "/id/body/unece/",
    "/id/body/",
    "/id",
    "/id/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "//evil.example/x",
    "/%5cevil.example",
    "/id/body/unece%00",
    "/id/body/%ff%fe",
    "/id/body/unece%3E%20%3Fp%20%3Fo%20%7D%20%23",
    '/id/body/"<script>alert(1)</script>',
    "/id/body/unece.exe",
    "/id/body/" + "a" * 3000,
    "/bodies/unec.html",
    "/downloads/smegraph.exe",
    "/concept/topic/clusters%0d%0aX-Evil:%20yes",
)
LISTS = (
    "/",
    "/bodies.html",
    "/overlap.html",
    "/about.html",
    "/map.html",
    "/names.html",
    "/ontology.html",
    "/questions.html",
    "/questions/brokers.html",
    "/timeline.html",
    "/downloads.html",
)
LACKING = (
    "/bodies/unece.html",
    "/id/body/unece",
    "/dataset",
    "/ontology",
    "/.well-known/void",
    "/briefs/a--b.html",
    "//evil.example/x",
)
FOREIGN = (
    "_:a <http://example.org/p> _:b .",
    "_:b <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/smepb/ontology#Meeting> .",
    '<http://example.org/s> <http://www.w3.org/2000/01/rdf-schema#label> "<b>bold</b>" .',
    "<https://w3id.org/smepb//evil.example/x> <http://example.org/p> <http://example.org/o> .",
    "<https://w3id.org/smepb/id/a%2Fb> <http://example.org/p> <http://example.org/o> .",
    '<https://w3id.org/smepb/id/\u00e4> <http://example.org/p> "<script>alert(1)</script>" .',
)


@pytest.fixture(scope="module")
def desk(kg: KnowledgeGraph) -> Desk:
    """What a worker has before it, on the real data."""
    return Desk(kg, Limits(), frozenset())


@pytest.fixture(scope="module")
def ours(kg: KnowledgeGraph) -> list[Iri]:
    """Every IRI of ours that is a subject of a statement, or names a graph."""
    lines = kg.lines()
    found = {line[1 : line.index(">")] for line in lines} | set(graph_names(lines))
    return sorted(Iri(iri) for iri in found if iri.startswith(BASE))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with statements that are none of ours."""
    store = tmp_path_factory.mktemp("foreign")
    named = [f"{line[:-1]}<http://example.org/g> ." for line in FOREIGN]
    write_store(store, "f" * 64, named, FOREIGN)
    return store


@pytest.fixture(scope="module")
def elsewhere(foreign: Path) -> Iterator[Server]:
    """A server of that store."""
    with running(foreign) as server:
        yield server


def get(desk: Desk, iri: str, accept: str, suffix: str = "") -> Reply:
    path = iri.removeprefix(BASE).partition("#")[0] + suffix
    return page(desk, {"path": path, "raw": path, "accept": accept})


def graph_of(reply: Any, form: str = "turtle") -> rdflib.Graph:
    return rdflib.Graph().parse(data=reply.body, format=form)


# Every IRI


def test_every_iri_of_the_graph_leads_to_a_page_and_every_anchor_is_on_it(desk: Desk, ours: list[Iri]) -> None:
    anchors: dict[str, set[str]] = {}
    assert len(ours) > 7000
    for iri in ours:
        reply = get(desk, iri, BROWSER)
        assert reply.status == 303, iri
        way = dict(reply.headers)["Location"]
        path, _, anchor = desk.site.places.on_the_site(iri).partition("#")
        assert way in (
            f"/{path}#{anchor}" if anchor else f"/{path}",
            f"/{iri.removeprefix(BASE)}.html",
            "/ontology.html",
        )
        if path and path not in anchors:
            content = desk.site.content(path)
            assert content is not None, iri
            anchors[path] = set(re.findall(r' id="([^"]*)"', content.decode()))
        assert not anchor or anchor in anchors[path], iri


def test_what_has_no_page_in_the_site_has_a_small_one(desk: Desk, ours: list[Iri]) -> None:
    without = [iri for iri in ours if not desk.site.places.on_the_site(iri)]
    kinds = {"/".join(iri.removeprefix(BASE).split("/")[:2]): iri for iri in without}
    assert {"id/membership", "id/name", "id/body-overlap", "concept/capacity"} <= set(kinds)
    for iri in kinds.values():
        reply = get(desk, iri, BROWSER, ".html")
        assert reply.status == 200, iri
        assert b"<h1>" in reply.body, iri
        assert iri.encode() in reply.body, iri


def test_what_was_computed_says_so(desk: Desk, ours: list[Iri]) -> None:
    computed = next(iri for iri in ours if "/id/body-overlap/" in iri)
    assert b"Computed by method body-overlap" in get(desk, computed, BROWSER, ".html").body


@pytest.mark.parametrize("local", KINDS)
def test_the_rdf_of_an_iri_holds_all_that_is_stated_of_it(desk: Desk, local: str) -> None:
    reply = get(desk, BASE + local, "text/turtle")
    assert reply.status == 200
    stated = desk.kg.query(f"CONSTRUCT {{ <{BASE}{local}> ?p ?o }} WHERE {{ <{BASE}{local}> ?p ?o }}")
    assert len(stated) > 0
    found = graph_of(reply)
    assert len(list(found.predicate_objects(rdflib.URIRef(BASE + local)))) == len(stated)


def test_the_rdf_of_a_fact_names_its_passage(desk: Desk) -> None:
    found = graph_of(get(desk, BASE + KINDS[0], "text/turtle"))
    paragraphs = {str(o) for o in found.objects(None, rdflib.URIRef(f"{BASE}ontology#paragraph"))}
    assert paragraphs == {"29"}


def test_the_rdf_of_a_body_links_the_facts_that_name_it_and_nothing_computed(desk: Desk) -> None:
    found = graph_of(get(desk, BASE + "id/body/unece-wp8", "text/turtle"))
    kinds = {
        str(s).removeprefix(BASE).split("/")[1] for s in found.subjects(None, rdflib.URIRef(BASE + "id/body/unece-wp8"))
    }
    assert {"fact", "meeting", "document"} <= kinds
    assert not {"body-overlap", "brokerage", "tested-tie"} & kinds


def test_the_rdf_of_the_ontology_defines_every_term(desk: Desk, ours: list[Iri]) -> None:
    found = graph_of(get(desk, BASE + "ontology", "text/turtle"))
    terms = {str(s) for s in found.subjects() if str(s).startswith(BASE + "ontology#")}
    assert terms == {iri for iri in ours if iri.startswith(BASE + "ontology#")}


# Negotiation, over the wire


@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [
        (BROWSER, 303, "text/html"),
        ("text/html", 303, "text/html"),
        ("", 200, "text/turtle"),
        ("*/*", 200, "text/turtle"),
        ("text/turtle", 200, "text/turtle"),
        ("application/ld+json", 200, "application/ld+json"),
        ("application/rdf+xml", 200, "application/rdf+xml"),
        ("application/n-triples", 200, "application/n-triples"),
        ("text/html;q=0.5, text/turtle", 200, "text/turtle"),
        ("text/turtle;q=0.5, text/html", 303, "text/html"),
        ("image/png", 406, "application/problem+json"),
    ],
)
def test_an_iri_gives_what_the_client_prefers(server: Server, accept: str, status: int, kind: str) -> None:
    answered = server.ask(UNECE, {"Accept": accept} if accept else {})
    assert answered.status == status
    assert answered.headers["content-type"].partition(";")[0] == kind
    if status == 303:
        assert answered.headers["location"] == "/bodies/unece.html"
    if status == 200:
        assert answered.headers["content-location"].startswith(UNECE + ".")
        assert '</bodies/unece.html>; rel="describedby"' in answered.headers["link"]
    if status != 406:
        assert "Accept" in answered.headers["vary"]


@pytest.mark.parametrize(("suffix", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")])
def test_a_suffix_names_the_format_whatever_is_accepted(server: Server, suffix: str, form: str) -> None:
    answered = server.ask(f"{UNECE}.{suffix}", {"Accept": BROWSER})
    assert answered.status == 200
    assert len(graph_of(answered, form)) == len(graph_of(server.ask(UNECE)))


@pytest.mark.parametrize(
    ("path", "way"),
    [
        (f"{UNECE}.html", "/bodies/unece.html"),
        ("/graph/document/apec-smewg-14", "/documents/apec-smewg-14.html"),
        ("/graph/derived/hierarchy", "/about.html#methods"),
        ("/graph/register", "/about.html"),
        ("/ontology", "/ontology.html"),
        ("/dataset", "/about.html"),
        ("/.well-known/void", "/about.html"),
        ("/concept/topic/clusters", "/topics/clusters.html"),
        ("/concept/topic", "/topics.html"),
        ("/concept/capacity/observer", "/concept/capacity/observer.html"),
        ("/id/citation/apec-cti1-2021-virtual--page", "/documents/apec-cti1-2021-virtual.html#page"),
    ],
)
def test_a_browser_is_sent_to_what_tells_of_an_iri(server: Server, path: str, way: str) -> None:
    answered = server.ask(path, {"Accept": BROWSER})
    assert (answered.status, answered.headers["location"]) == (303, way)
    assert server.ask(way.partition("#")[0], {"Accept": BROWSER}).status == 200


def test_the_well_known_address_describes_the_data_set_and_its_endpoint(server: Server) -> None:
    found = graph_of(server.ask("/.well-known/void"))
    endpoints = list(found.objects(rdflib.URIRef(BASE + "dataset"), rdflib.VOID.sparqlEndpoint))
    assert [str(endpoint) for endpoint in endpoints] == [f"http://127.0.0.1:{server.port}/sparql"]
    assert len(list(found.objects(None, rdflib.VOID.triples))) > 90


def test_a_graph_is_given_as_rdf_to_those_who_ask_for_it(server: Server) -> None:
    assert len(graph_of(server.ask("/graph/document/apec-smewg-14", {"Accept": "text/turtle"}))) > 100


# Pages, over the wire


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/bodies/unece.html", "text/html"),
        ("/style.css", "text/css"),
        ("/questions/mandates-on-topic.html", "text/html"),
        ("/questions/mandates-on-topic.rq", "application/sparql-query"),
        ("/questions/mandates-on-topic.csv", "text/csv"),
        ("/downloads/smegraph.zip", "application/zip"),
    ],
)
def test_a_file_of_the_site_comes_with_its_media_type_and_is_not_sent_twice(
    server: Server, path: str, kind: str
) -> None:
    whole = server.ask(path)
    assert (whole.status, whole.headers["content-type"].partition(";")[0]) == (200, kind)
    head = server.ask(path, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))
    again = server.ask(path, {"If-None-Match": whole.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_start_is_the_first_page(server: Server) -> None:
    assert server.ask("/").body == server.ask("/index.html").body


def test_the_policy_of_a_page_is_sent_as_a_header_too(server: Server) -> None:
    for path in ("/", "/bodies/unece.html", "/concept/capacity/observer.html", "/nothing"):
        answered = server.ask(path, {"Accept": "text/html"})
        policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', answered.text)[0]
        assert answered.headers["content-security-policy"] == f"{policy}; frame-ancestors 'self'"


def test_a_page_links_the_data_on_its_subject(server: Server) -> None:
    link = server.ask("/bodies/unece.html").headers["link"]
    assert f'<{BASE}id/body/unece>; rel="describes"' in link
    assert '</id/body/unece.ttl>; rel="alternate"; type="text/turtle"' in link


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_cannot_be_changed(server: Server, method: str) -> None:
    answered = server.ask("/bodies/unece.html", method=method)
    assert (answered.status, answered.problem) == (405, "method-refused")


# What is not there


@pytest.mark.parametrize("path", ODD)
def test_what_is_not_there_is_told_as_a_problem_or_as_a_page(server: Server, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\nAccept: "
    problem = server.raw(f"{request}*/*\r\n\r\n".encode())
    assert problem.startswith(b"HTTP/1.1 404 "), problem[:200]
    assert b"application/problem+json" in problem
    shown = server.raw(f"{request}{BROWSER}\r\n\r\n".encode())
    assert shown.startswith(b"HTTP/1.1 404 "), shown[:200]
    assert b"There is nothing at this address" in shown
    for answered in (problem, shown):
        assert b"x-evil" not in answered.partition(b"\r\n\r\n")[0].lower()
    assert b"<script" not in shown


def test_near_names_are_told(server: Server) -> None:
    near = server.ask("/id/body/unec").json()["near"]
    assert "/bodies/unece.html" in near
    shown = server.ask("/id/body/unec", {"Accept": BROWSER}).text
    assert '<a href="../../bodies/unece.html">' in shown
    assert '<link rel="stylesheet" href="../../style.css">' in shown


# Foreign data


@pytest.mark.parametrize("path", LISTS)
def test_foreign_data_have_pages_without_anything(elsewhere: Server, path: str) -> None:
    assert elsewhere.ask(path, {"Accept": BROWSER}).status == 200


@pytest.mark.parametrize("path", LACKING)
def test_foreign_data_lack_what_is_ours(elsewhere: Server, path: str) -> None:
    assert elsewhere.ask(path, {"Accept": BROWSER}).status == 404
    assert elsewhere.ask(path).status == 404


@pytest.mark.parametrize(("path", "way"), [("/id/a%2Fb", "/id/a%2Fb.html"), ("/id/%C3%A4", "/id/%C3%A4.html")])
def test_odd_characters_of_an_iri_are_kept(elsewhere: Server, path: str, way: str) -> None:
    answered = elsewhere.ask(path, {"Accept": BROWSER})
    assert (answered.status, answered.headers["location"]) == (303, way)
    shown = elsewhere.ask(way, {"Accept": BROWSER})
    assert shown.status == 200
    assert "<script" not in shown.text
    assert len(graph_of(elsewhere.ask(path))) == 1


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_live_pages_show_without_a_fault_in_a_browser(server: Server, browser: Any, width: int) -> None:
    window = browser.new_page(viewport={"width": width, "height": 800})
    faults: list[str] = []
    window.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on("requestfailed", lambda request: faults.append(request.url))
    for path in ("/", UNECE, "/overlap.html", "/map.html", "/concept/capacity/observer", "/ontology#Meeting"):
        window.goto(server.address.rstrip("/") + path)
        assert window.locator("h1").first.is_visible(), path
        assert window.evaluate("document.documentElement.scrollWidth") <= width, path
    assert window.url.endswith("/ontology.html#Meeting")
    assert faults == []
    window.close()


@pytest.mark.browser
def test_the_pages_that_only_the_server_has_are_accessible(server: Server, browser: Any, axe: str) -> None:
    window = browser.new_context(bypass_csp=True).new_page()
    for path in ("/concept/capacity", "/id/membership/adb--afg--member--2020-01", "/id/body/unec"):
        window.goto(server.address.rstrip("/") + path)
        window.evaluate(axe)
        found = window.evaluate("axe.run()")
        assert [violation["id"] for violation in found["violations"]] == [], path
    window.context.close()

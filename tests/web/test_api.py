"""The API tells what the graph, the commands and the analyses tell, page by page, and says what is wrong with a request."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from graph.analysis.brief_report import brief_report
from graph.evidence import with_evidence
from graph.fact_json import read_facts
from graph.finder import find
from graph.formats import short
from graph.network import network
from graph.profile import profile
from graph.query import questions
from graph.rdf import Iri
from graph.search import KINDS
from graph.statistics import statistics
from graph.vocab import thing
from graph.web.openapi import example
from graph.web.operations import OPERATIONS
from tests.web.serving import running

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph
    from tests.web.serving import Answered, Server

WP8 = thing("body", "unece-wp8")
SESSION = "unece-wp8-session-2"


def good(server: Server, path: str) -> Any:
    answer = server.ask(path)
    assert answer.status == 200, answer.text
    return answer.json()


def links(answer: Answered) -> dict[str, str]:
    """The addresses of the header Link by relation."""
    return {rel: address for address, rel in re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers["link"])}


# Search


def test_the_same_name_comes_before_one_that_begins_with_it(server: Server) -> None:
    assert good(server, "/api/search?q=unece&size=500")["items"][0]["id"] == "body:unece"
    items = good(server, "/api/search?q=working+party&size=500")["items"]
    order = ["exact", "begins", "word-begins", "contains", "near"]
    places = [order.index(item["match"]) for item in items]
    assert places == sorted(places)
    assert {"exact", "begins", "word-begins"} <= {item["match"] for item in items}


@pytest.mark.parametrize(
    ("text", "id_", "name", "match"),
    [
        ("WP.8", "body:unece-wp8", "WP.8", "exact"),
        ("wp 8", "body:unece-wp8", "WP.8", "exact"),
        ("LVA", "economy:lva", "LVA", "exact"),
        ("turkiye", "economy:tur", "Türkiye", "exact"),
        ("TRADE/WP.8/2001/2", "doc:trade-wp-8-2001-2", "TRADE/WP.8/2001/2", "exact"),
        ("Gurbiel", "person:krystyna-gurbiel", "Krystyna Gurbiel", "word-begins"),
        ("OEDC", "body:oecd", "OECD", "near"),
        ("unece-wp8", "body:unece-wp8", "unece-wp8", "exact"),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(server: Server, text: str, id_: str, name: str, match: str) -> None:
    items = good(server, f"/api/search?q={quote(text)}")["items"]
    found = {item["id"]: (item["name"], item["match"]) for item in items}
    assert found[id_] == (name, match)


def test_a_search_can_be_for_one_kind(server: Server) -> None:
    everything = good(server, "/api/search?q=enterprise&size=500")["items"]
    for kind in {item["kind"] for item in everything}:
        items = good(server, f"/api/search?q=enterprise&kind={kind}&size=500")["items"]
        assert {item["id"] for item in items} >= {item["id"] for item in everything if item["kind"] == kind}
        assert {item["kind"] for item in items} == {kind}


def test_what_is_found_can_be_asked_for(server: Server) -> None:
    for kind in sorted(set(KINDS) - {"programme", "subprogramme"}):
        hit = good(server, f"/api/search?q=a&kind={kind}&size=1")["items"][0]
        assert good(server, hit["href"])["id"] == hit["id"]


def test_nothing_found_stands_beside_what_was_read(server: Server) -> None:
    for text in ("zzzzzz", "!!!"):
        found = good(server, f"/api/search?q={text}")
        assert (found["total"], found["items"]) == (0, [])
        assert "documents completely" in found["read"]


# Things


def test_a_thing_is_told_as_the_command_show_tells_it(kg: KnowledgeGraph, server: Server) -> None:
    for kind, local in (("body", "unece-wp8"), ("economy", "lva"), ("document", SESSION), ("meeting", "unece-wp8-2")):
        found = good(server, f"/api/things/{kind}/{local}")
        here = profile(kg, thing(kind, local))
        assert found["name"] == here.name
        told = [(s["title"], [one["says"] for one in s["statements"]]) for s in found["sections"]]
        assert told == [(s.title, [one.says for one in s.statements]) for s in here.sections]


def test_every_statement_of_a_body_names_its_document(server: Server) -> None:
    found = good(server, "/api/bodies/unece-wp8")
    statements = [one for section in found["sections"] for one in section["statements"]]
    assert len(statements) > 50
    assert all(one["citation"]["document"].startswith("doc:") for one in statements)
    facts = [one for one in statements if one["review"]]
    assert all(one["citation"]["paragraph"] for one in facts)


def test_an_id_may_be_written_in_capitals(server: Server) -> None:
    assert good(server, "/api/things/economy/LVA") == good(server, "/api/things/economy/lva")


def test_a_body_has_an_address_of_its_own(server: Server) -> None:
    assert good(server, "/api/bodies/unece") == good(server, "/api/things/body/unece")


def test_former_and_other_names_have_their_days_and_source(server: Server) -> None:
    names = good(server, "/api/things/economy/tur")["names"]
    assert {"Turkey", "Türkiye"} & {one["name"] for one in names}
    assert any(one["valid_until"] or one["valid_from"] for one in names)
    assert all(one["source"].startswith("doc:") for one in names)


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/api/bodies/unece-wp", "body:unece-wp8"),
        ("/api/bodies/latvia/neighbours", ""),
        ("/api/documents/unece-wp8-session/facts", f"doc:{SESSION}"),
        ("/api/questions/members-of-organisation", "members-of-organization"),
        ("/api/questions/members-of-organisation/answer", "members-of-organization"),
        ("/api/things/topic/cluster", "topic:clusters"),
        ("/api/overlap?a=UNECE&b=zzzzzz", ""),
        ("/api/overlap?a=UNECE&b=Latvia", ""),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(server: Server, path: str, near: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.problem) == (404, "unknown-name")
    assert any(near in one for one in answer.json()["near"]) or not near


# Neighbours


def test_neighbours_are_those_of_the_network(kg: KnowledgeGraph, server: Server) -> None:
    found = good(server, "/api/bodies/unece-wp8/neighbours?size=500")
    graph = network(kg.query)
    edges = {(d["type"], short(Iri(b)), "out", short(Iri(d["fact"]))) for _, b, d in graph.out_edges(WP8, data=True)}
    edges |= {(d["type"], short(Iri(a)), "in", short(Iri(d["fact"]))) for a, _, d in graph.in_edges(WP8, data=True)}
    assert {(i["type"], i["other"]["id"], i["direction"], i["fact"]) for i in found["items"]} == edges
    assert found["total"] == len(edges)


def test_a_link_tells_its_date_and_what_the_date_is(server: Server) -> None:
    items = good(server, "/api/bodies/unece-wp8/neighbours?size=500")["items"]
    assert {item["date_basis"] for item in items} >= {"stated", "document date"}
    assert all(bool(item["date"]) == (item["date_basis"] != "unknown") for item in items)
    meetings = [item for item in items if item["type"] == "meeting-of"]
    assert all(item["citation"] and item["citation"]["paragraph"] for item in meetings)


def test_what_is_only_asked_for_keeps_that_status(kg: KnowledgeGraph, server: Server) -> None:
    rows = kg.query(
        "SELECT DISTINCT ?from { ?c a smepb:Cooperation ; smepb:from ?from ; smepb:to ?to ; "
        "smepb:status <https://w3id.org/smepb/concept/cooperation-status/requested> } ORDER BY ?from"
    ).column("from")
    body = next(one for one in rows if "/id/body/" in one).rsplit("/", 1)[1]
    items = good(server, f"/api/bodies/{body}/neighbours?type=cooperation&size=500")["items"]
    assert {item["type"] for item in items} == {"cooperation"}
    assert "requested" in {item["status"] for item in items}


# Overlap


def test_overlap_is_what_the_brief_of_the_two_says(kg: KnowledgeGraph, server: Server) -> None:
    found = good(server, "/api/overlap?a=UNECE&b=UNCTAD&least=fragmentation&size=500")
    report = brief_report(kg, find(kg, "UNECE").thing, find(kg, "UNCTAD").thing)
    overlaps = report.sections[1]
    strong = [item for item in found["items"] if item["grade"] != "fragmentation"]
    assert len(strong) == len(overlaps.rows) == found["grades"]["overlap"] + found["grades"]["duplication"]
    assert set(report.notes) >= set(found["read"])
    assert all(item[side]["citation"]["document"] for item in strong for side in "ab")
    assert found["management"] == "managed"
    assert any(tie["layer"] == "existing" for tie in found["ties"])


def test_overlap_weighs_both_directions(server: Server) -> None:
    one = good(server, "/api/overlap?a=UNECE&b=UNCTAD&size=3")
    other = good(server, "/api/overlap?a=body:unctad&b=body:unece&size=3")
    assert (one["a"], one["b"]) == (other["b"], other["a"])
    assert one["a"]["weight"] != one["b"]["weight"]
    assert one["score"] == other["score"]
    assert [(item["a"], item["b"]) for item in one["items"]] == [(item["b"], item["a"]) for item in other["items"]]


def test_no_overlap_found_stands_beside_what_was_read(server: Server) -> None:
    found = good(server, "/api/overlap?a=OECD&b=ILO")
    assert found["items"] == []
    assert len(found["read"]) == 2
    assert any("can be compared" in told for told in found["told"])


def test_a_body_is_not_compared_with_itself(server: Server) -> None:
    answer = server.ask("/api/overlap?a=UNECE&b=body:unece")
    assert (answer.status, answer.problem, answer.json()["parameter"]) == (400, "bad-value", "b")


# Facts


def test_facts_are_those_of_the_file_of_the_document(kg: KnowledgeGraph, server: Server) -> None:
    found = good(server, f"/api/documents/{SESSION}/facts?size=500")
    file = read_facts(kg.paths.data / "documents" / f"{SESSION}.jsonl", "")
    here = {fact.id: fact for fact in file.facts}
    assert {item["id"] for item in found["items"]} == set(here)
    for item in found["items"]:
        fact = here[item["id"]]
        assert item["review"] == fact.review
        assert item["citation"] == {"document": f"doc:{SESSION}", "paragraph": fact.paragraph}
        assert bool(item["thing"]) == bool(fact.kind_of_thing)
    kinds = {item["type"] for item in found["items"]}
    assert sum(good(server, f"/api/documents/{SESSION}/facts?type={kind}")["total"] for kind in kinds) == len(here)


def test_a_fact_has_its_fields_with_names(server: Server) -> None:
    items = good(server, f"/api/documents/{SESSION}/facts?type=Cooperation&size=500")["items"]
    one = next(item for item in items if item["id"].endswith("annex-p10-wp8-bsec"))
    assert one["fields"]["from"] == [
        {"id": "body:unece-wp8", "name": "Working Party on Industry and Enterprise Development"}
    ]
    assert one["fields"]["status"][0]["id"] == "code:cooperation-status/agreed"
    assert one["fields"]["about"] == ["good practice in entrepreneurship"]


def test_a_document_that_is_only_named_has_no_facts_and_says_so(kg: KnowledgeGraph, server: Server) -> None:
    named = kg.query(
        "SELECT ?d { ?d a smepb:Document FILTER NOT EXISTS { ?d smepb:reading ?how } "
        "FILTER NOT EXISTS { ?g smepb:graphOf ?d } } ORDER BY ?d LIMIT 1"
    ).column("d")[0]
    found = good(server, f"/api/documents/{named.rsplit('/', 1)[1]}/facts")
    assert (found["total"], found["reading"]) == (0, None)


# Questions


def test_every_saved_question_is_listed(kg: KnowledgeGraph, server: Server) -> None:
    saved = questions(kg.paths.ontology)
    listed = good(server, "/api/questions?size=500")["items"]
    assert [one["name"] for one in listed] == list(saved)
    one = good(server, "/api/questions/members-of-organization")
    assert one["sparql"] == saved["members-of-organization"].text
    assert one["parameters"][0]["name"] == "body"


def test_no_parameter_of_a_question_has_the_name_of_one_of_ours(kg: KnowledgeGraph) -> None:
    ours = {one.name for operation in OPERATIONS if operation.free for one in operation.parameters}
    theirs = {p.name for question in questions(kg.paths.ontology).values() for p in question.parameters}
    assert not ours & theirs


def test_an_answer_has_the_rows_of_the_query(kg: KnowledgeGraph, server: Server) -> None:
    for name, question in list(questions(kg.paths.ontology).items())[::8]:
        found = good(server, f"/api/questions/{name}/answer?size=500")
        here = kg.query(question.text)
        assert found["total"] == len(here), name
        assert found["columns"] == list(here.columns)
        assert all(list(row) == found["columns"] for row in found["items"])
        assert bool(found["empty"]) == (not here.rows)


def test_rows_name_their_passages_if_asked(kg: KnowledgeGraph, server: Server) -> None:
    found = good(server, "/api/questions/who-invited-whom/answer?evidence=true")
    text = questions(kg.paths.ontology)["who-invited-whom"].text
    assert found["columns"] == list(with_evidence(kg, text).columns)
    places = [(row[found["columns"][-2]], row[found["columns"][-1]]) for row in found["items"]]
    assert places
    assert all(document and paragraph for document, paragraph in places)


def test_a_parameter_takes_ids_and_names(server: Server) -> None:
    place = "/api/questions/members-of-organization/answer"
    by_name, by_id = good(server, f"{place}?body=UNECE"), good(server, f"{place}?body=body:unece")
    assert by_name == by_id
    assert by_name["parameters"] == {"body": "body:unece"}
    assert by_name != good(server, place)


@pytest.mark.parametrize(
    ("query", "kind", "parameter"),
    [
        ("bodies=UNECE", "bad-value", "bodies"),
        ("body=UNECE&body=OECD", "bad-value", "body"),
        ("body=zzzzz", "unknown-name", "body"),
        ("size=0", "bad-value", "size"),
        ("size=501", "bad-value", "size"),
        ("page=-1", "bad-value", "page"),
        ("page=1.0", "bad-value", "page"),
        ("page=٣", "bad-value", "page"),
        ("a;b=1", "bad-value", "a;b"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(server: Server, query: str, kind: str, parameter: str) -> None:
    answer = server.ask(f"/api/questions/members-of-organization/answer?{quote(query, safe='=&;')}")
    assert (answer.problem, answer.json()["parameter"]) == (kind, parameter)
    assert answer.status == (404 if kind == "unknown-name" else 400)


# About


def test_about_counts_what_the_graph_holds(kg: KnowledgeGraph, server: Server) -> None:
    found = good(server, "/api/about")
    here = statistics(kg)
    assert (found["statements"], found["graphs"]) == (here.statements, here.graphs)
    assert found["classes"] == dict(here.by["class"])
    assert found["data"] == server.ask("/health").json()["data"]
    assert found["limits"]["rows"] == 200_000


# What holds for every address


@pytest.mark.parametrize(
    "path",
    [
        "/api/search?q=sme",
        "/api/questions?",
        f"/api/documents/{SESSION}/facts?type=Decision",
        "/api/bodies/unece/neighbours?",
    ],
)
def test_all_pages_together_are_the_whole(server: Server, path: str) -> None:
    whole = good(server, f"{path}&size=500")
    pages, address = [], f"{path}&size=7"
    for _ in range(200):
        answer = server.ask(address)
        pages.append(answer.json())
        if "next" not in links(answer):
            break
        address = links(answer)["next"]
    assert [item for page in pages for item in page["items"]] == whole["items"][: len(pages) * 7]
    assert len(pages) == -(-whole["total"] // 7)
    assert links(answer)["last"] == address
    assert links(answer)["first"].endswith("page=1")


def test_a_page_after_the_last_is_empty_and_leads_back(server: Server) -> None:
    answer = server.ask("/api/search?q=unece&size=10&page=1000")
    assert answer.json()["items"] == []
    assert links(answer)["prev"] == links(answer)["last"]


def test_an_address_in_link_keeps_the_other_parameters(server: Server) -> None:
    answer = server.ask("/api/search?q=men+%26+women+%3C%22%3E&size=5")
    assert links(answer)["first"] == "/api/search?q=men+%26+women+%3C%22%3E&size=5&page=1"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_unknown_parameters_other_methods_and_heads(server: Server, operation: Any) -> None:
    address = example(operation)
    refused = server.ask(f"{address}{'&' if '?' in address else '?'}no-such=1")
    assert (refused.status, refused.problem, refused.json()["parameter"]) == (400, "bad-value", "no-such")
    first, head = server.ask(address), server.ask(address, method="HEAD")
    assert head.body == b""
    assert [head.headers[name] for name in ("content-length", "etag", "content-type")] == [
        first.headers[name] for name in ("content-length", "etag", "content-type")
    ]
    assert server.ask(address, {"If-None-Match": first.headers["etag"]}).status == 304
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        other = server.ask(address, method=method)
        assert (other.status, other.problem) == (405, "method-refused")
        assert {"GET", "HEAD"} <= set(re.split(r",\s*", other.headers["allow"]))


def test_the_same_question_has_the_same_bytes_on_another_server(kg: KnowledgeGraph, server: Server) -> None:
    paths = ("/api/search?q=sme&size=500", "/api/bodies/unece/neighbours?size=500", "/api/overlap?a=UNECE&b=APEC")
    with running(kg.paths.store, PYTHONHASHSEED="7") as other:
        assert [server.ask(path).body for path in paths] == [other.ask(path).body for path in paths]


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/", "/api/things/body", "/api/bodies/", "/api/things/body/a%2Fb"]
)
def test_other_addresses_are_told_as_not_there(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.problem) == (404, "not-found")
    assert "/api/openapi.json" in answer.json()["detail"]


def test_those_who_read_pages_get_a_page(server: Server) -> None:
    page = server.ask("/api", {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    for operation in OPERATIONS:
        assert operation.path in page.text
    assert json.loads(server.ask("/api").body)["openapi"] == "3.1.0"

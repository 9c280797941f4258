"""What the query page asks of the server: questions, filled texts, completion, maps, scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from graph.query import questions
from graph.web.query_page import ASSETS
from graph.web.query_tasks import FIRST
from tests.web.serving import ROOT

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph
    from tests.web.serving import Answered, Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def text(server: Server, name: str, **values: str) -> Answered:
    return server.ask(f"/query/text?{urlencode({'name': name, **values})}")


def test_the_page_has_every_saved_question_and_works_without_script(server: Server, kg: KnowledgeGraph) -> None:
    page = server.ask("/query", {"Accept": "text/html"})
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for name in questions(kg.paths.ontology):
        assert f'href="query?question={name}"' in page.text
    assert re.search(r'<form id="ask" method="get" action="/sparql">', page.text)
    assert '<textarea id="text" name="query"' in page.text
    assert 'href="questions.html"' in page.text


def test_the_page_has_no_script_or_style_of_its_own_and_may_run_only_the_server_s(server: Server) -> None:
    page = server.ask("/query")
    assert "script-src 'self'; style-src 'self'" in page.headers["content-security-policy"]
    assert re.findall(r"<script(?![^>]*\bsrc=)", page.text) == re.findall(r"\sstyle=|<style|\son\w+=", page.text) == []
    for name in re.findall(r'(?:src|href)="/?assets/([^"]+)"', page.text):
        assert server.ask(f"/assets/{name}").status == 200


def test_a_question_named_in_the_address_stands_in_the_page_with_its_values(server: Server) -> None:
    page = server.ask("/query?question=mandates-of-body&body=WP.8")
    assert "VALUES ?body { body:unece-wp8 }" in page.text
    wrong = server.ask("/query?question=mandates-of-body&body=no+such+body")
    assert (wrong.status, "no name &#39;no such body&#39; is known" in wrong.text) == (200, True)
    assert "VALUES ?body { body:apec-smewg }" in wrong.text
    hostile = server.ask(f"/query?query={quote('</textarea><script>alert(1)</script>')}").text
    assert "<script>alert" not in hostile
    assert "&lt;/textarea&gt;" in hostile


def test_about_tells_the_limits_that_hold(server: Server) -> None:
    told = server.ask("/query/about.json").json()
    assert (told["seconds"], told["rows"], told["token"]) == (30.0, 200_000, False)
    assert told["version"] == server.query("ASK {}").headers["smegraph-version"]
    for form in told["formats"]["rows"]:
        assert server.query("SELECT ?x { VALUES ?x { 1 } }", format=form).status == 200


def test_every_saved_question_is_told_with_text_and_defaults_and_runs(server: Server, kg: KnowledgeGraph) -> None:
    groups = server.ask("/query/questions.json").json()["groups"]
    told = {question["name"]: question for group in groups for question in group["questions"]}
    assert told.keys() == questions(kg.paths.ontology).keys()
    for name in ("mandates-of-body", "meetings-in-year", "recommendations-by-addressee", "meetings-by-year"):
        assert server.query(told[name]["text"]).status == 200
    defaults = {p["name"]: (p["value"], p["shown"]) for p in told["recommendations-by-addressee"]["parameters"]}
    assert defaults["heading"] == ("Rec. to Governments", "Rec. to Governments")
    assert defaults["document"][0] == "doc:unctad-com3-19"
    assert told["mandates-in-force-on-date"]["parameters"][0]["value"] == "2001-06-15"


def test_defaults_are_values_that_the_server_takes_back(server: Server) -> None:
    groups = server.ask("/query/questions.json").json()["groups"]
    for question in [question for group in groups for question in group["questions"] if question["parameters"]][::7]:
        values = {parameter["name"]: parameter["value"] for parameter in question["parameters"]}
        filled = text(server, question["name"], **values)
        assert filled.status == 200, (question["name"], filled.text)
        assert filled.json()["values"].keys() == values.keys()


@pytest.mark.parametrize("name", ["WP.8", "body:unece-wp8", "Working Party on Industry and Enterprise Development"])
def test_a_value_may_be_any_name_of_the_thing(server: Server, name: str) -> None:
    filled = text(server, "mandates-of-body", body=name).json()
    assert "VALUES ?body { body:unece-wp8 }" in filled["text"]
    assert filled["values"]["body"] == {
        "value": "body:unece-wp8",
        "shown": "Working Party on Industry and Enterprise Development",
    }


@pytest.mark.parametrize(
    ("question", "values", "kind", "parameter"),
    [
        ("mandates-of-body", {"body": "no such body"}, "unknown-name", "body"),
        ("mandates-in-force-on-date", {"date": "yesterday"}, "bad-value", "date"),
        ("meetings-in-year", {"year": "MMI"}, "bad-value", "year"),
        ("meetings-in-year", {"decade": "2000"}, "bad-value", "decade"),
        ("no-such-question", {}, "bad-query", None),
    ],
)
def test_a_wrong_value_is_told_with_the_field_that_has_it(
    server: Server, question: str, values: dict[str, str], kind: str, parameter: str | None
) -> None:
    told = text(server, question, **values)
    assert (told.problem, told.json().get("parameter")) == (kind, parameter)


def test_a_value_cannot_break_out_of_its_place(server: Server) -> None:
    hostile = '"x" } ASK { ?s ?p "\\"'
    filled = text(server, "recommendations-by-addressee", heading=hostile).json()
    assert filled["values"]["heading"]["value"] == hostile
    answer = server.query(filled["text"])
    assert (answer.status, answer.json()["results"]["bindings"]) == (200, [])


def test_completion_knows_terms_with_their_use_and_things_with_their_names(server: Server) -> None:
    told = server.ask("/query/completion.json").json()
    classes = {row[0]: row[1:] for row in told["classes"]}
    count = server.query("SELECT (COUNT(?m) AS ?n) { ?m a smepb:Meeting }").json()["results"]["bindings"][0]["n"][
        "value"
    ]
    assert classes["smepb:Meeting"][2] == int(count)
    assert classes["smepb:Meeting"][1].endswith(".")
    computed = {row[0]: row[4] for row in told["properties"]}
    assert computed["smepb:asGatekeeper"] == "https://w3id.org/smepb/graph/derived/brokerage"
    things = {row[0]: row[1:] for row in told["things"]}
    assert things["body:unece-wp8"][:2] == ["Working Party on Industry and Enterprise Development", "body"]
    assert "WP.8" in things["body:unece-wp8"][2]
    assert {"<https://w3id.org/smepb/graph/register>"} <= {row[0] for row in told["graphs"]}


def test_what_is_inserted_is_sparql(server: Server) -> None:
    told = server.ask("/query/completion.json").json()
    tokens = sorted({row[0] for kind in ("classes", "properties", "graphs", "things") for row in told[kind]})
    query = f"SELECT ?x {{ VALUES ?x {{ {' '.join(tokens)} }} }}"
    assert server.ask("/sparql", FORM, urlencode({"query": query}).encode()).status == 200


def test_the_same_is_told_with_the_same_bytes(server: Server) -> None:
    for path in ("/query", "/query/completion.json", "/query/questions.json", "/query/about.json"):
        first = server.ask(path)
        again = server.ask(path, {"If-None-Match": first.headers["etag"]})
        assert (again.status, again.body) == (304, b""), path


def test_a_map_of_an_answer_may_run_its_own_scripts_only(server: Server) -> None:
    query = "SELECT ?meeting ?body { ?meeting a smepb:Meeting ; smepb:body ?body } LIMIT 9"
    page = server.ask(f"/query/map?{urlencode({'query': query, 'title': 'Meetings & bodies.'})}")
    assert page.status == 200
    assert "Meetings &amp; bodies." in page.text
    policy = page.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self'")
    assert "'unsafe-inline'" not in re.search(r"script-src ([^;]*)", policy)[1]  # type: ignore[index]
    for script in re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    posted = server.ask("/query/map", FORM, urlencode({"query": query, "title": "Meetings & bodies."}).encode())
    assert posted.body == page.body
    address = f"/query/map?{urlencode({'query': query, 'title': 'Meetings & bodies.'})}"
    again = server.ask(address, {"If-None-Match": page.headers["etag"]})
    assert (again.status, again.headers["content-security-policy"]) == (304, policy)  # browsers take over that of a 304


def test_links_of_the_map_lead_to_the_pages_of_the_site(server: Server) -> None:
    moved = server.ask("/query/bodies/unece.html")
    assert (moved.status, moved.headers["location"]) == (303, "/bodies/unece.html")
    assert server.ask("/query/index.html").headers["location"] == "/index.html"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?x { ?x a smepb:Meeting }", "two columns of things"),
        ("ASK {}", "only the rows of a SELECT"),
        ("SELECT ?x { ?x a smepb:Nothing }", "no row"),
        ("SELECT {", "line 1"),
    ],
)
def test_where_no_map_can_be_made_the_reason_is_told(server: Server, query: str, words: str) -> None:
    told = server.ask(f"/query/map?{urlencode({'query': query})}")
    assert told.problem == "bad-query"
    assert words in told.json()["detail"]


def test_only_the_scripts_and_styles_of_the_page_can_be_had(server: Server) -> None:
    for name, content in ASSETS.items():
        got = server.ask(f"/assets/{name}")
        assert (got.status, got.body, got.headers["content-type"]) == (200, content.body, content.media_type)
        assert server.ask(f"/assets/{name}", {"If-None-Match": got.headers["etag"]}).status == 304
    for path in (
        "/assets/..%2fdesk.py",
        "/assets/%2e%2e/desk.py",
        "/assets/start.js%00",
        "/assets/",
        "/assets/query.html",
    ):
        assert server.ask(path).problem == "not-found", path


def test_scripts_are_short_modules_that_import_only_each_other() -> None:
    for path in sorted((ROOT / "graph/web/assets").glob("*.js")):
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") < 350, path
        for imported in re.findall(r'from "([^"]+)"', source):
            assert imported.removeprefix("./") in ASSETS, (path, imported)
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source), (
            path
        )


def test_the_first_query_runs(server: Server) -> None:
    assert len(server.query(FIRST).json()["results"]["bindings"]) > 10


def test_the_time_that_an_answer_took_is_told(server: Server) -> None:
    assert re.fullmatch(r"work;dur=\d+\.\d", server.query("ASK {}").headers["server-timing"])


def test_with_evidence_two_columns_name_the_passages(server: Server) -> None:
    answer = server.query("SELECT ?m { ?m a smepb:Mandate ; smepb:summary ?s }", evidence="1")
    assert json.loads(answer.body)["head"]["vars"] == ["m", "document", "paragraph"]

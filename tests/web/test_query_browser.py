"""The query page in a real Chromium: how one asks there, by mouse, by keyboard, and without script."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from tests.web.query_pages import BAD, ENDLESS, SMALL, query_page
from tests.web.serving import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store import KnowledgeGraph
    from tests.web.query_pages import QueryPage
    from tests.web.serving import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser: Any, server: Server) -> Iterator[QueryPage]:
    with query_page(browser, server) as page:
        yield page


def test_the_query_that_stands_there_runs(opened: QueryPage) -> None:
    opened.run()
    expected = opened.server.query(opened.text).json()["results"]["bindings"]
    assert [row[2] for row in opened.rows()] == [row["meetings"]["value"] for row in expected]
    told = opened.page.inner_text("#answer--about")
    assert re.fullmatch(rf"{len(expected)} rows · .+ in the server, .+ in all · data version [0-9a-f]{{12}}", told)
    assert opened.page.inner_text("#limits") == "The server gives an answer up to 30 seconds, 200,000 rows and 64 MiB."
    opened.page.wait_for_selector(f"#said:text-matches('^{len(expected)} rows')", state="attached")


def test_a_question_is_found_filled_and_answered(opened: QueryPage) -> None:
    opened.page.fill("#filter", "charged with")
    assert opened.page.inner_text("#filter--found") == "2 questions"
    opened.choose("mandates-of-body")
    assert "VALUES ?body { body:apec-smewg }" in opened.text
    field = opened.page.get_by_role("combobox", name="The body")
    field.fill("wp.8")
    opened.page.wait_for_selector("[role=option]")
    field.press("Enter")
    opened.page.wait_for_function("() => document.querySelector('#text').value.includes('{ body:unece-wp8 }')")
    assert field.input_value() == "Working Party on Industry and Enterprise Development"
    opened.run()
    assert len(opened.rows()) > 3
    assert "The body: Working Party" in opened.page.inner_text("#answer--body .values")


def test_control_enter_in_a_field_runs_with_what_stands_there(opened: QueryPage) -> None:
    opened.choose("meetings-in-year")
    opened.page.fill("#parameter-year", "1998")
    opened.page.press("#parameter-year", "Control+Enter")
    opened.page.wait_for_selector("#answer tbody tr")
    assert "VALUES ?year { 1998 }" in opened.text or '"1998"' in opened.text
    assert "1998" in opened.page.inner_text(".values")


def test_a_name_that_nobody_bears_is_told_at_its_field(browser: Any, server: Server) -> None:
    with query_page(browser, server, expected=BAD) as opened:
        opened.choose("mandates-of-body")
        field = opened.page.get_by_role("combobox", name="The body")
        field.fill("Ministry of Silly Walks")
        opened.page.click("#run")
        opened.page.wait_for_selector(".parameter .fault:not(:empty)")
        assert "Ministry of Silly Walks" in opened.page.inner_text(".parameter .fault")
        assert field.get_attribute("aria-invalid") == "true"
        assert opened.page.is_hidden("#answer")


def test_text_that_is_edited_becomes_one_s_own_and_the_way_back_is_kept(opened: QueryPage) -> None:
    opened.choose("mandates-of-body")
    opened.page.locator("#text").press("Control+End")
    opened.page.keyboard.type("LIMIT 2")
    assert opened.page.inner_text("#ask--title") == "Your own query"
    opened.run()
    assert len(opened.rows()) == 2
    opened.page.click("#ask--why a")
    opened.page.wait_for_selector("#parameters:not([hidden])")
    assert "LIMIT 2" not in opened.text


def test_an_address_with_a_question_and_values_opens_it(browser: Any, server: Server) -> None:
    after = f"?{urlencode({'question': 'mandates-of-body', 'body': 'UNECE'})}"
    with query_page(browser, server, after=after) as opened:
        opened.page.wait_for_function("() => document.querySelector('#text').value.includes('{ body:unece }')")
        assert opened.page.input_value("#parameter-body") == "United Nations Economic Commission for Europe"
        assert opened.page.is_hidden("#answer")


def test_an_empty_answer_says_what_was_asked_and_what_was_read(opened: QueryPage) -> None:
    opened.choose("meetings-in-year")
    opened.page.fill("#parameter-year", "1850")
    opened.run()
    words = opened.page.inner_text("#answer")
    told = opened.server.ask("/query/questions.json").json()
    question = next(q for group in told["groups"] for q in group["questions"] if q["name"] == "meetings-in-year")
    assert question["summary"] in words
    assert question["empty"] in words
    assert "1850" in opened.page.inner_text(".values")


def test_completion_by_keyboard_alone(opened: QueryPage) -> None:
    page = opened.page
    page.fill("#text", "")
    page.focus("#text")
    page.keyboard.type("SELECT ?meeting WHERE {\n?meeting a smepb:Meet")
    page.wait_for_selector("#completion [role=option][aria-selected=true]")
    assert page.get_attribute("#text", "aria-activedescendant") == "completion-0"
    about = page.inner_text("#completion-0 .about")
    assert re.match(r"meeting · .+\. · used \d+ ×$", about)
    page.keyboard.press("Enter")
    assert opened.text.endswith("a smepb:Meeting")
    page.keyboard.type(" ; smepb:body working party on ind")
    page.wait_for_selector("#completion .thing")
    page.keyboard.press("Tab")
    assert opened.text.endswith("smepb:body body:unece-wp8")
    page.keyboard.type(" }\nORDER BY ?m")
    page.wait_for_selector("#completion .variable")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.is_hidden("#completion")
    page.keyboard.type("eeting ")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer tbody tr")
    page.keyboard.press("Control+z")
    assert opened.text.endswith("ORDER BY ?meeting") or "ORDER BY" in opened.text


def test_control_space_offers_what_fits_the_place(opened: QueryPage) -> None:
    page = opened.page
    for place, kind in (("GRAPH ", "graph"), ("?x a ", "class"), ("?x ", "property"), ("VALUES ?x { ", "thing")):
        page.fill("#text", f"SELECT * {{ {place}")
        page.focus("#text")
        page.keyboard.press("Control+End")
        page.keyboard.press("Control+ ")
        page.wait_for_selector("#completion [role=option]")
        assert page.get_attribute("#completion-0", "class") == kind, place
        page.keyboard.press("Escape")


def test_nothing_is_offered_in_strings_and_comments(opened: QueryPage) -> None:
    for text in ('SELECT * { ?x rdfs:label "meet', "# meet"):
        opened.page.fill("#text", text)
        opened.page.focus("#text")
        opened.page.keyboard.press("Control+End")
        opened.page.keyboard.type("ing")
        opened.page.keyboard.press("Control+ ")
        assert opened.page.is_hidden("#completion")


def test_tab_indents_and_after_escape_leaves(opened: QueryPage) -> None:
    opened.page.fill("#text", "")
    opened.page.focus("#text")
    opened.page.keyboard.press("Tab")
    assert opened.text == "  "
    opened.page.keyboard.type("SEL")
    opened.page.wait_for_selector("#completion [role=option]")
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.id") == "run"
    opened.page.keyboard.press("Shift+Tab")
    opened.page.keyboard.press("Shift+Tab")
    assert opened.page.evaluate("document.activeElement.id") != "text"


def test_a_fault_is_marked_where_it_is(browser: Any, server: Server) -> None:
    with query_page(browser, server, expected=BAD) as opened:
        opened.page.fill("#text", "SELECT ?x WHERE {\n  ?x a smepb:Meeting ;\n  FILTER(\n}")
        opened.page.click("#run")
        opened.page.wait_for_selector("#fault:not(:empty)")
        assert opened.page.inner_text("#fault").startswith("Line 4, column ")
        assert opened.page.inner_text(".drawn .faulty") == "}"
        assert opened.page.get_attribute("#text", "aria-invalid") == "true"
        assert opened.page.evaluate("document.activeElement.id") == "text"
        opened.page.keyboard.type(" ")
        assert opened.page.locator(".faulty").count() == 0


def test_the_drawn_text_lies_exactly_behind_the_field(opened: QueryPage) -> None:
    """Else the caret would not stand where the text is."""
    for text in ("SELECT * { ?s ?p ?o }\n" * 60, "x" * 900 + "\n\n  " + "word " * 200, "a\t\u00e9\u6f22 ?x\n"):
        opened.page.fill("#text", text)
        sizes = opened.page.evaluate(
            "['#text', '.drawn'].map(one => { const box = document.querySelector(one); return [box.scrollHeight, box.clientWidth]; })"
        )
        assert sizes[0] == sizes[1]
        assert (
            opened.page.evaluate("document.querySelector('.drawn').innerText.replaceAll('\u200b', '').trim()").split()
            == text.split()
        )


def test_cancel_frees_the_worker(browser: Any, kg: KnowledgeGraph) -> None:
    with running(kg.paths.store, "--workers", "1", "--timeout", "300") as server, query_page(browser, server) as opened:
        before = set(server.workers())
        opened.page.fill("#text", ENDLESS)
        opened.page.click("#run")
        opened.page.wait_for_function("() => /Running for \\d/.test(document.querySelector('#clock').textContent)")
        opened.page.click("#cancel")
        assert "Cancelled" in opened.page.inner_text("#clock")
        assert server.works()
        assert set(server.workers()) != before
        opened.run("SELECT ?x { VALUES ?x { 1 } }")
        assert opened.rows() == [["1"]]


def test_a_question_that_takes_too_long_is_told_in_words(browser: Any, kg: KnowledgeGraph) -> None:
    with (
        running(kg.paths.store, "--timeout", "5") as server,
        query_page(browser, server, expected=("status of 504",)) as opened,
    ):
        opened.run(ENDLESS)
        words = opened.page.inner_text(".problem")
        assert "did not end in time" in words
        assert "add a LIMIT" in words


def test_a_busy_server_says_when_to_try_again(browser: Any, server: Server) -> None:
    problem = {
        "type": "/problems#too-many-requests",
        "title": "Too many requests are waiting",
        "status": 429,
        "detail": "x",
    }
    with query_page(browser, server, expected=("status of 429",)) as opened:
        opened.page.route(
            "**/sparql",
            lambda route: route.fulfill(
                status=429,
                headers={"Content-Type": "application/problem+json", "Retry-After": "2"},
                body=json.dumps(problem),
            ),
        )
        opened.run()
        assert "The server asks to wait 2 seconds." in opened.page.inner_text(".problem")
        assert opened.page.is_disabled(".again button")
        opened.page.unroute("**/sparql")
        opened.page.click(".again button:enabled")
        opened.page.wait_for_selector("#answer tbody tr")


def test_a_server_that_is_gone_is_told_in_words(browser: Any, kg: KnowledgeGraph) -> None:
    with running(kg.paths.store) as server, query_page(browser, server, expected=("ERR_CONNECTION",)) as opened:
        server.process.kill()
        server.process.wait(20)
        opened.run()
        assert "The server does not answer" in opened.page.inner_text(".problem")


def test_without_script_questions_and_queries_are_answered(browser: Any, server: Server) -> None:
    with query_page(browser, server, java_script_enabled=False) as opened:
        page = opened.page
        page.click("summary:has-text('Mandates')")
        page.click("[data-question=mandates-of-body]")
        assert (
            page.locator("#ask--title").inner_text()
            == "What was a body charged with, when, for how long, and by which document?"
        )
        page.select_option("select[name=format]", "csv")
        with page.expect_download() as downloading:
            page.click("#run")
        rows = list(csv.reader(io.StringIO(downloading.value.path().read_text(encoding="utf-8"))))
        assert rows[0][0] == "charge"
        assert len(rows) > 5


def _question(opened: QueryPage) -> None:
    opened.choose("attendance-of-members")
    opened.page.get_by_role("combobox").first.press("ArrowDown")
    opened.page.wait_for_selector("[role=option]")


def _answer(opened: QueryPage) -> None:
    opened.run(SMALL)
    opened.page.click("[data-drawing=chart]")
    opened.page.click("[data-drawing=timeline]")
    opened.link()
    opened.snippet("r")


def _fault(opened: QueryPage) -> None:
    opened.page.fill("#text", "SELECT {")
    opened.page.click("#run")
    opened.page.wait_for_selector(".faulty")


def _offers(opened: QueryPage) -> None:
    opened.page.fill("#text", "SELECT * { ?x a smepb:")
    opened.page.locator("#text").press("Control+ ")
    opened.page.wait_for_selector("#completion [role=option]")


STATES: dict[str, Callable[[QueryPage], None]] = {
    "start": lambda opened: None,
    "question": _question,
    "answer": _answer,
    "passages": lambda opened: opened.run("SELECT ?m { ?m a smepb:Mandate ; smepb:summary ?s } LIMIT 5", evidence=True),
    "fault": _fault,
    "empty": lambda opened: opened.run("SELECT ?x { ?x a smepb:Nothing }"),
    "offers": _offers,
}


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (700, ""), (1400, "light")])
def test_the_page_has_no_fault_of_accessibility_and_fits_its_window(
    browser: Any, server: Server, axe: str, width: int, scheme: str
) -> None:
    """As axe-core tests WCAG 2.2 A and AA and best practices; 700 pixels are 1,400 at 200 %."""
    size = {"width": width, "height": 800}
    with query_page(
        browser,
        server,
        expected=BAD,
        viewport=size,
        color_scheme=scheme or None,
        bypass_csp=True,
        reduced_motion="reduce",
    ) as opened:
        opened.page.evaluate(axe)
        for state, reach in STATES.items():
            reach(opened)
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, state
            result = (
                opened.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
                if scheme
                else {"violations": []}
            )
            faults = [(fault["id"], node["html"][:160]) for fault in result["violations"] for node in fault["nodes"]]
            assert faults == [], (state, width, scheme)

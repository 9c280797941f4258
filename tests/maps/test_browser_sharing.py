"""The map in a real Chromium: its address, its files, its tables, and those who use no mouse, no drawing or no script."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from tests.maps.made import PHONE, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.store import KnowledgeGraph
    from tests.maps.conftest import Pages

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser


def title(page: Any) -> str:
    return re.sub("[\u2066-\u2069]", "", page.locator("#panel-title").inner_text())


def shown(page: Any) -> Any:
    return page.evaluate("smegraphMap.shown()")


def saved(page: Any, name: str, folder: Path) -> Path:
    page.evaluate("document.getElementById('sharing').open = true")
    with page.expect_download() as download:
        page.locator(f'[data-export="{name}"]').click()
    path = folder / str(download.value.suggested_filename)
    download.value.save_as(path)
    return path


def test_a_copied_address_shows_the_same_map(open_map: Open, pages: Pages, map_file: Path) -> None:
    page = open_map(after="#view=topics")
    page.locator("#legend").get_by_label("Recommends on").uncheck()
    page.locator("#text").fill("entrepreneurship")
    page.wait_for_function("() => smegraphMap.address().includes('text=')")
    page.locator("#map").focus()
    for key in ("ArrowDown", "Shift+ArrowLeft", "p", "+"):
        page.keyboard.press(key)
    before, address = shown(page), page.evaluate("smegraphMap.address()")
    assert {part.split("=")[0] for part in address.split("#")[1].split("&")} == {
        "view", "chosen", "off", "text", "pinned", "moved", "camera",
    }  # fmt: skip
    chosen = title(page)
    spot = page.evaluate("id => smegraphMap.place(id)", before["nodes"][0])
    other = pages.kept(map_file.as_uri(), WIDE, "#" + address.split("#")[1], color_scheme="light")
    assert shown(other) == before
    assert title(other) == chosen
    there = other.evaluate("id => smegraphMap.place(id)", before["nodes"][0])
    assert there == pytest.approx(spot, abs=2)


@pytest.mark.parametrize(
    "wrong", ["view=nonsense", "chosen=body:nobody", "date=tomorrow", "moved=body:unece~x~y", "off=class:nothing",
              "nothing=1", "body%", "path=a", "around=body:unece~99", "camera=1~2", "step=99", "constructor=1"],
)  # fmt: skip
def test_a_wrong_address_shows_the_default_view_and_a_notice(open_map: Open, wrong: str) -> None:
    whole = shown(open_map())
    page = open_map(after=f"#{wrong}")
    assert page.locator("#notice").is_visible()
    assert "The map is shown as it opens by default" in page.locator("#notice").inner_text()
    assert shown(page) == whole
    assert page.locator('#views [aria-current="true"]').get_attribute("data-view") == "cooperation"


def test_a_plain_name_as_address_opens_at_that_body(open_map: Open) -> None:
    page = open_map(after="#body:unctad")
    assert title(page) == "United Nations Conference on Trade and Development"
    assert page.locator("#notice").is_hidden()


def test_csv_and_xlsx_hold_the_rows_that_are_shown(open_map: Open, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    page = open_map(after="#org=body:bsec")
    rows = list(csv.reader(io.StringIO(saved(page, "CSV", tmp_path).read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["From", "Link", "Status", "To", "About", "Document", "Paragraph", "Date", "Review"]
    facts = page.evaluate("smegraphMap.shown().links.length")
    assert len(rows) - 1 >= facts > 0
    book = openpyxl.load_workbook(saved(page, "XLSX", tmp_path))
    assert book.sheetnames == ["Links", "Actors and things", "About"]
    assert [["" if cell is None else cell for cell in row] for row in book["Links"].values] == rows
    assert "within Black Sea Economic Cooperation" in str(book["About"]["B1"].value)


def test_graphml_and_gexf_hold_the_network_that_is_shown(open_map: Open, tmp_path: Path) -> None:
    page = open_map(after="#view=meetings")
    found = shown(page)
    graph = nx.read_graphml(saved(page, "GraphML", tmp_path), force_multigraph=True)
    assert set(graph.nodes) == set(found["nodes"])
    assert isinstance(graph, nx.MultiDiGraph)
    assert {key for _, _, key in graph.edges(keys=True)} == set(found["links"])
    assert graph.nodes["economy:lva"]["label"] == "Latvia"
    root = ET.parse(saved(page, "GEXF", tmp_path)).getroot()  # noqa: S314 - our own file
    space = {"g": "http://gexf.net/1.3"}
    assert len(root.findall(".//g:node", space)) == len(found["nodes"])
    assert {edge.get("id") for edge in root.findall(".//g:edge", space)} == set(found["links"])


def test_the_picture_has_nodes_links_legend_and_source(open_map: Open, tmp_path: Path) -> None:
    page = open_map(after="#org=body:bsec")
    found = shown(page)
    root = ET.parse(saved(page, "SVG", tmp_path)).getroot()  # noqa: S314 - our own file
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"BSEC", "Organization", "Cooperation", "Map of bodies and their cooperation"} <= set(texts)
    assert any("documents; what is missing was not found" in str(text) for text in texts)
    assert len(root.findall("{http://www.w3.org/2000/svg}path")) == len(found["nodes"])
    png = saved(page, "PNG", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") >= 1000


def test_printed_is_the_picture_and_every_row(open_map: Open, tmp_path: Path) -> None:
    page = open_map(after="#view=meetings&text=latvia")
    page.pdf(path=tmp_path / "map.pdf")
    pypdf = pytest.importorskip("pypdf")
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(tmp_path / "map.pdf").pages)
    assert "Economies and meetings" in text
    assert text.count("Latvia") >= 2
    assert page.locator("#print").is_hidden()


def test_the_query_behind_a_view_is_there_to_copy(open_map: Open, kg: KnowledgeGraph) -> None:
    page = open_map(after="#view=around")
    text = page.locator("#sparql").input_value()
    view = page.evaluate("smegraphMap.shown().links.filter(id => id.startsWith('cooperation>'))")
    rows = {(str(row["from"]), str(row["to"])) for row in kg.query(text).dicts() if row["type"] == "cooperation"}
    assert len(rows) == len({tuple(link.split(">")[1:3]) for link in view}) > 0


def test_embedded_there_are_drawing_and_legend_only_and_a_way_to_the_full_map(open_map: Open) -> None:
    page = open_map(after="#embed")
    assert page.locator("#map").is_visible()
    assert page.locator("#legend").is_visible()
    for part in ("#panel", "#tables", "#views", "#filters"):
        assert page.locator(part).is_hidden()
    whole = page.locator("#whole-link")
    assert whole.is_visible()
    assert "embed" not in str(whole.get_attribute("href"))


def test_tables_are_sorted_and_turned_by_keyboard(open_map: Open) -> None:
    page = open_map()
    head = page.locator('#link-table button[data-column="To"]')
    head.focus()
    page.keyboard.press("Enter")
    assert page.locator("#link-table th[aria-sort=ascending]").inner_text().startswith("To")
    column = [cell.casefold() for cell in page.locator("#link-table tbody tr td:nth-child(4)").all_inner_texts()]
    assert column == sorted(column)
    page.keyboard.press("Enter")
    assert page.locator("#link-table th[aria-sort=descending]").count() == 1
    page.locator("#link-table").get_by_role("button", name="Later rows").press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    assert "Rows 51 to 100" in page.locator("#link-table .pager").inner_text()


def test_a_row_leads_to_the_text_and_the_drawing(open_map: Open) -> None:
    page = open_map(PHONE)
    page.locator("#node-table").get_by_role("link", name="APEC Business Advisory Council").press("Enter")
    assert title(page) == "APEC Business Advisory Council"
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.wait_for_selector("#node-table tr.chosen")


def test_words_narrow_tables_and_drawing_alike(open_map: Open) -> None:
    page = open_map()
    page.locator("#text").fill("memorandum of understanding")
    page.wait_for_function("() => smegraphMap.shown().links.length < 20")
    links = set(shown(page)["drawnLinks"])
    page.wait_for_function(
        "count => document.querySelectorAll('#link-table tbody tr').length <= count * 3", arg=len(links)
    )
    assert set(page.eval_on_selector_all("#link-table tbody tr", "rows => rows.map(r => r.dataset.id)")) == links


def test_every_feature_is_reached_by_keyboard(open_map: Open) -> None:
    page = open_map()
    page.locator("#map").focus()
    page.keyboard.press("ArrowDown")
    first = title(page)
    page.keyboard.press("ArrowRight")
    assert title(page) != first
    page.keyboard.press("l")
    assert "→" in title(page)
    page.keyboard.press("Escape")
    assert "→" not in title(page)
    page.keyboard.press("n")
    assert "within 1 step" in page.locator("#state").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.locator("#map").focus()
    count = len(shown(page)["nodes"])
    page.keyboard.press("h")
    assert len(shown(page)["nodes"]) < count
    page.keyboard.press("Escape")
    assert title(page) == "How to read this map"
    unreachable = page.evaluate(
        "[...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]"
        ".filter(e => e.tabIndex < 0 && !e.disabled).map(e => e.outerHTML)"
    )
    assert unreachable == []


def test_without_script_the_tables_are_there(pages: Pages, map_file: Path) -> None:
    page = pages.fresh(map_file.as_uri(), java_script_enabled=False)
    assert page.locator("#app").is_hidden()
    assert "The drawing needs JavaScript" in page.locator("noscript").inner_text()
    assert page.locator('table[data-view="cooperation"] tbody tr').count() > 200
    page.context.close()


def test_a_screen_reader_gets_names_and_roles(open_map: Open) -> None:
    tree = open_map().locator("body").aria_snapshot()
    for line in (
        "banner",
        "main",
        'heading "Map of bodies and their cooperation" [level=1]',
        'combobox "Find a body by any of its names"',
        'navigation "Views"',
        "table",
    ):
        assert line in tree
    assert 'application "Drawing of the view"' in tree
    assert "status:" in tree

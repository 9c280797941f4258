"""The map in a real Chromium, from a file, with every request counted."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.maps import write_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store import KnowledgeGraph

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDE, NARROW = (1280, 900), (360, 740)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_map(kg, path)
    return path.as_uri()


@pytest.fixture
def open_map(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens the map; afterwards nothing may have gone wrong or have been asked for."""
    trouble: list[str] = []
    contexts: list[Any] = []

    def opened(size: tuple[int, int] = WIDE, after: str = "", **options: Any) -> Any:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: trouble.append(request.url) if request.url != address else None)
        page.goto(address + after)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def click(page: Any, node: str) -> None:
    spot = page.evaluate("id => smegraphMap.place(id)", node)
    page.locator("#map").click(position=spot)


def title(page: Any) -> str:
    return str(page.locator("#panel-title").inner_text())


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_with_labels_that_do_not_collide(
    open_map: Callable[..., Any], size: tuple[int, int], scheme: str
) -> None:
    page = open_map(size, color_scheme=scheme)
    labels = page.evaluate("smegraphMap.labels()")
    assert len(labels) >= (60 if size == WIDE else 25)
    for one, other in itertools.combinations(labels, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
    assert {"body:unece", "body:apec", "body:unctad", "body:oecd"} <= {label["id"] for label in labels}
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_every_node_is_in_view_when_it_opens(open_map: Callable[..., Any]) -> None:
    for size in (WIDE, NARROW):
        page = open_map(size)
        box = page.locator("#map").bounding_box()
        ids = page.evaluate("JSON.parse(document.getElementById('map-data').textContent).drawing.nodes.map(n => n.id)")
        for id_ in ids:
            spot = page.evaluate("id => smegraphMap.place(id)", id_)
            assert 0 < spot["x"] < box["width"]
            assert 0 < spot["y"] < box["height"]


def test_a_click_on_a_node_tells_what_it_is_with_every_passage(open_map: Callable[..., Any]) -> None:
    page = open_map()
    click(page, "body:unece-wp8")
    assert title(page) == "Working Party on Industry and Enterprise Development"
    text = page.locator("#panel").inner_text()
    assert "Working party" in text
    assert "Report of the second session" in text
    assert re.search(r"paragraph \d+|Annex I", text)
    assert "Checked twice" in text
    assert page.locator("tr.chosen").count() == 1


def test_a_click_on_a_line_tells_what_it_rests_on(open_map: Callable[..., Any]) -> None:
    page = open_map(after="#body:unece-wp8")
    one, other = (page.evaluate("id => smegraphMap.place(id)", id_) for id_ in ("body:unece-wp8", "body:bsec"))
    page.locator("#map").click(position={axis: one[axis] * 0.4 + other[axis] * 0.6 for axis in ("x", "y")})
    assert title(page) == "WP.8 → BSEC"
    text = page.locator("#panel").inner_text()
    assert "What it rests on" in text
    assert "Annex I, 10" in text


@pytest.mark.parametrize("asked", ["UN/ECE", "unece", "economic commission for europe"])
def test_search_finds_a_body_by_any_name_as_one_types(open_map: Callable[..., Any], asked: str) -> None:
    page = open_map()
    page.locator("#search").press_sequentially(asked)
    assert (
        page.locator("#found [role=option]")
        .first.inner_text()
        .startswith("United Nations Economic Commission for Europe")
    )
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    assert title(page) == "United Nations Economic Commission for Europe"
    assert page.locator("#found").is_hidden()


def test_search_says_when_nobody_bears_the_name(open_map: Callable[..., Any]) -> None:
    page = open_map()
    page.locator("#search").fill("xyzzy")
    assert "No actor" in page.locator("#found").inner_text()


def test_filters_hide_classes_types_and_statuses_in_drawing_and_tables(open_map: Callable[..., Any]) -> None:
    page = open_map()
    shown = page.locator("#state").inner_text()
    parent = "parent>body:unece-wp8>body:unece-ctied"
    assert not page.evaluate("id => smegraphMap.hidden(id)", parent)
    page.get_by_label("Is part of").uncheck()
    assert page.evaluate("id => smegraphMap.hidden(id)", parent)
    assert page.locator(f'tr[data-link="{parent}"]').first.is_hidden()
    page.locator("#legend input[name=class][value=body]").uncheck()
    assert page.evaluate("smegraphMap.hidden('body:unece-wp8')")
    assert page.locator('tr[data-node="body:unece-wp8"]').is_hidden()
    for status in ("Existing", "Agreed", "Requested", "Proposed"):
        page.locator("#legend").get_by_label(status).uncheck()
    assert page.locator('#link-table tr[data-link^="cooperation"]:visible').count() == 0
    assert page.locator("#state").inner_text() != shown


def test_it_works_by_keyboard(open_map: Callable[..., Any]) -> None:
    page = open_map()
    page.locator("#map").focus()
    page.keyboard.press("ArrowDown")
    first = title(page)
    page.keyboard.press("ArrowRight")
    assert title(page) != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.locator("#panel .go").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.locator("#map").press("Escape")
    assert title(page) == "Nothing chosen"


def test_nothing_moves_by_itself(open_map: Callable[..., Any]) -> None:
    page = open_map()
    places = [
        page.evaluate("id => smegraphMap.place(id)", "body:unece") for _ in (1, 2) if page.wait_for_timeout(400) is None
    ]
    click(page, "body:oecd")
    places.append(page.evaluate("id => smegraphMap.place(id)", "body:unece"))
    assert places[0] == places[1] == places[2]


def test_the_wheel_zooms_only_once_the_map_has_the_focus(open_map: Callable[..., Any]) -> None:
    page = open_map()
    before = page.evaluate("id => smegraphMap.place(id)", "body:unece")
    page.locator("#map").hover(position={"x": 200, "y": 200})
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(100)
    assert page.evaluate("id => smegraphMap.place(id)", "body:unece") == before
    page.locator("#map").focus()
    page.mouse.wheel(0, -240)
    page.wait_for_function("y => smegraphMap.place('body:unece').y !== y", arg=before["y"])


def test_an_address_with_a_body_opens_at_that_body(open_map: Callable[..., Any]) -> None:
    page = open_map(after="#body:unctad")
    assert title(page) == "United Nations Conference on Trade and Development"


def test_a_table_row_leads_to_the_text(open_map: Callable[..., Any]) -> None:
    page = open_map(NARROW)
    page.locator('tr[data-node="body:ilo"] .go').click()
    assert title(page) == "International Labour Organization"


def test_without_script_the_tables_are_there(open_map: Callable[..., Any]) -> None:
    page = open_map(java_script_enabled=False)
    assert page.locator("#explorer").is_hidden()
    assert page.locator("noscript").inner_text() or page.get_by_text("The drawing needs JavaScript").is_visible()
    assert page.locator("#link-table tbody tr").count() > 100


def test_a_screen_reader_gets_names_and_roles(open_map: Callable[..., Any]) -> None:
    tree = open_map().locator("body").aria_snapshot()
    for line in (
        "banner",
        "main",
        'heading "Map of bodies and their cooperation" [level=1]',
        'combobox "Find a body by any of its names"',
    ):
        assert line in tree
    assert 'application "Drawing of bodies and links"' in tree
    assert "status:" in tree

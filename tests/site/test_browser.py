"""The pages in a real Chromium: nothing is asked of the network, and nothing is wider than a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.site.reading import Pages

pytestmark = pytest.mark.browser
SHOWN = (
    "index.html", "bodies/unece-wp8.html", "economies/lva.html", "meetings/apec-smemm-9.html",
    "documents/unece-wp8-session-2.html", "documents/apec-cti1-2021-virtual.html", "topics/clusters.html",
    "questions/mandates-on-topic.html", "ontology.html", "names.html", "downloads.html", "about.html", "projects.html",
    "overlap.html", "timeline.html", "briefs/unctad--unece.html", "briefs/apec-smewg--oecd.html",
)  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_fits_its_window_and_asks_for_nothing_but_its_style(browser: Any, site: Pages, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on(
        "request",
        lambda request: trouble.append(request.url) if not request.url.startswith(("file:", "data:")) else None,
    )
    for path in SHOWN:
        page.goto((site.folder / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", path
    context.close()
    assert trouble == []


def test_the_keyboard_reaches_the_content_first(browser: Any, site: Pages) -> None:
    page = browser.new_page()
    page.goto((site.folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main--content"
    box = page.evaluate("document.activeElement.getBoundingClientRect().left")
    assert box >= 0
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1400, "light")])
def test_the_pages_on_overlap_have_no_fault_of_accessibility(
    browser: Any, site: Pages, axe: str, width: int, scheme: str
) -> None:
    """As axe-core tests WCAG 2.2 A and AA and best practices, everything unfolded."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in ("index.html", "overlap.html", "timeline.html", "briefs/oecd--unece.html"):
        page.goto((site.folder / path).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        faults = [(fault["id"], node["html"][:120]) for fault in result["violations"] for node in fault["nodes"]]
        assert faults == [], (path, width, scheme)
    context.close()


def test_a_telephone_shows_few_links_at_the_head_and_all_at_the_foot(browser: Any, site: Pages) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((site.folder / "index.html").as_uri())
    head = page.locator("header.top li:visible").all_inner_texts()
    assert head == ["Map", "Overlap", "Bodies", "Meetings", "Questions", "All pages"]
    assert page.locator("header.top").bounding_box()["height"] < 130
    foot = page.locator("footer li").all_inner_texts()
    assert {*head[:-1], "Economies", "Documents", "Topics", "Names A–Z", "Timeline", "Downloads"} <= set(foot)
    page.close()


def test_names_beside_a_drawing_stay_in_sight_and_in_line(browser: Any, site: Pages) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for path in ("overlap.html", "timeline.html"):
        page.goto((site.folder / path).as_uri())
        page.evaluate("document.querySelector('.drawing').scrollLeft = 400")
        name, drawing = page.locator(".lanes > *").nth(4).bounding_box(), page.locator(".frame svg").bounding_box()
        assert 0 <= name["x"] < 40, path
        assert drawing["x"] < 0, path
        assert name["y"] - drawing["y"] == pytest.approx(34 + 4 * 25, abs=1), path
    page.close()

"""The pages in a real Chromium: nothing is asked of the network, and nothing is wider than a telephone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.reading import Pages

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SHOWN = (
    "index.html", "bodies/unece-wp8.html", "economies/lva.html", "meetings/apec-smemm-9.html",
    "documents/unece-wp8-session-2.html", "documents/apec-cti1-2021-virtual.html", "topics/clusters.html",
    "questions/mandates-on-topic.html", "ontology.html", "names.html", "downloads.html", "about.html", "projects.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


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

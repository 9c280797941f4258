from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.maps import MapOptions, write_map
from graph.maps.atlas import Stock, read_atlas, read_stock
from graph.maps.view import Atlas, Source, View
from tests.maps.made import HOSTILE, WIDE, asks, atlas_of, fact, node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.store import KnowledgeGraph


@pytest.fixture(scope="session")
def stock(kg: KnowledgeGraph) -> Stock:
    return read_stock(kg.query)


@pytest.fixture(scope="session")
def real(kg: KnowledgeGraph) -> Atlas:
    return read_atlas(kg.query)


@pytest.fixture(scope="session")
def cooperation(real: Atlas) -> View:
    return real.views[0]


@pytest.fixture(scope="session")
def small() -> Atlas:
    """Two organizations with bodies, an economy, three parallel links, and names that attack the page."""
    nodes = [
        node("body:a", "organization", name="Alpha"),
        node("body:a1", parent="body:a", name=HOSTILE[0]),
        node("body:a2", parent="body:a1", name=HOSTILE[1]),
        node("body:b", "organization", name=HOSTILE[2]),
        node("body:b1", parent="body:b"),
        node("body:lone", "organization", name="Lone"),
        node("economy:lva", "economy", name="Latvia"),
    ]
    facts = [
        fact("f1", "body:a1", "body:b", "existing"),
        fact("f2", "body:a1", "body:b", "requested"),
        fact("f3", "body:b", "body:a1", "proposed"),
        fact("f4", "economy:lva", "body:a", "agreed"),
        fact("f5", "body:a", "body:b", "", "", "overlap-concern"),
        *(fact(f"p{low}", low, high, "", "", "parent") for low, high in
          (("body:a1", "body:a"), ("body:a2", "body:a1"), ("body:b1", "body:b"))),
    ]  # fmt: skip
    return atlas_of(nodes, facts, Source("doc", "The report", "X/1", "2001-03", "javascript:alert(3)"))


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory, kg: KnowledgeGraph) -> Path:
    """A data folder whose registers have headers only, and no documents."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "documents").mkdir()
    for register in sorted(kg.paths.data.glob("*.csv")):
        header = register.read_text(encoding="utf-8").splitlines()[0]
        (folder / register.name).write_text(header + "\n", encoding="utf-8")
    return folder


class Pages:
    """Pages of files, each opened once for a size and setting; what goes wrong in any of them is kept."""

    def __init__(self, browser: Any) -> None:
        self.browser, self.trouble = browser, list[str]()
        self._open: dict[tuple[object, ...], Any] = {}

    def fresh(self, address: str, size: tuple[int, int] = WIDE, after: str = "", **options: Any) -> Any:
        """A page that no other test sees."""
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        page = context.new_page()
        page.on("console", lambda message: self.trouble.append(message.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("dialog", lambda dialog: self.trouble.append(f"dialog {dialog.message}"))
        page.on("request", lambda asked: self.trouble.append(asked.url) if asks(asked.url, address) else None)
        page.goto(address + after)
        return page

    def kept(self, address: str, size: tuple[int, int] = WIDE, after: str = "", **options: Any) -> Any:
        """A page that is kept for other tests: it is opened anew at an address, as if one had followed a link to it."""
        key = (address, size, *sorted(options.items()))
        if key not in self._open:
            self._open[key] = self.fresh(address, size, after, **options)
        else:
            go = "hash => { history.replaceState(null, '', '#' + hash); dispatchEvent(new HashChangeEvent('hashchange')); }"
            self._open[key].evaluate(go, after.removeprefix("#"))
            self._open[key].evaluate("scrollTo(0, 0)")
        return self._open[key]


@pytest.fixture(scope="session")
def all_pages(browser: Any) -> Pages:
    return Pages(browser)


@pytest.fixture
def pages(all_pages: Pages) -> Iterator[Pages]:
    """Pages in Chromium; afterwards nothing may have gone wrong or have been asked for."""
    all_pages.trouble.clear()
    yield all_pages
    assert all_pages.trouble == []


@pytest.fixture(scope="session")
def map_file(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the real data, with the view around a body."""
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_map(kg, path, options=MapOptions(view="cooperation", around="body:unece-wp8"))
    return path


@pytest.fixture
def open_map(pages: Pages, map_file: Path) -> Callable[..., Any]:
    """Opens the map of the real data."""

    def open_(size: tuple[int, int] = WIDE, after: str = "", **options: Any) -> Any:
        return pages.kept(map_file.as_uri(), size, after, **options)

    return open_

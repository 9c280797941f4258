"""Measures map pages in Chromium beside the default pyvis page of the same graph, in one run.

Run: python benchmarks/map_beside_pyvis.py   (needs playwright and Debian's package chromium; about five minutes)

Ready is the time from the start of the navigation until the page answers and its drawing is there: for the map until it
is drawn, for pyvis until its default physics has come to rest, for which it is given at most 90 seconds. A block is the
longest task of the main thread after the page has loaded, while it is used. Frames are counted while the drawing is
dragged for two seconds. Without a network: a request that a page makes is refused and counted.
"""

from __future__ import annotations

import math
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.maps.page import page as page_of
from graph.maps.view import Atlas, Fact, Node, Row, Source, Words, make_view

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = "/usr/bin/chromium"
SIZES = ((100, 300), (1_000, 3_000), (5_000, 20_000))
PATIENCE = 90
"""Seconds for pyvis to come to rest."""
STATUSES = ("existing", "agreed", "requested", "proposed")
WATCH = """
window.blocks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) blocks.push([entry.startTime, entry.duration]);
}).observe({ type: 'longtask', buffered: true });
"""
FRAMES = """
() => new Promise((done) => {
  let count = 0;
  const start = performance.now();
  const next = (now) => {
    if (now - start > 2000) { done(count / ((now - start) / 1000)); return; }
    count += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})
"""


def atlas_of(nodes: int, links: int) -> Atlas:
    """A graph of organizations with about twenty bodies each; every fourth body stands under another body."""
    rng = random.Random(7)  # noqa: S311 - a benchmark
    organizations = max(4, nodes // 20)
    made = [
        Node(f"body:o{i}", f"Organization {i}", f"ORG{i}", (f"O/{i}",), "organization") for i in range(organizations)
    ]
    for i in range(nodes - organizations):
        above = f"body:b{i - organizations}" if i % 4 == 0 and i >= organizations else f"body:o{i % organizations}"
        made.append(
            Node(f"body:b{i}", f"Working party number {i}", f"WP.{i}", (), "body", "wp", "Working party", above)
        )
    rows = [Row(node.id, node.parent, "parent", fact=f"parent/{node.id}") for node in made if node.parent]
    facts = {row.fact: Fact(row.fact, "parent", (row.source,), (row.target,), document="doc") for row in rows}
    ids = [node.id for node in made]
    for i in range(links - len(rows)):
        one, other = rng.sample(ids, 2)
        status = STATUSES[i % 4]
        facts[f"f{i}"] = Fact(
            f"f{i}", "cooperation", (one,), (other,), "Liaise", status, f"Exchange of experience number {i}", "doc",
            str(i % 60), "Checked twice",
        )  # fmt: skip
        rows.append(Row(one, other, "cooperation", "liaise", status, f"f{i}", "Liaise"))
    view = make_view(Words("cooperation", "Cooperation", "A generated graph."), made, rows)
    return Atlas((view,), facts, {"doc": Source("doc", "A generated report", "X/1", "2001-03")}, (("complete", 1),))


def pyvis_page(atlas: Atlas) -> str:
    """The page that pyvis makes of the same graph when nothing is set but that its script stands in the file."""
    from pyvis.network import Network

    (view,) = atlas.views
    network = Network(directed=True, cdn_resources="in_line")
    for node in view.nodes:
        network.add_node(node.id, label=node.short, title=node.name)
    for link in view.links:
        network.add_edge(link.source, link.target, title=link.kind_label)
    return str(network.generate_html())


class Measured:
    """A page in Chromium, without a network, whose requests and errors are counted."""

    def __init__(self, browser: Any, path: Path) -> None:
        self.context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
        self.page = self.context.new_page()
        self.requests, self.errors = 0, 0
        self.page.add_init_script(WATCH)
        self.page.on("request", self._asked)
        self.page.on("console", lambda message: self._error(message.type == "error"))
        self.page.on("pageerror", lambda _: self._error(True))
        self.address = path.as_uri()

    def _asked(self, request: Any) -> None:
        self.requests += not request.url.startswith((self.address, "data:", "blob:"))

    def _error(self, is_one: bool) -> None:
        self.errors += is_one

    def longest_block(self, since: float) -> float:
        """Milliseconds of the longest task that began after a time."""
        self.page.wait_for_timeout(300)
        return float(
            self.page.evaluate("since => Math.max(0, ...blocks.filter(b => b[0] > since).map(b => b[1]))", since)
        )

    def frames(self, drawing: str) -> float:
        """Frames a second while the drawing is dragged with the mouse, back and forth."""
        box = self.page.locator(drawing).bounding_box()
        x, y = box["x"] + 12, box["y"] + 12
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        counted = self.page.evaluate_handle(f"() => {{ const counted = ({FRAMES})(); return {{ counted }}; }}")
        start, step = time.perf_counter(), 0
        while time.perf_counter() - start < 2:
            self.page.mouse.move(x + 150 * math.sin(step / 12), y + 80 * math.sin(step / 20))
            step += 1
        rate = float(counted.evaluate("({ counted }) => counted"))
        self.page.mouse.up()
        return rate


def measure_map(browser: Any, path: Path) -> Iterator[tuple[str, str]]:
    """Figures of a map page."""
    one = Measured(browser, path)
    one.page.goto(one.address)
    loaded = float(one.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    yield "ready", f"{one.page.evaluate('smegraphMap.ready') / 1000:.2f} s"
    drawn = one.page.evaluate("(({ drawnNodes: n, drawnLinks: l }) => [n.length, l.length])(smegraphMap.shown())")
    yield "drawn", f"{drawn[0]} nodes, {drawn[1]} links"
    yield "frames a second while dragged", f"{one.frames('#map'):.0f}"
    one.page.locator("#search").press_sequentially("WP.1")
    one.page.keyboard.press("Enter")
    one.page.locator("#zoom-all").click()
    one.page.get_by_label("Is part of").uncheck()
    one.page.get_by_label("Proposed").uncheck()
    one.page.locator("#map").focus()
    one.page.keyboard.press("Escape")
    yield "longest block after load", f"{one.longest_block(loaded):.0f} ms"
    yield from _counted(one)


def measure_pyvis(browser: Any, path: Path) -> Iterator[tuple[str, str]]:
    """Figures of a pyvis page."""
    one = Measured(browser, path)
    start = time.perf_counter()
    rest = "() => new Promise(done => { network.on('stabilized', () => done(true)); })"
    try:
        one.page.goto(one.address, timeout=PATIENCE * 1000)
        loaded = float(one.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        one.page.wait_for_function(rest, timeout=PATIENCE * 1000)
        yield "ready", f"{time.perf_counter() - start:.2f} s"
    except Exception as error:  # noqa: BLE001 - whatever it is, pyvis was not ready
        yield "ready", f"not within {PATIENCE} s ({type(error).__name__})"
        one.context.close()
        return
    yield "longest block after load", f"{one.longest_block(loaded):.0f} ms"
    yield "frames a second while dragged", f"{one.frames('#mynetwork'):.0f}"
    yield from _counted(one)


def _counted(one: Measured) -> Iterator[tuple[str, str]]:
    yield "requests to the network", str(one.requests)
    yield "errors in the console", str(one.errors)
    one.context.close()


def main() -> None:
    """Print both columns for each size."""
    from playwright.sync_api import sync_playwright

    sizes = SIZES[: int(sys.argv[1])] if len(sys.argv) > 1 else SIZES
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        for nodes, links in sizes:
            atlas = atlas_of(nodes, links)
            print(f"\n{nodes:,} nodes, {links:,} links")
            for name, made, measure in (("map", page_of, measure_map), ("pyvis", pyvis_page, measure_pyvis)):
                start = time.perf_counter()
                path = Path(folder) / f"{name}-{nodes}.html"
                path.write_text(made(atlas), encoding="utf-8")
                took = time.perf_counter() - start
                print(f"  {name:6} made in {took:.1f} s, {path.stat().st_size / 1e6:.1f} MB", flush=True)
                for what, figure in measure(browser, path):
                    print(f"         {what:30} {figure}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()

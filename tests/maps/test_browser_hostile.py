"""Texts that attack the page, in every place where a text can appear: shown as text, never run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graph.maps.compare import compared
from graph.maps.overlap import OverlapLink, Overlaps, overlap_view
from graph.maps.page import page as page_of
from graph.maps.tour import Step, Tour
from graph.maps.view import Atlas, Fact, Node, Row, Source, Words, make_view
from tests.maps.made import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.maps.conftest import Pages

pytestmark = pytest.mark.browser
EVIL = "\u202e\"'><img src=x onerror=alert(7)></script></noscript></style><script>alert(8)</script><!-- {{7*7}} \u2028&amp;"
FACTS = ("fact", "lower")


def hostile_atlas(evil: str) -> Atlas:
    """A map in which every text is the same attack."""
    nodes = [
        Node("body:a", f"a {evil}", evil, (f"b {evil}",), "organization", "k", f"kind {evil}", "", ((evil, evil),)),
        Node("body:b", f"c {evil}", f"d {evil}", (), "body", "k", f"kind {evil}", "body:a"),
        Node("body:c", f"e {evil}", evil, (evil,), "group"),
        Node("topic:t", f"f {evil}", evil, (), "topic"),
        Node("body:lone", f"g {evil}", evil, (), "body"),
    ]
    said = Fact(
        "fact", "cooperation", ("body:a",), ("body:b",), f"what {evil}", "existing", f"summary {evil}", "doc",
        f"paragraph {evil}", f"review {evil}", ((f"label {evil}", f"text {evil}"),), "2001-03", "2002", "",
    )  # fmt: skip
    facts = {"fact": said, "lower": replace(said, id="lower", type="parent", sources=("body:b",), targets=("body:a",))}
    rows = [
        Row("body:a", "body:b", "cooperation", "k", "existing", "fact", f"what {evil}"),
        Row("body:c", "body:b", "cooperation", "k", "proposed", "fact", evil),
        Row("body:b", "body:a", "parent", fact="lower"),
        Row("body:a", "topic:t", "mandate", fact="fact"),
    ]
    view = make_view(Words("cooperation", f"title {evil}", f"about {evil}", (evil,), f"# {evil}", ""), nodes, rows)
    empty = make_view(Words("topics", f"empty {evil}", evil, (f"looked for {evil}",), evil), [], [])
    documents = {"doc": Source("doc", f"document {evil}", f"symbol {evil}", "2001-03", f"https://x.example/{evil}")}
    topics = {"body:a": ("topic:t",), "topic:t": ("topic:t",)}
    return Atlas((view, empty), facts, documents, (("record", 1),), topics, {"topic:t": evil})


def visit(page: Any) -> None:
    """Go everywhere that a text can appear."""
    for details in ("filters", "ways", "comparing", "kept", "sharing", "asking"):
        page.evaluate("id => { document.getElementById(id).open = true; }", details)
    page.locator("#search").fill("a")
    page.locator("#found").wait_for()
    for hash_ in ("chosen=body:a", "chosen=topic:t", "chosen=body:lone", "path=body:a~body:b", "step=1", "view=topics",
                  "hidden=body:a&pinned=body:b", "around=body:a~1&date=2001-05", "view=%3Cscript%3E", "embed"):  # fmt: skip
        page.evaluate("hash => { location.hash = hash; }", hash_)
        page.wait_for_timeout(20)
    page.evaluate("() => { location.hash = ''; }")
    page.evaluate("smegraphMap.choose(smegraphMap.shown().links[0])")
    spot = page.evaluate("smegraphMap.place('body:a')")
    page.locator("#map").hover(position=spot)
    page.wait_for_timeout(300)
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'));")


@pytest.mark.parametrize("evil", [EVIL, HOSTILE[3], HOSTILE[5]], ids=["all", "formula", "long"])
def test_hostile_texts_are_shown_and_never_run(pages: Pages, tmp_path: Path, evil: str) -> None:
    atlas = hostile_atlas(evil)
    tour = Tour(f"tour {evil}", evil, (Step(evil, f"text {evil}", "cooperation", ("body:a",), (), FACTS),))
    path = tmp_path / "map.html"
    path.write_text(
        page_of(compared(atlas, atlas), title=evil, tour=tour, opening={"versions": evil}), encoding="utf-8"
    )
    page = pages.fresh(path.as_uri())
    visit(page)
    assert page.locator("img, iframe, object, embed, script[src]").count() == 0
    assert page.locator("script").count() == 3
    assert page.evaluate("document.querySelectorAll('[onerror], [onload], [onclick]').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert evil[:200] in page.evaluate("document.getElementById('sparql').value")
    page.evaluate("smegraphMap.choose('body:a')")
    assert page.evaluate("document.getElementById('panel-title').textContent") == f"a {evil}"
    for element in page.locator("a[href]").all():
        assert str(element.get_attribute("href")).startswith(("#", "https://x.example/", "file://"))
    page.context.close()


def test_a_hostile_text_in_a_saved_file_stays_text(pages: Pages, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "map.html"
    path.write_text(page_of(hostile_atlas(HOSTILE[3])), encoding="utf-8")
    page = pages.fresh(path.as_uri())
    page.evaluate("document.getElementById('sharing').open = true")
    found = {}
    for name in ("CSV", "XLSX", "SVG", "GraphML", "GEXF"):
        with page.expect_download() as download:
            page.locator(f'[data-export="{name}"]').click()
        found[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(found[name])
    cells = [cell for row in openpyxl.load_workbook(found["XLSX"])["Actors and things"] for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    lines = found["CSV"].read_text(encoding="utf-8-sig")
    assert ",=HYPERLINK" not in lines
    assert ',"=HYPERLINK' not in lines
    assert "<a " not in found["SVG"].read_text(encoding="utf-8")
    page.context.close()


def test_hostile_overlaps_stay_text(pages: Pages, tmp_path: Path, stock: Any) -> None:
    pairs = Overlaps((OverlapLink("body:unido", "body:unctad", 0.5, EVIL, True, EVIL),), EVIL, EVIL)
    view, facts = overlap_view(pairs, stock)
    path = tmp_path / "map.html"
    path.write_text(page_of(Atlas((view,), facts)), encoding="utf-8")
    page = pages.fresh(path.as_uri())
    visit_links = page.evaluate("smegraphMap.shown().links")
    page.evaluate("id => smegraphMap.choose(id)", visit_links[0])
    assert EVIL in page.evaluate("document.getElementById('panel').textContent")
    assert page.locator("img").count() == 0
    page.context.close()

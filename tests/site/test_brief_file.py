"""A brief as one file: it prints on one A4 page, links to where documents were read, and needs nothing else."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

import cli
from graph.site.brief_file import brief_html
from graph.site.brief_fit import LONGEST
from graph.vocab import thing
from tests.site.reading import Parsed

if TYPE_CHECKING:
    from pathlib import Path

    from graph.analysis.brief import Briefs
    from graph.site.comparison import Comparison
    from graph.site.source import Source
    from graph.store import KnowledgeGraph
    from tests.site.reading import Pages

PAIRS = (
    ("unece", "unctad"),
    ("unece", "apec"),
    ("unece-wp8", "apec-smewg"),
    ("apec", "oecd"),
    ("unece", "unece-wp8"),
    ("unido", "bsec"),
)
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def briefs(comparison: Comparison) -> Briefs:
    return comparison.briefs


def made(briefs: Briefs, source: Source, one: str, other: str) -> str:
    return brief_html(briefs.record, source, briefs.between(thing("body", one), thing("body", other)))


def parsed(html: str) -> Parsed:
    page = Parsed()
    page.feed(html)
    return page


def pages_in_print(browser: Any, html: str = "", address: str = "") -> int:
    page = browser.new_page()
    page.set_content(html) if html else page.goto(address)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842), "A4, upright"
    return len(printed.pages)


@pytest.mark.browser
@pytest.mark.parametrize("pair", PAIRS)
def test_a_brief_prints_on_one_page(browser: Any, briefs: Briefs, source: Source, pair: tuple[str, str]) -> None:
    assert pages_in_print(browser, made(briefs, source, *pair)) == 1


@pytest.mark.browser
@pytest.mark.parametrize("path", ["unctad--unece", "oecd--unece", "unctad-com3--unece-wp8"])
def test_a_brief_of_the_site_prints_on_one_page_too(browser: Any, site: Pages, path: str) -> None:
    assert pages_in_print(browser, address=(site.folder / f"briefs/{path}.html").as_uri()) == 1


@pytest.mark.browser
def test_long_words_are_cut_for_print_and_whole_below(browser: Any, briefs: Briefs, source: Source) -> None:
    brief = briefs.between(thing("body", "unece"), thing("body", "unctad"))
    text = "Helps firms. " * 800
    long = tuple(dataclasses.replace(p, one=dataclasses.replace(p.one, text=text)) for p in brief.found)
    html = brief_html(briefs.record, source, dataclasses.replace(brief, found=long))
    assert pages_in_print(browser, html) == 1
    shown = [cell.text for cell in parsed(html).all("td") if "Helps firms." in cell.text]
    assert any(len(cell) < LONGEST + 200 for cell in shown)
    assert any(text.strip() in cell for cell in shown)


def test_a_document_links_to_where_it_was_read(briefs: Briefs, source: Source) -> None:
    page = parsed(made(briefs, source, "unece", "oecd"))
    links = [a.attributes["href"] for a in page.all("a")]
    assert links
    assert all(href.startswith(("https://", "http://")) for href in links)
    cited = [a for a in page.all("a") if a.attributes.get("class") == "cite"]
    urls = {url for document in source.settled.of_type("Document") for url in source.settled.texts(document, "url")}
    assert {a.attributes["href"] for a in cited} <= urls


def test_the_file_loads_nothing_and_runs_nothing(briefs: Briefs, source: Source) -> None:
    html = made(briefs, source, "unece", "unctad")
    page = parsed(html)
    assert page.all("script", "img", "iframe", "form") == []
    assert [link.attributes["rel"] for link in page.all("link")] == ["icon"]
    policy = next(meta.attributes["content"] for meta in page.all("meta") if "http-equiv" in meta.attributes)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in html.partition("<style>")[2].partition("</style>")[0]


def test_markup_in_words_is_shown_as_text(briefs: Briefs, source: Source) -> None:
    brief = briefs.between(thing("body", "unece"), thing("body", "oecd"))
    ties = tuple(dataclasses.replace(one, tie=dataclasses.replace(one.tie, about=SCRIPT)) for one in brief.ties)
    found = tuple(dataclasses.replace(p, one=dataclasses.replace(p.one, text=SCRIPT)) for p in brief.found)
    page = parsed(brief_html(briefs.record, source, dataclasses.replace(brief, ties=ties, found=found)))
    assert page.all("script") == []
    assert SCRIPT in page.text


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["UNECE"], 2, "only one body is named"),
        ([], 2, "no body is named"),
        (["UNECE", "UNCTAD", "OECD"], 2, "3 bodies are named"),
        (["UNECE", "--between", "UNECE", "UNCTAD"], 2, "name the two bodies once"),
        (["UNECE", "body:unece"], 2, "body:unece is named twice"),
        (["UNECE", "Latvia"], 1, "economy:lva is Latvia, no organization or body"),
        (["UNECE", "Nobody at all"], 1, "nothing is called 'Nobody at all'"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    kg: KnowledgeGraph, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--data", str(kg.paths.data), "--store", str(kg.paths.store), "brief", *arguments])
    out, err = capfd.readouterr()
    assert (left.value.code, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_the_command_writes_the_page(kg: KnowledgeGraph, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    with pytest.raises(SystemExit) as left:
        cli.main(
            ["--data", str(kg.paths.data), "--store", str(kg.paths.store), "brief", "--between", "WP.8", "body:apec-smewg",
             "--format", "html", "--out", str(out)]
        )  # fmt: skip
    assert left.value.code == 0
    assert re.search(r"<title>UNECE WP.8 and APEC SMEWG: two-body brief</title>", out.read_text(encoding="utf-8"))

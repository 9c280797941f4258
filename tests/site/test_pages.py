"""What every page has, and what none has."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.reading import Pages

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
LOADING = {"script": "src", "link": "href", "img": "src"}


@pytest.fixture(params=["site", "nasty"])
def pages(request: pytest.FixtureRequest) -> Pages:
    found: Pages = request.getfixturevalue(request.param)
    return found


def test_one_h1_and_headings_without_gaps(pages: Pages) -> None:
    for path, page in pages.parsed.items():
        levels = [int(h.tag[1]) for h in page.all("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path


def test_every_page_has_a_title_of_its_own(pages: Pages) -> None:
    titles = {path: page.all("title")[0].text for path, page in pages.parsed.items()}
    assert all(title.strip() for title in titles.values())
    heads = {path: page.elements[: page.elements.index(page.all("body")[0])] for path, page in pages.parsed.items()}
    assert all([element.tag for element in head].count("title") == 1 for head in heads.values())
    same = {title for title, n in Counter(titles.values()).items() if n > 1}
    assert len(same) <= len(titles) // 100, "only things that have the same name may share a title"


def test_language_landmarks_and_skip_link(pages: Pages) -> None:
    for path, page in pages.parsed.items():
        assert page.all("html")[0].attributes["lang"] == "en", path
        assert [len(page.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1], path
        assert page.all("a")[0].attributes["href"] == "#main--content", path
        names = [nav.attributes["aria-label"] for nav in page.all("nav")]
        assert len(names) == len(set(names)), path


def test_every_page_forbids_what_it_does_not_need(pages: Pages) -> None:
    for path, page in pages.parsed.items():
        policies = [m.attributes["content"] for m in page.all("meta") if "http-equiv" in m.attributes]
        assert policies == [POLICY], path


def test_nothing_is_loaded_from_elsewhere_and_no_script_is_needed(pages: Pages) -> None:
    for path, page in pages.parsed.items():
        for tag, attribute in LOADING.items():
            for element in page.all(tag):
                assert not element.attributes.get(attribute, "").startswith(("http", "//")), path
        assert page.all("script", "img", "iframe", "object", "style", "form", "base") == [], path
        for element in page.elements:
            assert not [a for a in element.attributes if a.startswith("on") or a == "style"], path


def test_tables_have_captions_and_headed_columns(pages: Pages) -> None:
    for path, page in pages.parsed.items():
        assert len(page.all("caption")) == len(page.all("table")), path
        assert all(caption.text.strip() for caption in page.all("caption")), path
        assert all(th.attributes["scope"] == "col" for th in page.all("th")), path
        labels = {th.text for th in page.all("th")}
        assert all(td.attributes["data-label"] in labels for td in page.all("td")), path


def test_the_style_sheet_loads_nothing(site: Pages) -> None:
    css = site.source("style.css")
    assert "url(" not in css
    assert "@import" not in css


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_colour_stands_out_in_light_and_dark(site: Pages) -> None:
    """At least 4.5:1, as https://www.w3.org/TR/WCAG22/#contrast-minimum asks."""
    schemes = re.findall(r":root \{([^}]*)\}", site.source("style.css"))[:2]
    for scheme in schemes:
        colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", scheme))
        for ink in ("ink", "soft", "link", "visited", "done", "agreed", "open", "warn"):
            for ground in ("paper", "panel", "target"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)

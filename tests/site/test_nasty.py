"""Data stays data: markup, template code and addresses in labels are shown as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.site.addresses import safe
from graph.site.naming import outside
from tests.site.attack import ADDRESS, BRACES, HEADINGS, SCRIPT, WORDS

if TYPE_CHECKING:
    from tests.site.reading import Pages


@pytest.mark.parametrize(("path", "heading"), HEADINGS)
def test_a_name_with_markup_is_shown_letter_by_letter(nasty: Pages, path: str, heading: str) -> None:
    page = nasty[path]
    assert page.all("h1")[0].text == heading
    assert heading in page.all("title")[0].text
    assert page.all("script", "img", "b") == []


def test_markup_in_summaries_notes_and_places_is_shown(nasty: Pages) -> None:
    assert f"Looks {SCRIPT}" in nasty["bodies/norda-tfw.html"].text
    assert f"Port {SCRIPT}" in nasty["meetings/norda-wgs-1.html"].text
    assert f"only {WORDS}" in nasty["documents/norda-wgs-2.html"].text
    assert f"small {BRACES}" in nasty["projects.html"].text


def test_an_address_stays_inside_its_attribute(nasty: Pages) -> None:
    links = [a for a in nasty["documents/norda-statistics.html"].all("a") if a.text == ADDRESS]
    assert [a.attributes["href"] for a in links] == [ADDRESS]
    assert "onclick" not in links[0].attributes


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", " https://example.org", "//x"]
)
def test_only_http_becomes_a_link(url: str) -> None:
    assert outside(url).href == ""
    assert outside(url).text == url


@pytest.mark.parametrize("local", ["../../etc/passwd", "a/b", "..", "A", "x" * 400, "nul\0", "ä", "", "-x", ".hidden"])
def test_an_identifier_never_leaves_its_folder(local: str) -> None:
    name = safe(local)
    assert name
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) < 120


def test_two_identifiers_never_share_a_page() -> None:
    assert len({safe(local) for local in ("a/b", "a-b", "A-b", "a--b", "a b")}) == 5

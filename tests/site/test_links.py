"""Every way through the site leads somewhere."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.reading import Pages

OUTSIDE = ("http://", "https://", "data:")


def inside(page: str, href: str) -> tuple[str, str]:
    path, _, anchor = href.partition("#")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page), anchor


@pytest.mark.parametrize("which", ["site", "nasty"])
def test_every_link_and_anchor_resolves(which: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(which)
    ids = {path: set(page.ids()) for path, page in pages.parsed.items()}
    broken = []
    for path, page in pages.parsed.items():
        for element in page.all("a", "link"):
            href = element.attributes.get("href", "")
            if href.startswith(OUTSIDE):
                continue
            target, anchor = inside(path, href)
            there = (pages.folder / target).is_file()
            if not there or (anchor and target in ids and anchor not in ids[target]):
                broken.append((path, href))
    assert broken == []


@pytest.mark.parametrize("which", ["site", "nasty"])
def test_links_are_relative_and_stay_in_the_site(which: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(which)
    for path, page in pages.parsed.items():
        for element in page.all("a", "link"):
            href = element.attributes["href"]
            assert not href.startswith(("/", "file:", "javascript:")), (path, href)
            if not href.startswith(OUTSIDE):
                assert not inside(path, href)[0].startswith(".."), (path, href)


@pytest.mark.parametrize("which", ["site", "nasty"])
def test_no_identifier_is_used_twice_on_a_page(which: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(which)
    for path, page in pages.parsed.items():
        assert [i for i, n in Counter(page.ids()).items() if n > 1] == [], path


def test_links_out_of_the_site_tell_nobody_where_they_were_followed(site: Pages) -> None:
    for path, page in site.parsed.items():
        for element in page.all("a"):
            if element.attributes["href"].startswith(OUTSIDE):
                assert "noreferrer" in element.attributes["rel"], path


def test_every_page_is_reached_from_the_first(site: Pages) -> None:
    reached, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in reached or path not in site.parsed:
            continue
        reached.add(path)
        todo += [inside(path, a.attributes["href"])[0] for a in site[path].all("a") if "href" in a.attributes]
    assert set(site.parsed) - reached == set()

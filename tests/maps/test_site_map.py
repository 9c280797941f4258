"""The map as it stands in the site: it leads to the pages beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.maps import write_map

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import KnowledgeGraph
    from tests.maps.conftest import Pages


@pytest.mark.browser
def test_nodes_and_passages_lead_to_the_pages_of_the_site(pages: Pages, kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(kg, path, site=True)
    page = pages.fresh(path.as_uri(), after="#body:unece-wp8")
    assert page.get_by_role("link", name="All that is known of it").get_attribute("href") == "bodies/unece-wp8.html"
    sources = page.locator("#panel .source a")
    hrefs = {sources.nth(i).get_attribute("href") for i in range(sources.count())}
    assert "documents/unece-wp8-session-2.html#annex-i-10" in hrefs
    assert all(re.fullmatch(r"documents/[a-z0-9.-]+\.html(#[a-z0-9-]+)?", str(href)) for href in hrefs)
    assert page.get_by_role("link", name="All pages of this site").get_attribute("href") == "index.html"
    page.context.close()

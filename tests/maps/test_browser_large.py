"""Large graphs: above a stated size bodies stand folded in what they belong to, and open on click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.maps.page import FOLD
from graph.maps.page import page as page_of
from tests.maps.sample import sample

if TYPE_CHECKING:
    from pathlib import Path

    from tests.maps.conftest import Pages

pytestmark = pytest.mark.browser


@pytest.fixture
def folded(pages: Pages, tmp_path: Path) -> Any:
    path = tmp_path / "map.html"
    path.write_text(page_of(sample(), fold=(20, 30)), encoding="utf-8")
    return pages.fresh(path.as_uri())


def drawn(page: Any) -> Any:
    return page.evaluate("smegraphMap.shown()")


def test_the_real_map_and_a_thousand_nodes_are_not_folded() -> None:
    assert FOLD[0] > 1_000
    assert FOLD[1] > 3_000


def test_bodies_stand_in_their_organization_and_several_links_in_one_line(folded: Any) -> None:
    found = drawn(folded)
    assert "body:north" in found["drawnNodes"]
    assert "body:north-1" not in found["drawnNodes"]
    assert "body:north-1" in found["nodes"]
    assert not any(link.startswith("parent>") for link in found["drawnLinks"])
    assert "drawn folded" in folded.locator("#state").inner_text()
    folded.context.close()


def test_a_click_opens_and_a_button_folds_again(folded: Any) -> None:
    folded.locator("#map").click(position=folded.evaluate("smegraphMap.place('body:north')"))
    assert {"body:north", "body:north-1"} <= set(drawn(folded)["drawnNodes"])
    assert "opened=" in folded.evaluate("smegraphMap.address()")
    folded.locator("#panel").get_by_role("button", name="Fold").click()
    assert "body:north-1" not in drawn(folded)["drawnNodes"]
    folded.context.close()


def test_what_stands_folded_is_found_by_search_and_told(folded: Any) -> None:
    folded.locator("#search").fill("North working party 2")
    folded.keyboard.press("Enter")
    assert folded.locator("#panel-title").inner_text() == "North working party 2"
    assert "Part of" in folded.locator("#panel").inner_text()
    folded.context.close()


def test_a_line_of_several_links_tells_them_all(folded: Any) -> None:
    line = next(link for link in drawn(folded)["drawnLinks"] if link.startswith("folded>"))
    folded.evaluate("id => smegraphMap.choose(id)", line)
    title = folded.locator("#panel-title").inner_text()
    assert folded.locator("#panel .fact, #panel ul.below li").count() >= 1
    assert "–" in title or "→" in title
    assert "chosen=folded" not in folded.evaluate("smegraphMap.address()")
    folded.context.close()

"""Each view at the size of a desktop and of a telephone, beside a golden picture that somebody has looked at.

The pictures are small and grey, since letters look different on each machine. What matters still shows: a legend that is
missing, a drawing that is empty, a part that moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.maps.page import page as page_of
from tests.maps.pictures import GOLDEN, SIZES, VIEWS, difference, read, settle, take, write
from tests.maps.sample import sample

if TYPE_CHECKING:
    from pathlib import Path

    from tests.maps.conftest import Pages

pytestmark = pytest.mark.browser
TOLERANCE = 0.03
"""So much of a picture may differ."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "map.html"
    path.write_text(page_of(sample()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def helper(browser: Any) -> Any:
    return browser.new_page()


def page_with(pages: Pages, file: Path, view: str, size: str) -> Any:
    page = pages.kept(file.as_uri(), SIZES[size], f"#view={view}", color_scheme="light")
    settle(page)
    return page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_looks_as_it_did(pages: Pages, file: Path, helper: Any, view: str, size: str) -> None:
    picture = take(page_with(pages, file, view, size), helper)
    assert difference(picture, read(GOLDEN / f"{view}-{size}.png")) < TOLERANCE


@pytest.mark.parametrize("missing", ["#legend-items", "#map canvas", "#panel"])
def test_what_is_missing_is_noticed(pages: Pages, file: Path, helper: Any, missing: str) -> None:
    page = page_with(pages, file, "cooperation", "desktop")
    hide = "([what, how]) => { document.querySelector(what).style.visibility = how; }"
    page.evaluate(hide, [missing, "hidden"])
    picture = take(page, helper)
    page.evaluate(hide, [missing, ""])
    assert difference(picture, read(GOLDEN / "cooperation-desktop.png")) >= TOLERANCE


def test_another_font_is_not_taken_for_a_fault(pages: Pages, file: Path, helper: Any) -> None:
    page = page_with(pages, file, "cooperation", "desktop")
    font = "font => { document.documentElement.style.fontFamily = font; }"
    page.evaluate(font, "serif")
    picture = take(page, helper)
    page.evaluate(font, "")
    assert difference(picture, read(GOLDEN / "cooperation-desktop.png")) < TOLERANCE


def test_a_picture_is_read_as_it_was_written(tmp_path: Path) -> None:
    picture = (3, 2, bytes([0, 3, 6, 108, 147, 255]))
    write(tmp_path / "p.png", picture)
    assert read(tmp_path / "p.png") == picture

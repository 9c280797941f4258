"""Accessibility as axe-core tests it (WCAG 2.2 A and AA and best practices): each view, light and dark, and at 200 % zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.maps.made import PHONE, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.maps.conftest import Pages

pytestmark = pytest.mark.browser
ZOOMED = (WIDE[0] // 2, WIDE[1] // 2)
STATES = (
    "view=cooperation", "view=overlap", "view=topics&date=2001-03&text=cluster", "view=meetings&since=2000&text=latvia",
    "view=around&text=bsec", "chosen=body:bsec&text=bsec", "path=body:bsec~body:cei&text=bsec", "step=1&text=bsec",
    "view=nonsense", "embed", "org=body:apec&text=zzz",
)  # fmt: skip
FEW = ("view=overlap", "chosen=body:bsec&text=bsec", "view=meetings&since=2000&text=latvia")


def faults(page: Any) -> list[str]:
    result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{one['id']}: {node['html'][:160]}" for one in result["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(
    ("size", "scheme", "states"),
    [
        (WIDE, "light", STATES),
        (WIDE, "dark", FEW),
        (PHONE, "light", FEW),
        (PHONE, "dark", FEW[:1]),
        (ZOOMED, "light", FEW),
    ],
    ids=["wide", "dark", "phone", "dark-phone", "zoomed"],
)
def test_no_state_of_the_page_has_a_fault(
    pages: Pages, map_file: Path, axe: str, size: tuple[int, int], scheme: str, states: tuple[str, ...]
) -> None:
    page = pages.kept(map_file.as_uri(), size, color_scheme=scheme)
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('#controls details').forEach((one) => { one.open = true; })")
    for state in states:
        page = pages.kept(map_file.as_uri(), size, f"#{state}", color_scheme=scheme)
        page.wait_for_timeout(120)
        assert faults(page) == [], (state, size, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]

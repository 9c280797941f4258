"""Accessibility as axe-core tests it (WCAG 2.2 A and AA and best practices): each view, light and dark, and at 200 % zoom."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.maps.made import PHONE, WIDE

if TYPE_CHECKING:
    from tests.maps.conftest import Pages

pytestmark = pytest.mark.browser
ZOOMED = (WIDE[0] // 2, WIDE[1] // 2)
STATES = (
    "view=cooperation", "view=overlap", "view=topics&date=2001-03", "view=meetings&since=2000", "view=around",
    "chosen=body:unece-wp8", "path=body:unctad~body:apec", "step=1", "view=nonsense", "embed", "org=body:apec&text=zzz",
)  # fmt: skip


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, from the registry of npm or its cache."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    command = ["npm", "install", "--no-save", "--prefer-offline", "--silent", "--prefix", str(folder), "axe-core@4"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"axe-core cannot be had from npm: {error}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Any) -> list[str]:
    result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{one['id']}: {node['html'][:160]}" for one in result["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE, ZOOMED], ids=["wide", "phone", "zoomed"])
def test_no_state_of_the_page_has_a_fault(
    pages: Pages, map_file: Path, axe: str, size: tuple[int, int], scheme: str
) -> None:
    page = pages.kept(map_file.as_uri(), size, color_scheme=scheme)
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('#controls details').forEach((one) => { one.open = true; })")
    for state in STATES if (size, scheme) == (WIDE, "light") else STATES[:6]:
        page = pages.kept(map_file.as_uri(), size, f"#{state}", color_scheme=scheme)
        page.wait_for_timeout(150)
        assert faults(page) == [], (state, size, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]

"""What all tests share: the real data, built once for those that only read it, and one browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from graph.store import KnowledgeGraph
from tests.web.serving import Server, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _no_imports_of_the_account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tables that the person who runs the tests imported stay out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("account")))
        patch.delenv("SMEGRAPH_IMPORTS", raising=False)
        yield


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that all processes of a test run share; the first that asks for it makes it, the others wait for that."""
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, begun, done = root / name, root / f"{name}.begun", root / f"{name}.done"
    try:
        begun.mkdir()
    except FileExistsError:
        end = time.monotonic() + 600
        while not done.exists():
            assert time.monotonic() < end, f"{name} was begun by another process and not ended"
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    finally:
        done.touch()
    return folder


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of ``data/``, in a store of its own."""
    data, ontology = ROOT / "data", ROOT / "ontology"
    store = made_once(tmp_path_factory, "store", lambda folder: KnowledgeGraph.open(data, folder, ontology))
    return KnowledgeGraph.open(data, store, ontology)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


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


@pytest.fixture(scope="session")
def server(kg: KnowledgeGraph) -> Iterator[Server]:
    """A server of the real data, with the limits that it has by itself."""
    with running(kg.paths.store) as server:
        yield server

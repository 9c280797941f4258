"""The real data, built once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _no_imports_of_the_account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tables that the person who runs the tests imported stay out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("account")))
        patch.delenv("SMEGRAPH_IMPORTS", raising=False)
        yield


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of ``data/``, in a store of its own."""
    return KnowledgeGraph.open(ROOT / "data", tmp_path_factory.mktemp("store"), ROOT / "ontology")

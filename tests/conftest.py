"""The real data, built once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of ``data/``, in a store of its own."""
    return KnowledgeGraph.open(ROOT / "data", tmp_path_factory.mktemp("store"), ROOT / "ontology")

"""A small graph of invented reports, and one of registers alone, of which nothing was read."""

from __future__ import annotations

import pytest

from graph.store import KnowledgeGraph
from tests.analysis.small_record import FACTS, write_record


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of the small reports."""
    folder = tmp_path_factory.mktemp("small")
    return KnowledgeGraph.open(write_record(folder, FACTS), folder / "store")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of the same registers without a report."""
    folder = tmp_path_factory.mktemp("empty")
    return KnowledgeGraph.open(write_record(folder, {}), folder / "store")

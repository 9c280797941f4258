"""The real data behind a running server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.web.serving import Server, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import KnowledgeGraph

collect_ignore_glob = [] if hasattr(os, "fork") else ["test_*.py"]


@pytest.fixture(scope="session")
def server(kg: KnowledgeGraph) -> Iterator[Server]:
    """A server of the real data, with the limits that it has by itself."""
    with running(kg.paths.store) as server:
        yield server

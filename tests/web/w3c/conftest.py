"""One server whose store holds all data of the suite: each file as a named graph, so that a request can choose its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from graph.generations import write_store
from tests.web.serving import running
from tests.web.w3c.graph_stores import beforehand
from tests.web.w3c.holdings import lines_of_suite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.serving import Server

collect_ignore_glob = [] if hasattr(os, "fork") else ["test_*.py"]


@pytest.fixture(scope="session")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server; its default graph is the one of the tests of the Graph Store Protocol."""
    store = tmp_path_factory.mktemp("w3c")
    write_store(store, "0" * 24, sorted({*lines_of_suite(), *beforehand(default=False)}), beforehand(default=True))
    with running(store) as server:
        yield server

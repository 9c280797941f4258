"""The site of the real data, written once and parsed once; and a small one whose every label attacks the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.site import publish
from graph.site.comparison import Comparison
from graph.site.naming import Naming
from graph.site.source import read_source
from graph.store import KnowledgeGraph
from tests.conftest import made_once
from tests.site.attack import nasty_data
from tests.site.reading import Pages, parse
from tests.small_data import write_data, write_ontology

if TYPE_CHECKING:
    from pathlib import Path

    from graph.site.source import Source

KEPT = ("mandates-on-topic", "mandates-in-force-on-date", "countries-at-meeting")
"""The saved questions that the small sites have."""


def few_questions(folder: Path) -> Path:
    """A copy of the ontology that keeps only some of the saved questions."""
    ontology = write_ontology(folder)
    for path in (ontology / "questions").glob("*.rq"):
        if path.stem not in KEPT:
            path.unlink()
    return ontology


@pytest.fixture(scope="session")
def site(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The site of ``data/``."""
    return parse(made_once(tmp_path_factory, "published", lambda folder: publish(kg, folder)))


@pytest.fixture(scope="session")
def source(kg: KnowledgeGraph) -> Source:
    """The real data as pages read it."""
    return read_source(kg)


@pytest.fixture(scope="session")
def comparison(kg: KnowledgeGraph, source: Source) -> Comparison:
    """Pairs of bodies of the real data."""
    return Comparison(kg, Naming(source))


@pytest.fixture(scope="session")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The site of data in which every label attacks the page."""
    folder = tmp_path_factory.mktemp("nasty")
    kg = KnowledgeGraph.open(nasty_data(folder), folder / "store", few_questions(folder))
    publish(kg, folder / "site")
    return parse(folder / "site")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of the small data, with few questions."""
    folder = tmp_path_factory.mktemp("small")
    return KnowledgeGraph.open(write_data(folder), folder / "store", few_questions(folder))


@pytest.fixture
def published(small: KnowledgeGraph, tmp_path: Path) -> Path:
    """A folder with a site in it."""
    publish(small, tmp_path / "site")
    return tmp_path / "site"

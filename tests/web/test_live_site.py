"""The live pages are the published ones: the same content, made by the same templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.rdf import Iri
from graph.site import publish
from graph.site.folder import MARKER
from graph.site.site import Site
from graph.store import KnowledgeGraph
from graph.web.live_site import LiveSite
from tests.site.attack import BRACES, HEADINGS, IMAGE, SCRIPT, nasty_data
from tests.site.conftest import few_questions
from tests.site.reading import Parsed
from tests.small_data import write_data

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (
    "index.html",
    "bodies/unece-wp8.html",
    "economies/lva.html",
    "people/krystyna-gurbiel.html",
    "meetings/apec-smewg-14.html",
    "documents/unece-wp8-session-2.html",
    "topics/clusters.html",
    "briefs/oecd--unece.html",
    "questions/mandates-on-topic.html",
    "bodies.html",
    "economies.html",
    "meetings.html",
    "documents.html",
    "topics.html",
    "people.html",
    "projects.html",
    "cooperation.html",
    "overlap-concerns.html",
    "recommendations.html",
    "overlap.html",
    "timeline.html",
    "names.html",
    "questions.html",
    "ontology.html",
    "about.html",
)
"""A page of each kind, and every list."""


@pytest.fixture(scope="module")
def live(kg: KnowledgeGraph) -> LiveSite:
    """The live site of the real data."""
    return LiveSite(kg)


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> LiveSite:
    """The live site of data in which every label attacks the page."""
    folder = tmp_path_factory.mktemp("nasty")
    return LiveSite(KnowledgeGraph.open(nasty_data(folder), folder / "store", few_questions(folder)))


def main_of(content: bytes) -> bytes:
    found = re.search(rb"<main.*</main>", content, re.DOTALL)
    assert found is not None
    return found[0]


def parsed(content: bytes | None) -> Parsed:
    assert content is not None
    page = Parsed()
    page.feed(content.decode())
    return page


def test_a_page_of_each_kind_has_the_content_of_the_published_one(kg: KnowledgeGraph, live: LiveSite) -> None:
    published = Site(kg, live.source)
    published.comparison = live.site.comparison  # takes long to compute, and is no page
    for path in KINDS:
        ours, theirs = live.content(path), published.content(path)
        assert ours is not None, path
        assert theirs is not None, path
        assert main_of(ours) == main_of(theirs), path
        assert ours != theirs, path


def test_every_published_file_is_there_live(tmp_path: Path) -> None:
    kg = KnowledgeGraph.open(write_data(tmp_path), tmp_path / "store", few_questions(tmp_path))
    publish(kg, tmp_path / "site")
    site = LiveSite(kg)
    for file in sorted((tmp_path / "site").rglob("*")):
        path = file.relative_to(tmp_path / "site").as_posix()
        if file.is_dir() or path == MARKER:
            continue
        ours = site.content(path)
        assert ours is not None, path
        if path.endswith(".html") and path != "map.html":
            assert main_of(ours) == main_of(file.read_bytes()), path
        else:
            assert ours == file.read_bytes(), path


def test_the_live_site_links_the_query_page_at_head_and_foot(kg: KnowledgeGraph, live: LiveSite) -> None:
    asks = [a.attributes["href"] for a in parsed(live.content("bodies/unece.html")).all("a") if a.text == "Ask"]
    assert asks == ["../query", "../query"]
    assert "Ask" not in [a.text for a in parsed(Site(kg, live.source).content("bodies/unece.html")).all("a")]


def test_a_question_of_the_live_site_can_be_asked_with_other_values(live: LiveSite) -> None:
    links = [a.attributes["href"] for a in parsed(live.content("questions/members-of-organization.html")).all("a")]
    assert "../query?question=members-of-organization" in links


@pytest.mark.parametrize(
    "path", ["", "nothing.html", "bodies", "bodies/", "bodies/../style.css", "/index.html", "x/y/z", "a\0"]
)
def test_no_file_is_there_that_is_not_published(live: LiveSite, path: str) -> None:
    assert live.content(path) is None


def test_what_was_made_is_kept(live: LiveSite) -> None:
    assert live.content("timeline.html") is live.content("timeline.html")


@pytest.mark.parametrize(("path", "heading"), HEADINGS)
def test_markup_in_names_is_shown_letter_by_letter(nasty: LiveSite, path: str, heading: str) -> None:
    page = parsed(nasty.content(path))
    assert page.all("h1")[0].text == heading
    assert page.all("script", "img", "b") == []


def test_markup_is_shown_on_pages_that_only_the_server_has(nasty: LiveSite) -> None:
    links = "SELECT DISTINCT ?s { ?s a ?c VALUES ?c { smepb:Name smepb:Membership smepb:Participation } } ORDER BY ?s"
    things = [row[0] for row in nasty.kg.query(links).rows]
    texts = ""
    for thing in things:
        assert isinstance(thing, Iri)
        page = parsed(nasty.thing(thing))
        assert page.all("script", "img", "b") == [], thing
        texts += page.text
    for attack in (SCRIPT, BRACES, IMAGE):
        assert attack in texts


def test_a_graph_that_is_not_ours_has_lists_without_anything(kg: KnowledgeGraph) -> None:
    site = LiveSite(kg, ours=False)
    for path in (path for path in KINDS if "/" not in path):
        page = parsed(site.content(path))
        assert page.all("h1"), path
    assert "UNECE" not in parsed(site.content("bodies.html")).text
    assert site.content("bodies/unece.html") is None

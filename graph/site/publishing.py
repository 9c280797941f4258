"""Writes the whole static site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.site.actors import ActorPages
from graph.site.answers import QuestionPages
from graph.site.briefs import BriefPages
from graph.site.comparison import Comparison
from graph.site.documents import DocumentPages
from graph.site.doors import Doors
from graph.site.facts import Facts
from graph.site.folder import swapped_in
from graph.site.front import NAME, FrontPages, about
from graph.site.lists import ListPages
from graph.site.meetings import MeetingPages
from graph.site.names import names_page
from graph.site.naming import Naming
from graph.site.outputs import write_downloads, write_map
from graph.site.overlap_page import OverlapPage
from graph.site.reference import ontology_page
from graph.site.render import Renderer, style
from graph.site.reports import ReportPages
from graph.site.source import Source, read_source
from graph.site.stated import Stated
from graph.site.timeline import TimelinePage
from graph.site.topics import TopicPages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.rdf import Iri
    from graph.site.views import Page
    from graph.store import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the number of HTML pages, of all files, and the first page."""

    pages: int
    files: int
    index: Path


def publish(kg: KnowledgeGraph, out: Path, progress: Callable[[str, int, int], None] | None = None) -> Published:
    """Write the site into a folder; the same data always gives the same bytes.

    ``progress`` is told what is being written, how much of it is done, and how much there is. Everything is first written
    beside ``out`` and then swapped in: a failed run leaves the old site.

    Raises:
        OutputError: ``out`` is a file, or a folder that holds something else than a site, or cannot be written.

    """
    tell = progress or (lambda what, done, of: None)
    with swapped_in(out) as folder:
        site = Site(kg, read_source(kg), folder)
        pages = site.write_things(tell) + site.write_lists() + site.write_briefs(tell) + site.write_questions(tell)
        pages += site.write_takeaways(tell)
        files = sum(path.is_file() for path in folder.rglob("*"))
    return Published(pages, files + 1, out.resolve() / "index.html")


class Site:
    """The pages of a graph, and the folder they are written into."""

    def __init__(self, kg: KnowledgeGraph, source: Source, folder: Path) -> None:
        self._kg, self._source, self._folder = kg, source, folder
        self._naming = Naming(source)
        self._facts = Facts(self._naming)
        self._stated = Stated(self._facts)
        self._renderer = Renderer(NAME, about(self._facts))
        self._comparison = Comparison(kg, self._naming)
        self._front = FrontPages(self._facts)
        self._questions = QuestionPages(kg, self._facts)

    def things(self) -> list[tuple[str, Iri]]:
        """Everything that has a page of its own, with the folder of the page."""
        folders = ("bodies", "economies", "people", "meetings", "documents", "topics")
        return [(name, node) for name in folders for node in self._naming.addresses.pages(name)]

    def write_things(self, tell: Callable[[str, int, int], None]) -> int:
        """Write the page of each thing; returns their number."""
        actors = ActorPages(self._facts, self._stated, self._comparison)
        meetings, documents = MeetingPages(self._facts, self._stated), DocumentPages(self._facts, self._stated)
        make: dict[str, Callable[[Iri], Page]] = {
            "bodies": actors.body,
            "economies": actors.economy,
            "people": actors.person,
            "meetings": meetings.page,
            "documents": documents.page,
            "topics": TopicPages(self._facts).page,
        }
        things = self.things()
        for done, (name, node) in enumerate(things, start=1):
            self._write(make[name](node))
            if done % 25 == 0 or done == len(things):
                tell("pages", done, len(things))
        return len(things)

    def write_lists(self) -> int:
        """Write the first page and every list, with the style sheet; returns the number of pages."""
        pages = (
            self._front.index(Doors(self._facts, self._comparison), set(self._questions.questions)),
            *ListPages(self._facts).pages(),
            *ReportPages(self._facts).pages(),
            OverlapPage(self._facts, self._comparison).page(),
            TimelinePage(self._facts).page(),
            names_page(self._facts),
            self._questions.list_page(),
            ontology_page(self._source, self._kg.paths.ontology),
            self._front.coverage(),
        )
        for page in pages:
            self._write(page)
        self._write_file("style.css", style().encode())
        return len(pages)

    def write_briefs(self, tell: Callable[[str, int, int], None]) -> int:
        """Write the two-body briefs; returns their number."""
        made = BriefPages(self._comparison.record, self._naming)
        addresses = self._comparison.addresses
        for done, (two, path) in enumerate(addresses.items(), start=1):
            self._write(made.page(self._comparison.brief(two), path))
            if done % 25 == 0 or done == len(addresses):
                tell("briefs", done, len(addresses))
        return len(addresses)

    def write_questions(self, tell: Callable[[str, int, int], None]) -> int:
        """Write the page of each saved question, its query and its answer as CSV; returns the number of questions."""
        questions = self._questions.questions
        for done, question in enumerate(questions.values(), start=1):
            made = self._questions.page(question)
            self._write(made.page)
            self._write_file(f"questions/{question.name}.rq", made.query.encode())
            self._write_file(f"questions/{question.name}.csv", made.table)
            tell("questions", done, len(questions))
        return len(questions)

    def write_takeaways(self, tell: Callable[[str, int, int], None]) -> int:
        """Write the downloads with their page, and the map; returns the number of pages."""
        tell("downloads", 0, 2)
        self._write(self._front.downloads(write_downloads(self._kg, self._folder)))
        tell("map", 1, 2)
        write_map(self._kg, self._folder)
        tell("map", 2, 2)
        return 2

    def _write(self, page: Page) -> None:
        self._write_file(page.path, self._renderer.html(page).encode())

    def _write_file(self, path: str, content: bytes) -> None:
        target = self._folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)

"""The whole site as files by path, each made when it is asked for: one by one, or all of them to be published."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from graph.site.actors import ActorPages
from graph.site.answers import QuestionPages
from graph.site.briefs import BriefPages
from graph.site.comparison import Comparison
from graph.site.documents import DocumentPages
from graph.site.doors import Doors
from graph.site.facts import Facts
from graph.site.front import NAME, FrontPages, about
from graph.site.lists import ListPages
from graph.site.meetings import MeetingPages
from graph.site.names import names_page
from graph.site.naming import Naming
from graph.site.outputs import Downloads, map_page
from graph.site.overlap_page import OverlapPage
from graph.site.reference import ontology_page
from graph.site.render import Renderer, style
from graph.site.reports import ReportPages
from graph.site.stated import Stated
from graph.site.timeline import TimelinePage
from graph.site.topics import TopicPages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.query import Question
    from graph.rdf import Iri
    from graph.site.source import Source
    from graph.site.views import Page
    from graph.store import KnowledgeGraph

    Make = Callable[[], bytes]
    Makers = dict[str, Make]


class Site:
    """Every file of the site: parts with the path of each file, relative to the root, and what makes its content.

    Nothing is made before it is asked for. What many pages share, such as the comparison of all bodies, is made once.
    ``live`` makes the pages for a running server.
    """

    def __init__(self, kg: KnowledgeGraph, source: Source, *, live: bool = False) -> None:
        self._kg, self._source = kg, source
        self.naming = Naming(source)
        self.facts = Facts(self.naming)
        self.renderer = Renderer(NAME, about(self.facts), live=live)
        self.comparison = Comparison(kg, self.naming)
        self._front = FrontPages(self.facts)
        self._downloads = Downloads(kg)

    @cached_property
    def things(self) -> Makers:
        """The page of each thing that has one of its own: bodies, economies, people, meetings, documents, topics."""
        stated = Stated(self.facts)
        actors = ActorPages(self.facts, stated, self.comparison)
        meetings, documents = MeetingPages(self.facts, stated), DocumentPages(self.facts, stated)
        make: dict[str, Callable[[Iri], Page]] = {
            "bodies": actors.body,
            "economies": actors.economy,
            "people": actors.person,
            "meetings": meetings.page,
            "documents": documents.page,
            "topics": TopicPages(self.facts).page,
        }
        of = self.naming.addresses.of
        pages = self.naming.addresses.pages
        return {of(node): self._later(partial(make[name], node)) for name in make for node in pages(name)}

    @cached_property
    def lists(self) -> Makers:
        """The first page, every list, and the style sheet."""
        pages: dict[str, Callable[[], Page]] = {
            "index.html": self._index,
            **ListPages(self.facts).pages,
            **ReportPages(self.facts).pages,
            "overlap.html": lambda: OverlapPage(self.facts, self.comparison).page(),
            "timeline.html": lambda: TimelinePage(self.facts).page(),
            "names.html": lambda: names_page(self.facts),
            "questions.html": lambda: self._answers.list_page(),
            "ontology.html": lambda: ontology_page(self._source, self._kg.paths.ontology),
            "about.html": self._front.coverage,
        }
        return {**{path: self._later(page) for path, page in pages.items()}, "style.css": lambda: style().encode()}

    def _index(self) -> Page:
        return self._front.index(Doors(self.facts, self.comparison), set(self._answers.questions))

    @cached_property
    def briefs(self) -> Makers:
        """The two-body briefs."""
        made = BriefPages(self.comparison.record, self.naming)

        def page(two: tuple[Iri, Iri], path: str) -> Page:
            return made.page(self.comparison.brief(two), path)

        return {path: self._later(partial(page, two, path)) for two, path in self.comparison.addresses.items()}

    @cached_property
    def _answers(self) -> QuestionPages:
        return QuestionPages(self._kg, self.facts)

    @cached_property
    def questions(self) -> Makers:
        """The page of each saved question, its query, and its answer as CSV."""
        found: Makers = {}
        for name, question in self._answers.questions.items():
            found[f"questions/{name}.html"] = self._later(partial(self._question, question))
            found[f"questions/{name}.rq"] = question.text.encode
            found[f"questions/{name}.csv"] = partial(self._table, question)
        return found

    def _question(self, question: Question) -> Page:
        return self._answers.page(question).page

    def _table(self, question: Question) -> bytes:
        return self._answers.page(question).table

    @cached_property
    def downloads(self) -> Makers:
        """The files to take away, and the page that lists them."""
        listed = self._later(lambda: self._front.downloads(self._downloads.listed()))
        return {**{path: partial(self._downloads.content, path) for path in self._downloads}, "downloads.html": listed}

    @cached_property
    def map(self) -> Makers:
        """The map."""
        return {"map.html": lambda: map_page(self._kg)}

    def content(self, path: str) -> bytes | None:
        """The content of the file at a path, None if the site has no such file."""
        make = self._part(path).get(path)
        return None if make is None else make()

    def _part(self, path: str) -> Mapping[str, Make]:
        """The part that a path belongs to, so that no other part need be known."""
        folder, in_folder, _ = path.partition("/")
        if in_folder:
            parts = {"briefs": "briefs", "questions": "questions", "downloads": "downloads"}
            part: Mapping[str, Make] = getattr(self, parts.get(folder, "things"))
            return part
        return {"map.html": self.map, "downloads.html": self.downloads}.get(path, self.lists)

    def _later(self, page: Callable[[], Page]) -> Make:
        return lambda: self.renderer.html(page()).encode()

"""The site of the graph that a worker holds open: the same pages as the published ones, each made when it is asked for."""

from __future__ import annotations

import gc
from functools import cached_property
from typing import TYPE_CHECKING

from graph.site.site import Site
from graph.site.source import Source, Statements, read_source
from graph.site.views import Link
from graph.web.places import Places
from graph.web.thing_page import ThingPages

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.addresses import Addressing
    from graph.site.facts import Facts
    from graph.site.naming import Naming
    from graph.site.render import Renderer
    from graph.site.views import Page
    from graph.store import KnowledgeGraph

FOLDERS = ("bodies", "economies", "people", "meetings", "documents", "topics")
MOST_KEPT = 32 * 2**20
"""How many bytes of pages a worker keeps, so that what is asked for again need not be made again."""


class LiveSite:
    """The files of the site by path, kept for those who come next, and what other pages of the server are made with.

    A graph that is not ``ours``, and may be of any size and content, has the lists without anything in them.
    """

    def __init__(self, kg: KnowledgeGraph, *, ours: bool = True) -> None:
        self.kg = kg
        self.source = _read(kg) if ours else Source(Statements(()), {}, Statements(()), {})
        self.site = Site(kg, self.source, live=True)
        self._kept: dict[str, bytes] = {}
        self._size = 0

    @property
    def renderer(self) -> Renderer:
        """Turns pages into HTML; it finds templates of the site and of the server."""
        return self.site.renderer

    @property
    def facts(self) -> Facts:
        """Facts as tables and sentences."""
        return self.site.facts

    @property
    def naming(self) -> Naming:
        """Names and links for everything in the graph."""
        return self.site.naming

    @property
    def addresses(self) -> Addressing:
        """Where each thing is told about."""
        return self.site.naming.addresses

    def html(self, page: Page) -> bytes:
        """A page as HTML."""
        return self.renderer.html(page).encode()

    def content(self, path: str) -> bytes | None:
        """The content of the file at a path, relative to the root of the site; None if there is none."""
        if path in self._kept:
            self._kept[path] = self._kept.pop(path)  # the last asked for is the last to go
            return self._kept[path]
        content = self.site.content(path)
        if content is not None and not path.startswith("downloads/"):  # which the site keeps itself
            self._keep(path, content)
        return content

    def _keep(self, path: str, content: bytes) -> None:
        self._kept[path] = content
        self._size += len(content)
        while self._size > MOST_KEPT:
            self._size -= len(self._kept.pop(next(iter(self._kept))))

    @cached_property
    def places(self) -> Places:
        """Where each IRI of the graph is told about."""
        return Places(self.addresses)

    @cached_property
    def _things(self) -> ThingPages:
        return ThingPages(self.kg, self.source, self.places)

    def thing(self, iri: Iri) -> bytes:
        """The page of a thing that has none in the site."""
        return self.html(self._things.page(iri))

    @cached_property
    def _subjects(self) -> dict[str, Iri]:
        return {self.addresses.of(node): node for folder in FOLDERS for node in self.addresses.pages(folder)}

    def subject(self, path: str) -> Iri | None:
        """The thing whose page stands at a path."""
        return self._subjects.get(path)

    @cached_property
    def stems(self) -> dict[str, tuple[Link, ...]]:
        """Links to the pages of things and lists by the last part of their path, without suffix."""
        links = [self.naming.link(thing) for thing in self._subjects.values()]
        links += [Link(path.removesuffix(".html"), path) for path in self.site.lists if path.endswith(".html")]
        found: dict[str, tuple[Link, ...]] = {}
        for link in links:
            stem = link.href.rpartition("/")[2].removesuffix(".html")
            found[stem] = (*found.get(stem, ()), Link(link.text, link.href))
        return found


def _read(kg: KnowledgeGraph) -> Source:
    """The graph as pages read it; it stays for good, and to look for garbage in it would take as long as the reading."""
    gc.disable()
    try:
        return read_source(kg)
    finally:
        gc.freeze()
        gc.enable()

"""A two-body brief as one HTML file: it prints on one A4 page, and links to where the documents were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from graph.analysis.brief_report import read_briefs
from graph.site.briefs import BriefPages
from graph.site.facts import Facts
from graph.site.front import NAME, about
from graph.site.naming import Naming, outside
from graph.site.render import Renderer, style
from graph.site.source import read_source
from graph.site.views import Page

if TYPE_CHECKING:
    from graph.analysis.brief import Brief
    from graph.analysis.record import Record
    from graph.rdf import Iri
    from graph.site.source import Source
    from graph.store import KnowledgeGraph


class ReadingAddresses:
    """Where a document or passage can be read, outside any site; nothing else has an address."""

    def __init__(self, source: Source) -> None:
        self._settled = source.settled

    def of(self, thing: str) -> str:
        """The address of the document, or of the document cited, if it is http or https; else nothing."""
        document = self._settled.iri(thing, "citedDocument") or thing
        return next((outside(url).href for url in self._settled.texts(document, "url") if outside(url).href), "")

    def pages(self, folder: str) -> list[Iri]:
        """No thing has a page."""
        return []


def brief_file(
    kg: KnowledgeGraph, one: Iri, other: Iri, *, active_on: str | None = None, topic: Iri | None = None
) -> bytes:
    """The brief of two bodies as HTML with its style inside.

    Raises:
        QueryError: the date is none, or one body is named twice.
        UnknownNameError: the graph has no such topic or body.

    """
    briefs = read_briefs(kg)
    brief = briefs.between(one, other, active_on=active_on, topic=topic)
    return brief_html(briefs.record, read_source(kg), brief).encode()


def brief_html(record: Record, source: Source, brief: Brief) -> str:
    """A brief as HTML with its style inside."""
    naming = Naming(source, ReadingAddresses(source))
    content = BriefPages(record, naming).content(brief)
    heading = f"{content.names[0].text} and {content.names[1].text}: two-body brief"
    shown = {"brief": content, "style": Markup(style())}  # noqa: S704 - our own
    return Renderer(NAME, about(Facts(naming))).html(Page("", "brief_file.html", heading, heading, content=shown))

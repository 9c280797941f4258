"""Pages of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.names import fold
from graph.site import sections as parts
from graph.site.views import Line, Link, Page, Section
from graph.site.wording import counted

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.facts import Facts


class TopicPages:
    """Makes the page of a topic."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._naming = facts.naming

    def page(self, node: Iri) -> Page:
        """The page of a topic: what it means, where it stands, and what mandates, acts and recommendations say on it."""
        settled = self._naming.source.settled
        heading = self._naming.label(node)
        groups = parts.group_sections(self._facts, node, parts.TOPIC)
        sections = (
            Section("glance", "Where it stands", lines=self._glance(node)),
            *self._who(node),
            *groups,
            parts.what_was_read(self._facts, node, parts.TOPIC, groups),
            parts.identifiers(self._facts, node),
        )
        trail = parts.crumbs(Link("Topics", "topics.html"), *self._broader(node), Link(heading))
        lead = settled.text(node, "skos:definition")
        path = self._naming.addresses.of(node)
        return Page(
            path, "thing.html", f"{heading}: topic", heading, "Topic", trail, lead, (), parts.filled(sections), {}, node
        )

    def _broader(self, node: Iri) -> tuple[Link, ...]:
        settled = self._naming.source.settled
        above: list[Iri] = []
        now = settled.iri(node, "skos:broader")
        while now is not None and now not in above:
            above.insert(0, now)
            now = settled.iri(now, "skos:broader")
        return tuple(self._naming.link(topic) for topic in above)

    def _glance(self, node: Iri) -> tuple[Line, ...]:
        settled = self._naming.source.settled
        also = sorted(settled.texts(node, "skos:altLabel"), key=fold)
        lines = (
            Line("Wider topic", self._naming.links(settled.iris(node, "skos:broader"))),
            Line("Narrower topics", self._naming.links(settled.into(node, "skos:broader"))),
            Line("Related topics", self._naming.links(settled.iris(node, "skos:related"))),
            Line("Also called", tuple(also)),
            Line("Scope", tuple(settled.texts(node, "skos:scopeNote"))),
        )
        return tuple(line for line in lines if line.pieces)

    def _who(self, node: Iri) -> tuple[Section, ...]:
        settled = self._naming.source.settled
        bodies = {b for m in settled.into(node, "topic") if settled.is_a(m, "Mandate") for b in settled.iris(m, "body")}
        if not bodies:
            return ()
        intro = (
            f"{counted(len(bodies), 'body has', 'bodies have')} a mandate that names this topic. To share a topic is not to overlap: "
            "whom each serves, where and how is said by its mandates below."
        )
        line = Line("With a mandate", self._naming.links(sorted(bodies)))
        return (Section("who", "Who has a mandate on it", intro, lines=(line,), count=len(bodies)),)


def used(facts: Facts, topic: str) -> int:
    """How many facts name a topic itself."""
    return len(facts.naming.source.settled.into(topic, "topic"))

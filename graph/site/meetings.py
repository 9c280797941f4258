"""Pages of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.views import Line, Link, Page, Section
from graph.site.wording import period_words

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.facts import Facts
    from graph.site.stated import Stated

_MEETING = (
    ("Meeting of", "body"),
    ("Number in its series", "ordinal"),
    ("When", "start"),
    ("Place", "place"),
    ("Country", "country"),
    ("Status", "status"),
    ("Chair", "chair"),
    ("Opened by", "openedBy"),
    ("Held together with", "parallelTo"),
    ("Proposed by", "proposedBy"),
)
_NOT_HELD = "The documents read speak of it as {}; whether it was held is not recorded."


class MeetingPages:
    """Makes the page of a meeting."""

    def __init__(self, facts: Facts, stated: Stated) -> None:
        self._facts, self._stated = facts, stated
        self._naming = facts.naming

    def page(self, node: Iri) -> Page:
        """The page of a meeting."""
        settled = self._naming.source.settled
        heading = self._naming.label(node)
        when = period_words(settled.text(node, "start"), settled.text(node, "end"))
        place = settled.text(node, "place")
        body = settled.iri(node, "body")
        above = (self._naming.link(body),) if body else ()
        trail = parts.crumbs(Link("Meetings", "meetings.html"), *above, Link(heading))
        groups = parts.group_sections(self._facts, node, parts.MEETING)
        sections = (
            Section("glance", "At a glance", lines=(*self._lines(node), *self._remarks(node))),
            *self._stated.differences(node),
            *groups,
            *self._stated.names(node),
            parts.what_was_read(self._facts, node, parts.MEETING, groups),
            parts.identifiers(self._facts, node),
        )
        lead = ", ".join(part for part in (when, place) if part) or "No date or place is stated in what was read."
        tags = self._naming.status_tags(node)
        if tags and tags[0].text != "Held":
            lead = f"{lead}. {_NOT_HELD.format(tags[0].text.lower())}"
        elif not tags:
            lead = f"{lead}. Whether it was held is not recorded."
        path = self._naming.addresses.of(node)
        return Page(
            path,
            "thing.html",
            f"{heading}: meeting",
            heading,
            "Meeting",
            trail,
            lead,
            tags,
            parts.filled(sections),
            {},
            node,
        )

    def _lines(self, node: Iri) -> tuple[Line, ...]:
        settled = self._naming.source.settled
        when = period_words(settled.text(node, "start"), settled.text(node, "end"))
        lines = self._stated.lines(node, _MEETING)
        return tuple(Line(line.label, (when,), line.cites) if line.label == "When" else line for line in lines)

    def _remarks(self, node: Iri) -> tuple[Line, ...]:
        settled = self._naming.source.settled
        found = []
        for mention in settled.into(node, "mentions"):
            for label, field in (("Condition", "condition"), ("Note", "note")):
                text = settled.text(mention, field)
                if text:
                    found.append(Line(label, (text,), self._naming.cites(mention)))
        return tuple(found)

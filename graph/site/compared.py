"""How computed statements are named, and the table of the bodies with which a body can be set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.site.comparison import firm, strong
from graph.site.naming import code_of
from graph.site.views import Cell, Link, Row, Table, Tag

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.comparison import Comparison
    from graph.site.facts import Facts
    from graph.site.views import Pieces

_MANAGEMENT = {"managed": "done", "unmanaged": "open"}


def management_tag(management: str) -> Tag:
    """Whether two bodies deal with each other, as a label."""
    return Tag(management, _MANAGEMENT.get(management, "plain"))


def compared_with(comparison: Comparison, body: Iri) -> Table | None:
    """The bodies with which a body can be set side by side, each with its brief; nothing if there is none."""
    known = {(pair.one, pair.other): pair for pair in comparison.pairs}
    rows = []
    for other, path in comparison.partners(body):
        pair = known.get((min(body, other), max(body, other)))
        told: tuple[Pieces, ...] = ((), (), ())
        if pair is not None:
            number = strong(pair)
            told = (
                (str(number),) if number else ("none found",),
                (str(firm(pair)),) if firm(pair) else ("none on record",),
                (management_tag(pair.management),) if number else (),
            )
        link = Link(comparison.naming.short_actor(other), path)
        rows.append(Row((Cell((link,)), *(Cell(pieces) for pieces in told))))
    columns = ("Brief with", "Overlapping pairs", "Cooperation existing or agreed", "Dealt with")
    return Table("Two-body briefs", columns, tuple(rows)) if rows else None


def derived_activity(facts: Facts, method: str) -> tuple[str, str]:
    """Name with version of the method behind a computed graph, and what it does."""
    settled = facts.naming.source.settled
    for activity in settled.of_type("prov:Activity"):
        if code_of(activity).rsplit("-", 1)[0] == method:
            return settled.text(activity, "rdfs:label"), settled.text(activity, "dcterms:description")
    return method, ""

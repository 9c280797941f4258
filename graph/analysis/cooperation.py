"""The report on cooperation: who works with whom, how firmly, who stands between, who shares more than chance explains."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.analysis import cooperation_measures as measures
from graph.analysis import cooperation_shared as shared
from graph.analysis import cooperation_tables as tables
from graph.analysis.cooperation_scope import ALL, Scope, Wishes
from graph.analysis.network_view import LAYERS
from graph.analysis.reading import what_was_read
from graph.report import Report

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.report import Section
    from graph.store import KnowledgeGraph

VERSION = "1"
"""Version of the methods of this report."""


def cooperation_report(
    kg: KnowledgeGraph,
    *,
    active_on: str | None = None,
    topic: Iri | None = None,
    between: tuple[Iri, Iri] | None = None,
    since: str | None = None,
    layer: str = ALL,
) -> Report:
    """Ties with their passages first, then brokers, holes, communities, what is shared beyond chance, and changes.

    ``active_on`` keeps what is on record on a day; ``topic`` what is about a topic or a narrower one; ``between`` what
    leads from one body to another, each with all under it; ``since`` adds what changed from then on. ``layer`` keeps the
    ties of one layer (``existing``, ``conditional``, ``asked-for``, ``disputed``) and measures rest on it; with ``all``
    every tie is shown and measures rest on the existing layer.

    Raises:
        QueryError: a date is none, the dates are reversed, or there is no such layer.
        UnknownNameError: the graph has no such topic or body.

    """
    scope = Scope(kg, Wishes(active_on or "", topic, between, since or "", layer))
    return Report(_title(scope), tuple(_notes(scope)), tuple(_sections(scope)))


def _title(scope: Scope) -> str:
    parts = ["Cooperation"]
    if scope.heads:
        parts.append(f"between {scope.name(scope.heads[0])} and {scope.name(scope.heads[1])}")
    if scope.wanted.topic:
        parts.append(f"on {scope.name(scope.wanted.topic)}")
    if scope.wanted.on:
        parts.append(f"on record on {scope.wanted.on}")
    if scope.layer != ALL:
        parts.append(f"(layer {scope.layer})")
    return " ".join(parts)


def _sections(scope: Scope) -> list[Section]:
    found = [tables.tie_table(scope)]
    found += [tables.changes(scope), tables.new_bodies(scope)] if scope.since else []
    found += [tables.go_betweens(scope)] if scope.sides else []
    found += [measures.brokers(scope), measures.roles(scope), measures.holes(scope)]
    found += [] if scope.sides else [measures.community_table(scope), measures.parts(scope)]
    found += [shared.shared_meetings(scope), shared.shared_topics(scope)]
    return found if scope.wanted.topic else [*found, shared.shared_documents(scope)]


def _notes(scope: Scope) -> list[str]:
    notes = [what_was_read(scope.record, scope.wanted), _counted(scope)]
    if scope.wanted.on:
        notes.append(
            "On record on a day: told by a document of that day or earlier, and no party known to have ended. Documents seldom "
            "tell when cooperation ends, so an old tie may have lapsed: see its date. "
            f"Left out because their date is unknown: {scope.undated}."
        )
    if scope.wanted.topic:
        notes.append(
            "A tie is about the topic if its own words name it or a narrower one, or if a fact of the same passage has it; "
            "the column topic_from says which. A tie that names no topic may still be about it."
        )
    notes.append(
        f"Method: cooperation {VERSION}. Measures count organizations and bodies that are tied to one another in the layer "
        f"{scope.measured_layer}; groups such as Governments, economies and persons are in the list of ties only. "
        "Seeds 0 and up; figures are rounded."
    )
    notes.append(
        "What the figures cannot say: few documents are read, so that a missing tie is unknown, not absent, and who is "
        "named in many documents read looks central. A list of observers in one document makes many ties at once."
    )
    return notes


def _counted(scope: Scope) -> str:
    counts = Counter(tie.layer for tie in scope.shown)
    told = ", ".join(f"{counts[layer]} {layer}" for layer in LAYERS if counts[layer])
    documents = len({tie.document for tie in scope.shown})
    if not scope.shown:
        return "No tie is on record among what was read and asked for."
    return f"{len(scope.shown)} ties told by {documents} document{'s' * (documents != 1)}: {told}."

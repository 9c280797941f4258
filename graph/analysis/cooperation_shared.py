"""The tables of the report on cooperation that compare: shared meetings, topics and documents, each tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.affiliations import (
    bodies_on_topics,
    bodies_with_documents,
    economies_at_meetings,
    meetings_of,
    meetings_on,
)
from graph.analysis.cooccurrence import LEVEL
from graph.analysis.network_view import LAYERS
from graph.analysis.record import key
from graph.analysis.statements import local
from graph.analysis.two_mode import project
from graph.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.cooperation_scope import Scope
    from graph.analysis.two_mode import Projection, SharedTie, TwoMode
    from graph.rdf import Iri
    from graph.report import Cell

SHOWN = 25
"""Pairs shown at least, if there are so many, whether they stand or not."""
_NAMED, _PLACES = 6, 3
_ENDS = ("one", "one_id", "other", "other_id")
_SOURCES = ("sources", "first_passages")
_TEST = ("expected", "p", "q", "stands")


def shared_meetings(scope: Scope) -> Section:
    """Economies that were at the same held meetings."""
    network = economies_at_meetings(scope.view, scope.wanted.on, _meetings(scope))
    found = project(network)
    within = {(tie.one, tie.other): tie for tie in project(network, within_strata=True).ties}
    places = _places(network)
    rows: list[tuple[Cell, ...]] = []
    for tie in _chosen(tie for tie in found.ties if tie.stands or tie.shared > tie.expected):
        inside = within[tie.one, tie.other]
        beyond = inside.q, _yes(inside.stands)
        rows.append((*_pair(scope, tie), tie.shared, *_tested(tie), *beyond, *_evidence(tie, places)))
    columns = (*_ENDS, "shared_meetings", *_TEST, "q_within_organizations", "stands_within", *_SOURCES)
    note = (
        f"{_about(found, 'economies', 'held meetings')} Pairs that share no more than expected are left out. Within "
        "organizations: the same test with the degrees kept among the meetings of each organization, so that belonging to the "
        "same one does not count; a pair that stands only without it shares its memberships. A list of participants that no "
        "document read gives is unknown."
    )
    return Section("shared-meetings", "Economies at the same meetings", columns, tuple(rows), note)


def _meetings(scope: Scope) -> set[Iri] | None:
    """The meetings that count: of the two sides, or with decisions on the topic; None for all."""
    chosen: set[Iri] | None = None
    if scope.sides:
        chosen = meetings_of(scope.view, frozenset().union(*scope.sides))
    if scope.wanted.topic:
        on_topic = meetings_on(scope.view, scope.narrower())
        chosen = on_topic if chosen is None else chosen & on_topic
    return chosen


def shared_topics(scope: Scope) -> Section:
    """Bodies that deal with the same topics, and whether they have a tie."""
    network = bodies_on_topics(scope.view, scope.wanted.on)
    found = project(network)
    wanted = scope.narrower() if scope.wanted.topic else None
    ties = [
        tie
        for tie in found.ties
        if scope.across(tie.one, tie.other) and (wanted is None or any(topic in wanted for topic in tie.columns))
    ]
    note = (
        f"{_about(found, 'bodies', 'topics')} Topics of mandates, decisions, recommendations and projects as documents state "
        "them; topics of procedure are left out. Jointly: topics that the two have only by the same act, which count as joint "
        "work and not as likeness. On record: the firmest tie between the two, or between their organizations."
    )
    return _bodies_table(scope, network, ties, ("shared-topics", "Bodies on the same topics", "topics"), note)


def shared_documents(scope: Scope) -> Section:
    """Bodies that issued, or in their decisions and projects named, the same documents."""
    network = bodies_with_documents(scope.view, scope.wanted.on)
    found = project(network)
    ties = [tie for tie in found.ties if scope.across(tie.one, tie.other)]
    note = (
        f"{_about(found, 'bodies', 'documents')} A body has a document that it issued, or that a decision or project of its "
        "own names. On record: the firmest tie between the two, or between their organizations."
    )
    return _bodies_table(
        scope, network, ties, ("shared-documents", "Bodies with the same documents", "documents"), note
    )


def _bodies_table(
    scope: Scope, network: TwoMode, ties: list[SharedTie], names: tuple[str, str, str], note: str
) -> Section:
    places = _places(network)
    on_record = _on_record(scope)
    rows: list[tuple[Cell, ...]] = []
    for tie in _chosen(ties):
        a, b = (scope.organization.get(one, one) for one in (tie.one, tie.other))
        known = on_record.get((tie.one, tie.other), "")
        known = known or (f"{on_record[a, b]} (organizations)" if (a, b) in on_record else "none on record")
        row = (*_pair(scope, tie), _yes(a == b), known, tie.shared, tie.jointly, *_tested(tie))
        rows.append((*row, _named(scope, tie.columns), *_evidence(tie, places)))
    shared = ("same_organization", "on_record", f"shared_{names[2]}", "jointly")
    columns = (*_ENDS, *shared, *_TEST, f"which_{names[2]}", *_SOURCES)
    return Section(names[0], names[1], columns, tuple(rows), note)


def _on_record(scope: Scope) -> dict[tuple[Iri, Iri], str]:
    """The firmest layer of ties between two bodies, and between two organizations, in either order."""
    layers = list(LAYERS)
    firmest: dict[tuple[Iri, Iri], str] = {}
    for tie in scope.of_all_topics:
        above = tuple(scope.organization.get(one, one) for one in (tie.source, tie.target))
        for a, b in ((tie.source, tie.target), above):
            if a != b:
                for pair in ((a, b), (b, a)):
                    firmest[pair] = min(firmest.get(pair, tie.layer), tie.layer, key=layers.index)
    return firmest


def _chosen(ties: Iterable[SharedTie]) -> list[SharedTie]:
    """All that stand, and the next ones until enough are shown."""
    ordered = list(ties)
    standing = sum(tie.stands for tie in ordered)
    return ordered[: max(standing, SHOWN)]


def _pair(scope: Scope, tie: SharedTie) -> tuple[Cell, ...]:
    return scope.name(tie.one), key(tie.one), scope.name(tie.other), key(tie.other)


def _tested(tie: SharedTie) -> tuple[Cell, ...]:
    return round(tie.expected, 2), tie.p, tie.q, _yes(tie.stands)


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"


def _named(scope: Scope, columns: tuple[Iri, ...]) -> str:
    names = sorted(scope.name(one) for one in columns)
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more


def _places(network: TwoMode) -> dict[tuple[Iri, Iri], list[tuple[str, str]]]:
    """The passages of each link, sorted."""
    found: dict[tuple[Iri, Iri], list[tuple[str, str]]] = {}
    for link in network.links:
        found.setdefault((link.row, link.column), []).append((local(link.document), link.paragraph))
    return {cell: sorted(set(places)) for cell, places in found.items()}


def _evidence(tie: SharedTie, places: dict[tuple[Iri, Iri], list[tuple[str, str]]]) -> tuple[Cell, ...]:
    """How many documents a tie rests on, and its first passages."""
    passages = sorted({place for c in tie.columns for one in (tie.one, tie.other) for place in places[one, c]})
    shown = "; ".join(" ".join(filter(None, place)) for place in passages[:_PLACES])
    more = f"; and {len(passages) - _PLACES} more" if len(passages) > _PLACES else ""
    return len({document for document, _ in passages}), shown + more


def _about(found: Projection, rows: str, columns: str) -> str:
    """How many were tested, by what, and how many stand."""
    least = min((tie.p for tie in found.ties), default=1.0)
    how = "exact Poisson-binomial test" if found.exact else "Poisson test, on the safe side"
    stand = f"{found.standing} of {len(found.ties)} pairs that share any stand at q < {LEVEL}"
    return (
        f"{found.rows} {rows}, {found.columns} {columns}, {found.links} links; {found.tests} pairs tested against the bipartite "
        f"configuration model, which keeps the numbers of both ({how}, Benjamini-Hochberg); {stand}; the least p is {least:g}. "
        f"Expected: shared {columns} that these numbers alone make likely. Shown are those that stand, and the next ones up to "
        f"{SHOWN}."
    )

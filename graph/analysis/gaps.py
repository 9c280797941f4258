"""What nobody covers, as far as was read: topics, beneficiaries and regions of the schemes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.asked import acts_asked
from graph.analysis.record import key
from graph.analysis.statements import FACETS, PROCEDURE, local
from graph.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.asked import Asked
    from graph.analysis.record import Record
    from graph.analysis.statements import Passage
    from graph.rdf import Iri
    from graph.report import Cell

COVERING = ("mandate", "recommendation", "project")
NOTHING, MENTIONED = "nothing on record", "only mentioned"
_TITLES = {
    "topic": "Topics without mandate, recommendation or project",
    "beneficiary": "Beneficiaries for whom no mandate, recommendation or project is meant",
    "region": "Regions for which no mandate, recommendation or project is meant",
}


@dataclass(slots=True)
class _Named:
    """How often facts of each kind name one concept, and where it is named first."""

    kinds: Counter[str] = field(default_factory=Counter)
    from_words: int = 0
    first: Passage | None = None

    @property
    def mentions(self) -> int:
        """Facts that name it and cover nothing: decisions, requests, statements ..."""
        return sum(number for kind, number in self.kinds.items() if kind not in COVERING)


def concept_gaps(record: Record, wanted: Asked, scheme: str) -> Section:
    """Concepts of a scheme that no mandate, no recommendation or no project names, each told apart.

    What a narrower concept has counts for the broader one; concepts that the words of mandates, recommendations and projects
    show count too. Topics of procedure are left out.
    """
    named, kinds = _named(record, wanted, scheme)
    inside = {wanted.topic} if scheme == "topic" and wanted.topic else set()
    rows = []
    for concept in record.concepts(scheme) if kinds else ():
        gap = _gap(named[concept].kinds, kinds)
        if gap and concept not in PROCEDURE and (not inside or inside & record.upwards([concept])):
            rows.append(_row(record, concept, gap, named[concept], kinds))
    rows.sort(key=_order)
    columns = f"{scheme} id within gap mandates recommendations projects from_words other_mentions document paragraph"
    return Section(
        f"{scheme}-gaps", _TITLES[scheme], tuple(columns.split()), tuple(rows), _note(scheme, kinds, len(rows))
    )


def _row(record: Record, concept: Iri, gap: str, named: _Named, kinds: list[str]) -> tuple[Cell, ...]:
    above = record.names(record.broader.get(concept, frozenset()))
    numbers = tuple(named.kinds[kind] if kind in kinds else None for kind in COVERING)
    first = (local(named.first.document), named.first.paragraph) if named.first else ("", "")
    return (record.name(concept), key(concept), above, gap, *numbers, named.from_words, named.mentions, *first)


def _named(record: Record, wanted: Asked, scheme: str) -> tuple[dict[Iri, _Named], list[str]]:
    """How each concept is named, and the kinds of fact that name any concept of the scheme."""
    found: dict[Iri, _Named] = defaultdict(_Named)
    naming = set()
    for kind, facets, fact, passage in _facts(record, wanted):
        stated = record.upwards(facets[FACETS.index(scheme)])
        shown = record.upwards(c for c in record.shown.get(fact, ()) if f"/concept/{scheme}/" in c) - stated
        naming |= {kind} if stated or shown else set()
        for concept in stated | shown:
            named = found[concept]
            named.kinds[kind] += 1
            named.from_words += concept in shown
            named.first = named.first or passage
    return found, [kind for kind in COVERING if kind in naming]


def _facts(record: Record, wanted: Asked) -> Iterator[tuple[str, tuple[frozenset[Iri], ...], Iri, Passage | None]]:
    for act in acts_asked(record, wanted):
        yield act.kind, act.facets, act.fact, act.passage
    for project in record.projects:
        if wanted.of_body(project.bodies) and any(wanted.in_time(passage.date) for passage in project.passages):
            yield "project", project.facets, project.thing, next(iter(project.passages), None)


def _gap(found: Counter[str], kinds: list[str]) -> str:
    """What a concept lacks, in words; empty if it lacks nothing.

    >>> _gap(Counter(mandate=1), ["mandate", "recommendation"]), _gap(Counter(decision=2), ["mandate"]), _gap(Counter(), [])
    ('no recommendation', 'only mentioned', 'nothing on record')
    """
    if not found.total():
        return NOTHING
    if not any(found[kind] for kind in COVERING):
        return MENTIONED
    return ", ".join(f"no {kind}" for kind in kinds if not found[kind])


def _order(row: tuple[Cell, ...]) -> tuple[int, str, str]:
    gap = str(row[3])
    rank = 0 if gap == NOTHING else 1 if gap == MENTIONED else 2
    return rank, gap if rank == 2 else "", f"{row[0]} {row[1]}"


def _note(scheme: str, kinds: list[str], rows: int) -> str:
    silent = [kind for kind in COVERING if kind not in kinds]
    unknown = f" No {' and no '.join(silent)} on record names a {scheme}: this is unknown, not a gap." if silent else ""
    procedure = " Topics of procedure, such as agenda and reporting, are left out." if scheme == "topic" else ""
    none = "" if rows else f"No {scheme} lacks what was looked for. " if kinds else ""
    return (
        f"{none}{MENTIONED.capitalize()}: a decision, request, commitment, proposal or statement names it, no mandate, "
        f"recommendation or project does. What a narrower {scheme} has counts for the broader one. From words: how many of the "
        f"mandates, recommendations and projects do not state the {scheme}, but have words for it. The passage is the first that "
        f"names it.{procedure}{unknown}"
    )

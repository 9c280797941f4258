"""The lines of :mod:`graph.analysis.recurrence` as tables: each step with its passage, and what could be compared at all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.asked import acts_asked
from graph.analysis.record import key
from graph.analysis.recurrence import (
    LEAST_LIKENESS,
    asked_again,
    changes,
    former_bodies,
    lines,
    steps,
    word_likeness,
)
from graph.analysis.statements import local
from graph.rdf import Iri
from graph.report import Section

if TYPE_CHECKING:
    from graph.analysis.asked import Asked
    from graph.analysis.record import Record
    from graph.analysis.recurrence import Change, Likeness, Step
    from graph.analysis.statements import Act
    from graph.report import Cell


_LINE = (
    "line",
    "step",
    "date",
    "document",
    "paragraph",
    "act",
    "charged",
    "summary",
    "follows",
    "likeness",
    "what_changed",
)


def returning(
    record: Record, wanted: Asked, likeness: Likeness = word_likeness, least: float = LEAST_LIKENESS
) -> Section:
    """Each line across documents, step by step, with what changed."""
    found = lines(steps(acts_asked(record, wanted), former_bodies(record.view), likeness, least))
    rows = [row for number, line in enumerate(found, start=1) for row in _line(record, number, line)]
    note = (
        "A step follows an earlier act of another document that charges the same addressee or body with the same subject: at "
        "least half of the topics of the act that has fewer are shared (topics of procedure left out), one activity where both "
        f"state any, and the summaries are alike by {least} or more, 0 to 1. Concerns about overlap return if they name the "
        "same two bodies. Summaries are in our own words, so likeness also tells how we wrote them. What the rules miss is "
        "unknown; see the next table for what could be compared."
    )
    title = "Recommendations, mandates, decisions and concerns that return in later documents"
    return Section("returning", title, _LINE, tuple(rows), note)


def _line(record: Record, number: int, line: list[Step]) -> list[tuple[Cell, ...]]:
    rows = [_row(record, number, 1, line[0].earlier, "", None, "first on record")]
    for place, step in enumerate(line, start=2):
        passage = step.earlier.passage
        follows = f"{local(passage.document)}, {passage.paragraph}"
        told = "; ".join(_told(record, change) for change in changes(step)) or "nothing but the wording"
        rows.append(_row(record, number, place, step.later, follows, round(step.likeness, 2), told))
    return rows


def _row(
    record: Record, number: int, place: int, act: Act, follows: str, likeness: float | None, told: str
) -> tuple[Cell, ...]:
    passage = act.passage
    where = (passage.date, local(passage.document), passage.paragraph)
    return (number, place, *where, act.kind, record.names(act.to or act.by), act.summary, follows, likeness, told)


def _told(record: Record, change: Change) -> str:
    """One change in words.

    A facet that is one value on both sides reads ``end: 2021 to 2026``, any other ``topic: + Clusters, - Trust``.
    """
    added, dropped = ([_name(record, value) for value in values] for values in (change.added, change.dropped))
    if len(added) == len(dropped) == 1:
        return f"{change.facet}: {dropped[0]} to {added[0]}"
    signs = [f"+ {value}" for value in added] + [f"- {value}" for value in dropped]
    return f"{change.facet}: {', '.join(signs)}"


def _name(record: Record, value: str) -> str:
    return record.name(value) if isinstance(value, Iri) else value


def compared(record: Record, wanted: Asked, likeness: Likeness = word_likeness) -> Section:
    """Of each body that acts of two or more documents charge, how many acts there are, and how many pairs share a subject."""
    same_body = former_bodies(record.view)
    found = [act for act in acts_asked(record, wanted) if act.kind != "statement"]
    charged: dict[Iri, list[Act]] = defaultdict(list)
    for act in found:
        for body in {same_body.get(body, body) for body in act.to or act.by}:
            charged[body].append(act)
    pairs: dict[Iri, list[Step]] = defaultdict(list)
    for step in asked_again(found, same_body, likeness):
        for body in {same_body.get(b, b) for b in (*step.later.to, *step.later.by)}:
            pairs[body].append(step)
    rows = [_compared(record, body, acts, pairs[body]) for body, acts in charged.items() if _documents(acts) > 1]
    rows.sort(key=lambda row: (-int(row[2] or 0), str(row[0]), str(row[1])))
    note = (
        "Only bodies that acts of two or more documents charge; a body stands with those whose names it had. Pairs share the "
        "addressee and the topics; without stated topics nothing can be compared. Statements are left out."
    )
    columns = ("body", "id", "documents", "acts", "acts_with_topics", "pairs_compared", "highest_likeness")
    return Section("returning-compared", "What could be compared for returning acts", columns, tuple(rows), note)


def _documents(acts: list[Act]) -> int:
    return len({act.passage.document for act in acts})


def _compared(record: Record, body: Iri, acts: list[Act], pairs: list[Step]) -> tuple[Cell, ...]:
    highest = max((round(step.likeness, 2) for step in pairs), default=None)
    with_topics = sum(bool(act.topics) for act in acts)
    return (record.name(body), key(body), _documents(acts), len(acts), with_topics, len(pairs), highest)

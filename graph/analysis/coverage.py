"""The coverage report: what was read, what nobody covers, what returns, who is asked for what, and what-if.

Each part is a function of its own; :func:`coverage_report` puts them together.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from graph.analysis import reading, sessions
from graph.analysis.addressees import addressee_facts, addressee_matrix
from graph.analysis.asked import acts_asked, asked, known_body
from graph.analysis.gaps import concept_gaps
from graph.analysis.holdings import Holdings
from graph.analysis.merger import merged
from graph.analysis.reach import economies_not_reached, members_not_named
from graph.analysis.record import Record, key
from graph.analysis.recurrence import LEAST_LIKENESS, word_likeness
from graph.analysis.returning import compared, returning
from graph.analysis.what_if import fate_counts, fate_rows, fates_without
from graph.errors import QueryError
from graph.report import Report

if TYPE_CHECKING:
    from graph.analysis.asked import Asked
    from graph.analysis.recurrence import Likeness
    from graph.rdf import Iri
    from graph.report import Section
    from graph.store import KnowledgeGraph

METHOD = "Method: coverage 1. Disputed facts are left out."
_NO_ROW = "No row: nothing in what was read belongs here."
_BEYOND = "Nothing is claimed beyond the record: what no document read tells is unknown, not absent."


def coverage_report(
    kg: KnowledgeGraph,
    *,
    active_on: str | None = None,
    topic: Iri | None = None,
    body: Iri | None = None,
    other: Iri | None = None,
    without: Iri | None = None,
    merge: tuple[Iri, Iri] | None = None,
) -> Report:
    """What was read, and what is not on record; or, with ``without`` or ``merge``, a what-if.

    ``active_on`` takes mandates in force on a day and documents that are not later, ``topic`` a topic and all narrower ones,
    ``body`` an organization or body with all under it, ``other`` a second one beside it.

    Raises:
        QueryError: the date is none, or ``without`` and ``merge`` cannot be asked so.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    if without or merge:
        return what_if_report(kg, active_on=active_on, topic=topic, body=body, without=without, merge=merge)
    record, wanted = _asked(kg, active_on, topic, body, other)
    returned = (returning(record, wanted), compared(record, wanted))
    who = (addressee_matrix(record, wanted), addressee_facts(record, wanted))
    return _report("Coverage", record, wanted, *_reading(record, wanted), *_gaps(record, wanted), *returned, *who)


def reading_report(
    kg: KnowledgeGraph, *, active_on: str | None = None, topic: Iri | None = None, body: Iri | None = None
) -> Report:
    """What was read of each body and year, how, and what is known to exist and was not read.

    Raises:
        QueryError: the date is none.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    record, wanted = _asked(kg, active_on, topic, body)
    return _report("What was read", record, wanted, *_reading(record, wanted))


def gaps_report(
    kg: KnowledgeGraph, *, active_on: str | None = None, topic: Iri | None = None, body: Iri | None = None
) -> Report:
    """Topics, beneficiaries, regions and economies that nothing on record covers.

    Raises:
        QueryError: the date is none.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    record, wanted = _asked(kg, active_on, topic, body)
    return _report("Gaps", record, wanted, *_gaps(record, wanted))


def returning_report(
    kg: KnowledgeGraph,
    *,
    active_on: str | None = None,
    topic: Iri | None = None,
    body: Iri | None = None,
    likeness: Likeness = word_likeness,
    least: float = LEAST_LIKENESS,
) -> Report:
    """Recommendations, mandates, decisions and concerns that later documents repeat, and what changed.

    ``likeness`` tells how alike two summaries are, 0 to 1; from ``least`` on they may ask the same.

    Raises:
        QueryError: the date is none.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    record, wanted = _asked(kg, active_on, topic, body)
    sections = (returning(record, wanted, likeness, least), compared(record, wanted, likeness))
    return _report("What returns", record, wanted, *sections)


def addressee_report(
    kg: KnowledgeGraph, *, active_on: str | None = None, topic: Iri | None = None, body: Iri | None = None
) -> Report:
    """Recommendations and requests by addressee and topic, and the facts behind each number.

    Raises:
        QueryError: the date is none.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    record, wanted = _asked(kg, active_on, topic, body)
    return _report(
        "Who is asked for what", record, wanted, addressee_matrix(record, wanted), addressee_facts(record, wanted)
    )


def what_if_report(
    kg: KnowledgeGraph,
    *,
    active_on: str | None = None,
    topic: Iri | None = None,
    body: Iri | None = None,
    without: Iri | None = None,
    merge: tuple[Iri, Iri] | None = None,
) -> Report:
    """What no other body on record would hold if a body were not there, or what two bodies hold both.

    Raises:
        QueryError: the date is none; both or none of ``without`` and ``merge`` are given, or ``body`` with them; the bodies to
            be merged are the same or one contains the other.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    record, wanted = _asked(kg, active_on, topic)
    if merge and not without and not body:
        return _merger(record, wanted, Holdings(record, wanted), *merge)
    if without and not merge and not body:
        return _removal(record, wanted, Holdings(record, wanted), without)
    raise QueryError("give one body to take out, or two to merge, and no body beside them")


def _merger(record: Record, wanted: Asked, held: Holdings, one: Iri, other: Iri) -> Report:
    for body in (one, other):
        known_body(record, body)
    names = f"{record.name(one)} and {record.name(other)}"
    if one in record.within(other) or other in record.within(one):
        what = "are the same" if one == other else "stand one under the other"
        raise QueryError(f"{names} {what}: name two bodies of which none is part of the other")
    sections = (*merged(held, one, other), _read_of(record, wanted, one, other))
    return Report(
        f"What if {names} were one body", _notes_for(record, wanted, one, other), tuple(map(_telling, sections))
    )


def _removal(record: Record, wanted: Asked, held: Holdings, body: Iri) -> Report:
    known_body(record, body)
    name = record.name(body)
    fates = fates_without(held, body)
    sections = (fate_counts(fates, name), *fate_rows(held, fates, name), _read_of(record, wanted, body))
    return Report(f"What if {name} were not there", _notes_for(record, wanted, body), tuple(map(_telling, sections)))


def _asked(
    kg: KnowledgeGraph, active_on: str | None, topic: Iri | None, body: Iri | None = None, other: Iri | None = None
) -> tuple[Record, Asked]:
    record = Record(kg.query)
    return record, asked(record, active_on, topic, body, other)


def _report(what: str, record: Record, wanted: Asked, *sections: Section) -> Report:
    of = f" of {record.names(filter(None, (wanted.body, wanted.other)))}" if wanted.body else ""
    on = f" on {record.name(wanted.topic)}" if wanted.topic else ""
    at = f" as of {wanted.on}" if wanted.on else ""
    nothing = (
        [f"No act on record names the topic {on[4:]} or a narrower one."]
        if on and not acts_asked(record, wanted)
        else []
    )
    notes = (*nothing, reading.what_was_read(record, wanted), f"{METHOD}{_parameters(wanted)}", _BEYOND)
    return Report(f"{what}{of}{on}{at}", notes, tuple(map(_telling, sections)))


def _telling(section: Section) -> Section:
    """The section, saying so if it has no row."""
    return section if section.rows else dataclasses.replace(section, note=f"{_NO_ROW} {section.note}".rstrip())


def _reading(record: Record, wanted: Asked) -> list[Section]:
    meetings = sessions.sessions(record)
    return [
        reading.by_body_and_year(record, wanted),
        sessions.meetings_without_record(record, wanted, meetings),
        sessions.numbers_not_named(record, wanted, meetings),
        reading.bodies_not_read(record, wanted),
        reading.documents_not_read(record, wanted),
        reading.documents_read(record, wanted),
    ]


def _gaps(record: Record, wanted: Asked) -> list[Section]:
    concepts = [concept_gaps(record, wanted, scheme) for scheme in ("topic", "beneficiary", "region")]
    if wanted.topic:
        return concepts
    everywhere = [] if wanted.body else [economies_not_reached(record, wanted)]
    return [*concepts, *members_not_named(record, wanted), *everywhere]


def _notes_for(record: Record, wanted: Asked, *several: Iri) -> tuple[str, ...]:
    told = []
    for body in several:
        under = len(record.within(body)) - 1
        scope = asked(record, wanted.on, wanted.topic, body)
        bodies = "body" if under == 1 else "bodies"
        told.append(f"{record.name(body)}, with {under} {bodies} under it. {reading.what_was_read(record, scope)}")
    return (*told, reading.what_was_read(record, wanted), f"{METHOD}{_parameters(wanted)}", _BEYOND)


def _parameters(wanted: Asked) -> str:
    date = (
        f" Mandates in force on {wanted.on}, documents and meetings not later; undated ones count." if wanted.on else ""
    )
    topic = f" Topic: {key(wanted.topic)} and narrower ones." if wanted.topic else ""
    body = f" Body: {key(wanted.body)} and those under it." if wanted.body else ""
    return f"{date}{topic}{body}"


def _read_of(record: Record, wanted: Asked, *bodies: Iri) -> Section:
    scopes = frozenset(one for body in bodies for one in record.within(body))
    return reading.by_body_and_year(record, wanted.only(scopes))

"""What a report is asked to look at: a date, a topic with all narrower ones, a body with all under it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.dates import after
from graph.analysis.record import key
from graph.errors import QueryError, UnknownNameError
from graph.fact_fields import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.record import Record
    from graph.analysis.statements import Act
    from graph.rdf import Iri


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look at; empty fields leave nothing out."""

    on: str = ""
    topic: Iri | None = None
    body: Iri | None = None
    bodies: frozenset[Iri] = frozenset()
    """The body and the other, with all that stands under them."""
    other: Iri | None = None

    def only(self, bodies: frozenset[Iri]) -> Asked:
        """The same for some bodies only."""
        return dataclasses.replace(self, bodies=bodies)

    def in_time(self, date: str) -> bool:
        """Whether a date is not after the one asked for; a date that is unknown counts, for it may not be."""
        return not self.on or not date or not after(date, self.on)

    def of_body(self, bodies: Iterable[Iri | None]) -> bool:
        """Whether one of the bodies is asked for."""
        return not self.bodies or any(body in self.bodies for body in bodies)


def asked(
    record: Record,
    on: str | None = None,
    topic: Iri | None = None,
    body: Iri | None = None,
    other: Iri | None = None,
) -> Asked:
    """What to look at, checked against the record; with ``other`` both bodies.

    Raises:
        QueryError: the date is none.
        UnknownNameError: the graph has no such topic, organization or body.

    """
    if on and not is_date(on):
        raise QueryError(f"{on!r} is not a date; write 2001-03-21, 2001-03 or 2001")
    if topic and topic not in record.concepts("topic"):
        raise UnknownNameError(
            f"{key(topic)} is no topic of the scheme; 'smegraph questions mandates-on-topic' lists them"
        )
    both = [one for one in (body, other) if one]
    for one in both:
        known_body(record, one)
    return Asked(on or "", topic, body, frozenset(under for one in both for under in record.within(one)), other)


def known_body(record: Record, body: Iri) -> None:
    """Make sure that something is an organization or a body of the graph.

    Raises:
        UnknownNameError: it is none.

    """
    if record.actors.get(body) not in ("Organization", "Body"):
        what = f"is {record.name(body)}, no organization or body" if record.knows(body) else "is not in the graph"
        raise UnknownNameError(f"{key(body)} {what}; name one such as body:unece-wp8")


def acts_asked(record: Record, wanted: Asked) -> list[Act]:
    """The acts that are asked for.

    With a date: mandates in force on it, and other acts of documents that are not later. With a topic: acts on it or on a
    narrower one. With a body: acts that it asks, does or is asked, counting all under it.
    """
    found = [act for act in record.acts if _in_time(record, wanted, act) and wanted.of_body(act.parties)]
    topic = wanted.topic
    return [act for act in found if topic in record.upwards(act.topics)] if topic else found


def _in_time(record: Record, wanted: Asked, act: Act) -> bool:
    if not wanted.on or act.kind != "mandate" or act.fact not in record.periods:
        return wanted.in_time(act.passage.date)
    start, end = record.periods[act.fact]
    return not after(start, wanted.on) and not (end and not after(end, wanted.on))

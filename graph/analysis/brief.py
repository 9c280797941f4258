"""Two bodies side by side, each with all under it: what they share, where their work meets, what is on record between them.

What does not depend on the two is read once (:class:`Briefs`), so that the briefs of many pairs cost little more than one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.asked import asked, known_body
from graph.analysis.between import IN_LINE, MANAGED, UNMANAGED
from graph.analysis.brief_parts import (
    announced,
    on_record,
    shared_meetings,
    shared_members,
    shared_topics,
    turned,
)
from graph.analysis.likeness import GRADES
from graph.analysis.members import Memberships
from graph.analysis.network_view import CONCERN, EXISTING, active_on, ties
from graph.analysis.overlap_graph import compared
from graph.analysis.record import key
from graph.analysis.sessions import sessions
from graph.analysis.tie_topics import topic_basis
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.analysis.asked import Asked
    from graph.analysis.brief_parts import Announced, OnRecord, SharedMeeting, SharedMembers, SharedTopic
    from graph.analysis.likeness import Described
    from graph.analysis.network_view import Tie
    from graph.analysis.overlap import Overlap
    from graph.analysis.provisions import Provision
    from graph.analysis.record import Record, Source
    from graph.analysis.sessions import Session
    from graph.rdf import Iri
    from graph.view import View

STRONG = GRADES[GRADES.index("overlap") :]
"""The grades of overlap or more."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two bodies."""

    body: Iri
    family: frozenset[Iri]
    """The body and all under it; what stands under both bodies belongs to the lower one."""
    above: frozenset[Iri]
    """What stands above it and not above the other."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Two bodies side by side. Every list is complete and in the order in which it is shown."""

    sides: tuple[Side, Side]
    wanted: Asked
    in_line: bool
    """One of the two stands above the other."""
    provisions: tuple[tuple[Provision, ...], tuple[Provision, ...]]
    """The mandates, recommendations, projects and subprogrammes of each side that are asked for."""
    silent: int
    """How many of these do not say what they are about, and so meet none."""
    undated: int
    """How many more are left out because they have no date, where a day is asked for."""
    compared: int
    """How many provisions of all bodies were compared."""
    found: tuple[Overlap, ...]
    """Pairs of provisions of the two sides graded fragmentation or more, the most alike first."""
    members: SharedMembers
    topics: tuple[SharedTopic, ...]
    meetings: tuple[SharedMeeting, ...]
    ties: tuple[OnRecord, ...]
    announced: tuple[Announced, ...]
    read: tuple[tuple[Source, ...], tuple[Source, ...]]
    """The documents read that each side issued, oldest first."""

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """The pairs of provisions graded overlap or duplication."""
        return tuple(pair for pair in self.found if pair.likeness.grade in STRONG)

    def count(self, grade: str) -> int:
        """The number of pairs of provisions with a grade."""
        return sum(pair.likeness.grade == grade for pair in self.found)

    @property
    def score(self) -> float:
        """The sum of the scores of pairs graded overlap or more."""
        return round(sum(pair.likeness.score for pair in self.overlaps), 3)

    def covered(self, side: int) -> float:
        """Mean over the provisions of a side of the best score with one of the other side, 0 to 1."""
        best: dict[Iri, float] = {}
        for pair in self.overlaps:
            mine = pair.one if any(body in self.sides[side].family for body in pair.one.bodies) else pair.other
            best[mine.iri] = max(best.get(mine.iri, 0.0), pair.likeness.score)
        return round(sum(best.values()) / len(self.provisions[side]), 3) if self.provisions[side] else 0.0

    @property
    def cooperates(self) -> bool:
        """Whether a cooperation that exists or is agreed is on record, between the two or above them."""
        return any(one.tie.layer == EXISTING for one in self.ties)

    @property
    def management(self) -> str:
        """Managed: cooperation that exists or is agreed, or a stated concern, is on record; else unmanaged."""
        if self.in_line:
            return IN_LINE
        concerned = any(one.tie.layer == CONCERN for one in self.ties)
        return MANAGED if self.cooperates or concerned else UNMANAGED

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is on record that the two share."""
        return not (self.found or self.members.shared or self.topics or self.meetings or self.ties)


class Briefs:
    """Sets any two bodies of a graph side by side."""

    def __init__(self, record: Record, view: View, ontology: Path) -> None:
        self.record, self.view = record, view
        self._ontology = ontology
        self.memberships = Memberships(view)

    @cached_property
    def _described(self) -> list[tuple[Provision, Described]]:
        made = compared(self.view)
        return list(zip(made.provisions, made.described, strict=True))

    @cached_property
    def _ties(self) -> list[Tie]:
        return ties(self.view)

    @cached_property
    def _sessions(self) -> list[Session]:
        return sessions(self.record)

    @cached_property
    def _ended(self) -> dict[Iri, str]:
        return {body: end for body in self.record.actors if (end := self.view.text(body, "end"))}

    def between(self, one: Iri, other: Iri, *, active_on: str | None = None, topic: Iri | None = None) -> Brief:
        """The brief of two bodies, each with all under it.

        With a date: provisions in force on it, ties on record on it, meetings and documents not later. With a topic:
        provisions and ties on it or on a narrower one; members, meetings and documents have no topic and stay.

        Raises:
            QueryError: the date is none, or one body is named twice.
            UnknownNameError: the graph has no such topic or body.

        """
        record = self.record
        wanted = asked(record, active_on, topic)
        one_side, other_side = sides = self._sides(one, other)
        both = one_side.family | other_side.family
        on_topic = [pair for pair in self._of_both(both) if self._on_topic(pair[1], wanted)]
        described = [pair for pair in on_topic if not wanted.on or pair[0].period.holds_on(wanted.on)]
        kept = [provision for provision, _ in described]
        mine, theirs = (tuple(p for p in kept if not side.family.isdisjoint(p.bodies)) for side in sides)
        return Brief(
            sides,
            wanted,
            other in record.above(one) or one in record.above(other),
            (mine, theirs),
            sum(not one.has_subject for _, one in described),
            sum(not provision.period.start for provision, _ in on_topic) if wanted.on else 0,
            len(self._described),
            self._between(sides, kept),
            shared_members(record, self.memberships, one, other),
            shared_topics(described, self._described, one_side.family, other_side.family),
            shared_meetings(record, self._sessions, sides, wanted),
            on_record(self._wanted_ties(wanted), sides),
            announced(record, self._sessions, sides, wanted),
            (self._read(one_side, wanted), self._read(other_side, wanted)),
        )

    def _sides(self, one: Iri, other: Iri) -> tuple[Side, Side]:
        record = self.record
        for body in (one, other):
            known_body(record, body)
        if one == other:
            raise QueryError(f"{key(one)} is named twice; name two bodies, such as body:unece and body:unctad")
        families, above = [record.within(one), record.within(other)], [record.above(one), record.above(other)]
        lower = 0 if one in families[1] else 1  # what is under both is counted with the lower one
        families[1 - lower] -= families[lower]
        places = ((one, 0), (other, 1))
        first, second = (Side(b, families[n], above[n] - above[1 - n] - families[1 - n]) for b, n in places)
        return first, second

    def _of_both(self, bodies: frozenset[Iri]) -> list[tuple[Provision, Described]]:
        return [pair for pair in self._described if not bodies.isdisjoint(pair[0].bodies)]

    def _on_topic(self, one: Described, wanted: Asked) -> bool:
        return wanted.topic is None or wanted.topic in self.record.upwards(one.topics)

    def _between(self, sides: Sequence[Side], kept: Sequence[Provision]) -> tuple[Overlap, ...]:
        wanted = {provision.iri for provision in kept}
        one, other = (side.family for side in sides)
        found = []
        for pair in compared(self.view).overlaps:
            if pair.one.iri in wanted and pair.other.iri in wanted:
                mine, theirs = pair.one.bodies, pair.other.bodies
                if not one.isdisjoint(mine) and not other.isdisjoint(theirs):
                    found.append(pair)
                elif not other.isdisjoint(mine) and not one.isdisjoint(theirs):
                    found.append(turned(pair))
        return tuple(found)

    def _wanted_ties(self, wanted: Asked) -> list[Tie]:
        found = active_on(self._ties, wanted.on, self._ended) if wanted.on else self._ties
        if wanted.topic is None:
            return found
        upwards = self.record.upwards
        narrower = frozenset(one for one in self.record.concepts("topic") if wanted.topic in upwards([one]))
        basis = topic_basis(self.view, self._ontology, found, narrower)
        return [tie for tie in found if tie.fact in basis]

    def _read(self, side: Side, wanted: Asked) -> tuple[Source, ...]:
        found = [s for s in self.record.read if s.body in side.family and wanted.in_time(s.date)]
        return tuple(sorted(found, key=lambda source: (source.date or "9999", source.document)))

"""What each body holds, as far as is on record: topics, members, participants, acts, projects and partners."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.addressees import told_once
from graph.analysis.asked import acts_asked
from graph.analysis.statements import PROCEDURE, Passage

if TYPE_CHECKING:
    from graph.analysis.asked import Asked
    from graph.analysis.record import Record
    from graph.analysis.statements import Act, Project, Tie
    from graph.rdf import Iri

FULL = ("member", "nonregional-member")
"""Kinds of membership that count as full."""

REAL = ("existing", "agreed")
"""Statuses of cooperation that is told as a fact; what is asked for or proposed is none."""

STATED, SHOWN = "stated", "from the words"
"""Whether a fact states its topic, or its words show it."""


class Holding(NamedTuple):
    """One thing that a body holds, and the first passage that tells it (none for a list of members)."""

    thing: Iri
    body: Iri
    basis: str
    passage: Passage | None
    makers: frozenset[Iri] = frozenset()
    """Who makes the recommendation or request by which the body holds it."""
    asked: frozenset[Iri] = frozenset()
    """Whom it asks."""

    def needs(self, bodies: frozenset[Iri]) -> bool:
        """Whether it is held by a recommendation or request that some bodies alone make, or that asks them alone."""
        return any(parties and parties <= bodies for parties in (self.makers, self.asked))


class Holdings:
    """Who holds what."""

    def __init__(self, record: Record, wanted: Asked) -> None:
        self.record, self._wanted = record, wanted

    def _is_body(self, one: Iri) -> bool:
        return self.record.actors.get(one) in ("Organization", "Body")

    @cached_property
    def acts(self) -> list[Act]:
        """Mandates, recommendations and requests; what one passage tells twice, once."""
        found = acts_asked(self.record, self._wanted)
        return [*(act for act in found if act.kind == "mandate"), *told_once(found)]

    @cached_property
    def concerns(self) -> list[Act]:
        """Concerns about overlap; they state no topic, so that a topic asked for leaves none out."""
        return [a for a in self.record.acts if a.kind == "overlap-concern" and self._wanted.in_time(a.passage.date)]

    @cached_property
    def projects(self) -> list[Project]:
        """Projects of documents that are not later than the date asked for, and on the topic asked for."""
        topic = self._wanted.topic
        found = [p for p in self.record.projects if any(self._wanted.in_time(passage.date) for passage in p.passages)]
        return [p for p in found if not topic or topic in self.record.upwards(self.topics_of(p.thing, p.facets[0]))]

    @cached_property
    def ties(self) -> list[Tie]:
        """Cooperation that is told as existing or agreed."""
        return [t for t in self.record.ties if t.status in REAL and self._wanted.in_time(t.passage.date)]

    def topics_of(self, fact: Iri, stated: frozenset[Iri]) -> frozenset[Iri]:
        """The topics of an act or project, stated or shown by its words, without those of procedure."""
        shown = (concept for concept in self.record.shown.get(fact, ()) if "/concept/topic/" in concept)
        return stated.union(shown) - PROCEDURE

    @cached_property
    def topics(self) -> list[Holding]:
        """Which body holds which topic: by a mandate, a recommendation or request it makes or is addressed by, or a project."""
        found = []
        for act in self.acts:
            asking = act.kind != "mandate"
            makers, asked = (frozenset(act.by), frozenset(act.to)) if asking else (frozenset(), frozenset())
            found += self._on(act.fact, act.topics, (*act.to, *act.by), act.passage, makers, asked)
        for project in self.projects:
            found += self._on(project.thing, project.facets[0], project.bodies, next(iter(project.passages), None))
        return found

    def _on(
        self,
        fact: Iri,
        stated: frozenset[Iri],
        parties: tuple[Iri, ...],
        passage: Passage | None,
        makers: frozenset[Iri] = frozenset(),
        asked: frozenset[Iri] = frozenset(),
    ) -> list[Holding]:
        return [
            Holding(topic, body, STATED if topic in stated else SHOWN, passage, makers, asked)
            for topic in sorted(self.topics_of(fact, stated))
            for body in parties
            if self._is_body(body)
        ]

    @cached_property
    def members(self) -> list[Holding]:
        """Which economy is a full member of which organization, and the list that says so."""
        rows = [row for row in self.record.members if row.kind in FULL and self._is_economy(row.member)]
        return [Holding(r.member, r.organization, f"listed {r.as_of}", Passage(r.source, "", "")) for r in rows]

    @cached_property
    def participants(self) -> list[Holding]:
        """Which economy is named at a meeting of which body."""
        return [
            Holding(row.participant, row.body, "named at a meeting", row.passage)
            for row in self.record.attendances
            if row.body is not None and self._is_economy(row.participant)
        ]

    def _is_economy(self, one: Iri) -> bool:
        return self.record.actors.get(one) == "Economy"

    @cached_property
    def partners(self) -> dict[Iri, dict[Iri, list[Tie]]]:
        """Each party to a cooperation, with its partners and the ties that join the two."""
        found: dict[Iri, dict[Iri, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        for tie in self.ties:
            for one in tie.parties[0]:
                for other in tie.parties[1]:
                    if one != other:
                        found[one][other].append(tie)
                        found[other][one].append(tie)
        return found

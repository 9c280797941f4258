"""What a report on cooperation looks at: the ties that are asked for, and those among them that measures rest on."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.asked import asked, known_body
from graph.analysis.dates import after
from graph.analysis.network_view import (
    CONCERN,
    EXISTING,
    LAYERS,
    Tie,
    active_on,
    between,
    folded,
    measured_bodies,
    organizations,
    read_view,
    ties,
)
from graph.analysis.record import Record, key
from graph.analysis.tie_topics import topic_basis
from graph.errors import QueryError
from graph.fact_fields import is_date

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph
    from graph.view import View

ALL = "all"


class Wishes(NamedTuple):
    """What is asked of a report; empty leaves nothing out."""

    active_on: str = ""
    topic: Iri | None = None
    between: tuple[Iri, Iri] | None = None
    since: str = ""
    layer: str = ALL


class Scope:
    """What was asked for, and what of the graph it concerns.

    Raises:
        QueryError: a date is none, the dates are reversed, or there is no such layer.
        UnknownNameError: the graph has no such topic or body.

    """

    def __init__(self, kg: KnowledgeGraph, wishes: Wishes) -> None:
        self.record = Record(kg.query)
        self.wanted = asked(self.record, wishes.active_on, wishes.topic)
        _check(wishes)
        self.heads: tuple[Iri, ...] = wishes.between or ()
        for body in self.heads:
            known_body(self.record, body)
        self.since, self.layer = wishes.since, wishes.layer
        self._kg = kg

    @cached_property
    def view(self) -> View:
        """The part of the settled view on which networks rest."""
        return read_view(self._kg.query)

    @cached_property
    def sides(self) -> tuple[frozenset[Iri], ...]:
        """For two bodies: each with all under it, what is under both with the lower one only; else empty."""
        families = tuple(self.record.within(body) for body in self.heads)
        if len(families) == 2 and families[0] <= families[1]:
            return families[0], families[1] - families[0]
        if len(families) == 2 and families[1] <= families[0]:
            return families[0] - families[1], families[1]
        return families

    @cached_property
    def topic_basis(self) -> dict[Iri, str]:
        """With a topic: how it is known that a fact is about it."""
        found = ties(self.view)
        return topic_basis(self.view, self._kg.paths.ontology, found, self.narrower()) if self.wanted.topic else {}

    @cached_property
    def on_topic(self) -> list[Tie]:
        """Ties of all layers, dates and pairs, cut by topic."""
        found = ties(self.view)
        return [tie for tie in found if tie.fact in self.topic_basis] if self.wanted.topic else found

    @cached_property
    def dated(self) -> list[Tie]:
        """Ties of all layers and dates, cut by topic and by pair."""
        return between(self.on_topic, *self.sides) if self.heads else self.on_topic

    @cached_property
    def on_day(self) -> list[Tie]:
        """Ties of all layers and pairs on record on the day asked for, cut by topic."""
        return active_on(self.on_topic, self.wanted.on, self.ended) if self.wanted.on else self.on_topic

    @property
    def of_all_topics(self) -> list[Tie]:
        """Ties of all layers, pairs and topics on record on the day asked for."""
        return active_on(ties(self.view), self.wanted.on, self.ended) if self.wanted.on else ties(self.view)

    @cached_property
    def shown(self) -> list[Tie]:
        """Ties on record on the day asked for, of the layers and the pair asked for."""
        found = [tie for tie in self.on_day if self.layer in (ALL, tie.layer)]
        return between(found, *self.sides) if self.heads else found

    @cached_property
    def measured(self) -> list[Tie]:
        """Cooperation of the layer that measures rest on, between organizations and bodies; not cut by pair."""
        bodies = measured_bodies(self.view)
        found = [tie for tie in self.on_day if tie.layer == self.measured_layer]
        return [tie for tie in found if tie.source in bodies and tie.target in bodies]

    @property
    def measured_layer(self) -> str:
        """The layer that measures rest on."""
        return EXISTING if self.layer == ALL else self.layer

    @property
    def undated(self) -> int:
        """Ties left out because their date is unknown."""
        return sum(not tie.date for tie in self.dated) if self.wanted.on else 0

    @property
    def until(self) -> str:
        """The later of the two dates between which changes are told: the day asked for, else that of the latest tie."""
        return self.wanted.on or max((tie.date for tie in self.dated), default="")

    @cached_property
    def ended(self) -> dict[Iri, str]:
        """Bodies that are on record as having ended, and when."""
        return {body: end for body in sorted(measured_bodies(self.view)) if (end := self.view.text(body, "end"))}

    @cached_property
    def organization(self) -> dict[Iri, Iri]:
        """The organization of each body."""
        return organizations(self.view)

    @cached_property
    def between_organizations(self) -> list[tuple[Iri, Iri, Tie]]:
        """The measured ties with the organizations that they connect."""
        return folded(self.measured, self.organization)

    def narrower(self) -> frozenset[Iri]:
        """The topic asked for and all narrower ones."""
        upwards = self.record.upwards
        return frozenset(one for one in self.record.concepts("topic") if self.wanted.topic in upwards([one]))

    def side(self, body: Iri) -> int | None:
        """On which side of the pair asked for a body stands."""
        return next((place for place, family in enumerate(self.sides) if body in family), None)

    def concerns(self, body: Iri) -> bool:
        """Whether a body is on a side of the pair asked for; true if none is asked for."""
        return not self.sides or self.side(body) is not None

    def across(self, one: Iri, other: Iri) -> bool:
        """Whether two bodies stand on the two sides of the pair asked for; true if none is asked for."""
        return not self.sides or any(one in here and other in there for here, there in (self.sides, self.sides[::-1]))

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(self.record.name(actor) for actor in self.record.actors)

    def name(self, one: Iri) -> str:
        """The short name of a thing; where several actors have it, with that of the organization before it."""
        name = self.record.name(one)
        above = self.organization.get(one, one)
        return f"{self.record.name(above)} {name}" if self._bearers[name] > 1 and above != one else name


def _check(wishes: Wishes) -> None:
    since, on = wishes.since, wishes.active_on
    if since and not is_date(since):
        raise QueryError(f"{since!r} is not a date; write 2001-03-21, 2001-03 or 2001")
    if since and on and after(since, on):
        raise QueryError(f"the dates are reversed: {since} is later than {on}; give the earlier one as since")
    if wishes.between and wishes.between[0] == wishes.between[1]:
        raise QueryError(f"{key(wishes.between[0])} stands on both sides; name two different bodies")
    layers = (ALL, *(name for name in LAYERS if name != CONCERN))
    if wishes.layer not in layers:
        raise QueryError(f"there is no layer {wishes.layer!r}; choose {', '.join(layers)}")

"""The three doors of the first page, each with one example from the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.between import UNMANAGED
from graph.analysis.network_view import EXISTING
from graph.site.brief_views import BriefViews
from graph.site.comparison import strong
from graph.site.views import Link
from graph.site.wording import counted, lower_first

if TYPE_CHECKING:
    from graph.analysis.brief import Brief
    from graph.rdf import Iri
    from graph.site.brief_views import OverlapView, TieView
    from graph.site.comparison import Comparison
    from graph.site.facts import Facts
    from graph.site.views import Cite, Pieces

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Mandates:
    """Who has a mandate on a topic, and one of the mandates."""

    topic: Link
    number: str
    bodies: tuple[Link, ...]
    more: int
    holder: Pieces
    summary: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class WorkTogether:
    """Two organizations on record as working together, and the latest statement that says so."""

    brief: Link
    numbers: str
    tie: TieView


@dataclass(frozen=True, slots=True)
class SameWork:
    """Two bodies whose work overlaps and that are not on record as dealing with each other, and the strongest pair."""

    brief: Link
    number: str
    pair: OverlapView
    names: tuple[str, str]


class Doors:
    """Finds the examples; each is nothing where the data has none."""

    def __init__(self, facts: Facts, comparison: Comparison) -> None:
        self._naming, self._comparison = facts.naming, comparison
        self._settled = facts.naming.source.settled
        self._views = BriefViews(facts.naming)

    def mandates(self) -> Mandates | None:
        """The topic on which most bodies have a mandate."""
        on: dict[Iri, list[Iri]] = {}
        for topic in self._naming.addresses.pages("topics"):
            on[topic] = [m for m in self._settled.into(topic, "topic") if self._settled.is_a(m, "Mandate")]
        holders = {t: {b for m in found for b in self._settled.iris(m, "body")} for t, found in on.items()}
        if not any(on.values()):
            return None
        topic = max(on, key=lambda t: (len(holders[t]), len(on[t]), t))
        first = min(on[topic], key=lambda m: (not self._naming.cites(m), m))
        bodies = sorted(self._views.actors(holders[topic]), key=lambda link: (len(link.text), link.text, link.href))
        name = self._naming.label(topic)
        return Mandates(
            Link(lower_first(name), self._naming.addresses.of(topic)),
            counted(len(bodies), "body", "bodies"),
            tuple(bodies[:_MOST_NAMES]),
            max(0, len(bodies) - _MOST_NAMES),
            self._views.actors(self._settled.iris(first, "body")),
            self._settled.text(first, "summary"),
            self._naming.cites(first)[:1],
        )

    def work_together(self) -> WorkTogether | None:
        """The two bodies with most statements of cooperation that exists or is agreed, organizations first."""
        found = [(self._firm(brief), brief) for brief in (self._comparison.brief(two) for two in self._organizations())]
        number, brief = max(found, key=lambda one: (one[0], len(one[1].overlaps)), default=(0, None))
        if brief is None or not number:
            return None
        firmest = next(one for one in brief.ties if one.tie.layer == EXISTING)
        told = [
            counted(
                number, "statement of cooperation existing or agreed", "statements of cooperation existing or agreed"
            )
        ]
        if brief.members.known:
            told.append(counted(len(brief.members.shared), "member of both", "members of both"))
        one, other = (side.body for side in brief.sides)
        return WorkTogether(self._comparison.link(one, other), ", ".join(told), self._views.tie(firmest))

    def _organizations(self) -> list[tuple[Iri, Iri]]:
        return [
            two for two in self._comparison.addresses if all(self._settled.is_a(one, "Organization") for one in two)
        ]

    def _firm(self, brief: Brief) -> int:
        return sum(one.tie.layer == EXISTING for one in brief.ties)

    def same_work(self) -> SameWork | None:
        """The two bodies with most overlap among those not on record as dealing with each other."""
        pair = next((pair for pair in self._comparison.overlapping if pair.management == UNMANAGED), None)
        if pair is None:
            return None
        strongest = self._comparison.brief((pair.one, pair.other)).overlaps[0]
        names = self._naming.short_actor(pair.one), self._naming.short_actor(pair.other)
        number = counted(strong(pair), "pair of provisions overlaps", "pairs of provisions overlap")
        return SameWork(self._comparison.link(pair.one, pair.other), number, self._views.overlap(strongest), names)

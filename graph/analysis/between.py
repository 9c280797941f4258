"""Two bodies side by side: how far their provisions meet, what they share, and whether they cooperate."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.likeness import GRADES
from graph.analysis.network_view import CONCERN, DISPUTED, EXISTING, measured_bodies, passage
from graph.vocab import concept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.analysis.members import Memberships
    from graph.analysis.network_view import Tie
    from graph.analysis.overlap import Overlap
    from graph.analysis.provisions import Provision
    from graph.rdf import Iri
    from graph.view import View

MANAGED, UNMANAGED, IN_LINE = "managed", "unmanaged", "one body above the other"


@dataclass(frozen=True, slots=True)
class BodyPair:
    """Two bodies, their overlaps and their ties."""

    one: Iri
    other: Iri
    overlaps: tuple[Overlap, ...]
    weighted: float
    """Sum of the scores of overlap or more: how much meets, large bodies meeting more."""
    one_in_other: float
    """Mean over the provisions of the first body of the best score of overlap or more with one of the second, 0 to 1."""
    other_in_one: float
    members: int | None
    """Economies that are members of both; None where the members of one of them are not on record."""
    meetings: int
    documents: int
    cooperation: tuple[Tie, ...]
    concerns: tuple[Tie, ...]
    in_line: bool
    """One of them stands above the other."""

    def direct(self, tie: Tie) -> bool:
        """Whether a tie is between the two themselves, not between bodies above them."""
        return tie.pair == (self.one, self.other)

    def count(self, grade: str) -> int:
        """Number of pairs of provisions with the grade."""
        return sum(overlap.likeness.grade == grade for overlap in self.overlaps)

    @property
    def cooperates(self) -> bool:
        """Whether a cooperation that exists or is agreed is on record, between them or above them."""
        return any(tie.layer == EXISTING for tie in self.cooperation)

    @property
    def management(self) -> str:
        """Managed: cooperation that exists or is agreed, or a stated concern, is on record; else unmanaged."""
        if self.in_line:
            return IN_LINE
        return MANAGED if self.cooperates or self.concerns else UNMANAGED

    @property
    def quadrant(self) -> str:
        """Where the pair stands between cooperation and overlap."""
        meets = any(GRADES.index(overlap.likeness.grade) >= GRADES.index("overlap") for overlap in self.overlaps)
        if meets:
            return "overlap and cooperation" if self.cooperates else "overlap without cooperation on record"
        return "cooperation without overlap found" if self.cooperates else "neither on record"


class Ties:
    """Cooperation, concerns, meetings, documents and members of each body, read once."""

    def __init__(
        self,
        view: View,
        memberships: Memberships,
        found: Iterable[Tie],
        in_time: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """Ties found on record; ``in_time`` tells of a date whether meetings and passages of that day count."""
        self._view, self._memberships, self._in_time = view, memberships, in_time
        self._ties: dict[tuple[Iri, Iri], list[Tie]] = defaultdict(list)
        for tie in found:
            if tie.layer != DISPUTED:
                self._ties[tie.pair].append(tie)
        self._meetings, self._documents = self._attended(), self._cited()

    def pair(self, one: Iri, other: Iri, found: Sequence[Overlap], sizes: dict[Iri, int]) -> BodyPair:
        """Two bodies with the overlaps between them; ``sizes`` has the number of provisions of each body."""
        strong = [overlap for overlap in found if GRADES.index(overlap.likeness.grade) >= GRADES.index("overlap")]
        above = self._memberships.above(one), self._memberships.above(other)
        circles = self._memberships.circles(one, other)
        on_record = self._between(*above)
        return BodyPair(
            one,
            other,
            tuple(found),
            round(sum((overlap.likeness.score for overlap in strong), 0.0), 4),
            _covered(one, strong, sizes.get(one, 0)),
            _covered(other, strong, sizes.get(other, 0)),
            circles.shared if circles.known else None,
            len(self._meetings[one] & self._meetings[other]),
            len(self._documents[one] & self._documents[other]),
            tuple(tie for tie in on_record if tie.layer != CONCERN),
            tuple(tie for tie in on_record if tie.layer == CONCERN),
            other in above[0] or one in above[1],
        )

    def tied(self) -> set[tuple[Iri, Iri]]:
        """Pairs of organizations or bodies with a tie on record, in order of their IRIs."""
        bodies = measured_bodies(self._view)
        return {pair for pair in self._ties if pair[0] in bodies and pair[1] in bodies}

    def _between(self, ones: tuple[Iri, ...], others: tuple[Iri, ...]) -> list[Tie]:
        """Ties between the first of each line or those above them, but not above both; the direct ones first."""
        shared = set(ones) & set(others)
        found = {
            tie
            for one in ones
            for other in others
            if one not in shared and other not in shared
            for tie in self._ties.get((min(one, other), max(one, other)), ())
        }
        direct = (min(ones[0], others[0]), max(ones[0], others[0]))
        return sorted(found, key=lambda tie: (tie.pair != direct, tie.date, tie.fact, tie.source, tie.target))

    def _attended(self) -> dict[Iri, set[Iri]]:
        """Meetings held, by who took part or held them; disputed participations are left out."""
        view, held, disputed = self._view, concept("meeting-status", "held"), concept("review", "disputed")
        found: dict[Iri, set[Iri]] = defaultdict(set)
        counted = {
            meeting
            for meeting in view.of_type("Meeting")
            if held in view.iris(meeting, "status") and self._in_time(view.text(meeting, "start"))
        }
        for fact in view.of_type("Participation"):
            if disputed not in view.iris(fact, "review"):
                for actor in view.iris(fact, "participant"):
                    found[actor].update(counted.intersection(view.iris(fact, "meeting")))
        for meeting in counted:
            for body in view.iris(meeting, "body"):
                found[body].add(meeting)
        return found

    def _cited(self) -> dict[Iri, set[Iri]]:
        """Documents that decisions and projects of a body name."""
        view = self._view
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for class_, holder, name in (("Decision", "actor", "document"), ("Project", "body", "document")):
            for fact in view.of_type(class_):
                if not self._in_time(view.text(passage(view, fact)[0], "date")):
                    continue
                for body in view.iris(fact, holder):
                    found[body].update(view.iris(fact, name))
        return found


def between(ties: Ties, provisions: Sequence[Provision], overlaps: Iterable[Overlap]) -> list[BodyPair]:
    """Every pair of bodies that have overlaps or ties, those with most weighted overlap first."""
    sizes: dict[Iri, int] = defaultdict(int)
    for provision in provisions:
        for body in provision.bodies:
            sizes[body] += 1
    found: dict[tuple[Iri, Iri], list[Overlap]] = defaultdict(list)
    for overlap in overlaps:
        for a in overlap.one.bodies:
            for b in overlap.other.bodies:
                found[min(a, b), max(a, b)].append(overlap)
    keys = sorted(set(found) | ties.tied())
    pairs = [ties.pair(one, other, found.get((one, other), ()), sizes) for one, other in keys]
    return sorted(pairs, key=lambda pair: (-pair.weighted, pair.one, pair.other))


def _covered(body: Iri, overlaps: Sequence[Overlap], size: int) -> float:
    best: dict[Iri, float] = {}
    for overlap in overlaps:
        mine = overlap.one if body in overlap.one.bodies else overlap.other
        best[mine.iri] = max(best.get(mine.iri, 0.0), overlap.likeness.score)
    return round(sum(best.values()) / size, 4) if size else 0.0

"""What if a body were not there: what no other body on record would hold, and what others hold, by whom.

Nothing is claimed beyond the record: that no other body holds a thing means that no document read tells of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.holdings import SHOWN
from graph.analysis.record import key
from graph.analysis.statements import local
from graph.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.holdings import Holding, Holdings
    from graph.analysis.statements import Act, Passage, Tie
    from graph.rdf import Iri
    from graph.report import Cell

ORPHANED, PARTLY, HELD, INTERNAL, UNKNOWN = "orphaned", "partly held", "still held", "internal", "unknown"
OUTCOMES = (ORPHANED, PARTLY, HELD, INTERNAL, UNKNOWN)
KINDS = (
    "topic",
    "member",
    "participant",
    "mandate",
    "recommendation to it",
    "recommendation by it",
    "project",
    "cooperation",
)
_MOST_NAMES = 6

REMOVAL_NOTE = (
    "Orphaned: no document read tells of another body that holds it. Internal: only between the body and those under it. "
    "A topic is held by a mandate, project, recommendation or request on it or on a narrower one; who only asks it of the "
    "body, or is only asked by it, does not hold it. A member is held by the other organizations that list it, a participant "
    "by the other bodies at whose meetings it is named. A mandate counts as still held if other mandates have all of its "
    "topics and as partly held if they have some: that others do the same work is not said by this, see the report on "
    "overlap. Unknown: it has no topic to compare. A recommendation or request is held by its other addressees, or its other "
    "makers; a project by its other bodies; a partner by the others with whom it cooperates, where the cooperation is told as "
    "existing or agreed. Topics of procedure, such as agenda and reporting, are left out."
)


class Fate(NamedTuple):
    """What becomes of one thing that a body holds."""

    kind: str
    what: str
    id: str
    outcome: str
    held_by: frozenset[Iri]
    basis: str
    passage: Passage | None


def fates_without(held: Holdings, body: Iri) -> list[Fate]:
    """What becomes of all that a body and those under it hold, in the order of :data:`KINDS`."""
    inside = held.record.within(body)
    found = [
        *_economies_and_topics(held, inside),
        *_mandates(held, inside),
        *_recommendations(held, inside),
        *_projects(held, inside),
        *_partners(held, inside),
    ]
    return sorted(found, key=lambda f: (KINDS.index(f.kind), OUTCOMES.index(f.outcome), f.what, f.id))


def _economies_and_topics(held: Holdings, inside: frozenset[Iri]) -> Iterator[Fate]:
    for kind, holdings in (("topic", held.topics), ("member", held.members), ("participant", held.participants)):
        others: dict[Iri, set[Iri]] = defaultdict(set)
        for holding in holdings:
            if holding.body not in inside and not holding.needs(inside):
                for thing in held.record.upwards([holding.thing]):
                    others[thing].add(holding.body)
        for thing, holding in first_stated(holdings, inside).items():
            by = frozenset(others[thing])
            outcome = HELD if by else ORPHANED
            yield Fate(kind, held.record.name(thing), key(thing), outcome, by, holding.basis, holding.passage)


def first_stated(holdings: Iterable[Holding], inside: frozenset[Iri]) -> dict[Iri, Holding]:
    """For each thing that some bodies hold, how: as stated if any of them states it, and where that is told first."""
    found: dict[Iri, Holding] = {}
    for holding in holdings:
        if holding.body in inside:
            known = found.setdefault(holding.thing, holding)
            if known.basis == SHOWN and holding.basis != SHOWN:
                found[holding.thing] = holding
    return found


def _mandates(held: Holdings, inside: frozenset[Iri]) -> Iterator[Fate]:
    charged: dict[Iri, set[Iri]] = defaultdict(set)
    for act in held.acts:
        if act.kind == "mandate":
            for topic in held.record.upwards(held.topics_of(act.fact, act.topics)):
                charged[topic] |= set(act.to) - inside
    for act in held.acts:
        if act.kind == "mandate" and inside & set(act.to):
            topics = held.topics_of(act.fact, act.topics)
            by = [charged[topic] for topic in sorted(topics)]
            outcome = UNKNOWN if not topics else HELD if all(by) else PARTLY if any(by) else ORPHANED
            yield _of_act("mandate", act, outcome, {body for bodies in by for body in bodies})


def _recommendations(held: Holdings, inside: frozenset[Iri]) -> Iterator[Fate]:
    for act in held.acts:
        if act.kind == "mandate":
            continue
        for kind, parties in (("recommendation to it", act.to), ("recommendation by it", act.by)):
            if inside & set(parties):
                left = set(parties) - inside
                yield _of_act(kind, act, HELD if left else ORPHANED, left)


def _of_act(kind: str, act: Act, outcome: str, by: Iterable[Iri]) -> Fate:
    return Fate(kind, act.summary, key(act.fact), outcome, frozenset(by), "stated", act.passage)


def _projects(held: Holdings, inside: frozenset[Iri]) -> Iterator[Fate]:
    for project in held.projects:
        if inside & set(project.bodies):
            left = frozenset(project.bodies) - inside
            name, passage = held.record.name(project.thing), next(iter(project.passages), None)
            yield Fate("project", name, key(project.thing), HELD if left else ORPHANED, left, project.status, passage)


def _partners(held: Holdings, inside: frozenset[Iri]) -> Iterator[Fate]:
    ties: dict[tuple[Iri, bool], Tie] = {}
    for one in sorted(inside):
        for other, joining in held.partners.get(one, {}).items():
            ties.setdefault((other, other in inside), joining[0])
    for (partner, internal), tie in ties.items():
        left = frozenset(held.partners[partner]) - inside
        outcome = INTERNAL if internal else HELD if left else ORPHANED
        by = frozenset() if internal else left
        yield Fate("cooperation", held.record.name(partner), key(partner), outcome, by, tie.status, tie.passage)


def fate_counts(fates: list[Fate], name: str) -> Section:
    """How many things of each kind would be orphaned, and how many others still hold."""
    counts = Counter((fate.kind, fate.outcome) for fate in fates)
    rows: list[tuple[Cell, ...]] = [(kind, *(counts[kind, outcome] for outcome in OUTCOMES)) for kind in KINDS]
    columns = ("what", *(outcome.replace(" ", "_") for outcome in OUTCOMES))
    return Section("what-if", f"What would become of what {name} holds", columns, tuple(rows), REMOVAL_NOTE)


def fate_rows(held: Holdings, fates: list[Fate], name: str) -> list[Section]:
    """Two sections: what would be orphaned or only partly held, and what others still hold, each with its passage."""
    lost = [_row(held, fate) for fate in fates if fate.outcome != HELD]
    kept = [_row(held, fate) for fate in fates if fate.outcome == HELD]
    columns = ("kind", "what", "id", "outcome", "held_by", "told_as", "document", "paragraph")
    note = "The passage is the first that tells it; members come from a list of members, which has no paragraphs."
    return [
        Section("what-if-orphaned", f"On record for no other body without {name}", columns, tuple(lost), note),
        Section("what-if-held", f"Still held by others without {name}", columns, tuple(kept), note),
    ]


def _row(held: Holdings, fate: Fate) -> tuple[Cell, ...]:
    document = local(fate.passage.document) if fate.passage else ""
    paragraph = fate.passage.paragraph if fate.passage else ""
    by = several(held, fate.held_by)
    return (fate.kind, fate.what, fate.id, fate.outcome, by, fate.basis, document, paragraph)


def several(held: Holdings, bodies: Iterable[Iri]) -> str:
    """The names of several bodies, the first of them only if they are many."""
    names = sorted({held.record.name(body) for body in bodies})
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return "; ".join(names[:_MOST_NAMES]) + more

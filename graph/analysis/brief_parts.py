"""The parts of a two-body brief: members, topics, meetings, ties and announced meetings, each with its passages."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.analysis.dates import after
from graph.analysis.network_view import ASKED_FOR, CONCERN, CONDITIONAL, DISPUTED, EXISTING, between
from graph.analysis.statements import PROCEDURE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.analysis.asked import Asked
    from graph.analysis.brief import Side
    from graph.analysis.likeness import Described
    from graph.analysis.members import Memberships
    from graph.analysis.network_view import Tie
    from graph.analysis.overlap import Overlap
    from graph.analysis.provisions import Provision
    from graph.analysis.record import Record
    from graph.analysis.sessions import Session
    from graph.rdf import Iri

DIRECT, ABOVE = "between the two", "between bodies above them"
"""Where a tie stands: between the two or those under them, or between one or both of the bodies above them."""
HOST, PRESENT = "its own meeting", "took part"
ANNOUNCED = ("scheduled", "planned", "tentative")
"""What a meeting is told as that was not yet held, firmest first."""
_FULL = ("member", "nonregional-member", "participating-member")
_LAYERS = (CONCERN, EXISTING, CONDITIONAL, ASKED_FOR, DISPUTED)


@dataclass(frozen=True, slots=True)
class MemberList:
    """The list of members that counts for a body: its own, else that of the nearest body above it."""

    organization: Iri | None = None
    members: frozenset[Iri] = frozenset()
    sources: tuple[tuple[Iri, str], ...] = ()
    """Documents from which it was taken, each with the date of which it is."""


@dataclass(frozen=True, slots=True)
class SharedMembers:
    """The lists of both bodies, and who is on both, by name."""

    lists: tuple[MemberList, MemberList]
    shared: tuple[Iri, ...]

    @property
    def known(self) -> bool:
        """Whether both lists are on record."""
        return all(one.members for one in self.lists)


@dataclass(frozen=True, slots=True)
class SharedTopic:
    """A topic that provisions of both sides are about, stated or read from their words."""

    topic: Iri
    provisions: tuple[tuple[Provision, ...], tuple[Provision, ...]]
    weight: float


@dataclass(frozen=True, slots=True)
class Presence:
    """A body of one side at a meeting, and the passage that says so."""

    body: Iri
    role: str
    document: Iri | None
    paragraph: str


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """A meeting at which both sides took part, or are expected."""

    session: Session
    present: tuple[tuple[Presence, ...], tuple[Presence, ...]]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One statement of cooperation or concern, with all its parties on the two sides."""

    tie: Tie
    sources: tuple[Iri, ...]
    targets: tuple[Iri, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Announced:
    """A meeting of a side that is told as scheduled, planned or tentative, later than a day."""

    session: Session
    side: int
    since: str


def turned(pair: Overlap) -> Overlap:
    """The same pair of provisions with the other one first."""
    like = pair.likeness
    swapped = replace(like, first_in_second=like.second_in_first, second_in_first=like.first_in_second)
    return replace(pair, one=pair.other, other=pair.one, likeness=swapped)


def shared_members(record: Record, memberships: Memberships, one: Iri, other: Iri) -> SharedMembers:
    """Who is a full member of both; observers and partners are none."""
    lists = _list_of(record, memberships, one), _list_of(record, memberships, other)
    shared = sorted(lists[0].members & lists[1].members, key=lambda who: (record.name(who), who))
    return SharedMembers(lists, tuple(shared))


def _list_of(record: Record, memberships: Memberships, body: Iri) -> MemberList:
    for organization in memberships.above(body):
        rows = [row for row in record.members if row.organization == organization and row.kind in _FULL]
        if rows:
            sources = sorted({(row.source, row.as_of) for row in rows})
            return MemberList(organization, frozenset(row.member for row in rows), tuple(sources))
    return MemberList()


def shared_topics(
    described: Sequence[tuple[Provision, Described]],
    everything: Sequence[tuple[Provision, Described]],
    ones: Collection[Iri],
    others: Collection[Iri],
) -> tuple[SharedTopic, ...]:
    """Topics of provisions of both sides; those with many provisions of both that few bodies have come first.

    The weight is that of a word in a text (term frequency by inverse document frequency), with the smaller number of
    provisions of the two sides as frequency and bodies as documents. Topics of procedure are left out.
    """
    at: dict[Iri, list[Provision]] = defaultdict(list)
    for provision, one in described:
        for topic in one.topics:
            if topic not in PROCEDURE:
                at[topic].append(provision)
    bodies = {body for provision, _ in everything for body in provision.bodies}
    holders: dict[Iri, set[Iri]] = defaultdict(set)
    for provision, one in everything:
        for topic in one.topics:
            holders[topic].update(provision.bodies)
    found = []
    for topic, provisions in at.items():
        mine, theirs = (tuple(p for p in provisions if any(b in side for b in p.bodies)) for side in (ones, others))
        if mine and theirs:
            weight = min(len(mine), len(theirs)) * (1 + math.log(len(bodies) / len(holders[topic])))
            found.append(SharedTopic(topic, (mine, theirs), round(weight, 4)))
    return tuple(sorted(found, key=lambda one: (-one.weight, one.topic)))


def shared_meetings(
    record: Record, found: Iterable[Session], sides: Sequence[Side], wanted: Asked
) -> tuple[SharedMeeting, ...]:
    """Meetings at which both sides took part or are expected, the latest first."""
    named: dict[Iri, list[Presence]] = defaultdict(list)
    for one in record.attendances:
        named[one.meeting].append(Presence(one.participant, PRESENT, one.passage.document, one.passage.paragraph))
    shared = []
    for session in found:
        if wanted.in_time(session.start):
            first, second = (_present(session, named[session.meeting], side.family) for side in sides)
            if first and second:
                shared.append(SharedMeeting(session, (first, second)))
    return tuple(sorted(shared, key=lambda one: _latest_first(one.session.start, one.session.meeting)))


def _present(session: Session, named: Iterable[Presence], family: Collection[Iri]) -> tuple[Presence, ...]:
    found: dict[Iri, Presence] = {}
    if session.body is not None and session.body in family:
        document, paragraph = session.passages[0] if session.passages else (None, "")
        found[session.body] = Presence(session.body, HOST, document, paragraph)
    for one in named:
        if one.body in family:
            found.setdefault(one.body, one)
    return tuple(found.values())


def on_record(found: Iterable[Tie], sides: Sequence[Side]) -> tuple[OnRecord, ...]:
    """Statements that tie the sides or what stands above them: direct ones first, concerns, the firmest, then the latest."""
    one, other = sides
    gathered: dict[tuple[Iri, str], list[Tie]] = defaultdict(list)
    for tie in between(found, one.family | one.above, other.family | other.above):
        direct = all(any(party in side.family for party in tie.pair) for side in sides)
        gathered[tie.fact, DIRECT if direct else ABOVE].append(tie)
    statements = [
        OnRecord(some[0], _each(tie.source for tie in some), _each(tie.target for tie in some), standing)
        for (_, standing), some in gathered.items()
    ]
    return tuple(sorted(statements, key=_order))


def _each(several: Iterable[Iri]) -> tuple[Iri, ...]:
    return tuple(sorted(set(several)))


def _order(one: OnRecord) -> tuple[object, ...]:
    tie = one.tie
    return one.standing == ABOVE, _LAYERS.index(tie.layer), *_latest_first(tie.date, tie.fact)


def _latest_first(date: str, name: str) -> tuple[object, ...]:
    """A key that puts later dates first and those without a date last."""
    return not date, tuple(-ord(sign) for sign in date.ljust(10, "0")), name


def announced(record: Record, found: Iterable[Session], sides: Sequence[Side], wanted: Asked) -> tuple[Announced, ...]:
    """Meetings of either side told as to come after the latest document read of it, or after the day asked for."""
    rows = []
    for place, side in enumerate(sides):
        since = wanted.on or latest_read(record, side)
        rows += [
            Announced(session, place, since)
            for session in found
            if session.body in side.family and session.status in ANNOUNCED and session.start
            if after(session.start, since)
        ]
    return tuple(sorted(rows, key=lambda one: (one.session.start, one.session.meeting)))


def latest_read(record: Record, side: Side) -> str:
    """The date of the latest document read of a side; where none was, of the latest of all."""
    own = [source.date for source in record.read if source.body in side.family]
    return max(own, default="") or max((source.date for source in record.read), default="")

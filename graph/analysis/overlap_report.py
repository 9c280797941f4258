"""The report on overlap: bodies side by side, the provisions behind them, and how far the grades can be trusted."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.analysis.asked import asked, known_body
from graph.analysis.between import BodyPair, Ties, between
from graph.analysis.candidates import EVERY, nearest
from graph.analysis.likeness import CONTENT, GRADES, Likeness
from graph.analysis.members import Memberships
from graph.analysis.network_view import CONCERN, EXISTING, ties
from graph.analysis.network_view import active_on as ties_on
from graph.analysis.overlap import VERSION, Overlap, describe, judge_of, overlaps
from graph.analysis.provisions import Provision, provisions
from graph.analysis.reading import what_was_read
from graph.analysis.record import Record, key
from graph.analysis.statements import local
from graph.analysis.trust import trust
from graph.errors import QueryError
from graph.report import Report, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.likeness import Described
    from graph.analysis.network_view import Tie
    from graph.analysis.wording import Wording
    from graph.rdf import Iri
    from graph.report import Cell
    from graph.store import KnowledgeGraph
    from graph.view import View

_STRONG = ("overlap", "duplication")
_SUM = "Score: sum of the scores of pairs graded overlap or more."
_FEW_PARTS = 3
_ASIDE = (
    *("documents", "quadrant", "tie", "tie_between", "status", "date", "kind", "other_kind"),
    *("within_other", "other_within", "mostly_by", "same_area", "same_subject", "same_service", "held_back"),
)


class OverlapFound:
    """The overlaps that were asked for, with everything that shows them."""

    def __init__(
        self,
        kg: KnowledgeGraph,
        *,
        active_on: str | None = None,
        topic: Iri | None = None,
        between_two: tuple[Iri, Iri] | None = None,
        wording: str = "words",
    ) -> None:
        self.record = Record(kg.query)
        self.wanted = asked(self.record, active_on, topic)
        self.sides = self._sides(between_two)
        self.view: View = kg.view()
        everything = provisions(self.view)
        self.judge = judge_of(self.view, [provision.text for provision in everything], wording)
        self.provisions, described = self._kept(everything)
        self.silent = sum(not one.has_subject for one in described)
        found = overlaps(self.judge, self.provisions, described)
        self.overlaps = [pair for pair in found if self._across(pair.one.bodies, pair.other.bodies)]
        all_ties = ties(self.view)
        on_day = ties_on(all_ties, active_on, {}) if active_on else all_ties
        side_by_side = Ties(self.view, Memberships(self.view), on_day, self.wanted.in_time)
        self.pairs = [
            p for p in between(side_by_side, self.provisions, self.overlaps) if self._across((p.one,), (p.other,))
        ]

    @property
    def wording(self) -> Wording:
        """The way in which wording was compared."""
        return self.judge.wording

    def _sides(self, two: tuple[Iri, Iri] | None) -> tuple[frozenset[Iri], ...]:
        if not two:
            return ()
        for body in two:
            known_body(self.record, body)
        if two[0] == two[1]:
            raise QueryError(f"{key(two[0])} is named twice; name two bodies")
        one, other = (self.record.within(body) for body in two)
        return (one, other - one) if two[0] in other else (one - other, other)

    def _kept(self, everything: Sequence[Provision]) -> tuple[list[Provision], list[Described]]:
        described = describe(self.judge, everything)
        asked_for = [
            (provision, one)
            for provision, one in zip(everything, described, strict=True)
            if (self.wanted.topic is None or self.wanted.topic in self.record.upwards(one.topics))
            and (not self.sides or any(body in side for body in provision.bodies for side in self.sides))
        ]
        self.undated = sum(not provision.period.start for provision, _ in asked_for) if self.wanted.on else 0
        held = [(p, one) for p, one in asked_for if not self.wanted.on or p.period.holds_on(self.wanted.on)]
        return [provision for provision, _ in held], [one for _, one in held]

    def _across(self, ones: Sequence[Iri], others: Sequence[Iri]) -> bool:
        """Whether two holders stand on the two sides asked for."""
        if not self.sides:
            return True
        left, right = self.sides
        return (any(b in left for b in ones) and any(b in right for b in others)) or (
            any(b in right for b in ones) and any(b in left for b in others)
        )


def overlap_report(
    kg: KnowledgeGraph,
    *,
    active_on: str | None = None,
    topic: Iri | None = None,
    between_two: tuple[Iri, Iri] | None = None,
    wording: str = "words",
) -> Report:
    """Whose provisions meet, how surely, and whether the bodies deal with each other.

    ``between_two`` takes each body with all under it.

    Raises:
        QueryError: the date is none, or one body is named twice.
        UnknownNameError: the graph has no such topic or body.
        MissingExtraError: the way of wording is not installed.

    """
    found = OverlapFound(kg, active_on=active_on, topic=topic, between_two=between_two, wording=wording)
    sections = (bodies(found), _provisions(found), _organizations(found), _per_body(found), trust(found.wording.name))
    return Report("Where the work of bodies meets", notes(found), sections)


def notes(found: OverlapFound) -> tuple[str, ...]:
    """What was compared, how, and what it does not say."""
    lines = [
        _compared(found),
        found.wording.says,
        "Grades use the words of GAO-15-49SP: fragmentation is the same broad area, overlap like goals, activities or "
        "beneficiaries, duplication the same activity for the same beneficiaries. No grade says that work is wasted.",
        "Managed: cooperation that exists or is agreed, or a stated concern, is on record, between the two or between bodies "
        "above them. Unmanaged: none is on record in what was read.",
        what_was_read(found.record, found.wanted),
    ]
    if not found.provisions:
        lines.insert(
            0, "No mandate, recommendation or project of what was asked for is on record, so nothing can be compared."
        )
    return tuple(lines)


def _compared(found: OverlapFound) -> str:
    """How many provisions were compared, and how many could not be."""
    kinds = Counter(provision.kind for provision in found.provisions)
    what = ", ".join(f"{many} {kind if many == 1 else f'{kind}s'}" for kind, many in sorted(kinds.items())) or "nothing"
    bodies = len({body for provision in found.provisions for body in provision.bodies})
    told = f"Compared: {what} of {bodies} organizations and bodies"
    silent = f"; {found.silent} of them do not say what they are about and meet none" if found.silent else ""
    undated = f"; {found.undated} more have no date and are left out" if found.undated else ""
    many = len(found.provisions) - found.silent
    part = (
        f"; of so many only the nearest {nearest(many)} of each, so fragmentation is counted in part"
        if many > EVERY
        else ""
    )
    return f"{told}{silent}{undated}{part} (method overlap, version {VERSION})."


def bodies(found: OverlapFound) -> Section:
    """Pairs of bodies, those with most overlap first."""
    columns = (
        *("body", "id", "other_body", "other_id", "management", "score", *reversed(GRADES[1:])),
        *("share_of_body", "share_of_other", "members", "meetings", "documents"),
        *("quadrant", "tie", "tie_between", "status", "date", "document", "paragraph"),
    )
    shown = [pair for pair in found.pairs if pair.overlaps or pair.cooperation or pair.concerns]
    note = (
        "Score: sum of the scores of pairs graded overlap or more. Share: mean over the provisions of a body of the best score "
        "with one of the other, 0 to 1. Members, meetings, documents: how many both share; members are empty where those of one "
        "are not on record. Tie: the one that decides on management, their own first, with the date of the fact, else of its "
        "document; tie between: whose it is, if bodies above them have it."
    )
    rows = tuple(_body_row(found.record, pair) for pair in shown)
    return Section("bodies", "Bodies side by side", columns, rows, note, _ASIDE)


def _body_row(record: Record, pair: BodyPair) -> tuple[Cell, ...]:
    deciding = [
        tie for tie in (*pair.cooperation, *pair.concerns) if tie.layer in (EXISTING, CONCERN)
    ] or pair.cooperation
    tie = min(deciding, key=lambda one: (not pair.direct(one), one.layer != EXISTING), default=None)
    return (
        *(record.name(pair.one), key(pair.one), record.name(pair.other), key(pair.other)),
        *(pair.management, round(pair.weighted, 3)),
        *(pair.count(grade) for grade in reversed(GRADES[1:])),
        *(round(pair.one_in_other, 3), round(pair.other_in_one, 3)),
        *(pair.members, pair.meetings, pair.documents, pair.quadrant),
        *(_told(record, pair, tie) if tie else ("",) * 6),
    )


def _told(record: Record, pair: BodyPair, tie: Tie) -> tuple[Cell, ...]:
    whose = "" if pair.direct(tie) else " – ".join(record.name(party) for party in tie.pair)
    passage = local(tie.document), tie.paragraph
    return tie.kind or "concern", whose, tie.status or "voiced", tie.date, *passage


def _provisions(found: OverlapFound) -> Section:
    columns = (
        *("score", "grade", "body", "provision", "kind", "document", "paragraph"),
        *("other_body", "other_provision", "other_kind", "other_document", "other_paragraph"),
        *(
            "same_area",
            "same_subject",
            "same_service",
            "within_other",
            "other_within",
            "mostly_by",
            "held_back",
            "periods",
        ),
    )
    rows = [_row(found.record, pair) for pair in found.overlaps if pair.likeness.grade in _STRONG]
    note = (
        "Same area, subject, service: how surely, 0 to 1; the score is their mean. Within other: how much of the first lies in "
        "the other. Mostly by: the parts that speak most for likeness, with their shares."
    )
    return Section("provisions", "Provisions graded overlap or duplication", columns, tuple(rows), note, _ASIDE)


def _row(record: Record, pair: Overlap) -> tuple[Cell, ...]:
    like = pair.likeness
    return (
        *(like.score, like.grade, *_side(record, pair.one), *_side(record, pair.other)),
        *(round(answer, 3) for answer in like.answers),
        *(round(like.first_in_second, 3), round(like.second_in_first, 3), mostly(like), like.held_back, pair.periods),
    )


def _side(record: Record, provision: Provision) -> tuple[Cell, ...]:
    return record.names(provision.bodies), provision.text, provision.kind, provision.document, provision.paragraph


def mostly(like: Likeness) -> str:
    """The parts that speak most for likeness, with their shares."""
    parts = sorted(zip(like.shares, CONTENT, strict=True), key=lambda part: (-part[0], part[1]))
    return ", ".join(f"{name} {share:.0%}" for share, name in parts[:_FEW_PARTS] if share > 0)


def _organizations(found: OverlapFound) -> Section:
    record = found.record
    counts: dict[tuple[Iri, Iri], Counter[str]] = defaultdict(Counter)
    scores: dict[tuple[Iri, Iri], float] = defaultdict(float)
    for pair in found.overlaps:
        ones, others = ({record.organization(body) or body for body in side.bodies} for side in (pair.one, pair.other))
        for tops in {(min(one, other), max(one, other)) for one in ones for other in others if one != other}:
            counts[tops][pair.likeness.grade] += 1
            scores[tops] += pair.likeness.score if pair.likeness.grade in _STRONG else 0
    rows: list[tuple[Cell, ...]] = []
    for one, other in sorted(counts, key=lambda two: (-scores[two], *map(record.name, two), *two)):
        names = (record.name(one), key(one), record.name(other), key(other))
        by_grade = (counts[one, other][grade] for grade in reversed(GRADES[1:]))
        rows.append((*names, *by_grade, round(scores[one, other], 3)))
    columns = ("organization", "id", "other_organization", "other_id", *reversed(GRADES[1:]), "score")
    return Section("organizations", "Organizations with all their bodies", columns, tuple(rows), _SUM, _ASIDE)


def _per_body(found: OverlapFound) -> Section:
    record = found.record
    sizes: dict[Iri, int] = defaultdict(int)
    best: dict[Iri, dict[Iri, float]] = defaultdict(dict)
    partners: dict[Iri, set[Iri]] = defaultdict(set)
    for provision in found.provisions:
        for body in provision.bodies:
            sizes[body] += 1
    for pair in found.overlaps:
        if pair.likeness.grade in _STRONG:
            for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
                for body in mine.bodies:
                    best[body][mine.iri] = max(best[body].get(mine.iri, 0.0), pair.likeness.score)
                    partners[body].update(theirs.bodies)
    rows = [
        (record.name(b), key(b), size, len(best[b]), round(sum(best[b].values()) / size, 3), len(partners[b]))
        for b, size in sizes.items()
    ]
    columns = ("body", "id", "provisions", "that_meet_others", "share", "other_bodies")
    note = "Share: mean over all provisions of the body of the best score with one of any other body, 0 to 1."
    order = sorted(rows, key=lambda row: (-float(row[4]), str(row[0])))
    return Section("per-body", "Each body against all others", columns, tuple(order), note)

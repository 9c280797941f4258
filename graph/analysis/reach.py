"""Whom the record reaches: members that are named at no meeting read, and economies that nothing reaches."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.analysis.record import key
from graph.analysis.statements import local
from graph.rdf import Iri
from graph.report import Section

if TYPE_CHECKING:
    from graph.analysis.asked import Asked
    from graph.analysis.record import Record
    from graph.report import Cell

_LIST = 5
"""Economies that must be named at a meeting for a list of participants to count as read."""

_ENOUGH = 0.5
"""Share of the members that must be named somewhere before the others are listed one by one."""

_MEETINGS = "SELECT ?meeting ?start ?status WHERE { ?meeting a smepb:Meeting OPTIONAL { ?meeting smepb:start ?start } }"

_COUNTRIES = (
    "SELECT ?body ?economy WHERE { ?body smepb:country ?economy . ?economy a smepb:Economy } ORDER BY ?body ?economy"
)

_CODES = "SELECT ?economy ?code WHERE { ?economy a smepb:Economy ; smepb:iso3 ?code } ORDER BY ?economy"


class _Members:
    """The member economies of one organization, and those that lists of participants name."""

    def __init__(self, record: Record, wanted: Asked, organization: Iri, starts: dict[Iri, str]) -> None:
        rows = [row for row in record.members if row.organization == organization and _full(row.kind)]
        self.listed = {row.member for row in rows if record.actors.get(row.member) == "Economy"}
        self.as_of, self.source = max(((row.as_of, local(row.source)) for row in rows), default=("", ""))
        at: dict[Iri, set[Iri]] = defaultdict(set)
        for row in record.attendances:
            inside = row.body in record.within(organization) and wanted.of_body((row.body,))
            if (
                inside
                and record.actors.get(row.participant) == "Economy"
                and wanted.in_time(starts.get(row.meeting, ""))
            ):
                at[row.meeting].add(row.participant)
        lists = [meeting for meeting, named in at.items() if len(named) >= _LIST]
        self.lists = len(lists)
        years = sorted({starts.get(meeting, "")[:4] for meeting in lists} - {""})
        self.years = "-".join(dict.fromkeys((years[0], years[-1]))) if years else ""
        self.named = self.listed & {economy for named in at.values() for economy in named}

    @property
    def telling(self) -> bool:
        """Whether the lists name enough members to ask after the others."""
        return self.lists > 0 and len(self.named) >= _ENOUGH * len(self.listed)


def members_not_named(record: Record, wanted: Asked) -> list[Section]:
    """Two sections: of each organization, how many members are named at meetings; and those never named, one by one."""
    counts: list[tuple[Cell, ...]] = []
    never: list[tuple[Cell, ...]] = []
    codes = {row["economy"]: row["code"] for row in record.ask(_CODES).dicts()}
    otherwise, starts = _named_otherwise(record), _starts(record)
    for organization in sorted({row.organization for row in record.members}, key=lambda o: (record.name(o), o)):
        found = _Members(record, wanted, organization, starts)
        if not found.listed or not wanted.of_body(record.within(organization)):
            continue
        about = (record.name(organization), key(organization))
        missing = len(found.listed - found.named) if found.lists else None
        named = len(found.named) if found.lists else None
        listed = (len(found.listed), found.as_of, found.source)
        counts.append((*about, *listed, found.lists, found.years, named, missing))
        if found.telling:
            left = sorted(found.listed - found.named, key=lambda e: (record.name(e), e))
            where = (found.as_of, found.source, found.lists, found.years)
            never += [(*about, record.name(e), codes.get(e, ""), *where, otherwise[e]) for e in left]
    return [_counts(counts), _never(never)]


def _counts(rows: list[tuple[Cell, ...]]) -> Section:
    note = (
        f"Members of full standing that are States or economies. A list counts as read if a meeting of the organization, or of "
        f"a body under it, names {_LIST} or more economies; without a list nothing can be told, and the cells are empty. The "
        "list of members is of the date given: who joined or left between it and the meetings is not told apart."
    )
    columns = ("organization", "id", "members", "as_of", "source", "lists_read", "lists_of", "named", "never_named")
    return Section("members-reached", "Members named at the meetings read, by organization", columns, tuple(rows), note)


def _never(rows: list[tuple[Cell, ...]]) -> Section:
    note = (
        "Only for organizations of which at least half the members are named somewhere; for the others too few lists were "
        "read. Not named means not in the lists read, not that the member stayed away; it may have joined later than the lists. "
        "Otherwise named: acts, projects and cooperation of any body that name it or a body of its State."
    )
    columns = ("organization", "id", "economy", "iso3", "as_of", "source", "lists_read", "lists_of", "otherwise_named")
    return Section("members-never-named", "Members named at no meeting read", columns, tuple(rows), note)


def economies_not_reached(record: Record, wanted: Asked) -> Section:
    """Economies that no membership, no participation and no act names."""
    economies = {one for one, name in record.actors.items() if name == "Economy"}
    reached = {row.member for row in record.members if wanted.of_body((row.organization,))}
    reached |= {row.participant for row in record.attendances if wanted.of_body((row.body,))}
    country = {row["body"]: row["economy"] for row in record.ask(_COUNTRIES).dicts()}
    named = {party for act in record.acts for party in act.parties if wanted.of_body(act.parties)}
    reached |= named | {economy for body, economy in country.items() if body in named}
    left = sorted(economies - reached, key=lambda e: (record.name(e), e))
    rows = tuple((record.name(economy), key(economy)) for economy in left)
    note = (
        "An economy is reached by a membership, by being named at a meeting, or by a recommendation, request or other act that "
        "names it or a body of its State. Groups such as member States are not taken apart: they may mean it too."
    )
    title = "Economies that no membership, participation or recommendation reaches"
    return Section("economies-not-reached", title, ("economy", "id"), rows, note)


def _named_otherwise(record: Record) -> Counter[Iri]:
    country = {row["body"]: Iri(row["economy"]) for row in record.ask(_COUNTRIES).dicts()}
    found: Counter[Iri] = Counter()
    parties = [act.parties for act in record.acts] + [frozenset(project.bodies) for project in record.projects]
    parties += [frozenset((*tie.parties[0], *tie.parties[1])) for tie in record.ties]
    for several in parties:
        found.update({country.get(one, one) for one in several})
    return found


def _full(kind: str) -> bool:
    return kind in ("member", "nonregional-member")


def _starts(record: Record) -> dict[Iri, str]:
    return {row["meeting"]: row["start"] or "" for row in record.ask(_MEETINGS).dicts()}

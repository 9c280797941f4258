"""The timeline of meetings, by body and year: a drawing at fixed places, as values for a template, and the same as a table.

A filled disc is a meeting told as held; what was only announced is hollow, each status with a shape of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.naming import code_of
from graph.site.views import Cell, Link, Page, Row, Table
from graph.site.wording import counted, natural, period_words

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.facts import Facts
    from graph.site.views import Pieces

HELD, NOT_TOLD = "held", "not told"
STATUSES = (HELD, "scheduled", "planned", "tentative", "proposed", NOT_TOLD)
"""As shown in the legend: held, then what is announced, then what is told without a status."""
_TOP, _ROW = 34, 25
"""Height of the head and of a lane, in pixels, as the style sheet has them for the names beside the drawing."""
_WIDEST = 820
_LEAST_YEAR = 18


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting with a date."""

    x: float
    y: int
    status: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A body and its meetings."""

    name: str
    href: str
    y: int
    """The middle of the lane."""
    opens: bool
    """Whether an organization begins here."""

    @property
    def top(self) -> int:
        """The upper edge of the lane."""
        return self.y - _ROW // 2


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    years: tuple[tuple[int, int], ...]
    """Years to be named, with where they begin."""
    width: int
    height: int
    top: int = _TOP


@dataclass(frozen=True, slots=True)
class _Meeting:
    node: Iri
    body: str
    start: str
    status: str


class TimelinePage:
    """Makes the page of the timeline."""

    def __init__(self, facts: Facts) -> None:
        self._naming = facts.naming
        self._settled = facts.naming.source.settled

    def page(self) -> Page:
        """The drawing and its table."""
        meetings = [self._meeting(node) for node in self._settled.of_type("Meeting")]
        number = Counter(meeting.status for meeting in meetings)
        undated = sum(not meeting.start for meeting in meetings)
        announced = sum(number[status] for status in STATUSES[1:-1])
        lead = (
            f"{counted(len(meetings), 'meeting')} that the documents name: {number[HELD]} told as held, {announced} only announced, "
            f"{number[NOT_TOLD]} told without a status; {undated} without a date are only in the table."
        )
        content = {
            "drawing": self._drawing([meeting for meeting in meetings if meeting.start]),
            "statuses": tuple(status for status in STATUSES if number[status]),
            "table": self._table(meetings),
        }
        title = "Timeline of meetings"
        trail = parts.crumbs(Link("Meetings", "meetings.html"), Link("Timeline"))
        return Page("timeline.html", "timeline.html", title, title, "", trail, lead, (), (), content)

    def _meeting(self, node: Iri) -> _Meeting:
        status = code_of(self._settled.iri(node, "status") or "")
        body = self._settled.iri(node, "body") or ""
        return _Meeting(node, body, self._settled.text(node, "start"), status if status in STATUSES else NOT_TOLD)

    def _lanes(self, meetings: list[_Meeting]) -> list[str]:
        """Bodies in the order of lanes: by organization, that with most meetings first; meetings of no body last."""
        number = Counter(meeting.body for meeting in meetings)
        of = {body: self._home(body) for body in number}
        sums: Counter[str] = Counter()
        for body, times in number.items():
            sums[of[body]] += times
        return sorted(number, key=lambda body: (not body, -sums[of[body]], of[body], -number[body], body))

    def _home(self, body: str) -> str:
        chain = [body, *self._naming.source.ancestors(body)] if body else []
        return next((one for one in chain if self._settled.is_a(one, "Organization")), body)

    def _name(self, body: str) -> str:
        return self._naming.short_actor(body) if body else "No body stated"

    def _drawing(self, meetings: list[_Meeting]) -> Timeline | None:
        if not meetings:
            return None
        bodies = self._lanes(meetings)
        first, last = (pick(int(meeting.start[:4]) for meeting in meetings) for pick in (min, max))
        wide = max(_LEAST_YEAR, min(60, _WIDEST // (last - first + 1)))
        lanes = tuple(
            Lane(
                self._name(body),
                self._naming.addresses.of(body) if body else "",
                _TOP + place * _ROW + _ROW // 2,
                place > 0 and self._home(body) != self._home(bodies[place - 1]),
            )
            for place, body in enumerate(bodies)
        )
        marks = [self._mark(one, first, wide, lanes[bodies.index(one.body)].y) for one in meetings]
        step = 5 if last - first > 12 else 1
        years = tuple((year, (year - first) * wide) for year in range(first, last + 1) if year % step == 0)
        size = (last - first + 1) * wide + 32, _TOP + len(bodies) * _ROW + 6
        return Timeline(lanes, tuple(sorted(marks, key=lambda mark: (mark.y, mark.x, mark.href))), years, *size)

    def _mark(self, one: _Meeting, first: int, wide: int, y: int) -> Mark:
        when = period_words(one.start, self._settled.text(one.node, "end"))
        words = f"{self._naming.label(one.node)}, {when}: {one.status}"
        x = (int(one.start[:4]) - first + _part_of_year(one.start)) * wide
        return Mark(round(x, 1), y, one.status.replace(" ", "-"), self._naming.addresses.of(one.node), words)

    def _table(self, meetings: list[_Meeting]) -> Table:
        by_body: dict[str, list[_Meeting]] = defaultdict(list)
        for meeting in meetings:
            by_body[meeting.body].append(meeting)
        rows = []
        for body in sorted(by_body, key=lambda body: (not body, natural(self._name(body)), body)):
            found = by_body[body]
            name = Link(self._name(body), self._naming.addresses.of(body)) if body else self._name(body)
            groups = (HELD,), STATUSES[1:-1], (NOT_TOLD,)
            told = (_years([one.start for one in found if one.status in group]) for group in groups)
            rows.append(Row((Cell((name,)), Cell((str(len(found)),), numeric=True), *(Cell(years) for years in told))))
        columns = ("Body", "Meetings", "Held in", "Announced for", "Told without status for")
        return Table("Meetings by body and year", columns, tuple(rows))


def _part_of_year(date: str) -> float:
    """How far in its year a date lies; the middle of what is not known.

    >>> _part_of_year("2001"), _part_of_year("2001-07")
    (0.5, 0.5416666666666666)
    """
    if len(date) < len("2001-03"):
        return 0.5
    day = int(date[8:10]) - 0.5 if len(date) > len("2001-03") else 15.0
    return (int(date[5:7]) - 1 + day / 30) / 12


def _years(dates: list[str]) -> Pieces:
    """Years in order, with how many meetings if several, in one piece.

    >>> _years(["2001-03", "2002", "2001-05", ""])
    ('2001 (2), 2002, date not stated',)
    """
    number = Counter(date[:4] for date in dates)
    words = [f"{year} ({times})" if times > 1 else year for year, times in sorted(number.items()) if year]
    if number[""]:
        words.append(f"date not stated ({number['']})" if number[""] > 1 else "date not stated")
    return (", ".join(words),) if words else ()

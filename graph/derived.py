"""What a program computes from the stated facts: one named graph per method, never mixed into the default graph.

Each method is a pure function from the settled view to triples, with a name, a version and a sentence that says what it
does; the description graph records it with PROV (https://www.w3.org/TR/prov-o/).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Quad, Triple, date_literal
from graph.triples import GRAPH
from graph.vocab import BASE, TYPE, concept, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.view import View


@dataclass(frozen=True, slots=True)
class Method:
    """A way of computing one derived graph."""

    name: str
    version: str
    does: str
    run: Callable[[View], Iterator[Triple]]

    @property
    def graph(self) -> Iri:
        """The named graph that the method writes whole."""
        return Iri(f"{GRAPH}derived/{self.name}")

    @property
    def activity(self) -> Iri:
        """The PROV activity that wrote the graph."""
        return Iri(f"{BASE}id/activity/{self.name}-{self.version}")


def derive(view: View, methods: Iterable[Method]) -> list[Quad]:
    """The derived graph of each method."""
    return [Quad(t.subject, t.predicate, t.object, method.graph) for method in methods for t in method.run(view)]


def _undisputed(view: View, name: str) -> list[Iri]:
    disputed = concept("review", "disputed")
    return [fact for fact in view.of_type(name) if disputed not in view.iris(fact, "review")]


def _participation(view: View) -> Iterator[Triple]:
    held = concept("meeting-status", "held")
    for fact in _undisputed(view, "Participation"):
        for meeting in view.iris(fact, "meeting"):
            if held in view.iris(meeting, "status"):
                yield from (Triple(who, smepb("participatedIn"), meeting) for who in view.iris(fact, "participant"))


def _cooperation(view: View) -> Iterator[Triple]:
    real = {concept("cooperation-status", "existing"), concept("cooperation-status", "agreed")}
    for fact in _undisputed(view, "Cooperation"):
        if real.isdisjoint(view.iris(fact, "status")):
            continue
        for one in view.iris(fact, "from"):
            yield from (Triple(one, smepb("cooperatesWith"), other) for other in view.iris(fact, "to") if other != one)


def _hierarchy(view: View) -> Iterator[Triple]:
    for body in (*view.of_type("Organization"), *view.of_type("Body")):
        above, todo = [], [body]
        while todo:
            above.append(todo[0])
            todo = [parent for parent in view.iris(todo[0], "parent") if parent not in above]
        yield from (Triple(body, smepb("within"), higher) for higher in above)


def mandate_period(view: View, mandate: Iri) -> tuple[str, str, str, str]:
    """Start and how it is known, end (the first day after) and how it is known; what is not known is empty."""
    return *_start(view, mandate), *_end(view, mandate)


def _periods(view: View) -> Iterator[Triple]:
    for mandate in view.of_type("Mandate"):
        start, start_basis, end, end_basis = mandate_period(view, mandate)
        if not start:
            continue
        node = thing("period", mandate.split("/fact/", 1)[1].replace("/", "--"))
        yield Triple(node, TYPE, smepb("Period"))
        yield Triple(node, smepb("periodOf"), mandate)
        yield Triple(node, smepb("effectiveFrom"), date_literal(start))
        if end:
            yield Triple(node, smepb("effectiveUntil"), date_literal(end))
        yield Triple(node, smepb("basis"), Literal(f"{start_basis}; {end_basis}"))


def _start(view: View, mandate: Iri) -> tuple[str, str]:
    stated = view.text(mandate, "start")
    if stated:
        return stated, "start as stated"
    for citation in view.iris(mandate, "citation"):
        for document in view.iris(citation, "citedDocument"):
            return view.text(document, "date"), "in force when the document was issued"
    return "", ""


def _end(view: View, mandate: Iri) -> tuple[str, str]:
    stated = view.text(mandate, "end")
    if stated:
        return _day_after(stated), "end as stated"
    for meeting in view.iris(mandate, "until"):
        until = view.text(meeting, "start")
        status = [iri.rsplit("/", 1)[1] for iri in view.iris(meeting, "status")]
        if until:
            return until, f"ends with a meeting ({', '.join(status) or 'status unknown'})"
    start, duration = view.text(mandate, "start"), view.text(mandate, "duration")
    if start and duration:
        return add_duration(start, duration), "stated duration from the start"
    if duration:
        return "", "no end known: the duration is stated, its start is not"
    return "", "no end known"


def _day_after(date: str) -> str:
    if len(date) < len("2001-01-01"):
        return add_duration(date, "P1Y" if len(date) == len("2001") else "P1M")
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=1)).isoformat()


def add_duration(date: str, duration: str) -> str:
    """A date of any precision plus years, months, weeks and days; a date less precise than the step stays as it is.

    >>> add_duration("2001-03-22", "P1Y"), add_duration("2001-11", "P6M"), add_duration("2001", "P6M")
    ('2002-03-22', '2002-05', '2001')
    """
    step = {unit: int(number) for number, unit in re.findall(r"(\d+)([YMWD])", duration)}
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + step.get('Y', 0):04d}"
    months = parts[0] * 12 + parts[1] - 1 + 12 * step.get("Y", 0) + step.get("M", 0)
    year, month = divmod(months, 12)
    if len(parts) == 2:
        return f"{year:04d}-{month + 1:02d}"
    day = datetime.date(year, month + 1, 1) + datetime.timedelta(days=min(parts[2], _days(year, month + 1)) - 1)
    return (day + datetime.timedelta(weeks=step.get("W", 0), days=step.get("D", 0))).isoformat()


def _days(year: int, month: int) -> int:
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - datetime.timedelta(days=1)).day


DIRECT = (
    Method(
        "participation",
        "1",
        "Takes each undisputed participation in a meeting that was held as a direct link from participant to meeting.",
        _participation,
    ),
    Method(
        "cooperation",
        "1",
        "Takes each undisputed cooperation that exists or is agreed as a direct link between its parties; "
        "requests and proposals are left out.",
        _cooperation,
    ),
    Method("hierarchy", "1", "Follows the parents of each body to the top; a body is within itself.", _hierarchy),
    Method(
        "mandate-periods",
        "2",
        "Gives each mandate its days in force: from its stated start, else the date of the document; until its stated end, "
        "else the start of the meeting up to which it runs, else stated start plus duration, else open.",
        _periods,
    ),
)

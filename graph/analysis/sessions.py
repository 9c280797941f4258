"""Meetings that were held, and whether a document of theirs was read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.dates import after
from graph.analysis.record import in_order, key
from graph.analysis.statements import local
from graph.rdf import Iri
from graph.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.asked import Asked
    from graph.analysis.record import Record, Source

OWN, TOLD, NAMED = "own record read", "told by others", "only named"
"""How a meeting is known: from a record of its own, from facts in other documents, or by its name alone."""

RECORDS = ("meeting-report", "ministerial-statement", "recommendations", "agreement")
"""Kinds of document that record a meeting; a speech, a press release or an agenda does not."""

_LATEST_RECORD = 3
"""Months after its beginning in which a record of a meeting is dated."""

_MEETINGS = """
SELECT ?meeting ?body ?start ?end ?status ?ordinal WHERE {
  ?meeting a smepb:Meeting .
  OPTIONAL { ?meeting smepb:body ?body } OPTIONAL { ?meeting smepb:start ?start } OPTIONAL { ?meeting smepb:end ?end }
  OPTIONAL { ?meeting smepb:status ?status } OPTIONAL { ?meeting smepb:ordinal ?ordinal }
} ORDER BY ?meeting"""

_NAMED = """
SELECT DISTINCT ?meeting ?document ?paragraph WHERE {
  ?fact smepb:mentions ?meeting ; smepb:citation ?c . ?meeting a smepb:Meeting .
  ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph .
} ORDER BY ?meeting ?document ?paragraph"""

_TOLD = """
SELECT ?meeting (COUNT(DISTINCT ?fact) AS ?facts) WHERE { ?fact smepb:meeting ?meeting ; smepb:review ?review }
GROUP BY ?meeting ORDER BY ?meeting"""


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting, held or announced, and what is known of it."""

    meeting: Iri
    body: Iri | None
    start: str
    end: str
    status: str
    ordinal: int | None
    facts: int
    """Participations, decisions and other facts that are told of it, in any document."""
    passages: tuple[tuple[Iri, str], ...]
    """Documents and paragraphs that name it."""

    @property
    def year(self) -> str:
        """The year in which it began, or ``undated``."""
        return self.start[:4] or "undated"

    @property
    def held(self) -> bool:
        """Whether it was held, or is told with its date and without a status."""
        return self.status == "held" or (self.status == "not told" and bool(self.start))


def sessions(record: Record) -> list[Session]:
    """Every meeting on record, sorted."""
    passages: dict[str, list[tuple[Iri, str]]] = defaultdict(list)
    for row in record.ask(_NAMED).dicts():
        passages[row["meeting"]].append((Iri(row["document"]), row["paragraph"]))
    facts = {row["meeting"]: row["facts"] for row in record.ask(_TOLD).dicts()}
    found = {}
    for row in record.ask(_MEETINGS).dicts():
        meeting = Iri(row["meeting"])
        body = Iri(row["body"]) if row["body"] else None
        status = local(row["status"] or "not told")
        told, named = facts.get(meeting, 0), tuple(passages[meeting])
        found[meeting] = Session(
            meeting, body, row["start"] or "", row["end"] or "", status, row["ordinal"], told, named
        )
    return [found[meeting] for meeting in sorted(found)]


def known_as(record: Record, found: Iterable[Session]) -> dict[Iri, str]:
    """Of each meeting that was held, how it is known: :data:`OWN`, :data:`TOLD` or :data:`NAMED`.

    A document read is the record of at most one meeting: of those held that it names, the last that had begun. It is of a
    recording kind, and issued by the body of the meeting within three months, or in the days of the meeting by a body
    above, or by anyone if the meeting names no body.
    """
    read = {source.document: source for source in record.read}
    meetings = [session for session in found if session.held]
    own = {_recorded(record, source, meetings) for source in read.values() if source.kind in RECORDS}
    levels = {}
    for session in meetings:
        told = session.facts or any(_in_days(read[d].date, session) for d, _ in session.passages if d in read)
        levels[session.meeting] = OWN if session.meeting in own else TOLD if told else NAMED
    return levels


def _recorded(record: Record, source: Source, meetings: list[Session]) -> Iri | None:
    named = [s for s in meetings if any(document == source.document for document, _ in s.passages)]
    fitting = [s for s in named if _fits(record, source, s)]
    return max(fitting, key=lambda s: (s.start, s.body == source.body, s.meeting)).meeting if fitting else None


def _fits(record: Record, source: Source, session: Session) -> bool:
    if not session.start or not source.date or after(session.start, source.date):
        return False
    if session.body is not None and session.body == source.body:
        return _months(session.start, source.date) <= _LATEST_RECORD
    return (session.body is None or source.body in record.above(session.body)) and _in_days(source.date, session)


def _in_days(date: str, session: Session) -> bool:
    """Whether a date falls in the days of a meeting; these must be known to the day."""
    if not date or len(session.start) < len("2001-03-21"):
        return False
    return not after(session.start, date) and not after(date, session.end or session.start)


def _months(one: str, other: str) -> int:
    """Whole calendar months from one date to a later one; dates known by the year only are as near as they can be."""
    if min(len(one), len(other)) < len("2001-03"):
        return 12 * (int(other[:4]) - int(one[:4]) - 1) if one[:4] != other[:4] else 0
    return 12 * (int(other[:4]) - int(one[:4])) + int(other[5:7]) - int(one[5:7])


def meetings_without_record(record: Record, wanted: Asked, found: list[Session]) -> Section:
    """The meetings known to have been held for which no document of their own was read."""
    levels = known_as(record, found)
    rows = [
        _without(record, session, levels[session.meeting])
        for session in found
        if levels.get(session.meeting, OWN) != OWN and wanted.of_body((session.body,)) and wanted.in_time(session.start)
    ]
    columns = (
        "body",
        "id",
        "year",
        "meeting",
        "start",
        "status",
        "known_as",
        "facts",
        "named_by",
        "document",
        "paragraph",
    )
    note = (
        f"{OWN.capitalize()}: a report, statement, recommendations or agreement of the meeting itself was read; such meetings "
        f"are left out here. {TOLD.capitalize()}: another document tells facts of it, or a speech, news item or programme of "
        "its days was read. The first passage that names the meeting is given."
    )
    return Section(
        "meetings-without-record",
        "Meetings held of which no record was read",
        columns,
        tuple(sorted(rows, key=in_order)),
        note,
    )


def _without(record: Record, session: Session, level: str) -> tuple[str | int, ...]:
    document, paragraph = session.passages[0] if session.passages else ("", "")
    about = (record.name(session.body), key(session.body), session.year, record.name(session.meeting), session.start)
    named_by = len({document for document, _ in session.passages})
    return (*about, session.status, level, session.facts, named_by, local(document), paragraph)


def numbers_not_named(record: Record, wanted: Asked, found: list[Session]) -> Section:
    """For each numbered series of meetings, the numbers up to the highest that no document names."""
    series: dict[Iri, list[Session]] = defaultdict(list)
    for session in found:
        if session.body and wanted.of_body((session.body,)):
            series[session.body].append(session)
    rows = [_numbers(record, body, meetings) for body, meetings in series.items()]
    columns = ("body", "id", "lowest", "highest", "not_named_between", "numbers", "below_lowest", "without_number")
    note = (
        "Inferred from the numbering, not stated. A number that no document names was held and not read about, or the "
        "meeting is on record without its number (last column), or the series was numbered otherwise."
    )
    title = "Numbers of a series of meetings that no document names"
    return Section("numbers-not-named", title, columns, tuple(sorted(filter(None, rows), key=in_order)), note)


def _numbers(record: Record, body: Iri, meetings: list[Session]) -> tuple[str | int, ...]:
    numbers = {session.ordinal for session in meetings if session.ordinal}
    lowest = min(numbers, default=1)
    missing = [number for number in range(lowest, max(numbers, default=1)) if number not in numbers]
    if not missing and lowest == 1:
        return ()
    without = sum(session.ordinal is None and session.held for session in meetings)
    return (record.name(body), key(body), lowest, max(numbers), len(missing), runs(missing), lowest - 1, without)


def runs(numbers: list[int]) -> str:
    """Ascending whole numbers, runs taken together.

    >>> runs([1, 2, 3, 5, 8, 9])
    '1-3, 5, 8-9'
    """
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)

"""What was read: the documents of each body and year, how each was read, and how many facts it gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.asked import acts_asked
from graph.analysis.record import in_order, key
from graph.analysis.sessions import NAMED, OWN, TOLD, known_as, sessions
from graph.analysis.statements import local
from graph.rdf import Iri
from graph.report import Section

if TYPE_CHECKING:
    from graph.analysis.asked import Asked
    from graph.analysis.record import Record
    from graph.report import Cell

_FACTS = """
SELECT ?document ?class (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
  ?fact smepb:review ?review ; a ?type ; smepb:citation/smepb:citedDocument ?document .
  BIND (STRAFTER(STR(?type), "#") AS ?class)
} GROUP BY ?document ?class ORDER BY ?document ?class"""

_NAMED_IN = """
SELECT ?document ?by ?paragraph WHERE {
  ?fact smepb:mentions ?document ; smepb:citation ?c . ?document a smepb:Document .
  ?c smepb:citedDocument ?by ; smepb:paragraph ?paragraph .
} ORDER BY ?document ?by ?paragraph"""

_BODIES_NAMED_IN = """
SELECT ?body (COUNT(DISTINCT ?by) AS ?documents) WHERE {
  VALUES ?class { smepb:Body smepb:Organization }
  ?body a ?class . ?fact smepb:mentions ?body ; smepb:citation/smepb:citedDocument ?by .
} GROUP BY ?body ORDER BY ?body"""

_ACTS = ("Mandate", "Recommendation", "Decision", "Participation", "Cooperation", "OverlapConcern")
_LEAST_NAMED = 2


@dataclass(slots=True)
class _Year:
    """What is known of one body in one year."""

    documents: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    on_topic: int = 0
    meetings: Counter[str] = field(default_factory=Counter)
    announced: int = 0


def what_was_read(record: Record, wanted: Asked) -> str:
    """One sentence that must stand beside every "none found"."""
    if not record.read:
        return "No document was read: nothing can be told, neither that it is nor that it is not."
    read = [source for source in record.read if wanted.of_body((source.body,)) and wanted.in_time(source.date)]
    if not read:
        return "No document issued by what was asked for was read: others alone tell of it, and what they do not tell is unknown."
    how = Counter(source.reading for source in read)
    dates = sorted(source.date for source in read if source.date)
    span = f", dated {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    undated = f", {len(read) - len(dates)} without a date" if len(dates) < len(read) else ""
    bodies = len({source.body for source in read if source.body})
    return (
        f"Read: {how['complete']} of {len(read)} documents completely, {how['record']} for recorded facts only, issued by "
        f"{bodies} {'body' if bodies == 1 else 'bodies'}{span}{undated}. What they do not tell is unknown, not absent."
    )


def by_body_and_year(record: Record, wanted: Asked) -> Section:
    """Documents read, facts, and meetings held, for each body and year."""
    years = _years(record, wanted)
    rows = sorted((_row(record, wanted, place, years[place]) for place in years), key=in_order)
    columns = ["organization", "body", "id", "year", "read_completely", "read_for_record", "facts"]
    columns += ["on_topic"] if wanted.topic else []
    columns += ["meetings_held", "own_record_read", "told_by_others", "only_named", "announced"]
    topic = " On topic: mandates, recommendations, decisions and other acts on it." if wanted.topic else ""
    note = (
        "Documents stand under the body that issued them and the year of their date, meetings under the body that met and "
        "the year they began. Meetings held: those told as held, or told with a date and no status. Announced: planned or "
        "proposed, and not on record as held. Read for record: only what the record of the document tells was taken."
        f"{topic}"
    )
    return Section("coverage", "What was read, by body and year", tuple(columns), tuple(rows), note)


def _years(record: Record, wanted: Asked) -> dict[tuple[Iri | None, str], _Year]:
    years: dict[tuple[Iri | None, str], _Year] = defaultdict(_Year)
    facts = _facts(record)
    on_topic = Counter(act.passage.document for act in acts_asked(record, wanted)) if wanted.topic else Counter()
    for source in record.read:
        if wanted.of_body((source.body,)) and wanted.in_time(source.date):
            found = years[source.body, source.year]
            found.documents[source.reading] += 1
            found.facts += facts[source.document].total()
            found.on_topic += on_topic[source.document]
    meetings = sessions(record)
    levels = known_as(record, meetings)
    for session in meetings:
        if wanted.of_body((session.body,)) and wanted.in_time(session.start):
            if session.meeting in levels:
                years[session.body, session.year].meetings[levels[session.meeting]] += 1
            elif session.status != "not told":
                years[session.body, session.year].announced += 1
    return years


def _row(record: Record, wanted: Asked, place: tuple[Iri | None, str], found: _Year) -> tuple[Cell, ...]:
    body, year = place
    told = tuple(found.meetings[level] for level in (OWN, TOLD, NAMED))
    read = (found.documents["complete"], found.documents["record"], found.facts)
    topic = (found.on_topic,) if wanted.topic else ()
    names = (record.name(record.organization(body)), record.name(body) or "no body named", key(body))
    return (*names, year, *read, *topic, sum(told), *told, found.announced)


def _facts(record: Record) -> dict[Iri, Counter[str]]:
    facts: dict[Iri, Counter[str]] = defaultdict(Counter)
    for row in record.ask(_FACTS).dicts():
        facts[Iri(row["document"])][row["class"]] += row["facts"]
    return facts


def documents_read(record: Record, wanted: Asked) -> Section:
    """Each document that was read, how, and what it gave."""
    facts = _facts(record)
    rows: list[tuple[Cell, ...]] = []
    for source in record.read:
        if wanted.of_body((source.body,)) and wanted.in_time(source.date):
            found = facts[source.document]
            acts = tuple(found[name] for name in _ACTS)
            about = (local(source.document), record.name(source.body), key(source.body), source.date, source.kind)
            rows.append((*about, source.reading, found.total(), *acts, found.total() - sum(acts)))
    columns = ["document", "body", "id", "date", "kind", "reading", "facts", "mandates", "recommendations"]
    columns += ["decisions", "participations", "cooperations", "overlap_concerns", "other"]
    note = "Other facts name bodies, meetings, documents, projects, themes, officials, agenda items or examples."
    return Section("documents-read", "Documents read and the facts each gave", tuple(columns), tuple(rows), note)


def documents_not_read(record: Record, wanted: Asked) -> Section:
    """Documents that those read name, and that were not read."""
    passages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in record.ask(_NAMED_IN).dicts():
        passages[row["document"]].append((local(row["by"]), row["paragraph"]))
    rows = []
    for source in record.sources:
        named = passages.get(source.document)
        if named and not source.reading and wanted.of_body((source.body,)) and wanted.in_time(source.date):
            about = (record.name(source.body), key(source.body), record.name(source.document), source.date, source.kind)
            rows.append((*about, len({document for document, _ in named}), *named[0]))
    columns = ("body", "id", "named_document", "date", "kind", "named_by", "document", "paragraph")
    note = (
        "The first passage that names it is given. A document that is only planned stands here too, and a report that was read "
        "under its title may stand here under its symbol."
    )
    title = "Documents that are named and were not read"
    return Section("documents-not-read", title, columns, tuple(sorted(rows, key=in_order)), note)


def bodies_not_read(record: Record, wanted: Asked) -> Section:
    """Bodies that two or more documents name and none of whose own documents was read."""
    issued = {source.body for source in record.read}
    mandates = Counter(body for act in record.acts if act.kind == "mandate" for body in act.to)
    asks = Counter(body for act in record.acts if act.kind == "recommendation" for body in act.to)
    rows = []
    for row in record.ask(_BODIES_NAMED_IN).dicts():
        body = Iri(row["body"])
        many = row["documents"] >= _LEAST_NAMED or mandates[body] or asks[body]
        if many and wanted.of_body((body,)) and not issued & record.within(body):
            rows.append((record.name(body), key(body), row["documents"], mandates[body], asks[body]))
    rows.sort(key=lambda row: (-int(row[2]), str(row[0]), str(row[1])))
    columns = ("body", "id", "named_by", "mandates", "recommendations_to_it")
    note = (
        f"Organizations and bodies named by {_LEAST_NAMED} or more documents, or charged or asked by one, of which no document "
        "was read, nor of a body under them. All that is told of them is told by others."
    )
    return Section("bodies-not-read", "Bodies of which no document was read", columns, tuple(rows), note)

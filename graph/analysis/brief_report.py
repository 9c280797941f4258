"""A two-body brief as a report: one table for each part, every row with its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.brief import STRONG, Briefs
from graph.analysis.brief_parts import HOST
from graph.analysis.brief_words import counted, in_short, reading, shared, title
from graph.analysis.candidates import EVERY
from graph.analysis.likeness import GRADES
from graph.analysis.network_view import LAYERS, MUTUAL
from graph.analysis.overlap import VERSION
from graph.analysis.overlap_report import mostly
from graph.analysis.record import Record, key
from graph.analysis.statements import local
from graph.report import Report, Section

if TYPE_CHECKING:
    from graph.analysis.brief import Brief
    from graph.analysis.brief_parts import OnRecord, Presence
    from graph.analysis.overlap import Overlap
    from graph.analysis.provisions import Provision
    from graph.rdf import Iri
    from graph.report import Cell
    from graph.store import KnowledgeGraph

_PLACES = ("document", "paragraph", "other_document", "other_paragraph")
_PROVISION_ASIDE = ("id", "other_id", "kind", "other_kind", "within_other", "other_within", "mostly_by", "held_back")


def read_briefs(kg: KnowledgeGraph) -> Briefs:
    """Everything that briefs need of a graph."""
    return Briefs(Record(kg.query), kg.view(), kg.paths.ontology)


def brief_report(
    kg: KnowledgeGraph, one: Iri, other: Iri, *, active_on: str | None = None, topic: Iri | None = None
) -> Report:
    """Two bodies, each with all under it, side by side.

    Raises:
        QueryError: the date is none, or one body is named twice.
        UnknownNameError: the graph has no such topic or body.

    """
    briefs = read_briefs(kg)
    return as_report(briefs.record, briefs.between(one, other, active_on=active_on, topic=topic))


def as_report(record: Record, brief: Brief) -> Report:
    """A brief as tables: in short first, then each part."""
    sections = (
        _figures(record, brief),
        _overlaps(record, brief),
        _ties(record, brief),
        _members(record, brief),
        _topics(record, brief),
        _meetings(record, brief),
        _announced(record, brief),
        _read(record, brief),
    )
    return Report(
        title(record, brief),
        (*in_short(record, brief), shared(brief), *notes(brief.compared), *reading(record, brief)),
        sections,
    )


def notes(many: int) -> tuple[str, ...]:
    """By which method so many provisions were compared, and what a grade does not say."""
    near = (
        " Of so many provisions only the nearest were compared, so fragmentation is counted in part."
        if many > EVERY
        else ""
    )
    return (
        f"Provisions are compared by shared words and facets (method provision-overlap, version {VERSION}); grades use the words "
        "of GAO-15-49SP, and none says that work is wasted. Managed: cooperation that exists or is agreed, or a stated concern, "
        f"is on record.{near}",
    )


def _figures(record: Record, brief: Brief) -> Section:
    bodies = [side.body for side in brief.sides]
    rows: list[tuple[Cell, ...]] = [
        ("name", *(record.name(body) for body in bodies), None),
        ("id", *(key(body) for body in bodies), None),
        ("provisions compared", *(len(held) for held in brief.provisions), None),
        *((f"pairs graded {grade}", None, None, brief.count(grade)) for grade in reversed(GRADES[1:])),
        ("sum of scores of overlap or more", None, None, brief.score),
        ("share of provisions that meets the other", brief.covered(0), brief.covered(1), None),
        ("management", None, None, brief.management),
        *((f"statements: {layer}", None, None, sum(one.tie.layer == layer for one in brief.ties)) for layer in LAYERS),
        ("members", *(len(one.members) or None for one in brief.members.lists), _shared_members(brief)),
        ("topics shared", None, None, len(brief.topics)),
        ("meetings held with both", None, None, sum(one.session.held for one in brief.meetings)),
        ("documents read completely", *(sum(s.reading == "complete" for s in read) for read in brief.read), None),
        ("documents read for record", *(sum(s.reading == "record" for s in read) for read in brief.read), None),
        ("latest document read", *(max((s.date for s in read), default="") for read in brief.read), None),
    ]
    note = "Share: mean over the provisions of a body of the best score with one of the other, 0 to 1. Each body with all under it."
    return Section("in-short", "In short", ("what", "body", "other_body", "both"), tuple(rows), note)


def _shared_members(brief: Brief) -> int | None:
    return len(brief.members.shared) if brief.members.known else None


def _overlaps(record: Record, brief: Brief) -> Section:
    columns = (
        *("score", "grade", "body", "id", "provision", "kind", "document", "paragraph", "date"),
        *("other_body", "other_id", "other_provision", "other_kind", "other_document", "other_paragraph", "other_date"),
        *("periods", "within_other", "other_within", "mostly_by", "held_back"),
    )
    rows = tuple(_overlap(record, pair) for pair in brief.overlaps)
    further = counted(brief.count("fragmentation"), "pair", "pairs")
    note = (
        f"Pairs graded {' or '.join(STRONG)}, the most alike first; {further} graded fragmentation are left out. Date: since when a "
        "provision is told. Within other: how much of the first lies in the other. Provisions in words of this data set."
    )
    return Section("overlaps", "Where their work overlaps", columns, rows, note, _PROVISION_ASIDE)


def _overlap(record: Record, pair: Overlap) -> tuple[Cell, ...]:
    like = pair.likeness
    inside = round(like.first_in_second, 3), round(like.second_in_first, 3)
    sides = (*_provision(record, pair.one), *_provision(record, pair.other))
    return round(like.score, 3), like.grade, *sides, pair.periods, *inside, mostly(like), like.held_back


def _provision(record: Record, one: Provision) -> tuple[Cell, ...]:
    ids = "; ".join(key(body) for body in one.bodies)
    return record.names(one.bodies), ids, one.text, one.kind, one.document, one.paragraph, one.period.start


def _ties(record: Record, brief: Brief) -> Section:
    columns = (
        *("from", "from_id", "direction", "to", "to_id", "type", "kind", "status", "layer", "date", "date_is"),
        *("about", "condition", "review", "standing", "document", "paragraph"),
    )
    rows = tuple(_tie(record, one) for one in brief.ties)
    note = "Layers: " + "; ".join(f"{name} = {what}" for name, what in LAYERS.items()) + "."
    aside = ("from_id", "to_id", "type", "layer", "date_is", "review")
    return Section("cooperation", "Cooperation and concerns on record", columns, rows, note, aside)


def _tie(record: Record, one: OnRecord) -> tuple[Cell, ...]:
    tie = one.tie
    parties = record.names(one.sources), _ids(one.sources), direction(tie.kind, tie.type), record.names(one.targets)
    kind = tie.kind or "concern"
    told = tie.type, kind, tie.status, tie.layer, tie.date, tie.date_basis, tie.about, tie.condition, tie.review
    return (*parties, _ids(one.targets), *told, one.standing, local(tie.document), tie.paragraph)


def direction(kind: str, type_: str = "cooperation") -> str:
    """How a tie leads: both ways, or from the first party to the second."""
    return "both ways" if kind in MUTUAL or type_ == "overlap-concern" else "to"


def _ids(several: tuple[Iri, ...]) -> str:
    return "; ".join(key(one) for one in several)


def _members(record: Record, brief: Brief) -> Section:
    lists = brief.members.lists
    source = tuple(
        cell
        for one in lists
        for cell in (
            "; ".join(local(document) for document, _ in one.sources),
            "; ".join(sorted({as_of for _, as_of in one.sources})),
        )
    )
    rows = tuple((record.name(who), key(who), *source) for who in brief.members.shared)
    held = " and ".join(
        f"{record.name(one.organization)} ({len(one.members)})" for one in lists if one.organization is not None
    )
    note = f"Full members on the lists of {held or 'neither'}; a body without a list has that of the nearest body above it."
    columns = ("member", "id", "document", "as_of", "other_document", "other_as_of")
    return Section("members", "Shared members", columns, rows, note)


def _topics(record: Record, brief: Brief) -> Section:
    columns = ("topic", "id", "provisions", "other_provisions", *_PLACES)
    rows: list[tuple[Cell, ...]] = []
    for one in brief.topics:
        first, second = (held[0] for held in one.provisions)
        places = first.document, first.paragraph, second.document, second.paragraph
        rows.append((record.name(one.topic), key(one.topic), *(len(held) for held in one.provisions), *places))
    note = (
        "How many provisions of each state the topic or show it by their words, with the first passage of each. Topics with many "
        "provisions of both that few bodies have come first."
    )
    return Section("topics", "Shared topics", columns, tuple(rows), note)


def _meetings(record: Record, brief: Brief) -> Section:
    columns = ("meeting", "body", "start", "status", "there", "document", "paragraph", "also_there", *_PLACES[2:])
    rows: list[tuple[Cell, ...]] = []
    for one in brief.meetings:
        session = one.session
        about = record.name(session.meeting), record.name(session.body), session.start, session.status
        rows.append((*about, *(cell for side in one.present for cell in presence(record, side))))
    note = f"Who of each side is named among those at the meeting; the body whose meeting it is stands as {HOST!r}."
    return Section("meetings", "Meetings with both", columns, tuple(rows), note)


def presence(record: Record, present: tuple[Presence, ...]) -> tuple[Cell, ...]:
    """Who of a side is at a meeting, and the first passage that says so."""
    names = "; ".join(
        f"{record.name(one.body)} ({one.role})" if one.role == HOST else record.name(one.body) for one in present
    )
    first = present[0]
    return names, local(first.document or ""), first.paragraph


def _announced(record: Record, brief: Brief) -> Section:
    columns = ("body", "meeting", "start", "end", "status", "after", "document", "paragraph")
    rows: list[tuple[Cell, ...]] = []
    for one in brief.announced:
        session = one.session
        document, paragraph = session.passages[0] if session.passages else ("", "")
        told = session.start, session.end, session.status, one.since, local(document), paragraph
        rows.append((record.name(session.body), record.name(session.meeting), *told))
    note = (
        "Told as scheduled, planned or tentative, and later than the latest document read of the body (column after), or than "
        "the day asked for; whether they were held is not recorded."
    )
    return Section("dates", "Next dates", columns, tuple(rows), note)


def _read(record: Record, brief: Brief) -> Section:
    columns = ("side", "document", "title", "body", "id", "date", "kind", "reading")
    rows = tuple(
        (
            *(record.name(side.body), local(source.document), record.name(source.document)),
            *(record.name(source.body), key(source.body), source.date, source.kind, source.reading),
        )
        for side, read in zip(brief.sides, brief.read, strict=True)
        for source in read
    )
    note = "Documents that each side issued and that were read: completely, or for recorded facts only."
    return Section("read", "What was read of each", columns, rows, note)

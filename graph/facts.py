"""The fact types: what one passage of one document can report.

Facts are frozen values. Each field is declared once with its range and the property it becomes in the graph
(:mod:`graph.fact_fields`); :mod:`graph.fact_json` reads and writes them, :mod:`graph.triples` turns them into RDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from graph.fact_fields import Many, Range, Spec, declare, specs


def _text(prop: str, **more: Any) -> Any:
    return declare(Range.TEXT, prop, **more)


def _texts(prop: str) -> Any:
    return declare(Range.TEXT, prop, many=Many.LIST)


def _date(prop: str) -> Any:
    return declare(Range.DATE, prop)


def _code(prop: str, scheme: str, **more: Any) -> Any:
    return declare(Range.CODE, prop, scheme=scheme, **more)


def _terms(prop: str) -> Any:
    return declare(Range.TERM, prop, many=Many.LIST, scheme=prop)


def _actors(prop: str, **more: Any) -> Any:
    return declare(Range.ACTOR, prop, **{"many": Many.SOME, **more})


def _name(*, required: bool = True) -> Any:
    return declare(Range.NAME, "nameAsPrinted", required=required)


def _summary(key: str = "") -> Any:
    return declare(Range.SUMMARY, "summary", key=key, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has: where it stands, and how far people have checked it."""

    kind_of_thing: ClassVar[str] = ""
    """``body``, ``meeting`` ... if the fact describes a thing with a node of its own, else empty."""

    id: str
    document: str
    paragraph: str
    condition: str = declare(Range.SUMMARY, "condition")
    note: str = declare(Range.SUMMARY, "note")
    review: str = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Fact):
    """An organization that the document names."""

    kind_of_thing: ClassVar[str] = "body"
    name: str = _name()
    acronyms: tuple[str, ...] = _texts("acronym")
    kind: str = _code("kind", "organization-kind")
    part_of: str = _actors("parent", many=Many.ONE)
    iso3: str = declare(Range.ISO3, "country")
    established: str = _date("established")
    end: str = _date("end")
    chair: tuple[str, ...] = declare(Range.PERSON, "chair", many=Many.SOME)
    formerly: tuple[str, ...] = _texts("formerName")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Fact):
    """A subsidiary body that the document names."""

    kind_of_thing: ClassVar[str] = "body"
    name: str = _name()
    acronym: str = _text("acronym")
    code: str = _text("code")
    kind: str = _code("kind", "body-kind")
    parent: str = _actors("parent", many=Many.ONE)
    established: str = _date("established")
    established_at: str = declare(Range.MEETING, "establishedAt")
    mandate_length: str = _text("mandateLength")
    variants: tuple[str, ...] = _texts("variant")
    end: str = _date("end")
    chair: tuple[str, ...] = declare(Range.PERSON, "chair", many=Many.SOME)
    formerly: tuple[str, ...] = _texts("formerName")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    """A meeting, past or planned."""

    kind_of_thing: ClassVar[str] = "meeting"
    name: str = _name()
    of_body: str = _actors("body", many=Many.ONE)
    ordinal: int | None = declare(Range.INTEGER, "ordinal")
    start: str = _date("start")
    end: str = _date("end")
    place: str = _text("place")
    chair: tuple[str, ...] = declare(Range.PERSON, "chair", many=Many.SOME)
    opened_by: tuple[str, ...] = declare(Range.PERSON, "openedBy", many=Many.SOME)
    status: str = _code("status", "meeting-status")
    parallel_to: str = declare(Range.MEETING, "parallelTo")
    proposed_by: tuple[str, ...] = _actors("proposedBy", many=Many.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Fact):
    """That somebody took part in a meeting."""

    meeting: str = declare(Range.MEETING, "meeting", required=True)
    participant: str = _actors("participant", many=Many.ONE, required=True)
    participant_kind: str = _code("participantKind", "participant-kind", required=True)
    iso3: str = declare(Range.ISO3, "")
    capacity: str = _code("capacity", "capacity")
    count: int | None = declare(Range.INTEGER, "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    """An official with a function."""

    name: str = declare(Range.PERSON, "person", required=True)
    role: tuple[str, ...] = _text("role", many=Many.SOME)
    affiliation: str = _actors("affiliation", many=Many.ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A document that is cited, considered or planned."""

    kind_of_thing: ClassVar[str] = "document"
    symbol: str = _text("symbol")
    title: str = declare(Range.NAME, "nameAsPrinted")
    date: str = _date("date")
    body: str = _actors("body", many=Many.ONE)
    kind: str = _code("kind", "document-kind")
    addendum_to: str = declare(Range.DOCUMENT, "addendumTo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """A project, programme or activity."""

    kind_of_thing: ClassVar[str] = "project"
    name: str = _name()
    code: str = _text("code")
    body: str = _actors("body", many=Many.ONE)
    lead: tuple[str, ...] = _actors("lead")
    lead_iso3: tuple[str, ...] = declare(Range.ISO3, "", many=Many.SOME)
    partners: tuple[str, ...] = _actors("partner", many=Many.LIST)
    status: str = _code("status", "project-status")
    place: str = _text("place")
    date: str = _date("date")
    proposed_by: tuple[str, ...] = _actors("proposedBy", many=Many.LIST)
    about: str = declare(Range.SUMMARY, "about")
    beneficiaries: tuple[str, ...] = _terms("beneficiary")
    region: tuple[str, ...] = _terms("region")
    documents: tuple[str, ...] = declare(Range.DOCUMENT, "document", many=Many.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Fact):
    """An act told by a verb: decided, adopted, requested, stated."""

    meeting: tuple[str, ...] = declare(Range.MEETING, "meeting", many=Many.SOME)
    verb: str = _text("verb", required=True)
    actor: tuple[str, ...] = _actors("actor")
    addressee: tuple[str, ...] = _actors("addressee")
    text_summary: str = _summary("text_summary")
    topics: tuple[str, ...] = _terms("topic")
    class_: str = _code("decisionClass", "decision-class", key="class", required=True)
    part_of: str = declare(Range.FACT, "partOf")
    documents: tuple[str, ...] = declare(Range.DOCUMENT, "document", many=Many.LIST)
    about: tuple[str, ...] = declare(Range.THING, "concerns", many=Many.LIST)
    proposed_by: tuple[str, ...] = _actors("proposedBy", many=Many.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Fact):
    """A call on somebody to act."""

    number: str = _text("number")
    issued_by: tuple[str, ...] = _actors("issuedBy")
    addressee_kind: tuple[str, ...] = _code("addresseeKind", "addressee-kind", many=Many.SOME)
    addressee: tuple[str, ...] = _actors("addressee")
    summary: str = _summary()
    topics: tuple[str, ...] = _terms("topic")
    activities: tuple[str, ...] = _terms("activity")
    beneficiaries: tuple[str, ...] = _terms("beneficiary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate(Fact):
    """A charge given to a body."""

    body: str = _actors("body", many=Many.ONE, required=True)
    summary: str = _summary()
    start: str = _date("start")
    duration: str = declare(Range.DURATION, "duration")
    topics: tuple[str, ...] = _terms("topic")
    activities: tuple[str, ...] = _terms("activity")
    beneficiaries: tuple[str, ...] = _terms("beneficiary")
    region: tuple[str, ...] = _terms("region")
    end: str = _date("end")
    until: str = declare(Range.MEETING, "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation(Fact):
    """Joint work, contact or an invitation, with its status."""

    from_: tuple[str, ...] = _actors("from", key="from", required=True)
    to: tuple[str, ...] = _actors("to", many=Many.LIST, required=True)
    kind: str = _code("kind", "cooperation-kind")
    status: str = _code("status", "cooperation-status", required=True)
    about: str = declare(Range.SUMMARY, "about")
    meeting: tuple[str, ...] = declare(Range.MEETING, "meeting", many=Many.SOME)
    instrument: str = _text("instrument")
    date: str = _date("date")
    approval: str = _actors("approval", many=Many.ONE)
    requested_by: tuple[str, ...] = _actors("requestedBy", many=Many.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapConcern(Fact):
    """A stated worry that work is done twice."""

    raised_by: tuple[str, ...] = _actors("raisedBy", required=True)
    about_body: tuple[str, ...] = _actors("aboutBody")
    with_: tuple[str, ...] = _actors("overlapsWith", key="with", many=Many.LIST)
    summary: str = _summary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Fact):
    """A heading under which a body orders its work."""

    kind_of_thing: ClassVar[str] = "theme"
    body: str = _actors("body", many=Many.ONE)
    name: str = _name()
    part_of: str = declare(Range.THING, "partOf")
    code: str = _text("code")
    status: str = _code("status", "theme-status")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Fact):
    """An item on an agenda."""

    kind_of_thing: ClassVar[str] = "agenda-item"
    meeting: str = declare(Range.MEETING, "meeting", required=True)
    number: str = _text("number")
    title: str = declare(Range.NAME, "nameAsPrinted", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Fact):
    """A case told from experience."""

    kind_of_thing: ClassVar[str] = "example"
    name: str = _name()
    country: tuple[str, ...] = _text("", many=Many.SOME)
    iso3: tuple[str, ...] = declare(Range.ISO3, "country", many=Many.SOME)
    summary: str = _summary()
    judgement: str = declare(Range.SUMMARY, "judgement")


TYPES: dict[str, type[Fact]] = {
    cls.__name__: cls
    for cls in (
        Organization,
        Body,
        Meeting,
        Participation,
        Person,
        Document,
        Project,
        Decision,
        Recommendation,
        Mandate,
        Cooperation,
        OverlapConcern,
        Theme,
        AgendaItem,
        Example,
    )
}
SPECS: dict[str, tuple[tuple[str, Spec], ...]] = {name: specs(cls) for name, cls in TYPES.items()}

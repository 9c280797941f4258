"""The shapes of what the API answers, as JSON Schema (draft 2020-12, the dialect of OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from graph.search import KINDS, MATCHES

Schema = dict[str, Any]
LINKS = ("cooperation", "overlap-concern", "participation", "membership", "parent", "meeting-of")
"""Types of links between actors and meetings: those of :data:`graph.network.LINK_TYPES`."""
GRADES = ("fragmentation", "overlap", "duplication")
"""Grades of likeness that say more than nothing: those of :data:`graph.analysis.likeness.GRADES`."""
MANAGEMENT = ("managed", "unmanaged", "one body above the other")
MOST, USUAL = 500, 50
"""Most and usual number of items on a page."""


def text(about: str = "", **more: Any) -> Schema:
    """A text."""
    return {"type": "string", **({"description": about} if about else {}), **more}


def maybe(about: str = "") -> Schema:
    """A text, or null where nothing is known."""
    return {"type": ["string", "null"], **({"description": about} if about else {})}


def whole(about: str = "", least: int = 0, **more: Any) -> Schema:
    """A whole number."""
    return {"type": "integer", "minimum": least, **({"description": about} if about else {}), **more}


def share(about: str) -> Schema:
    """A number from 0 to 1."""
    return {"type": "number", "minimum": 0, "maximum": 1, "description": about}


def one_of(values: tuple[str, ...], about: str = "") -> Schema:
    """One of some texts."""
    return {"type": "string", "enum": list(values), **({"description": about} if about else {})}


def many(item: Schema, about: str = "", **more: Any) -> Schema:
    """A list."""
    return {"type": "array", "items": item, **({"description": about} if about else {}), **more}


def ref(name: str) -> Schema:
    """A schema of the description, by name."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(optional: tuple[str, ...] = (), /, **members: Schema) -> Schema:
    """An object with these members and no others, all but the optional ones always there."""
    required = [name for name in members if name not in optional]
    return {"type": "object", "properties": members, "required": required, "additionalProperties": False}


def page_of(item: str, **more: Schema) -> Schema:
    """One page of a list, with what is told beside it."""
    return record(
        total=whole("How many items there are on all pages."),
        page=whole("The number of this page, from 1.", 1),
        size=whole("Most items on a page.", 1, maximum=MOST),
        items=many(ref(item), maxItems=MOST),
        **more,
    )


_READ = text("What was read: nothing that is not listed here is thereby told not to be.")
_CITED: Schema = {"anyOf": [ref("Citation"), {"type": "null"}], "description": "Null where no passage is on record."}
_DATE = maybe("A date as precise as it is known: 2001-03-22, 2001-03 or 2001.")
_REVIEW = text(
    "How far people have checked the fact: unchecked, checked-once, checked-twice, disputed; empty for registers."
)
_BASIS = one_of(("stated", "document date", "unknown"), "Whether the date is that of the fact, or of the document.")
_ID = text("A prefixed name that can be given back, and used in SPARQL.", examples=["body:unece-wp8"])

_QUESTION: dict[str, Schema] = {
    "name": text(),
    "summary": text("The question."),
    "why": text("What it is good for."),
    "columns": many(text()),
    "parameters": many(ref("Parameter")),
    "href": text(),
    "answer": text("Where its answer is."),
}

SCHEMAS: dict[str, Schema] = {
    "Problem": {
        "type": "object",
        "description": "A problem (RFC 9457).",
        "properties": {
            "type": text("The kind of problem: these do not change.", pattern="^/problems#[a-z-]+$"),
            "title": text(),
            "status": whole("", 400, maximum=599),
            "detail": text("What is wrong, and how to mend it."),
            "parameter": text("The parameter that is wrong."),
            "near": many(text(), "Names near the one that leads to nothing."),
            "line": whole("", 0),
            "column": whole("", 0),
        },
        "required": ["type", "title", "status", "detail"],
    },
    "Citation": record(
        document=text("The id of the document.", examples=["doc:unece-wp8-session-2"]),
        paragraph=maybe(
            "The number of the paragraph as printed, several with ' / ' between; null where a source is named as a whole."
        ),
    ),
    "Reference": record(id=_ID, name=text("Its name.")),
    "Hit": record(
        id=_ID,
        kind=one_of(KINDS),
        label=text("The name of the thing."),
        name=text("The name that matched."),
        match=one_of(MATCHES, "How it matched, the best first."),
        href=text("Where the API tells of it."),
    ),
    "Hits": page_of("Hit", read=_READ),
    "Name": record(
        name=text(),
        kind=text("What sort of name it is: official, short, former ..."),
        authority={"anyOf": [ref("Reference"), {"type": "null"}], "description": "In whose papers it is used."},
        valid_from=_DATE,
        valid_until=_DATE,
        source=maybe("The id of the document or data set that it was taken from."),
    ),
    "Statement": record(says=text("What is said, with the words of the graph."), citation=_CITED, review=_REVIEW),
    "Section": record(title=text(), statements=many(ref("Statement"))),
    "Thing": record(
        id=_ID,
        iri=text(format="iri"),
        kind=one_of(KINDS),
        classes=many(text(), "Its classes in the ontology."),
        name=text(),
        names=many(ref("Name"), "Further names in the registers."),
        sections=many(
            ref("Section"), "What is known of it, one section for each way in which a statement concerns it."
        ),
        links=record(("neighbours", "facts"), self=text(), neighbours=text(), facts=text()),
        read=_READ,
    ),
    "Neighbour": record(
        type=one_of(LINKS),
        direction=one_of(("out", "in"), "Whether the link leads from the body, or to it."),
        other=ref("Reference"),
        kind=maybe("The kind of cooperation, membership or participation."),
        status=maybe(
            "Of a cooperation: requested, proposed, agreed, existing. What is not agreed or existing is no cooperation."
        ),
        about=maybe("What it is about."),
        date=_DATE,
        date_basis=_BASIS,
        review=_REVIEW,
        fact=text("The fact or row that states it."),
        citation=_CITED,
    ),
    "Neighbours": page_of("Neighbour", body=ref("Reference"), read=_READ),
    "Provision": record(
        bodies=many(ref("Reference"), "Who holds it."),
        text=text("What the body is to do, asks for, or does in a project."),
        kind=text("mandate, recommendation, project or subprogramme."),
        citation=_CITED,
    ),
    "SharedProvision": record(
        score=share("How alike the two are: the mean of the three answers."),
        grade=one_of(GRADES, "In the words of GAO-15-49SP. No grade says that work is wasted."),
        a=ref("Provision"),
        b=ref("Provision"),
        answers=record(
            area=share("How surely the broad area is the same."),
            subject=share("How surely the subject is the same."),
            service=share("How surely it is the same activity for the same beneficiaries."),
        ),
        parts={
            "type": "object",
            "additionalProperties": share("Share in what speaks for likeness."),
            "description": "What the likeness rests on; the shares add up to 1, or are all 0.",
        },
        held_back=maybe("Why the grade is lower than the score alone would give."),
        periods=maybe("Whether the two hold at the same time, as far as it is known."),
    ),
    "Tie": record(
        type=one_of(("cooperation", "overlap-concern")),
        kind=maybe(),
        status=maybe("requested, proposed, agreed or existing; null for a concern."),
        layer=text("existing, conditional, asked-for, disputed or concern: only the first is cooperation on record."),
        standing=text("Between the two with what is under them, or between bodies above them."),
        parties_from=many(ref("Reference")),
        parties_to=many(ref("Reference")),
        about=maybe(),
        condition=maybe(),
        date=_DATE,
        date_basis=_BASIS,
        review=_REVIEW,
        citation=_CITED,
    ),
    "Side": record(
        id=_ID,
        name=text(),
        provisions=whole("How many mandates, recommendations, projects and subprogrammes of it were compared."),
        weight=share("Mean over its provisions of the best score of overlap or more with one of the other."),
        documents_read=whole("How many documents that it issued were read."),
    ),
    "Overlap": page_of(
        "SharedProvision",
        a=ref("Side"),
        b=ref("Side"),
        score={"type": "number", "minimum": 0, "description": "Sum of the scores of pairs graded overlap or more."},
        grades=record(**{grade: whole("Pairs of provisions with the grade.") for grade in GRADES}),
        management=one_of(
            MANAGEMENT, "Managed: cooperation that exists or is agreed, or a stated concern, is on record."
        ),
        ties=many(ref("Tie"), "Cooperation and concerns on record."),
        shared_members={
            "type": ["integer", "null"],
            "minimum": 0,
            "description": "Null where one list is not on record.",
        },
        shared_meetings=whole("Meetings at which both took part or are expected."),
        told=many(text(), "The same in sentences, with the method."),
        read=many(text(), "What was read of each, which must stand beside whatever is not found.", minItems=1),
    ),
    "Value": {
        "anyOf": [{"type": ["string", "number", "boolean"]}, ref("Reference")],
        "description": "A text, number or truth value, or a thing or code with its name.",
    },
    "Fact": record(
        id=text(),
        type=text("The class of what is stated."),
        thing={
            "anyOf": [ref("Reference"), {"type": "null"}],
            "description": "What the fact describes, if it describes a thing.",
        },
        fields={
            "type": "object",
            "additionalProperties": many(ref("Value"), minItems=1),
            "description": "Values by property of the ontology; of a thing all that the document states of it.",
        },
        citation=ref("Citation"),
        review=_REVIEW,
    ),
    "Facts": page_of(
        "Fact",
        document=ref("Reference"),
        reading=maybe("How it was read: complete, record; null if it is only named."),
        read=_READ,
    ),
    "Parameter": record(
        name=text(),
        kind=text("body, economy, person, meeting, document, topic, date, text or number."),
        about=text(),
        default=text(),
    ),
    "QuestionHead": record(**_QUESTION),
    "Questions": page_of("QuestionHead"),
    "Question": record(
        **_QUESTION,
        empty=text("What it means when there is no row."),
        sparql=text("The query with its defaults."),
    ),
    "Row": {
        "type": "object",
        "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
        "description": "A value for each column; things as prefixed names, null where a column is unbound.",
    },
    "Answer": page_of(
        "Row",
        question=text(),
        summary=text(),
        parameters={
            "type": "object",
            "additionalProperties": text(),
            "description": "The values that were asked with.",
        },
        columns=many(text()),
        sparql=text("The query that was run."),
        empty=maybe("What it means that there is no row; null if there are rows."),
        read=_READ,
    ),
    "About": record(
        program=text("The version of the program."),
        data=text("The SHA-256 of what the graph states, in hexadecimal."),
        statements=whole("Statements in named graphs."),
        graphs=whole("Named graphs."),
        classes={"type": "object", "additionalProperties": whole(), "description": "Members of each class."},
        documents_read=whole("Documents read, for all their facts or for recorded ones."),
        limits={
            "type": "object",
            "additionalProperties": {"type": "number"},
            "description": "What one request may ask for.",
        },
        licence=text(format="iri"),
        read=_READ,
        links=record(description=text(), sparql=text(), questions=text()),
    ),
}
"""Every schema by name."""

"""How each kind of fact and thing is laid out: its columns in a table, its smaller lines, its sentence in a document.

A field is a property of the ontology, or one of these that join several: ``@self`` the thing itself, ``@period`` its first
and last day, ``@when`` the days of its meeting, ``@did`` class and verb of an act, ``@status`` its status as a tag.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: left out, with what stands before and after it, if the field is empty and has no default."""

    before: str
    field: str
    after: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """The layout of one class."""

    name: str
    word: str
    columns: tuple[tuple[str, str], ...]
    carries: str
    """The column under which the smaller lines stand."""
    minor: tuple[tuple[str, str], ...] = ()
    sentence: tuple[Part, ...] = ()
    tags: tuple[str, ...] = ()


_FACETS = (
    ("Topics", "topic"),
    ("Activities", "activity"),
    ("For whom", "beneficiary"),
    ("Where", "region"),
)

_KINDS = (
    Kind(
        "Meeting",
        "Meeting",
        (("Meeting", "@self"), ("When", "@period"), ("Where", "place"), ("Status", "@status")),
        "@self",
        (
            ("Body", "body"),
            ("Number", "ordinal"),
            ("Chair", "chair"),
            ("Opened by", "openedBy"),
            ("Held together with", "parallelTo"),
            ("Proposed by", "proposedBy"),
        ),
        (Part("", "@self"), Part(", ", "@period"), Part(", ", "place")),
        ("status",),
    ),
    Kind(
        "AgendaItem",
        "Agenda item",
        (("Item", "number"), ("Title", "@self"), ("Meeting", "meeting")),
        "@self",
        (),
        (Part("", "number", ". "), Part("", "@self"), Part(" — agenda of ", "meeting")),
    ),
    Kind(
        "Participation",
        "Participation",
        (("Who", "participant"), ("Meeting", "meeting"), ("When", "@when"), ("In what capacity", "capacity")),
        "participant",
        (("Number", "count"),),
        (Part("", "participant"), Part(", as ", "capacity"), Part(" — at ", "meeting")),
    ),
    Kind(
        "Role",
        "Person",
        (("Who", "person"), ("Function", "role"), ("Where", "affiliation")),
        "role",
        (),
        (Part("", "person"), Part(", ", "role"), Part(", ", "affiliation")),
    ),
    Kind(
        "Decision",
        "Decision or other act",
        (("Who", "actor"), ("Did", "@did"), ("What", "summary"), ("Asked of", "addressee"), ("Meeting", "meeting")),
        "summary",
        (
            *_FACETS[:1],
            ("Documents", "document"),
            ("About", "concerns"),
            ("Proposed by", "proposedBy"),
        ),
        (
            Part("", "actor", " ", "Actor not stated:"),
            Part("“", "verb", "”"),
            Part(", addressed to ", "addressee"),
            Part(": ", "summary"),
        ),
        ("decisionClass",),
    ),
    Kind(
        "Recommendation",
        "Recommendation",
        (("No.", "number"), ("By", "issuedBy"), ("To", "@addressee"), ("What", "summary")),
        "summary",
        _FACETS[:3],
        (Part("", "number", " "), Part("", "issuedBy", " "), Part("to ", "@addressee"), Part(": ", "summary")),
    ),
    Kind(
        "Mandate",
        "Mandate",
        (("Body", "body"), ("Charge", "summary"), ("Period as stated", "@term")),
        "summary",
        (("Runs until", "until"), *_FACETS),
        (Part("", "body"), Part(": ", "summary"), Part(" (", "@term", ")")),
    ),
    Kind(
        "Cooperation",
        "Cooperation",
        (("Party", "from"), ("With", "to"), ("Status", "@status"), ("How", "kind"), ("About", "about")),
        "about",
        (
            ("Instrument", "instrument"),
            ("Date", "date"),
            ("Asked for by", "requestedBy"),
            ("Approval needed from", "approval"),
            ("At", "meeting"),
        ),
        (Part("", "from"), Part(" with ", "to"), Part(", ", "kind"), Part(": ", "about")),
        ("status",),
    ),
    Kind(
        "OverlapConcern",
        "Concern about overlap",
        (
            ("Raised by", "raisedBy"),
            ("About the work of", "aboutBody"),
            ("And of", "overlapsWith"),
            ("What", "summary"),
        ),
        "summary",
        (),
        (
            Part("Raised by ", "raisedBy"),
            Part(", about the work of ", "aboutBody"),
            Part(" and of ", "overlapsWith"),
            Part(": ", "summary"),
        ),
    ),
    Kind(
        "Project",
        "Project",
        (("Project", "@self"), ("Status", "@status"), ("Body", "body"), ("Led by", "lead"), ("With", "partner")),
        "@self",
        (
            ("Code", "code"),
            ("About", "about"),
            ("Place", "place"),
            ("Date", "date"),
            ("Proposed by", "proposedBy"),
            *_FACETS[2:],
            ("Documents", "document"),
        ),
        (Part("", "@self"), Part(" — ", "body")),
        ("status",),
    ),
    Kind(
        "Theme",
        "Theme",
        (("Theme", "@self"), ("Code", "code"), ("Status", "@status"), ("Of", "body")),
        "@self",
        (("Part of", "partOf"),),
        (Part("", "code", " "), Part("", "@self"), Part(" — ", "body")),
        ("status",),
    ),
    Kind(
        "Example",
        "Example",
        (("Example", "@self"), ("Where", "country"), ("What", "summary")),
        "summary",
        (("Judgement", "judgement"),),
        (Part("", "@self"), Part(": ", "summary")),
    ),
    Kind(
        "Document",
        "Document",
        (("Document", "@self"), ("Symbol", "symbol"), ("Date", "date"), ("Kind", "kind"), ("Read", "reading")),
        "@self",
        (("Addendum to", "addendumTo"), ("Issued by", "body")),
        (Part("", "@self"), Part(", ", "symbol"), Part(", ", "date")),
    ),
    Kind(
        "Organization",
        "Organization",
        (("Organization", "@self"), ("Kind", "kind"), ("Established", "established")),
        "@self",
        (
            ("Acronyms", "acronym"),
            ("Part of", "parent"),
            ("Country", "country"),
            ("Chair", "chair"),
            ("Ended", "end"),
            ("Formerly", "formerName"),
        ),
        (Part("", "@self"), Part(", ", "kind"), Part(", established ", "established")),
    ),
    Kind(
        "Body",
        "Body",
        (("Body", "@self"), ("Kind", "kind"), ("Established", "established"), ("Length of mandate", "mandateLength")),
        "@self",
        (
            ("Acronym", "acronym"),
            ("Code", "code"),
            ("Part of", "parent"),
            ("Chair", "chair"),
            ("Ended", "end"),
            ("Set up at", "establishedAt"),
            ("Also called", "variant"),
            ("Formerly", "formerName"),
        ),
        (
            Part("", "@self"),
            Part(", ", "kind"),
            Part(", established ", "established"),
            Part(", mandate of ", "mandateLength"),
        ),
    ),
    Kind(
        "Membership",
        "Membership",
        (("Member", "member"), ("Of", "organization"), ("As", "kind"), ("As of", "asOf")),
        "member",
    ),
)
KINDS = {kind.name: kind for kind in _KINDS}
"""By name of the class, in the order in which the facts of a paragraph are told."""

DATED = ("start", "end", "date", "established", "duration", "mandateLength")
"""Fields whose value is a date or a duration."""

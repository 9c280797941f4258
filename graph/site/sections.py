"""The sections of a page about a thing: every fact that names it, grouped by what the fact says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.site.naming import code_of, fact_slug
from graph.site.views import Line, Link, Section, Table
from graph.site.wording import counted, lower_first
from graph.vocab import concept, thing

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.facts import Facts

_FOLD_FROM = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one kind that name the thing in one of some fields; split by the codes of a field into several tables."""

    anchor: str
    title: str
    kind: str
    fields: tuple[str, ...]
    split: str = ""
    missing: str = ""
    """What to call it where nothing was recorded; empty if silence says nothing."""
    intro: str = ""
    without: tuple[str, ...] = ()
    """Columns that would say the same on every row."""


_SPLITS = {
    "decisionClass": ("decision-class", ("decision", "commitment", "request", "proposal", "statement")),
    "status": ("cooperation-status", ("existing", "agreed", "requested", "proposed")),
    "capacity": ("capacity", ("chair", "member", "representative", "observer", "guest", "secretariat")),
}
_ACTS = "Decisions, promises, requests, proposals and statements, each class apart: a request or proposal is not a decision."
_WITH = "Each status apart: only what exists or is agreed shows that two parties work together."
_CONCERNS = (
    "What a document says, in our own words: a worry that work is done twice or apart, not a finding that it is."
)
_CONCERNED = ("raisedBy", "aboutBody", "overlapsWith")

ACTOR = (
    Group("mandates", "Mandates", "Mandate", ("body",), missing="mandates"),
    Group("meetings", "Meetings", "Meeting", ("body",), missing="meetings"),
    Group("participation", "Participation in meetings", "Participation", ("participant",), missing="participation"),
    Group("acts", "Decisions and other acts", "Decision", ("actor",), "decisionClass", "decisions", _ACTS),
    Group("asked", "Asked of it", "Decision", ("addressee",), "decisionClass", intro="Acts of others that address it."),
    Group("acts-about", "Acts about it", "Decision", ("concerns",), "decisionClass"),
    Group("acts-proposed", "Decided on its proposal", "Decision", ("proposedBy",), "decisionClass"),
    Group("recommendations-made", "Recommendations made", "Recommendation", ("issuedBy",)),
    Group("recommendations-received", "Recommendations received", "Recommendation", ("addressee",), missing="recommendations to it"),
    Group("cooperation", "Cooperation", "Cooperation", ("from", "to"), "status", "cooperation", _WITH),
    Group("cooperation-asked", "Cooperation it asks for or approves", "Cooperation", ("requestedBy", "approval"), "status"),
    Group("overlap", "Concerns about overlap", "OverlapConcern", _CONCERNED, missing="concerns about overlap", intro=_CONCERNS),
    Group("projects", "Projects", "Project", ("body", "lead", "partner", "proposedBy")),
    Group("themes", "Themes of its work", "Theme", ("body",)),
    Group("people", "People", "Role", ("affiliation",)),
    Group("meetings-proposed", "Meetings that it proposed", "Meeting", ("proposedBy",)),
    Group("examples", "Examples told", "Example", ("country",)),
    Group("meetings-there", "Meetings held or planned there", "Meeting", ("country",)),
    Group("organizations-there", "Organizations of the country", "Organization", ("country",)),
    Group("members", "Members", "Membership", ("organization",)),
    Group("memberships", "Memberships", "Membership", ("member",)),
    Group("documents", "Documents", "Document", ("body",)),
)  # fmt: skip

PERSON = (
    Group("functions", "Functions", "Role", ("person",)),
    Group("participation", "Participation in meetings", "Participation", ("participant",)),
    Group("chair", "Meetings chaired or opened", "Meeting", ("chair", "openedBy")),
    Group("chair-bodies", "Bodies chaired", "Body", ("chair",)),
    Group("chair-organizations", "Organizations headed", "Organization", ("chair",)),
    Group("acts", "Decisions and other acts", "Decision", ("actor",), "decisionClass", intro=_ACTS),
    Group("acts-about", "Acts of others", "Decision", ("addressee", "concerns", "proposedBy"), "decisionClass"),
    Group("recommendations", "Recommendations", "Recommendation", ("issuedBy", "addressee")),
    Group("cooperation", "Cooperation", "Cooperation", ("from", "to", "requestedBy"), "status", intro=_WITH),
    Group("overlap", "Concerns about overlap", "OverlapConcern", _CONCERNED, intro=_CONCERNS),
    Group("projects", "Projects", "Project", ("lead", "partner", "proposedBy")),
)  # fmt: skip

MEETING = (
    Group("agenda", "Agenda", "AgendaItem", ("meeting",)),
    Group("participation", "Participation", "Participation", ("meeting",), "capacity", "participants", without=("capacity", "@when")),
    Group("acts", "Decisions and other acts", "Decision", ("meeting",), "decisionClass", "decisions", _ACTS),
    Group("asked", "Asked of it", "Decision", ("addressee",), "decisionClass"),
    Group("acts-about", "Acts about it", "Decision", ("concerns",), "decisionClass"),
    Group("recommendations-made", "Recommendations made", "Recommendation", ("issuedBy",)),
    Group("cooperation", "Cooperation spoken of at the meeting", "Cooperation", ("meeting", "from", "to"), "status", intro=_WITH),
    Group("overlap", "Concerns about overlap", "OverlapConcern", _CONCERNED, intro=_CONCERNS),
    Group("bodies", "Bodies set up", "Body", ("establishedAt",)),
    Group("mandates", "Mandates that run until it", "Mandate", ("until",)),
    Group("themes", "Themes", "Theme", ("body",)),
    Group("projects", "Projects", "Project", ("body",)),
    Group("meetings", "Held together with it", "Meeting", ("parallelTo",)),
    Group("documents", "Documents", "Document", ("body",)),
)  # fmt: skip

DOCUMENT = (
    Group("acts-on", "Acts on it", "Decision", ("document", "concerns"), "decisionClass"),
    Group("addenda", "Addenda", "Document", ("addendumTo",)),
    Group("projects", "Projects that it sets out", "Project", ("document",)),
    Group("overlap", "Concerns about overlap", "OverlapConcern", ("aboutBody", "overlapsWith"), intro=_CONCERNS),
    Group("themes", "Themes", "Theme", ("partOf", "body")),
)

TOPIC = (
    Group("mandates", "Mandates", "Mandate", ("topic",), missing="mandates"),
    Group("acts", "Decisions and other acts", "Decision", ("topic",), "decisionClass", "decisions"),
    Group("recommendations", "Recommendations", "Recommendation", ("topic",), missing="recommendations"),
)


def group_sections(facts: Facts, node: str, groups: tuple[Group, ...]) -> tuple[Section, ...]:
    """A section for each group that has a fact."""
    sections = []
    for group in groups:
        found = nodes_of(facts, node, group)
        if found:
            sections.append(_section(facts, node, group, found))
    return tuple(sections)


def nodes_of(facts: Facts, node: str, group: Group) -> list[Iri]:
    """The facts or things of a group."""
    settled = facts.naming.source.settled
    named = {at for field in group.fields for at in settled.into(node, field)}
    return sorted(at for at in named if settled.is_a(at, group.kind))


def _section(facts: Facts, node: str, group: Group, found: list[Iri]) -> Section:
    own = facts.naming.addresses.of(node)
    fold = len(found) >= _FOLD_FROM
    if not group.split:
        table = facts.table(group.kind, group.title, found, own, without=group.without, folded=fold)
        return Section(group.anchor, group.title, group.intro, tables=(table,), count=len(found))
    tables = split_tables(facts, group.kind, group.split, found, own, group.without)
    return Section(group.anchor, group.title, group.intro, tables=tables, count=len(found))


def split_tables(
    facts: Facts, kind: str, field: str, found: list[Iri], own: str = "", without: tuple[str, ...] = ()
) -> tuple[Table, ...]:
    """A table for each code of a field, in the order of firmness; facts without a code come last."""
    settled = facts.naming.source.settled
    scheme, codes = _SPLITS[field]
    by_code: dict[str, list[Iri]] = {code: [] for code in (*codes, "")}
    for fact in found:
        of_list = settled.iri(fact, field)
        by_code.setdefault(code_of(of_list) if of_list else "", []).append(fact)
    tables = []
    for code, nodes in by_code.items():
        if nodes:
            label = facts.naming.label(concept(scheme, code)) if code else "Not stated"
            caption = f"{_CAPTIONS.get(code, label)} ({len(nodes)})"
            tables.append(facts.table(kind, caption, nodes, own, without=without, folded=len(nodes) >= _FOLD_FROM))
    return tuple(tables)


_CAPTIONS = {
    "decision": "Decisions",
    "commitment": "Commitments",
    "request": "Requests",
    "proposal": "Proposals",
    "statement": "Statements",
    "chair": "In the chair",
    "member": "As member",
    "representative": "As representative",
    "observer": "As observer",
    "guest": "As guest",
    "secretariat": "As secretariat",
}


def what_was_read(facts: Facts, node: str, groups: tuple[Group, ...], sections: tuple[Section, ...]) -> Section:
    """What the page rests on, and what nothing was recorded about: never told as absence."""
    documents = sorted(documents_of(facts, node, groups))
    settled = facts.naming.source.settled
    readings = Counter(code_of(settled.iri(d, "reading") or "") for d in documents)
    whole, partly = readings.get("complete", 0), readings.get("record", 0)
    there = {section.anchor for section in sections}
    silent = list(dict.fromkeys(g.missing for g in groups if g.missing and g.anchor not in there))
    parts = []
    if documents:
        parts.append(
            f"What this page says was taken from {counted(len(documents), 'document')}: {whole} read completely, "
            f"{partly} of which only the recorded facts were taken."
        )
    else:
        parts.append(
            "No document that was read for this graph says anything of it; what is shown comes from the registers."
        )
    if silent:
        parts.append(
            f"Nothing was recorded on {_and(silent)}. That is no sign that there is nothing: other documents were not read."
        )
    links = tuple(sorted((facts.naming.link(d) for d in documents), key=lambda link: link.text))
    lines = (Line("Documents", links),) if documents else ()
    return Section("read", "What was read", " ".join(parts), lines=lines)


def documents_of(facts: Facts, node: str, groups: tuple[Group, ...]) -> set[Iri]:
    """The documents that say something of a thing."""
    settled = facts.naming.source.settled
    nodes = {n for group in groups if group.kind != "Membership" for n in nodes_of(facts, node, group)}
    cited = {d for n in (node, *nodes) for c in settled.iris(n, "citation") for d in settled.iris(c, "citedDocument")}
    mentions = {thing("document", fact_slug(m)) for m in settled.into(node, "mentions")}
    return cited | mentions


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def identifiers(facts: Facts, node: str) -> Section:
    """Links to other data sets and the identifier, at the end of a page."""
    settled = facts.naming.source.settled
    lines = []
    for link in settled.into(node, "linkOf"):
        relation = settled.iri(link, "relation")
        target = settled.iri(link, "target")
        if target is not None:
            word = lower_first(facts.naming.label(relation)) if relation else "see"
            lines.append(Line(f"Elsewhere ({word})", (facts.naming.piece(target),)))
    for field, word in (("skos:exactMatch", "same"), ("skos:closeMatch", "close"), ("skos:relatedMatch", "related")):
        lines += [Line(f"Elsewhere ({word})", (facts.naming.piece(t),)) for t in settled.iris(node, field)]
    return Section("identifiers", "Identifiers", lines=tuple(lines))


def filled(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections that have something to show."""
    return tuple(s for s in sections if s.intro or s.lines or s.tables or s.links or s.computed)


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The way from the start to a page."""
    return (Link("Start", "index.html"), *links)

"""The two-mode networks of the graph: who was at which meeting, who deals with which topic, who has which document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.dates import after
from graph.analysis.network_view import code, measured_bodies, organizations, passage
from graph.analysis.two_mode import Link, TwoMode
from graph.rdf import Iri
from graph.vocab import concept, expand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.view import View

_ACTS = {"Mandate": ("body",), "Decision": ("actor",), "Recommendation": ("issuedBy",), "Project": ("body", "lead")}
"""Who deals with the topic of an act: who has the mandate, decides, recommends, or runs the project."""
PROCEDURE = concept("topic", "programme-and-procedure")
"""Topics under it, such as reporting or the programme of work, are common to all bodies and left out of comparisons."""
_WITH_DOCUMENTS = {"Decision": ("actor",), "Project": ("body", "lead")}


def economies_at_meetings(view: View, on: str = "", meetings: Collection[Iri] | None = None) -> TwoMode:
    """Economies and the held meetings at which a document names them; meetings are grouped by organization.

    Disputed participations are left out, and with ``on`` meetings that began later or at an unknown time.
    """
    economies, organization = set(view.of_type("Economy")), organizations(view)
    links: list[Link] = []
    stratum: dict[Iri, Iri] = {}
    for fact in view.of_type("Participation"):
        if code(view, fact, "review") == "disputed":
            continue
        for meeting in view.iris(fact, "meeting"):
            wanted = meetings is None or meeting in meetings
            if wanted and code(view, meeting, "status") == "held" and _in_time(view.text(meeting, "start"), on):
                where = passage(view, fact)
                links += [
                    Link(who, meeting, fact, *where) for who in view.iris(fact, "participant") if who in economies
                ]
                stratum[meeting] = next((organization.get(b, b) for b in view.iris(meeting, "body")), Iri(""))
    return TwoMode(tuple(sorted(set(links), key=_order)), stratum)


def bodies_on_topics(view: View, on: str = "") -> TwoMode:
    """Bodies and the topics of their mandates, decisions, recommendations and projects.

    Disputed facts are left out, and topics of procedure.
    """
    bodies, leave_out = measured_bodies(view), procedure_topics(view)
    links = [
        Link(who, topic, fact, *where)
        for name, roles in _ACTS.items()
        for fact, where in _told(view, name, on)
        for topic in view.iris(fact, "topic")
        if topic not in leave_out
        for who in _holders(view, fact, roles, bodies)
    ]
    return TwoMode(tuple(sorted(set(links), key=_order)))


def bodies_with_documents(view: View, on: str = "") -> TwoMode:
    """Bodies and the documents that they issued, or that a decision or project of theirs names."""
    bodies, known = measured_bodies(view), set(view.of_type("Document"))
    links = [
        Link(who, document, document, *(passage(view, document) if view.iris(document, "citation") else (document, "")))
        for document in sorted(known)
        if _in_time(view.text(document, "date"), on)
        for who in _holders(view, document, ("body",), bodies)
    ]
    links += [
        Link(who, document, fact, *where)
        for name, roles in _WITH_DOCUMENTS.items()
        for fact, where in _told(view, name, on)
        for document in view.iris(fact, "document")
        if document in known
        for who in _holders(view, fact, roles, bodies)
    ]
    return TwoMode(tuple(sorted(set(links), key=_order)))


def procedure_topics(view: View) -> set[Iri]:
    """The topics of procedure: :data:`PROCEDURE` and all narrower ones."""
    narrower: dict[Iri, list[Iri]] = {}
    for triple in view.triples(expand("skos:broader")):
        if isinstance(triple.object, Iri):
            narrower.setdefault(triple.object, []).append(triple.subject)
    found, todo = set(), [PROCEDURE]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += narrower.get(one, [])
    return found


def all_networks(view: View) -> tuple[tuple[str, str, TwoMode], ...]:
    """The three networks, each with a name and a title."""
    return (
        ("shared-meetings", "economies at held meetings", economies_at_meetings(view)),
        ("shared-topics", "bodies on topics", bodies_on_topics(view)),
        ("shared-documents", "bodies with documents", bodies_with_documents(view)),
    )


def meetings_of(view: View, bodies: Collection[Iri]) -> set[Iri]:
    """The meetings of certain bodies."""
    return {meeting for meeting in view.of_type("Meeting") if any(b in bodies for b in view.iris(meeting, "body"))}


def meetings_on(view: View, topics: Collection[Iri]) -> set[Iri]:
    """The meetings at which a decision on one of certain topics was taken."""
    found: set[Iri] = set()
    for fact in view.of_type("Decision"):
        if code(view, fact, "review") != "disputed" and any(topic in topics for topic in view.iris(fact, "topic")):
            found.update(view.iris(fact, "meeting"))
    return found


def _told(view: View, name: str, on: str) -> Iterator[tuple[Iri, tuple[Iri, str]]]:
    """Undisputed facts of a class with their passage, told by documents that are not later than a date."""
    for fact in sorted(set(view.of_type(name))):
        reviews = {code(view, told, "review") for told in view.subjects("mentions", fact)} or {
            code(view, fact, "review")
        }
        where = passage(view, fact)
        if reviews != {"disputed"} and _in_time(view.text(where[0], "date"), on):
            yield fact, where


def _holders(view: View, fact: Iri, roles: tuple[str, ...], bodies: Collection[Iri]) -> list[Iri]:
    return sorted({who for role in roles for who in view.iris(fact, role) if who in bodies})


def _in_time(date: str, on: str) -> bool:
    return not on or bool(date and not after(date, on))


def _order(link: Link) -> tuple[str, ...]:
    return link.row, link.column, link.fact, link.document, link.paragraph

"""What documents say that somebody should do or does: acts, projects and ties, read from the settled view.

An act is a recommendation, a mandate, a concern about overlap, or a decision with its class (decision, request,
commitment, proposal, statement). Disputed facts are left out, as in all that is computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.vocab import concept

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.view import View

FACETS = ("topic", "activity", "beneficiary", "region")
ACTS = ("Recommendation", "Mandate", "Decision", "OverlapConcern")
_KINDS = {"Recommendation": "recommendation", "Mandate": "mandate", "OverlapConcern": "overlap-concern"}
_TO = {"Recommendation": "addressee", "Mandate": "body", "Decision": "addressee", "OverlapConcern": "aboutBody"}
_BY = {"Recommendation": "issuedBy", "Mandate": "", "Decision": "actor", "OverlapConcern": "raisedBy"}
_DISPUTED = concept("review", "disputed")

PROCEDURE = frozenset(
    concept("topic", name)
    for name in (
        *("agenda", "events", "governance-of-bodies", "implementation", "mandates", "meetings-of-bodies"),
        *(
            "ministerial-meetings",
            "new-activities",
            "osaka-action-agenda",
            "programme-and-procedure",
            "programme-of-work",
        ),
        *("projects", "reporting", "resource-mobilization", "review-of-work", "strategic-plans", "tasking"),
        "teams-of-specialists",
    )
)
"""Topics of every session, such as its agenda, or of every plan: no subject of policy that one body has and another lacks."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands: the document, its date as precise as known, and the paragraph."""

    document: Iri
    paragraph: str
    date: str


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a document asks, charges, decides or fears."""

    fact: Iri
    kind: str
    passage: Passage
    to: tuple[Iri, ...]
    by: tuple[Iri, ...]
    beside: tuple[Iri, ...]
    """The bodies with which a concern sees an overlap."""
    addressee_kinds: tuple[str, ...]
    facets: tuple[frozenset[Iri], ...]
    """Topics, activities, beneficiaries and regions, in the order of :data:`FACETS`."""
    concerns: tuple[Iri, ...]
    summary: str
    verb: str
    end: str
    """The last day, the term or the meeting up to which a mandate runs, as stated."""

    @property
    def topics(self) -> frozenset[Iri]:
        """What it is about."""
        return self.facets[0]

    @property
    def parties(self) -> frozenset[Iri]:
        """Everybody who asks or is asked."""
        return frozenset((*self.to, *self.by, *self.beside))


@dataclass(frozen=True, slots=True)
class Project:
    """One project, with all passages that tell of it."""

    thing: Iri
    bodies: tuple[Iri, ...]
    """The body that runs it, those that lead it, and its partners."""
    facets: tuple[frozenset[Iri], ...]
    status: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """One cooperation: between whom, of what kind, and how far it has come."""

    fact: Iri
    parties: tuple[tuple[Iri, ...], tuple[Iri, ...]]
    kind: str
    status: str
    about: str
    passage: Passage


def acts(view: View) -> list[Act]:
    """Every act that is not disputed, sorted by fact."""
    found = [_act(view, fact, name) for name in ACTS for fact in _undisputed(view, name)]
    return sorted((act for act in found if act), key=lambda act: act.fact)


def projects(view: View) -> list[Project]:
    """Every project that some passage tells of, sorted."""
    found = []
    for thing in sorted(set(view.of_type("Project"))):
        bodies = tuple(who for name in ("body", "lead", "partner") for who in view.iris(thing, name))
        passages = tuple(_passages(view, thing))
        found.append(Project(thing, bodies, _facets(view, thing), _code(view, thing, "status"), passages))
    return found


def ties(view: View) -> list[Tie]:
    """Every cooperation that is not disputed, sorted by fact."""
    found = []
    for fact in sorted(_undisputed(view, "Cooperation")):
        parties = tuple(view.iris(fact, "from")), tuple(view.iris(fact, "to"))
        about = view.text(fact, "about")
        kind, status = _code(view, fact, "kind"), _code(view, fact, "status")
        found += [Tie(fact, parties, kind, status, about, passage) for passage in _passages(view, fact)[:1]]
    return found


def local(iri: str) -> str:
    """The last part of an address.

    >>> local("https://w3id.org/smepb/concept/topic/crisis")
    'crisis'
    """
    return iri.rsplit("/", 1)[-1]


def _act(view: View, fact: Iri, name: str) -> Act | None:
    passages = _passages(view, fact)
    if not passages:
        return None
    by = view.iris(fact, _BY[name]) if _BY[name] else []
    return Act(
        fact=fact,
        kind=_KINDS.get(name) or _code(view, fact, "decisionClass"),
        passage=passages[0],
        to=tuple(view.iris(fact, _TO[name])),
        by=tuple(by),
        beside=tuple(view.iris(fact, "overlapsWith")),
        addressee_kinds=tuple(local(kind) for kind in view.iris(fact, "addresseeKind")),
        facets=_facets(view, fact),
        concerns=tuple(view.iris(fact, "concerns")),
        summary=view.text(fact, "summary"),
        verb=view.text(fact, "verb"),
        end=_end(view, fact),
    )


def _end(view: View, fact: Iri) -> str:
    until = " ".join(local(meeting) for meeting in view.iris(fact, "until"))
    return view.text(fact, "end") or until or view.text(fact, "duration")


def _facets(view: View, subject: Iri) -> tuple[frozenset[Iri], ...]:
    return tuple(frozenset(view.iris(subject, facet)) for facet in FACETS)


def _code(view: View, subject: Iri, name: str) -> str:
    return next((local(code) for code in view.iris(subject, name)), "")


def _undisputed(view: View, name: str) -> list[Iri]:
    return [fact for fact in view.of_type(name) if _DISPUTED not in view.iris(fact, "review")]


def _passages(view: View, subject: Iri) -> list[Passage]:
    return [
        Passage(document, view.text(citation, "paragraph"), view.text(document, "date"))
        for citation in view.iris(subject, "citation")
        for document in view.iris(citation, "citedDocument")
    ]

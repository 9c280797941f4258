"""The provisions that can be compared: mandates, recommendations, projects and imported subprogrammes.

Each has its holder, period and passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.period import Period
from graph.derived import mandate_period
from graph.vocab import concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.rdf import Iri
    from graph.view import View

KINDS = {
    "Mandate": "mandate",
    "Recommendation": "recommendation",
    "Project": "project",
    "Subprogramme": "subprogramme",  # of an imported table
}
STATED = ("topic", "activity", "beneficiary", "region")


_UNKNOWN = Period()


@dataclass(frozen=True, slots=True)
class Provision:
    """What a body is charged to do, asks others to do, or does in a project, in the words of the fact."""

    iri: Iri
    kind: str
    text: str
    bodies: tuple[Iri, ...]
    """Who holds it: the body with the mandate, project or subprogramme, the body that makes the recommendation."""
    stated: tuple[tuple[str, Iri], ...] = ()
    """Facets that the fact states: scheme and concept."""
    period: Period = _UNKNOWN
    document: str = ""
    paragraph: str = ""
    review: str = ""


def provisions(view: View) -> list[Provision]:
    """Every undisputed provision that an organization or body holds and that has words, sorted by IRI."""
    disputed, holders = concept("review", "disputed"), {*view.of_type("Organization"), *view.of_type("Body")}
    found = []
    for class_, kind in KINDS.items():
        for fact in view.of_type(class_):
            reviews = {r for subject in _stating(view, fact, class_) for r in view.iris(subject, "review")}
            text = _text(view, fact, class_)
            bodies = tuple(sorted(holders.intersection(_bodies(view, fact, class_))))
            if text and bodies and disputed not in reviews:
                document, paragraph = _passage(view, fact)
                stated = tuple((scheme, c) for scheme in STATED for c in sorted(view.iris(fact, scheme)))
                period = _period(view, fact, class_)
                review = min((r.rsplit("/", 1)[1] for r in reviews), default="")
                found.append(Provision(fact, kind, text, bodies, stated, period, document, paragraph, review))
    return sorted(found, key=lambda provision: provision.iri)


def _stating(view: View, fact: Iri, class_: str) -> list[Iri]:
    """The nodes that carry the review: the fact itself, or the mentions of a thing."""
    return view.subjects("mentions", fact) if class_ == "Project" else [fact]


def _text(view: View, fact: Iri, class_: str) -> str:
    if class_ == "Subprogramme":
        return view.label(fact)
    if class_ != "Project":
        return view.text(fact, "summary")
    name, about = view.label(fact), view.text(fact, "about")
    return f"{name}: {about}" if about else name


def _bodies(view: View, fact: Iri, class_: str) -> Iterator[Iri]:
    if class_ in ("Mandate", "Subprogramme"):
        yield from view.iris(fact, "body")
    elif class_ == "Recommendation":
        issuers = view.iris(fact, "issuedBy")
        yield from issuers or [body for document in _documents(view, fact) for body in view.iris(document, "body")]
    else:
        yield from view.iris(fact, "body") or view.iris(fact, "lead")


def _documents(view: View, fact: Iri) -> list[Iri]:
    return [d for citation in view.iris(fact, "citation") for d in view.iris(citation, "citedDocument")]


def _passage(view: View, fact: Iri) -> tuple[str, str]:
    for citation in view.iris(fact, "citation"):
        for document in view.iris(citation, "citedDocument"):
            return document.rsplit("/", 1)[1], view.text(citation, "paragraph")
    return "", ""


def _period(view: View, fact: Iri, class_: str) -> Period:
    if class_ == "Mandate":
        start, start_basis, end, end_basis = mandate_period(view, fact)
        return Period(start, end, f"{start_basis}; {end_basis}") if start else Period()
    date = view.text(fact, "date") if class_ == "Project" else ""
    if date:
        return Period(date, "", "date as stated; no end known")
    told = min(filter(None, (view.text(d, "date") for d in _documents(view, fact))), default="")
    return Period(told, "", "date of the document; no end known") if told else Period()

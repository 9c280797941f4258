"""Invented facts on cooperation, meetings and topics, as the settled view holds them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from graph.rdf import Iri, Literal, Quad, Term, date_literal
from graph.settle import DEFAULT
from graph.view import View
from graph.vocab import PREFIXES, TYPE, concept, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterable

ALFA, BETA, GAMMA, DELTA = (thing("body", name) for name in ("alfa", "beta", "gamma", "delta"))
ALFA_WG, ALFA_TEAM, BETA_WG = (thing("body", name) for name in ("alfa-wg", "alfa-team", "beta-wg"))
GOVERNMENTS = thing("body", "governments")
ARLAND, BERGIA, CANTIA = (thing("economy", code) for code in ("arl", "brg", "can"))
TOPICS = tuple(thing("concept", name) for name in ("t1", "t2", "t3"))

_numbers = count(1)


def node(subject: Iri, cls: str, /, **values: Term | tuple[Term, ...] | None) -> list[Quad]:
    """Statements about a node; a trailing underscore of a key is left out, and so is what is None."""
    quads = [Quad(subject, TYPE, smepb(cls), DEFAULT)]
    for name, value in values.items():
        several = value if isinstance(value, tuple) and not isinstance(value, Literal) else (value,)
        quads += [Quad(subject, smepb(name.rstrip("_")), one, DEFAULT) for one in several if one is not None]
    return quads


def bodies() -> list[Quad]:
    """Alfa with a working group and a team under it, Beta with a working group, Gamma, Delta, and a group of actors."""
    found = [quad for one in (ALFA, BETA, GAMMA, DELTA) for quad in node(one, "Organization")]
    found += node(ALFA_WG, "Body", parent=ALFA) + node(ALFA_TEAM, "Body", parent=ALFA_WG)
    found += node(BETA_WG, "Body", parent=BETA) + node(GOVERNMENTS, "ActorGroup")
    return found + [quad for one in (ARLAND, BERGIA, CANTIA) for quad in node(one, "Economy")]


def cited(document: str, paragraph: str, issued: str) -> tuple[Iri, list[Quad]]:
    """A passage, with its document and the date of that."""
    passage, source = thing("citation", f"{document}--{paragraph}"), thing("document", document)
    date = date_literal(issued) if issued else None
    quads = node(passage, "Citation", citedDocument=source, paragraph=Literal(paragraph))
    return passage, quads + node(source, "Document", date=date)


def stated(cls: str, document: str = "", issued: str = "2001-03-23", **values: Term | tuple[Term, ...]) -> list[Quad]:
    """A fact of a class in the first paragraph of a document, by default one that is named for its date."""
    document = document or f"report-{issued or 'undated'}"
    passage, quads = cited(document, "1", issued)
    fact = Iri(f"{PREFIXES['fact']}{document}/{cls.lower()}/{next(_numbers):06d}")
    values.setdefault("review", concept("review", "checked-twice"))
    return quads + node(fact, cls, citation=passage, **values)


def cooperation(
    source: Iri,
    target: Iri,
    status: str = "existing",
    kind: str = "joint-activity",
    issued: str = "2001-03-23",
    **values: Term | tuple[Term, ...],
) -> list[Quad]:
    """A cooperation of two parties, told in a document of a date."""
    codes = {"status": concept("cooperation-status", status), "kind": concept("cooperation-kind", kind)}
    told: dict[str, Any] = {**codes, **values, "from_": source, "to": target}
    return stated("Cooperation", issued=issued, **told)


def meeting(name: str, body: Iri, status: str = "held", start: str = "2001-03-21") -> tuple[Iri, list[Quad]]:
    """A meeting of a body."""
    one = thing("meeting", name)
    date = date_literal(start) if start else None
    return one, node(one, "Meeting", body=body, status=concept("meeting-status", status), start=date)


def present(who: Iri, at: Iri, review: str = "checked-twice") -> list[Quad]:
    """That somebody was at a meeting."""
    return stated("Participation", participant=who, meeting=at, review=concept("review", review))


def view(*stated: Iterable[Quad]) -> View:
    """The settled view of the bodies above and of what is stated."""
    return View([*bodies(), *(quad for quads in stated for quad in quads)])

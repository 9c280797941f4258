"""Two bodies side by side, for the API: what :mod:`graph.analysis.brief` finds, as JSON."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from graph.analysis.brief_report import notes
from graph.analysis.brief_words import in_short, reading, shared
from graph.analysis.likeness import CONTENT, GRADES
from graph.analysis.network_view import CONCERN
from graph.errors import QueryError
from graph.finder import find
from graph.formats import short
from graph.rdf import Iri
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from graph.analysis.brief import Brief
    from graph.analysis.brief_parts import OnRecord
    from graph.analysis.overlap import Overlap
    from graph.analysis.provisions import Provision
    from graph.web.catalogue import Catalogue
    from graph.web.desk import Desk

Values = dict[str, Any]


def overlap(desk: Desk, values: Values) -> Values | Reply:
    """The members of the schema ``Overlap``; the items are pairs of provisions of at least the grade asked for."""
    catalogue = desk.catalogue
    one, other = (find(desk.kg, values[name].strip()).thing for name in ("a", "b"))
    try:
        brief = catalogue.briefs.between(one, other)
    except QueryError as error:
        return problem("bad-value", str(error), parameter="b")
    grades = GRADES[GRADES.index(values["least"]) :]
    return {
        "items": [partial(_pair, catalogue, pair) for pair in brief.found if pair.likeness.grade in grades],
        "a": _side(catalogue, brief, 0),
        "b": _side(catalogue, brief, 1),
        "score": brief.score,
        "grades": {grade: brief.count(grade) for grade in GRADES[1:]},
        "management": brief.management,
        "ties": [_tie(catalogue, tie) for tie in brief.ties],
        "shared_members": len(brief.members.shared) if brief.members.known else None,
        "shared_meetings": len(brief.meetings),
        "told": [*in_short(catalogue.record, brief), shared(brief), *notes(brief.compared)],
        "read": list(reading(catalogue.record, brief)),
    }


def _side(catalogue: Catalogue, brief: Brief, place: int) -> Values:
    body = brief.sides[place].body
    return {
        **catalogue.reference(body),
        "provisions": len(brief.provisions[place]),
        "weight": brief.covered(place),
        "documents_read": len(brief.read[place]),
    }


def _pair(catalogue: Catalogue, pair: Overlap) -> Values:
    like = pair.likeness
    return {
        "score": like.score,
        "grade": like.grade,
        "a": _provision(catalogue, pair.one),
        "b": _provision(catalogue, pair.other),
        "answers": dict(zip(("area", "subject", "service"), (round(one, 3) for one in like.answers), strict=True)),
        "parts": dict(zip(CONTENT, (round(one, 3) for one in like.shares), strict=True)),
        "held_back": like.held_back or None,
        "periods": pair.periods or None,
    }


def _provision(catalogue: Catalogue, one: Provision) -> Values:
    return {
        "bodies": [catalogue.reference(body) for body in one.bodies],
        "text": one.text,
        "kind": one.kind,
        "citation": {"document": f"doc:{one.document}", "paragraph": one.paragraph or None} if one.document else None,
    }


def _tie(catalogue: Catalogue, on_record: OnRecord) -> Values:
    tie = on_record.tie
    return {
        "type": tie.type,
        "kind": tie.kind or None,
        "status": None if tie.layer == CONCERN else tie.status or None,
        "layer": tie.layer,
        "standing": on_record.standing,
        "parties_from": [catalogue.reference(body) for body in on_record.sources],
        "parties_to": [catalogue.reference(body) for body in on_record.targets],
        "about": tie.about or None,
        "condition": tie.condition or None,
        "date": tie.date or None,
        "date_basis": tie.date_basis,
        "review": tie.review,
        "citation": {"document": short(Iri(tie.document)), "paragraph": tie.paragraph or None}
        if tie.document
        else None,
    }

"""The tables of the report on cooperation that list ties: those on record, those over third parties, and what changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.change import body_changes, pair_changes
from graph.analysis.dates import after
from graph.analysis.network_view import LAYERS
from graph.analysis.record import key
from graph.analysis.statements import local
from graph.report import Section

if TYPE_CHECKING:
    from graph.analysis.cooperation_scope import Scope
    from graph.analysis.network_view import Tie
    from graph.rdf import Iri
    from graph.report import Cell

_TOLD = ("type", "kind", "status", "layer", "date", "date_is", "about", "condition", "review", "document", "paragraph")
_PARTS = ("status", "kind", "date", "document", "paragraph")
_BEFORE, _LATER = (tuple(f"{when}_{part}" for part in _PARTS) for when in ("before", "later"))


_ASIDE = ("type", "layer", "date_is", "condition", "review")


def told(tie: Tie) -> tuple[Cell, ...]:
    """The columns that tell what a tie is and where it stands."""
    place = local(tie.document), tie.paragraph
    return (
        tie.type,
        tie.kind,
        tie.status,
        tie.layer,
        tie.date,
        tie.date_basis,
        tie.about,
        tie.condition,
        tie.review,
        *place,
    )


def tie_table(scope: Scope) -> Section:
    """Every tie, firmest layer first, each with its passage."""
    layers = list(LAYERS)
    ordered = sorted(
        scope.shown,
        key=lambda t: (layers.index(t.layer), scope.name(t.source), scope.name(t.target), t.date, t.fact),
    )
    columns = ["from", "from_id", "to", "to_id", *_TOLD] + ["topic_from"] * bool(scope.wanted.topic)
    rows = []
    for tie in ordered:
        ends = scope.name(tie.source), key(tie.source), scope.name(tie.target), key(tie.target)
        basis = (scope.topic_basis[tie.fact],) if scope.wanted.topic else ()
        rows.append((*ends, *told(tie), *basis))
    note = "Layers: " + "; ".join(f"{name} = {what}" for name, what in LAYERS.items()) + "."
    return Section("ties", "Ties on record", tuple(columns), tuple(rows), note, _ASIDE)


def go_betweens(scope: Scope) -> Section:
    """Organizations outside both sides that have ties with each, tie by tie."""
    found: dict[Iri, dict[int, list[tuple[Iri, Tie]]]] = defaultdict(lambda: defaultdict(list))
    for tie in scope.measured:
        for outer, inner in ((tie.source, tie.target), (tie.target, tie.source)):
            side = scope.side(inner)
            if side is not None and scope.side(outer) is None:
                found[scope.organization.get(outer, outer)][side].append((inner, tie))
    both = sorted((one for one, sides in found.items() if len(sides) == 2), key=lambda one: (scope.name(one), one))
    rows = [row for one in both for row in _over(scope, one, found[one])]
    columns = ("organization", "id", "side", "partner", "partner_id", *_TOLD)
    note = (
        f"Organizations that have a tie of the layer {scope.measured_layer} with both sides, or with bodies under them."
    )
    return Section("go-betweens", "Who has ties with both", columns, tuple(rows), note, _ASIDE)


def _over(scope: Scope, one: Iri, sides: dict[int, list[tuple[Iri, Tie]]]) -> list[tuple[Cell, ...]]:
    """The rows of one organization that has ties with both sides."""
    rows: list[tuple[Cell, ...]] = []
    for side, pairs in sorted(sides.items()):
        for inner, tie in sorted(pairs, key=lambda pair: (scope.name(pair[0]), pair[1].date, pair[1].fact)):
            head, partner = scope.name(scope.heads[side]), scope.name(inner)
            rows.append((scope.name(one), key(one), head, partner, key(inner), *told(tie)))
    return rows


def changes(scope: Scope) -> Section:
    """What changed for each pair between the two dates, with the statements before and after."""
    rows: list[tuple[Cell, ...]] = []
    for change in pair_changes(scope.dated, scope.since, scope.until, scope.ended):
        one, other = change.pair
        ends = scope.name(one), key(one), scope.name(other), key(other)
        rows.append((change.what, *ends, *_statement(change.before), *_statement(change.later)))
    columns = ("change", "one", "one_id", "other", "other_id", *_BEFORE, *_LATER)
    none_later = not scope.until or after(scope.since, scope.until)
    note = (
        f"Between {scope.since} and {scope.until or 'the end of what was read'}{' (nothing later was read)' * none_later}; "
        "before: the firmest statement until the first date, later: the firmest between the two. Not told of again is silence "
        "of the documents read, not an end. Statements without a date, disputed ones and concerns are left out."
    )
    return Section("changes", "What changed between pairs", columns, tuple(rows), note)


def _statement(tie: Tie | None) -> tuple[Cell, ...]:
    if tie is None:
        return ("", "", "", "", "")
    status = tie.status if tie.layer != "conditional" else f"{tie.status}, conditional"
    return status, tie.kind, tie.date, local(tie.document), tie.paragraph


def new_bodies(scope: Scope) -> Section:
    """Parties that are first named in a tie between the two dates, and bodies that ended."""
    rows: list[tuple[Cell, ...]] = []
    for change in body_changes(scope.dated, scope.since, scope.until, scope.ended):
        tie = change.tie
        place = (tie.layer, local(tie.document), tie.paragraph) if tie else ("", "", "")
        rows.append((change.what, scope.name(change.body), key(change.body), change.date, *place))
    columns = ("change", "party", "id", "date", "layer", "document", "paragraph")
    note = "First named in a tie of the documents read; the party may be much older."
    return Section("parties", "Parties that came up or ended", columns, tuple(rows), note)

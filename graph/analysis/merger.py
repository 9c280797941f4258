"""What if two bodies were one: what both hold and would be double, what only one brings, and which ties become internal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.record import key
from graph.analysis.statements import local
from graph.analysis.what_if import first_stated
from graph.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.holdings import Holding, Holdings
    from graph.analysis.statements import Passage
    from graph.rdf import Iri
    from graph.report import Cell

    Pair = tuple[frozenset[Iri], frozenset[Iri]]
    Evidence = tuple[str, Passage | None]
    Found = list[tuple[str, list[dict[Iri, Evidence]]]]

_NOTE = (
    "Each body with all that stands under it. Both: held by either, so that the merged body would hold it twice; for topics, "
    "on the same topic, which does not say that the same work is done twice: see the report on overlap. Members come from the "
    "lists of members, participants from all meetings read; partners are third parties of cooperation that exists or is agreed. "
    "Topics of procedure, such as agenda and reporting, are left out."
)


def merged(held: Holdings, one: Iri, other: Iri) -> list[Section]:
    """Four sections: counts, what both hold, what only one of them brings, and what becomes internal."""
    inside = held.record.within(one), held.record.within(other)
    names = (held.record.name(one), held.record.name(other))
    kinds = ("topic", "member", "participant", "partner")
    found = [(kind, [_found(held, kind, inside, place) for place in (0, 1)]) for kind in kinds]
    internal = _internal(held, inside)
    return [
        _counts(names, found, internal),
        _both(held, names, found),
        _single(held, names, found),
        _internals(names, internal),
    ]


def _found(held: Holdings, kind: str, inside: Pair, place: int) -> dict[Iri, Evidence]:
    if kind == "partner":
        return _partners(held, inside, place)
    holdings: dict[str, list[Holding]] = {
        "topic": held.topics,
        "member": held.members,
        "participant": held.participants,
    }
    found = first_stated(holdings[kind], inside[place])
    return {thing: (holding.basis, holding.passage) for thing, holding in found.items()}


def _partners(held: Holdings, inside: Pair, place: int) -> dict[Iri, Evidence]:
    """Third parties with which one side of the merger cooperates."""
    found: dict[Iri, Evidence] = {}
    for one in sorted(inside[place]):
        for partner, joining in held.partners.get(one, {}).items():
            if partner not in inside[0] | inside[1]:
                found.setdefault(partner, (joining[0].status, joining[0].passage))
    return found


def _counts(names: tuple[str, str], found: Found, internal: list[tuple[Cell, ...]]) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for kind, (first, second) in found:
        rows.append(
            (kind, len(first.keys() & second.keys()), len(first.keys() - second.keys()), len(second.keys() - first))
        )
    rows += [(kind, sum(row[0] == kind for row in internal), None, None) for kind in ("cooperation", "overlap concern")]
    columns = ("what", "both", f"only {names[0]}", f"only {names[1]}")
    note = f"{_NOTE} Cooperation and concerns are those between the two: they become internal."
    return Section("what-if", f"What {names[0]} and {names[1]} would bring into one body", columns, tuple(rows), note)


def _both(held: Holdings, names: tuple[str, str], found: Found) -> Section:
    rows = []
    for kind, (first, second) in found:
        for thing in first.keys() & second.keys():
            sides = (*_side(first[thing]), *_side(second[thing]))
            rows.append((kind, held.record.name(thing), key(thing), *sides))
    rows.sort(key=lambda row: _order(found, row))
    columns = ("kind", "what", "id", "told_as", "document", "paragraph", "told_as_2", "document_2", "paragraph_2")
    note = f"The first three columns of evidence are those of {names[0]}, the last three those of {names[1]}."
    return Section("what-if-double", f"Held by {names[0]} and by {names[1]}", columns, tuple(rows), note)


def _single(held: Holdings, names: tuple[str, str], found: Found) -> Section:
    rows = [
        (kind, held.record.name(thing), key(thing), name, *_side(sides[place][thing]))
        for kind, sides in found
        for place, name in enumerate(names)
        for thing in sides[place].keys() - sides[1 - place].keys()
    ]
    rows.sort(key=lambda row: _order(found, row))
    columns = ("kind", "what", "id", "only", "told_as", "document", "paragraph")
    return Section("what-if-single", f"Held by {names[0]} or by {names[1]} alone", columns, tuple(rows))


def _internal(held: Holdings, inside: Pair) -> list[tuple[Cell, ...]]:
    return sorted(
        [*_internal_ties(held, inside), *_internal_concerns(held, inside)],
        key=lambda row: tuple(str(cell) for cell in row),
    )


def _internal_ties(held: Holdings, inside: Pair) -> Iterator[tuple[Cell, ...]]:
    for tie in held.ties:
        if _between(tie.parties, inside):
            names = (held.record.names(tie.parties[0]), held.record.names(tie.parties[1]))
            yield ("cooperation", *names, tie.kind, tie.status, tie.about, *_where(tie.passage))


def _internal_concerns(held: Holdings, inside: Pair) -> Iterator[tuple[Cell, ...]]:
    for act in held.concerns:
        if _between((act.to, act.beside), inside):
            names = (held.record.names(act.to), held.record.names(act.beside))
            yield ("overlap concern", *names, "", "", act.summary, *_where(act.passage))


def _internals(names: tuple[str, str], rows: list[tuple[Cell, ...]]) -> Section:
    columns = ("what", "from", "to", "kind", "status", "about", "document", "paragraph")
    title = f"Cooperation and concerns between {names[0]} and {names[1]} that become internal"
    return Section("what-if-internal", title, columns, tuple(rows))


def _between(parties: tuple[Iterable[Iri], Iterable[Iri]], inside: Pair) -> bool:
    """Whether one party is on one side of the merger and another party on the other."""
    first, second = set(parties[0]), set(parties[1])
    return bool((first & inside[0] and second & inside[1]) or (first & inside[1] and second & inside[0]))


def _side(evidence: Evidence) -> tuple[str, str, str]:
    basis, passage = evidence
    return (basis, *_where(passage))


def _where(passage: Passage | None) -> tuple[str, str]:
    return (local(passage.document), passage.paragraph) if passage else ("", "")


def _order(found: Found, row: tuple[Cell, ...]) -> tuple[int, tuple[str, ...]]:
    return [kind for kind, _ in found].index(str(row[0])), tuple(str(cell) for cell in row)

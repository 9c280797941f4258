"""Reads answers to queries, the server's and the expected ones, and says whether they are the same."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_NUMBERS = {XSD + name for name in ("decimal", "double", "float")}
_FORMS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
_TRUTH = {"1": True, "true": True, "0": False, "false": False}
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows with their columns, true or false, or triples."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool | None = None
    triples: frozenset[ox.Quad] | None = None


def read(content: bytes, suffix: str, base: str = "") -> Result:
    """The result in a file of a kind: .srx, .srj, .tsv, .csv, .ttl or .nt."""
    if suffix == ".csv":
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        return Result(tuple(head), tuple(tuple(_cell(cell) for cell in row) for row in rows))
    if suffix not in _FORMS:
        return _graph(list(ox.parse(content, format=ox.RdfFormat.TURTLE, base_iri=base or None)))
    found = ox.parse_query_results(content, format=_FORMS[suffix])
    if isinstance(found, ox.QueryBoolean):
        return Result(truth=bool(found))
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    return Result(columns, tuple(tuple(row[column] for column in columns) for row in found))


def expected(path: Path, base: str) -> Result:
    """The result that a file of the suite holds."""
    return read(path.read_bytes(), path.suffix, base)


def same(one: Result, other: Result, ordered: bool = False) -> bool:
    """Whether two results say the same: blank nodes may be named otherwise, numbers written otherwise in their datatype."""
    if one.truth is not None or other.truth is not None:
        return one.truth == other.truth
    if one.triples is not None and other.triples is not None:
        ours, theirs = (tuple((q.subject, q.predicate, q.object) for q in x.triples or ()) for x in (one, other))
        return _same_rows(ours, theirs, ordered=False)
    if one.triples is not None or other.triples is not None or set(one.columns) != set(other.columns):
        return False
    order = [other.columns.index(column) for column in one.columns]
    return _same_rows(one.rows, tuple(tuple(row[i] for i in order) for row in other.rows), ordered)


def _cell(text: str) -> Any:
    """A cell of CSV, which does not tell what kind of term it is; a blank node is known by its underscore."""
    if text.startswith("_:"):
        return ox.BlankNode(text[2:])
    return ("text", _number(text))


def _number(text: str) -> object:
    try:
        return Decimal(text).normalize()
    except InvalidOperation:
        return text


def _value(term: Any) -> object:
    """What a term is compared by."""
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        return (term.datatype.value, _number(term.value))
    if isinstance(term, ox.Literal) and term.datatype.value == XSD + "boolean":
        return _TRUTH.get(term.value, term)
    return term


def _same_rows(ours: Sequence[Row], theirs: Sequence[Row], ordered: bool) -> bool:
    if len(ours) != len(theirs):
        return False
    mine, others = ([tuple(_value(term) for term in row) for row in rows] for rows in (ours, theirs))
    if ordered:
        return _matched(list(zip(mine, ([row] for row in others), strict=True)), {})
    blank, blank_others = ([row for row in rows if _has_blank(row)] for rows in (mine, others))
    if Counter(r for r in mine if not _has_blank(r)) != Counter(r for r in others if not _has_blank(r)):
        return False
    return len(blank) == len(blank_others) and _placed(blank, blank_others, {})


def _has_blank(row: Row) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in row)


def _matched(pairs: list[tuple[Row, list[Row]]], names: dict[Any, Any]) -> bool:
    """Whether rows in their order are the same under one naming of blank nodes."""
    for row, (other,) in pairs:
        found = _named(row, other, names)
        if found is None:
            return False
        names = found
    return True


def _placed(rows: list[Row], others: list[Row], names: dict[Any, Any]) -> bool:
    """Whether each row has its own partner among the others under one naming of blank nodes."""
    if not rows:
        return True
    row, *rest = sorted(rows, key=lambda each: sum(isinstance(t, ox.BlankNode) and t not in names for t in each))
    for place, other in enumerate(others):
        found = _named(row, other, names)
        if found is not None and _placed(rest, others[:place] + others[place + 1 :], found):
            return True
    return False


def _named(row: Row, other: Row, names: dict[Any, Any]) -> dict[Any, Any] | None:
    """The naming of blank nodes with those of two rows, or None if the rows cannot be the same."""
    found = dict(names)
    for mine, theirs in zip(row, other, strict=True):
        if isinstance(mine, ox.BlankNode) and isinstance(theirs, ox.BlankNode):
            if found.setdefault(mine, theirs) != theirs:
                return None
        elif mine != theirs:
            return None
    return found if len(set(found.values())) == len(found) else None


def _graph(quads: list[ox.Quad]) -> Result:
    """Triples, or the rows that they describe (the result set vocabulary of the suite)."""
    by: dict[tuple[Any, str], list[Any]] = {}
    for quad in quads:
        by.setdefault((quad.subject, quad.predicate.value), []).append(quad.object)
    sets = [quad.subject for quad in quads if str(quad.object) == f"<{_RS}ResultSet>"]
    if not sets:
        return Result(triples=frozenset(quads))
    columns = tuple(sorted(each.value for each in by[sets[0], _RS + "resultVariable"]))
    rows = []
    for solution in by.get((sets[0], _RS + "solution"), []):
        bindings = by.get((solution, _RS + "binding"), [])
        cells = {by[each, _RS + "variable"][0].value: by[each, _RS + "value"][0] for each in bindings}
        rows.append(tuple(cells.get(column) for column in columns))
    return Result(columns, tuple(rows))

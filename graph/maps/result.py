"""The view of one question's answer: each row links the things that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answer import plain
from graph.errors import QueryError
from graph.maps.facts import local, node_id
from graph.maps.view import Fact, Node, Row, Words, make_view
from graph.rdf import Iri, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.answer import Answer
    from graph.maps.atlas import Read, Stock
    from graph.rdf import Term

_DOCUMENT, _PARAGRAPH = ("document", "evidence_document"), ("paragraph", "passage", "evidence_paragraph")
_MOST_SHOWN = 6
_ENOUGH = 0.75
"""The share of the values of a column that must be things for it to be a column of things."""


def result_view(title: str, text: str, answer: Answer, stock: Stock) -> Read:
    """The view of an answer, and one fact for each row.

    Each row links the thing of the first :func:`column of things <thing_columns>` with those of the others.

    Raises:
        QueryError: the answer has fewer than two columns of things.
    """
    columns = thing_columns(answer, stock)
    if len(columns) < 2:
        raise QueryError(_too_few(answer, columns))
    facts: dict[str, Fact] = {}
    rows: list[Row] = []
    documents = {source.title: key for key, source in stock.documents.items()}
    for number, terms in enumerate(answer.rows):
        found = dict(zip(answer.columns, terms, strict=True))
        first, *others = [(name, nodes.get(_key(found[name]), "")) for name, nodes in columns.items()]
        joined = [(name, end) for name, end in others if end and first[1] and end != first[1]]
        if joined:
            fact = _fact(number, first[1], [end for _, end in joined], found, set(columns), documents)
            facts[fact.id] = fact
            rows += [Row(first[1], end, "row", name, "", fact.id, name.replace("_", " ")) for name, end in joined]
    ends = {end for row in rows for end in (row.source, row.target)}
    words = Words("result", "Answer", _about(title, len(facts), len(answer.rows)), (title,), text)
    return make_view(words, [node for node in stock.nodes.values() if node.id in ends], rows), facts


def _about(title: str, drawn: int, of: int) -> str:
    rest = "." if drawn == of else "; the others do not name two different things of this graph."
    return (
        f"{title} Each line joins two things that stand in one row of the answer ({drawn} of {of} rows){rest}".strip()
    )


def thing_columns(answer: Answer, stock: Stock) -> dict[str, Mapping[str, str]]:
    """The columns of things in the order of the answer, each with the node of every value.

    A column is of things if at least three quarters of its values are the IRI or the name of one thing of the graph.
    """
    named: dict[str, list[Node]] = {}
    for node in stock.nodes.values():
        named.setdefault(node.name, []).append(node)
    found: dict[str, Mapping[str, str]] = {}
    for place, name in enumerate(answer.columns):
        terms = [row[place] for row in answer.rows if row[place] is not None]
        nodes = {_key(term): _node(term, named, stock) for term in terms}
        known = sum(bool(node) for node in nodes.values())
        if known and known >= _ENOUGH * len(nodes) and not _repeats(nodes, answer, place, found):
            found[name] = nodes
    return found


def _repeats(nodes: Mapping[str, str], answer: Answer, place: int, found: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a column only says again what another says, as a name beside an IRI."""
    return any(
        all(
            row[place] is None or before.get(_key(row[answer.columns.index(name)])) == nodes[_key(row[place])]
            for row in answer.rows
        )
        for name, before in found.items()
    )


def _key(term: Term | None) -> str:
    return "" if term is None else str(plain(term))


def _node(term: Term | None, named: Mapping[str, list[Node]], stock: Stock) -> str:
    if isinstance(term, Iri):
        key = node_id(term)
        return key if key in stock.nodes else ""
    nodes = named.get(term.value, []) if isinstance(term, Literal) else []
    return nodes[0].id if len(nodes) == 1 else ""


def _fact(
    number: int,
    source: str,
    targets: list[str],
    terms: Mapping[str, Term | None],
    things: set[str],
    documents: Mapping[str, str],
) -> Fact:
    """A row as a statement: what stands in its other columns, and the document and paragraph it names."""
    values = {name: _key(term) for name, term in terms.items()}
    document = next((values[name] for name in _DOCUMENT if values.get(name)), "")
    paragraph = next((values[name] for name in _PARAGRAPH if values.get(name)), "")
    rest = {n: v for n, v in values.items() if v and n not in things and n not in (*_DOCUMENT, *_PARAGRAPH)}
    return Fact(
        id=f"row/{number + 1:05}",
        type="row",
        sources=(source,),
        targets=tuple(dict.fromkeys(targets)),
        summary=f"Row {number + 1} of the answer",
        document=documents.get(document, local(document)),
        paragraph=paragraph,
        more=tuple((name.replace("_", " "), value) for name, value in rest.items()),
    )


def _too_few(answer: Answer, columns: Mapping[str, object]) -> str:
    if not answer.columns:
        return "only the rows of a SELECT query become a map; this query gives none"
    if not answer.rows:
        return "the answer has no row, so there is nothing to draw; leave out --map to see what was read"
    shown = ", ".join(answer.columns[:_MOST_SHOWN]) + (" ..." if len(answer.columns) > _MOST_SHOWN else "")
    there = f"only {next(iter(columns))!r} is" if columns else "none is"
    return (
        f"a map needs two columns of things (bodies, economies, meetings, topics); of {shown} {there}: "
        "select the things themselves or their rdfs:label"
    )

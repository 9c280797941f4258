"""What the engine gives back becomes an answer of ours: its terms become plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from graph.answer import Answer
from graph.errors import AnswerSizeError
from graph.rdf import Iri, Literal, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


def answer_of(result: object, most: int | None = None) -> Answer:
    """The answer that the engine, or its reader of results, gives piece by piece.

    Raises:
        AnswerSizeError: there are more than ``most`` rows or triples.

    """
    if isinstance(result, ox.QueryBoolean):
        return Answer(truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        return triples_of(result, most)
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 - the engine knows three kinds of answer
    columns = tuple(variable.value for variable in result.variables)
    rows = tuple(tuple(None if t is None else term_of(t) for t in row) for row in _at_most(result, most))
    return Answer(columns, rows)


def triples_of(found: Iterable[ox.Triple | ox.Quad], most: int | None = None) -> Answer:
    """Triples of the engine as an answer: each once, sorted.

    Raises:
        AnswerSizeError: there are more than ``most``.

    """
    triples = {Triple(iri_of(t.subject), iri_of(t.predicate), term_of(t.object)) for t in _at_most(iter(found), most)}
    return Answer(triples=tuple(sorted(triples, key=str)))


def _at_most(items: Iterator[T], most: int | None) -> Iterator[T]:
    for number, item in enumerate(items):
        if number == most:
            raise AnswerSizeError(f"the answer has more than {most:,} rows; add a LIMIT, or ask for less")
        yield item


def iri_of(node: object) -> Iri:
    """A node of the engine: an IRI, or ``_:`` with the label of a blank node."""
    return Iri(node.value if isinstance(node, ox.NamedNode) else str(node))


def term_of(term: object) -> Term:
    """A term of the engine."""
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return iri_of(term)

"""The answer to a query: columns and rows of RDF terms, true or false, or triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.rdf import XSD, Iri, Literal, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave back: ``rows`` for SELECT, ``truth`` for ASK, ``triples`` for CONSTRUCT and DESCRIBE."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] | None = None

    def __len__(self) -> int:
        return len(self.triples if self.triples is not None else self.rows)

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Each row as a dictionary of plain Python values; unbound columns are None."""
        for row in self.rows:
            yield {column: plain(term) for column, term in zip(self.columns, row, strict=True)}

    def column(self, name: str) -> list[Any]:
        """The plain values of one column."""
        place = self.columns.index(name)
        return [plain(row[place]) for row in self.rows]

    def to_pandas(self) -> Any:
        """The rows as a pandas frame; needs the extra ``pandas``."""
        import pandas as pd

        return pd.DataFrame(list(self.dicts()), columns=list(self.columns))


def plain(term: Term | None) -> Any:
    """A term as a Python value: numbers and truth values as such, everything else (codes, dates, IRIs) as text.

    >>> plain(Literal("7", XSD + "integer")), plain(Literal("007")), plain(None)
    (7, '007', None)
    """
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, Iri) else None
    kind = term.datatype.removeprefix(XSD)
    if kind in ("integer", "int", "long", "nonNegativeInteger"):
        return int(term.value)
    if kind in ("decimal", "double", "float"):
        return float(term.value)
    return term.value == "true" if kind == "boolean" else term.value

"""What the engine's parser says of a query: where it is wrong, and whether it would ask another server."""

from __future__ import annotations

import re

import pyoxigraph as ox

from graph.errors import FederationError, QueryError
from graph.vocab import PREFIXES

_LONGEST_MESSAGE = 200
_MOST_EXPECTED = 12
_SERVICE = re.compile(r"service(\s+)(silent\s+)?<https?://([^<>\"{}|^`\\\s]*)>", re.IGNORECASE)


def refuse_federation(sparql: str, services: frozenset[str] = frozenset(), base: str | None = None) -> None:
    """Refuse a query that would send a part of itself to a server whose host is not among ``services``.

    Every occurrence of the word is replaced by one that is no keyword: if the query can still be parsed, the word was a
    name or text; if not, it was the keyword. So the engine's own parser decides, whatever quotes surround it. Before, a
    clause for an allowed host, written in full, is replaced by a GRAPH clause, which may stand in the same places.

    Raises:
        FederationError: the query has another SERVICE clause.

    """
    if not re.search("service", sparql, re.IGNORECASE):
        return

    def without(clause: re.Match[str]) -> str:
        allowed = re.split("[/?#]", clause[3], maxsplit=1)[0].casefold() in services
        return f"graph{clause[1]}<urn:allowed>" if allowed else clause[0]

    left = _SERVICE.sub(without, sparql) if services else sparql
    try:
        text = re.sub("service", "zzrvizz", left, flags=re.IGNORECASE)
        ox.Store().query(text, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        where = syntax_error(str(error))
        hosts = f"only {', '.join(sorted(services))} may be asked" if services else "no other server may be asked"
        raise FederationError(f"SERVICE is refused: {hosts} ({where})", where.line, where.column) from None


_MEANING = {"Prefix not found": "the prefix is not declared", "IRI parsing failed": "the address is not valid"}


def syntax_error(message: str) -> QueryError:
    """The engine's message, shortened, with line and column in front.

    >>> print(syntax_error("error at 1:25: expected one of FILTER, [_]"))
    line 1, column 25: not SPARQL: expected one of FILTER
    """
    match = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not match:
        return QueryError(f"not a SPARQL query: {' '.join(message.split())[:_LONGEST_MESSAGE]}")
    expected = [sign for sign in match[3].split(", ") if "[" not in sign and "\\u" not in sign][:_MOST_EXPECTED]
    hint = f"expected one of {', '.join(expected)}" if expected else "this cannot stand here"
    hint = next((_MEANING[sign] for sign in match[3].split(", ") if sign in _MEANING), hint)
    line, column = int(match[1]), int(match[2])
    return QueryError(f"line {line}, column {column}: not SPARQL: {hint}", line, column)

"""RDF terms and files: the only module that reads and writes RDF syntax.

Terms are plain values, so that everything that makes quads stays pure and needs no engine:
an IRI is an :class:`Iri` (a string), a literal is a :class:`Literal`, a quad is a :class:`Quad`.
N-Quads is the form in which quads are compared, hashed and handed to the store.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from graph.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
    "\x7f": "\\u007F",
} | {chr(i): f"\\u{i:04X}" for i in range(32) if chr(i) not in "\n\r\t\b\f"}
_TABLE = str.maketrans(_ESCAPES)
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+')

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


class Iri(str):
    """An absolute IRI; in the answer to a query also a blank node, as ``_:`` with its label."""

    __slots__ = ()


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI that can stand between angle brackets.

    >>> is_iri("https://w3id.org/smepb/id/body/unece"), is_iri("https://w3id.org/> } #"), is_iri("unece")
    (True, False, False)
    """
    try:
        return bool(_IRI.fullmatch(text) and list(ox.parse(f"<{text}> <a:a> <a:a> .", format=ox.RdfFormat.N_TRIPLES)))
    except SyntaxError:
        return False


class Literal(NamedTuple):
    """A literal: text with a datatype IRI, or with a language tag."""

    value: str
    datatype: str = XSD + "string"
    language: str = ""


Term = Iri | Literal


class Triple(NamedTuple):
    """Subject, predicate and object."""

    subject: Iri
    predicate: Iri
    object: Term


class Quad(NamedTuple):
    """A triple in a named graph; the empty graph name is the default graph."""

    subject: Iri
    predicate: Iri
    object: Term
    graph: Iri


_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def date_literal(value: str) -> Literal:
    """A date as precise as it is written.

    >>> date_literal("2002-02").datatype
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    return Literal(value, XSD + _DATE_TYPES[len(value)])


def _term(term: Term) -> str:
    if isinstance(term, Literal):
        text = f'"{term.value.translate(_TABLE)}"'
        if term.language:
            return f"{text}@{term.language}"
        return text if term.datatype == XSD + "string" else f"{text}^^<{term.datatype}>"
    return _node(term)


def _node(node: Iri) -> str:
    return node if node.startswith("_:") else f"<{node}>"


def nquads_line(quad: Quad) -> str:
    r"""One line of canonical N-Quads, without the line end.

    Source: https://www.w3.org/TR/rdf12-n-quads/#canonical-quads

    >>> nquads_line(Quad(Iri("a:s"), Iri("a:p"), Literal('say "a\\b"'), Iri("a:g")))
    '<a:s> <a:p> "say \\"a\\\\b\\"" <a:g> .'
    """
    graph = f" {_node(quad.graph)}" if quad.graph else ""
    return f"{_node(quad.subject)} <{quad.predicate}> {_term(quad.object)}{graph} ."


def canonical(quads: Iterable[Quad]) -> list[str]:
    """Sorted N-Quads lines without doubles: the same set of quads always gives the same list."""
    return sorted({nquads_line(quad) for quad in quads})


def read_turtle(path: Path) -> list[Triple]:
    """Every triple of a Turtle file, in its order.

    Raises:
        OntologyError: the file is missing, not Turtle, or has a blank node where an IRI is needed.

    """
    try:
        return list(_parsed(path.read_bytes()))
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror}); restore the file from the release") from None
    except SyntaxError as error:
        raise OntologyError(f"{path}:{error.lineno}:{error.offset}: not Turtle: {error.msg}") from None


@lru_cache(maxsize=32)
def _parsed(content: bytes) -> tuple[Triple, ...]:
    """The triples of a Turtle text, kept: a command reads the ontology more than once, to build, to check, to show."""
    parsed = ox.parse(content, format=ox.RdfFormat.TURTLE)
    return tuple(Triple(_read_node(q.subject), _read_node(q.predicate), _read_term(q.object)) for q in parsed)


def _read_node(node: object) -> Iri:
    return Iri(node.value if isinstance(node, ox.NamedNode) else str(node))


def _read_term(term: object) -> Term:
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return _read_node(term)


def serialize(lines: Iterable[str], form: str, prefixes: Mapping[str, str]) -> bytes:
    """N-Quads lines as Turtle, TriG, N-Quads, N-Triples, JSON-LD or RDF/XML (``form`` is a key of :data:`FORMATS`).

    The bytes depend on the lines and prefixes only. Formats without named graphs get each triple once.
    """
    joined = "\n".join(lines).encode() + b"\n"
    if form == "nq":
        return joined
    syntax = FORMATS[form]
    quads = list(ox.parse(joined, format=ox.RdfFormat.N_QUADS))
    out = io.BytesIO()
    if syntax.supports_datasets:
        quads.sort(key=lambda quad: (str(quad.graph_name), str(quad.subject)))
        ox.serialize(quads, out, format=syntax, prefixes=dict(prefixes))
    else:
        ox.serialize(dict.fromkeys(quad.triple for quad in quads), out, format=syntax, prefixes=dict(prefixes))
    return out.getvalue()

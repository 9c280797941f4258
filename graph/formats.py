"""An answer as text or bytes: SPARQL 1.1 result formats, spreadsheets, RDF.

CSV, TSV, JSON and XML follow https://www.w3.org/TR/sparql11-results-csv-tsv/, https://www.w3.org/TR/sparql11-results-json/
and https://www.w3.org/TR/rdf-sparql-XMLres/.
"""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.rdf import XSD, Iri, Literal, Quad, Term, canonical, nquads_line, serialize
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answer import Answer
    from graph.tables import Table

ROWS = ("csv", "tsv", "json", "xml", "xlsx")
TRIPLES = ("ttl", "jsonld", "nt", "rdf")
FORMATS = ("table", *ROWS, *TRIPLES)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RETURN = "\r"


def render(answer: Answer, form: str) -> bytes:
    """The answer in one of :data:`ROWS` (SELECT; json and xml also ASK) or :data:`TRIPLES` (CONSTRUCT and DESCRIBE).

    Raises:
        QueryError: the format does not fit the kind of answer.

    """
    if answer.triples is not None:
        if form not in TRIPLES:
            raise QueryError(f"triples cannot be written as {form}; choose --format {', '.join(TRIPLES)}")
        return serialize(canonical(Quad(*triple, Iri("")) for triple in answer.triples), form, PREFIXES)
    if form in TRIPLES:
        raise QueryError(f"{form} needs a CONSTRUCT or DESCRIBE query; for rows choose --format {', '.join(ROWS)}")
    if answer.truth is not None and form not in ("json", "xml"):
        return b"true\n" if answer.truth else b"false\n"
    return _WRITERS[form](answer)


def short(term: Term | None) -> str:
    """A term as people read it in a table: IRIs of the graph as prefixed names, literals as their text.

    >>> short(Iri("https://w3id.org/smepb/id/economy/lva"))
    'economy:lva'
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    for prefix, iri in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if term.startswith(iri) and len(term) > len(iri):
            return f"{prefix}:{term.removeprefix(iri)}"
    return str(term)


def xml_text(text: str) -> str:
    r"""A text without the characters that XML 1.0 cannot hold: U+FFFD stands in their place.

    >>> xml_text("a\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _csv(answer: Answer) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([_text(term) for term in row] for row in answer.rows)
    return out.getvalue().encode()


def _text(term: Term | None) -> str:
    return "" if term is None else term.value if isinstance(term, Literal) else str(term)


def _tsv(answer: Answer) -> bytes:
    lines = ["\t".join(f"?{column}" for column in answer.columns)]
    lines += ["\t".join("" if term is None else _turtle(term) for term in row) for row in answer.rows]
    return ("\n".join(lines) + "\n").encode()


def _turtle(term: Term) -> str:
    if isinstance(term, Literal) and term.datatype == f"{XSD}integer":
        return term.value
    return nquads_line(Quad(Iri("s"), Iri("p"), term, Iri("")))[8:-2]


def _json(answer: Answer) -> bytes:
    """One row a line: that can be read, and takes a quarter of the time of indents, which only the slow encoder knows."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    if answer.truth is not None:
        return f"{encode({'head': {}, 'boolean': answer.truth})}\n".encode()
    rows = ",\n".join(
        encode({column: _binding(term) for column, term in zip(answer.columns, row, strict=True) if term is not None})
        for row in answer.rows
    )
    head = encode({"vars": answer.columns})
    return f'{{"head": {head},\n"results": {{"bindings": [\n{rows}\n]}}}}\n'.encode()


def _binding(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"type": "bnode" if term.startswith("_:") else "uri", "value": str(term).removeprefix("_:")}
    value = {"type": "literal", "value": term.value}
    if term.language:
        value["xml:lang"] = term.language
    elif term.datatype != f"{XSD}string":
        value["datatype"] = term.datatype
    return value


def _xml(answer: Answer) -> bytes:
    out = ['<?xml version="1.0"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">', "<head>"]
    out += [f"<variable name={_quoted(column)}/>" for column in answer.columns]
    out.append("</head>")
    if answer.truth is not None:
        out.append(f"<boolean>{str(answer.truth).lower()}</boolean>")
    else:
        out.append("<results>")
        for row in answer.rows:
            cells = zip(answer.columns, row, strict=True)
            bound = (f"<binding name={_quoted(c)}>{_xml_term(t)}</binding>" for c, t in cells if t is not None)
            out.append(f"<result>{''.join(bound)}</result>")
        out.append("</results>")
    return ("\n".join([*out, "</sparql>"]) + "\n").encode()


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'


def _xml_term(term: Term) -> str:
    if not isinstance(term, Literal):
        return (
            f"<bnode>{escape(term[2:], quote=False)}</bnode>"
            if term.startswith("_:")
            else f"<uri>{escape(term, quote=False)}</uri>"
        )
    extra = ""
    if term.language:
        extra = f" xml:lang={_quoted(term.language)}"
    elif term.datatype != f"{XSD}string":
        extra = f" datatype={_quoted(term.datatype)}"
    return f"<literal{extra}>{escape(xml_text(term.value), quote=False).replace(_RETURN, '&#13;')}</literal>"


def _xlsx(answer: Answer) -> bytes:
    from graph.export import workbook

    return workbook([_table(answer)])


def _sheet(answer: Answer) -> bytes:
    """CSV in which no cell is taken for a formula; the mark at its start tells spreadsheets that it is UTF-8."""
    from graph.export import table_csv

    return table_csv(_table(answer)).encode("utf-8-sig")


def _table(answer: Answer) -> Table:
    from graph.tables import Table

    rows = tuple(tuple(_text(term).removeprefix(f"{BASE}id/") for term in row) for row in answer.rows)
    return Table("answer", answer.columns, rows)


_WRITERS: dict[str, Callable[[Answer], bytes]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "xlsx": _xlsx,
    "sheet": _sheet,
}

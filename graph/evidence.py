"""The passages behind each row of an answer.

A row of a SELECT rests on the triples that its patterns matched. The query is run once more without its projection, each
pattern is filled in with the values found, and for each triple the named graphs that hold it are asked for the citation
of its subject. So every SELECT can be asked for its evidence, also one that groups and counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.rdf import Iri, Literal, Term, nquads_line
from graph.rdf import Quad as _Quad
from graph.vocab import BASE, LABEL, PREFIXES, SOURCE, TYPE, expand, smepb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answer import Answer, Row
    from graph.store import KnowledgeGraph

COLUMNS = ("document", "paragraph")
_BATCH = 400
_LONGEST = 200
_NAMING = {TYPE, LABEL, expand("skos:prefLabel"), smepb("iso3"), smepb("acronym"), smepb("symbol")}
_DERIVED = f"{BASE}graph/derived/"
_TOKENS = re.compile(
    r'#[^\n]*|<[^<>"{}|^`\\\s]*>|"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[{}]|[A-Za-z_]\w*|.",
    re.DOTALL,
)
_ALIAS = re.compile(r"\bAS\s+[?$]\w+\s*$", re.IGNORECASE)
_AGGREGATE = re.compile(r"\b(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE)
Pattern = tuple[Any, Any, Any]
Passage = tuple[str, str]


def with_evidence(kg: KnowledgeGraph, sparql: str) -> Answer:
    """The answer to a SELECT with two more columns: the documents each row rests on, and their paragraphs.

    Several documents are separated by ``; `` and the paragraphs of one document by `` / ``, in the same order. A row
    that rests on a computed statement names the method as ``computed: NAME``; a row of the registers names the source.

    Raises:
        QueryError: the query is no SELECT, or cannot be run.

    """
    answer = kg.query(sparql)
    if answer.truth is not None or answer.triples is not None:
        raise QueryError("--evidence needs a SELECT query: only rows have passages")
    wide = kg.query(_without_projection(sparql))
    patterns = _patterns(sparql)
    shared = [column for column in answer.columns if column in wide.columns]
    triples: dict[tuple[Term | None, ...], set[tuple[Term, Iri, Term]]] = defaultdict(set)
    for row in wide.rows:
        values = dict(zip(wide.columns, row, strict=True))
        triples[tuple(values[column] for column in shared)].update(_filled(patterns, values))
    passages = _passages(kg, {triple for found in triples.values() for triple in found})
    places = [answer.columns.index(column) for column in shared]
    prefix = "evidence_" if set(COLUMNS) & set(answer.columns) else ""
    columns = tuple(f"{prefix}{column}" for column in COLUMNS)
    rows = tuple(row + _cells(triples[tuple(row[place] for place in places)], passages) for row in answer.rows)
    return replace(answer, columns=answer.columns + columns, rows=rows)


def _without_projection(sparql: str) -> str:
    """The query as ``SELECT * { body }``: prologue, outermost group and what is computed for each row; nothing else."""
    depth, start, select = 0, -1, -1
    for match in _TOKENS.finditer(sparql):
        sign = match.group()
        if sign == "{":
            depth += 1
            start = match.start() if depth == 1 else start
        elif sign == "}":
            depth -= 1
            if depth == 0:
                computed = " ".join(_computed(sparql[max(select, 0) : start], sparql[match.end() :]))
                return f"{sparql[:select]} SELECT DISTINCT * WHERE {{ {sparql[start : match.end()]} {computed} }}"
        elif depth == 0 and select < 0 and sign.upper() == "SELECT":
            select = match.start()
    raise QueryError("the query has no group in braces")


def _computed(select: str, solution: str) -> Iterator[str]:
    """As BIND: each ``(expression AS ?name)`` of a SELECT and its GROUP BY that holds for one row, not for a group of rows."""
    for expression in (*_in_brackets(solution), *_in_brackets(select)):
        if _ALIAS.search(expression) and not _AGGREGATE.search(expression):
            yield f"BIND ({expression})"


def _in_brackets(clause: str) -> Iterator[str]:
    depth, start = 0, 0
    for match in _TOKENS.finditer(clause):
        if match.group() == "(":
            depth += 1
            start = match.end() if depth == 1 else start
        elif match.group() == ")":
            depth -= 1
            if depth == 0:
                yield clause[start : match.start()]


def _patterns(sparql: str) -> list[Pattern]:
    """The triple patterns that must or may match; those under MINUS and NOT EXISTS are no evidence."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return list(_walk(translateQuery(parseQuery(sparql), initNs=PREFIXES).algebra))
    except RecursionError:
        raise QueryError("the evidence of this query cannot be traced: it is nested too deeply; simplify it") from None
    except Exception as error:  # noqa: BLE001 - the parser raises many kinds
        told = " ".join(str(error).split())[:_LONGEST]
        raise QueryError(f"the evidence of this query cannot be traced: {told}") from None


def _walk(node: Any) -> Iterator[Pattern]:
    name = getattr(node, "name", "")
    for triple in node.get("triples", ()) if hasattr(node, "get") and name == "BGP" else ():
        yield from _steps(*triple)
    for key in ("p", "p1") if name == "Minus" else ("p", "p1", "p2"):
        inner = node.get(key) if hasattr(node, "get") else None
        if inner is not None and hasattr(inner, "name"):
            yield from _walk(inner)


def _steps(subject: Any, predicate: Any, obj: Any) -> Iterator[Pattern]:
    """A pattern without its path: a path of one property, forward or inverse, is that property; other paths have no triple."""
    from rdflib.paths import InvPath, Path
    from rdflib.term import URIRef

    if isinstance(predicate, InvPath) and isinstance(predicate.arg, URIRef):
        yield obj, predicate.arg, subject
    elif not isinstance(predicate, Path):
        yield subject, predicate, obj


def _filled(patterns: list[Pattern], values: dict[str, Term | None]) -> Iterator[tuple[Term, Iri, Term]]:
    for pattern in patterns:
        subject, predicate, obj = (_value(part, values) for part in pattern)
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and obj is not None:
            yield subject, predicate, obj


def _value(part: Any, values: dict[str, Term | None]) -> Term | None:
    from rdflib import term

    if isinstance(part, term.Variable):
        return values.get(str(part))
    if isinstance(part, term.URIRef):
        return Iri(part)
    if isinstance(part, term.Literal):
        datatype = str(part.datatype or "http://www.w3.org/2001/XMLSchema#string")
        return Literal(str(part), datatype, part.language or "")
    return None


def _passages(kg: KnowledgeGraph, triples: set[tuple[Term, Iri, Term]]) -> dict[tuple[Term, Iri, Term], set[Passage]]:
    found: dict[tuple[Term, Iri, Term], set[Passage]] = defaultdict(set)
    ordered = sorted(triples, key=str)
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        answer = kg.query(_question(batch))
        for row in answer.rows:
            values = dict(zip(answer.columns, row, strict=True))
            number = values["i"]
            assert isinstance(number, Literal)  # noqa: S101 - bound by VALUES
            found[batch[int(number.value)]].add(_passage(values))
    return found


def _question(batch: list[tuple[Term, Iri, Term]]) -> str:
    rows = []
    for number, (subject, predicate, obj) in enumerate(batch):
        line = nquads_line(_Quad(Iri(subject), predicate, obj, Iri("")))[:-2]
        rows.append(f"({number} {line})")
    return f"""SELECT DISTINCT ?i ?g ?document ?paragraph ?source WHERE {{
      VALUES (?i ?s ?p ?o) {{ {" ".join(rows)} }}
      GRAPH ?g {{ ?s ?p ?o }}
      OPTIONAL {{ GRAPH ?g {{ ?s smepb:citation ?c . ?c smepb:citedDocument ?document ; smepb:paragraph ?paragraph }} }}
      OPTIONAL {{ GRAPH ?g {{ ?s <{SOURCE}> ?source }} }}
    }}"""


def _passage(values: dict[str, Term | None]) -> Passage:
    graph = str(values["g"])
    if graph.startswith(_DERIVED):
        return f"computed: {graph.removeprefix(_DERIVED)}", ""
    document, paragraph, source = values["document"], values["paragraph"], values["source"]
    if isinstance(paragraph, Literal):
        return str(document).rsplit("/", 1)[1], paragraph.value
    return (str(source).rsplit("/", 1)[1], "") if source else ("", "")


def _cells(triples: set[tuple[Term, Iri, Term]], passages: dict[tuple[Term, Iri, Term], set[Passage]]) -> Row:
    telling = [triple for triple in triples if triple[1] not in _NAMING]
    found = _of(telling, passages) or _of(triples, passages)
    by_document: dict[str, set[str]] = defaultdict(set)
    for document, paragraph in found:
        by_document[document].add(paragraph)
    documents = sorted(by_document)
    paragraphs = [" / ".join(sorted(filter(None, by_document[d]), key=_natural)) for d in documents]
    if not documents:
        return None, None
    return Literal("; ".join(documents)), Literal("; ".join(paragraphs))


def _of(
    triples: Iterable[tuple[Term, Iri, Term]], passages: dict[tuple[Term, Iri, Term], set[Passage]]
) -> set[Passage]:
    return {passage for triple in triples for passage in passages.get(triple, ()) if passage[0]}


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", text) if part]

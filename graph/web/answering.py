"""What a worker does with a query: answers it, and writes the answer in the format that the client accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph import formats
from graph.errors import QueryError
from graph.rdf import Iri, Quad, canonical, serialize
from graph.store import RdfDataset
from graph.vocab import BASE, PREFIXES
from graph.web.negotiation import FILES, ROWS, TRIPLES, chosen
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.answer import Answer
    from graph.web.desk import Desk

LONGEST = 200_000
_DEFAULT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def sparql(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The answer to ``query``, on the graphs ``default`` and ``named`` if given, as ``format`` or as ``accept`` wants it.

    Relative IRIs in it are relative to the graph's own base (SPARQL 1.1 Query, section 4.1.1). With ``evidence``, a SELECT
    gets two more columns: documents and paragraphs.
    """
    text = job["query"]
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text):,} characters, more than {LONGEST:,}; shorten it")
    default, named = tuple(job.get("default", ())), tuple(job.get("named", ()))
    dataset = RdfDataset(default, named) if default or named else None
    if job.get("evidence"):
        from graph.evidence import with_evidence

        answer = with_evidence(desk.kg, text)
        if len(answer) > desk.limits.rows:
            return problem("answer-too-large", f"the answer has more than {desk.limits.rows:,} rows; add a LIMIT")
    else:
        answer = desk.kg.query(text, dataset=dataset, most=desk.limits.rows, services=desk.services, base=BASE)
    return written(answer, job.get("format", ""), job.get("accept", ""))


def written(answer: Answer, form: str, accept: str) -> Reply:
    """The answer in a format, or a problem if the client accepts none that fits the kind of answer."""
    offered = TRIPLES if answer.triples is not None else ROWS
    known = offered if answer.triples is not None or answer.truth is not None else {**ROWS, **FILES}
    if form and form not in known:
        return problem("not-acceptable", f"this answer has no format {form!r}; it has {', '.join(known)}")
    key = form or chosen(accept, offered)
    if key is None:
        return problem("not-acceptable", f"this answer is given as {', '.join(offered.values())}")
    body = formats.render(answer, key)
    facts = {"rows": 1 if answer.truth is not None else len(answer)}
    return Reply(body, known[key], headers=(("Vary", "Accept"),), facts=facts)


def graph(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The triples of the named graph ``graph``, or of the default graph if it is empty (Graph Store Protocol, section 5.2)."""
    name = job["graph"]
    if name and not desk.kg.has_graph(name):
        return problem("not-found", f"there is no graph <{name[:200]}>; /sparql lists the graphs in its description")
    dataset = RdfDataset(default=(name,)) if name else None
    answer = desk.kg.query(_DEFAULT, dataset=dataset, most=desk.limits.rows)
    return written(answer, job.get("format", ""), job.get("accept", ""))


def triples(found: list[tuple[Iri, Iri, Any]], accept: str) -> Reply:
    """Triples as the client wants them."""
    key = chosen(accept, TRIPLES)
    if key is None:
        return problem("not-acceptable", f"this is given as {', '.join(TRIPLES.values())}")
    body = serialize(canonical(Quad(s, p, o, Iri("")) for s, p, o in found), key, PREFIXES)
    return Reply(body, TRIPLES[key], headers=(("Vary", "Accept"),))

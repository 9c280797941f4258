"""What a worker does for the query page: the page, the saved questions, completion, filled queries, maps of answers."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError, SmegraphError, UnknownNameError
from graph.query import one, questions, value_of
from graph.rdf import Literal
from graph.site import sections as parts
from graph.site.answers import group_of, groups
from graph.site.views import Link, Page
from graph.site.wording import natural
from graph.web.completion import Thing, iri_of, things, token_of, vocabulary
from graph.web.negotiation import HTML
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.query import Question
    from graph.rdf import Term
    from graph.web.desk import Desk

JSON = "application/json"
FIRST = """# Who takes part in the work on small enterprises, and how many meetings of each are on record?
SELECT ?body ?name (COUNT(DISTINCT ?meeting) AS ?meetings) WHERE {
  ?meeting a smepb:Meeting ; smepb:body ?body .
  ?body rdfs:label ?name .
}
GROUP BY ?body ?name
ORDER BY DESC(?meetings) ?name
"""
"""The query that stands in the page when nothing else was asked for."""
_FRAMED = "; frame-ancestors 'self'"
_FIELD = '<meta http-equiv="Content-Security-Policy" content="'


def query_page(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The query page; ``text`` or the saved question ``question`` with ``values`` stands in it, and what is wrong with them."""
    text, chosen, fault = job["text"], None, ""
    if job["question"] and not text:
        try:
            chosen = _question(desk, job["question"])
            text = _filled(desk, chosen, job["values"])
        except SmegraphError as error:
            fault = str(error)
    content = {
        "groups": [(title, [(q.name, q.summary) for q in found]) for title, found in _grouped(desk)],
        "text": text or (_with(chosen, {}) if chosen else FIRST),
        "chosen": chosen.summary if chosen else "",
        "fault": fault,
    }
    lead = "Choose a saved question, or write your own in SPARQL. Each row can be traced to the passage it rests on."
    crumbs = parts.crumbs(Link("Ask"))
    page = Page("query", "query.html", "Ask the graph", "Ask the graph", "", crumbs, lead, content=content)
    return Reply(desk.site.html(page), HTML)


def query_completion(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """What completion and the pick-lists offer, as JSON."""
    documents = [at.token for at in things(desk.kg.query) if at.kind == "document"]
    shorts = {token: desk.site.naming.short(str(iri_of(token))) for token in documents}
    return _as_json({**vocabulary(desk.kg.query), "shorts": shorts})


def query_questions(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The saved questions in their groups, as JSON."""
    told = [{"title": title, "questions": [_told(desk, q) for q in found]} for title, found in _grouped(desk)]
    return _as_json({"groups": told, "first": FIRST})


def query_text(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The text of the saved question ``question`` with ``values``, and what each value was taken for."""
    question = _question(desk, job["question"])
    known = {parameter.name: parameter for parameter in question.parameters}
    found: dict[str, Term] = {}
    for name, text in job["values"].items():
        if name not in known:
            there = ", ".join(known) or "none"
            return problem("bad-value", f"{question.name} has no parameter {name!r}; it has: {there}", parameter=name)
        try:
            found[name] = value_of(known[name], text.strip(), desk.kg.names, desk.kg.query)
        except UnknownNameError as error:
            return problem("unknown-name", str(error), parameter=name, near=list(error.near))
        except QueryError as error:
            return problem("bad-value", str(error), parameter=name)
    values = {name: _shown(desk, term) for name, term in found.items()}
    return _as_json({"question": question.name, "text": _with(question, found), "values": values})


def _with(question: Question, values: Mapping[str, Term]) -> str:
    """The text of a saved question as the page shows and runs it."""
    text = question.with_values(values)
    for name, term in values.items():
        text = _shortened(text, name, term)
    return _plain(question, text)


def _shortened(text: str, name: str, term: Term) -> str:
    """The query with the value of a parameter as a prefixed name, if the query declares the prefix."""
    token = "" if isinstance(term, Literal) else token_of(term)
    if f"PREFIX {token.partition(':')[0]}: " not in text:
        return text
    return text.replace(f"VALUES ?{name} {{ <{term}> }}", f"VALUES ?{name} {{ {token} }}")


def answer_map(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The map of the answer to ``query``: a page of its own."""
    from graph.maps.atlas import assemble
    from graph.maps.page import page
    from graph.maps.result import result_view

    answer = desk.kg.query(job["query"], most=desk.limits.rows)
    stock = _stock(desk)
    view, facts = result_view(job["title"] or "Map of an answer.", job["query"], answer, stock)
    if not view.links:
        return problem(
            "bad-query", "no row of the answer names two different things of the graph, so there is nothing to draw"
        )
    html = page(assemble(stock, [(view, facts)]), site=True, title="Map of an answer")
    policy = html.partition(_FIELD)[2].partition('"')[0].replace("&#39;", "'")
    return Reply(html.encode(), HTML, headers=(("Content-Security-Policy", policy + _FRAMED),))


@lru_cache(maxsize=1)
def _stock(desk: Desk) -> Any:
    from graph.maps.atlas import read_stock

    return read_stock(desk.kg.query)


@lru_cache(maxsize=1)
def _saved(desk: Desk) -> dict[str, Question]:
    return questions(desk.kg.paths.ontology)


@lru_cache(maxsize=1)
def _labels(desk: Desk) -> dict[str, Thing]:
    return {at.token: at for at in things(desk.kg.query)}


def _question(desk: Desk, name: str) -> Question:
    return one(_saved(desk), name)


def _filled(desk: Desk, question: Question, values: Mapping[str, str]) -> str:
    known = {parameter.name: parameter for parameter in question.parameters}
    found = {
        name: value_of(known[name], text.strip(), desk.kg.names, desk.kg.query)
        for name, text in values.items()
        if name in known
    }
    return _with(question, found)


def _plain(question: Question, text: str) -> str:
    """A text of a saved question with its summary in place of the header: the page tells the rest beside it."""
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+ "))
    return f"# {question.summary}\n{body}"


def _grouped(desk: Desk) -> list[tuple[str, list[Question]]]:
    saved = sorted(_saved(desk).values(), key=lambda question: natural(question.summary))
    grouped = {title: [q for q in saved if group_of(q.name) == title] for title in groups()}
    return [(title, found) for title, found in grouped.items() if found]


def _told(desk: Desk, question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "summary": question.summary,
        "why": question.why,
        "empty": question.empty,
        "text": _with(question, {}),
        "parameters": [
            {"name": p.name, "kind": p.kind, "about": p.about, **_value(desk, p.default)} for p in question.parameters
        ],
    }


def _shown(desk: Desk, term: Term) -> dict[str, str]:
    if isinstance(term, Literal):
        return {"value": term.value, "shown": term.value}
    return _value(desk, token_of(term))


def _value(desk: Desk, token: str) -> dict[str, str]:
    """A value as it is written into a field, and as it is shown: the name of a thing, else the text itself."""
    iri = iri_of(token)
    known = _labels(desk).get(token_of(iri)) if iri else None
    if known:
        return {"value": known.token, "shown": known.label}
    plain = token.rpartition("^^")[0] or token
    text = plain[1:-1].replace('\\"', '"').replace("\\\\", "\\") if plain[:1] == plain[-1:] == '"' else plain
    return {"value": text, "shown": text}


def _as_json(value: object) -> Reply:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(body + b"\n", JSON)

"""What a worker does for the API: one function for each operation, which gives the members of its answer."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from graph.answer import plain
from graph.errors import QueryError, UnknownNameError
from graph.evidence import with_evidence
from graph.formats import short
from graph.profile import profile
from graph.query import value_of
from graph.rdf import Iri
from graph.search import KINDS, kind_of, thing_of
from graph.web.api_overlap import overlap
from graph.web.openapi import JSON, example
from graph.web.operations import OPERATIONS
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.profile import Statement
    from graph.query import Question
    from graph.rdf import Term
    from graph.web.catalogue import Catalogue
    from graph.web.desk import Desk

Values = dict[str, Any]


def api(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The answer to an operation of :data:`graph.web.operations.OPERATIONS`, whose parameters were checked."""
    found = _TASKS[job["operation"]](desk, job["values"])
    if isinstance(found, Reply):
        return found
    headers: tuple[tuple[str, str], ...] = ()
    facts: Values = {}
    if isinstance(found.get("items"), list):
        found = _page(found, job["values"]["page"], job["values"]["size"])
        headers = (("Link", _links(job["path"], job["fields"], found)),)
        facts = {"rows": len(found["items"])}
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    return Reply(body, JSON, headers=headers, facts=facts)


def api_page(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The page that lists the operations."""
    from graph.site import sections as parts
    from graph.site.views import Link, Page
    from graph.web.negotiation import HTML

    told = [(one.summary, one.path, one.about, example(one), one.parameters) for one in OPERATIONS]
    lead = (
        "The graph as JSON, for programs. Each address gives the same answer as the command and the page of that name."
    )
    page = Page(
        "api", "api.html", "API", "The JSON API", "", parts.crumbs(Link("API")), lead, content={"operations": told}
    )
    return Reply(desk.site.html(page), HTML, headers=(("Vary", "Accept"),))


def _page(found: Values, page: int, size: int) -> Values:
    """One page of the items."""
    items = found.pop("items")
    start = (page - 1) * size
    chosen = [item() if callable(item) else item for item in items[start : start + size]]
    return {"total": len(items), "page": page, "size": size, "items": chosen, **found}


def _links(path: str, fields: Sequence[Sequence[str]], found: Values) -> str:
    """The header Link (RFC 8288)."""
    last = max(1, -(-found["total"] // found["size"]))
    pages = {"first": 1, "prev": min(found["page"] - 1, last), "next": found["page"] + 1, "last": last}
    kept = [(name, value) for name, value in fields if name != "page"]
    return ", ".join(
        f'<{quote(path)}?{urlencode([*kept, ("page", page)])}>; rel="{name}"'
        for name, page in pages.items()
        if 1 <= page <= last
    )


def _search(desk: Desk, values: Values) -> Values:
    hits = desk.catalogue.directory.search(values["q"], (values["kind"],) if values["kind"] else KINDS)
    items = [
        {
            "id": short(hit.thing),
            "kind": hit.kind,
            "label": hit.label,
            "name": hit.name,
            "match": hit.match,
            "href": href(hit.thing),
        }
        for hit in hits
    ]
    return {"items": items, "read": desk.catalogue.read}


def href(thing: Iri) -> str:
    """The address at which the API tells of a thing."""
    return f"/api/things/{kind_of(thing)}/{quote(thing.rsplit('/', 1)[1])}"


def _thing(desk: Desk, values: Values) -> Values:
    kind, local = values["kind"], values.get("local") or values["id"]
    catalogue = desk.catalogue
    thing = catalogue.known(thing_of(kind, local.lower()))
    found = profile(desk.kg, thing)
    place = thing.rsplit("/", 1)[1]
    links = {"self": href(thing)}
    links |= {"neighbours": f"/api/bodies/{place}/neighbours"} if kind == "body" else {}
    links |= {"facts": f"/api/documents/{place}/facts"} if kind == "document" else {}
    return {
        "id": short(thing),
        "iri": thing,
        "kind": kind,
        "classes": [name for name in found.kind.split(", ") if name and name != "unknown"],
        "name": found.name,
        "names": catalogue.names(thing),
        "sections": [{"title": s.title, "statements": list(map(_statement, s.statements))} for s in found.sections],
        "links": links,
        "read": catalogue.read,
    }


def _statement(said: Statement) -> Values:
    return {"says": said.says, "citation": _cited(said.document, said.paragraph), "review": said.review}


def _cited(document: str, paragraph: str) -> Values | None:
    """A passage; ``document`` is an id or an IRI, empty if there is none."""
    return {"document": f"doc:{document.rsplit('/', 1)[-1]}", "paragraph": paragraph or None} if document else None


def _neighbours(desk: Desk, values: Values) -> Values:
    catalogue = desk.catalogue
    body = catalogue.known(thing_of("body", values["id"].lower()))
    items = [
        {
            "type": link.type,
            "direction": link.direction,
            "other": catalogue.reference(link.other),
            "kind": link.kind or None,
            "status": link.status or None,
            "about": link.about or None,
            "date": link.date or None,
            "date_basis": link.date_basis,
            "review": link.review,
            "fact": short(Iri(link.fact)),
            "citation": _cited(link.document, link.paragraph),
        }
        for link in catalogue.links.get(body, ())
        if values["type"] in ("", link.type)
    ]
    return {"items": items, "body": catalogue.reference(body), "read": catalogue.read}


def _facts(desk: Desk, values: Values) -> Values:
    from graph.document_facts import document_facts

    catalogue = desk.catalogue
    document = catalogue.known(thing_of("document", values["id"].lower()))
    local = document.rsplit("/", 1)[1]
    items = [
        {
            "id": fact.id,
            "type": fact.type,
            "thing": catalogue.reference(fact.thing) if fact.thing else None,
            "fields": {name: [catalogue.value(term) for term in terms] for name, terms in fact.fields},
            "citation": _cited(local, fact.paragraph),
            "review": fact.review,
        }
        for fact in document_facts(desk.kg, local)
        if values["type"] in ("", fact.type)
    ]
    reading = next((source.reading for source in catalogue.record.read if source.document == document), None)
    return {"items": items, "document": catalogue.reference(document), "reading": reading, "read": catalogue.read}


def _questions(desk: Desk, values: Values) -> Values:
    return {"items": [_head(question) for question in desk.catalogue.questions.values()]}


def _head(question: Question) -> Values:
    place = f"/api/questions/{question.name}"
    parameters = [{"name": p.name, "kind": p.kind, "about": p.about, "default": p.default} for p in question.parameters]
    return {
        "name": question.name,
        "summary": question.summary,
        "why": question.why,
        "columns": list(question.columns),
        "parameters": parameters,
        "href": place,
        "answer": f"{place}/answer",
    }


def _saved(catalogue: Catalogue, name: str) -> Question:
    """The saved question of a name.

    Raises:
        UnknownNameError: there is none; lists the nearest names.

    """
    if name in catalogue.questions:
        return catalogue.questions[name]
    near = tuple(difflib.get_close_matches(name, catalogue.questions, n=3, cutoff=0.5))
    hint = f"near: {', '.join(near)}" if near else "/api/questions lists them"
    raise UnknownNameError(f"there is no saved question {name!r}; {hint}", near)


def _question(desk: Desk, values: Values) -> Values:
    question = _saved(desk.catalogue, values["name"])
    return {**_head(question), "empty": question.empty, "sparql": question.text}


def _answer(desk: Desk, values: Values) -> Values | Reply:
    question = _saved(desk.catalogue, values["name"])
    terms = _terms(desk, question, values["further"])
    if isinstance(terms, Reply):
        return terms
    text = question.with_values(terms)
    found = desk.kg.query(text, most=desk.limits.rows)
    if values["evidence"] == "true":
        found = with_evidence(desk.kg, text)
    defaults = {parameter.name: parameter.default for parameter in question.parameters}
    return {
        "items": [dict(zip(found.columns, map(_cell, row), strict=True)) for row in found.rows],
        "question": question.name,
        "summary": question.summary,
        "parameters": defaults | {name: str(_cell(term)) for name, term in terms.items()},
        "columns": list(found.columns),
        "sparql": text,
        "empty": None if found.rows else question.empty or "No row: what was read does not tell.",
        "read": desk.catalogue.read,
    }


def _terms(desk: Desk, question: Question, given: Mapping[str, str]) -> dict[str, Term] | Reply:
    """The values given to a question, by parameter; a problem if one does not fit."""
    known = {parameter.name: parameter for parameter in question.parameters}
    terms: dict[str, Term] = {}
    for name, text in given.items():
        if name not in known:
            there = ", ".join(known) or "none"
            detail = f"{name}: is not a parameter of {question.name}; it takes {there}"
            return problem("bad-value", detail, parameter=name)
        try:
            terms[name] = value_of(known[name], text.strip(), desk.kg.names, desk.kg.query)
        except UnknownNameError as error:
            return problem("unknown-name", str(error), parameter=name, near=list(error.near))
        except QueryError as error:
            return problem("bad-value", str(error), parameter=name)
    return terms


def _cell(term: Term | None) -> Any:
    return short(term) if isinstance(term, Iri) else plain(term)


def _about(desk: Desk, values: Values) -> Values:
    return desk.catalogue.about(desk.version, desk.limits)


_TASKS: dict[str, Callable[[Desk, Values], Values | Reply]] = {
    "search": _search,
    "thing": _thing,
    "body": _thing,
    "neighbours": _neighbours,
    "overlap": overlap,
    "facts": _facts,
    "questions": _questions,
    "question": _question,
    "question_answer": _answer,
    "about": _about,
}

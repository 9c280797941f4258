"""What a worker does for an address of the site or an IRI of the graph: gives the file, the statements, or the way to them."""

from __future__ import annotations

import difflib
import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.rdf import Iri, Triple
from graph.site.views import Link, Page
from graph.triples import GRAPH
from graph.vocab import BASE, DATASET, expand
from graph.web.answering import triples
from graph.web.linked_data import known, statements
from graph.web.negotiation import HTML, TRIPLES, prefers_html
from graph.web.places import own_path
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.web.desk import Desk

MEDIA_TYPES = {
    "html": HTML,
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "rq": "application/sparql-query",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    **TRIPLES,
}
"""Of every kind of file that the site has, by suffix."""
WELL_KNOWN = ".well-known/void"
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')
_NEAR, _LONGEST = 0.6, 100


def page(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """What stands at ``path``: a file of the site; what is stated of the IRI that it is; or a problem.

    ``path`` is decoded, ``raw`` as it was sent, both without the slash they begin with. Someone who prefers HTML (``accept``)
    is sent from an IRI to the page about it, and gets a page where there is nothing. ``endpoint`` is where queries are answered.
    """
    path, accept = job["path"], job["accept"]
    content = desk.site.content(path or "index.html")
    if content is not None:
        return _file(desk, path or "index.html", content)
    for bare, suffix in _readings(path, job["raw"]):
        forms = (DATASET,) if bare[1] == WELL_KNOWN else tuple(BASE + form for form in bare)
        thing = known(desk.kg, forms)
        if thing is not None:
            return _thing(desk, thing, suffix, accept, job.get("endpoint", ""))
    return _nothing(desk, path, job["raw"], accept)


def _readings(path: str, raw: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The path, as sent and decoded, as an IRI, then as an IRI with the suffix of a format."""
    if path.startswith(("/", "\\")):  # a redirect there could lead to another host
        return
    yield (raw, path), ""
    stem, _, suffix = path.rpartition(".")
    if stem and suffix in (*TRIPLES, "html"):
        yield (raw.rpartition(".")[0], stem), suffix


def _file(desk: Desk, path: str, content: bytes) -> Reply:
    media = MEDIA_TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    headers = [*policy_of(content)] if media == HTML else []
    if path.startswith("downloads/"):
        headers.append(("Content-Disposition", f'attachment; filename="{path.rpartition("/")[2]}"'))
    thing = desk.site.subject(path)
    if thing is not None:
        headers.append(_links(_describes(thing), *_alternates(thing)))
    return Reply(content, media, headers=tuple(headers))


def policy_of(content: bytes) -> Iterator[tuple[str, str]]:
    """The content security policy that a page carries, as a header; nothing if it carries none."""
    found = _POLICY.search(content, 0, 4096)
    if found is not None:
        policy = html.unescape(found[1].decode())
        yield "Content-Security-Policy", f"{policy}; frame-ancestors 'self'"


def _thing(desk: Desk, thing: Iri, suffix: str, accept: str, endpoint: str) -> Reply:
    """The page about a thing, or the way to it, or its statements."""
    place = desk.site.places.on_the_site(thing)
    way = place or f"{own_path(thing)}.html"
    if suffix == "html" and not place:
        content = desk.site.thing(thing)
        return Reply(content, HTML, headers=(*policy_of(content), _links(_describes(thing), *_alternates(thing))))
    if suffix == "html" or (not suffix and prefers_html(accept)):
        more = () if thing.startswith(GRAPH) else (_links(*_alternates(thing)),)
        return Reply(b"", HTML, 303, (("Location", f"/{way}"), ("Vary", "Accept"), *more))
    found = statements(desk.kg, thing, desk.limits.rows)
    if thing == DATASET and endpoint:
        found.append(Triple(DATASET, expand("void:sparqlEndpoint"), Iri(endpoint)))
    reply = triples(list(found), _media(suffix) or accept)
    if reply.status != 200:
        return reply
    given = next(key for key, media in TRIPLES.items() if media == reply.media_type)
    links = _links(f'</{way}>; rel="describedby"; type="text/html"', _describes(thing), *_alternates(thing))
    here = ("Content-Location", f"/{own_path(thing)}.{given}")
    return replace(reply, headers=(("Vary", "Accept"), here, links))


def _media(suffix: str) -> str:
    return TRIPLES.get(suffix, "").partition(";")[0]


def _links(*links: str) -> tuple[str, str]:
    return "Link", ", ".join(links)


def _describes(thing: str) -> str:
    """The link from a document to what it is about (RFC 6892)."""
    return f'<{BASE}{own_path(thing)}>; rel="describes"'


def _alternates(thing: str) -> tuple[str, ...]:
    """Links to the statements on a thing in each format."""
    path = own_path(thing)
    return tuple(f'</{path}.{suffix}>; rel="alternate"; type="{_media(suffix)}"' for suffix in TRIPLES)


def _nothing(desk: Desk, path: str, raw: str, accept: str) -> Reply:
    """That there is nothing, with names that are near, as a page for those who read pages."""
    near = _near(desk, path)
    if not prefers_html(accept):
        told = f"/{path[:_LONGEST]}: see / for what there is"
        return problem("not-found", told, (("Vary", "Accept"),), near=[f"/{at.href}" for at in near])
    heading = "There is nothing at this address"
    content = {"near": near, "asked": path[:_LONGEST]}
    made = desk.site.html(Page("/" * raw.count("/"), "not-found.html", heading, heading, content=content))
    return Reply(made, HTML, 404, (*policy_of(made), ("Vary", "Accept")), {"problem": "not-found"})


def _near(desk: Desk, path: str) -> tuple[Link, ...]:
    wanted = path.rstrip("/").rpartition("/")[2][:_LONGEST].casefold()
    stem = wanted.rpartition(".")[0] or wanted
    known = desk.site.stems
    found = difflib.get_close_matches(stem, known, n=6, cutoff=_NEAR)
    return tuple(dict.fromkeys(link for name in found for link in known[name]))[:8]

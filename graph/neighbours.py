"""What stands next to a thing in the network: every typed link with its date, its standing and its passage."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answer import plain
from graph.network import network

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answer import Answer

STATED, OF_DOCUMENT, UNKNOWN = "stated", "document date", "unknown"
BASES = (STATED, OF_DOCUMENT, UNKNOWN)
"""What a date is: that of the fact, that of the document that tells of it, or not known."""
OUT, IN = "out", "in"
WAYS = (OUT, IN)
_DATES = """
SELECT ?thing ?date WHERE {
  VALUES (?class ?property) { (smepb:Cooperation smepb:date) (smepb:Membership smepb:asOf) (smepb:Meeting smepb:start)
    (smepb:Document smepb:date) }
  ?thing a ?class ; ?property ?date
} ORDER BY ?thing ?date"""
_MEETINGS = """
SELECT ?meeting ?body (MIN(?place) AS ?first) WHERE {
  GRAPH ?graph { ?meeting a smepb:Meeting ; smepb:body ?body ; smepb:citation ?c . ?c smepb:citedDocument ?document }
  ?c smepb:paragraph ?paragraph BIND (CONCAT(STR(?document), " ", ?paragraph) AS ?place)
} GROUP BY ?meeting ?body ORDER BY ?meeting ?body"""
_REVIEWS = """
SELECT ?fact ?review WHERE {
  VALUES ?class { smepb:Cooperation smepb:OverlapConcern smepb:Participation }
  ?fact a ?class ; smepb:review ?code . BIND (REPLACE(STR(?code), "^.*/", "") AS ?review)
} ORDER BY ?fact ?review"""


@dataclass(frozen=True, slots=True, order=True)
class Neighbour:
    """A link of a thing. All values are texts, empty where nothing is known; ``other``, ``fact`` and ``document`` are IRIs."""

    type: str
    label: str
    """The name of the other end."""
    other: str
    direction: str
    """``out`` if the link leads from the thing, ``in`` if it leads to it."""
    date: str
    fact: str
    document: str
    paragraph: str
    date_basis: str
    kind: str
    status: str
    review: str
    about: str


def neighbours(ask: Callable[[str], Answer]) -> dict[str, list[Neighbour]]:
    """The links of every thing of the network (:mod:`graph.network`) by IRI, sorted by type and name of the other end."""
    dates, reviews = _by_first(ask(_DATES)), _by_first(ask(_REVIEWS))
    meetings = {(str(one), str(body)): str(plain(place)) for one, body, place in ask(_MEETINGS).rows}
    graph = network(ask)
    found: dict[str, set[Neighbour]] = defaultdict(set)
    for one, other, link in graph.edges(data=True):
        if not link["document"]:
            link["document"], _, link["paragraph"] = meetings.get((one, other), "").partition(" ")
        date, basis = _date(link, dates)
        said = (date, link["fact"], link["document"], link["paragraph"], basis)
        told = (link["kind"], link["status"], reviews.get(link["fact"], ""), link["about"])
        for here, there, way in ((one, other, OUT), (other, one, IN)):
            found[here].add(Neighbour(link["type"], graph.nodes[there]["label"], there, way, *said, *told))
    return {thing: sorted(links) for thing, links in found.items()}


def _by_first(answer: Answer) -> dict[str, str]:
    found: dict[str, str] = {}
    for thing, value in answer.rows:
        found.setdefault(str(thing), str(plain(value)))
    return found


def _date(link: dict[str, str], dates: dict[str, str]) -> tuple[str, str]:
    """The date of a link and what it rests on; a row that states who stands above whom has the date of its source."""
    stated = dates.get(link["fact"], "") if link["type"] != "parent" else ""
    told = dates.get(link["document"], "")
    return (stated, STATED) if stated else (told, OF_DOCUMENT) if told else ("", UNKNOWN)

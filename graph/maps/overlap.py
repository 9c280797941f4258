"""The view of overlap between bodies, graded, explained, and never called waste.

Its pairs are those of the derived graph of overlap, or those that an analysis hands over.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.maps import queries
from graph.maps.facts import node_id
from graph.maps.view import Fact, Row, View, Words, make_view
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answer import Answer
    from graph.maps.atlas import Read, Stock

_PAIRS = f"""
SELECT ?one ?other ?key ?value WHERE {{
  VALUES ?p {{ smepb:duplications smepb:overlaps smepb:score smepb:sharedMembers smepb:sharedMeetings smepb:sharedDocuments }}
  GRAPH <{PREFIXES["graph"]}derived/body-overlap> {{ ?pair smepb:firstBody ?one ; smepb:secondBody ?other ; ?p ?value }}
  BIND (STRAFTER(STR(?p), "#") AS ?key)
}} ORDER BY ?one ?other ?key"""
_COUNTED = {
    "duplications": "Pairs of provisions graded duplication",
    "overlaps": "Pairs of provisions graded overlap",
    "score": "Sum of their scores",
    "sharedMembers": "Members that both have",
    "sharedMeetings": "Meetings that both attended",
    "sharedDocuments": "Documents that acts or projects of both name",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement that a pair rests on: what it says in our words, and where it stands."""

    says: str
    document: str
    """The id of the document: ``unece-wp8-session-2``."""
    paragraph: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class OverlapLink:
    """Two bodies whose work overlaps, as an analysis grades it."""

    one: str
    """The id of a body: ``body:unece-wp8``."""
    other: str
    score: float
    """From 0 to 1."""
    grade: str
    """The score in a word: ``strong``, ``partial`` ..."""
    managed: bool
    """Whether cooperation between the two, or a concern about their overlap, is on record."""
    why: str = ""
    """What they have in common, in a sentence."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlaps:
    """All pairs that an analysis found, how it works, and the query that gives them where there is one."""

    links: tuple[OverlapLink, ...]
    method: str
    sparql: str = ""


_ABOUT = (
    "Bodies whose mandates, recommendations or projects are alike, graded by an analysis. Solid lines: cooperation "
    "of the two, or a concern about their overlap, is on record. Broken lines: neither was found in what was read, which "
    "does not mean that there is none. Overlap is no fault: read for whom, where and when each works."
)
_LOOKED_FOR = ("pairs of bodies whose mandates, recommendations or projects are graded overlap or duplication",)
WORDS = Words("overlap", "Overlap", _ABOUT, _LOOKED_FOR, queries.query(queries.OVERLAP))
"""The view of the derived graph of overlap."""


def computed(ask: Callable[[str], Answer], read: Read) -> Read:
    """The view of the derived graph with what was counted for each pair, as a fact of each link."""
    view, own = read
    counts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in ask(_PAIRS).dicts():
        counts[node_id(str(row["one"])), node_id(str(row["other"]))][str(row["key"])] = str(row["value"])
    facts, links = dict(own), []
    for link in view.links:
        row = counts[link.source, link.target]
        more = tuple((label, row[key]) for key, label in _COUNTED.items() if key in row)
        key = f"overlap/{link.source}/{link.target}"
        facts[key] = Fact(
            key, link.type, (link.source,), (link.target,), link.kind_label, summary="Computed.", more=more
        )
        links.append(replace(link, facts=(key, *(fact for fact in link.facts if fact not in own))))
    return replace(view, links=tuple(links)), facts


def overlap_view(overlaps: Overlaps, stock: Stock) -> Read:
    """The view of the pairs, and the facts behind it; a pair with a body that is not in the graph is left out."""
    facts: dict[str, Fact] = {}
    rows: list[Row] = []
    for link in overlaps.links:
        one, other = sorted((link.one, link.other))
        found = _facts(link, one, other)
        facts.update({fact.id: fact for fact in found})
        type_ = "managed" if link.managed else "unmanaged"
        label = f"{link.grade} ({link.score:.2f})"
        rows += [Row(one, other, type_, link.grade, fact=fact.id, kind_label=label) for fact in found]
    ends = {end for row in rows for end in (row.source, row.target)}
    about = f"{_ABOUT} {overlaps.method}".strip()
    words = Words("overlap", "Overlap", about, _LOOKED_FOR, overlaps.sparql)
    view: View = make_view(words, [node for node in stock.nodes.values() if node.id in ends], rows)
    return view, facts


def _facts(link: OverlapLink, one: str, other: str) -> list[Fact]:
    """What the pair has in common, then each statement that it rests on."""
    type_ = "managed" if link.managed else "unmanaged"
    key = f"overlap/{one}/{other}"
    computed = (("Computed", f"{link.grade}, score {link.score:.2f}"),)
    facts = [Fact(key, type_, (one,), (other,), summary=link.why, more=computed)]
    for number, said in enumerate(link.evidence, 1):
        facts.append(
            Fact(
                f"{key}/{number:03}",
                type_,
                (one,),
                (other,),
                status=said.status,
                summary=said.says,
                document=said.document,
                paragraph=said.paragraph,
            )
        )
    return facts

"""The view of overlap between bodies, from pairs that an analysis found: graded, explained, and never called waste."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.maps.view import Fact, Row, View, Words, make_view

if TYPE_CHECKING:
    from graph.maps.atlas import Read, Stock


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
    """Whether cooperation between the two is on record."""
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
    "Bodies whose mandates name the same topics, graded by an analysis. Solid lines: the documents tell that the two "
    "cooperate. Broken lines: no cooperation was found in what was read, which does not mean that there is none."
)


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
    words = Words("overlap", "Overlap", about, ("bodies whose mandates overlap",), overlaps.sparql)
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

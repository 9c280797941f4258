"""Graded pairs as a report, and the judge that grades them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.overlap import VERSION, judge_of
from graph.analysis.overlap_report import mostly
from graph.analysis.provisions import provisions
from graph.analysis.trust import trust
from graph.report import Report, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.likeness import Judge, Likeness
    from graph.analysis.pairs import Pair
    from graph.analysis.wording import Wording
    from graph.report import Cell
    from graph.store import KnowledgeGraph


def pair_judge(kg: KnowledgeGraph, pairs: Sequence[Pair], wording: str) -> Judge:
    """A judge that knows the graph's concepts and memberships, and the common words of its provisions and of the pairs."""
    view = kg.view()
    known = [provision.text for provision in provisions(view)]
    given = {side.provision for pair in pairs for side in (pair.a, pair.b)}
    return judge_of(view, [*known, *sorted(given)], wording)


def pair_report(pairs: Sequence[Pair], found: Sequence[Likeness], wording: Wording) -> Report:
    """Each pair with its score, grade and what it rests on, in the order given."""
    columns = (
        *("id", "score", "grade", "org", "provision", "other_org", "other_provision"),
        *("same_area", "same_subject", "same_service", "mostly_by", "held_back"),
    )
    rows = tuple(_row(pair, like) for pair, like in zip(pairs, found, strict=True))
    notes = (
        f"{len(pairs)} pairs (method overlap, version {VERSION}). No grade says that work is wasted.",
        wording.says,
    )
    return Report("Pairs of provisions", notes, (Section("pairs", "Pairs", columns, rows), trust(wording.name)))


def _row(pair: Pair, like: Likeness) -> tuple[Cell, ...]:
    said: tuple[Cell, ...] = (
        pair.id,
        like.score,
        like.grade,
        pair.a.org,
        pair.a.provision,
        pair.b.org,
        pair.b.provision,
    )
    return (*said, *(round(answer, 3) for answer in like.answers), mostly(like), like.held_back)

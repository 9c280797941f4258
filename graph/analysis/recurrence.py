"""What is asked again in a later document: lines across sessions, and what changed from step to step.

The rules are few, so that each line can be explained; what they miss is unknown, not absent.

- Two acts of different documents are compared if one document is surely earlier. Statements, and decisions that only note
  or examine, ask nothing.
- They must charge the same: one addressee, or the body that acts where nobody is addressed; a body counts as one with the
  body whose name it formerly had.
- They must share topics: at least half of those of the act that has fewer, topics of procedure left out. Where both state
  activities, one must be the same.
- Their summaries must be alike (:data:`LEAST_LIKENESS`).
- Two concerns about overlap return if they see it between the same two bodies, whatever the wording.
- Each act follows one earlier act: the latest, then the likest.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.dates import after
from graph.analysis.lexicon import tokens
from graph.analysis.statements import FACETS, PROCEDURE, acts
from graph.rdf import XSD, Iri, Literal, Triple
from graph.vocab import PREFIXES, TYPE, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.analysis.statements import Act, Passage
    from graph.view import View

    Likeness = Callable[[str, str], float]

LEAST_LIKENESS = 0.5
"""Of the asks on record that one document tells twice, all 8 pairs this much alike ask the same; at least 6 true ones lie lower."""

_LEAST_SHARED_TOPICS = 0.5
_ASKING = ("recommendation", "mandate", "request", "decision", "proposal", "commitment")
"""Kinds of act that ask or undertake something."""

_NOTING = frozenset(("considered", "discussed", "examined", "heard", "noted", "recognized", "reviewed", "took note"))
"""Verbs of decisions that settle nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one act to a later one that asks the same; ``likeness`` is that of the summaries, 0 to 1."""

    earlier: Act
    later: Act
    likeness: float


@dataclass(frozen=True, slots=True)
class Change:
    """What one facet gained and lost, as things (topics, bodies ...) or as plain text."""

    facet: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def word_likeness(one: str, other: str) -> float:
    """How many words two texts share, 0 to 1: the coefficient of Dice (1945) on the stems of all words but the commonest.

    Numbers do not count: a deadline that moved leaves the wording alike.

    >>> word_likeness("Help clusters to grow", "Help cluster to grow by 2003")
    1.0
    >>> word_likeness("Help clusters to grow", "Help clusters to export")
    0.667
    """
    stems = [{token.stem for token in tokens(text) if not token.stem.isdigit()} for text in (one, other)]
    total = len(stems[0]) + len(stems[1])
    return round(2 * len(stems[0] & stems[1]) / total, 3) if total else 0.0


def steps(
    found: list[Act], same_body: dict[Iri, Iri], likeness: Likeness = word_likeness, least: float = LEAST_LIKENESS
) -> list[Step]:
    """Every step from an act to the act that it follows, in order of time.

    ``likeness`` tells how alike two summaries are, 0 to 1, and ``least`` from where on they count as asking the same.

    ``same_body`` leads from a body to the one that stands for it and those whose names it formerly had: see :func:`former_bodies`.
    """
    again = (step for step in asked_again(found, same_body, likeness) if step.likeness >= least)
    best: dict[Iri, Step] = {}
    for step in itertools.chain(again, _feared_again(found, likeness)):
        best[step.later.fact] = max(best.get(step.later.fact, step), step, key=_rank)
    once: dict[tuple[Iri, Iri], Step] = {}
    for step in _of_one_kind(best.values()):
        place = step.earlier.fact, step.later.passage.document
        once[place] = max(once.get(place, step), step, key=_rank)
    return sorted(once.values(), key=lambda step: (step.later.passage.date, step.later.fact))


def _of_one_kind(found: Iterable[Step]) -> list[Step]:
    """The steps without those that tell again, as acts of another kind, what the likest between the same passages tells."""
    likest: dict[tuple[Passage, Passage], Step] = {}
    steps_found = sorted(found, key=lambda step: (-step.likeness, step.earlier.fact, step.later.fact))
    for step in steps_found:
        likest.setdefault((step.earlier.passage, step.later.passage), step)
    return [step for step in steps_found if _kinds(step) == _kinds(likest[step.earlier.passage, step.later.passage])]


def _kinds(step: Step) -> tuple[str, str]:
    return step.earlier.kind, step.later.kind


def _rank(step: Step) -> tuple[str, float, str, str]:
    return step.earlier.passage.date, step.likeness, step.earlier.fact, step.later.fact


def asked_again(found: list[Act], same_body: dict[Iri, Iri], likeness: Likeness) -> list[Step]:
    """Every pair of acts that charge the same with the same subject, however alike their words, by fact."""
    places: dict[tuple[Iri, Iri], list[Act]] = defaultdict(list)
    for act in (act for act in found if act.kind in _ASKING and act.verb not in _NOTING):
        for party, topic in itertools.product(_charged(act, same_body), act.topics - PROCEDURE):
            places[party, topic].append(act)
    pairs = {pair for together in places.values() for pair in itertools.permutations(together, 2) if _in_order(*pair)}
    return [
        Step(earlier, later, likeness(earlier.summary, later.summary))
        for earlier, later in sorted(pairs, key=lambda pair: (pair[0].fact, pair[1].fact))
        if _same_subject(earlier, later)
    ]


def _feared_again(found: list[Act], likeness: Likeness) -> Iterator[Step]:
    concerns = [act for act in found if act.kind == "overlap-concern"]
    for earlier, later in itertools.permutations(concerns, 2):
        if _in_order(earlier, later) and _sides(earlier) & _sides(later):
            yield Step(earlier, later, likeness(earlier.summary, later.summary))


def _in_order(earlier: Act, later: Act) -> bool:
    one, other = earlier.passage, later.passage
    return one.document != other.document and bool(one.date and other.date) and after(other.date, one.date)


def _same_subject(one: Act, other: Act) -> bool:
    topics, others = one.topics - PROCEDURE, other.topics - PROCEDURE
    activities, further = one.facets[1], other.facets[1]
    if activities and further and not activities & further:
        return False
    return len(topics & others) >= _LEAST_SHARED_TOPICS * min(len(topics), len(others))


def _charged(act: Act, same_body: dict[Iri, Iri]) -> frozenset[Iri]:
    return frozenset(same_body.get(body, body) for body in act.to or act.by)


def _sides(act: Act) -> frozenset[frozenset[Iri]]:
    return frozenset(frozenset(pair) for pair in itertools.product(act.to, act.beside) if pair[0] != pair[1])


def former_bodies(view: View) -> dict[Iri, Iri]:
    """From each body that has, or gave, a former name to one that stands for all that had these names one after the other.

    The Committee on SMEs and Entrepreneurship, say, was the Working Party on SMEs and Entrepreneurship, and before that the
    Working Party on SMEs: all three lead to one of them.
    """
    bodies = {
        view.label(body): body for body in sorted({*view.of_type("Body"), *view.of_type("Organization")}, reverse=True)
    }
    stands: dict[Iri, Iri] = {}
    for later, _, name in view.triples(smepb("formerName")):
        body = bodies.get(name.value) if isinstance(name, Literal) else None
        if body is not None:
            one, other = stands.get(body, body), stands.get(later, later)
            stands |= {body: min(one, other), later: min(one, other)}
            stands |= {known: min(one, other) for known, chosen in stands.items() if chosen in (one, other)}
    return stands


def lines(found: Iterable[Step]) -> list[list[Step]]:
    """Steps put together into lines, each in order of time; the line that began first comes first."""
    root: dict[Iri, Iri] = {}
    grown: dict[Iri, list[Step]] = defaultdict(list)
    for step in found:
        first = root.get(step.earlier.fact, step.earlier.fact)
        root[step.later.fact] = first
        grown[first].append(step)
    return sorted(grown.values(), key=lambda line: (line[0].earlier.passage.date, line[0].earlier.fact))


def changes(step: Step) -> list[Change]:
    """What the later act adds, drops or states otherwise."""
    one, other = step.earlier, step.later
    found = [_change(facet, one.facets[place], other.facets[place]) for place, facet in enumerate(FACETS)]
    found.append(_change("addressee", one.to, other.to))
    found.append(_change("asked by", one.by, other.by))
    found.append(_change("overlap with", one.beside, other.beside))
    found.append(_change("status", (one.kind,), (other.kind,)))
    found.append(_change("end", (one.end,) if one.end else (), (other.end,) if other.end else ()))
    return [change for change in found if change.added or change.dropped]


def _change(facet: str, before: Iterable[str], now: Iterable[str]) -> Change:
    old, new = set(before), set(now)
    return Change(facet, tuple(sorted(new - old)), tuple(sorted(old - new)))


def recurrence(view: View) -> Iterator[Triple]:
    """For each step, a node from the earlier to the later act with what was added and dropped."""
    for line in lines(steps(acts(view), former_bodies(view))):
        for step in line:
            yield from _triples(step, line[0].earlier.fact)


def _triples(step: Step, origin: Iri) -> Iterator[Triple]:
    ends = (fact.removeprefix(PREFIXES["fact"]).replace("/", "--") for fact in (step.earlier.fact, step.later.fact))
    node = thing("recurrence", "---".join(ends))
    yield Triple(node, TYPE, smepb("Recurrence"))
    yield Triple(node, smepb("beganWith"), origin)
    yield Triple(node, smepb("earlier"), step.earlier.fact)
    yield Triple(node, smepb("later"), step.later.fact)
    likeness = f"{step.likeness:.3f}".rstrip("0").rstrip(".")
    yield Triple(node, smepb("score"), Literal(likeness, XSD + "decimal"))
    for change in changes(step):
        for name, values in (("added", change.added), ("dropped", change.dropped)):
            yield from (Triple(node, smepb(name), value) for value in values if isinstance(value, Iri))
        if change.facet in ("status", "end"):
            told = f"{change.facet}: {' '.join(change.dropped) or 'none'} to {' '.join(change.added) or 'none'}"
            yield Triple(node, smepb("changed"), Literal(told))

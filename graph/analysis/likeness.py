"""How alike two provisions are, 0 to 1, with the parts the score is made of and a grade.

Three questions are asked of each pair, as the definitions of the United States Government Accountability Office nest them
(GAO-15-49SP, "Fragmentation, Overlap, and Duplication", 2015): the same broad area? the same subject in it? the same
activity for the same beneficiaries? Each is answered by a logistic model over a few parts that a reader can follow; the
score is the mean of the three answers, the grade the number of questions answered with yes. The weights are learnt from
labelled pairs (:mod:`graph.analysis.fitting`), never negative, so that a part can only speak for likeness.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.analysis.facets import Facet, facets
from graph.analysis.members import Circles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.analysis.lexicon import Lexicon
    from graph.analysis.members import Memberships
    from graph.analysis.taxonomy import Taxonomy
    from graph.analysis.wording import Wording
    from graph.rdf import Iri

    Near = Callable[[str, str], float]

GRADES = ("unrelated", "fragmentation", "overlap", "duplication")
QUESTIONS = ("area", "subject", "service")
CONTENT = ("wording", "clauses", "topics", "area", "activities", "beneficiaries")
"""The parts that tell what the provisions say."""
PARTS = (*CONTENT, "circle", "organization", "own product")
"""All parts: beside the content, whether the memberships meet, one organization holds both, and no joint product is meant."""
_CLAUSE = re.compile(r"\s*[;,:]\s*|\s+(?:and|or)\s+|\s+[–—-]\s+")
_JOINT = re.compile(
    r"\bco-?(?:spons|organi[sz]|author|publish|host)|\bjointly\b|\bpartners? (?:of|in)\b|\bthe same (?:report|event|study|project)\b",
    re.IGNORECASE,
)
_SHORTEST_CLAUSE = 4
_SAME_CIRCLE = 0.5
_SAME_TOPIC = 0.6
_YES = 0.5
_BLOCK = 2048
_LEAST = 0.15
_WEAK_GROUPS = {"programme-and-procedure": 0.15, "knowledge-and-outreach": 0.35}
_WEAK = {"sme-development": 0.1, "enterprise-development": 0.1, "sme-policy": 0.2, "projects": 0.05}
"""Topics that nearly every provision here has, or that name a way of working: they say little on what it is about."""
_NO_AREA = ("procedure", "coordination")


@dataclass(frozen=True, slots=True)
class Described:
    """A provision ready to be compared: its text and clauses, facets, and the bodies that hold it."""

    text: str
    clauses: tuple[str, ...]
    facets: tuple[Facet, ...]
    topics: tuple[Iri, ...]
    activities: tuple[Iri, ...]
    beneficiaries: tuple[Iri, ...]
    areas: frozenset[Iri]
    bodies: tuple[Iri, ...]
    has_subject: bool
    """Whether its own words say what it is about; "the term holds until the next session" do not."""
    joint: bool
    """Whether the text says that the work is done jointly."""
    title_only: bool = False
    """Whether no more than a heading is known, as of the subprogrammes of a table."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of a pair, its grade, and what it rests on."""

    score: float
    grade: str
    answers: tuple[float, ...]
    """How surely the area, the subject, and the service are the same, each 0 to 1."""
    parts: tuple[float, ...]
    """The parts in the order of :data:`PARTS`, each 0 to 1."""
    shares: tuple[float, ...]
    """The share of each part of :data:`CONTENT` in what speaks for likeness; they add up to 1, or are all 0."""
    first_in_second: float
    second_in_first: float
    held_back: str = ""
    """Why the grade is lower than the answers say, if it is."""


class Weights(NamedTuple):
    """A row of weights for each question, in the order of :data:`PARTS`, and its constant."""

    weights: tuple[tuple[float, ...], ...]
    constants: tuple[float, ...]


class Judge:
    """Describes provisions and compares them by one way of wording."""

    def __init__(
        self, lexicon: Lexicon, taxonomy: Taxonomy, memberships: Memberships, wording: Wording, weights: Weights
    ) -> None:
        self.wording = wording
        self._lexicon, self.taxonomy, self._memberships, self._weights = lexicon, taxonomy, memberships, weights
        self._topic_weight = cache(self._weight_of_topic)
        self._circles = cache(self._closest_circles)

    def with_weights(self, weights: Weights) -> Judge:
        """The same judge with other weights."""
        return Judge(self._lexicon, self.taxonomy, self._memberships, self.wording, weights)

    def describe(self, text: str, bodies: Iterable[Iri] = (), stated: Iterable[Iri] = (), *, title_only: bool = False) -> Described:
        """A provision with its facets; ``bodies`` those that hold it, ``stated`` the concepts its fact states."""
        found = facets(text, stated, self._lexicon)
        topics, activities, beneficiaries = (
            tuple(self.taxonomy.narrowest(f.concept for f in found if f.scheme == scheme))
            for scheme in ("topic", "activity", "beneficiary")
        )
        areas = frozenset(area for topic in topics for area in self._areas(topic))
        spoken = any(f.words and self._areas(f.concept) for f in found if f.scheme == "topic")
        return Described(
            text,
            clauses(text),
            found,
            topics,
            activities,
            beneficiaries,
            areas,
            tuple(bodies),
            spoken,
            joint_product(text),
            title_only,
        )

    def _areas(self, topic: Iri) -> list[Iri]:
        return [area for area in self.taxonomy.areas(topic) if not area.endswith(_NO_AREA)]

    def compare(self, pairs: Sequence[tuple[Described, Described]]) -> list[Likeness]:
        """The likeness of each pair, in the order given; memory grows with the number of texts, not of pairs."""
        texts = sorted({part for pair in pairs for one in pair for part in (one.text, *one.clauses)})
        cosines = Cosines(self.wording.vectors(texts), {text: number for number, text in enumerate(texts)})
        found: list[Likeness] = []
        for start in range(0, len(pairs), _BLOCK):
            block = pairs[start : start + _BLOCK]
            near = cosines.between(_texts(one for one, _ in block), _texts(other for _, other in block))
            found += [self._likeness(one, other, near) for one, other in block]
        return found

    def _likeness(self, one: Described, other: Described, near: Near) -> Likeness:
        within = _within(one, other, near)
        topics, activities, beneficiaries = self._shared(one, other)
        circles, same = self._circles(one.bodies, other.bodies), self._same_organization(one.bodies, other.bodies)
        apart = circles.known and circles.inside < _SAME_CIRCLE
        joint = (one.joint or other.joint) and not same
        parts = (
            near(one.text, other.text),
            sum(within) / 2,
            sum(topics) / 2,
            float(bool(one.areas & other.areas)),
            sum(activities) / 2,
            sum(beneficiaries) / 2,
            float(not apart),
            float(same),
            float(not joint),
        )
        inside = tuple(
            (w + t) / 2 if side.topics else w for w, t, side in zip(within, topics, (one, other), strict=True)
        )
        reasons = {
            "fragmentation": "one joint product, so no second one" if joint else "",
            "overlap": self._not_the_same_service(one, other, apart=apart),
        }
        return _graded(self._answers(parts), parts, self._shares(parts), inside, reasons)

    def _not_the_same_service(self, one: Described, other: Described, *, apart: bool) -> str:
        """Why the two cannot be one service for the same people, if so."""
        if apart:
            return "fewer than half of the smaller membership belong to both, so other beneficiaries"
        if one.title_only or other.title_only:
            return "only a title is known"
        ones, others = ([topic for topic in side.topics if self._areas(topic)] for side in (one, other))
        near = any(self.taxonomy.likeness(a, b) >= _SAME_TOPIC for a in ones for b in others)
        return "" if near or not ones or not others else "no topic in common"

    def _shared(self, one: Described, other: Described) -> list[tuple[float, float]]:
        """For topics, activities and beneficiaries: how much of the first side the second covers, and the other way."""
        ways = (
            (one.topics, other.topics, self._topic_weight, self.taxonomy.likeness),
            (one.activities, other.activities, self._weight, self.taxonomy.likeness),
            (one.beneficiaries, other.beneficiaries, self._weight, self._nested),
        )
        return [(_covered(a, b, weight, near), _covered(b, a, weight, near)) for a, b, weight, near in ways]

    def _answers(self, parts: tuple[float, ...]) -> tuple[float, ...]:
        """How surely each question is answered with yes; a later one never more surely than an earlier one."""
        least = 1.0
        found = []
        for weights, constant in zip(self._weights.weights, self._weights.constants, strict=True):
            least = min(least, 1 / (1 + math.exp(-constant - sum(w * p for w, p in zip(weights, parts, strict=True)))))
            found.append(least)
        return tuple(found)

    def _shares(self, parts: tuple[float, ...]) -> tuple[float, ...]:
        speaks = [sum(row[n] for row in self._weights.weights) * part for n, part in enumerate(parts[: len(CONTENT)])]
        return tuple(value / (sum(speaks) or 1.0) for value in speaks)

    def _nested(self, one: Iri, other: Iri) -> float:
        """Beneficiaries are the same where one group lies inside the other."""
        return 1.0 if self.taxonomy.nested(one, other) else self.taxonomy.likeness(one, other)

    def _weight(self, concept: Iri) -> float:
        return max(self.taxonomy.information(concept), _LEAST)

    def _weight_of_topic(self, topic: Iri) -> float:
        name, group = topic.rpartition("/")[2], self.taxonomy.above(topic)[-1].rpartition("/")[2]
        return _WEAK.get(name) or _WEAK_GROUPS.get(group, 1.0) * self._weight(topic)

    def _closest_circles(self, ones: tuple[Iri, ...], others: tuple[Iri, ...]) -> Circles:
        """The circles that meet most, if bodies of the register hold the provisions."""
        found = [self._memberships.circles(one, other) for one in ones for other in others]
        return max(found, key=lambda circles: circles.inside, default=Circles(0, 0, 0))

    def _same_organization(self, ones: tuple[Iri, ...], others: tuple[Iri, ...]) -> bool:
        held_by = [{self._memberships.organization(body) for body in bodies} for bodies in (ones, others)]
        return bool(held_by[0] & held_by[1])


def clauses(text: str) -> tuple[str, ...]:
    """The members of a list and the parts of a sentence, each as a text of its own.

    >>> clauses("Seminars, fairs and study tours")
    ('Seminars', 'fairs', 'study tours')
    """
    return tuple(part for part in _CLAUSE.split(text) if len(part) >= _SHORTEST_CLAUSE) or (text,)


def joint_product(text: str) -> bool:
    """Whether a text says that the work is done jointly: one product of several bodies is no second product.

    >>> joint_product("Co-sponsor of the report on scrap"), joint_product("Promote cooperation between firms")
    (True, False)
    """
    return bool(_JOINT.search(text))


def _texts(sides: Iterable[Described]) -> list[str]:
    return sorted({part for side in sides for part in (side.text, *side.clauses)})


def _within(one: Described, other: Described, near: Near) -> tuple[float, float]:
    """How well the clauses of each text are matched by those of the other, on average."""
    rows = [[near(a, b) for b in other.clauses] for a in one.clauses]
    forward = sum(max(row) for row in rows) / len(rows)
    return forward, sum(max(column) for column in zip(*rows, strict=True)) / len(rows[0])


def _covered(
    ones: tuple[Iri, ...], others: tuple[Iri, ...], weight: Callable[[Iri], float], near: Callable[[Iri, Iri], float]
) -> float:
    """How much of the first concepts the second ones cover: the nearest of each, weighted by what it says."""
    if not ones or not others:
        return 0.0
    total = sum(weight(one) for one in ones)
    return sum(weight(one) * max(near(one, other) for other in others) for one in ones) / total


class Cosines:
    """Cosines between texts whose vectors are known."""

    def __init__(self, vectors: Any, place: dict[str, int]) -> None:
        self._vectors, self._place = vectors, place

    def between(self, ones: Sequence[str], others: Sequence[str]) -> Near:
        """A function that tells the cosine of one of the first texts and one of the second, 0 to 1."""
        product = self._rows(ones) @ self._rows(others).T
        table = (product.toarray() if hasattr(product, "toarray") else product).clip(0.0, 1.0).tolist()
        row, column = ({text: number for number, text in enumerate(texts)} for texts in (ones, others))
        return lambda one, other: float(table[row[one]][column[other]])

    def _rows(self, texts: Sequence[str]) -> Any:
        return self._vectors[[self._place[text] for text in texts]]


def _graded(
    answers: tuple[float, ...],
    parts: tuple[float, ...],
    shares: tuple[float, ...],
    inside: tuple[float, ...],
    reasons: dict[str, str],
) -> Likeness:
    """The likeness with its grade: as many steps as questions are answered with yes, unless a reason holds it back."""
    yes, reason = sum(answer > _YES for answer in answers), ""
    for grade in ("overlap", "fragmentation"):
        if reasons[grade] and yes > GRADES.index(grade):
            yes, reason = GRADES.index(grade), reasons[grade]
    return Likeness(
        round(sum(answers) / len(answers), 4),
        GRADES[yes],
        tuple(round(answer, 4) for answer in answers),
        tuple(round(part, 4) for part in parts),
        tuple(round(share, 4) for share in shares),
        round(inside[0], 4),
        round(inside[1], 4),
        reason,
    )

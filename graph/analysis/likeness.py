"""How alike two provisions are, 0 to 1, with the parts the score is made of and a grade.

Three questions are asked of each pair, as the definitions of the United States Government Accountability Office nest them
(GAO-15-49SP, "Fragmentation, Overlap, and Duplication", 2015): the same broad area? the same subject in it? the same
activity for the same beneficiaries? Each is answered by a logistic model over a few parts that a reader can follow; the
score is the mean of the three answers, the grade the number of questions answered with yes. The weights are learnt from
labelled pairs (:mod:`graph.analysis.fitting`), never negative, so that a part can only speak for likeness.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.comparison import JOINT, NOT_THE_SAME, Comparison
from graph.analysis.facets import Facet, facets
from graph.analysis.members import Circles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.analysis.comparison import Parts
    from graph.analysis.lexicon import Lexicon
    from graph.analysis.matching import Numbers
    from graph.analysis.members import Memberships
    from graph.analysis.taxonomy import Taxonomy
    from graph.analysis.wording import Wording
    from graph.rdf import Iri

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
_REASONS = (*NOT_THE_SAME, JOINT)
_YES = 0.5
_STEPS = tuple(step / 10_000 for step in range(10_001))
_LEAST = 0.15
_WEAK_GROUPS = {"programme-and-procedure": 0.15, "knowledge-and-outreach": 0.35}
_WEAK = {"sme-development": 0.1, "enterprise-development": 0.1, "sme-policy": 0.2, "projects": 0.05}
"""Topics that nearly every provision here has, or that name a way of working: they say little on what it is about."""
_NO_AREA = frozenset(("procedure", "coordination"))


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
    """Why the grade is lower than the likeness of the words says, if it is."""


class Graded(NamedTuple):
    """Many pairs with what their likeness rests on: a row for a pair."""

    grades: NDArray[np.int64]
    """Places in :data:`GRADES`."""
    answers: Numbers
    parts: Numbers
    shares: Numbers
    inside: Numbers
    reasons: NDArray[np.int64]

    def at_least(self, grade: str) -> list[int]:
        """Which pairs have the grade or a higher one."""
        import numpy as np

        return [int(number) for number in np.flatnonzero(self.grades >= GRADES.index(grade))]

    def likenesses(self, chosen: Sequence[int]) -> list[Likeness]:
        """The likeness of some of the pairs, rounded to four digits."""
        tables = (self.answers.mean(axis=1, keepdims=True), self.answers, self.parts, self.shares, self.inside)
        rows = zip(*(_rounded(table[chosen]) for table in tables), strict=True)
        told = zip(self.grades[chosen].tolist(), self.reasons[chosen].tolist(), strict=True)
        return [
            Likeness(score, GRADES[grade], answers, parts, shares, one, other, _REASONS[reason])
            for ((score,), answers, parts, shares, (one, other)), (grade, reason) in zip(rows, told, strict=True)
        ]


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
        self.circles = cache(self._closest_circles)

    def with_weights(self, weights: Weights) -> Judge:
        """The same judge with other weights."""
        return Judge(self._lexicon, self.taxonomy, self._memberships, self.wording, weights)

    def describe(
        self, text: str, bodies: Iterable[Iri] = (), stated: Iterable[Iri] = (), *, title_only: bool = False
    ) -> Described:
        """A provision with its facets; ``bodies`` those that hold it, ``stated`` the concepts its fact states."""
        found = facets(text, stated, self._lexicon)
        topics, activities, beneficiaries = (
            tuple(self.taxonomy.narrowest(f.concept for f in found if f.scheme == scheme))
            for scheme in ("topic", "activity", "beneficiary")
        )
        areas = frozenset(area for topic in topics for area in self.areas(topic))
        spoken = any(f.words and self.areas(f.concept) for f in found if f.scheme == "topic")
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

    def areas(self, topic: Iri) -> list[Iri]:
        """The broad areas of a topic but those that are no need of anybody's: procedure, and exchange between bodies."""
        return [area for area in self.taxonomy.areas(topic) if area.rpartition("/")[2] not in _NO_AREA]

    def comparison(self, described: Sequence[Described]) -> Comparison:
        """Provisions made ready to be compared in any pairs, by their places."""
        return Comparison(self, described)

    def compare(self, pairs: Sequence[tuple[Described, Described]]) -> list[Likeness]:
        """The likeness of each pair, in the order given."""
        return self.graded(self.parts(pairs)).likenesses(range(len(pairs)))

    def parts(self, pairs: Sequence[tuple[Described, Described]]) -> Parts:
        """What is compared of each pair, before any weight; a row for a pair, in the order given."""
        import numpy as np

        sides = {id(one): one for pair in pairs for one in pair}
        place = {name: number for number, name in enumerate(sides)}
        comparison = self.comparison(list(sides.values()))
        table = np.array([(place[id(one)], place[id(other)]) for one, other in pairs], np.int64).reshape(-1, 2)
        return comparison.parts(table[:, 0], table[:, 1])

    def graded(self, found: Parts) -> Graded:
        """Pairs with their answers and grades: a later question is never answered with yes more surely than an earlier one."""
        import numpy as np

        answers, alone = self._answers(found.parts), found.parts.copy()
        alone[:, PARTS.index("own product")] = 1.0
        yes, yes_if_two_products = ((told > _YES).sum(axis=1) for told in (answers, self._answers(alone)))
        same = np.where(found.not_the_same > 0, np.minimum(yes, GRADES.index("overlap")), yes)
        own = np.where(found.joint, np.minimum(same, GRADES.index("fragmentation")), same)
        lowered = np.where(same < yes, found.not_the_same, 0)
        reasons = np.where(found.joint & (own < yes_if_two_products), _REASONS.index(JOINT), lowered)
        speaks = np.array(self._weights.weights).sum(axis=0)[: len(CONTENT)] * found.parts[:, : len(CONTENT)]
        total = speaks.sum(axis=1, keepdims=True)
        shares = speaks / np.where(total > 0, total, 1.0)
        return Graded(own, answers, found.parts, shares, found.inside, reasons)

    def _answers(self, parts: Numbers) -> Numbers:
        import numpy as np

        told = np.empty((len(parts), len(QUESTIONS)))
        for number, (weights, constant) in enumerate(zip(self._weights.weights, self._weights.constants, strict=True)):
            told[:, number] = 1 / (1 + np.exp(-constant - sum(w * parts[:, n] for n, w in enumerate(weights))))
        return np.minimum.accumulate(told, axis=1)

    def nested(self, one: Iri, other: Iri) -> float:
        """Beneficiaries are the same where one group lies inside the other."""
        return 1.0 if self.taxonomy.nested(one, other) else self.taxonomy.likeness(one, other)

    def weight(self, concept: Iri) -> float:
        """How much a concept says, a little at least."""
        return max(self.taxonomy.information(concept), _LEAST)

    def weight_of_topic(self, topic: Iri) -> float:
        """How much a topic says: those that nearly all have, and those of procedure and outreach, say little."""
        name, group = topic.rpartition("/")[2], self.taxonomy.above(topic)[-1].rpartition("/")[2]
        return _WEAK.get(name) or _WEAK_GROUPS.get(group, 1.0) * self.weight(topic)

    def _closest_circles(self, ones: tuple[Iri, ...], others: tuple[Iri, ...]) -> Circles:
        """The circles that meet most, if bodies of the register hold the provisions."""
        found = [self._memberships.circles(one, other) for one in ones for other in others]
        return max(found, key=lambda circles: (circles.inside, not circles.known), default=Circles(0, 0, 0))

    def same_organization(self, ones: tuple[Iri, ...], others: tuple[Iri, ...]) -> bool:
        """Whether one organization stands behind both sides."""
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


def _rounded(table: Numbers) -> list[tuple[float, ...]]:
    """Rows of numbers from 0 to 1 with four digits; equal numbers are one object, which saves half of the memory."""
    return [tuple(_STEPS[step] for step in row) for row in (table * 10_000).round().astype(int).tolist()]

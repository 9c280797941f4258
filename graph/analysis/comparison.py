"""The parts of the likeness of provisions, for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.analysis.matching import Lists, cosines, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.analysis.likeness import Described, Judge
    from graph.analysis.matching import Matches, Numbers, Places
    from graph.rdf import Iri

    Flags = NDArray[np.bool_]

JOINT = "one joint product, so no second one"
_APART = "fewer than half of the smaller membership belong to both, so other beneficiaries"
_TITLE = "only a title is known"
_NO_TOPIC = "no topic in common"
NOT_THE_SAME = ("", _APART, _TITLE, _NO_TOPIC)
"""Why two provisions cannot be one service for the same people; the first that holds is told."""
_SAME_CIRCLE = 0.5
_SAME_TOPIC = 0.6


class Parts(NamedTuple):
    """What is compared of each pair: a row for a pair."""

    parts: Numbers
    """In the order of :data:`graph.analysis.likeness.PARTS`, each 0 to 1."""
    inside: Numbers
    """How much of the first lies in the second, and of the second in the first, 0 to 1."""
    joint: Flags
    """Whether a joint product of two organizations is meant."""
    not_the_same: NDArray[np.int8]
    """The place in :data:`NOT_THE_SAME`."""

    def of(self, places: Sequence[int]) -> Parts:
        """The same of some of the pairs."""
        return Parts(self.parts[places], self.inside[places], self.joint[places], self.not_the_same[places])


class Concepts:
    """The concepts of one scheme that provisions have: which, how much each says, and how near each two are."""

    def __init__(
        self, chosen: Sequence[Sequence[Iri]], weight: Callable[[Iri], float], near: Callable[[Iri, Iri], float]
    ) -> None:
        import numpy as np

        self.all: list[Iri] = sorted({concept for row in chosen for concept in row})
        self._place = {concept: place for place, concept in enumerate(self.all)}
        self.lists = self.listed(chosen)
        self.weights: Numbers = np.array([weight(concept) for concept in self.all])
        table = [[near(one, other) for other in self.all] for one in self.all]
        self._near: Numbers = np.array(table).reshape(len(self.all), len(self.all))

    def listed(self, chosen: Iterable[Iterable[Iri]]) -> Lists:
        """The places of the concepts in each row."""
        return Lists([[self._place[concept] for concept in row] for row in chosen])

    def near(self, ones: Places, others: Places) -> Numbers:
        """How near concepts are, by their places."""
        return np_array(self._near[ones, others])


def np_array(value: object) -> Numbers:
    """Numbers as an array of floats."""
    import numpy as np

    return np.asarray(value, np.float64)


class Comparison:
    """Provisions ready to be compared in any pairs; memory grows with the number of provisions."""

    def __init__(self, judge: Judge, described: Sequence[Described]) -> None:
        self._judge, self._described = judge, described
        self._read_texts(described)
        self._read_holders(described)
        self.taxonomy = taxonomy = judge.taxonomy
        weight = judge.weight
        self.topics = Concepts([one.topics for one in described], judge.weight_of_topic, taxonomy.likeness)
        self.activities = Concepts([one.activities for one in described], weight, taxonomy.likeness)
        self.beneficiaries = Concepts([one.beneficiaries for one in described], weight, judge.nested)
        self._subjects = self.topics.listed([t for t in one.topics if judge.areas(t)] for one in described)

    def _read_texts(self, described: Sequence[Described]) -> None:
        import numpy as np

        texts = sorted({part for one in described for part in (one.text, *one.clauses)})
        place = {text: number for number, text in enumerate(texts)}
        table = self._judge.wording.vectors(texts)
        self._texts: Places = np.array([place[one.text] for one in described], np.int64)
        self._clauses = Lists([[place[clause] for clause in one.clauses] for one in described])
        self._vectors = table
        self._joint: Flags = np.array([one.joint for one in described], bool)
        self._titles: Flags = np.array([one.title_only for one in described], bool)
        areas = sorted({area for one in described for area in one.areas})
        flags = [[area in one.areas for area in areas] for one in described]
        self._areas: Flags = np.array(flags, bool).reshape(len(described), len(areas))

    def _cosines(self, ones: Places, others: Places) -> Numbers:
        return cosines(self._vectors, ones, others)

    def _read_holders(self, described: Sequence[Described]) -> None:
        import numpy as np

        self._bodies = sorted({one.bodies for one in described})
        place = {bodies: number for number, bodies in enumerate(self._bodies)}
        self.holders: Places = np.array([place[one.bodies] for one in described], np.int64)

    @property
    def vectors(self) -> Any:
        """A row for the wording of each provision."""
        return self._vectors[self._texts]

    def held_apart(self, ones: Places, others: Places) -> Flags:
        """Whether no body holds both provisions of a pair."""
        return self._by_holders(ones, others, lambda one, other: set(one).isdisjoint(other))

    def parts(self, ones: Places, others: Places) -> Parts:
        """The parts of each pair of provisions, given by their places."""
        import numpy as np

        clauses = matches(self._clauses, ones, others, self._cosines)
        topics, activities, beneficiaries = (
            matches(s.lists, ones, others, s.near, s.weights)
            for s in (self.topics, self.activities, self.beneficiaries)
        )
        apart, same = self._held(ones, others)
        joint = (self._joint[ones] | self._joint[others]) & ~same
        columns = (
            self._cosines(self._texts[ones], self._texts[others]),
            _both(clauses),
            _both(topics),
            (self._areas[ones] & self._areas[others]).any(axis=1),
            *(_both(activities), _both(beneficiaries), ~apart, same, ~joint),
        )
        inside = (
            self._inside(ones, clauses.forward, topics.forward),
            self._inside(others, clauses.backward, topics.backward),
        )
        table = np_array(np.column_stack(columns))
        return Parts(table, np_array(np.column_stack(inside)), joint, self._not_the_same(ones, others, apart))

    def _inside(self, side: Places, clauses: Numbers, topics: Numbers) -> Numbers:
        import numpy as np

        return np_array(np.where(self.topics.lists.lengths[side] > 0, (clauses + topics) / 2, clauses))

    def _held(self, ones: Places, others: Places) -> tuple[Flags, Flags]:
        """Whether most members of the smaller circle are outside the other one, and whether one organization holds both."""

        def apart(one: tuple[Iri, ...], other: tuple[Iri, ...]) -> bool:
            circles = self._judge.circles(one, other)
            return circles.known and circles.inside < _SAME_CIRCLE

        return self._by_holders(ones, others, apart), self._by_holders(ones, others, self._judge.same_organization)

    def _by_holders(
        self, ones: Places, others: Places, told: Callable[[tuple[Iri, ...], tuple[Iri, ...]], bool]
    ) -> Flags:
        """What is told of the bodies that hold the two sides of each pair; each two sets of bodies are looked at once."""
        import numpy as np

        many = len(self._bodies)
        pairs, place = np.unique(self.holders[ones] * many + self.holders[others], return_inverse=True)
        found = [told(self._bodies[pair // many], self._bodies[pair % many]) for pair in pairs.tolist()]
        return np.array(found, bool)[place]

    def _not_the_same(self, ones: Places, others: Places, apart: Flags) -> NDArray[np.int8]:
        """Why the two cannot be one service for the same people, if so."""
        import numpy as np

        near = matches(self._subjects, ones, others, self.topics.near).nearest >= _SAME_TOPIC
        both = (self._subjects.lengths[ones] > 0) & (self._subjects.lengths[others] > 0)
        holds = (apart, self._titles[ones] | self._titles[others], both & ~near)
        return np.select(holds, [np.int8(n) for n in range(1, len(NOT_THE_SAME))], np.int8(0))


def _both(found: Matches) -> Numbers:
    return (found.forward + found.backward) / 2

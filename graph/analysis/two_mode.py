"""Two-mode networks and what their first mode shares: economies and meetings, bodies and topics, bodies and documents.

A shared meeting or topic says little by itself: who is often present meets everybody. So no tie of a projection is given
without the number that the two degrees make likely and the test of :mod:`graph.analysis.cooccurrence` against it.
:mod:`graph.analysis.affiliations` reads the networks from the graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from graph.analysis.cooccurrence import LEVEL, Assessment, assess, shared_counts
from graph.analysis.null_model import fit_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.analysis.null_model import Ints
    from graph.rdf import Iri

DIGITS = 6
"""Decimals to which expectations, p and q are rounded before anything is decided; p and q are never below the last one."""


@dataclass(frozen=True, slots=True)
class Link:
    """That a row has a column, by one statement of a passage."""

    row: Iri
    column: Iri
    fact: Iri
    document: Iri
    paragraph: str


@dataclass(frozen=True, slots=True)
class TwoMode:
    """Links between rows and columns; ``stratum`` may say to which group of columns a column belongs."""

    links: tuple[Link, ...]
    stratum: Mapping[Iri, Iri] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedTie:
    """Two rows that share columns."""

    one: Iri
    other: Iri
    shared: int
    """Columns that each has by a statement of its own."""
    jointly: int
    """Further columns that they have only by one and the same statement: joint work, no sign of likeness."""
    expected: float
    p: float
    q: float
    columns: tuple[Iri, ...]

    @property
    def stands(self) -> bool:
        """Whether the two share more than their degrees explain, at a false discovery rate of five per cent."""
        return self.q < LEVEL


@dataclass(frozen=True, slots=True)
class Projection:
    """The ties of a projection, likeliest to stand first, and what was tested."""

    ties: tuple[SharedTie, ...]
    rows: int
    columns: int
    links: int
    tests: int
    exact: bool

    @property
    def standing(self) -> int:
        """How many ties stand."""
        return sum(tie.stands for tie in self.ties)


class _Cells:
    """The links as numbers: each pair of row and column once, with the facts that state it."""

    def __init__(self, network: TwoMode) -> None:
        self.facts: dict[tuple[Iri, Iri], set[Iri]] = defaultdict(set)
        for link in network.links:
            self.facts[link.row, link.column].add(link.fact)
        self.rows = sorted({row for row, _ in self.facts})
        self.columns = sorted({column for _, column in self.facts})
        self.size = len(self.rows), len(self.columns)
        row_number = {row: number for number, row in enumerate(self.rows)}
        column_number = {column: number for number, column in enumerate(self.columns)}
        cells = sorted((row_number[row], column_number[column]) for row, column in self.facts)
        self.first = np.array([a for a, _ in cells], np.int64)
        self.second = np.array([b for _, b in cells], np.int64)
        self.held: list[set[Iri]] = [set() for _ in self.rows]
        for a, b in cells:
            self.held[a].add(self.columns[b])

    def strata(self, network: TwoMode) -> Ints:
        """A number for the stratum of each column."""
        number = {stratum: place for place, stratum in enumerate(sorted(set(network.stratum.values())))}
        given = (network.stratum.get(column) for column in self.columns)
        return np.array([-1 if stratum is None else number[stratum] for stratum in given], np.int64)

    def common(self, one: int, other: int) -> tuple[tuple[Iri, ...], int]:
        """The columns that two rows share, and how many of them only by the same statement."""
        columns = sorted(self.held[one] & self.held[other])
        a, b = self.rows[one], self.rows[other]
        return tuple(columns), sum(len(self.facts[a, column] | self.facts[b, column]) == 1 for column in columns)


def project(network: TwoMode, *, within_strata: bool = False) -> Projection:
    """Every pair of rows that share a column, with the test against the configuration model.

    ``within_strata`` keeps the degrees within each stratum: a row without a link to a stratum is taken to have no access
    to it, so that common membership does not make a pair stand.
    """
    cells = _Cells(network)
    strata = cells.strata(network) if within_strata else np.zeros(cells.size[1], np.int64)
    one, other, _ = shared_counts(cells.first, cells.second, cells.size)
    common = [cells.common(a, b) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    shared = np.array([len(columns) - jointly for columns, jointly in common], np.int64)
    tested = assess(fit_within(cells.first, cells.second, cells.size, strata), one, other, shared)
    found = [_tie(cells, tested, place, *both) for place, both in enumerate(common)]
    found.sort(key=lambda tie: (tie.q, tie.p, -tie.shared, tie.one, tie.other))
    return Projection(tuple(found), *cells.size, cells.first.size, tested.tests, tested.exact)


def _tie(cells: _Cells, tested: Assessment, place: int, columns: tuple[Iri, ...], jointly: int) -> SharedTie:
    least = 10.0**-DIGITS
    return SharedTie(
        cells.rows[int(tested.one[place])],
        cells.rows[int(tested.other[place])],
        int(tested.shared[place]),
        jointly,
        round(float(tested.expected[place]), DIGITS),
        max(round(float(tested.p[place]), DIGITS), least),
        max(round(float(tested.q[place]), DIGITS), least),
        columns,
    )

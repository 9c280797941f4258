"""The page on overlap: matrix of bodies, quadrant of cooperation and overlap, strongest pairs, how far to trust them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.asked import Asked
from graph.analysis.brief_words import kinds_of
from graph.analysis.likeness import GRADES
from graph.analysis.overlap_graph import compared
from graph.analysis.reading import what_was_read
from graph.analysis.trust import trust
from graph.site import sections as parts
from graph.site.brief_views import BriefViews
from graph.site.compared import derived_activity, management_tag
from graph.site.comparison import firm
from graph.site.matrix import STEPS, matrix
from graph.site.quadrant import QUADRANTS, quadrant
from graph.site.views import Cell, Link, Page, Row, Table
from graph.site.wording import counted
from graph.vocab import concept

if TYPE_CHECKING:
    from graph.analysis.between import BodyPair
    from graph.site.comparison import Comparison
    from graph.site.facts import Facts
    from graph.site.views import Pieces

MOST_PROVISIONS = 30
_MEANING = {
    QUADRANTS[0]: "their provisions overlap, and no cooperation that exists or is agreed was found",
    QUADRANTS[1]: "their provisions overlap, and they work together or have agreed to",
    QUADRANTS[2]: "they work together or have agreed to, and no pair of provisions is graded overlap",
    QUADRANTS[3]: "only the same broad area, or only requests and proposals",
}


@dataclass(frozen=True, slots=True)
class _Grade:
    name: str
    meaning: str
    number: str


class OverlapPage:
    """Makes the page on overlap."""

    def __init__(self, facts: Facts, comparison: Comparison) -> None:
        self._facts, self._comparison = facts, comparison
        self._naming = facts.naming
        self._views = BriefViews(facts.naming)

    def page(self) -> Page:
        """The page; without overlaps it says so beside what was read."""
        title = "Overlap between bodies"
        trail = parts.crumbs(Link("Overlap"))
        content = {**self._drawn(), **self._told()}
        return Page("overlap.html", "overlap.html", title, title, "", trail, self._lead(), (), (), content)

    def _drawn(self) -> dict[str, object]:
        """Both drawings with what stands beside them."""
        return {
            "matrix": matrix(self._comparison),
            "steps": tuple(_range(n) for n in range(len(STEPS))),
            "pairs": self._pairs(),
            "quadrant": quadrant(self._comparison),
            "quadrants": tuple((name, _MEANING[name], self._pairs_in(name)) for name in QUADRANTS),
        }

    def _told(self) -> dict[str, object]:
        """The strongest provisions, the grades, how far to trust them, and what was read."""
        provisions = self._comparison.provisions
        return {
            "strongest": tuple(self._views.overlap(pair) for pair in provisions[:MOST_PROVISIONS]),
            "total": len(provisions),
            "grades": self._grades(),
            "trust": self._trust(),
            "read": what_was_read(self._comparison.record, Asked()),
            "methods": tuple(derived_activity(self._facts, name) for name in ("provision-overlap", "body-overlap")),
        }

    def _lead(self) -> str:
        made = compared(self._comparison.view)
        bodies = {body for provision in made.provisions for body in provision.bodies}
        pairs = self._comparison.overlapping
        apart = sum(pair.management == "unmanaged" for pair in pairs)
        said = (
            f"{len(made.provisions):,} {kinds_of(made.provisions)} of "
            f"{counted(len(bodies), 'body', 'bodies')} were compared. "
        )
        if not pairs:
            return f"{said}No pair was graded overlap or duplication in what was read."
        return (
            f"{said}The work of {counted(len(pairs), 'pair of bodies', 'pairs of bodies')} overlaps; for {apart} of them neither "
            "cooperation nor a concern is on record."
        )

    def _pairs_in(self, name: str) -> tuple[int, tuple[Link, ...]]:
        found = [pair for pair in self._comparison.pairs if pair.quadrant == name]
        told = (
            [pair for pair in found if self._comparison.address(pair.one, pair.other)] if name != QUADRANTS[3] else []
        )
        return len(found), tuple(self._comparison.link(pair.one, pair.other) for pair in told[:5])

    def _pairs(self) -> Table:
        columns = ("Brief", "Duplication", "Overlap", "Score", "Meets the other", "Cooperation", "Dealt with")
        rows = tuple(self._pair(pair) for pair in self._comparison.overlapping)
        return Table("Pairs of bodies whose provisions overlap", columns, rows)

    def _pair(self, pair: BodyPair) -> Row:
        shares = f"{pair.one_in_other:.0%} · {pair.other_in_one:.0%}"
        cells: tuple[tuple[Pieces, bool], ...] = (
            ((self._comparison.link(pair.one, pair.other),), False),
            ((str(pair.count("duplication")),) if pair.count("duplication") else (), True),
            ((str(pair.count("overlap")),), True),
            ((f"{pair.weighted:.1f}",), True),
            ((shares,), True),
            ((str(firm(pair)),) if firm(pair) else ("none on record",), True),
            ((management_tag(pair.management),), False),
        )
        return Row(tuple(Cell(pieces, numeric=numeric) for pieces, numeric in cells))

    def _grades(self) -> tuple[_Grade, ...]:
        number = Counter(pair.likeness.grade for pair in compared(self._comparison.view).overlaps)
        settled = self._naming.source.settled
        return tuple(
            _Grade(
                self._naming.label(concept("overlap-grade", grade)),
                settled.text(concept("overlap-grade", grade), "skos:definition"),
                counted(number[grade], "pair") if grade != GRADES[0] else "",
            )
            for grade in reversed(GRADES)
        )

    def _trust(self) -> tuple[str, Table]:
        told = trust("words")
        rows = tuple(
            Row(tuple(Cell((f"{cell:.0%}" if n else f"{cell:.1f}",), numeric=True) for n, cell in enumerate(row)))
            for row in told.rows
        )
        columns = tuple(column.capitalize() for column in told.columns)
        return told.note, Table("Overlap or more: precision and recall by score", columns, rows)


def _range(step: int) -> str:
    if step == len(STEPS) - 1:
        return f"{STEPS[step]} or more"
    last = STEPS[step + 1] - 1
    return str(STEPS[step]) if last == STEPS[step] else f"{STEPS[step]} to {last}"

"""What changed between two dates: pairs and bodies that came up, ties whose standing changed, and those not told of again.

Documents tell when something is so, hardly ever when it ended. So a tie lapses only if a party is on record as having ended;
a tie of which no later document tells is counted as silence, not as an end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.dates import after
from graph.analysis.network_view import ASKED_FOR, CONDITIONAL, EXISTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.network_view import Tie
    from graph.rdf import Iri

APPEARED, FIRMER, LOOSER, RESTATED, LAPSED, SILENT = (
    "new on record",
    "firmer",
    "last told as less firm",
    "told again",
    "lapsed: a party ended",
    "not told of again",
)
ORDER = (LAPSED, FIRMER, LOOSER, APPEARED, RESTATED, SILENT)
_FIRMNESS = {ASKED_FOR: 0, CONDITIONAL: 1, EXISTING: 2}


@dataclass(frozen=True, slots=True)
class PairChange:
    """What changed for a pair: the firmest statement until the first date, and the firmest of those between the two."""

    what: str
    before: Tie | None
    later: Tie | None

    @property
    def pair(self) -> tuple[Iri, Iri]:
        """The two parties."""
        told = self.before or self.later
        assert told is not None  # noqa: S101 - one of the two is always there
        return told.pair


@dataclass(frozen=True, slots=True)
class BodyChange:
    """A body that is first named in a tie between the two dates, or that is on record as having ended between them."""

    what: str
    body: Iri
    date: str
    tie: Tie | None


def pair_changes(found: Iterable[Tie], since: str, until: str, ended: Mapping[Iri, str]) -> list[PairChange]:
    """One change for each pair that cooperates or is asked to, as far as dated and undisputed statements tell.

    A statement counts to the time before if it may be as old as ``since``; dates of lower precision count from their start.
    """
    earlier, later = _by_pair(found, since, until)
    changes = []
    for pair in sorted({*earlier, *later}):
        before, new = _firmest(earlier.get(pair, [])), _firmest(later.get(pair, []))
        gone = any(ended.get(party) and _within(ended[party], since, until) for party in pair)
        changes.append(PairChange(_what(before, new, gone=gone), before, new))
    return sorted(changes, key=lambda change: (ORDER.index(change.what), change.pair))


def _by_pair(
    found: Iterable[Tie], since: str, until: str
) -> tuple[dict[tuple[Iri, Iri], list[Tie]], dict[tuple[Iri, Iri], list[Tie]]]:
    earlier: dict[tuple[Iri, Iri], list[Tie]] = defaultdict(list)
    later: dict[tuple[Iri, Iri], list[Tie]] = defaultdict(list)
    for tie in found:
        if tie.layer in _FIRMNESS and tie.date:
            if not after(tie.date, since):
                earlier[tie.pair].append(tie)
            elif not after(tie.date, until):
                later[tie.pair].append(tie)
    return earlier, later


def _firmest(found: list[Tie]) -> Tie | None:
    """The firmest statement, of equally firm ones the latest, of these the first by fact."""
    ordered = sorted(found, key=lambda tie: tie.fact)
    ordered.sort(key=lambda tie: tie.date, reverse=True)
    return max(ordered, key=lambda tie: _FIRMNESS[tie.layer], default=None)


def _what(before: Tie | None, new: Tie | None, *, gone: bool) -> str:
    if gone:
        return LAPSED
    if before is None:
        return APPEARED
    if new is None:
        return SILENT
    step = _FIRMNESS[new.layer] - _FIRMNESS[before.layer]
    return FIRMER if step > 0 else LOOSER if step < 0 else RESTATED


def _within(date: str, since: str, until: str) -> bool:
    return after(date, since) and not after(date, until)


def body_changes(found: Iterable[Tie], since: str, until: str, ended: Mapping[Iri, str]) -> list[BodyChange]:
    """Bodies first named in a dated tie after ``since``, with that tie, and bodies that ended; by date and body."""
    first: dict[Iri, Tie] = {}
    for tie in sorted((tie for tie in found if tie.date), key=lambda tie: (tie.date, tie.fact)):
        for party in tie.pair:
            first.setdefault(party, tie)
    changes = [
        BodyChange("first named in a tie", body, tie.date, tie)
        for body, tie in first.items()
        if _within(tie.date, since, until)
    ]
    changes += [BodyChange("ended", body, date, None) for body, date in ended.items() if _within(date, since, until)]
    return sorted(changes, key=lambda change: (change.date, change.body, change.what))

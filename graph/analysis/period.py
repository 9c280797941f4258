"""The time in which a provision holds, as far as it is known, and whether two of them meet."""

from __future__ import annotations

from dataclasses import dataclass

_FIRST = {4: "-01-01", 7: "-01"}
_LAST = {4: "-12-31", 7: "-31"}


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to but not including ``end``, dates of any precision; what is not known is empty."""

    start: str = ""
    end: str = ""
    basis: str = ""

    def holds_on(self, date: str) -> bool:
        """Whether the period may hold on a day, or at some time in a month or year.

        It is known to have begun, and not known to have ended before.

        >>> Period("2001-03", "2003").holds_on("2002-05-01"), Period("2001-03-21").holds_on("2001")
        (True, True)
        >>> Period("2001").holds_on("1999-01-01"), Period().holds_on("2002-01-01")
        (False, False)
        """
        begun = bool(self.start) and _earliest(self.start) <= date + _LAST.get(len(date), "")
        return begun and not (self.end and _earliest(self.end) <= _earliest(date))


def meeting(one: Period, other: Period) -> str:
    """Whether two periods meet, in words; what is not known is said.

    >>> meeting(Period("2001", "2003"), Period("2002", "2004"))
    'periods meet'
    >>> meeting(Period("1998", "2000"), Period("2015"))
    'periods do not meet: 15 years apart'
    >>> meeting(Period("1998"), Period("2001-05"))
    'not known: told 3 years apart, no end on record for the earlier'
    >>> meeting(Period(), Period("2001"))
    'not known: no date on record'
    """
    if not one.start or not other.start:
        return "not known: no date on record"
    first, second = sorted((one, other), key=lambda period: _earliest(period.start))
    if first.end:
        if _earliest(first.end) > _earliest(second.start):
            return "periods meet"
        return f"periods do not meet: {_years(first.end, second.start)} apart"
    years = int(second.start[:4]) - int(first.start[:4])
    if years == 0:
        return "told in the same year, no end on record"
    return f"not known: told {_years(first.start, second.start)} apart, no end on record for the earlier"


def _years(one: str, other: str) -> str:
    years = int(other[:4]) - int(one[:4])
    return "less than a year" if years == 0 else "1 year" if years == 1 else f"{years} years"


def _earliest(date: str) -> str:
    return date + _FIRST.get(len(date), "")

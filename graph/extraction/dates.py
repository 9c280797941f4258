"""Dates as reports print them, with ranges and dates that lack a day, a month or a year."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.words.numbers import CARDINALS, MONTHS, ORDINALS, ROMAN, TENS, TENTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTH = "(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|and|until|&|/)\s*"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w/.])(?<![A-Z]\()(?:"
    rf"(?P<d1>{_DAY})(?:\s+(?P<m1>{_MONTH}))?(?:,?\s+(?P<y1>{_YEAR}))?{_TO}(?P<d2>{_DAY})\s*(?:of )?"
    rf"(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?"
    rf"|(?P<d3>{_DAY})\s+(?:of )?(?P<m3>{_MONTH})(?:,?\s+(?P<y3>{_YEAR}))?"
    rf"|(?P<m4>{_MONTH})\s+(?P<d4>{_DAY})(?:{_TO}(?:(?P<m5>{_MONTH})\s+)?(?P<d5>{_DAY}))?,?\s+(?P<y4>{_YEAR})"
    rf"|(?P<m6>{_MONTH}){_TO}(?P<m7>{_MONTH})\s+(?P<y6>{_YEAR})"
    rf"|(?P<m8>{_MONTH}),?\s+(?:of )?(?P<y8>{_YEAR})"
    rf"|(?P<y9>{_YEAR})(?:\s*[-–]\s*(?P<y10>{_YEAR}))?"
    rf")(?![\w/])"
)
_PREVIOUS_WEEK = re.compile(r"\b(?:the )?(?:previous|preceding) week\b")


def _any_case(words: Iterable[str]) -> str:
    """The words in small letters, with a capital or in capitals, by their first letter: no flag, which would slow the search."""
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{first.upper()}{first}](?:{'|'.join(ends)})|{first.upper()}(?:{'|'.join(ends).upper()})"
        for first, ends in rest.items()
    )


ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)|(?:{_any_case(TENS)})-(?:{_any_case(ORDINALS[:9])})"
    rf"|{_any_case((*ORDINALS, *TENTHS))})"
)
"""An ordinal number in words or digits, as the text of a regular expression."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A date or range: ISO 8601 as precise as printed, and where it stands in the text searched."""

    start: str
    end: str
    first: int
    last: int

    @property
    def by_day(self) -> bool:
        """Whether the day is known."""
        return len(self.start) == 10


def find_dates(text: str, year: str = "") -> list[Dates]:
    """All dates in a text in order; ``year`` completes a day and month printed without a year.

    >>> [(d.start, d.end) for d in find_dates("on 30 June and 1 July 2004, then 5 May", "2005")]
    [('2004-06-30', '2004-07-01'), ('2005-05-05', '2005-05-05')]
    >>> [(d.start, d.end) for d in find_dates("August and September 2000; February 2002; in 2003")]
    [('2000-08', '2000-09'), ('2002-02', '2002-02'), ('2003', '2003')]
    """
    found = []
    for match in _DATE.finditer(text):
        span = _read(match.groupdict(), year)
        if span and all(map(_exists, span)):
            found.append(Dates(*span, match.start(), match.end()))
    return found


def _read(g: dict[str, str | None], year: str) -> tuple[str, str] | None:
    if g["d1"]:
        last = g["y2"] or year
        return _pair(_iso(g["y1"] or last, g["m1"] or g["m2"], g["d1"]), _iso(last, g["m2"], g["d2"]))
    if g["d3"]:
        return _pair(_iso(g["y3"] or year, g["m3"], g["d3"]))
    if g["d4"]:
        last = _iso(g["y4"], g["m5"] or g["m4"], g["d5"]) if g["d5"] else ""
        return _pair(_iso(g["y4"], g["m4"], g["d4"]), last)
    if g["m6"]:
        return _pair(_iso(g["y6"], g["m6"]), _iso(g["y6"], g["m7"]))
    if g["m8"]:
        return _pair(_iso(g["y8"], g["m8"]))
    return _pair(g["y9"] or "", g["y10"] or "")


def _pair(start: str, end: str = "") -> tuple[str, str] | None:
    return (start, end or start) if start else None


def _iso(year: str | None, month: str | None, day: str | None = None) -> str:
    if not year or not month:
        return ""
    number = MONTHS[month.lower().rstrip(".")]
    whole = f"{year}-{number:02d}"
    return f"{whole}-{int(re.sub(r'[a-z]', '', day)):02d}" if day else whole


def _exists(iso: str) -> bool:
    try:
        datetime.date.fromisoformat(iso if len(iso) == 10 else (iso + "-01-01")[:10])
    except ValueError:
        return False
    return True


def previous_week(text: str, day: str) -> tuple[str, str]:
    """Monday and Friday of the week before ``day`` if the text says "the previous week", else two empty strings.

    >>> previous_week("held in Rome the previous week", "2001-03-21")
    ('2001-03-12', '2001-03-16')
    """
    if len(day) != 10 or not _PREVIOUS_WEEK.search(text):
        return "", ""
    date = datetime.date.fromisoformat(day)
    monday = date - datetime.timedelta(days=date.weekday() + 7)
    return monday.isoformat(), (monday + datetime.timedelta(days=4)).isoformat()


def ordinal(word: str) -> int | None:
    """The number that an ordinal or Roman numeral says.

    >>> [ordinal(w) for w in ("second", "Twenty-first", "14th", "IX", "new")]
    [2, 21, 14, 9, None]
    """
    lower = word.lower()
    if lower in _ORDINALS:
        return _ORDINALS[lower]
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", lower)
    return int(digits[1]) if digits else ROMAN.get(word)


_ORDINALS = {word: number for number, word in enumerate(ORDINALS, start=1)} | TENTHS
_ORDINALS |= {f"{ten}-{one}": n + m for ten, n in TENS.items() for m, one in enumerate(ORDINALS[:9], start=1)}


def ordinal_word(number: int) -> str:
    """The ordinal as it begins a name.

    >>> ordinal_word(2), ordinal_word(23)
    ('Second', 'Twenty-third')
    """
    word = next((w for w, n in _ORDINALS.items() if n == number), f"{number}th")
    return word[0].upper() + word[1:]


_SPANS = {"year": "Y", "month": "M", "week": "W"}
_DURATION = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(CARDINALS)}|an?)(?:-|\s+)(?P<unit>year|month|week)s?\b", re.IGNORECASE
)


def duration(text: str) -> str:
    """The first duration in a text as ISO 8601, else an empty string.

    >>> duration("a two-year mandate"), duration("for 18 months"), duration("for long")
    ('P2Y', 'P18M', '')
    """
    match = _DURATION.search(text)
    if not match:
        return ""
    word = match["n"].lower()
    number = int(word) if word.isdigit() else CARDINALS.index(word) + 1 if word in CARDINALS else 1
    return f"P{number}{_SPANS[match['unit'].lower()]}"

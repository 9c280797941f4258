"""Dates as reports print them, in English, French and Spanish, and as ISO 8601."""

from __future__ import annotations

import re

_NAMES = (
    "january janvier enero jan",
    "february février fevrier febrero feb",
    "march mars marzo mar",
    "april avril abril apr",
    "may mai mayo",
    "june juin junio jun",
    "july juillet julio jul",
    "august août aout agosto aug",
    "september septembre septiembre sept sep",
    "october octobre octubre oct",
    "november novembre noviembre nov",
    "december décembre decembre diciembre dec",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?"
_TO = r"\s*(?:[-–—/]|\bto\b|\band\b|\bau\b|\bet\b|\by\b|\bal?\b|&)\s*"
_DE = r"\s+(?:of\s+|de\s+)?"
RANGE = re.compile(
    rf"""\b(?:
      (?P<d1>{_DAY})(?:{_DE}(?P<m1>{_MONTH}))?(?:,?{_DE}(?P<y1>\d{{4}}))?{_TO}(?P<d2>{_DAY})(?:{_DE}|)(?P<m2>{_MONTH}),?{_DE}(?P<y2>\d{{4}})
    | (?P<am1>{_MONTH})\s+(?P<ad1>{_DAY}){_TO}(?:(?P<am2>{_MONTH})\s+)?(?P<ad2>{_DAY}),?\s+(?P<ay>\d{{4}})
    | (?P<d>{_DAY})(?:{_DE}|-)(?P<m>{_MONTH})(?:,?{_DE}|-)(?P<y>\d{{4}})
    | (?P<bm>{_MONTH})\s+(?P<bd>{_DAY}),?\s+(?P<by>\d{{4}})
    | (?P<cm>{_MONTH}),?{_DE}(?P<cy>\d{{4}})
    | (?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
DATE_LINE = re.compile(
    rf"(?:{_DAY}(?:\s+{_MONTH})?(?:{_TO}{_DAY})?\s+{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}(?:\s+{_DAY}(?:{_TO}{_DAY})?)?(?:,?\s+\d{{4}})?|\d{{4}})\s*:?$",
    re.IGNORECASE,
)


def dates(text: str) -> tuple[str, str, int, int] | None:
    """First and last day of the first date in ``text`` (ISO 8601, equal for one day), and where it is printed.

    >>> dates("Geneva, 30 November - 2 December 1998")[:2]
    ('1998-11-30', '1998-12-02')
    """
    match = RANGE.search(text)
    if match is None:
        return None
    first, last = _days(match)
    return (first, last, match.start(), match.end()) if first else None


def _days(match: re.Match[str]) -> tuple[str, str]:
    part = match.groupdict()
    if part["d1"]:
        last = _iso(part["y2"], part["m2"], part["d2"])
        return _iso(part["y1"] or part["y2"], part["m1"] or part["m2"], part["d1"]), last
    if part["am1"]:
        return _iso(part["ay"], part["am1"], part["ad1"]), _iso(part["ay"], part["am2"] or part["am1"], part["ad2"])
    for year, month, day in (("y", "m", "d"), ("by", "bm", "bd"), ("cy", "cm", ""), ("iy", "im", "id")):
        if part[year]:
            one = _iso(part[year], part[month], part[day] if day else None)
            return one, one
    return "", ""


def _iso(year: str, month: str, day: str | None) -> str:
    number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    if not 1 <= number <= 12:
        return ""
    if day is None:
        return f"{year}-{number:02}"
    digits = int(re.sub(r"\D", "", day))
    return f"{year}-{number:02}-{digits:02}" if 1 <= digits <= 31 else ""

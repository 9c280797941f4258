"""The years in which a document of the United Nations can have been issued, as far as its symbol tells.

- A year that stands in the symbol is the year: ``E/RES/2025/4``, ``S/RES/1325(2000)``, ``ST/SGB/2021/1``.
- A resolution of the General Assembly names its session. Regular session N opens in the last months of the year 1945 + N
  and ends within the year after, so the resolution is of one of the two; the first session was held in 1946. Until 1976
  the session stands in Roman numerals: ``A/RES/319(IV)``.
- Symbols of special sessions (``A/RES/S-25/2``), of councils that meet several times a year and all others tell no year.

Source: https://research.un.org/en/docs/symbols
"""

from __future__ import annotations

import re

from graph.imports.imported import Made

YEARS = Made(
    "un-document-years",
    "1",
    "Takes the year that stands in a document symbol; for a resolution of the General Assembly the two years over which "
    "its regular session runs, session N opening in the last months of the year 1945 + N.",
)
_SESSION = re.compile(r"A/RES/(?:(?P<number>[1-9]\d{0,2})/\d+[A-Z-]*|\d+[A-Z]?\((?P<roman>[IVXLC]+)\))")
_YEAR = re.compile(r"/(19[4-9]\d|20\d\d)(?=/)|\((19[4-9]\d|20\d\d)\)$")
_OPENS = 1945
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def years(symbol: str) -> tuple[int, int] | None:
    """The earliest and the latest year of issue that the symbol allows, or None if it tells nothing.

    >>> years("E/RES/2025/4"), years("A/RES/79/1"), years("A/RES/319(IV)"), years("A/RES/S-25/2")
    ((2025, 2025), (2024, 2025), (1949, 1950), None)
    """
    session = _SESSION.fullmatch(symbol)
    if session:
        number = int(session["number"]) if session["number"] else roman(session["roman"])
        return _OPENS + number, _OPENS + number + (number > 1)
    found = {one or other for one, other in _YEAR.findall(symbol)}
    if symbol.startswith("A/RES/") or len(found) != 1:
        return None
    year = int(found.pop())
    return year, year


def roman(numeral: str) -> int:
    """The value of a Roman numeral.

    >>> roman("XXIX"), roman("IV")
    (29, 4)
    """
    values = [_ROMAN[sign] for sign in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))

"""Dates of any precision, compared as far as both are known."""

from __future__ import annotations


def after(one: str, other: str) -> bool:
    """Whether a date is surely after another, as far as both are known.

    >>> after("2002-05", "2002-04-30"), after("2002-04", "2002-04-30"), after("2002", "2001-12")
    (True, False, True)
    """
    length = min(len(one), len(other))
    return one[:length] > other[:length]

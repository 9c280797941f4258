"""Sentences of a passage, with their place in it."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[”\"’)]?\s+(?=[“\"(]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Lic|Ing|Hon|St|No|Nos|Vol|Rev|Add|Corr|cf|vs|approx|para|paras|i\.e|e\.g|etc|Inc|Ltd"
    r"|Co)"
    r"|\b[A-Z]|\b(?:[A-Z]\.)+[A-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """(first, after last) offsets of each sentence.

    >>> text = "Mr. A. Smith (i.e. the Chair) spoke. The Group agreed."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. A. Smith (i.e. the Chair) spoke.', 'The Group agreed.']
    """
    found = []
    start = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text, max(0, end.start() - 12), end.start()):
            continue
        found.append((start, end.start()))
        start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return found

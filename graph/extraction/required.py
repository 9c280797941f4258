r"""Which words a text must hold for a pattern to match it, read off the pattern itself.

A pattern is a sequence: each of its parts must match. What stands in it letter for letter must stand in the text; of a choice,
what one of the branches needs. Parts that may be left out need nothing. So ``(?:will|shall) (?:also )?report on`` needs one
of "will" and "shall", and "report".

Reads the syntax that the patterns of this package use: literals, classes, groups, look-arounds, repetition.
"""

from __future__ import annotations

import re
from functools import lru_cache

Words = frozenset[str]
"""Parts of words one of which must stand in the text."""
_SHORTEST = 2
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "to",
        "of",
        "in",
        "on",
        "by",
        "an",
        "be",
        "as",
        "is",
        "or",
        "it",
        "at",
        "was",
        "were",
        "are",
        "will",
        "which",
        "not",
        "its",
        "all",
    ]
)
"""Words that stand in nearly every sentence: to need one of them tells nothing."""
_MOST = 3
"""How many needs of a pattern are looked at, the most telling first."""
_QUANTIFIER = re.compile(r"[*+?]\??|\{(?P<least>\d*)(?:,\d*)?\}\??")
_OPENER = re.compile(r"\((?P<kind>\?:|\?P<\w+>|\?=|\?!|\?<=|\?<!|\?\w+:)?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


@lru_cache(maxsize=1024)
def required(pattern: str) -> tuple[Words, ...]:
    r"""The needs of a pattern, the most telling first; none if nothing can be told.

    >>> [sorted(words) for words in required(r"\b(?:paper|note) (?:also )?reports on")]
    [['reports'], ['note', 'paper']]
    >>> required(r"[A-Z]\w+(?: of)?")
    ()
    """
    needs, _ = _branches(pattern, 0)
    return tuple(sorted(set(needs), key=lambda need: (len(need) > 12, -min(map(len, need)), len(need), sorted(need))))[
        :_MOST
    ]


def _branches(pattern: str, at: int) -> tuple[list[Words], int]:
    """(needs of a choice of sequences, where it ends): one sequence's own needs, or one need that all sequences share out."""
    branches = []
    while True:
        needs, at = _sequence(pattern, at)
        branches.append(needs)
        if at >= len(pattern) or pattern[at] != "|":
            break
        at += 1
    return (branches[0] if len(branches) == 1 else _shared(branches)), at


def _shared(branches: list[list[Words]]) -> list[Words]:
    """What a choice needs: a word of the best need of one of its branches; nothing if a branch needs nothing."""
    best = [
        max(needs, key=lambda need: (min(map(len, need)), -len(need), sorted(need)), default=None) for needs in branches
    ]
    return [frozenset().union(*(need for need in best if need))] if all(best) else []


def _sequence(pattern: str, at: int) -> tuple[list[Words], int]:
    """(needs of a sequence, where it ends)."""
    needs: list[Words] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        inner, letter, at = _part(pattern, at)
        times = _QUANTIFIER.match(pattern, at)
        optional = times and (times[0][0] in "*?" or times["least"] in ("", "0"))
        at = times.end() if times else at
        if letter and not times:
            run += letter
            continue
        needs += _words(run)
        run = ""
        needs += [] if optional else inner if not letter else []
    return needs + _words(run), at


def _part(pattern: str, at: int) -> tuple[list[Words], str, int]:
    """(needs, the letter if it is just that, where it ends) of one part of a sequence."""
    if pattern[at] == "(":
        opener = _OPENER.match(pattern, at)
        kind = (opener["kind"] or "") if opener else ""
        inner, end = _branches(pattern, opener.end() if opener else at + 1)
        return ([] if kind[:2] in ("?=", "?!", "?<") else inner), "", end + 1
    if pattern[at] == "[":
        match = _CLASS.match(pattern, at)
        return [], "", match.end() if match else at + 1
    if pattern[at] == "\\":
        plain = not pattern[at + 1].isalnum()
        return [], pattern[at + 1] if plain else "", at + 2
    return [], "" if pattern[at] in ".^$" else pattern[at], at + 1


def _words(run: str) -> list[Words]:
    """The words of a run of letters, each of which must stand in the text."""
    return [frozenset([word]) for word in run.split() if len(word) >= _SHORTEST and word not in _COMMON]

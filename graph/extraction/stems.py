"""Cheap tests whether a pattern can be found in a text at all: one of its stems must stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_LITERAL = re.compile(r"\[[^\]]*\]|\\[a-zA-Z]|.\?|\{[^}]*\}|\?P<\w+>")
Row = TypeVar("Row", bound=tuple[Any, ...])
_STEM = re.compile(r"[A-Za-z]{4,}")
_COMMON = frozenset(("with", "from", "that", "will", "have"))


def stems(pattern: str) -> tuple[str, ...]:
    r"""The runs of four letters and more that a pattern holds, as they stand there.

    For patterns each of whose alternatives holds such a run outside optional groups: a text without any of the runs
    cannot match. Words that stand in most texts are left out if others remain.

    >>> stems(r"\bin (?:close )?liaison with|jointly")
    ('close', 'liaison', 'jointly')
    """
    runs = tuple(dict.fromkeys(word for word in _STEM.findall(_NOT_LITERAL.sub(" ", pattern))))
    return tuple(run for run in runs if run not in _COMMON) or runs


def may_match(runs: tuple[str, ...], lower: str) -> bool:
    """Whether a text in lower case holds one of the runs; any text may if there are none."""
    for run in runs:
        if run in lower:
            return True
    return not runs


def possible(rows: tuple[Row, ...], lower: str) -> tuple[Row, ...]:
    """Those rows of a table, each a pattern behind its stems, that a text in lower case may match."""
    return tuple(row for row in rows if may_match(row[0], lower))

"""Parts of addresses for things that only an imported file names, and labels short enough for a name."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_LABEL, _LONGEST_LOCAL = 300, 60


def label(text: str) -> str:
    """A text of at most 300 characters, as a name may have."""
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 3].rstrip()}..."


def checksum(*parts: str) -> str:
    """Six signs that tell texts apart.

    >>> checksum("a", "b") == checksum("ab")
    False
    """
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:6]


def short_slug(text: str) -> str:
    """A text as part of an address, with a checksum in place of what is too much of it."""
    return slug(text) if len(slug(text)) <= _LONGEST_LOCAL else local_name(text, text)


def local_name(shown: str, *parts: str) -> str:
    """A readable part of an address for what the parts together mean.

    >>> local_name("Charter of the United Nations, Article 13", "charter", "13")
    'charter-of-the-united-nations-article-13-dfa946'
    """
    return f"{slug(shown)[:_LONGEST_LOCAL].strip('-')}-{checksum(*parts)}"


class Apart:
    """Tells things apart that have a short form and a whole one: the short form names them, unless several share it.

    >>> units = Apart([("9", "Statistics"), ("9", "Population"), ("1", "Trade"), ("1", "")])
    >>> units.local("1", "Trade"), units.whole("1", ""), units.local("9", "Population")
    ('1', 'Trade', '9-5b8288')
    """

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._whole: dict[str, set[str]] = defaultdict(set)
        for short, whole in named:
            self._whole[slug(short)].update(filter(None, [whole]))

    def whole(self, short: str, whole: str) -> str:
        """The whole form; where it is left out, the one that the short form has elsewhere, if it has only one."""
        known = self._whole[slug(short)]
        return whole or (next(iter(known)) if len(known) == 1 else "")

    def local(self, short: str, whole: str) -> str:
        """The short form, with a checksum of the whole one where it stands for several."""
        several = len(self._whole[slug(short)]) > 1
        return f"{short_slug(short)}-{checksum(self.whole(short, whole))}" if several else short_slug(short)

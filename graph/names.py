"""Looks names up in the registers: as of a date, and as the papers of an organization use them.

A name never leads to two things: where it could, the look-up says so. Likeness only ever makes a suggestion.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import UnknownNameError

if TYPE_CHECKING:
    from graph.registers import BodyRow, Registers

_SIGNS = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """A name for comparison: without case, accents, punctuation and a leading article.

    >>> fold("The Team of Specialists on Women’s Entrepreneurship")
    'team of specialists on women s entrepreneurship'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _SIGNS.sub(" ", plain.casefold()).replace("_", " ").strip()
    return words.removeprefix("the ")


def slug(text: str) -> str:
    """A text as part of an IRI: ASCII letters, digits and hyphens.

    >>> slug("TRADE/WP.8/2001/2/Add.8")
    'trade-wp-8-2001-2-add-8'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one entity (``body:unece``, ``economy:LVA`` ...), with the organization and the days it holds for."""

    entity: str
    name: str
    authority: str = ""
    valid_from: str = ""
    valid_until: str = ""

    def holds_on(self, date: str) -> bool:
        """Whether the name holds on a date; a date of lower precision counts if any day of it may do.

        >>> Entry("economy:TUR", "Turkey", valid_until="2022-06-01").holds_on("2022")
        True
        >>> Entry("economy:TUR", "Turkey", valid_until="2022-06-01").holds_on("2022-06-01")
        False
        """
        if not date:
            return True
        starts = not self.valid_from or self.valid_from <= (date + "-99-99")[:10]
        return starts and not (self.valid_until and self.valid_until <= (date + "-01-01")[:10])


class NameIndex:
    """All names of the registers, folded."""

    def __init__(self, registers: Registers) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._codes = {row.iso3: f"economy:{row.iso3}" for row in registers.economies}
        for entry in _entries(registers):
            self._entries.setdefault(fold(entry.name), []).append(entry)

    def find(self, name: str, date: str = "", authorities: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The entities that a name means: none, one, or several if the name is ambiguous.

        ``authorities`` are the bodies whose paper uses the name, nearest first: a name of theirs goes before a name
        that holds everywhere, and a name that holds only in the papers of others does not count.
        """
        holding = [entry for entry in self._entries.get(fold(name), ()) if entry.holds_on(date)]
        for authority in authorities:
            scoped = {entry.entity for entry in holding if entry.authority == authority}
            if scoped:
                return tuple(sorted(scoped))
        return tuple(sorted({entry.entity for entry in holding if not entry.authority}))

    def anywhere(self, name: str) -> tuple[str, ...]:
        """The entities that bear the name in anybody's papers at any time; else the economy of that ISO alpha-3 code."""
        found = {entry.entity for entry in self._entries.get(fold(name), ())}
        return tuple(sorted(found)) or tuple(filter(None, [self._codes.get(name)]))

    def elsewhere(self, name: str) -> tuple[str, ...]:
        """What a name means on other days or in the papers of others, with both, for a message."""
        return tuple(_told(entry) for entry in self._entries.get(fold(name), ()))

    def all(self) -> dict[str, set[str]]:
        """Every folded name with the entities that bear it."""
        return {name: {entry.entity for entry in entries} for name, entries in self._entries.items()}

    def near(self, name: str, count: int = 3) -> tuple[str, ...]:
        """Names like the given one, best first, as they stand in the registers."""
        folded = fold(name)
        close = difflib.get_close_matches(folded, self._entries, n=count, cutoff=0.72)
        if len(folded) > 3:
            close += [key for key in self._entries if folded in key and key not in close][: count - len(close)]
        return tuple(self._entries[key][0].name for key in close)

    def one(self, name: str) -> str:
        """The single entity that a person means by a name, a typo forgiven if only one name is near.

        Raises:
            UnknownNameError: the name leads to nothing, or to several things.

        """
        found = self.anywhere(name)
        if not found:
            close = difflib.get_close_matches(fold(name), self._entries, n=3, cutoff=0.85)
            found = tuple(sorted({entry.entity for key in close[:1] for entry in self._entries[key]}))
            others = {entry.entity for key in close for entry in self._entries[key]}
            if len(others) > 1:
                found = ()
        if len(found) == 1:
            return found[0]
        near = found or self.near(name, 5)
        what = f"{name!r} may mean {', '.join(found)}" if found else f"no name {name!r} is known"
        fix = "; name one of them in full" if found else f"; near names: {'; '.join(near)}" if near else ""
        raise UnknownNameError(what + fix, near)


def _told(entry: Entry) -> str:
    papers = f" in the papers of {entry.authority}" if entry.authority else ""
    start = f" from {entry.valid_from}" if entry.valid_from else ""
    end = f" until {entry.valid_until}" if entry.valid_until else ""
    return f"{entry.entity}{papers}{start}{end}"


def _entries(registers: Registers) -> list[Entry]:
    found = [Entry(f"body:{row.id}", row.name) for row in registers.bodies]
    found += [Entry(f"body:{row.id}", row.acronym, _home(registers, row)) for row in registers.bodies if row.acronym]
    found += [Entry(f"economy:{row.iso3}", row.name) for row in registers.economies]
    found += [Entry(f"person:{row.id}", row.name) for row in registers.people]
    found += [Entry(f"meeting:{row.id}", row.name) for row in registers.meetings]
    found += [Entry(row.entity, row.name, row.authority, row.valid_from, row.valid_until) for row in registers.names]
    return found


def _home(registers: Registers, row: BodyRow) -> str:
    """The organization in whose papers an acronym of a subsidiary body holds; an organization's own holds everywhere."""
    above = registers.ancestors(row.id)
    return above[-1] if above and row.class_ == "body" else ""

"""Printed paragraph numbers: which go on with the count, which begin a new one, and which are no numbers at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

_WIDEST_GAP = 25
Place = Literal["paragraph", "element", "words"]


@dataclass(slots=True)
class Count:
    """One run of numbers: its last one, and what stands before each number in a reference."""

    prefix: str = ""
    last: int = 0
    titled: bool = False


@dataclass(slots=True)
class Numbers:
    """The runs of numbers of one part of a document."""

    prefix: str = ""
    count: Count = field(default_factory=Count)
    outer: list[Count] = field(default_factory=list)
    headed: bool = True
    """Whether a heading stands between the last number and now."""
    listed: int = 0
    """The last number of a numbered list within the paragraph; 0 if none is open."""

    def take(self, number: int, name: str, after: int | None, inner: bool) -> Place:
        """What the printed ``number`` is: of a paragraph, of an element of a list, or just words.

        ``name`` is how a new run under the present heading is called, ``after`` the next number that is printed, ``inner``
        whether the list it may belong to is still open (its last element does not end the sentence, or it is indented).
        """
        count = self.count
        if self.listed and number == self.listed + 1 and (inner or number != count.last + 1):
            self.listed = number
            return "element"
        if count.last and number != count.last + 1 and self._returns(number):
            return "paragraph"
        if number == count.last + 1 or self._skips(number, after):
            if count.last == 0:
                count.prefix = self.prefix + name
            return self._paragraph(number)
        if number <= count.last and self.headed and number <= 2:
            self.outer.append(count)
            self.count = Count(self.prefix + name)
            return self._paragraph(number)
        if number == 1:
            self.listed = 1
            return "element"
        return self._paragraph(number) if number == count.last else "words"

    def _paragraph(self, number: int) -> Place:
        self.count.last = number
        self.listed = 0
        self.headed = False
        return "paragraph"

    def _returns(self, number: int) -> bool:
        """Whether an outer run goes on; it then is the present one."""
        for place in range(len(self.outer) - 1, -1, -1):
            if self.outer[place].last + 1 == number:
                self.count = self.outer[place]
                del self.outer[place:]
                self._paragraph(number)
                return True
        return False

    def _skips(self, number: int, after: int | None) -> bool:
        last = self.count.last
        if number <= last:
            return False
        near = last and number <= last + _WIDEST_GAP
        return bool(near) or after == number + 1

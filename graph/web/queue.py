"""Who is next: clients take turns, and each one's requests keep their order."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Generic, TypeVar

T = TypeVar("T")


class FairQueue(Generic[T]):
    """Waiting requests by client, taken in turns, so that a client with a thousand requests delays no other by more than one.

    >>> queue = FairQueue[str](9, 9)
    >>> [queue.add("ann", item) for item in ("a1", "a2")] + [queue.add("ben", "b1")]
    [True, True, True]
    >>> [queue.take() for _ in range(3)]
    ['a1', 'b1', 'a2']
    """

    def __init__(self, most: int, most_each: int) -> None:
        self._most, self._most_each = most, most_each
        self._waiting: OrderedDict[str, deque[T]] = OrderedDict()
        self._number = 0

    def __len__(self) -> int:
        return self._number

    def add(self, client: str, item: T) -> bool:
        """Put a request at the end of its client's line; false if the queue or the line is full."""
        line = self._waiting.get(client)
        if self._number >= self._most or (line is not None and len(line) >= self._most_each):
            return False
        if line is None:
            line = self._waiting[client] = deque()
        line.append(item)
        self._number += 1
        return True

    def take(self) -> T | None:
        """The next request, or None if nobody waits."""
        if not self._waiting:
            return None
        client, line = self._waiting.popitem(last=False)
        item = line.popleft()
        self._number -= 1
        if line:
            self._waiting[client] = line
        return item

    def remove(self, client: str, item: T) -> None:
        """Take out a request whose client has gone or waited too long; nothing happens if it is out already."""
        line = self._waiting.get(client)
        if line is None or item not in line:
            return
        line.remove(item)
        self._number -= 1
        if not line:
            del self._waiting[client]

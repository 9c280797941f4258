"""Messages between the server and a worker: a JSON head and a body, each led by its length."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import asyncio

_LENGTHS = struct.Struct(">IQ")
Message = tuple[dict[str, Any], bytes]


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message as bytes."""
    text = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _LENGTHS.pack(len(text), len(body)) + text + body


def receive(pipe: BinaryIO) -> Message | None:
    """The next message of a pipe, or None at its end."""
    lengths = pipe.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    return json.loads(pipe.read(head)), pipe.read(body)


async def read(stream: asyncio.StreamReader) -> Message:
    """The next message of a stream.

    Raises:
        asyncio.IncompleteReadError: the other side ended before its message did.

    """
    head, body = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    return json.loads(await stream.readexactly(head)), await stream.readexactly(body)

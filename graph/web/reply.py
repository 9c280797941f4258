"""What a worker answers: a finished body with its status and media type, or a problem (RFC 9457)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

PROBLEM = "application/problem+json"
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer; nothing of it is sent before all of it is known."""

    body: bytes
    media_type: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    """What the log and the metrics want to know: ``rows``, ``seconds`` ..."""

    def digest(self) -> str:
        """A short digest of media type and body."""
        digest = hashlib.sha256(self.media_type.encode() + b"\n")
        digest.update(self.body)
        return digest.hexdigest()[:32]


PROBLEMS: dict[str, tuple[int, str]] = {
    "bad-request": (400, "The request cannot be understood"),
    "bad-query": (400, "The text is not a SPARQL query"),
    "bad-value": (400, "A parameter has a value that does not fit"),
    "not-authorized": (401, "The server asks for a token"),
    "update-refused": (403, "The server answers questions and takes no changes"),
    "service-refused": (403, "The query would ask another server"),
    "origin-refused": (403, "Pages of that origin may not use this server"),
    "not-found": (404, "There is nothing at this address"),
    "unknown-name": (404, "Nothing, or more than one thing, has that name"),
    "method-refused": (405, "The address does not take this method"),
    "not-acceptable": (406, "The answer cannot be given in a format that the client accepts"),
    "too-slow-to-send": (408, "The request did not arrive in time"),
    "body-too-large": (413, "The body of the request is too large"),
    "media-type-unknown": (415, "The media type of the request is not one of those the address takes"),
    "host-refused": (421, "The server does not answer under that name"),
    "answer-too-large": (422, "The answer is larger than the server gives"),
    "query-too-complex": (422, "The query is nested too deeply or needs too much memory"),
    "too-many-requests": (429, "Too many requests are waiting"),
    "headers-too-large": (431, "The address or the headers are too long"),
    "server-error": (500, "The server has a fault"),
    "worker-ended": (503, "The worker that answered was ended"),
    "waited-too-long": (503, "No worker became free in time"),
    "store-missing": (503, "The store cannot be opened"),
    "out-of-time": (504, "The query did not end in time"),
}
"""Every kind of problem with its status and title: these do not change."""


def problem(kind: str, detail: str, headers: tuple[tuple[str, str], ...] = (), **more: Any) -> Reply:
    """A problem of a kind of :data:`PROBLEMS`; ``more`` are members such as ``line`` and ``column``."""
    status, title = PROBLEMS[kind]
    if len(detail) > _LONGEST:
        detail = f"{detail[:_LONGEST]}..."
    members = {"type": f"/problems#{kind}", "title": title, "status": status, "detail": detail, **more}
    body = json.dumps(members, ensure_ascii=False).encode()
    return Reply(body + b"\n", PROBLEM, status, headers, {"problem": kind})

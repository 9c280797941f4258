"""Asks another server over HTTP: within a time and a size, and without telling anybody else what opens it.

Redirects are followed here, not by the library: a request is sent again as it was, to http and https only, and what the
client shows as its right (a token, a name with a password) goes to the host that it was given for and to no other.
"""

from __future__ import annotations

import base64
import http.client
import socket
import threading
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from graph.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

SECONDS = 60.0
"""Longest wait for an answer, in seconds."""
LARGEST = 2**28
"""Largest answer, in bytes."""
_MOST_REDIRECTS = 5
_CHUNK = 2**16
_LONGEST = 200
_RESENT = (301, 302, 307, 308)
_SEE_OTHER = 303
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, and what is shown as the right to read it, which is in no text made of this."""

    url: str
    rights: str = field(default="", repr=False)
    """The value of the header Authorization, empty if there is none."""

    @classmethod
    def of(cls, text: str, token: str = "") -> Address:
        """The address in a text; a name with password in it goes before the token.

        The token belongs to a server of this machine, so it is shown to no other.

        Raises:
            ServerError: the text is no address of the web, or the token cannot stand in a header.

        """
        parts = _split(text)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
        place = f"{host}:{parts.port}" if parts.port is not None else host
        url = urlunsplit((parts.scheme.lower(), place, parts.path or "/", parts.query, ""))
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            return cls(url, f"Basic {base64.b64encode(pair.encode()).decode('ascii')}")
        if token and not (token.isascii() and token.isprintable()):
            raise ServerError("SMEGRAPH_TOKEN has signs that no header can hold; set it to the token alone")
        return cls(url, f"Bearer {token}" if token and parts.hostname in _LOOPBACK else "")

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what a right is given for."""
        parts = urlsplit(self.url)
        return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)

    @property
    def path(self) -> str:
        """The path, at least a slash."""
        return urlsplit(self.url).path

    def to(self, location: str) -> Address:
        """Where this address leads; a right goes along to the same scheme, host and port only.

        Raises:
            ServerError: that is no address of the web.

        """
        try:
            there = Address.of(urljoin(self.url, location))
        except (ServerError, ValueError):
            raise ServerError(
                f"{self}: the server leads to what is no address of the web; ask whoever runs it"
            ) from None
        return Address(there.url, self.rights) if there.origin == self.origin else Address(there.url)

    def with_query(self, query: str) -> Address:
        """The address with more parameters."""
        parts = urlsplit(self.url)
        joined = "&".join(filter(None, (parts.query, query)))
        return Address(urlunsplit(parts._replace(query=joined)), self.rights)

    def __str__(self) -> str:
        return urlunsplit(urlsplit(self.url)._replace(query=""))[:_LONGEST]


def _split(text: str) -> SplitResult:
    """The parts of an address, checked without repeating it: it may hold a password."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        sound = text.isascii() and text.isprintable() and " " not in text.strip() and (port is None or port > 0)
    except ValueError:
        raise ServerError("the address of the server is not sound; write http://HOST:PORT/") from None
    if not sound or parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ServerError(
            "the address of the server is not sound; write http://HOST:PORT/, in ASCII and without spaces"
        )
    return parts


@dataclass(frozen=True, slots=True)
class Message:
    """What came back: status, media type in lower case, headers, body, and the address it came from in the end."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes
    address: Address


@dataclass(frozen=True, slots=True)
class Client:
    """What may be asked of a server: for how long, and how much."""

    seconds: float = SECONDS
    largest: int = LARGEST

    def send(
        self, address: Address, accept: str, body: bytes | None = None, kind: str = "", follow: int = _MOST_REDIRECTS
    ) -> Message:
        """What a server answers to a GET, or, with a body of the media type ``kind``, to a POST.

        Raises:
            ServerError: it does not answer whole within time and size, or leads elsewhere without end.

        """
        headers = {"Accept": accept, "User-Agent": "smegraph", "Accept-Encoding": "identity"}
        headers |= {"Authorization": address.rights} if address.rights else {}
        headers |= {"Content-Type": kind} if body is not None else {}
        request = urllib.request.Request(address.url, body, headers)  # noqa: S310 - an Address is http or https
        message = self._exchange(address, request)
        location = message.headers.get("Location", "")
        if message.status not in (*_RESENT, _SEE_OTHER) or not location:
            return message
        if not follow:
            raise ServerError(f"{address}: the server leads from one address to the next without end")
        there = address.to(location)
        if message.status == _SEE_OTHER:
            return self.send(there, accept, follow=follow - 1)
        return self.send(there, accept, body, kind, follow - 1)

    def _exchange(self, address: Address, request: urllib.request.Request) -> Message:
        with _Deadline(self.seconds) as deadline:
            try:
                response = _opener(address, deadline).open(request, timeout=self.seconds)
                with response:
                    content = self._body(address, response)
            except ServerError:
                if not deadline.passed:
                    raise
            except (OSError, http.client.HTTPException, ValueError) as error:
                if not deadline.passed and not isinstance(error, TimeoutError) and not _timed_out(error):
                    raise ServerError(
                        f"{address}: {_cause(error)}; is the server running, and the address right?"
                    ) from None
                deadline.passed = True
        if deadline.passed:
            raise ServerError(
                f"{address}: no whole answer within {self.seconds:g} seconds; ask for less, or ask again later"
            )
        kind = str(response.headers.get_content_type()) if response.headers.get("Content-Type") else ""
        return Message(response.status, kind, response.headers, content, address)

    def _body(self, address: Address, response: http.client.HTTPResponse) -> bytes:
        if response.headers.get("Content-Encoding", "identity").casefold() != "identity":
            raise ServerError(
                f"{address}: the server packs its answers, though it was not asked to; ask whoever runs it"
            )
        chunks, size = [], 0
        while chunk := response.read(_CHUNK):
            size += len(chunk)
            if size > self.largest:
                most = f"{self.largest / 2**20:g} MiB"
                raise ServerError(f"{address}: the answer is larger than {most}; add a LIMIT, or ask for less")
            chunks.append(chunk)
        declared = response.headers.get("Content-Length", "")
        if declared.isdecimal() and size < int(declared) and response.status not in (204, 304):
            raise ServerError(f"{address}: the answer broke off after {size:,} of {int(declared):,} bytes; ask again")
        return b"".join(chunks)


def _timed_out(error: Exception) -> bool:
    return isinstance(getattr(error, "reason", None), TimeoutError)


def _cause(error: Exception) -> str:
    """Why there is no answer, without what an answer said."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, socket.gaierror):
        return "there is no host of that name"
    if isinstance(reason, OSError):
        return f"no answer ({reason.strerror or type(reason).__name__})"
    return "what came back is no whole answer of HTTP"


class _Deadline:
    """Ends the connections of a request when its time is over, however slowly they trickle."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def holds(self, sock: socket.socket) -> None:
        """Take a connection under the deadline."""
        self._sockets.append(sock)

    def _end(self) -> None:
        self.passed = True
        for sock in self._sockets:
            try:
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            except OSError:
                continue

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()


def _opener(address: Address, deadline: _Deadline) -> urllib.request.OpenerDirector:
    """An opener that knows http and https and nothing else, and neither follows nor raises."""
    opener = urllib.request.OpenerDirector()
    direct = address.origin[1] in _LOOPBACK
    opener.add_handler(urllib.request.ProxyHandler({} if direct else None))
    opener.add_handler(_Plain(deadline))
    opener.add_handler(_Secure(deadline))
    return opener


def _held(kind: type[http.client.HTTPConnection], deadline: _Deadline) -> Callable[..., http.client.HTTPConnection]:
    """A connection that the deadline ends."""

    class Held(kind):  # type: ignore[valid-type, misc]
        def connect(self) -> None:
            super().connect()
            deadline.holds(self.sock)

    return Held


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_held(http.client.HTTPConnection, self._deadline), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_held(http.client.HTTPSConnection, self._deadline), req)

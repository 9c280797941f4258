"""Whom the server answers: the checks before a request is looked at, and the headers that every answer carries."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders

from graph.web.reply import Reply, problem
from graph.web.respond import as_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graph.web.settings import Settings

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""The content security policy of a page that brings none of its own."""
_OPEN = ("/health",)
_METHODS = "GET, HEAD, POST, OPTIONS"


class Guard:
    """Refuses foreign hosts, origins and clients without the token, answers preflights, and adds headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._token = hashlib.sha256(settings.token.encode()).digest() if settings.token else b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        shared = bool(origin) and self._shares_with(origin)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), origin if shared else "")
            await send(message)

        refusal = self._refusal(scope, headers, origin, shared)
        if refusal is not None:
            await as_response(refusal)(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)

    def _refusal(self, scope: Scope, headers: Headers, origin: str, shared: bool) -> Reply | None:
        if _size(scope) > self._settings.limits.address:
            most = f"{self._settings.limits.address:,} bytes"
            return problem("headers-too-large", f"address and headers may have {most} together; send the query by POST")
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _host(hosts[0]) not in self._settings.known_hosts:
            return problem("host-refused", "start the server with --allow-host to be asked under another name")
        own = bool(origin) and urlsplit(origin).netloc.casefold() == hosts[0].casefold()
        if origin and not own and not shared:
            return problem("origin-refused", "start the server with --allow-origin to let pages of that origin ask")
        elsewhere = headers.get("sec-fetch-site") in ("cross-site", "same-site")
        cross = elsewhere and headers.get("sec-fetch-mode") != "navigate"
        if cross and not shared and "*" not in self._settings.origins:
            return problem("origin-refused", "start the server with --allow-origin to let pages of that origin ask")
        preflight = scope["method"] == "OPTIONS" and "access-control-request-method" in headers
        if self._token and scope["path"] not in _OPEN and not preflight and not self._knows(headers):
            ways = (("WWW-Authenticate", 'Bearer realm="smegraph", Basic realm="smegraph"'),)
            return problem("not-authorized", "send 'Authorization: Bearer TOKEN', or the token as password", ways)
        return None

    def _shares_with(self, origin: str) -> bool:
        return origin in self._settings.origins or "*" in self._settings.origins

    def _knows(self, headers: Headers) -> bool:
        scheme, _, words = headers.get("authorization", "").partition(" ")
        given = words.strip().encode("latin-1")  # a header is bytes; Starlette reads them so
        if scheme.casefold() == "basic":
            try:
                given = base64.b64decode(given, validate=True).partition(b":")[2]
            except binascii.Error:
                return False
        elif scheme.casefold() != "bearer":
            return False
        return hmac.compare_digest(hashlib.sha256(given).digest(), self._token)

    def _add(self, headers: MutableHeaders, origin: str) -> None:
        for name, value in SECURITY.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", POLICY)
        if not self._settings.origins:
            headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            return
        headers.add_vary_header("Origin")
        if origin:
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self._settings.origins else origin
            headers["Access-Control-Allow-Methods"] = _METHODS
            headers["Access-Control-Allow-Headers"] = "Accept, Authorization, Content-Type"
            headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After, Smegraph-Version"


def _size(scope: Scope) -> int:
    """Bytes of the address and the headers."""
    headers = sum(len(name) + len(value) + len(": \r\n") for name, value in scope["headers"])
    return len(scope["raw_path"]) + len(scope["query_string"]) + headers


def _host(header: str) -> str:
    """The name in a Host header, without port and brackets; empty if there is something else in it.

    >>> _host("LOCALHOST:8765"), _host("[::1]:80"), _host("127.0.0.1"), _host("a@b")
    ('localhost', '::1', '127.0.0.1', '')
    """
    try:
        parts = urlsplit(f"//{header}")
        port = parts.port
    except ValueError:
        return ""
    plain = parts.netloc == header and "@" not in header and (port is None or port >= 0)
    return (parts.hostname or "") if plain else ""

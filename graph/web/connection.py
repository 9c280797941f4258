"""One connection: who is too slow to send, or to take what is sent, is let go; what is no HTTP gets a problem as answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from graph.web.limits import Limits
from graph.web.reply import Reply, problem

if TYPE_CHECKING:
    import asyncio


class Connection(H11Protocol):
    """The protocol of uvicorn with limits of time, which it lacks, and with our own words for what is no HTTP.

    Each request must arrive whole within ``limits.arrival`` seconds, and the client must not leave what is sent to it
    untaken for ``limits.stall`` seconds.
    """

    limits = Limits()
    _arrival: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all clocks."""
        self._stop_arrival()
        self._stop_stall()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Begin to wait for the rest of a further request."""
        if self._arrival is None and self.conn.their_state in (h11.IDLE, h11.DONE):
            self._await_request()
        super().data_received(data)

    def handle_events(self) -> None:
        """Stop waiting once the request is whole."""
        super().handle_events()
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._stop_arrival()

    def pause_writing(self) -> None:
        """Begin to wait for the client to take what was sent."""
        super().pause_writing()
        self._stop_stall()
        self._stall = self.loop.call_later(self.limits.stall, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has taken it."""
        super().resume_writing()
        self._stop_stall()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, or is too long."""
        if len(self.conn.trailing_data[0]) >= self.limits.address:
            most = f"{self.limits.address:,} bytes"
            self._answer_at_once(problem("headers-too-large", f"address and headers may have {most} together"))
        else:
            self._answer_at_once(problem("bad-request", "this is no HTTP/1.1 request"))

    def _await_request(self) -> None:
        self._arrival = self.loop.call_later(self.limits.arrival, self._too_slow)

    def _too_slow(self) -> None:
        self._arrival = None
        if self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            seconds = f"{self.limits.arrival:g} seconds"
            self._answer_at_once(problem("too-slow-to-send", f"a request must arrive within {seconds}"))
        else:
            self.transport.abort()

    def _answer_at_once(self, reply: Reply) -> None:
        length = ("Content-Length", str(len(reply.body)))
        headers = [("Content-Type", reply.media_type), length, ("Connection", "close")]
        events: list[Any] = [
            h11.Response(status_code=reply.status, headers=headers),
            h11.Data(data=reply.body),
            h11.EndOfMessage(),
        ]
        try:
            self.transport.write(b"".join(self.conn.send(event) or b"" for event in events))
        except h11.LocalProtocolError:  # an answer is on its way already
            self.transport.abort()
        else:
            self.transport.close()

    def _stop_arrival(self) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
            self._arrival = None

    def _stop_stall(self) -> None:
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None


def connection_class(limits: Limits) -> type[Connection]:
    """The connections of a server with these limits."""
    return type("LimitedConnection", (Connection,), {"limits": limits})

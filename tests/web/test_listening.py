"""The socket that the server listens on."""

from __future__ import annotations

import socket

from graph.web.serving import _listening


def test_answers_on_a_kept_connection_leave_at_once() -> None:
    """Asyncio sets TCP_NODELAY only on sockets that name their protocol; without it, such an answer waits for 40 ms."""
    with _listening("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP

"""Runs the server until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from typing import TYPE_CHECKING

import uvicorn

from graph.errors import ServerError
from graph.web.app import make_app
from graph.web.connection import connection_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.web.settings import Settings

_LEAVE = 5
_BACKLOG = 2048


def serve(settings: Settings, ready: Callable[[str], None] = lambda address: None) -> None:
    """Answer requests until the process is interrupted; ``ready`` is told the address when the server stands.

    Raises:
        ServerError: the port is in use, or the address is not one of this machine's.

    """
    allow_many_connections()
    listening = _listening(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    limits = settings.limits
    config = uvicorn.Config(
        make_app(settings),
        http=connection_class(limits),
        ws="none",
        loop="asyncio",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(settings.proxy),
        forwarded_allow_ips=settings.proxy or None,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_LEAVE,
        h11_max_incomplete_event_size=limits.address,
        limit_concurrency=limits.connections,
        backlog=_BACKLOG,
    )
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    server = uvicorn.Server(config)

    async def run() -> None:
        serving = asyncio.ensure_future(server.serve(sockets=[listening]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        if server.started:
            ready(address)
        await serving

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # uvicorn closes, then sends the signal once more
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run())


def _listening(host: str, port: int) -> socket.socket:
    try:
        info = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise ServerError(f"--host {host}: not an address of this machine ({error})") from None
    listening = socket.socket(
        *info[:3]
    )  # with its protocol: asyncio sends at once (TCP_NODELAY) only on sockets that name it
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(info[4])
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        what = f"--host {host} --port {port}: cannot be listened on ({error.strerror})"
        raise ServerError(f"{what}; choose another --port, or 0 for any free one") from None
    return listening


def allow_many_connections() -> None:
    """As many open connections as the system lets this process have."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536) if most > 0 else 65_536, most))

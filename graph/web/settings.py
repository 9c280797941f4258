"""How a server is to run: where, for whom, within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.web.limits import Limits

if TYPE_CHECKING:
    from graph.store import Paths

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options of ``smegraph serve`` say."""

    paths: Paths
    host: str = "127.0.0.1"
    port: int = 8765
    limits: Limits = field(default_factory=Limits)
    hosts: tuple[str, ...] = ()
    """Names, beside those of the loopback, under which the server may be addressed."""
    origins: tuple[str, ...] = ()
    """Origins (``https://example.org``) whose pages may read the answers; ``*`` for all."""
    services: frozenset[str] = frozenset()
    """Hosts to which a SERVICE clause may send a part of a query."""
    token: str = ""
    """What a client must show; empty if anyone may ask."""
    proxy: str = ""
    """Address of a proxy that is believed when it says who asks; empty if there is none."""
    log_queries: bool = False

    @property
    def known_hosts(self) -> frozenset[str]:
        """Every name under which the server answers."""
        return frozenset(name.casefold() for name in (*LOOPBACK, self.host, *self.hosts))

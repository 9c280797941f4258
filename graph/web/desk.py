"""What a worker has before it when it answers: the open graph, the limits, and what it has read of the graph so far."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.rdf import Literal
from graph.vocab import DATASET
from graph.web.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store import KnowledgeGraph
    from graph.web.catalogue import Catalogue
    from graph.web.live_site import LiveSite


@dataclass(frozen=True)
class Desk:
    """The graph that a worker holds open, and what it may do with it."""

    kg: KnowledgeGraph
    limits: Limits
    services: frozenset[str]

    @classmethod
    def of(cls, kg: KnowledgeGraph, order: Mapping[str, Any]) -> Desk:
        """The desk that the server ordered."""
        limits = Limits(**{field.name: order["limits"][field.name] for field in fields(Limits)})
        return cls(kg, limits, frozenset(order["services"]))

    @cached_property
    def version(self) -> str:
        """The data version: the SHA-256 of what the graph states, empty if the graph does not describe itself."""
        rows = self.kg.query(f"SELECT ?id {{ <{DATASET}> dcterms:identifier ?id }}").rows
        named = [term.value for row in rows for term in row if isinstance(term, Literal)]
        return named[0].removeprefix("sha256:") if named else ""

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the API looks things up in."""
        from graph.web.catalogue import Catalogue

        return Catalogue(self.kg)

    @cached_property
    def site(self) -> LiveSite:
        """The pages of the graph; reading the graph for them takes a while, once."""
        from graph.web.live_site import LiveSite

        return LiveSite(self.kg, ours=bool(self.version))

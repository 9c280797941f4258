"""The view of one body and what is near it: over actors step by step, to the topics and meetings of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.maps import queries
from graph.maps.facts import node_iri
from graph.maps.view import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.maps.atlas import Stock
    from graph.maps.view import View

_ACTORS = ("organization", "body", "group")
MOST_STEPS = 6


def around_words(body: str, steps: int, views: Iterable[View], stock: Stock) -> Words:
    """What the view says of itself, with a query for the links among all that is near the body."""
    among = within(body, steps, views)
    name = stock.nodes[body].name
    pattern = [queries.COOPERATION, queries.HIERARCHY, queries.TOPICS, queries.MEETING_OF, queries.MEETINGS]
    many = "one step" if steps == 1 else f"{steps} steps"
    about = (
        f"{name} and all that is within {many} of it: other actors, the topics it is charged with or decides on, and "
        "meetings. A way goes on over organizations, bodies and groups only; a topic or meeting ends it."
    )
    looked = (f"anything that {name} cooperates with, belongs to, is charged with or meets",)
    return Words("around", f"Around {stock.nodes[body].short}", about, looked, queries.query(pattern, among), body)


def within(body: str, steps: int, views: Iterable[View]) -> list[str]:
    """The IRIs of the body and of everything within so many steps of it, sorted."""
    graph: nx.Graph[str] = nx.Graph()
    classes: dict[str, str] = {}
    for view in views:
        classes.update({node.id: node.cls for node in view.nodes})
        graph.add_edges_from((link.source, link.target) for link in view.links)
    reached, edge = {body}, [body]
    for _ in range(steps):
        passing = [node for node in edge if node in graph and (node == body or classes.get(node) in _ACTORS)]
        edge = sorted({near for node in passing for near in graph[node]} - reached)
        reached.update(edge)
    return sorted(node_iri(node) for node in reached)

"""What maps show: views of nodes and typed links, the facts behind both, and all views of a page as one atlas."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLASSES = ("organization", "body", "group", "economy", "topic", "meeting", "other")
LINK_TYPES = (
    "cooperation",
    "overlap-concern",
    "unmanaged",
    "managed",
    "in-line",
    "mandate",
    "decision",
    "recommendation",
    "participation",
    "row",
    "parent",
    "broader",
    "meeting-of",
)
STRUCTURE = ("parent", "broader", "meeting-of")
"""Types of links that tell where a thing belongs, not what it does."""
STATUSES = ("existing", "agreed", "requested", "proposed", "held", "scheduled", "planned", "tentative", "unknown")
WITH_STATUS = ("cooperation", "participation")
"""Types of links that have a status; one that is not told is ``unknown``."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a fact cites."""

    id: str
    title: str
    symbol: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a document; every text is ready to be shown."""

    id: str
    type: str
    """One of :data:`LINK_TYPES`."""
    sources: tuple[str, ...]
    """Ids of the nodes it goes out from: the parties, the body charged, the lower body."""
    targets: tuple[str, ...]
    """Ids of the nodes it leads to: the other parties, the topics, the higher body."""
    kind_label: str = ""
    status: str = ""
    summary: str = ""
    document: str = ""
    paragraph: str = ""
    review: str = ""
    more: tuple[tuple[str, str], ...] = ()
    """What else it says, as label and text."""
    start: str = ""
    """First day on which it holds, as precisely as it is told; empty if it is no matter of time."""
    until: str = ""
    """First day on which it no longer holds."""
    last: str = ""
    """Last day on which it holds, where that is what is told."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on the map."""

    id: str
    """Prefixed name, as a query may use it: ``body:unece``, ``economy:lva``."""
    name: str
    short: str
    """Acronym, else short name, else the name."""
    names: tuple[str, ...]
    """Every other name it is found by."""
    cls: str
    """One of :data:`CLASSES`."""
    kind: str = ""
    kind_label: str = ""
    parent: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A link as a query gives it: one for each fact behind it."""

    source: str
    target: str
    type: str
    kind: str = ""
    status: str = ""
    fact: str = ""
    kind_label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """All facts that say the same of the same two nodes: one line on the map."""

    id: str
    source: str
    target: str
    type: str
    """One of :data:`LINK_TYPES`."""
    kind: str
    kind_label: str
    status: str
    facts: tuple[str, ...]
    bend: int = 0
    """Keeps links between the same two nodes apart: 0 is straight, 1 and -1 bend to either side, 2 and -2 more."""
    change: str = ""
    """Against an older version of the data: ``appeared``, ``changed``, ``lapsed`` or nothing."""


@dataclass(frozen=True, slots=True)
class View:
    """One map. Everything is sorted by id, so that the same graph gives the same bytes."""

    id: str = ""
    title: str = ""
    about: str = ""
    """What it shows, and how to read it, in one or two sentences."""
    looked_for: tuple[str, ...] = ()
    """What was looked for: told where nothing was found."""
    sparql: str = ""
    """The query whose rows are the links."""
    nodes: tuple[Node, ...] = ()
    """Nodes with at least one link."""
    unlinked: tuple[Node, ...] = ()
    """Nodes of which no such link was read: told, not drawn."""
    links: tuple[Link, ...] = ()
    start: str = ""
    """The node that is chosen when the view opens."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that a page holds: its views, the facts and documents behind them, and how much was read."""

    views: tuple[View, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    documents: Mapping[str, Source] = field(default_factory=dict)
    read: tuple[tuple[str, int], ...] = ()
    """How many documents were read, by how they were read."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The topics of a node, broader ones included: what its mandates and decisions name."""
    topic_names: Mapping[str, str] = field(default_factory=dict)

    def view(self, name: str) -> View | None:
        """The view of that id."""
        return next((view for view in self.views if view.id == name), None)

    def nodes(self) -> dict[str, Node]:
        """Every node of every view, by id."""
        found = {node.id: node for view in self.views for node in (*view.nodes, *view.unlinked)}
        return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Words:
    """What a view says of itself: the fields of :class:`View` that are text."""

    id: str
    title: str
    about: str
    looked_for: tuple[str, ...] = ()
    sparql: str = ""
    start: str = ""


def make_view(words: Words, nodes: Iterable[Node], rows: Iterable[Row]) -> View:
    """A view of the links that the rows give; rows that name an unknown node are left out."""
    known = {node.id: node for node in nodes}
    links = make_links(row for row in rows if row.source in known and row.target in known)
    linked = {end for link in links for end in (link.source, link.target)}
    return View(
        **{name: getattr(words, name) for name in Words.__slots__},
        nodes=tuple(known[key] for key in sorted(known) if key in linked),
        unlinked=tuple(known[key] for key in sorted(known) if key not in linked),
        links=links,
    )


def make_links(rows: Iterable[Row]) -> tuple[Link, ...]:
    """One link for all rows that say the same of the same two nodes, sorted; links of the same two are bent apart."""
    behind: dict[tuple[str, str, str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        status = row.status or ("unknown" if row.type in WITH_STATUS else "")
        behind[row.source, row.target, row.type, row.kind, status].append(row)
    beside: dict[frozenset[str], int] = defaultdict(int)
    links = []
    for source, target, type_, kind, status in sorted(behind, key=_rank):
        pair = frozenset((source, target))
        place, beside[pair] = beside[pair], beside[pair] + 1
        bend = (place + 1) // 2 * (1 if place % 2 else -1) * (1 if source <= target else -1)
        group = behind[source, target, type_, kind, status]
        label = next((row.kind_label for row in group if row.kind_label), "")
        facts = tuple(sorted({row.fact for row in group if row.fact}))
        key = ">".join((type_, source, target, kind, status)).rstrip(">")
        links.append(Link(key, source, target, type_, kind, label, status, facts, bend))
    return tuple(sorted(links, key=lambda link: link.id))


def _rank(key: tuple[str, str, str, str, str]) -> tuple[int, int, tuple[str, ...]]:
    """Hierarchy keeps the straight line; then what exists before what is proposed."""
    type_, status = key[2], key[4]
    place = STATUSES.index(status) if status in STATUSES else len(STATUSES)
    return (0 if type_ in STRUCTURE else 1 + LINK_TYPES.index(type_), place, key)


def importance(view: View) -> Counter[str]:
    """How many facts link each node to others, and how many things belong to it: which labels go first, and sizes."""
    weight: Counter[str] = Counter()
    for link in view.links:
        count = max(1, len(link.facts))
        if link.type in STRUCTURE:
            weight[link.target] += 1
        else:
            weight[link.source] += count
            weight[link.target] += count
    return weight


def to_networkx(view: View) -> nx.MultiDiGraph[str]:
    """The view as a network: nodes by id with ``name`` and ``cls``, one edge for each link with its id as key."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in view.nodes:
        graph.add_node(node.id, name=node.name, cls=node.cls)
    for link in view.links:
        graph.add_edge(link.source, link.target, key=link.id, type=link.type, status=link.status)
    return graph

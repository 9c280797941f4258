"""What a map shows: nodes, typed links between them, and the facts behind both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CLASSES = ("organization", "body", "group", "economy", "other")
LINK_TYPES = ("cooperation", "parent", "overlap-concern")
STATUSES = ("existing", "agreed", "requested", "proposed")


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
    """``cooperation``, ``overlap-concern``, ``parent`` or ``mandate``."""
    sources: tuple[str, ...]
    """Ids of the nodes it is about: the parties it goes out from, the body of a concern or mandate, the lower body."""
    targets: tuple[str, ...]
    """Ids of the nodes it leads to: the other parties, the bodies overlapped with, the higher body."""
    kind: str = ""
    kind_label: str = ""
    status: str = ""
    summary: str = ""
    document: str = ""
    paragraph: str = ""
    review: str = ""
    more: tuple[tuple[str, str], ...] = ()
    """What else it says, as label and text."""


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
    facts: tuple[str, ...] = ()
    """Ids of all facts that it is a party of."""
    importance: int = 0
    """How many facts link it to others, and bodies to it: which labels go first, and how large it is drawn."""


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


@dataclass(frozen=True, slots=True)
class View:
    """A whole map. Everything is sorted by id, so that the same graph gives the same bytes."""

    nodes: tuple[Node, ...] = ()
    """Nodes with at least one link."""
    unlinked: tuple[Node, ...] = ()
    """Organizations and bodies of which no link was read: told, not drawn."""
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    documents: tuple[Source, ...] = ()
    read: tuple[tuple[str, int], ...] = ()
    """How many documents were read, by how they were read."""


def make_view(
    nodes: Iterable[Node],
    facts: Iterable[Fact],
    documents: Iterable[Source] = (),
    read: tuple[tuple[str, int], ...] = (),
) -> View:
    """A view whose links, importances and facts of nodes are worked out; facts about unknown nodes are left out."""
    known = {node.id: node for node in nodes}
    kept = tuple(sorted((f for f in facts if known.keys() >= {*f.sources, *f.targets}), key=lambda fact: fact.id))
    links = make_links(kept)
    of_node: dict[str, list[str]] = defaultdict(list)
    for fact in kept:
        for node in dict.fromkeys((*fact.sources, *fact.targets)):
            of_node[node].append(fact.id)
    weight: dict[str, int] = defaultdict(int)
    for link in links:
        weight[link.target] += len(link.facts)
        weight[link.source] += len(link.facts) if link.type != "parent" else 0
    done = [
        replace(node, facts=tuple(of_node[key]), importance=weight[key])
        for key, node in sorted(known.items())
        if of_node[key] or node.cls in ("organization", "body")
    ]
    linked = {end for link in links for end in (link.source, link.target)}
    return View(
        tuple(node for node in done if node.id in linked),
        tuple(node for node in done if node.id not in linked),
        links,
        kept,
        tuple(documents),
        read,
    )


def make_links(facts: Iterable[Fact]) -> tuple[Link, ...]:
    """One link for all facts that say the same of the same two nodes, sorted; links of the same two are bent apart."""
    behind: dict[tuple[str, str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        for source in fact.sources:
            for target in fact.targets:
                behind[source, target, fact.type, fact.kind, fact.status].append(fact)
    beside: dict[frozenset[str], int] = defaultdict(int)
    links = []
    for source, target, type_, kind, status in sorted(behind, key=_rank):
        pair = frozenset((source, target))
        place, beside[pair] = beside[pair], beside[pair] + 1
        bend = (place + 1) // 2 * (1 if place % 2 else -1) * (1 if source <= target else -1)
        group = behind[source, target, type_, kind, status]
        label = next((fact.kind_label for fact in group if fact.kind_label), "")
        key = ">".join((type_, source, target, kind, status)).rstrip(">")
        links.append(Link(key, source, target, type_, kind, label, status, tuple(f.id for f in group), bend))
    return tuple(sorted(links, key=lambda link: link.id))


def _rank(key: tuple[str, str, str, str, str]) -> tuple[str, int, tuple[str, ...]]:
    """Hierarchy keeps the straight line; then what exists before what is proposed."""
    type_, status = key[2], key[4]
    place = STATUSES.index(status) if status in STATUSES else len(STATUSES)
    return ("" if type_ == "parent" else type_, place, key)

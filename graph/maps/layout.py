"""Where each node of a map stands: bodies around their organizations, organizations near those they have to do with.

The plan has three steps. Each organization with its bodies becomes a disc (:mod:`graph.maps.balloon`). The discs are
set down one by one, the largest first, each as near as it can be to those it is linked with. Then the nodes that belong
to no organization (single organizations, groups, economies) go into the free room, each near its links. Nothing moves
in the page.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import TYPE_CHECKING

import networkx as nx

from graph.maps.balloon import Disc, Layout, Point, balloon
from graph.maps.rows import in_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.maps.view import View

_TURNS = 48
_WEIGHTS = {"cooperation": 3.0, "managed": 3.0, "unmanaged": 3.0, "overlap-concern": 2.0}
_COMPACT = 2.0
"""How much a small map counts against short links."""
_INSIDE = ("programme",)
"""Kinds of organization that stand with the bodies of their parent, not on their own."""


_TRIED, _CAREFUL = 8, 600
"""How many cells are tried closely for a single node, and up to how many nodes of a map."""
_CROWD = 60
"""More discs than these, or this many times more nodes, are set in rows: trying places would take minutes."""

Linked = list[tuple[str, float]]
Ends = list[tuple[Point, float]]
"""Where the other ends of links stand, and how strongly each pulls."""


def lay_out(view: View, slot: float, aspect: float) -> Layout:
    """Positions for a map whose nodes need ``slot`` units of room and whose width is ``aspect`` times its height."""
    links = _weights(view)
    below = _below(view)
    placed = {low for lower in below.values() for low in lower}
    heads = sorted(node.id for node in view.nodes if node.id not in placed)
    made = {head: balloon(head, below, slot) for head in heads}
    if sum(len(disc.places) > 1 for disc in made.values()) > _CROWD or len(view.nodes) > 20 * _CROWD:
        return in_rows(made, links, slot, aspect)
    ordered = sorted(made, key=lambda head: (-made[head].radius, head))
    plane = _Plane(links, slot, aspect)
    for head in ordered:
        if len(made[head].places) > 1:
            plane.set_disc(head, made[head])
    plane.centre()
    plane.turn_discs()
    plane.scatter([head for head in ordered if len(made[head].places) == 1])
    plane.turn_discs()
    plane.settle()
    return plane.layout()


def _weights(view: View) -> nx.Graph[str]:
    """How strongly two nodes should be near each other."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in view.nodes)
    for link in view.links:
        if link.source != link.target:
            before = graph.get_edge_data(link.source, link.target, {"weight": 0.0})["weight"]
            graph.add_edge(link.source, link.target, weight=before + _WEIGHTS.get(link.type, 1.0))
    return graph


def _below(view: View) -> dict[str, list[str]]:
    """The bodies of each node that stand in its disc; an organization stands on its own, and circles are cut."""
    known = {node.id for node in view.nodes}
    above: dict[str, str] = {}
    for node in view.nodes:
        own = node.cls == "organization" and node.kind not in _INSIDE
        if node.parent in known and not own and node.id not in _chain(above, node.parent):
            above[node.id] = node.parent
    below: dict[str, list[str]] = defaultdict(list)
    for low, high in above.items():
        below[high].append(low)
    return below


def _chain(above: Mapping[str, str], node: str) -> list[str]:
    """A node and all above it."""
    chain = [node]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return chain


def _near_line(points: Iterable[Point], one: Point, other: Point, reach: float) -> int:
    """How many points are nearer than ``reach`` to the line between two others, its ends left out."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    long = dx * dx + dy * dy
    wide = reach * reach * long
    count = 0
    for u, v in points:
        if 0 < (u - x) * dx + (v - y) * dy < long:
            off = (u - x) * dy - (v - y) * dx
            count += off * off < wide
    return count


class _Plane:
    """What stands where so far. Discs are centres of several nodes; single nodes have places of their own."""

    def __init__(self, links: nx.Graph[str], slot: float, aspect: float) -> None:
        self._links, self._slot, self._aspect = links, slot, aspect
        self._discs: dict[str, tuple[Point, Disc]] = {}
        self._places: dict[str, Point] = {}
        self._singles: dict[str, Point] = {}
        self._cells: set[Point] = set()

    def layout(self) -> Layout:
        """What was laid out, in whole units, around the middle."""
        if not self._places:
            return Layout({}, ())
        xs, ys = zip(*self._places.values(), strict=True)
        left, top = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        places = {node: (round(x - left), round(y - top)) for node, (x, y) in sorted(self._places.items())}
        sized = ((head, x - left, y - top, disc.radius) for head, ((x, y), disc) in sorted(self._discs.items()))
        discs = ((head, round(x), round(y), round(radius)) for head, x, y, radius in sized)
        return Layout(places, tuple(discs))

    def set_disc(self, head: str, disc: Disc) -> None:
        """Set a disc down where it costs least."""
        pull: dict[Point, float] = defaultdict(float)
        for node in disc.places:
            for other, weight in self._linked(node):
                if other not in disc.places:
                    pull[self._centre_of(other)] += weight
        best = min(self._free_for(disc.radius), key=lambda point: (self._cost(point, disc.radius, pull), point))
        self._put(head, best, disc)

    def _centre_of(self, node: str) -> Point:
        return next((centre for centre, disc in self._discs.values() if node in disc.places), self._places[node])

    def _free_for(self, radius: float) -> Iterator[Point]:
        """Where a disc can stand, touching others with room for a row of single nodes between."""
        if not self._discs:
            yield (0.0, 0.0)
        gap = 0.9 * self._slot
        for (x, y), disc in self._discs.values():
            far = disc.radius + radius + gap
            for turn in range(2 * _TURNS):
                angle = turn / (2 * _TURNS) * math.tau
                point = (round(x + far * math.cos(angle), 3), round(y + far * math.sin(angle), 3))
                if all(
                    math.hypot(point[0] - u, point[1] - v) >= other.radius + radius + gap - 0.01
                    for (u, v), other in self._discs.values()
                ):
                    yield point

    def _cost(self, point: Point, radius: float, pull: Mapping[Point, float]) -> float:
        """Mean length of its links, and how large the whole becomes."""
        x, y = point
        length = sum(weight * math.hypot(x - u, y - v) for (u, v), weight in sorted(pull.items()))
        circles = [(point, radius), *((centre, disc.radius) for centre, disc in self._discs.values())]
        wide, high = (max(c[axis] + r for c, r in circles) - min(c[axis] - r for c, r in circles) for axis in (0, 1))
        size = max(wide / self._aspect, high) + 0.3 * min(wide / self._aspect, high)
        return round(length / (sum(pull.values()) or 1.0) + _COMPACT * size, 3)

    def _off_centre(self, point: Point) -> float:
        """Distance from the middle; points of equal distance lie on a rounded box of the wanted shape."""
        x, y = point[0] / math.sqrt(self._aspect), point[1] * math.sqrt(self._aspect)
        return math.sqrt(math.sqrt(x**4 + y**4))

    def _put(self, head: str, centre: Point, disc: Disc) -> None:
        self._discs[head] = (centre, disc)
        for node, (dx, dy) in disc.places.items():
            self._places[node] = (round(centre[0] + dx, 3), round(centre[1] + dy, 3))

    def centre(self) -> None:
        """Move all discs so that their bounding box is around the origin."""
        circles = [(x, y, disc.radius) for (x, y), disc in self._discs.values()]
        if circles:
            x = (min(x - r for x, _, r in circles) + max(x + r for x, _, r in circles)) / 2
            y = (min(y - r for _, y, r in circles) + max(y + r for _, y, r in circles)) / 2
            for head, ((u, v), disc) in list(self._discs.items()):
                self._put(head, (round(u - x, 3), round(v - y, 3)), disc)

    def turn_discs(self) -> None:
        """Turn each disc so that the links of its nodes to nodes outside become short."""
        for head, (centre, disc) in list(self._discs.items()):
            turned = [disc.turned(turn / _TURNS, mirrored) for mirrored in (False, True) for turn in range(_TURNS)]
            pulls = [
                (node, self._places[other], weight)
                for node in disc.places
                for other, weight in self._linked(node)
                if other not in disc.places
            ]
            costs = [self._outward(centre, option, pulls) for option in turned]
            self._put(head, centre, turned[costs.index(min(costs))])

    def _outward(self, centre: Point, disc: Disc, pulls: Sequence[tuple[str, Point, float]]) -> float:
        total = 0.0
        for node, (u, v), weight in pulls:
            dx, dy = disc.places[node]
            total += weight * math.hypot(centre[0] + dx - u, centre[1] + dy - v)
        return round(total, 3)

    def _linked(self, node: str) -> Linked:
        """The nodes it is linked with that already stand somewhere, and how strongly."""
        found = self._links[node].items()
        return sorted((other, data["weight"]) for other, data in found if other in self._places)

    def scatter(self, nodes: Iterable[str]) -> None:
        """Set single nodes down, those first that are tied most to what already stands."""
        left = sorted(nodes)
        self._cells = self._grid(2 * len(left) + 20)
        while left:
            node = max(left, key=lambda n: (sum(w for _, w in self._linked(n)), -left.index(n)))
            left.remove(node)
            self._take_best_cell(node)

    def settle(self, passes: int = 2) -> None:
        """Let single nodes move to a better free cell, now that all have a place."""
        for _ in range(passes):
            for node in sorted(self._singles):
                self._cells.add(self._singles.pop(node))
                self._take_best_cell(node)

    def _take_best_cell(self, node: str) -> None:
        ends = [(self._places[other], weight) for other, weight in self._linked(node)]
        costs = {cell: self._cost_of_single(cell, ends) for cell in self._cells}
        cells = heapq.nsmallest(_TRIED, self._cells, key=lambda cell: (costs[cell], cell))
        if len(self._places) <= _CAREFUL:
            others = [place for other, place in self._places.items() if other != node]
            cells.sort(key=lambda cell: round(costs[cell] + self._hidden(cell, ends, others), 3))
        self._cells.remove(cells[0])
        self._singles[node] = self._places[node] = cells[0]

    def _cost_of_single(self, point: Point, ends: Ends) -> float:
        x, y = point
        length = sum(weight * math.hypot(x - u, y - v) for (u, v), weight in ends)
        return round(length + 0.8 * self._off_centre(point), 3)

    def _hidden(self, point: Point, ends: Ends, others: Sequence[Point]) -> float:
        """A cost for each node on or close to the lines from a point, where a line would seem to end or begin."""
        return sum(weight * self._slot * _near_line(others, point, end, 0.3 * self._slot) for end, weight in ends)

    def _grid(self, wanted: int) -> set[Point]:
        """Cells around all discs that none covers, in rows set off against each other; at least as many as wanted."""
        step = self._slot
        taken = [(centre, disc.radius + 0.45 * step) for centre, disc in self._discs.values()]
        wide = int(max((abs(x) + radius for (x, _), radius in taken), default=0) / step) + 1
        high = int(max((abs(y) + radius for (_, y), radius in taken), default=0) / step) + 1
        while True:
            every = [
                ((column + row % 2 / 2) * step, row * step)
                for row in range(-high, high + 1)
                for column in range(-wide, wide + 1)
            ]
            cells = {c for c in every if all(math.hypot(c[0] - u, c[1] - v) >= radius for (u, v), radius in taken)}
            if len(cells) >= wanted:
                return cells
            wide, high = (wide + 1, high) if wide < high * self._aspect else (wide, high + 1)

"""Lays out one organization and the bodies below it: bodies in a ring around their parent, their own bodies round them.

Everything is plain arithmetic on floats, rounded before it decides anything, so that every machine gives the same
positions. (The layouts of networkx start at random and need numpy, whose sums differ between processors.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions of nodes, and the discs of organizations that have bodies: id of the organization, centre, radius."""

    places: Mapping[str, tuple[int, int]]
    discs: tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle at the origin, and where the nodes in it stand."""

    radius: float
    places: Mapping[str, Point]

    def turned(self, turn: float, mirrored: bool = False) -> Disc:
        """The same disc turned by a share of the full circle, and mirrored if asked."""
        cos, sin = round(math.cos(turn * math.tau), 9), round(math.sin(turn * math.tau), 9)
        side = -1 if mirrored else 1
        flipped = {node: (x, side * y) for node, (x, y) in self.places.items()}
        return Disc(self.radius, {node: (x * cos - y * sin, x * sin + y * cos) for node, (x, y) in flipped.items()})


def balloon(head: str, below: Mapping[str, Sequence[str]], slot: float) -> Disc:
    """The disc of a node and all below it; ``slot`` is the room of one node in units of the map.

    ``below`` must be a tree: no node below itself.
    """
    children = [(child, balloon(child, below, slot)) for child in below.get(head, ())]
    if not children:
        return Disc(slot / 2, {head: (0.0, 0.0)})
    centres = ring([disc.radius for _, disc in children], slot * (0.5 if len(children) < 6 else 0.9))
    places: dict[str, Point] = {head: (0.0, 0.0)}
    for (_, disc), (x, y) in zip(children, centres, strict=True):
        outward = math.atan2(y, x) / math.tau
        # A body with bodies of its own stands at the inner end of its disc, the others fan out from it.
        for node, (dx, dy) in disc.turned(outward).places.items():
            places[node] = (x + dx, y + dy)
    centre, radius = _enclosing([(places[node], slot / 2) for node in places])
    moved = {node: (round(x - centre[0], 6), round(y - centre[1], 6)) for node, (x, y) in places.items()}
    return Disc(round(radius, 6), moved)


def ring(radii: Sequence[float], centre: float) -> list[Point]:
    """Where discs of the given radii stand around a disc in the middle, without touching.

    Each has a direction of its own, so that the line from it to the middle stays free, and comes as near as there is
    room: the large first, then every second of the small, then the others, which come to stand behind the gaps.
    """
    total, passed = sum(radii), 0.0
    rays: list[Point] = []
    for radius in radii:
        angle = (passed + radius / 2) / total * math.tau
        rays.append((round(math.cos(angle), 9), round(math.sin(angle), 9)))
        passed += radius
    found: dict[int, Point] = {}
    for place in sorted(range(len(radii)), key=lambda i: (-radii[i], i % 2, i)):
        radius, (x, y) = radii[place], rays[place]
        far = centre + radius
        while not _free((x * far, y * far), radius, [(found[i], radii[i]) for i in found]):
            far += radius / 8
        found[place] = (round(x * far, 6), round(y * far, 6))
    return [found[place] for place in range(len(radii))]


def _free(point: Point, radius: float, taken: Sequence[tuple[Point, float]]) -> bool:
    return all(math.hypot(point[0] - x, point[1] - y) > radius + other - 0.001 for (x, y), other in taken)


def _enclosing(circles: Sequence[tuple[Point, float]]) -> tuple[Point, float]:
    """Nearly the smallest circle around circles: the centre steps towards the farthest, ever less."""
    x = sum(point[0] for point, _ in circles) / len(circles)
    y = sum(point[1] for point, _ in circles) / len(circles)
    for step in range(1, 400):
        (u, v), _ = max(circles, key=lambda c: round(math.hypot(c[0][0] - x, c[0][1] - y) + c[1], 6))
        x, y = x + (u - x) / (step + 1), y + (v - y) / (step + 1)
    return (x, y), max(math.hypot(u - x, v - y) + radius for (u, v), radius in circles)

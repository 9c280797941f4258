"""Sets many discs in rows: for graphs so large that looking for the best place of each would take minutes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graph.maps.balloon import Disc, Layout, Point

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx


def in_rows(discs: Mapping[str, Disc], links: nx.Graph[str], slot: float, aspect: float) -> Layout:
    """All discs in rows, neighbours by their links near each other; the whole is about ``aspect`` times as wide as high."""
    order = _by_links(discs, links)
    gap = 0.9 * slot
    area = sum((2 * disc.radius + gap) ** 2 for disc in discs.values())
    width = max(math.sqrt(area * aspect), max((2 * disc.radius for disc in discs.values()), default=0.0))
    centres = _rows([(head, discs[head].radius) for head in order], width, gap)
    places = {
        node: (round(centres[head][0] + dx), round(centres[head][1] + dy))
        for head in sorted(discs)
        for node, (dx, dy) in discs[head].places.items()
    }
    round_ = [
        (head, round(centres[head][0]), round(centres[head][1]), round(disc.radius))
        for head, disc in sorted(discs.items())
        if len(disc.places) > 1
    ]
    return Layout(dict(sorted(places.items())), tuple(round_))


def _by_links(discs: Mapping[str, Disc], links: nx.Graph[str]) -> list[str]:
    """The discs as one comes upon them who follows links from the disc with the most nodes."""
    home = {node: head for head, disc in discs.items() for node in disc.places}
    near: dict[str, dict[str, float]] = {head: {} for head in discs}
    for one, other, values in links.edges(data=True):
        a, b = home[one], home[other]
        if a != b:
            near[a][b] = near[a].get(b, 0.0) + values["weight"]
            near[b][a] = near[b].get(a, 0.0) + values["weight"]
    order: list[str] = []
    seen: set[str] = set()
    for start in sorted(discs, key=lambda head: (-len(discs[head].places), head)):
        queue = [] if start in seen else [start]
        seen.update(queue)
        while queue:
            order.append(queue[0])
            found = near[queue.pop(0)]
            new = sorted((head for head in found if head not in seen), key=lambda head: (-found[head], head))
            seen.update(new)
            queue += new
    return order


def _rows(circles: list[tuple[str, float]], width: float, gap: float) -> dict[str, Point]:
    """Centres of circles in rows of a width, every second row from right to left, around the origin."""
    rows: list[list[tuple[str, float]]] = [[]]
    used = 0.0
    for head, radius in circles:
        if rows[-1] and used + 2 * radius > width:
            rows.append([])
            used = 0.0
        rows[-1].append((head, radius))
        used += 2 * radius + gap
    found: dict[str, Point] = {}
    top = 0.0
    for number, row in enumerate(rows):
        high = max(radius for _, radius in row)
        left = -(sum(2 * radius for _, radius in row) + gap * (len(row) - 1)) / 2
        for head, radius in reversed(row) if number % 2 else row:
            found[head] = (left + radius, top + high)
            left += 2 * radius + gap
        top += 2 * high + gap
    return {head: (x, y - top / 2) for head, (x, y) in found.items()}

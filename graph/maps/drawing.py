"""Hands a view to pyvis and takes back what vis-network draws: the only module that imports pyvis.

Used of pyvis are its ``Network`` for nodes, edges and options, and the vis-network that it brings along. Its own pages
are not used: they need the network, and put the heading in unescaped. It is imported late, being slow.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from graph.errors import OutputError
from graph.maps.looks import CLASS_LOOKS, DASHES, LIGHT, LINK_LOOKS

if TYPE_CHECKING:
    from graph.maps.layout import Layout
    from graph.maps.view import Link, Node, View

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 200,
        "zoomView": False,
    },
    "nodes": {"borderWidth": 1, "borderWidthSelected": 1, "chosen": False},
    "edges": {"chosen": False, "hoverWidth": 0, "selectionWidth": 0, "selfReference": {"size": 14}},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes, edges and options as vis-network takes them."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def draw(view: View, layout: Layout) -> Drawing:
    """The drawing of a view at the places of a layout, in the light theme; labels are left to the page."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    for node in view.nodes:
        x, y = layout.places[node.id]
        look = CLASS_LOOKS[node.cls]
        color = LIGHT[node.cls]
        network.add_node(node.id, shape=look.shape, color=color, size=_size(node), x=x, y=y, title=_title(node))
    names = {node.id: node.short for node in view.nodes}
    for link in view.links:
        network.add_edge(link.source, link.target, **_edge(link), title=link_words(link, names))
    nodes = [{key: value for key, value in node.items() if key != "label"} for node in network.nodes]
    return Drawing(nodes, network.edges, network.options)


def _size(node: Node) -> float:
    return round(CLASS_LOOKS[node.cls].size + min(9.0, 1.6 * math.sqrt(node.importance)), 1)


def _title(node: Node) -> str:
    return node.name if node.short == node.name else f"{node.name} ({node.short})"


def _edge(link: Link) -> dict[str, Any]:
    look = LINK_LOOKS[link.type]
    bend: bool | dict[str, Any] = False
    if link.bend:
        turn = "curvedCW" if link.bend > 0 else "curvedCCW"
        bend = {"enabled": True, "type": turn, "roundness": round(0.13 * abs(link.bend), 2)}
    return {
        "id": link.id,
        "arrows": {"to": {"enabled": True, "type": look.arrow, "scaleFactor": look.end}},
        "color": LIGHT[link.type],
        "dashes": DASHES.get(link.status) or False,
        "smooth": bend,
        "width": round(look.width + 0.6 * (min(len(link.facts), 4) - 1 if link.type == "cooperation" else 0), 1),
    }


def link_words(link: Link, names: dict[str, str]) -> str:
    """A link in words.

    >>> from graph.maps.view import Link
    >>> link_words(Link("l", "a", "b", "cooperation", "liaise", "Liaise", "agreed", ()), {"a": "WP.8", "b": "OECD"})
    'WP.8 → OECD: Liaise (agreed)'
    """
    what = link.kind_label or LINK_LOOKS[link.type].words
    return f"{names[link.source]} → {names[link.target]}: {what}" + (f" ({link.status})" if link.status else "")


def engine() -> tuple[str, str]:
    """Script and style sheet of the vis-network that comes with pyvis, ready to stand in a page.

    Raises:
        OutputError: this version of pyvis does not bring it along, or not in a form that can stand in a page.

    """
    library = resources.files("pyvis").joinpath("templates", "lib")
    folders = sorted((entry.name for entry in library.iterdir() if entry.name.startswith("vis-")), key=_version)
    if not folders:
        raise OutputError("the installed pyvis has no vis-network; install pyvis 0.3.2")
    script, style = (
        library.joinpath(folders[-1], name).read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
        for name in ("vis-network.min.js", "vis-network.css")
    )
    # A source map is looked for over the network when the tools for developers are open.
    script = "\n".join(line for line in script.split("\n") if not line.startswith("//# sourceMappingURL"))
    if "</script" in script.lower() or "<!--" in script or "</style" in style.lower():
        raise OutputError("the vis-network of the installed pyvis cannot stand in a page; install pyvis 0.3.2")
    return script, style


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.removeprefix("vis-").split(".") if part.isdigit())

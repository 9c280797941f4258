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
from graph.maps.looks import CLASS_LOOKS, DASHES, LINK_LOOKS, TYPE_DASHES
from graph.maps.view import importance, to_networkx

if TYPE_CHECKING:
    from graph.maps.balloon import Layout
    from graph.maps.view import Link, View

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False, "solver": "forceAtlas2Based", "stabilization": {"enabled": False}},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "dragNodes": True,
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
    """Nodes, edges and options as vis-network takes them; texts and colours are left to the page."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def draw(view: View, layout: Layout) -> Drawing:
    """The drawing of a view at the places of a layout: from its network to what vis-network draws."""
    from pyvis.network import Network

    graph, weight = to_networkx(view), importance(view)
    links = {link.id: link for link in view.links}
    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    for node, values in graph.nodes(data=True):
        look = CLASS_LOOKS[values["cls"]]
        x, y = layout.places[node]
        size = round(look.size + min(9.0, 1.6 * math.sqrt(weight[node])), 1)
        network.add_node(node, shape=look.shape, size=size, x=x, y=y)
    for source, target, key in sorted(graph.edges(keys=True), key=lambda edge: edge[2]):
        network.add_edge(source, target, **_edge(links[key]))
    nodes = [{key: node[key] for key in ("id", "shape", "size", "x", "y")} for node in network.nodes]
    return Drawing(nodes, network.edges, network.options)


def _edge(link: Link) -> dict[str, Any]:
    look = LINK_LOOKS[link.type]
    bend: bool | dict[str, Any] = False
    if link.bend:
        turn = "curvedCW" if link.bend > 0 else "curvedCCW"
        bend = {"enabled": True, "type": turn, "roundness": round(0.13 * abs(link.bend), 2)}
    end = {"to": {"enabled": True, "type": look.arrow, "scaleFactor": look.end}} if look.arrow else {}
    return {
        "id": link.id,
        "arrows": end,
        "dashes": (DASHES.get(link.status) or TYPE_DASHES.get(link.type)) or False,
        "smooth": bend,
        "width": round(look.width + (0.6 * (min(len(link.facts), 4) - 1) if link.type == "cooperation" else 0), 1),
    }


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

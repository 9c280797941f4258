"""What the script of a map page works on: the atlas, its layouts and drawings, as values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.maps.addresses import page_of, passage_of, web_address
from graph.maps.drawing import draw
from graph.maps.layout import lay_out
from graph.maps.looks import (
    CHANGE_SIGNS,
    CHANGE_WORDS,
    CLASS_LOOKS,
    DARK,
    DASHES,
    LIGHT,
    LINK_LOOKS,
    STATUS_WORDS,
    TYPE_DASHES,
)
from graph.maps.tables import paragraph_words
from graph.maps.view import STRUCTURE, importance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.maps.balloon import Layout
    from graph.maps.tour import Tour
    from graph.maps.view import Atlas, Fact, Link, Node, View

WIDE, TALL = (60.0, 1.4), (36.0, 0.7)
"""Room of one node, and width by height, for wide windows and for telephones."""


def page_data(
    atlas: Atlas, opening: Mapping[str, object], tour: Tour | None, fold: tuple[int, int], *, site: bool
) -> dict[str, Any]:
    """All of it; ``opening`` is the state in which the page opens, ``fold`` above how many nodes and links bodies fold."""
    documents = {
        key: {"title": one.title, "symbol": one.symbol, "date": one.date, "href": "" if site else web_address(one.url)}
        for key, one in atlas.documents.items()
    }
    return {
        **_looks(),
        "nodes": [_node(node, atlas, site) for node in atlas.nodes().values()],
        "facts": {key: _fact(fact, site) for key, fact in atlas.facts.items()},
        "documents": documents,
        "topics": dict(atlas.topic_names),
        "views": [_view(view) for view in atlas.views],
        "opening": dict(opening),
        "tour": _tour(tour),
        "fold": {"nodes": fold[0], "links": fold[1]},
        "read": dict(atlas.read),
    }


def _looks() -> dict[str, Any]:
    shapes = {key: {"shape": look.shape, "path": look.path, "size": look.size} for key, look in CLASS_LOOKS.items()}
    return {
        "themes": {"light": LIGHT, "dark": DARK},
        "words": {
            "class": {key: look.words for key, look in CLASS_LOOKS.items()},
            "type": {key: look.words for key, look in LINK_LOOKS.items()},
            "status": STATUS_WORDS,
            "change": CHANGE_WORDS,
        },
        "signs": CHANGE_SIGNS,
        "structure": STRUCTURE,
        "shapes": shapes,
        "ends": {key: {"path": look.path, "width": look.width} for key, look in LINK_LOOKS.items()},
        "dashes": {**DASHES, **TYPE_DASHES},
    }


def _view(view: View) -> dict[str, Any]:
    wide, tall = lay_out(view, *WIDE), lay_out(view, *TALL)
    drawing = draw(view, wide)
    edges = {edge["id"]: edge for edge in drawing.edges}
    weight = importance(view)
    return {
        "id": view.id,
        "title": view.title,
        "about": view.about,
        "lookedFor": view.looked_for,
        "sparql": view.sparql,
        "start": view.start,
        "unlinked": [node.id for node in view.unlinked],
        "nodes": [
            {"id": one["id"], "shape": one["shape"], "size": one["size"], "weight": weight[one["id"]]}
            for one in drawing.nodes
        ],
        "links": [_link(link, edges[link.id]) for link in view.links],
        "options": drawing.options,
        "layouts": {"wide": _layout(wide), "tall": _layout(tall)},
    }


def _link(link: Link, edge: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": link.id,
        "source": link.source,
        "target": link.target,
        "type": link.type,
        "kind": link.kind_label,
        "status": link.status,
        "facts": link.facts,
        "change": link.change,
        "edge": {key: edge[key] for key in ("arrows", "dashes", "smooth", "width")},
    }


def _layout(layout: Layout) -> dict[str, Any]:
    return {"places": dict(layout.places), "discs": layout.discs}


def _node(node: Node, atlas: Atlas, site: bool) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "short": node.short,
        "names": node.names,
        "class": node.cls,
        "kind": node.kind_label,
        "parent": node.parent,
        "more": node.more,
        "topics": atlas.topics.get(node.id, ()),
        "page": page_of(node.id) if site else "",
    }


def _fact(fact: Fact, site: bool) -> dict[str, Any]:
    values = {
        "type": fact.type,
        "sources": fact.sources,
        "targets": fact.targets,
        "kind": fact.kind_label,
        "status": fact.status,
        "summary": fact.summary,
        "review": fact.review,
        "more": fact.more,
        "document": fact.document,
        "where": paragraph_words(fact.paragraph),
        "href": passage_of(fact.document, fact.paragraph) if site and fact.document else "",
        "start": fact.start,
        "until": fact.until,
        "last": fact.last,
    }
    return {key: value for key, value in values.items() if value or key in ("type", "sources", "targets", "more")}


def _tour(tour: Tour | None) -> dict[str, Any] | None:
    if tour is None:
        return None
    steps = [
        {
            "heading": step.heading,
            "text": step.text,
            "view": step.view,
            "nodes": step.nodes,
            "links": step.links,
            "facts": step.facts,
            "date": step.date,
        }
        for step in tour.steps
    ]
    return {"title": tour.title, "about": tour.about, "steps": steps}

"""The page of a map: one HTML file with the drawing, its data, the same as tables, and everything it needs."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.errors import OutputError
from graph.maps.addresses import page_of
from graph.maps.drawing import Drawing, draw, engine
from graph.maps.layout import Layout, lay_out
from graph.maps.looks import CLASS_LOOKS, DARK, DASHES, LIGHT, LINK_LOOKS, STATUS_WORDS, css_variables
from graph.maps.read import read_view
from graph.maps.tables import counts, link_rows, node_rows, passage
from graph.names import fold

if TYPE_CHECKING:
    from pathlib import Path

    from graph.maps.view import Fact, Node, View
    from graph.store import KnowledgeGraph

_SCRIPTS = ("data.js", "labels.js", "canvas.js", "panel.js", "search.js", "start.js")
_WIDE, _TALL = (60.0, 1.4), (36.0, 0.7)
"""Room of one node, and width by height, for wide windows and for telephones."""


def write_map(kg: KnowledgeGraph, path: Path, *, site: bool = False) -> None:
    """Write the map of bodies and their cooperation as one HTML file that needs no other and no network.

    With ``site`` the map links to the pages of the site beside it (``bodies/ID.html``, ``documents/ID.html`` ...);
    without, to the address where each document was read.

    Raises:
        OutputError: the file cannot be written.

    """
    text = page(read_view(kg.query), site=site)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: the map cannot be written ({error.strerror}); choose another place") from None


def page(view: View, *, site: bool = False) -> str:
    """The HTML of a map."""
    loader = PackageLoader("graph.maps", "assets")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = css_variables() + _asset("map.css")
    scripts: list[str] = []
    data = ""
    if view.nodes:
        wide, tall = lay_out(view, *_WIDE), lay_out(view, *_TALL)
        drawing = draw(view, wide)
        code, engine_style = engine()
        style = engine_style + "\n" + style
        scripts = [code, _own_script()]
        data = embed(_data(view, drawing, {"wide": wide, "tall": tall}, site))
    return environment.get_template("map.html.jinja").render(
        view=view,
        site=site,
        counts=counts(view),
        class_looks=CLASS_LOOKS,
        link_looks=LINK_LOOKS,
        dashes=DASHES,
        status_words=STATUS_WORDS,
        node_rows=node_rows(view, site=site),
        link_rows=link_rows(view, site=site),
        policy=content_policy(scripts),
        style=Markup(style),  # noqa: S704 - our own style sheet and that of vis-network, checked by engine()
        data=Markup(data),  # noqa: S704 - escaped by embed()
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own, and vis-network, checked by engine()
    )


def content_policy(scripts: list[str]) -> str:
    """The content security policy of a page that runs only the given scripts and loads nothing."""
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def embed(value: object) -> str:
    r"""A value as JSON that can stand in a script element: nothing in it can end the element or a line.

    >>> embed({"name": "</script><!-- &"})
    '{"name":"\\u003c/script\\u003e\\u003c!-- \\u0026"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _asset(name: str) -> str:
    text = resources.files("graph.maps").joinpath("assets", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _own_script() -> str:
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _data(view: View, drawing: Drawing, layouts: dict[str, Layout], site: bool) -> dict[str, Any]:
    """What the script of the page works on."""
    documents = {document.id: document for document in view.documents}
    cited = {fact.id: passage(fact, documents.get(fact.document), site=site) for fact in view.facts}
    return {
        "themes": {"light": LIGHT, "dark": DARK},
        "words": {
            "class": {key: look.words for key, look in CLASS_LOOKS.items()},
            "link": {key: look.words for key, look in LINK_LOOKS.items()},
        },
        "nodes": [_node(node, site) for node in (*view.nodes, *view.unlinked)],
        "links": [
            {
                "id": link.id,
                "source": link.source,
                "target": link.target,
                "type": link.type,
                "kind": link.kind_label or LINK_LOOKS[link.type].words,
                "status": link.status,
                "facts": link.facts,
            }
            for link in view.links
        ],
        "facts": {fact.id: _fact(fact, cited[fact.id]) for fact in view.facts},
        "drawing": {"nodes": drawing.nodes, "edges": drawing.edges, "options": drawing.options},
        "layouts": {name: {"places": dict(one.places), "discs": one.discs} for name, one in layouts.items()},
    }


def _node(node: Node, site: bool) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "short": node.short,
        "names": node.names,
        "found": [[fold(name), name] for name in dict.fromkeys((node.name, node.short, *node.names))],
        "class": node.cls,
        "kind": node.kind_label,
        "parent": node.parent,
        "more": node.more,
        "facts": node.facts,
        "importance": node.importance,
        "page": page_of(node.id) if site else "",
    }


def _fact(fact: Fact, source: dict[str, str]) -> dict[str, Any]:
    return {
        "type": fact.type,
        "sources": fact.sources,
        "targets": fact.targets,
        "kind": fact.kind_label,
        "status": fact.status,
        "summary": fact.summary,
        "review": fact.review,
        "more": fact.more,
        "source": source,
    }

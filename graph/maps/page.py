"""The page of a map: one HTML file with the drawings, their data, the same as tables, and everything it needs."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.maps.data import page_data
from graph.maps.drawing import engine
from graph.maps.looks import css_variables
from graph.maps.tables import MOST_ROWS, link_rows, node_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

    from graph.maps.tour import Tour
    from graph.maps.view import Atlas, View

TITLE = "Map of bodies and their cooperation"
FOLD = (1_500, 4_500)
"""A view with more nodes or links than these opens with bodies folded into their parents."""
SCRIPTS = (
    "data.js",
    "dates.js",
    "state.js",
    "passes.js",
    "fold.js",
    "labels.js",
    "canvas.js",
    "camera.js",
    "drag.js",
    "evidence.js",
    "panel.js",
    "search.js",
    "paths.js",
    "legend.js",
    "time.js",
    "tables.js",
    "picture.js",
    "sheets.js",
    "graphs.js",
    "share.js",
    "tour.js",
    "keys.js",
    "start.js",
)
_STYLES = ("page.css", "controls.css", "text.css")


def page(
    atlas: Atlas,
    *,
    site: bool = False,
    title: str = TITLE,
    opening: Mapping[str, object] | None = None,
    tour: Tour | None = None,
    fold: tuple[int, int] = FOLD,
) -> str:
    """The HTML of a map; ``opening`` is the state in which it opens, as :mod:`graph.maps.making` describes it."""
    drawn = any(view.links for view in atlas.views)
    style, scripts = _style_and_scripts() if drawn else (_own_style(), [])
    data = embed(page_data(atlas, opening or {}, tour, fold, site=site)) if drawn else ""
    return _template().render(
        title=title,
        site=site,
        drawn=drawn,
        read={"complete": 0, "record": 0, **dict(atlas.read)},
        views=[_tables(view, atlas, site) for view in atlas.views],
        policy=content_policy(scripts),
        style=Markup(style),  # noqa: S704 - our own style sheets and that of vis-network, checked by engine()
        data=Markup(data),  # noqa: S704 - escaped by embed()
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own, and vis-network, checked by engine()
    )


def _template() -> Template:
    loader = PackageLoader("graph.maps", "assets")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("map.html.jinja")


def _style_and_scripts() -> tuple[str, list[str]]:
    code, engine_style = engine()
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f"{engine_style}\n{_own_style()}", [code, f'(() => {{\n"use strict";\n{parts}}})();\n']


def _own_style() -> str:
    return css_variables() + "".join(_asset(name) for name in _STYLES)


def _tables(view: View, atlas: Atlas, site: bool) -> dict[str, object]:
    links, nodes = link_rows(view, atlas, site=site), node_rows(view, site=site)
    return {
        "view": view,
        "links": links[:MOST_ROWS],
        "nodes": nodes[:MOST_ROWS],
        "left": max(0, len(links) - MOST_ROWS) + max(0, len(nodes) - MOST_ROWS),
    }


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
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _asset(name: str) -> str:
    text = resources.files("graph.maps").joinpath("assets", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")

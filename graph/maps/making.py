"""Makes the file of a map: which views it has, how it opens, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from graph.errors import DataError, OutputError, QueryError, UnknownNameError
from graph.maps.around import MOST_STEPS, around_words
from graph.maps.atlas import COOPERATION, MEETINGS, TOPICS, assemble, read_stock, read_view
from graph.maps.compare import compared
from graph.maps.facts import node_id
from graph.maps.overlap import WORDS, computed, overlap_view
from graph.maps.page import TITLE, page
from graph.maps.result import result_view
from graph.maps.tour import read_tour

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answer import Answer
    from graph.maps.atlas import Read, Stock
    from graph.maps.overlap import Overlaps
    from graph.maps.tour import Tour
    from graph.maps.view import Atlas
    from graph.store import KnowledgeGraph

WHOLE = (COOPERATION, TOPICS, MEETINGS)
VIEWS = ("cooperation", "topics", "meetings", "overlap", "around")


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What a map holds and how it opens; everything can be changed in the page."""

    view: str = ""
    """The view that is open first; the first one if empty."""
    around: str = ""
    """The id of a node (``body:unece-wp8``): adds the view of what is near it."""
    steps: int = 1
    topic: str = ""
    """The id of a topic (``topic:clusters``) to which the views are narrowed when the map opens."""
    active_on: str = ""
    """The date on which the map opens."""
    compare: str = ""
    """The earlier date with which the map is compared when it opens."""
    old: KnowledgeGraph | None = None
    """An earlier version of the data with which the map is compared."""
    old_name: str = ""
    tour: Path | None = None
    """A tour; the one over the data that comes with the program if None and it fits."""
    embed: bool = False
    """Opens with drawing and legend only, to stand in another page."""
    overlaps: Overlaps | None = None
    """What an analysis of overlap found, in place of what the derived graph of overlap holds."""


def write_map(kg: KnowledgeGraph, path: Path, *, site: bool = False, options: MapOptions | None = None) -> None:
    """Write the map of a graph as one HTML file that needs no other and no network.

    With ``site`` the map links to the pages of the site beside it (``bodies/ID.html``, ``documents/ID.html`` ...);
    without, to the address where each document was read.

    Raises:
        OutputError: the file cannot be written.
        UnknownNameError: an option names a view, node or topic that is not there.
        DataError: the tour is wrong.

    """
    _writable(path)
    _write(path, map_html(kg, site=site, options=options))


def map_html(kg: KnowledgeGraph, *, site: bool = False, options: MapOptions | None = None) -> str:
    """The map of a graph as HTML, as :func:`write_map` writes it.

    Raises:
        UnknownNameError: an option names a view, node or topic that is not there.
        DataError: the tour is wrong.

    """
    chosen = options or MapOptions()
    stock = read_stock(kg.query)
    atlas = _atlas(kg, stock, chosen)
    if chosen.old is not None:
        atlas = compared(atlas, _atlas(chosen.old, read_stock(chosen.old.query), chosen))
    opening = _opening(atlas, chosen)
    return page(atlas, site=site, opening=opening, tour=_tour(atlas, chosen))


def write_answer(kg: KnowledgeGraph, path: Path, title: str, text: str, answer: Answer) -> None:
    """Write the map of one question's answer: each row links the things that stand in it.

    Raises:
        QueryError: the answer has fewer than two columns of things.
        OutputError: the file cannot be written.

    """
    _writable(path)
    stock = read_stock(kg.query)
    view, facts = result_view(title, text, answer, stock)
    if not view.links:
        raise QueryError("no row of the answer names two different things of the graph, so there is nothing to draw")
    _write(path, page(assemble(stock, [(view, facts)]), title="Map of an answer"))


def _writable(path: Path) -> None:
    """Says at once what would only be found out after all the work."""
    if path.is_dir() or not path.parent.is_dir():
        why = "it is a folder" if path.is_dir() else "its folder is missing"
        raise OutputError(f"{path}: the map cannot be written ({why}); choose another place")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: the map cannot be written ({error.strerror}); choose another place") from None


def _atlas(kg: KnowledgeGraph, stock: Stock, options: MapOptions) -> Atlas:
    read: list[Read] = [read_view(kg.query, stock, words) for words in WHOLE]
    if options.overlaps is not None:
        read.insert(1, overlap_view(options.overlaps, stock))
    else:
        read.insert(1, computed(kg.query, read_view(kg.query, stock, WORDS)))
    if options.around and options.around in stock.nodes:
        steps = min(max(options.steps, 1), MOST_STEPS)
        words = around_words(options.around, steps, [view for view, _ in read], stock)
        read.append(read_view(kg.query, stock, words))
    return assemble(stock, read)


def _opening(atlas: Atlas, options: MapOptions) -> dict[str, object]:
    """The state in which the page opens; what is empty is left out."""
    view = options.view or ("around" if options.around else "")
    if options.around and atlas.view("around") is None:
        raise UnknownNameError(f"no node of the map is {options.around!r}")
    if view and atlas.view(view) is None:
        known = tuple(one.id for one in atlas.views)
        raise UnknownNameError(f"this map has no view {view!r}; it has {', '.join(known)}", known)
    if options.topic and options.topic not in atlas.topic_names:
        raise UnknownNameError(f"no mandate, decision or recommendation of the map names {options.topic!r}")
    state = {
        "view": view,
        "topic": options.topic,
        "date": options.active_on,
        "since": options.compare,
        "embed": options.embed,
        "versions": options.old_name if options.old is not None else "",
    }
    return {key: value for key, value in state.items() if value}


def _tour(atlas: Atlas, options: MapOptions) -> Tour | None:
    if options.tour is not None:
        return read_tour(options.tour, atlas)
    with resources.as_file(resources.files("graph.maps").joinpath("tours", "first-look.toml")) as path:
        try:
            return read_tour(path, atlas)
        except DataError:  # other data than those it was written for
            return None


def id_of(iri: str) -> str:
    """The id of a thing as the options have it."""
    return node_id(iri)


__all__ = ["TITLE", "VIEWS", "MapOptions", "id_of", "map_html", "write_answer", "write_map"]

"""Guided tours: a TOML file of steps, each with a heading, a text, what to look at, and the facts it rests on.

::

    title = "Three links in ten minutes"
    about = "For a coordinator who opens the map for the first time."

    [[step]]
    heading = "One committee, three teams"
    text = "Our own words, one or two sentences."
    view = "cooperation"                            # left out: the view of the step before
    nodes = ["body:unece-wp8", "body:bsec"]         # what to look at; at least one node or link
    links = ["body:unece-wp8 > body:bsec"]          # all links of the view from one to the other, or the id of one link
    facts = ["unece-wp8-session-2/cooperation/..."] # at least one: shown with document and paragraph
    date = "2001-03"                                # left out: all dates
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import DataError
from graph.fact_fields import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.maps.view import Atlas, View

LONGEST = 100_000
"""Longest tour file in bytes."""
_TEXTS, _LISTS = ("heading", "text", "view", "date"), ("nodes", "links", "facts")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a tour."""

    heading: str
    text: str
    view: str
    nodes: tuple[str, ...]
    links: tuple[str, ...]
    """Ids of links of the view."""
    facts: tuple[str, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """Steps through a map."""

    title: str
    about: str
    steps: tuple[Step, ...]


def read_tour(path: Path, atlas: Atlas) -> Tour:
    """The tour of a file; everything that it names is in the atlas.

    Raises:
        DataError: the file cannot be read, or a step is wrong: the message names file, step and what to write.

    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: the tour cannot be read ({error.strerror})") from None
    if len(content) > LONGEST:
        raise DataError(f"{path}: a tour has at most {LONGEST:,} bytes; this file has {len(content):,}")
    try:
        return make_tour(tomllib.loads(content.decode("utf-8")), atlas, path.name)
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}; save the tour as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML: {error}") from None


def make_tour(values: Mapping[str, Any], atlas: Atlas, file: str) -> Tour:
    """The tour of the values of a file.

    Raises:
        DataError: a step is wrong.

    """
    _only(values, ("title", "about", "step"), file)
    title = _text(values, "title", file)
    about = _text(values, "about", file, need=False)
    steps = values.get("step")
    if not isinstance(steps, list) or not steps or not all(isinstance(step, dict) for step in steps):
        raise DataError(f"{file}: a tour needs at least one [[step]]")
    done: list[Step] = []
    for number, step in enumerate(steps, 1):
        before = done[-1].view if done else atlas.views[0].id if atlas.views else ""
        done.append(_step(step, atlas, f"{file}: step {number}", before))
    return Tour(title, about, tuple(done))


def _step(values: Mapping[str, Any], atlas: Atlas, where: str, view_before: str) -> Step:
    _only(values, (*_TEXTS, *_LISTS), where)
    heading, text = (_text(values, key, where) for key in ("heading", "text"))
    name, date = (_text(values, key, where, need=False) for key in ("view", "date"))
    view = atlas.view(name or view_before)
    if view is None:
        known = ", ".join(view.id for view in atlas.views)
        raise DataError(f"{where}: there is no view {name or view_before!r}; the views are: {known}")
    if date and not is_date(date):
        raise DataError(f"{where}: {date!r} is not a date; write 2001-03-21, 2001-03 or 2001")
    nodes, links, facts = (_list(values, key, where) for key in _LISTS)
    drawn = [node.id for node in view.nodes]
    for node in nodes:
        _known(node, drawn, f"{where}: the view {view.id} has no node")
    for fact in facts:
        _known(fact, atlas.facts, f"{where}: there is no fact")
    if not (nodes or links) or not facts:
        raise DataError(f"{where}: give at least one of nodes and links, and the facts that the text rests on")
    found = tuple(link for spec in links for link in _links(spec, view, where))
    return Step(heading, text, view.id, tuple(nodes), found, tuple(facts), date)


def _links(spec: str, view: View, where: str) -> list[str]:
    if any(link.id == spec for link in view.links):
        return [spec]
    source, sign, target = (part.strip() for part in spec.partition(">"))
    found = [link.id for link in view.links if (link.source, link.target) == (source, target)]
    if not sign or not found:
        raise DataError(f"{where}: the view {view.id} has no link {spec!r}; write links as 'body:one > body:other'")
    return found


def _known(name: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if name not in names:
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        raise DataError(f"{what} {name!r}" + (f"; near: {', '.join(near)}" if near else ""))


def _only(values: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in values:
        if key not in keys:
            raise DataError(f"{where}: there is no field {key!r}; the fields are: {', '.join(keys)}")


def _text(values: Mapping[str, Any], key: str, where: str, *, need: bool = True) -> str:
    value = values.get(key, "")
    if not isinstance(value, str) or (need and not value.strip()):
        raise DataError(f"{where}: write {key} as a text in quotes")
    return value.strip()


def _list(values: Mapping[str, Any], key: str, where: str) -> list[str]:
    value = values.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f'{where}: write {key} as a list of texts: ["...", "..."]')
    return value

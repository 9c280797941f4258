"""Writes the whole static site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.site.folder import swapped_in
from graph.site.site import Site
from graph.site.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graph.store import KnowledgeGraph

    Tell = Callable[[str, int, int], None]

_EACH = 25
"""After how many files progress is told."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the number of HTML pages, of all files, and the first page."""

    pages: int
    files: int
    index: Path


def publish(kg: KnowledgeGraph, out: Path, progress: Tell | None = None) -> Published:
    """Write the site into a folder; the same data always gives the same bytes.

    ``progress`` is told what is being written, how much of it is done, and how much there is. Everything is first written
    beside ``out`` and then swapped in: a failed run leaves the old site.

    Raises:
        OutputError: ``out`` is a file, or a folder that holds something else than a site, or cannot be written.

    """
    tell = progress or (lambda what, done, of: None)
    with swapped_in(out) as folder:
        site = Site(kg, read_source(kg))
        write(folder, "pages", {**site.things, **site.lists}, tell)
        write(folder, "briefs", site.briefs, tell)
        write(folder, "questions", site.questions, tell)
        write(folder, "downloads", site.downloads, tell)
        write(folder, "map", site.map, tell)
        written = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in written)
    return Published(pages, len(written) + 1, out.resolve() / "index.html")


def write(folder: Path, what: str, makers: Mapping[str, Callable[[], bytes]], tell: Tell) -> None:
    """Make and write the files of one part of the site, by path."""
    tell(what, 0, len(makers))
    for done, (path, make) in enumerate(makers.items(), start=1):
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(make())
        if done % _EACH == 0 or done == len(makers):
            tell(what, done, len(makers))

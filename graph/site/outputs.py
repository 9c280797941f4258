"""What other modules make for the site: the downloads and the map."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import export, maps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import KnowledgeGraph

_FORMS = (
    ("csv", "Tables (CSV)", "One table for each class, in a zip archive: for spreadsheets and statistics programs."),
    ("xlsx", "Workbook (XLSX)", "The same tables as sheets of one workbook."),
    ("ttl", "Turtle", "All statements, each once, without saying which document makes them."),
    ("trig", "TriG", "All statements with the named graph of each document: who says what."),
    ("nq", "N-Quads", "The same, one statement a line, sorted: for comparing versions and loading into a store."),
    ("jsonld", "JSON-LD", "The same for programs that read JSON."),
    ("graphml", "GraphML", "The network of actors and meetings: for Gephi, yEd, networkx."),
    ("gexf", "GEXF", "The same network for Gephi."),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: its address, what it is for, its size and its SHA-256."""

    href: str
    title: str
    about: str
    size: str
    digest: str


class Downloads:
    """Every form of the graph as a file of ``downloads/``, made when first asked for and kept."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._forms = {f"downloads/smegraph.{export.SUFFIX[form]}": form for form, _, _ in _FORMS}
        self._made: dict[str, bytes] = {}

    def __iter__(self) -> Iterator[str]:
        """The paths of the files."""
        return iter(self._forms)

    def content(self, path: str) -> bytes:
        """The content of a file."""
        if path not in self._made:
            self._made[path] = export.export_bytes(self._kg, self._forms[path])
        return self._made[path]

    def listed(self) -> tuple[Download, ...]:
        """All files with what each is for."""
        return tuple(self._listed(path, *about) for path, (_, *about) in zip(self._forms, _FORMS, strict=True))

    def _listed(self, path: str, title: str, about: str) -> Download:
        content = self.content(path)
        return Download(path, title, about, size_words(len(content)), hashlib.sha256(content).hexdigest())


def map_page(kg: KnowledgeGraph) -> bytes:
    """The map, with links into the site."""
    return maps.map_html(kg, site=True).encode()


def size_words(size: int) -> str:
    """A number of bytes as people read it.

    >>> size_words(900), size_words(12_400), size_words(3_400_000)
    ('900 bytes', '12 kB', '3.4 MB')
    """
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"

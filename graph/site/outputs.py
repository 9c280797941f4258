"""What other modules write into the site: the downloads and the map."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import export, maps

if TYPE_CHECKING:
    from pathlib import Path

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


def write_downloads(kg: KnowledgeGraph, folder: Path) -> tuple[Download, ...]:
    """Write every form of the graph into ``downloads/`` of the site."""
    target = folder / "downloads"
    target.mkdir(exist_ok=True)
    return tuple(_download(kg, target, form, title, about) for form, title, about in _FORMS)


def _download(kg: KnowledgeGraph, target: Path, form: str, title: str, about: str) -> Download:
    path = target / f"smegraph.{export.SUFFIX[form]}"
    export.write(kg, form, path)
    content = path.read_bytes()
    return Download(
        f"downloads/{path.name}", title, about, size_words(len(content)), hashlib.sha256(content).hexdigest()
    )


def write_map(kg: KnowledgeGraph, folder: Path) -> None:
    """Write ``map.html``, with links into the site."""
    maps.write_map(kg, folder / "map.html", site=True)


def size_words(size: int) -> str:
    """A number of bytes as people read it.

    >>> size_words(900), size_words(12_400), size_words(3_400_000)
    ('900 bytes', '12 kB', '3.4 MB')
    """
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"

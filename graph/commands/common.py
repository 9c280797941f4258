"""What the commands share: examples for help, and the graph that the global options name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph


class FolderOrServer(click.ParamType):  # type: ignore[type-arg]  # older clicks take no argument here
    """A folder, or the address of a server, which is left as it is written."""

    name = "DIR|URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """The address as text, anything else as a path."""
        text = str(value)
        return text if text.startswith(("http://", "https://")) else Path(text)


def examples(*lines: str) -> str:
    """The closing lines of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def open_graph(context: click.Context) -> KnowledgeGraph:
    """The graph of the folders that the global options name, built first if need be."""
    from graph.store import KnowledgeGraph

    return KnowledgeGraph.open(**context.obj)


def thing_named(kg: KnowledgeGraph, name: str) -> Iri:
    """The thing that a user means; says so if the name was not quite right."""
    from graph.finder import find

    found = find(kg, name)
    if found.taken_for:
        click.echo(f"{name!r} is taken for {found.taken_for!r}", err=True)
    return found.thing

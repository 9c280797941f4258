"""What the commands share: examples for help, and the graph that the global options name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph


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

"""How the commands show what they found: answers, questions, and what was read when nothing was found."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.answer import Answer
    from graph.query import Question
    from graph.store import KnowledgeGraph

_MOST_CHOICES = 40


def nothing(kg: KnowledgeGraph) -> str:
    """What to say when there is no row: how much was read, never that there is none."""
    read = sum(source.read != "dataset" for source in kg.registers.sources)
    return f"No row. {read} documents were read; what they do not tell is unknown, not absent."


def answer(found: Answer, form: str, out: Path | None) -> None:
    """Print an answer as a table, or write it in another form to a file or to standard output."""
    from graph import console
    from graph.formats import render, short

    if form == "table" and found.truth is None and found.triples is None and out is None:
        console.table(found.columns, ([short(term) for term in row] for row in found.rows))
        return
    if form == "table":
        form = "ttl" if found.triples is not None else "csv"
    emit(render(found, form), out, binary=form == "xlsx")


def emit(content: bytes, out: Path | None, *, binary: bool = False) -> None:
    """Write bytes to a file, or to standard output unless they are binary and it is a terminal."""
    from graph.export import write_bytes

    if out is not None:
        write_bytes(out, content)
        click.echo(f"Wrote {out}", err=True)
    elif binary and sys.stdout.isatty():
        raise click.UsageError("this format is binary; name a file with --out")
    else:
        sys.stdout.buffer.write(content)


def question(one: Question, opened: Callable[[], KnowledgeGraph], *, as_json: bool) -> None:
    """Print a saved question with its parameters, and what each of them can be."""
    from graph import console
    from graph.query import pick_list

    if as_json:
        console.as_json(dataclasses.asdict(one))
        return
    click.echo(f"{one.summary}\n\nWhy: {one.why}\nColumns: {', '.join(one.columns)}")
    for parameter in one.parameters:
        click.echo(
            f"\n--set {parameter.name}=...   {parameter.about} ({parameter.kind}); by default {parameter.default}"
        )
        labels = list(dict.fromkeys(label for label, _ in pick_list(parameter.kind, opened().query)))
        if labels:
            more = f"; and {len(labels) - _MOST_CHOICES} more" if len(labels) > _MOST_CHOICES else ""
            click.echo(f"  one of: {'; '.join(labels[:_MOST_CHOICES])}{more}")
    click.echo(f"\n{one.text}")

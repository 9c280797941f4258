"""How the commands show what they found: answers, questions, and what was read when nothing was found."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from graph.answer import Answer
    from graph.query import Question
    from graph.report import Cell, Report, Section
    from graph.store import KnowledgeGraph

_MOST_CHOICES = 40
_MOST_ROWS = 20
_ROOM = 20
_INDENT = 6


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


def report(found: Report, form: str, out: Path | None, table: str = "") -> None:
    """Print a report, or write it in another form; ``table`` takes one of its tables only."""
    from graph.report_formats import render

    if table:
        found = dataclasses.replace(found, sections=(found.section(table),))
    if form != "table" or out is not None:
        emit(render(found, "csv" if form == "table" else form), out, binary=form == "xlsx")
        for note in found.notes if form == "csv" else ():
            click.echo(note, err=True)
        return
    click.echo(f"{found.title}\n")
    for section in found.sections:
        _section(section, whole=bool(table))
    for note in found.notes:
        click.echo(note)


def _section(section: Section, *, whole: bool) -> None:
    from graph import console

    if not section.rows:
        click.echo(f"{section.title}: none found in what was read.\n")
        return
    shown = section.narrow
    rows = shown.rows if whole else shown.rows[:_MOST_ROWS]
    heads = [column.replace("_", " ") for column in shown.columns]
    title = f"{section.title} ({len(section.rows)})"
    width = shutil.get_terminal_size().columns
    if sys.stdout.isatty() and _least_width(heads, rows) > width:
        click.echo("\n".join((title, "", *_listed(heads, rows, width))))
    else:
        console.table(heads, rows, title)
    if len(rows) < len(shown.rows):
        click.echo(f"{len(shown.rows) - len(rows)} more rows: --table {section.name}, or another --format")
    if section.set_aside:
        click.echo(f"Further columns in other forms: {', '.join(section.set_aside)}")
    if section.note:
        click.echo(section.note)
    click.echo()


def _least_width(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int:
    """How wide a terminal must be for a table whose words stay whole and whose texts have room."""
    widths = []
    for place, head in enumerate(heads):
        cells = [str(row[place] or "") for row in rows]
        words = max(len(word) for text in (head, *cells) for word in [*text.split(), ""])
        widths.append(max(words, min(_ROOM, max(map(len, cells), default=0))))
    return sum(widths) + 2 * len(widths)


def _listed(heads: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> Iterator[str]:
    """Rows as a numbered list, each cell with the name of its column; empty ones, and control characters, are left out."""
    import textwrap

    from graph.console import harmless

    for number, row in enumerate(rows, start=1):
        told = [f"{head}: {cell}" for head, cell in zip(heads, row, strict=True) if cell not in (None, "")]
        lines = textwrap.wrap(harmless("; ".join(told)), max(width - _INDENT, _ROOM), break_on_hyphens=False) or [""]
        yield f"{number:>{_INDENT - 2}}. {lines[0]}"
        yield from (" " * _INDENT + line for line in lines[1:])
    yield ""


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

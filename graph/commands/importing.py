"""The command that brings tables of others into the graph: import."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from graph.commands.common import examples


@click.group(
    name="import",
    invoke_without_command=True,
    epilog=examples("smegraph import --list", "smegraph --data mydata import un-mandates ppb2027.csv"),
)
@click.option("--list", "listed", is_flag=True, help="List what was imported.")
@click.option("--remove", metavar="NAME", help="Take an imported file out again.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def import_(context: click.Context, listed: bool, remove: str | None, as_json: bool) -> None:
    """Bring tables of others into the graph.

    Each file becomes a named graph of its own. It is kept in the folder 'imports' of your data folder; beside the data that
    come with the program, in a folder of your account, or where SMEGRAPH_IMPORTS says.
    """
    from graph import console
    from graph.imports.folder import remove as take_out
    from graph.imports.folder import stored
    from graph.store import Paths

    home = Paths.of(**context.obj)
    if remove:
        click.echo(f"Removed {take_out(home.imports, remove).id}; the next command builds the store without it")
    elif listed and as_json:
        console.as_json([dataclasses.asdict(note) for note in stored(home.imports)])
    elif listed:
        rows = [(note.id, note.file, f"{note.rows:,}", note.sha256[:12]) for note in stored(home.imports)]
        console.table(("import", "file", "rows", "SHA-256 begins"), rows)
        click.echo(f"{len(rows)} imported, kept in {home.imports}", err=True)
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())


@import_.command(
    "un-mandates",
    epilog=examples(
        "smegraph import un-mandates ppb2027.csv", "smegraph import un-mandates ppb2028.csv --name ppb2028-advance"
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What to call it; made of the file name if left out.")
@click.pass_context
def un_mandates(context: click.Context, file: Path, name: str) -> None:
    """Import a table of mandate documents.

    The layout is that of the tables made of a proposed programme budget of the United Nations: one row for each document
    that an entity lists among its mandates.
    A file with a fault is refused with the line, and nothing of it is kept.
    """
    _take_in(context, "un-mandates", file, name)


def _take_in(context: click.Context, kind: str, file: Path, name: str) -> None:
    from graph.imports.folder import stored
    from graph.imports.kinds import KINDS, take_in
    from graph.names import NameIndex
    from graph.registers import read_registers
    from graph.store import Paths

    home = Paths.of(**context.obj)
    taken = take_in(kind, file, home.imports, name)
    if taken.before:
        click.echo(f"{file}: was imported before as {taken.note.id}; nothing changed")
        return
    registers = read_registers(home.data, home.data.name)
    click.echo(f"Imported {file} as {taken.note.id}; the next command takes it into the store")
    for line in KINDS[kind].tell(taken.rows, registers, NameIndex(registers)):
        click.echo(line)
    beside = [note.id for note in stored(home.imports) if note.kind == kind and note != taken.note]
    if beside:
        click.echo(f"Beside it stays {', '.join(beside)}; 'smegraph import --remove NAME' takes one out", err=True)

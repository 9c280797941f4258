"""Commands that read documents and judge what was read: evaluate."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.common import examples


@click.command(
    epilog=examples(
        "smegraph evaluate mine.jsonl reference.jsonl", "smegraph evaluate mine.jsonl reference.jsonl --misses"
    )
)
@click.argument("facts", type=click.Path(path_type=Path))
@click.argument("reference", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="List what was missed and what was too much.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def evaluate(facts: Path, reference: Path, misses: bool, as_json: bool) -> None:
    """Compare facts with reference facts.

    Precision, recall and F1 for each type, and how many fields of the matched facts agree.
    """
    from graph import console
    from graph.evaluation import evaluate as compare
    from graph.evaluation_report import as_rows, as_values, read_rows, unpaired

    result = compare(read_rows(facts), read_rows(reference))
    if as_json:
        console.as_json(as_values(result))
        return
    console.table(("type", "reference", "found", "matched", "precision", "recall", "F1", "fields"), as_rows(result))
    if misses:
        for title, lines in unpaired(result):
            click.echo(f"\n{title}:\n" + "\n".join(f"  {line}" for line in lines))

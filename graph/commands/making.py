"""Commands that make things from the data: publish, build, check."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import click

from graph.commands.common import examples, open_graph


@click.command(epilog=examples("smegraph publish", "smegraph publish --out site --open"))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Folder to write."
)
@click.option("--open", "show", is_flag=True, help="Open the start page in your browser.")
@click.pass_context
def publish(context: click.Context, out: Path, show: bool) -> None:
    """Build, check and write the static site.

    Pages for bodies, meetings, documents and topics, overlap with two-body briefs, a timeline, the map, the questions with
    their answers, and downloads.
    """
    from graph.check import check as run_check
    from graph.console import Progress
    from graph.findings import Severity
    from graph.site import publish as write_site

    kg = open_graph(context)
    found = run_check(kg.paths.data, kg.paths.ontology)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        for finding in errors[:10]:
            click.echo(str(finding), err=True)
        raise click.ClickException(f"{len(errors)} faults, nothing was published; run 'smegraph check' to see all")
    with Progress() as progress:
        written = write_site(kg, out, progress.step)
    click.echo(f"Wrote {written.pages} pages and {written.files - written.pages} other files to {out}{os.sep}")
    click.echo(f"Open {written.index}")
    if show:
        click.launch(str(written.index))


@click.command(epilog=examples("smegraph build", "smegraph --data mydata --store mystore build"))
@click.pass_context
def build(context: click.Context) -> None:
    """Make the store and print what it holds."""
    from graph.store import Paths
    from graph.store import build as make

    paths = Paths.of(**context.obj)
    made = make(paths)
    graphs = {line.rsplit(" <", 1)[1] for line in made.named}
    click.echo(f"Built {paths.store}: {len(made.named):,} statements in {len(graphs)} named graphs")


@click.command(epilog=examples("smegraph check", "smegraph check mydata/documents/report.jsonl"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--quiet", is_flag=True, help="Leave warnings out.")
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], as_json: bool, quiet: bool) -> None:
    """Find every fault of data and ontology.

    Each comes with file, line and how to mend it. With PATH, a data folder or fact files; a fact file alone is checked
    for its form. Exit code 1 if there are errors.
    """
    from graph import console
    from graph.check import check_paths
    from graph.findings import Severity
    from graph.store import Paths

    home = Paths.of(**context.obj)
    found = check_paths(paths or (home.data,), home.ontology)
    shown = [f for f in found if f.severity is Severity.ERROR or not quiet]
    if as_json:
        console.as_json([dataclasses.asdict(finding) for finding in shown])
    else:
        for finding in shown:
            click.echo(str(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    click.echo(f"{errors} errors, {len(found) - errors} warnings", err=True)
    context.exit(1 if errors else 0)

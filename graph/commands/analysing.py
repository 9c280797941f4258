"""Commands that analyse the graph: cooperation, overlap, coverage, brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph import present
from graph.commands.common import examples, open_graph, thing_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.rdf import Iri
    from graph.store import KnowledgeGraph

FORMATS = ("table", "csv", "json", "xlsx", "html")


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every report."""
    for option in (
        click.option("--table", metavar="NAME", default="", help="Only one table of the report."),
        click.option("--out", type=click.Path(path_type=Path), help="Write to a file instead of standard output."),
        click.option("--json", "as_json", is_flag=True, help="The same as --format json."),
        click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True),
        click.option("--between", nargs=2, metavar="A B", help="Only between two bodies, each with all under it."),
        click.option("--topic", help="Only on a topic, with all narrower ones."),
        click.option(
            "--active-on", metavar="DATE", help="Only what is in force or known on a day: 2001-03-21, 2001-03 or 2001."
        ),
    ):
        command = option(command)
    return command


@click.command(
    epilog=examples("smegraph cooperation --between UNECE UNCTAD", "smegraph cooperation --since 1998 --active-on 2002")
)
@click.option("--since", metavar="DATE", help="Also what changed from a day on.")
@click.option(
    "--layer",
    type=click.Choice(("all", "existing", "conditional", "asked-for", "disputed")),
    default="all",
    show_default=True,
    help="Ties of one layer only; measures then rest on it.",
)
@report_options
@click.pass_context
def cooperation(context: click.Context, /, since: str | None, layer: str, **options: Any) -> None:
    """Who works with whom, and what that shows.

    Ties with status and passage; who stands between others; who shares more meetings, topics and documents than chance
    explains; what changed.
    """
    from graph.analysis.cooperation import cooperation_report

    kg = open_graph(context)
    found = cooperation_report(
        kg,
        active_on=options["active_on"],
        topic=_topic(kg, options),
        between=_two(kg, options),
        since=since,
        layer=layer,
    )
    present.report(found, _form(options), options["out"], options["table"])


@click.command(
    epilog=examples(
        "smegraph overlap --between WP.8 body:apec-smewg", "smegraph overlap --pairs pairs.json --format json"
    )
)
@click.option("--pairs", type=click.Path(path_type=Path), help="Grade the pairs of provisions in a JSON file instead.")
@click.option(
    "--wording",
    type=click.Choice(("auto", "words", "semantic")),
    default="auto",
    show_default=True,
    help="Compare wording by shared words or by sentence vectors; auto takes vectors for --pairs where they are installed.",
)
@report_options
@click.pass_context
def overlap(context: click.Context, /, pairs: Path | None, wording: str, **options: Any) -> None:
    """Where the work of bodies meets, and how surely.

    Compares mandates, recommendations and projects, and tells whether the bodies deal with each other. Every pair has a
    score from 0 to 1, the parts it is made of, a grade in the words of GAO-15-49SP, and both passages.
    """
    from graph.analysis.overlap_report import overlap_report

    if pairs:
        _graded(context, pairs, wording, options)
        return
    kg = open_graph(context)
    way = "words" if wording == "auto" else wording
    found = overlap_report(
        kg, active_on=options["active_on"], topic=_topic(kg, options), between_two=_two(kg, options), wording=way
    )
    present.report(found, _form(options), options["out"], options["table"])


@click.command(
    epilog=examples(
        "smegraph coverage --body UNCTAD", "smegraph coverage --without WP.8 --format html --out without-wp8.html"
    )
)
@click.option("--body", help="Only an organization or body, with all under it.")
@click.option(
    "--without", metavar="BODY", help="What if a body were not there: what no other body on record would hold."
)
@click.option(
    "--merge", nargs=2, metavar="A B", help="What if two bodies were one: what would be double, what internal."
)
@report_options
@click.pass_context
def coverage(
    context: click.Context, /, body: str | None, without: str | None, merge: tuple[str, str] | None, **options: Any
) -> None:
    """What was read, and what is not on record.

    Documents and meetings by body and year; topics, beneficiaries and economies nobody covers; what returns in later
    documents; who is asked for what; what if a body were not there, or two were one.
    """
    from graph.analysis.coverage import coverage_report

    kg = open_graph(context)
    two = _two(kg, options)
    if two and (body or without or merge):
        raise click.UsageError("--between names both bodies; leave out --body, --without and --merge")
    found = coverage_report(
        kg,
        active_on=options["active_on"],
        topic=_topic(kg, options),
        body=two[0] if two else thing_named(kg, body) if body else None,
        other=two[1] if two else None,
        without=thing_named(kg, without) if without else None,
        merge=(thing_named(kg, merge[0]), thing_named(kg, merge[1])) if merge else None,
    )
    present.report(found, _form(options), options["out"], options["table"])


def _graded(context: click.Context, path: Path, wording: str, options: dict[str, Any]) -> None:
    """Grades given pairs: as JSON the plain list, in other forms a report."""
    import json

    from graph.analysis.pair_report import pair_judge, pair_report
    from graph.analysis.pairs import as_json, read_pairs
    from graph.analysis.pairs import grade as grade_pairs

    needless = [f"--{name.replace('_', '-')}" for name in ("active_on", "topic", "between") if options[name]]
    if needless:
        raise click.UsageError(f"{', '.join(needless)} chooses among what is on record; leave it out with --pairs")
    pairs = read_pairs(path)
    kg = open_graph(context)
    judge = pair_judge(kg, pairs, wording)
    found = grade_pairs(judge, kg.names, pairs)
    if _form(options) == "json":
        text = json.dumps(as_json(pairs, found), ensure_ascii=False, indent=1) + "\n"
        present.emit(text.encode(), options["out"])
        click.echo(judge.wording.says, err=True)
    else:
        present.report(pair_report(pairs, found, judge.wording), _form(options), options["out"], options["table"])


def _form(options: dict[str, Any]) -> str:
    return "json" if options["as_json"] else str(options["form"])


def _topic(kg: KnowledgeGraph, options: dict[str, Any]) -> Iri | None:
    return thing_named(kg, options["topic"]) if options["topic"] else None


def _two(kg: KnowledgeGraph, options: dict[str, Any]) -> tuple[Iri, Iri] | None:
    if not options["between"]:
        return None
    one, other = options["between"]
    return thing_named(kg, one), thing_named(kg, other)

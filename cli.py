"""The command ``smegraph``: parse, call one function, print, set the exit code."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph import __version__, present

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import KnowledgeGraph

FORMATS = ("table", "csv", "tsv", "json", "xml", "xlsx", "ttl", "jsonld", "nt", "rdf")
EXPORTS = ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "csv", "xlsx", "graphml", "gexf")
LINKS = ("cooperation", "overlap-concern", "participation", "membership", "parent", "meeting-of")


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    epilog=_examples("smegraph publish --out site --open", "smegraph query members-of-organization --set body=APEC"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="smegraph")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="SMEGRAPH_DATA",
    help="Another data folder than the one that comes with the program. Also SMEGRAPH_DATA.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="SMEGRAPH_STORE",
    help="Where the store is kept; by default in your cache folder. Also SMEGRAPH_STORE.",
)
@click.pass_context
def smegraph(context: click.Context, data: Path | None, store: Path | None) -> None:
    """Knowledge graph of the bodies that make policy for small and medium-sized enterprises.

    Every statement names the document and passage it rests on. The store is rebuilt by itself when the data changed.
    """
    context.obj = {"data": data, "store": store}


def _open(context: click.Context) -> KnowledgeGraph:
    from graph.store import KnowledgeGraph

    return KnowledgeGraph.open(**context.obj)


@smegraph.command(epilog=_examples("smegraph publish", "smegraph publish --out site --open"))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Folder to write."
)
@click.option("--open", "show", is_flag=True, help="Open the start page in your browser.")
@click.pass_context
def publish(context: click.Context, out: Path, show: bool) -> None:
    """Build, check and write the static site: pages, map, questions with answers, downloads."""
    from graph.check import check as run_check
    from graph.console import Progress
    from graph.findings import Severity
    from graph.site import publish as write_site

    kg = _open(context)
    found = run_check(kg.paths.data, kg.paths.ontology)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        for finding in errors[:10]:
            click.echo(str(finding), err=True)
        raise click.ClickException(f"{len(errors)} faults, nothing was published; run 'smegraph check' to see all")
    with Progress() as progress:
        written = write_site(kg, out, progress.step)
    click.echo(f"Wrote {written.pages} pages and {written.files - written.pages} other files to {out}{_sep()}")
    click.echo(f"Open {written.index}")
    if show:
        click.launch(str(written.index))


def _sep() -> str:
    import os

    return os.sep


@smegraph.command(epilog=_examples("smegraph build", "smegraph --data mydata --store mystore build"))
@click.pass_context
def build(context: click.Context) -> None:
    """Make the store from registers and facts, and print what it holds."""
    from graph.store import Paths
    from graph.store import build as make

    paths = Paths.of(**context.obj)
    made = make(paths)
    graphs = {line.rsplit(" <", 1)[1] for line in made.named}
    click.echo(f"Built {paths.store}: {len(made.named):,} statements in {len(graphs)} named graphs")


@smegraph.command(epilog=_examples("smegraph check", "smegraph check mydata/documents/report.jsonl"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--quiet", is_flag=True, help="Leave warnings out.")
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], as_json: bool, quiet: bool) -> None:
    """Every fault of data and ontology, with file, line and how to mend it.

    With PATH, a data folder or fact files; a fact file alone is checked for its form. Exit code 1 if there are errors.
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


@smegraph.command(
    epilog=_examples("smegraph query who-invited-whom --evidence", "smegraph query my.rq --format csv > my.csv")
)
@click.argument("name")
@click.option(
    "--set", "settings", multiple=True, metavar="NAME=VALUE", help="Give a parameter of a saved question a value."
)
@click.option("--evidence", is_flag=True, help="Add the documents and paragraphs that each row rests on.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to a file instead of standard output.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds for one query."
)
@click.option("--sparql", is_flag=True, help="Print the query instead of running it.")
@click.pass_context
def query(
    context: click.Context,
    name: str,
    settings: tuple[str, ...],
    evidence: bool,
    form: str,
    out: Path | None,
    timeout: float,
    sparql: bool,
) -> None:
    """Run a saved question, a .rq file, or SPARQL from standard input (-)."""
    from graph.ask import ask, text_of

    kg = _open(context)
    question, text = text_of(kg, name, settings)
    if sparql:
        click.echo(text, nl=not text.endswith("\n"))
        return
    answer = ask(kg, text, evidence=evidence, seconds=timeout)
    present.answer(answer, form, out)
    if not len(answer) and answer.truth is None:
        click.echo(question.empty if question and question.empty else present.nothing(kg), err=True)


@smegraph.command(epilog=_examples("smegraph questions", "smegraph questions members-of-organization"))
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def questions(context: click.Context, name: str | None, as_json: bool) -> None:
    """List the saved questions; with NAME, one with its parameters and what they can be."""
    from graph import console, query, resources

    saved = query.questions(resources.ontology_folder())
    if name:
        present.question(query.one(saved, name), lambda: _open(context), as_json=as_json)
    elif as_json:
        console.as_json(
            [{"name": q.name, "summary": q.summary, "why": q.why, "columns": q.columns} for q in saved.values()]
        )
    else:
        rows = ((q.name, q.summary, ", ".join(p.name for p in q.parameters)) for q in saved.values())
        console.table(("name", "question", "parameters"), rows)


def _thing(kg: KnowledgeGraph, name: str) -> Any:
    from graph.finder import find

    found = find(kg, name)
    if found.taken_for:
        click.echo(f"{name!r} is taken for {found.taken_for!r}", err=True)
    return found.thing


@smegraph.command(epilog=_examples("smegraph show WP.8", 'smegraph show "Hong Kong, China"'))
@click.argument("name", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def show(context: click.Context, name: tuple[str, ...], as_json: bool) -> None:
    """All that is known of a body, economy, person, meeting, document or topic, with citations."""
    from graph import console
    from graph.profile import profile

    kg = _open(context)
    found = profile(kg, _thing(kg, " ".join(name)))
    if as_json:
        console.as_json(dataclasses.asdict(found))
        return
    click.echo(f"{found.name} ({found.kind})\n{found.iri}\n")
    for section in found.sections:
        rows = ((s.document, s.paragraph, s.says, s.review) for s in section.statements)
        console.table(
            ("document", "paragraph", "what it says", "review"), rows, f"{section.title} ({len(section.statements)})"
        )
    if not found.sections:
        click.echo(present.nothing(kg))


@smegraph.command(
    epilog=_examples("smegraph path UNCTAD OECD", "smegraph path body:apec-smewg UNECE --via cooperation --via parent")
)
@click.argument("one")
@click.argument("other")
@click.option("--via", multiple=True, type=click.Choice(LINKS), help="Only over links of this type; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def path(context: click.Context, one: str, other: str, via: tuple[str, ...], as_json: bool) -> None:
    """How two bodies are connected, each step with its evidence."""
    from graph import console
    from graph.route import route

    kg = _open(context)
    steps = route(kg, _thing(kg, one), _thing(kg, other), via or LINKS)
    if steps is None:
        click.echo(f"No way from {one} to {other} is on record. {present.nothing(kg)}", err=True)
        context.exit(1)
    if as_json:
        console.as_json([dataclasses.asdict(step) for step in steps])
        return
    rows = [
        (
            s.start,
            f"-{s.type}->" if s.forward else f"<-{s.type}-",
            s.end,
            s.kind,
            s.status,
            s.about,
            s.document,
            s.paragraph,
        )
        for s in steps
    ]
    console.table(("from", "link", "to", "kind", "status", "about", "document", "paragraph"), rows)


@smegraph.command(epilog=_examples("smegraph stats", "smegraph stats --json"))
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def stats(context: click.Context, as_json: bool) -> None:
    """What the graph holds: by class, issuing body, year and document."""
    from graph import console
    from graph.statistics import UNIT, statistics

    found = statistics(_open(context))
    if as_json:
        console.as_json(dataclasses.asdict(found))
        return
    click.echo(f"{found.statements:,} statements in {found.graphs} named graphs\n")
    for key, counts in found.by.items():
        console.table((key, UNIT[key]), counts)


@smegraph.command(
    epilog=_examples(
        "smegraph export --format trig --out graph.trig", "smegraph export --format ttl --graph unece-wp8-session-2"
    )
)
@click.option("--format", "form", type=click.Choice(EXPORTS), required=True, help="csv is a zip archive of tables.")
@click.option(
    "--graph", "graph_name", default="", help="One named graph: register, ontology, a document, derived/hierarchy ..."
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write; standard output if left out.")
@click.pass_context
def export(context: click.Context, form: str, graph_name: str, out: Path | None) -> None:
    """The whole graph or one named graph, as RDF, tables or a network."""
    from graph.export import export_bytes

    present.emit(export_bytes(_open(context), form, graph_name), out, binary=form in ("csv", "xlsx"))


@smegraph.command(
    epilog=_examples(
        "smegraph evaluate mine.jsonl reference.jsonl", "smegraph evaluate mine.jsonl reference.jsonl --misses"
    )
)
@click.argument("facts", type=click.Path(path_type=Path))
@click.argument("reference", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="List what was missed and what was too much.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def evaluate(facts: Path, reference: Path, misses: bool, as_json: bool) -> None:
    """Precision, recall and F1 of facts against reference facts, per type."""
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


def main(arguments: list[str] | None = None) -> None:
    """Run the command; errors of ours become one line and an exit code, never a traceback."""
    from graph.errors import SmegraphError

    run: Callable[..., Any] = smegraph.main
    try:
        code = run(args=arguments, prog_name="smegraph", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except SmegraphError as error:
        click.echo(f"smegraph: {error}", err=True)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()

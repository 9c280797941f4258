"""Commands that ask the graph: query, questions, show, path, stats, export."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from graph import present
from graph.commands.common import examples, open_graph, thing_named

FORMATS = ("table", "csv", "tsv", "json", "xml", "xlsx", "ttl", "jsonld", "nt", "rdf")
EXPORTS = ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "csv", "xlsx", "graphml", "gexf")
LINKS = ("cooperation", "overlap-concern", "participation", "membership", "parent", "meeting-of")


@click.command(
    epilog=examples("smegraph query who-invited-whom --evidence", "smegraph query my.rq --format csv > my.csv")
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
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Write the answer as a map, an HTML file.")
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
    map_file: Path | None,
) -> None:
    """Run a saved question or your own SPARQL.

    NAME is a saved question, a .rq file, or - for standard input.
    """
    from graph.ask import ask, text_of

    kg = open_graph(context)
    question, text = text_of(kg, name, settings)
    if sparql:
        click.echo(text, nl=not text.endswith("\n"))
        return
    answer = ask(kg, text, evidence=evidence, seconds=timeout)
    if map_file is not None:
        from graph.maps import write_answer

        write_answer(kg, map_file, question.summary if question else "", text, answer)
        click.echo(f"Wrote {map_file}", err=True)
        return
    present.answer(answer, form, out)
    if not len(answer) and answer.truth is None:
        click.echo(question.empty if question and question.empty else present.nothing(kg), err=True)


@click.command(epilog=examples("smegraph questions", "smegraph questions members-of-organization"))
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def questions(context: click.Context, name: str | None, as_json: bool) -> None:
    """List the saved questions.

    With NAME, one of them with its parameters and what they can be.
    """
    from graph import console, query, resources

    saved = query.questions(resources.ontology_folder())
    if name:
        present.question(query.one(saved, name), lambda: open_graph(context), as_json=as_json)
    elif as_json:
        console.as_json(
            [{"name": q.name, "summary": q.summary, "why": q.why, "columns": q.columns} for q in saved.values()]
        )
    else:
        rows = ((q.name, q.summary, ", ".join(p.name for p in q.parameters)) for q in saved.values())
        console.table(("name", "question", "parameters"), rows)


@click.command(epilog=examples("smegraph show WP.8", 'smegraph show "Hong Kong, China"'))
@click.argument("name", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def show(context: click.Context, name: tuple[str, ...], as_json: bool) -> None:
    """Tell all that is known of one thing.

    A body, economy, person, meeting, document or topic, by any of its names, with citations.
    """
    from graph import console
    from graph.profile import profile

    kg = open_graph(context)
    found = profile(kg, thing_named(kg, " ".join(name)))
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


@click.command(
    epilog=examples("smegraph path UNCTAD OECD", "smegraph path body:apec-smewg UNECE --via cooperation --via parent")
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

    kg = open_graph(context)
    steps = route(kg, thing_named(kg, one), thing_named(kg, other), via or LINKS)
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


@click.command(epilog=examples("smegraph stats", "smegraph stats --json"))
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def stats(context: click.Context, as_json: bool) -> None:
    """Count what the graph holds.

    By class, issuing body, year and document.
    """
    from graph import console
    from graph.statistics import UNIT, statistics

    found = statistics(open_graph(context))
    if as_json:
        console.as_json(dataclasses.asdict(found))
        return
    click.echo(f"{found.statements:,} statements in {found.graphs} named graphs\n")
    for key, counts in found.by.items():
        console.table((key, UNIT[key]), counts)


@click.command(
    epilog=examples(
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
    """Write the graph as RDF, tables or a network."""
    from graph.export import export_bytes

    present.emit(export_bytes(open_graph(context), form, graph_name), out, binary=form in ("csv", "xlsx"))

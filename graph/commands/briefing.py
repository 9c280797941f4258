"""The command that sets two bodies side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph import present
from graph.commands.analysing import report_options
from graph.commands.common import examples, open_graph, thing_named

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph


@click.command(
    epilog=examples("smegraph brief UNECE UNCTAD --format html --out brief.html", "smegraph brief WP.8 body:apec-smewg")
)
@click.argument("bodies", nargs=-1, metavar="[A B]")
@report_options
@click.pass_context
def brief(context: click.Context, /, bodies: tuple[str, ...], **options: Any) -> None:
    """Two bodies, each with all under it, on one page.

    Shared members, topics and meetings, where their work overlaps, cooperation and concerns on record, next dates, and what
    was read of each; every line with its passage. As HTML it prints on one A4 page.
    """
    names = _names(bodies, options["between"])
    kg = open_graph(context)
    one, other = (thing_named(kg, name) for name in names)
    topic = thing_named(kg, options["topic"]) if options["topic"] else None
    form = "json" if options["as_json"] else str(options["form"])
    if form == "html" and not options["table"]:
        present.emit(_page(kg, (one, other), options["active_on"], topic), options["out"])
        return
    from graph.analysis.brief_report import brief_report

    found = brief_report(kg, one, other, active_on=options["active_on"], topic=topic)
    present.report(found, form, options["out"], options["table"])


def _names(bodies: tuple[str, ...], between: tuple[str, str] | None) -> tuple[str, str]:
    """The two bodies, given as arguments or with ``--between``."""
    if bodies and between:
        raise click.UsageError("name the two bodies once: as arguments or with --between")
    given = between or bodies
    if len(given) != 2:
        said = {0: "no body is", 1: "only one body is"}.get(len(given), f"{len(given)} bodies are")
        raise click.UsageError(f"{said} named; a brief sets two side by side: smegraph brief UNECE UNCTAD")
    return given[0], given[1]


def _page(kg: KnowledgeGraph, bodies: tuple[Iri, Iri], active_on: str | None, topic: Iri | None) -> bytes:
    from graph.site.brief_file import brief_file

    return brief_file(kg, *bodies, active_on=active_on, topic=topic)

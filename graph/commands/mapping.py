"""The command that writes a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.common import examples, open_graph, thing_named

if TYPE_CHECKING:
    from graph.maps import MapOptions
    from graph.store import KnowledgeGraph

VIEWS = ("cooperation", "topics", "meetings", "overlap", "around")


def _date(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from graph.fact_fields import is_date

    if value and not is_date(value):
        raise click.BadParameter(f"{value!r} is not a date; write 2001-03-21, 2001-03 or 2001")
    return value


@click.command(
    name="map",
    epilog=examples("smegraph map --out map.html --open", "smegraph map --out wp8.html --around WP.8 --steps 2"),
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The HTML file to write.")
@click.option("--view", type=click.Choice(VIEWS), default=None, help="The view that is open first.")
@click.option("--around", metavar="BODY", default="", help="Add the view of one body and what is near it.")
@click.option("--steps", type=click.IntRange(1, 6), default=1, show_default=True, help="How far --around goes.")
@click.option("--topic", default="", help="Open the map narrowed to a topic and the narrower ones.")
@click.option("--active-on", default="", callback=_date, metavar="DATE", help="Open the map on a date.")
@click.option("--compare", default="", callback=_date, metavar="DATE", help="Compare with an earlier date.")
@click.option(
    "--compare-data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Compare with an earlier version: a data folder, or a store that was built from one.",
)
@click.option("--tour", type=click.Path(path_type=Path), metavar="FILE", help="A guided tour, as a TOML file.")
@click.option("--embed", is_flag=True, help="Open with drawing and legend only, to stand in another page.")
@click.option("--open", "open_it", is_flag=True, help="Open the map in the browser.")
@click.pass_context
def map_(context: click.Context, /, out: Path, compare_data: Path | None, open_it: bool, **chosen: Any) -> None:
    """Write the cooperation map as one HTML file.

    The file holds everything it needs and opens without a network: views of cooperation, of bodies and topics, of
    economies and meetings, each with its evidence and as tables.
    """
    from graph.maps import write_map

    if compare_data is not None and chosen["compare"]:
        raise click.UsageError("give --compare or --compare-data, not both")
    if chosen["steps"] > 1 and not chosen["around"]:
        raise click.UsageError("--steps says how far --around goes; give --around BODY too")
    kg = open_graph(context)
    write_map(kg, out, options=_options(kg, compare_data, chosen))
    click.echo(f"Wrote {out}", err=True)
    if open_it:
        click.launch(str(out.resolve()))


def _options(kg: KnowledgeGraph, compare_data: Path | None, chosen: dict[str, Any]) -> MapOptions:
    from graph.maps import MapOptions

    return MapOptions(
        view=chosen["view"] or "",
        around=_id(thing_named(kg, chosen["around"])) if chosen["around"] else "",
        steps=chosen["steps"],
        topic=_topic(kg, chosen["topic"]) if chosen["topic"] else "",
        active_on=chosen["active_on"],
        compare=chosen["compare"],
        old=_older(kg, compare_data) if compare_data is not None else None,
        old_name=compare_data.name if compare_data is not None else "",
        tour=chosen["tour"],
        embed=chosen["embed"],
    )


def _id(iri: str) -> str:
    from graph.maps.facts import node_id

    return node_id(iri)


def _topic(kg: KnowledgeGraph, name: str) -> str:
    from graph.query import named_thing

    return _id(named_thing("topic", name, kg.names, kg.query))


def _older(kg: KnowledgeGraph, folder: Path) -> KnowledgeGraph:
    """The graph of a store, or of a data folder in a store of its own that goes with the process."""
    import atexit
    import tempfile

    from graph.store import KnowledgeGraph

    built = KnowledgeGraph.at(folder)
    if built is not None:
        return built
    store = tempfile.TemporaryDirectory(prefix="smegraph-")
    atexit.register(store.cleanup)
    return KnowledgeGraph.open(folder, Path(store.name), kg.paths.ontology)

"""The command that runs the server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.common import examples, open_graph

if TYPE_CHECKING:
    from graph.errors import SmegraphError
    from graph.store import Paths


@click.command(epilog=examples("smegraph serve --open", "smegraph serve --port 8080 --timeout 10 --rows 50000"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 for any free one.")
@click.option("--open", "show", is_flag=True, help="Open the start page in your browser.")
@click.option("--as-built", is_flag=True, help="Serve the store as it was built, even if the data changed since.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 86_400), default=30.0, show_default=True, help="Seconds for one query."
)
@click.option(
    "--memory", type=click.IntRange(64), default=1024, show_default=True, help="MiB that one query may take up."
)
@click.option("--rows", type=click.IntRange(1), default=200_000, show_default=True, help="Most rows of one answer.")
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="Queries at the same time; one a core.")
@click.option("--queue", type=click.IntRange(1), default=512, show_default=True, help="Requests that may wait.")
@click.option(
    "--limit", "limits", multiple=True, metavar="NAME=NUMBER", help="Another limit of the service description."
)
@click.option("--allow-host", multiple=True, metavar="NAME", help="Also answer under this name. May be repeated.")
@click.option(
    "--allow-origin", multiple=True, metavar="ORIGIN", help="Let pages of https://... read answers; * for all."
)
@click.option("--allow-service", multiple=True, metavar="HOST", help="Let SERVICE clauses ask this host.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ask clients for the token in this file. Also SMEGRAPH_TOKEN.",
)
@click.option(
    "--proxy", default="", metavar="ADDRESS", help="Believe this proxy when it says who asks (X-Forwarded-For)."
)
@click.option("--log-queries", is_flag=True, help="Write the text of queries to the log.")
@click.pass_context
def serve(context: click.Context, /, show: bool, as_built: bool, token_file: Path | None, **chosen: Any) -> None:
    """Serve the graph on this machine.

    A read-only SPARQL endpoint at /sparql, a page to ask it, the pages of the site, and a JSON API. The log goes to
    standard error, a line for each request.
    """
    from graph.web.limits import Limits
    from graph.web.serving import serve as run
    from graph.web.settings import Settings

    paths = _paths(context, as_built=as_built)
    limits = Limits(
        seconds=chosen["timeout"],
        memory=chosen["memory"],
        rows=chosen["rows"],
        workers=chosen["workers"] or Limits().workers,
        waiting=chosen["queue"],
        waiting_each=max(1, chosen["queue"] // 2),
    ).changed(chosen["limits"])
    settings = Settings(
        paths,
        chosen["host"],
        chosen["port"],
        limits,
        chosen["allow_host"],
        tuple(origin.rstrip("/") for origin in chosen["allow_origin"]),
        frozenset(host.casefold() for host in chosen["allow_service"]),
        _token(token_file),
        chosen["proxy"],
        chosen["log_queries"],
    )

    def ready(address: str) -> None:
        click.echo(f"Serving on {address} (SPARQL at {address}sparql); stop with Ctrl-C")
        if show:
            click.launch(address)

    run(settings, ready)


def _paths(context: click.Context, *, as_built: bool) -> Paths:
    """The folders to serve, with a store that stands: built if need be, or taken as it is."""
    from graph.ask import LONGEST_WAIT
    from graph.errors import StoreError
    from graph.store import KnowledgeGraph, Paths
    from graph.worker import guarded

    paths = Paths.of(**context.obj)
    if not as_built:  # in a process of its own, so that the server does not keep what the build needed
        guarded(lambda: open_graph(context).generation, LONGEST_WAIT, failed=_not_built)
    elif KnowledgeGraph.at(paths.store) is None:
        raise StoreError(f"{paths.store}: there is no store; run 'smegraph build', or leave --as-built out")
    return paths


def _not_built(_: float) -> SmegraphError:
    from graph.errors import StoreError

    return StoreError("the store could not be built; 'smegraph build' tells why")


def _token(path: Path | None) -> str:
    from graph.errors import ServerError

    if path is None:
        return os.environ.get("SMEGRAPH_TOKEN", "").strip()
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ServerError(f"{path}: the token cannot be read ({error})") from None
    if not token:
        raise ServerError(f"{path}: the file is empty; write the token into it")
    return token

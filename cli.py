"""The command ``smegraph``: parse, call one function, print, set the exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph import __version__
from graph.commands import analysing, asking, briefing, importing, making, mapping, reading, serving
from graph.commands.common import FolderOrServer, examples

if TYPE_CHECKING:
    from collections.abc import Callable


@click.group(
    epilog=examples("smegraph publish --out site --open", "smegraph query members-of-organization --set body=APEC"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="smegraph")
@click.option(
    "--data",
    type=FolderOrServer(),
    envvar="SMEGRAPH_DATA",
    help="Another data folder, or a server: http://HOST:PORT/. Also SMEGRAPH_DATA.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="SMEGRAPH_STORE",
    help="Where the store is kept; by default in your cache folder. Also SMEGRAPH_STORE.",
)
@click.pass_context
def smegraph(context: click.Context, data: Path | str | None, store: Path | None) -> None:
    """Knowledge graph of the bodies that make policy for small and medium-sized enterprises.

    Every statement names the document and passage it rests on. The store is rebuilt by itself when the data changed.
    """
    context.obj = {"data": data, "store": store}


for _command in (
    making.publish,
    making.build,
    making.check,
    asking.query,
    asking.questions,
    asking.show,
    asking.path,
    asking.stats,
    asking.export,
    analysing.cooperation,
    analysing.overlap,
    analysing.coverage,
    briefing.brief,
    mapping.map_,
    reading.ingest,
    reading.review,
    reading.evaluate,
    importing.import_,
    serving.serve,
):
    smegraph.add_command(_command)


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

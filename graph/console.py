"""Tables and messages for a terminal: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NO_LIMIT = 10_000
_CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Print rows as a table: as wide as the terminal, or without wrapping into a pipe."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else _NO_LIMIT, highlight=False, soft_wrap=not terminal)
    shown = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        shown.add_column(Text(column), overflow="fold")
    for row in rows:
        shown.add_row(*(Text("" if cell is None else harmless(str(cell))) for cell in row))
    console.print(shown)


def harmless(text: str) -> str:
    r"""A text without control characters, by which it could steer the terminal; line ends stay.

    >>> harmless("\x1b[31mred\x07")
    ' [31mred '
    """
    return text.translate(_CONTROLS)


class Progress:
    """A progress bar on standard error; shown on a terminal only, and gone at the end."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar

        self._bar = Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def step(self, what: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` steps are done, and what is being done."""
        self._bar.update(self._task, description=what, completed=done, total=total)


def as_json(value: Any) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

"""The folder of a site: written beside its place and swapped in whole, so that a failed run leaves the old site.

A folder is only replaced if it is empty or carries the marker of a site made by this program.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from graph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = ".smegraph-site"
_CONTENT = "A site made by 'smegraph publish'. The command replaces this folder as a whole.\n"


@contextlib.contextmanager
def swapped_in(out: Path) -> Iterator[Path]:
    """Give an empty folder to write into; on success it takes the place of ``out``, on failure it is removed.

    Raises:
        OutputError: ``out`` holds something else than a site, or cannot be written.

    """
    out = out.resolve()
    new = out.parent / f".{out.name}.new-{os.getpid()}"
    try:
        refuse_what_is_not_ours(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
    except OSError as error:
        raise _unwritable(out, error) from None
    try:
        yield new
        (new / MARKER).write_text(_CONTENT, encoding="utf-8", newline="\n")
        refuse_what_is_not_ours(out)
        _swap(new, out)
    except OSError as error:
        raise _unwritable(out, error) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)


def refuse_what_is_not_ours(out: Path) -> None:
    """Let pass a folder that does not exist, is empty, or is a site.

    Raises:
        OutputError: it is a file, or a folder with other things in it.

    """
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(f"{out} is a file; name a folder with --out")
    if any(out.iterdir()) and not (out / MARKER).is_file():
        raise OutputError(f"{out} is not empty and not a site of this program; name a new or empty folder with --out")


def _swap(new: Path, out: Path) -> None:
    old = out.parent / f".{out.name}.old-{os.getpid()}"
    had = out.exists()
    if had:
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if had:
            old.rename(out)
        raise
    if had:
        shutil.rmtree(old, ignore_errors=True)


def _unwritable(out: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{out}: the site cannot be written ({error.strerror or error}); choose another place with --out"
    )

"""Generations of a store on disk: written beside each other, swapped in one step.

A store is a folder. ``current`` names the generation in use; each generation holds the database and the canonical lines it
was made from: :data:`NAMED` for the named graphs, :data:`DEFAULT` for the default graph. A build writes a new generation
beside the old one and swaps the name in one step, so a killed build leaves the old store, and readers never see half of one.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAMED, DEFAULT = "dataset.nq", "default.nt"
_POINTER = "current"
_GENERATION = re.compile(r"\d+-[0-9a-f]{24}")
_LAYOUT = "2"


def write_store(folder: Path, print_: str, named: Iterable[str], default: Iterable[str]) -> None:
    """Write a generation from canonical lines and make it the current one.

    Raises:
        StoreError: the folder cannot be written.

    """
    name = f"{_LAYOUT}-{print_[:24]}"
    new = folder / f".building-{os.getpid()}-{name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        store = ox.Store(str(new / "database"))
        for file, lines in ((NAMED, named), (DEFAULT, default)):
            text = ("\n".join(lines) + "\n").encode()
            (new / file).write_bytes(text)
            store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        del store
        final = folder / name
        if _is_whole(final):
            shutil.rmtree(new)
        else:
            shutil.rmtree(final, ignore_errors=True)
            new.rename(final)
        pointer = folder / f".{_POINTER}-{os.getpid()}"
        pointer.write_text(json.dumps({"generation": name, "fingerprint": print_}) + "\n", encoding="utf-8")
        pointer.replace(folder / _POINTER)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise StoreError(f"{folder}: the store cannot be written ({error}); choose another with --store") from None
    _clean(folder, name)


def _clean(folder: Path, kept: str) -> None:
    """Delete older generations and what killed builds left; whatever else the folder holds is not ours.

    A generation is renamed before it goes, so that none is ever found half deleted.
    """
    for old in folder.iterdir():
        gone = old
        if _GENERATION.fullmatch(old.name) and old.name != kept:
            gone = folder / f".building-{os.getpid()}-{old.name}"
            with contextlib.suppress(OSError):
                old.rename(gone)
        elif not _is_dead(old.name):
            continue
        shutil.rmtree(gone, ignore_errors=True)


def _is_dead(name: str) -> bool:
    """Whether a name is that of an unfinished generation whose process is gone."""
    match = re.match(r"\.building-(\d{1,9})-", name)
    if not match:
        return False
    try:
        os.kill(int(match[1]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def current(folder: Path) -> tuple[Path, str] | None:
    """The folder of the generation in use and the fingerprint of what it was made from; None if there is none."""
    try:
        pointer = json.loads((folder / _POINTER).read_text(encoding="utf-8"))
        generation = folder / pointer["generation"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (generation, pointer["fingerprint"]) if _is_whole(generation) else None


def current_generation(folder: Path) -> str:
    """The name of the build that a store holds now, empty if it holds none."""
    found = current(folder)
    return found[0].name if found else ""


def _is_whole(generation: Path) -> bool:
    return all((generation / part).exists() for part in ("database", NAMED, DEFAULT))

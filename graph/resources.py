"""Finds the ontology and data that come with the package, in a wheel as in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder ``ontology`` or ``data``: the sibling in a checkout, else the copy inside the wheel."""
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def ontology_folder() -> Path:
    """Folder with ``smepb.ttl``, ``shapes.ttl``, ``concepts/``, ``checks/`` and ``questions/``."""
    return bundled("ontology")


def data_folder() -> Path:
    """Folder with the registers (``*.csv``) and the facts (``documents/*.jsonl``)."""
    return bundled("data")


def imports_folder(data: Path) -> Path:
    """Folder with the tables that a user brought in; it need not exist.

    The folder that the variable SMEGRAPH_IMPORTS names; else ``imports`` in a data folder of the user's own; else, beside the
    data that come with the package, which may not be written, a folder of the user's account.
    """
    named = os.environ.get("SMEGRAPH_IMPORTS")
    if named:
        return Path(named).resolve()
    own = data.resolve() != data_folder().resolve()
    return data / "imports" if own else platformdirs.user_data_path("smegraph") / "imports"

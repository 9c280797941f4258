"""Finds the ontology and data that come with the package, in a wheel as in a checkout."""

from __future__ import annotations

from pathlib import Path

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

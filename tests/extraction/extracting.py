"""The invented reports beside this module: read with the registers of the repository, and what a careful reader finds in them.

Every report is made up, though some bodies in it are real. ``reports/NAME.txt`` is the report, ``reports/NAME.jsonl`` what it
says, written by hand.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.concepts import read_concepts
from graph.documents import read, read_text
from graph.extraction import Extraction, Extractor, to_row
from graph.registers import read_registers
from graph.resources import data_folder, ontology_folder

if TYPE_CHECKING:
    from graph.documents.structure import Document

FOLDER = Path(__file__).parent / "reports"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))


@cache
def extractor() -> Extractor:
    """One extractor for all tests."""
    return Extractor(read_registers(data_folder()), read_concepts(ontology_folder()))


@cache
def document(name: str) -> Document:
    """An invented report as read."""
    return read(FOLDER / f"{name}.txt")


@cache
def extraction(name: str) -> Extraction:
    """The facts read from an invented report."""
    return extractor().extract(document(name))


def expected(name: str) -> list[dict[str, Any]]:
    """What a careful reader finds in an invented report."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"document": name, **json.loads(line)} for line in lines]


def read_rows(text: str) -> list[tuple[dict[str, Any], str, tuple[int, int]]]:
    """(fact as a dictionary, rule, span) of each fact of a report given as text."""
    found = extractor().extract(read_text(text, "report.txt"))
    return [(to_row(e), e.rule, e.span) for e in found.facts]

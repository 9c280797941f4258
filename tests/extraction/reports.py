"""Reads invented reports with the registers of the repository."""

from __future__ import annotations

from functools import cache
from typing import Any

from graph.concepts import read_concepts
from graph.documents import read_text
from graph.extraction import Extraction, Extractor, to_row
from graph.registers import read_registers
from graph.resources import data_folder, ontology_folder


@cache
def extractor() -> Extractor:
    """One extractor for all tests."""
    return Extractor(read_registers(data_folder()), read_concepts(ontology_folder()))


def read_report(text: str, name: str = "report.txt") -> Extraction:
    """The facts of a report given as text."""
    return extractor().extract(read_text(text, name))


def read_rows(text: str) -> list[tuple[dict[str, Any], str, tuple[int, int]]]:
    """(fact as a dictionary, rule, span) of each fact of a report given as text."""
    return [(to_row(e), e.rule, e.span) for e in read_report(text).facts]

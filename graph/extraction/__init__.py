"""Paragraphs become facts: rules that a reader can follow, one module for each kind of fact.

:func:`extract` reads a document. Names come first (:mod:`~graph.extraction.names`), then whose report it is
(:mod:`~graph.extraction.own`), then the facts. The words the rules rest on are in :mod:`graph.extraction.words`.
"""

from __future__ import annotations

from graph.extraction.extract import Extractor, extract
from graph.extraction.result import Extracted, Extraction, explain, to_json, to_row

__all__ = ["Extracted", "Extraction", "Extractor", "explain", "extract", "to_json", "to_row"]

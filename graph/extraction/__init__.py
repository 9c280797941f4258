"""Paragraphs become facts: rules that a reader can follow, one module for each kind of fact.

:class:`Extractor` reads documents. Names come first (:mod:`~graph.extraction.names`), then whose report it is
(:mod:`~graph.extraction.own`), then the facts. The words the rules rest on are in :mod:`graph.extraction.words`.
"""

from __future__ import annotations

from graph.extraction.extract import Extractor
from graph.extraction.result import Extracted, Extraction, explain, to_json, to_row

__all__ = ["Extracted", "Extraction", "Extractor", "explain", "to_json", "to_row"]

"""A file becomes numbered paragraphs, lists and headings, each with its place in the text and its reference."""

from __future__ import annotations

from graph.documents.limits import read_safely
from graph.documents.reading import read, read_bytes, read_text
from graph.documents.structure import Block, Document, Inline, Masthead

__all__ = ["Block", "Document", "Inline", "Masthead", "read", "read_bytes", "read_safely", "read_text"]

"""What reading a document gives: facts, each with the words it rests on, how sure it is, and the rule that made it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import fact_json

if TYPE_CHECKING:
    from graph.facts import Fact


@dataclass(frozen=True, slots=True)
class Extracted:
    """One fact as read: ``span`` holds the first and last character of its words in the text of the document."""

    fact: Fact
    span: tuple[int, int]
    confidence: float
    rule: str
    words: str
    """The words that made the rule fire."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts read from one document, in the order of the types and then of the text."""

    document: str
    facts: tuple[Extracted, ...]

    def rows(self) -> list[dict[str, Any]]:
        """Every fact as a dictionary in the form of one JSON line, with span and confidence."""
        return [to_row(extracted) for extracted in self.facts]


def to_row(extracted: Extracted) -> dict[str, Any]:
    """The fact as a dictionary in canonical order, with ``span`` and ``confidence`` before ``review``."""
    row = fact_json.to_row(extracted.fact)
    review = row.pop("review")
    row["span"] = list(extracted.span)
    row["confidence"] = extracted.confidence
    row["review"] = review
    return row


def to_json(extracted: Extracted) -> str:
    """The fact as one JSON line, without the line end."""
    return json.dumps(to_row(extracted), ensure_ascii=False)


def explain(extracted: Extracted) -> str:
    """One line for a reader who asks why: passage, fact, rule and words.

    The line reads ``19: decision p19-requested (requested-by-participant, 0.9): "requested the secretariat"``.
    """
    fact = extracted.fact
    short = fact.id.split("/", 1)[1].replace("/", " ", 1)
    return f'{fact.paragraph}: {short} ({extracted.rule}, {extracted.confidence}): "{extracted.words}"'

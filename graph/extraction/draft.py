"""What a rule gives before facts get their ids: a kind, its fields, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.reading import Sentence

SUMMARY_WORDS = 25


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact without its id; ``fields`` are the attributes of the fact type, ``hint`` the start of its short name."""

    kind: str
    reference: str
    span: tuple[int, int]
    rule: str
    words: str
    confidence: float
    hint: str
    fields: dict[str, Any] = field(default_factory=dict)


def draft(
    kind: str, sentence: Sentence, span: tuple[int, int], rule: str, confidence: float, hint: str = "", /, **fields: Any
) -> Draft:
    """A draft that rests on the characters of a sentence between two offsets (last one excluded)."""
    first, last = span
    words = sentence.text[first:last]
    return Draft(
        kind,
        sentence.reference,
        (sentence.start + first, sentence.start + last - 1),
        rule,
        words,
        confidence,
        hint or words,
        fields,
    )


def of_block(kind: str, block: Block, rule: str, confidence: float, hint: str = "", /, **fields: Any) -> Draft:
    """A draft that rests on a whole passage."""
    span = (block.start, block.end - 1)
    return Draft(kind, block.reference or "Text", span, rule, block.text, confidence, hint or block.text, fields)


def shorten(text: str, most: int = SUMMARY_WORDS) -> str:
    """The words of a passage, at most 25 of them, without line breaks and closing signs.

    >>> shorten("to build, a  bridge;", 3)
    'to build, a'
    """
    words = text[: most * 40].replace("\t", " ").split()
    return " ".join(words[:most]).strip(" ,;:.–-")

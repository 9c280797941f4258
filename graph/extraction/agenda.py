"""Agenda items: the headings under which a meeting met, and items of an agenda that the text tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.draft import Draft, draft

if TYPE_CHECKING:
    from graph.extraction.reading import Reading, Sentence

_TOLD = re.compile(
    r"\bagenda\b[^.;()]{0,90}?\b(?:includes?|included|contains?) (?:the )?(?P<title>[^.;()]{12,240}?) \("
    r"(?:agenda )?item (?P<number>\d+)\)"
)


_GIVEN = re.compile(r"\b[Aa]genda\b[^.]{0,80}:\s*$")


def read_agenda(reading: Reading) -> list[Draft]:
    """A draft of an AgendaItem for each heading that is an item, unless the report gives its own documents instead."""
    found = [_heading(reading, position) for position in _headings(reading)]
    titles = {entry.fields["title"].lower() for entry in found}
    found += [
        _heading(reading, at) for at in _listed(reading) if reading.document.blocks[at].text.lower() not in titles
    ]
    for sentence in reading.text_sentences:
        if "agenda" in sentence.text:
            found += [_told(reading, sentence, match) for match in _TOLD.finditer(sentence.text)]
    return found


def _headings(reading: Reading) -> list[int]:
    blocks = reading.document.blocks
    if not reading.own.meeting:
        return []
    return [i for i, b in enumerate(blocks) if b.kind == "agenda-item" and b.part == "main" and b.text]


def _listed(reading: Reading) -> list[int]:
    """Positions of the numbered elements of an agenda that a passage gives: "The agenda was thus as follows:"."""
    blocks = reading.document.blocks
    return [
        i
        for i, b in enumerate(blocks)
        if b.kind == "item" and b.number.isdigit() and b.parent >= 0 and _GIVEN.search(blocks[b.parent].text)
    ]


def _heading(reading: Reading, position: int) -> Draft:
    block = reading.document.blocks[position]
    fields = {"meeting": reading.own.meeting, "number": block.number, "title": block.text}
    return Draft(
        "AgendaItem",
        block.reference,
        (block.start, block.end - 1),
        "agenda-heading",
        block.text,
        0.95,
        f"{block.number}-{block.text}",
        fields,
    )


def _told(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Draft:
    return draft(
        "AgendaItem",
        sentence,
        (match.start("title"), match.end()),
        "agenda-in-text",
        0.85,
        match["number"],
        meeting=reading.own.meeting,
        number=match["number"],
        title=match["title"],
    )

"""A document ready for the rules: its sentences, who is meant where, and whose report it is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.extraction.cues import cues_in
from graph.extraction.sentences import sentences

if TYPE_CHECKING:
    from graph.documents.structure import Block, Document
    from graph.extraction.actors import Actor
    from graph.extraction.entities import Entity, Mention

_TEXT_KINDS = ("paragraph", "item", "row", "footnote")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the mentions in it; offsets count in the text of the document."""

    text: str
    start: int
    end: int
    position: int
    """Position of its block."""
    block: Block
    reference: str
    mentions: tuple[Mention, ...]
    cues: int = 0
    """The bits of the patterns that may match it."""
    actors: dict[int, Actor] = field(default_factory=dict, compare=False, repr=False)
    """The actors that mentions name, by where they begin; filled as they are asked for."""

    @property
    def in_text(self) -> bool:
        """Whether it stands in running text, not in a heading or list of documents."""
        return self.block.kind in _TEXT_KINDS

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions between two offsets of the sentence."""
        return [m for m in self.mentions if m.start - self.start >= first and m.end - self.start <= last]


@dataclass(frozen=True, slots=True)
class Own:
    """Whose report it is, and of which meeting."""

    body: Entity | None = None
    organization: Entity | None = None
    secretariat: Entity | None = None
    meeting: str = ""
    ordinal: int | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    reference: str = ""
    span: tuple[int, int] = (0, 0)
    year: str = ""
    date: str = ""
    """When the document was written, as precise as known."""

    @property
    def body_name(self) -> str:
        """The name of the body, or an empty string."""
        return self.body.name if self.body else ""


@dataclass(frozen=True)
class Reading:
    """Everything the rules look at."""

    document: Document
    slug: str
    own: Own
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    members: str = ""
    """What the registers call the members of the organization if they are economies: "APEC economies"."""
    sections: dict[tuple[str, ...], Entity | None] = field(default_factory=dict)
    """The body whose name is the innermost heading, by the headings of a passage."""

    @cached_property
    def text_sentences(self) -> list[Sentence]:
        """The sentences of running text, in order."""
        return [s for s in self.sentences if s.in_text]


def split(document: Document, mentions: tuple[Mention, ...]) -> tuple[Sentence, ...]:
    """The sentences of every block that is a source, with their mentions."""
    starts = [m.start for m in mentions]
    found = []
    for position, block in enumerate(document.blocks):
        if not block.is_source:
            continue
        for first, last in sentences(block.text):
            begin, end = block.start + first, block.start + last
            inside = mentions[bisect_left(starts, begin) : bisect_left(starts, end)]
            text, reference = block.text[first:last], block.reference or "Text"
            found.append(Sentence(text, begin, end, position, block, reference, inside, cues_in(text)))
    return tuple(found)


def bodies_of_sections(document: Document, mentions: tuple[Mention, ...]) -> dict[tuple[str, ...], Entity | None]:
    """For each chain of headings, the body that the innermost heading naming one is the name of."""
    named: dict[str, Entity] = {}
    for mention in mentions:
        if mention.entity.kind == "body":
            named.setdefault(mention.printed, mention.entity)
    by_heading = {h: _body_in(h, named) for block in document.blocks for h in block.headings}
    chains = {block.headings for block in document.blocks}
    return {chain: next((by_heading[h] for h in reversed(chain) if by_heading[h]), None) for chain in chains}


def _body_in(heading: str, named: dict[str, Entity]) -> Entity | None:
    return next(
        (e for printed, e in named.items() if heading.startswith(printed) and len(heading) - len(printed) < 32), None
    )

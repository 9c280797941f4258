"""The ways in which a report says whose it is: in its first sentence, its head, the words of a declaration, its title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.dates import ORDINAL, find_dates, ordinal
from graph.extraction.entities import Entity

if TYPE_CHECKING:
    from graph.documents.structure import Block, Document
    from graph.extraction.entities import Mention
    from graph.extraction.owners import Owners

_OPENING = 14
_HEAD = 6
_LINES = 10
_NEAR = 70
DECLARANTS = "own:declarants"
"""Key of those who declare and whom the registers do not know."""
_WE = re.compile(
    r"(?:We|WE), (?:the |THE )?(?P<who>[A-Z][^,.;:()]{3,160}?)(?=,| of [A-Z]| \(| (?:met|participating|gathered|meeting"
    r"|assembled|representing|from|having)\b)"
)
_REPORT_ON = re.compile(
    rf"(?i:(?:draft )?report (?:of|by) the) (?P<who>.+?),? (?i:on its|on the) (?P<ordinal>{ORDINAL}) (?i:session"
    rf"|meeting)\b"
)
_REST = re.compile(r" and (?:their )?representatives?\b|,? \(?SMEs\)?$")
_SMALL_FIRMS = re.compile(r"\b[Ss]mall[- ]and [Mm]edium(?:[- ][Ss]ized)?[- ][Ee]nterprises\b")
_OFTEN = 3
"""How often a body must be named to be taken for the one whose report it is, where nothing else tells."""
_SESSION = rf"(?P<ordinal>{ORDINAL})\s+(?:\w+ )?(?P<head>[Ss]ession|[Mm]eeting|SESSION|MEETING)\b"
_HELD = Cued(_SESSION)
_TITLED = Cued(
    rf"\b(?P<ordinal>{ORDINAL}) (?P<name>(?:[A-Z][\w-]* ){{0,5}}(?:Ministerial|Leaders|High[- ]Level)"
    r" (?P<head>Meeting|Conference))\b"
)
_HELD_ITS = Cued(
    r"^(?: of the [A-Z][\w’ -]+)?(?: \([^()]*\))?,? (?:has had|held|opened|convened|had|concluded) (?:its|their|the) $"
)
_SESSION_OF = re.compile(r"^ of (?:the )?(?:[A-Z][\w ]+(?: \([A-Z]+\))? )?$")
_MET = Cued(r"\b(?:met (?:in|on|at)|was held|were held|held|(?:gathered|convened) (?:in|during|on|at)|took place)\b")


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose report it is, as one place of the document says."""

    body: Entity | None = None
    number: int | None = None
    """The ordinal of the session."""
    noun: str = "meeting"
    """What the place calls it: "fifth session"."""
    block: Block | None = None
    """The passage that dates it."""
    at: int = 0
    """From where in that passage on the dates are told."""
    span: tuple[int, int] = (0, 0)


def opening(document: Document) -> list[Block]:
    """The first passages of a document."""
    return [b for b in document.blocks if b.is_source and b.kind in ("paragraph", "title", "heading")][:_OPENING]


def opened(document: Document, mentions: tuple[Mention, ...], owners: Owners) -> Opened:
    """Whose report a document is, by the surest of the ways in which it says so."""
    blocks = opening(document)
    found = (
        _from_sentence(blocks, mentions)
        or _from_report_title(document, mentions)
        or _from_masthead(document, mentions)
        or _from_declaration(blocks, owners)
        or _from_opening(blocks, mentions)
        or _from_title(document, blocks, mentions)
        or Opened(_commonest(mentions))
    )
    return found if found.number else _numbered_in_head(document, found)


def _dated(block: Block) -> bool:
    return any(d.by_day for d in find_dates(block.text))


def _bodies_in(block: Block, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [m for m in mentions if block.start <= m.start < block.end and m.entity.kind == "body"]


def _from_sentence(blocks: list[Block], mentions: tuple[Mention, ...]) -> Opened | None:
    """By the first sentence: "The Committee held its fifth session in ..." or "The fifth session of the Committee was held"."""
    for block in blocks:
        match = _HELD.search(block.text) if block.kind == "paragraph" else None
        named = _holder(block, match, mentions) if match and _dated(block) else None
        if match and named:
            last = max(match.end(), named.end - block.start)
            where = (min(named.start, block.start + match.start()), block.start + last)
            noun = f"{match['ordinal']} {match['head'].lower()}"
            return Opened(named.entity, ordinal(match["ordinal"]), noun, block, 0, where)
    return None


def _holder(block: Block, match: re.Match[str], mentions: tuple[Mention, ...]) -> Mention | None:
    """The body named before "held its fifth session", else behind "the fifth session of"."""
    after = None
    for mention in _bodies_in(block, mentions):
        first, last = mention.start - block.start, mention.end - block.start
        if last <= match.start() and _HELD_ITS.search(block.text[last : match.start()]):
            return mention
        if after is None and 0 <= first - match.end() < _NEAR and _SESSION_OF.match(block.text[match.end() : first]):
            after = mention
    return after


def _from_report_title(document: Document, mentions: tuple[Mention, ...]) -> Opened | None:
    """By a title such as "Report of the Commission on Ropes on its fifth session", whatever bodies stand above it."""
    for block in document.blocks[:_LINES]:
        match = _REPORT_ON.match(block.text) if block.kind in ("title", "masthead", "heading") else None
        first, last = (block.start + match.start("who"), block.start + match.end("who")) if match else (0, 0)
        named = [m for m in _bodies_in(block, mentions) if first <= m.start < last]
        if match and named:
            head = document.masthead
            noun = f"{match['ordinal'].lower()} session"
            number = ordinal(match["ordinal"])
            return Opened(named[0].entity, number, noun, None if head.start else block, 0, (block.start, block.end))
    return None


def _from_masthead(document: Document, mentions: tuple[Mention, ...]) -> Opened | None:
    head = document.masthead
    body = _body_named(head.body, mentions) if head.bodies else None
    if body is None:
        return None
    match = re.search(ORDINAL, head.session)
    noun = "meeting" if "meeting" in head.session.lower() else "session"
    first = next((b for b in document.blocks if b.kind == "masthead" and (head.session or head.body) in b.text), None)
    where = (first.start, first.end) if first else (0, 1)
    return Opened(body, ordinal(match[0]) if match else None, noun, None if head.start else first, 0, where)


def _body_named(name: str, mentions: tuple[Mention, ...]) -> Entity | None:
    folded = name.lower()
    bodies = (m for m in mentions if m.entity.kind == "body")
    return next((m.entity for m in bodies if m.printed.lower() in folded or m.entity.name.lower() == folded), None)


def _from_declaration(blocks: list[Block], owners: Owners) -> Opened | None:
    """By the words of a declaration: "We, the Ministers of Fairs, met in ...", whoever they call themselves."""
    for block in blocks:
        match = _WE.match(block.text)
        if match:
            where = (block.start, block.start + match.end("who"))
            return Opened(_declarants(match["who"].strip(), owners), block=block, span=where)
    return None


def _declarants(who: str, owners: Owners) -> Entity:
    """The body of ministers that the registers know by such words, else those who declare, as they call themselves."""
    known = owners.body_called(_SMALL_FIRMS.sub("SMEs", _REST.sub("", who)))
    if known:
        return known
    first = who.split(" ", 1)[0]
    name = first.capitalize() + who[len(first) :] if first.isupper() and len(first) > 5 else who[0].upper() + who[1:]
    return Entity(DECLARANTS, "body", name, type="committee")


def _from_opening(blocks: list[Block], mentions: tuple[Mention, ...]) -> Opened | None:
    """By the first passage that says that something was held and names a body; best one that also dates it."""
    best = None
    for block in blocks:
        inside = [m for m in _bodies_in(block, mentions) if m.entity.type != "secretariat-unit"]
        match = (_HELD.search(block.text) or _TITLED.search(block.text)) if inside else None
        if not inside or not (match or _MET.search(block.text)):
            continue
        found = _held_in(block, inside[0], match)
        if _dated(block):
            return found
        best = best or found
    return best


def _held_in(block: Block, body: Mention, match: re.Match[str] | None) -> Opened:
    titled = _TITLED.search(block.text)
    noun = titled[0] if titled else f"{match['ordinal']} {match['head'].lower()}" if match else "meeting"
    at = match.end() if match and not titled else 0
    where = (body.start, block.start + (at or len(block.text)))
    return Opened(body.entity, ordinal(match["ordinal"]) if match else None, noun, block, at, where)


def _from_title(document: Document, blocks: list[Block], mentions: tuple[Mention, ...]) -> Opened | None:
    """By a line of the head that is or holds the name of a body, with the first passage that dates something."""
    for block in document.blocks[:_HEAD]:
        named = _bodies_in(block, mentions) if block.kind in ("masthead", "title", "heading") else []
        if named and named[0].entity.type != "secretariat-unit":
            told = next((b for b in blocks if b.kind == "paragraph" and _dated(b)), None)
            year = re.search(r"\d{4} $", block.text[: named[0].start - block.start])
            printed = named[0].printed if named[0].printed.endswith(("Meeting", "Conference")) else "meeting"
            noun = (year[0] if year else "") + printed
            return Opened(named[0].entity, None, noun, told, 0, (named[0].start, named[0].end))
    return None


def _commonest(mentions: tuple[Mention, ...]) -> Entity | None:
    counts: dict[str, int] = {}
    entities = {}
    for mention in mentions:
        if mention.entity.kind == "body" and mention.via != "coreference" and mention.entity.type != "secretariat-unit":
            counts[mention.entity.key] = counts.get(mention.entity.key, 0) + 1
            entities[mention.entity.key] = mention.entity
    most = max(counts, key=lambda key: counts[key], default="")
    return entities[most] if counts.get(most, 0) >= _OFTEN else None


def _numbered_in_head(document: Document, found: Opened) -> Opened:
    """The session with the number that the title or a line of the head gives it, if one does."""
    for block in document.blocks[:_LINES]:
        match = _HELD.search(block.text) if block.kind in ("title", "masthead", "heading") else None
        if match:
            noun = f"{match['ordinal'].lower()} {match['head'].lower()}"
            return replace(found, number=ordinal(match["ordinal"]), noun=noun)
    return found

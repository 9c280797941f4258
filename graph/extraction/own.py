"""Finds whose report a document is and of which meeting: from its head, its title and its first sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.dates import ORDINAL, Dates, find_dates, ordinal, ordinal_word
from graph.extraction.entities import Entity, is_code, register_entity
from graph.extraction.places import place_in
from graph.extraction.reading import Own
from graph.extraction.cues import Cued
from graph.names import fold

if TYPE_CHECKING:
    from graph.documents.structure import Block, Document
    from graph.extraction.entities import Mention
    from graph.registers import Registers

_OPENING = 14
_DECLARANTS = "own:declarants"
_WE = re.compile(
    r"(?:We|WE), (?:the |THE )?(?P<who>[A-Z][^,.;:()]{3,160}?)(?=,| of [A-Z]| \(| (?:met|participating|gathered|meeting"
    r"|assembled|representing|from|having)\b)"
)
_CAPITALS = r"[A-Z][\w’'&-]*(?:(?: (?:of|on|for|in|the|and|a))* [A-Z][\w’'&-]*)*"
_NAMED_EVENT = Cued(
    rf"\b(?:the |our )(?P<name>(?:{ORDINAL} )?(?:[A-Z][\w’'&-]* ){{0,6}}(?:Conference|Forum|Summit|Ministerial Meeting)"
    rf"(?: (?:on|of|for)(?: the)? (?:a )?{_CAPITALS})?)",
)
_FULL_NAME = Cued(
    rf"(?P<ordinal>{ORDINAL}) (?:[A-Z][\w’'&-]* (?:and |AND )?){{0,8}}(?:Ministerial|MINISTERIAL|Leaders[’']?|LEADERS[’']?)"
    r" (?:Meeting|MEETING|Conference|CONFERENCE)(?: (?:on|of|ON|OF) [A-Z][\w ]+)?",
)
_OFTEN = 3
"""How often a body must be named to be taken for the one whose report it is, where nothing else tells."""
_SESSION = rf"(?P<ordinal>{ORDINAL})\s+(?:\w+ )?(?P<head>[Ss]ession|[Mm]eeting|SESSION|MEETING)\b"
_HELD = Cued(_SESSION)
_TITLED = Cued(
    rf"\b(?P<ordinal>{ORDINAL}) (?P<name>(?:[A-Z][\w-]* ){{0,5}}(?:Ministerial|Leaders|High[- ]Level)"
    r" (?P<head>Meeting|Conference))\b",
)
_HELD_ITS = Cued(
    r"^(?: of the [A-Z][\w’ -]+)?(?: \([^()]*\))?,? (?:has had|held|opened|convened|had|concluded) (?:its|their|the) $",
)
_SESSION_OF = re.compile(r"^ of (?:the )?(?:[A-Z][\w ]+(?: \([A-Z]+\))? )?$")
_MET = Cued(
    r"\b(?:met (?:in|on|at)|was held|were held|held|(?:gathered|convened) (?:in|during|on|at)|took place)\b",
)


def find_own(document: Document, mentions: tuple[Mention, ...], registers: Registers) -> Own:
    """Whose report it is; fields that the document does not show stay empty."""
    head = document.masthead
    opening = _opening(document)
    body, session, where = (
        _from_sentence(opening, mentions)
        or _from_masthead(document, mentions)
        or _from_declaration(opening, registers)
        or _from_opening(opening, mentions)
    )
    if body is None:
        body, session, where = _from_title(document, opening, mentions)
    if body is None:
        body = _commonest(mentions)
    organization = _organization(document, body, mentions, registers)
    own = Own(body=body, organization=organization, date=head.date)
    number, noun, block, match_at = session if session[0] else _numbered_in_head(document, session)
    dates = _dates(document, block, match_at)
    if not (dates and dates.by_day) and not head.start:
        dates, block = _dated_line(opening) or (dates, block)
    year = (dates.start if dates else head.start or head.date)[:4]
    titled = _titled_session(document, number)
    number = number or titled[0]
    titled = titled if titled[0] == number else (number, "")
    own = replace(
        own,
        ordinal=number,
        start=dates.start if dates else head.start,
        end=dates.end if dates else head.end or head.start,
        place=_place(block, document, mentions),
        reference=block.reference if block else "Header",
        span=where,
        year=year or _first_year(document),
    )
    name = titled[1] or _event_named(opening) if body and (titled[1] or body.key == _DECLARANTS) else ""
    return replace(own, meeting=name or meeting_name(own, number, noun, printed=noun)) if body else own


Session = tuple[int | None, str, "Block | None", int]
Opened = tuple[Entity | None, Session, tuple[int, int]]


def _opening(document: Document) -> list[Block]:
    return [b for b in document.blocks if b.is_source and b.kind in ("paragraph", "title", "heading")][:_OPENING]


def _from_sentence(blocks: list[Block], mentions: tuple[Mention, ...]) -> Opened | None:
    """By the first sentence: "The Committee held its fifth session in ..." or "The fifth session of the Committee was held"."""
    for block in blocks:
        held = block.kind == "paragraph" and re.search("session|meeting|Meeting", block.text)
        match = _HELD.search(block.text) if held else None
        if not match or not any(d.by_day for d in find_dates(block.text)):
            continue
        inside = [m for m in mentions if block.start <= m.start < block.end and m.entity.kind == "body"]
        before = [
            m
            for m in inside
            if m.end <= block.start + match.start()
            and _HELD_ITS.search(block.text[m.end - block.start : match.start()])
        ]
        after = [
            m
            for m in inside
            if 0 <= m.start - block.start - match.end() < 70
            and _SESSION_OF.match(block.text[match.end() : m.start - block.start])
        ]
        named = (before or after)[:1]
        if named:
            end = max(match.end(), named[0].end - block.start)
            printed = f"{match['ordinal']} {match['head'].lower()}"
            return (
                named[0].entity,
                (ordinal(match["ordinal"]), printed, block, 0),
                (min(named[0].start, block.start + match.start()), block.start + end),
            )
    return None


def _from_masthead(document: Document, mentions: tuple[Mention, ...]) -> Opened | None:
    head = document.masthead
    if not head.bodies:
        return None
    body = _body_named(head.body, mentions)
    match = re.search(ORDINAL, head.session)
    if body is None:
        return None
    noun = "meeting" if "meeting" in head.session.lower() else "session"
    first = next((b for b in document.blocks if b.kind == "masthead" and (head.session or head.body) in b.text), None)
    where = (first.start, first.end) if first else (0, 1)
    number = ordinal(match[0]) if match else None
    return body, (number, noun, None if head.start else first, 0), where


def _from_declaration(blocks: list[Block], registers: Registers) -> Opened | None:
    """By the words of a declaration: "We, the Ministers of Fairs, met in ...", whoever they call themselves."""
    for block in blocks:
        match = _WE.match(block.text)
        if match:
            where = (block.start, block.start + match.end("who"))
            return _declarants(match["who"].strip(), registers), (None, "meeting", block, 0), where
    return None


def _declarants(who: str, registers: Registers) -> Entity:
    """The body of ministers that the registers know by such words, else those who declare, as they call themselves."""
    short = re.sub(r" and (?:their )?representatives?\b|,? \(?SMEs\)?$", "", who)
    short = re.sub(r"\b[Ss]mall[- ]and [Mm]edium(?:[- ][Ss]ized)?[- ][Ee]nterprises\b", "SMEs", short)
    known = next((row for row in registers.bodies if row.class_ == "body" and fold(row.name) == fold(short)), None)
    if known:
        return register_entity(registers, f"body:{known.id}")
    first = who.split(" ", 1)[0]
    name = first.capitalize() + who[len(first) :] if first.isupper() and len(first) > 5 else who[0].upper() + who[1:]
    return Entity(_DECLARANTS, "body", name, type="committee")


def _event_named(blocks: list[Block]) -> str:
    """The event at which a declaration was made, by the name it has in the first passages that date one."""
    for block in blocks:
        match = _NAMED_EVENT.search(block.text)
        if match and find_dates(block.text):
            return match["name"]
    return ""


def _titled_session(document: Document, number: int | None) -> tuple[int | None, str]:
    """(number, name) of a meeting that a line of the head names in full: "10th Ministerial Meeting on Bridges"."""
    line = next((b.text for b in document.blocks[:10] if b.kind in ("masthead", "title") and _FULL_NAME.search(b.text)), "")
    match = _FULL_NAME.search(line)
    if not match:
        return number, ""
    nth = ordinal(match["ordinal"])
    prose = (b.text for b in document.blocks if b.kind == "paragraph")
    told = (m[0] for text in prose for m in _FULL_NAME.finditer(text) if ordinal(m["ordinal"]) == nth)
    return nth, next(told, "") or in_small_letters(match[0], document.text)


def in_small_letters(words: str, text: str) -> str:
    """A name in capitals as running text prints it; words that the text prints in capitals too stay so.

    >>> in_small_letters("10TH ABC MINISTERIAL MEETING ON BRIDGES", "the ABC secretariat")
    '10th ABC Ministerial Meeting on Bridges'
    """
    if not words.isupper():
        return words
    small = {"OF", "ON", "THE", "AND", "FOR", "IN", "TO", "BY"}
    said = []
    for word in words.split():
        acronym = word not in small and bool(re.search(rf"\b{re.escape(word)}\b[ ,.)’']+[A-Z]?[a-z]{{2}}", text))
        said.append(word if acronym else word.lower() if word in small or word[0].isdigit() else word.capitalize())
    return " ".join(said)


def _body_named(name: str, mentions: tuple[Mention, ...]) -> Entity | None:
    folded = name.lower()
    return next(
        (
            m.entity
            for m in mentions
            if m.entity.is_actor
            and (m.printed.lower() in folded or m.entity.name.lower() == folded)
            and m.entity.kind == "body"
        ),
        None,
    )


def _from_opening(blocks: list[Block], mentions: tuple[Mention, ...]) -> Opened:
    best: Opened = (None, (None, "meeting", None, 0), (0, 0))
    for block in blocks:
        inside = [
            m
            for m in mentions
            if block.start <= m.start < block.end and m.entity.kind == "body" and m.entity.type != "secretariat-unit"
        ]
        match = _HELD.search(block.text) or _TITLED.search(block.text)
        if not inside or not (match or _MET.search(block.text)):
            continue
        number = ordinal(match["ordinal"]) if match else None
        titled = _TITLED.search(block.text)
        printed = titled[0] if titled else f"{match['ordinal']} {match['head'].lower()}" if match else "meeting"
        at = match.end() if match and not titled else 0
        found = (
            inside[0].entity,
            (number, printed, block, at),
            (inside[0].start, block.start + (at or len(block.text))),
        )
        if any(d.by_day for d in find_dates(block.text)):
            return found
        if best[0] is None:
            best = found
    return best


def _from_title(document: Document, opening: list[Block], mentions: tuple[Mention, ...]) -> Opened:
    """By a line of the head that is or holds the name of a body, with the first passage that dates something."""
    for block in document.blocks[:6]:
        named = [m for m in mentions if block.start <= m.start < block.end and m.entity.kind == "body"]
        if block.kind in ("masthead", "title", "heading") and named and named[0].entity.type != "secretariat-unit":
            told = (b for b in opening if b.kind == "paragraph" and any(d.by_day for d in find_dates(b.text)))
            year = re.search(r"\d{4} $", block.text[: named[0].start - block.start])
            printed = named[0].printed if named[0].printed.endswith(("Meeting", "Conference")) else "meeting"
            noun = (year[0] if year else "") + printed
            return named[0].entity, (None, noun, next(told, None), 0), (named[0].start, named[0].end)
    return None, (None, "meeting", None, 0), (0, 0)


def _commonest(mentions: tuple[Mention, ...]) -> Entity | None:
    counts: dict[str, int] = {}
    entities = {}
    for mention in mentions:
        if mention.entity.kind == "body" and mention.via != "coreference" and mention.entity.type != "secretariat-unit":
            counts[mention.entity.key] = counts.get(mention.entity.key, 0) + 1
            entities[mention.entity.key] = mention.entity
    most = max(counts, key=lambda key: counts[key], default="")
    return entities[most] if counts.get(most, 0) >= _OFTEN else None


def _organization(
    document: Document, body: Entity | None, mentions: tuple[Mention, ...], registers: Registers
) -> Entity | None:
    """The organization a body belongs to: by the registers, the head of the document, or the words beside its name.

    None if none of them tells: an organization that only took part is not taken for it.
    """
    if body is None:
        return None
    local = body.key.removeprefix("body:")
    for above in registers.ancestors(local):
        if above in registers.body and registers.body[above].class_ == "organization":
            return register_entity(registers, f"body:{above}")
    by_name = {fold(row.name): row.id for row in registers.bodies if row.class_ == "organization"}
    for name in reversed(document.masthead.bodies):
        found = by_name.get(fold(name)) or by_name.get(f"united nations {fold(name)}")
        if found:
            return register_entity(registers, f"body:{found}")
    coded = [
        row for row in registers.bodies if "/" in row.acronym and document.masthead.symbol.startswith(row.acronym + "/")
    ]
    for row in sorted(coded, key=lambda row: -len(row.acronym)):
        above = next(
            (
                a
                for a in registers.ancestors(row.id)
                if a in registers.body and registers.body[a].class_ == "organization"
            ),
            "",
        )
        if above:
            return register_entity(registers, f"body:{above}")
    own = [m for m in mentions if m.entity.kind == "organization"]
    bearing = [m.entity for m in own if m.entity.acronym and m.entity.acronym in body.name.split()]
    beside = [
        o.entity
        for m in mentions
        if m.entity.key == body.key
        for o in own
        if document.text[m.end : o.start] in (" of the ", " of ")
    ]
    head = [m.entity for m in own if (block := document.at(m.start)) and block.kind in ("masthead", "title")]
    return next(iter([*bearing, *beside, *head]), None) or _of_secretariat(mentions, registers)


def _of_secretariat(mentions: tuple[Mention, ...], registers: Registers) -> Entity | None:
    """The organization whose secretariat the report names first."""
    for mention in mentions:
        if mention.entity.type == "secretariat-unit" and mention.entity.registered:
            for above in registers.ancestors(mention.entity.key.removeprefix("body:")):
                if above in registers.body and registers.body[above].class_ == "organization":
                    return register_entity(registers, f"body:{above}")
    return None


def _dates(document: Document, block: Block | None, at: int) -> Dates | None:
    if block is None:
        return None
    found = find_dates(block.text, document.masthead.date[:4])
    by_day = [d for d in found if d.by_day]
    after = [d for d in by_day if d.first >= at] or by_day or found
    return after[0] if after else None


def _town(place: str) -> str:
    """A place without the building: "the Palace of Ropes, Porto" is Porto.

    >>> _town("the Palace of Ropes, Porto"), _town("Porto, Portugal")
    ('Porto', 'Porto, Portugal')
    """
    return place.rsplit(", ", 1)[-1] if place.startswith("the ") else place


def _dated_line(opening: list[Block]) -> tuple[Dates, Block] | None:
    """A short line of the head that dates the meeting: "Held on 3-4 May 2004 in Porto"."""
    for block in opening:
        found = [d for d in find_dates(block.text) if d.by_day] if len(block.text) < 120 else []
        if found:
            return found[0], block
    return None


def _numbered_in_head(document: Document, session: Session) -> Session:
    """The session with the number that the title or a line of the head gives it, if one does."""
    for block in document.blocks[:10]:
        match = _HELD.search(block.text) if block.kind in ("title", "masthead", "heading") else None
        if match:
            noun = match["head"].lower()
            return ordinal(match["ordinal"]), f"{match['ordinal'].lower()} {noun}", session[2], session[3]
    return session


def _place(block: Block | None, document: Document, mentions: tuple[Mention, ...]) -> str:
    """Where the passage says the meeting was held, or the head of the document; names of bodies are no places."""
    text = block.text if block else ""
    for mention in mentions if block else ():
        if block.start <= mention.start < block.end and mention.entity.kind == "body":
            text = text.replace(mention.printed, "…")
    return place_in(text) or _town(document.masthead.place)


def _first_year(document: Document) -> str:
    found = find_dates(document.text[:4000])
    return found[0].start[:4] if found else ""


def meeting_name(own: Own, number: int | None, noun: str, body: Entity | None = None, printed: str = "") -> str:
    """The name of a meeting of a body, in the style of its reports: "Second session of the ..." or "APEC SMEWG 14th Meeting"."""
    entity = body or own.body
    if entity is None:
        return ""
    digits = re.match(r"\d+(?:st|nd|rd|th)", printed)
    organization = own.organization
    if digits and entity.acronym and not is_code(entity.acronym) and noun.lower().endswith("meeting"):
        prefix = organization.acronym if organization and organization.acronym not in entity.acronym else ""
        return f"{prefix} {entity.acronym} {digits[0]} Meeting".strip()
    if "Ministerial" in printed or "Leaders" in printed:
        return printed
    bare = "meeting" if "meeting" in noun.lower() else "session"
    if number is None and entity.type == "expert-meeting":
        return entity.name
    if digits:
        return f"{digits[0]} {bare} of the {entity.name}"
    if number is None:
        return f"{bare.capitalize()} of the {entity.name}"
    return f"{ordinal_word(number)} {bare} of the {entity.name}"

"""Recommendations that a heading or the words before a list address to somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import name_of
from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, of_block, shorten
from graph.extraction.topics import Topics, activities, beneficiaries
from graph.extraction.words.phrases import ADDRESSEES

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.entities import Entity
    from graph.extraction.reading import Reading

_KINDS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in ADDRESSEES)
_BY_WHOM = re.compile(r"\b(?:to be taken|action|measures) by (?:the )?(?P<who>[^.;:]+)$", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"\b(?:addressed to|directed to|made to|[Rr]ecommendations? (?:to|for)) (?:the )?(?P<who>[^.;:]+)$|^(?:To"
    r"|For) (?:the )?(?P<other>[A-Z][^.;:]+)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?P<who>[^.;:]{3,160}?),? (?:should|must|(?:is|are) (?:invited|urged|encouraged|requested|called)|need(?:s)? to"
    r"|could)\b"
)
_PAIR = Cued(r"\b(?P<a>\w+) and (?P<b>\w+) (?P<noun>bodies|agencies|organizations|donors|institutions)\b")
_ASKING_LEAD = re.compile(
    r"\b(?:should|recommends?(?:ed)?(?: that)?|invites?d?|requests?|requested|urges?d?|calls? (?:up)?on"
    r"|called (?:up)?on|encourages?d?|needs? to|(?:RECOMMEND|INVITE|CALL|URGE|ENCOURAGE"
    r"|REQUEST)[A-Z]*)\b[^.:]{0,160}:\s*$"
)
_LATERAL = re.compile(r"(?i)bilateral|multilateral")
_IN_HEADING = re.compile(r"^Rec\. to .*? (?=[\d(])")
_BEFORE_NUMBER = re.compile(r"^\D*?(?=\d)")
_ISSUERS = re.compile(r"\brecommendations made by (?:the )?(?P<who>(?:two |three )?[A-Z][\w ]+?)[.,;]")


def kind_of(name: str, entity: Entity | None, heading: str = "") -> str:
    """The kind of an addressee: by its name, else by what it is."""
    found = next((kind for pattern, kind in _KINDS if pattern.search(name)), "")
    if entity and entity.kind == "organization" and entity.acronym.isupper() and not found:
        return entity.acronym
    if entity and entity.type == "secretariat-unit":
        return "secretariat"
    if entity and entity.kind in ("body", "organization") and not entity.name.startswith("Government"):
        return "organization"
    return found or ("governments" if entity and entity.kind == "economy" else "") or heading or "organization"


def under_headings(reading: Reading, topics: Topics) -> list[Draft]:
    """Each element of a list under a heading that addresses recommendations to somebody."""
    found = []
    whose: dict[int, tuple[str, ...]] = {}
    for position, block in enumerate(reading.document.blocks):
        if block.kind not in ("item", "paragraph") or not block.reference.startswith("Rec."):
            continue
        kind, named = _heading_addressee(reading, block, position)
        own = _subjects(reading, block)
        names = whose[position] = own or whose.get(block.parent, ()) or named
        narrowed = own and kind not in ("international-community", "secretariat")
        if (narrowed or _LATERAL.match(names[0] if names else "")) and not _is_name(reading, names):
            kind = kind_of(" ".join(names[:1]), None, kind)
        fields = _fields(reading, block, names, kind, _IN_HEADING.sub("", block.reference), topics)
        found.append(of_block("Recommendation", block, "under-addressee-heading", 0.92, block.reference, **fields))
    return found


def _fields(
    reading: Reading, block: Block, names: tuple[str, ...], kind: str, number: str, topics: Topics
) -> dict[str, object]:
    """The fields of a recommendation that is a passage of its own."""
    return {
        "number": number,
        "issued_by": issuers(reading),
        "addressee_kind": (kind,) if kind else (),
        "addressee": names,
        "summary": shorten(block.text),
        "topics": topics.named(block.text),
        "activities": activities(block.text),
        "beneficiaries": beneficiaries(block.text),
    }


def in_lists(reading: Reading, topics: Topics) -> list[Draft]:
    """Each element of a list whose lead asks somebody to act: "The secretariat should: (a) ...; (b) ..."."""
    found = []
    for position, block in enumerate(reading.document.blocks):
        parent = _lead(reading.document.blocks, position)
        if parent is None or block.reference.startswith("Rec.") or not _ASKING_LEAD.search(parent.text):
            continue
        names = _subjects(reading, parent) or _named_after_verb(reading, parent)
        entity = next((m.entity for m in reading.mentions if m.entity.name in names), None)
        kind = kind_of(" ".join(names[:1]), entity) if names else "governments"
        fields = _fields(reading, block, names, kind, _BEFORE_NUMBER.sub("", block.reference), topics)
        found.append(of_block("Recommendation", block, "listed-under-request", 0.85, f"p{block.reference}", **fields))
    return found


def _lead(blocks: tuple[Block, ...], position: int) -> Block | None:
    """The words with a colon that an element of a list hangs under, be it numbered as paragraphs are."""
    block = blocks[position]
    if block.kind == "item":
        return blocks[block.parent] if block.parent >= 0 else None
    if block.kind != "paragraph" or not block.number:
        return None
    for before in reversed(blocks[max(0, position - 30) : position]):
        if before.kind == "paragraph" and not before.number and before.text.rstrip().endswith(":"):
            return before
        if not (before.kind == "paragraph" and before.number and before.text.rstrip().endswith((";", "; and"))):
            return None
    return None


def _named_after_verb(reading: Reading, block: Block) -> tuple[str, ...]:
    """Whom a lead asks: the sets of actors and bodies named behind its verb."""
    match = _ASKING_LEAD.search(block.text)
    start = block.start + (match.start() if match else 0)
    inside = [
        m for m in reading.mentions if start <= m.start < block.end and (m.entity.kind == "group" or m.entity.is_actor)
    ]
    return tuple(dict.fromkeys(name_of(m.entity, m.printed) for m in inside))[:4]


def _is_name(reading: Reading, names: tuple[str, ...]) -> bool:
    return any(m.entity.name in names and m.entity.is_actor for m in reading.mentions)


def _heading_addressee(reading: Reading, block: Block, position: int) -> tuple[str, tuple[str, ...]]:
    """(kind, names) by the nearest heading that says whom it addresses."""
    headings = list(block.headings)
    at = block.parent
    while at >= 0:
        above = reading.document.blocks[at]
        if above.kind == "heading":
            headings.append(above.text)
            break
        at = above.parent
    for heading in reversed(headings):
        match = _BY_WHOM.search(heading) or _TO_WHOM.search(heading)
        if match:
            words = match["who"] if "who" in match.groupdict() and match["who"] else match["other"]
            entity = next((m.entity for m in reading.mentions if m.printed == words or m.entity.acronym == words), None)
            name = entity.name if entity and entity.is_actor else words
            return kind_of(words, entity), (name,)
    return "", ()


def _subjects(reading: Reading, block: Block) -> tuple[str, ...]:
    match = _SUBJECT.match(block.text)
    if not match:
        return ()
    who = match["who"]
    if "," in who and not re.match(r"[A-Z]\w+(?:,| and)", who) and " are " not in block.text[: match.end()]:
        who = who.rsplit(", ", 1)[1]
    pair = _PAIR.search(who)
    if pair and pair["a"].lower().endswith("lateral"):
        return (f"{pair['a'].lower()} {pair['noun']}", f"{pair['b'].lower()} {pair['noun']}")
    start = block.start + match.start("who")
    inside = [m for m in reading.mentions if start <= m.start and m.end <= block.start + match.end("who")]
    wanted = [m for m in inside if m.entity.kind in ("group", "organization", "body")]
    return tuple(dict.fromkeys(name_of(m.entity, m.printed) for m in wanted))


def issuers(reading: Reading) -> tuple[str, ...]:
    """Who issued the recommendations that the document lists: as the text says, else the body of the document."""
    at = reading.document.text.find("recommendations made by")
    match = _ISSUERS.search(reading.document.text, at, at + 160) if at >= 0 else None
    if match:
        return (re.sub(r"^(?:two|three) ", "", match["who"]),)
    written = author(reading)
    if written:
        return (written.name,)
    return (reading.own.body_name,) if reading.own.body else ()


def author(reading: Reading) -> Entity | None:
    """The body that wrote the document, if its head says so: "Note by the secretariat"."""
    said = reading.document.masthead.author
    named = (m.entity for m in reading.mentions if m.entity.is_actor and (m.entity.name in said or m.printed in said))
    return next(named, None) if said else None


def asked_by_lead(reading: Reading, block: Block) -> tuple[str, ...]:
    """Whom the words before a list ask to do what its elements say; empty if they ask nobody."""
    parent = reading.document.blocks[block.parent]
    if parent.kind == "heading" or not _ASKING_LEAD.search(parent.text):
        return ()
    return _subjects(reading, parent) or _named_after_verb(reading, parent)

"""Short ways of meaning somebody: sets of actors, people behind their titles, and words that refer back.

A short form ("the Team") means the last body of that kind named before it, or the body whose report it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.entities import Entity, Mention
from graph.extraction.names import longest
from graph.extraction.words.coreference import SHORT_HEADS
from graph.extraction.words.heads import GROUPS, PERSON, QUALIFIERS
from graph.names import fold

if TYPE_CHECKING:
    from graph.documents.structure import Document
    from graph.extraction.reading import Own

_WORD = re.compile(r"[A-Za-z][a-z-]*")
_GROUPS_BY_WORD: dict[str, tuple[str, ...]] = {
    first: tuple(g for g in sorted(GROUPS, key=len, reverse=True) if _WORD.findall(g)[0].lower() == first)
    for first in {_WORD.findall(g)[0].lower() for g in GROUPS}
}
_NARROWED = re.compile(rf"\b(?i:{QUALIFIERS} |all |other )+$")
_BACK = re.compile(
    r"[TtEeIi](?<!\w.)(?:(?:(?<=[Tt])h(?:e|is|at)|(?<=[Ee])ach|(?<=[Ii])ts) (?:(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth"
    r"|ninth|tenth|present) )?(?P<session>session)\b(?! of)"
    r"|(?<=[Tt])he (?:(?P<secretariat>[Ss]ecretariat)\b|(?P<chair>Chair)(?:person|man|woman)?\b(?! of))"
    r"|(?:(?<=[Tt])h(?:e|is|at)|(?<=[Ee])ach) (?:present |said |ad hoc |\w+ (?=network\b))?(?P<head>"
    + "|".join(sorted(map(re.escape, SHORT_HEADS), key=len, reverse=True))
    + r")\b(?! of the [A-Z]| (?:of|on|for) [A-Z]|’s\w))"
)
"""Words that refer back: to the meeting, the secretariat, the person in the chair or a body by its noun."""
_SESSION_OF = re.compile(r"[Tt]he|[Tt]hat|[Ii]ts")
_ALL = re.compile(r"^(?:both|the two|all|various) ")
_PERSON = re.compile(PERSON)
_CHAIRED_BY = Cued(
    rf"(?:chaired|presided over) by [^.;]{{0,60}}?{PERSON}|chairmanship of {PERSON.replace('?P<name>', '?P<other>')}"
)


def with_short_forms(document: Document, mentions: tuple[Mention, ...], own: Own, members: str) -> tuple[Mention, ...]:
    """The mentions together with sets of actors and with the short forms that refer back."""
    text, body = document.text, own.body
    extra = [_group(text, first, last, members) for first, last in _sets(text)]
    if body and "Ministers" in body.name:
        mentions = tuple(_as_ministers(m, body) for m in mentions)
        extra = [_as_ministers(m, body) for m in extra]
    named = [m for m in mentions if m.entity.kind == "body"]
    chair = _chair(text)
    for match in _BACK.finditer(text):
        entity = chair if match["chair"] else _meant(match, named, own)
        if entity:
            extra.append(_coreference(match, entity))
    extra += [_person(match) for match in _PERSON.finditer(text)]
    kept = [m for m in extra if document.at(m.start) is not None]
    return longest([*mentions, *kept])


def _as_ministers(mention: Mention, body: Entity) -> Mention:
    """The mention, with the body of ministers whose statement it is where it says but "Ministers"."""
    alone = mention.printed == "Ministers" and mention.entity.kind == "group"
    return replace(mention, entity=body, via="coreference") if alone else mention


def _antecedent(kind: str, match: re.Match[str], named: list[Mention], body: Entity | None) -> Entity | None:
    head = match["head"]
    if head == "Ministers" and body and "Ministers" not in body.name:
        return next((m.entity for m in reversed(named) if m.end <= match.start() and "Minister" in m.entity.name), None)
    if body and (not kind or (kind == body.type and head in body.name)):
        other = [m for m in named if m.end <= match.start() and head.lower() in m.entity.name.lower()]
        near = [m for m in other if "\n" not in match.string[m.end : match.start()]]
        if head == "Group" and "Group" not in body.name and (near or other):
            return (near or other)[-1].entity
        if (
            head in ("Meeting", "meeting")
            and "eeting" not in body.name
            and near
            and near[-1].entity.type == "expert-meeting"
        ):
            return near[-1].entity
        own = kind or head in ("Meeting", "Group", "Ministers", "Conference")
        return body if own or not other else other[-1].entity
    if head == "Bureau" and body and "Bureau" not in body.name:
        name = f"Bureau of the {body.name}"
        return Entity(f"own:{fold(name)}", "body", name, type="small-group", parent=body.name)
    before = [m.entity for m in named if m.end <= match.start() and m.entity.type == kind]
    if kind == "committee" or head == "Sub-Group":
        before = [e for e in before if head in e.name]
    return before[-1] if before else None


def _coreference(match: re.Match[str], entity: Entity) -> Mention:
    return Mention(match.start(), match.end(), entity, "coreference", match[0])


def _meant(match: re.Match[str], named: list[Mention], own: Own) -> Entity | None:
    """Which of the bodies named, or the one of the report, words such as "the Team", "the session" refer back to."""
    if match["secretariat"]:
        return own.secretariat
    if match["session"]:
        return own.body if _SESSION_OF.match(match[0]) else None
    if own.organization and match["head"] == "Conference" and "Conference" in own.organization.name:
        return own.organization
    return _antecedent(SHORT_HEADS[match["head"]], match, named, own.body)


def _chair(text: str) -> Entity:
    """Who is meant by "the Chair": the person whom the report names as chairing."""
    named = _CHAIRED_BY.search(text)
    name = (named["name"] or named["other"]).rstrip(".,") if named else "Chair"
    return Entity("own:" + _folded(name), "person", name)


def _person(match: re.Match[str]) -> Mention:
    name = match["name"].rstrip(".,")
    end = match.start("name") + len(name)
    return Mention(match.start(), end, Entity("own:" + _folded(name), "person", name), "pattern", name)


def _sets(text: str) -> list[tuple[int, int]]:
    """Where a text names sets of actors: "member States", "experts"; the longest name at each place."""
    found = []
    after = 0
    places = [(m.start(), groups) for m in _WORD.finditer(text) if (groups := _GROUPS_BY_WORD.get(m[0].lower()))]
    for first, groups in places:
        for group in groups if first >= after else ():
            after = first + len(group)
            if text[first + 1 : after] == group[1:] and not text[after : after + 1].isalnum():
                found.append((first, after))
                break
            after = first
    return found


def _group(text: str, first: int, last: int, members: str = "") -> Mention:
    narrowed = _NARROWED.search(text, max(0, first - 40), first)
    start = narrowed.start() if narrowed else first
    name = _ALL.sub("", text[start:last])
    if name in ("teams", "existing teams"):
        name = "teams of specialists"
    if members and name.lower() in ("economies", "members", "economy members", "member economies"):
        name = members
    return Mention(start, last, Entity("own:" + _folded(name), "group", name), "group", name)


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)

"""Who is meant where: names of the registers, names the document introduces, sets of actors, and short forms.

A name that the document defines goes before a name of the registers within it; a short form ("the Team") means the last
body of that kind named before it, or the body whose report it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.entities import Entity, Mention, guess_organization
from graph.extraction.listed import Spans, parted, participants
from graph.extraction.patterns import introduced
from graph.extraction.cues import Cued
from graph.extraction.words.coreference import SHORT_HEADS
from graph.extraction.words.heads import GROUPS, PERSON, QUALIFIERS
from graph.names import fold

if TYPE_CHECKING:
    from graph.documents.structure import Block, Document
    from graph.extraction.gazetteer import Found, Gazetteer
    from graph.extraction.patterns import Introduced

_PLAN = re.compile(r"\b(?:Plan|Agenda|Programme|Strategy|Framework|Guidelines|Report)\b[^()]{0,40}\($")
_OF_PROJECTS = re.compile(r"\bproject(?:s| proposals)\b[^.]{0,60}:\s*$")
_BRACKETED = re.compile(r" \(([A-Z]{3,8})\)")
_WORD = re.compile(r"[A-Za-z][a-z-]*")
_GROUPS_BY_WORD: dict[str, tuple[str, ...]] = {
    first: tuple(g for g in sorted(GROUPS, key=len, reverse=True) if _WORD.findall(g)[0].lower() == first)
    for first in {_WORD.findall(g)[0].lower() for g in GROUPS}
}
_NARROWED = re.compile(rf"\b(?i:{QUALIFIERS} |all |other )+$")
_BACK = re.compile(
    r"\b(?:(?:[Tt]h(?:e|is|at)|[Ee]ach|[Ii]ts) (?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|present) )?"
    r"(?P<session>session)\b(?! of)|[Tt]he (?:(?P<secretariat>[Ss]ecretariat)\b|(?P<chair>Chair)(?:person|man|woman)?\b(?! of))"
    r"|(?:[Tt]h(?:e|is|at)|[Ee]ach) (?:present |said |ad hoc |\w+ (?=network\b))?(?P<head>"
    + "|".join(sorted(map(re.escape, SHORT_HEADS), key=len, reverse=True))
    + r")\b(?! of the [A-Z]| (?:of|on|for) [A-Z]|’s\w))"
)
"""Words that refer back: to the meeting, the secretariat, the person in the chair or a body by its noun."""
_SESSION_OF = re.compile(r"[Tt]he|[Tt]hat|[Ii]ts")
_ALL = re.compile(r"^(?:both|the two|all|various) ")
_PERSON = re.compile(PERSON)
_CHAIRED_BY = Cued(
    rf"(?:chaired|presided over) by [^.;]{{0,60}}?{PERSON}|chairmanship of {PERSON.replace('?P<name>', '?P<other>')}",
)


class Resolver:
    """Resolves the names of one document."""

    def __init__(self, gazetteer: Gazetteer, document: Document, date: str) -> None:
        self._gazetteer, self._document, self._date = gazetteer, document, date
        self._own: dict[str, Entity] = {}
        self._cache: dict[str, Entity | None] = {}
        self._renamed: dict[str, Entity] = {}
        self._authorities: tuple[str, ...] = ()
        self._open = True
        self._acronyms: list[str] | None = None
        self._found = list(gazetteer.search(document.text))
        self._introduced = self._introductions()

    def _introductions(self) -> list[Introduced]:
        """The names that the document introduces, each without its neighbours in a list; none within another."""
        text = self._document.text
        known = Spans([(hit.start, hit.end) for hit in self._found if hit.name[0].isupper()])
        found = []
        for block in self._document.blocks:
            if not block.is_source or block.text.isupper() or self._is_project(block):
                continue
            found += self._named_in(block.start, block.end, known)
            if block.kind in ("paragraph", "item", "row"):
                lead = self._document.blocks[block.parent].text if block.parent >= 0 else ""
                within = known.shifted(block.start, block.end)
                taken = [(n.start, n.end) for n in found]
                found += [
                    n
                    for name in participants(block.text, lead, within)
                    if (n := _shifted(name, block.start)) and not any(a < n.end and n.start < b for a, b in taken)
                ]
        return found

    def _is_project(self, block: Block) -> bool:
        """Whether a block is an element of a list of projects, whose names are no actors."""
        lead = self._document.blocks[block.parent].text if block.kind in ("item", "row") and block.parent >= 0 else ""
        return bool(_OF_PROJECTS.search(lead))

    def _named_in(self, first: int, last: int, known: Spans) -> list[Introduced]:
        """The names introduced between two offsets; what a list puts before a name is looked at by itself."""
        text = self._document.text
        found = []
        for name in introduced(text[first:last]):
            whole = _shifted(name, first)
            own = parted(text, whole, known)
            if own and own.start > whole.start:
                found += self._named_in(whole.start, own.start, known)
            if own and not _is_known(text, own, known):
                found.append(_with_acronym(text, own))
        return found

    def mentions(self, authorities: tuple[str, ...] | None = None) -> tuple[Mention, ...]:
        """The mentions by name, in order, none within another.

        A name that only some papers use is judged by ``authorities``; while these are not known (``None``), it may mean
        whatever anybody means by it.
        """
        self._authorities, self._open = authorities or (), authorities is None
        self._cache.clear()
        self._own.clear()
        spans = self._by_document()
        spans += self._by_register()
        spans += self._named_again(spans)
        return _longest(spans)

    def _by_register(self) -> list[Mention]:
        overruled = {n.acronym for n in self._introduced if n.acronym}
        planned = {
            f.name
            for f in self._found
            if f.name.isupper() and _PLAN.search(self._document.text, max(0, f.start - 60), f.start)
        }
        found = []
        for hit in self._found:
            if hit.name in planned and hit.name.isupper() and hit.name not in overruled:
                continue
            entity = self._entity(hit)
            if entity is not None and self._document.at(hit.start) is not None:
                found.append(Mention(hit.start, hit.end, entity, "register", self._document.text[hit.start : hit.end]))
        return found

    def _entity(self, hit: Found) -> Entity | None:
        if hit.name not in self._cache:
            keys = self._gazetteer.find(hit.name, self._date, self._authorities)
            if self._open and not keys:
                keys = self._gazetteer.anywhere(hit.name)
            if not keys:
                keys = tuple(k for k in self._gazetteer.anywhere(hit.name) if k.startswith("economy:"))
            one = keys[0] if len(keys) == 1 else ""
            found = self._gazetteer.entity(one) if one else self._gazetteer.well_known(hit.name)
            self._cache[hit.name] = self._renamed.get(found.key, found) if found else None
        return self._cache[hit.name]

    def _by_document(self) -> list[Mention]:
        found = []
        for name in self._introduced:
            entity = self._introduced_entity(name)
            printed = self._document.text[name.start : name.end]
            found.append(Mention(name.start, name.end, entity, "defined" if name.acronym else "pattern", printed))
        return found

    def _introduced_entity(self, name: Introduced) -> Entity:
        known_as = self._registered(name)
        if known_as:
            return self._known_entity(known_as, name.name)
        key = "own:" + fold(name.name)
        known = self._own.get(key)
        if known and (known.acronym or not name.acronym):
            return known
        kind = "body" if name.is_body else "organization"
        entity = Entity(key, kind, name.name, name.acronym, name.type)  # type: ignore[arg-type]
        self._own[key] = entity
        return entity

    def _known_entity(self, key: str, printed: str) -> Entity:
        """The entity of the registers; by the name the document gives it if they have but its acronym."""
        entity = self._gazetteer.entity(key)
        if entity.name.isupper() and " " in printed:
            entity = self._renamed[key] = replace(entity, name=printed, acronym=entity.name)
        return entity

    def _registered(self, name: Introduced) -> str:
        """The register entry that a name means: by itself, with its organization before it, or by its acronym."""
        whole = f"Small and Medium Enterprises {name.name[4:]}" if name.name.startswith("SME ") else name.name
        forms = [
            name.name,
            f"United Nations {name.name}",
            *(f"{a} {whole}" for a in self._organizations()),
            name.acronym,
        ]
        for form in forms:
            keys = self._gazetteer.find(form, self._date, self._authorities) if form else ()
            if not keys and form == name.acronym and form:
                keys = self._gazetteer.anywhere(form)
            if len(keys) == 1 and keys[0].startswith("body:"):
                return keys[0]
        return ""

    def _organizations(self) -> list[str]:
        """Acronyms of the organizations that the document names."""
        if self._acronyms is None:
            rows = self._gazetteer.registers.body
            local = {
                k.removeprefix("body:")
                for f in self._found
                for k in self._gazetteer.anywhere(f.name)
                if k.startswith("body:")
            }
            local |= {above for key in local for above in self._gazetteer.registers.ancestors(key) if above in rows}
            self._acronyms = sorted(
                {rows[k].acronym for k in local if rows[k].class_ == "organization" and rows[k].acronym}
            )
        return self._acronyms

    def _named_again(self, spans: list[Mention]) -> list[Mention]:
        """Every other use of a name or acronym that the document itself introduces and the registers do not know."""
        text = self._document.text
        known = {m.printed for m in spans if m.via == "register"}
        defined = {e.name: e for e in self._own.values() if " " in e.name}
        defined |= {e.acronym: e for e in self._own.values() if e.acronym and e.acronym not in known}
        if not defined:
            return []
        return [
            Mention(first, first + len(name), entity, "defined", name)
            for name, entity in defined.items()
            for first in _places(text, name)
        ]


def _is_known(text: str, name: Introduced, known: Spans) -> bool:
    """Whether only the end of a name, which the registers know, says that it is an organization."""
    at = known.start_of.get(name.end, -1)
    return at >= name.start and not name.is_body and not guess_organization(text[name.start : at])


def _places(text: str, name: str) -> list[int]:
    """Where a name stands in a text as words of its own.

    >>> _places("the ABC, not the ABCD", "ABC")
    [4]
    """
    found = []
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            found.append(at)
        at = text.find(name, end)
    return found


def _with_acronym(text: str, name: Introduced) -> Introduced:
    """The name of an organization with the capitals that stand in brackets right behind it, whatever they stand for."""
    match = None if name.is_body or name.acronym else _BRACKETED.match(text, name.end)
    return replace(name, acronym=match[1]) if match else name


def _shifted(name: Introduced, by: int) -> Introduced:
    return type(name)(name.start + by, name.end + by, name.name, name.acronym, name.is_body, name.type)


def _longest(spans: list[Mention]) -> tuple[Mention, ...]:
    """The mentions without those that overlap a longer one; of two alike, the one the registers know."""
    order = sorted(spans, key=lambda m: (m.start - m.end, m.via != "register", m.start))
    taken = bytearray(max((m.end for m in spans), default=0) + 1)
    kept = []
    for mention in order:
        if taken.find(1, mention.start, mention.end) < 0:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def with_head(document: Document, mentions: tuple[Mention, ...], organization: Entity | None) -> tuple[Mention, ...]:
    """The mentions, with the organization where only the head of the document prints it, in capitals."""
    if organization is None or any(m.entity.key == organization.key for m in mentions):
        return mentions
    for block in document.blocks:
        words = fold(block.text) if block.kind == "masthead" else ""
        if words and fold(organization.name).endswith(words) and len(words.split()) > 1:
            extra = Mention(block.start, block.end, organization, "register", block.text)
            return _longest([*mentions, extra])
    return mentions


def with_short_forms(
    document: Document,
    mentions: tuple[Mention, ...],
    body: Entity | None,
    secretariat: Entity | None,
    members: str = "",
    organization: Entity | None = None,
) -> tuple[Mention, ...]:
    """The mentions together with sets of actors and with the short forms that refer back."""
    text = document.text
    extra = [_group(text, first, last, members) for first, last in _sets(text)]
    if body and "Ministers" in body.name:
        mentions = tuple(_as_ministers(m, body) for m in mentions)
        extra = [_as_ministers(m, body) for m in extra]
    named = [m for m in mentions if m.entity.kind == "body"]
    chair = _chair(text)
    for match in _BACK.finditer(text):
        entity = _meant(match, named, body, secretariat, organization) if not match["chair"] else chair
        if entity:
            extra.append(_coreference(match, entity))
    extra += [_person(match) for match in _PERSON.finditer(text)]
    kept = [m for m in extra if document.at(m.start) is not None]
    return _longest([*mentions, *kept])


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
        if head in ("Meeting", "meeting") and "eeting" not in body.name and near and near[-1].entity.type == "expert-meeting":
            return near[-1].entity
        own = kind or head in ("Meeting", "Group", "Ministers", "Conference")
        return body if own or not other else other[-1].entity
    if head == "Bureau" and body and "Bureau" not in body.name:
        name = f"Bureau of the {body.name}"
        return Entity(f"own:{fold(name)}", "body", name, type="small-group", parent=body.name)
    before = [m.entity for m in named if m.end <= match.start() and m.entity.type == kind]
    if kind == "committee":
        before = [e for e in before if head in e.name]
    return before[-1] if before else None


def _coreference(match: re.Match[str], entity: Entity) -> Mention:
    return Mention(match.start(), match.end(), entity, "coreference", match[0])


def _meant(
    match: re.Match[str],
    named: list[Mention],
    body: Entity | None,
    secretariat: Entity | None,
    organization: Entity | None,
) -> Entity | None:
    """Which of the bodies named, or the one of the report, words such as "the Team", "the session" refer back to."""
    if match["secretariat"]:
        return secretariat
    if match["session"]:
        return body if _SESSION_OF.match(match[0]) else None
    if organization and match["head"] == "Conference" and "Conference" in organization.name:
        return organization
    return _antecedent(SHORT_HEADS[match["head"]], match, named, body)


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

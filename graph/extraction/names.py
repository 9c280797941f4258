"""Who is named where: names of the registers and names that the document introduces.

A name that the document defines goes before a name of the registers within it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.entities import Entity, Mention, guess_organization
from graph.extraction.listed import Spans, parted, participants
from graph.extraction.patterns import introduced
from graph.names import fold

if TYPE_CHECKING:
    from graph.documents.structure import Block, Document
    from graph.extraction.gazetteer import Found, Gazetteer
    from graph.extraction.patterns import Introduced

_PLAN = re.compile(r"\b(?:Plan|Agenda|Programme|Strategy|Framework|Guidelines|Report)\b[^()]{0,40}\($")
_OF_PROJECTS = re.compile(r"\bproject(?:s| proposals)\b[^.]{0,60}:\s*$")
_BRACKETED = re.compile(r" \(([A-Z]{3,8})\)")


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
        return longest(spans)

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


def longest(spans: list[Mention]) -> tuple[Mention, ...]:
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
            return longest([*mentions, extra])
    return mentions

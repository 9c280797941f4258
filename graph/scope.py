"""What a name in one document means: a thing the document itself describes, or an entry of the registers.

Identity is never guessed. An actor is the register entry of that name on the document's date. A meeting is the entry of
``meetings.csv``, else the session of that number of its body, else a thing of this document alone. A document is its
symbol, a project its name or code within its body; themes, agenda items and examples belong to their document.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import facts as f
from graph.fact_fields import Range
from graph.names import NameIndex, fold, slug
from graph.vocab import BASE, entity_iri, fact_iri, thing

if TYPE_CHECKING:
    from graph.fact_json import FactFile
    from graph.rdf import Iri
    from graph.registers import Registers

_LONGEST = 72


@dataclass(frozen=True, slots=True)
class Reference:
    """What a name led to: one IRI, or none and the reason (``unknown`` or ``ambiguous``)."""

    iri: Iri | None
    reason: str = ""
    candidates: tuple[str, ...] = ()


class Scope:
    """The names that one document may use, and the things they mean."""

    def __init__(self, file: FactFile, registers: Registers, index: NameIndex) -> None:
        self._registers, self._index = registers, index
        self.slug = file.slug
        source = registers.source.get(file.slug)
        self.date = source.date if source else ""
        body = source.body if source else ""
        self._authorities = (body, *registers.ancestors(body)) if body else ()
        self._title = fold(source.title) if source else ""
        self._things: dict[str, dict[str, Iri]] = {}
        self._facts = {fact.id for fact in file.facts}
        for fact in file.facts:
            if fact.kind_of_thing:
                iri = self.identify(fact)
                for name in _names(fact):
                    self._things.setdefault(fold(name), {}).setdefault(fact.kind_of_thing, iri)

    def identify(self, fact: f.Fact) -> Iri:
        """The IRI of the thing that a fact describes."""
        match fact:
            case f.Organization(name=name) | f.Body(name=name):
                return self.actor(name).iri or self._own("body", name)
            case f.Meeting():
                return self._meeting(fact)
            case f.Document(symbol=symbol, title=title):
                return self._document(symbol, title)
            case f.Project(name=name, code=code, body=body):
                owner = self.actor(body).iri if body else None
                return (
                    thing("project", f"{_local(owner)}-{_short(code or name)}") if owner else self._own("project", name)
                )
            case f.Theme(name=name, code=code):
                return self._own("theme", code or name)
            case f.AgendaItem(number=number, title=title):
                return self._own("agenda-item", number or title)
            case f.Example(name=name):
                return self._own("example", name)
        raise TypeError(f"{type(fact).__name__} describes no thing")

    def actor(self, name: str) -> Reference:
        """The register entry that the name means on the document's date."""
        found = self._index.find(name, self.date, self._authorities)
        if len(found) == 1:
            return Reference(entity_iri(found[0]))
        return Reference(None, "ambiguous" if found else "unknown", found)

    def resolve(self, range_: Range, name: str) -> Reference:
        """What the value of a field means, by the range the field declares."""
        if range_ is Range.FACT:
            return Reference(fact_iri(name)) if name in self._facts else Reference(None, "unknown")
        inside = self._inside(range_, name)
        if range_ in (Range.MEETING, Range.DOCUMENT, Range.THING) and inside:
            return Reference(inside)
        if range_ is Range.DOCUMENT:
            return self._read_document(name)
        entry = self.actor(name)
        if entry.iri and (range_ not in _REGISTER or f"/id/{_REGISTER[range_]}/" in entry.iri):
            return entry
        if range_ is Range.ACTOR and inside:
            return Reference(inside)
        return Reference(None, entry.reason or "unknown", entry.candidates)

    def knows_economy(self, code: str) -> bool:
        """Whether the register has an economy of that ISO alpha-3 code."""
        return code in self._registers.economy

    def _read_document(self, name: str) -> Reference:
        """A document that was read, by its symbol or, for this document itself, by its title."""
        folded = fold(name)
        same = [row.id for row in self._registers.sources if row.symbol and fold(row.symbol) == folded]
        same += [self.slug] if folded == self._title else []
        return Reference(thing("document", same[0])) if same else Reference(None, "unknown")

    def near(self, name: str) -> tuple[str, ...]:
        """Names like the given one, for a message."""
        return self._index.near(name)

    def elsewhere(self, name: str) -> tuple[str, ...]:
        """What a name means on other days or in the papers of others, for a message."""
        return self._index.elsewhere(name)

    def country(self, place: str) -> Iri | None:
        """The economy in which a place lies, if the place names it at its end."""
        parts = [part.strip() for part in place.split(",")]
        for start in range(len(parts)):
            found = self._index.find(", ".join(parts[start:]), self.date, self._authorities)
            if len(found) == 1 and found[0].startswith("economy:"):
                return entity_iri(found[0])
        return None

    def _inside(self, range_: Range, name: str) -> Iri | None:
        named = self._things.get(fold(name), {})
        wanted = _INSIDE.get(range_, ("body", "meeting", "project", "document", "theme", "example", "agenda-item"))
        return next((named[kind] for kind in wanted if kind in named), None)

    def _meeting(self, fact: f.Meeting) -> Iri:
        fixed = [e for e in self._index.find(fact.name, self.date, self._authorities) if e.startswith("meeting:")]
        if len(fixed) == 1:
            return entity_iri(fixed[0])
        body = self.actor(fact.of_body).iri if fact.of_body else None
        if body and fact.ordinal:
            return thing("meeting", f"{_local(body)}-{fact.ordinal}")
        return self._own("meeting", fact.name)

    def _document(self, symbol: str, title: str) -> Iri:
        if symbol:
            folded = fold(symbol)
            same = [s.id for s in self._registers.sources if s.symbol and fold(s.symbol) == folded]
            return thing("document", same[0] if same else slug(symbol))
        return thing("document", self.slug) if fold(title) == self._title else self._own("document", title)

    def _own(self, kind: str, name: str) -> Iri:
        return thing(kind, f"{self.slug}--{_short(name)}")


_REGISTER = {Range.PERSON: "person", Range.MEETING: "meeting"}
_INSIDE: dict[Range, tuple[str, ...]] = {Range.MEETING: ("meeting",), Range.DOCUMENT: ("document",)}


def _names(fact: f.Fact) -> list[str]:
    names = [getattr(fact, key, "") for key in ("name", "title", "symbol", "code")]
    return [name for name in (*names, *getattr(fact, "variants", ())) if name]


def _local(iri: Iri) -> str:
    return iri.removeprefix(f"{BASE}id/").split("/", 1)[1]


def _short(name: str) -> str:
    whole = slug(name)
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[:_LONGEST].rstrip('-')}-{hashlib.sha256(whole.encode()).hexdigest()[:6]}"

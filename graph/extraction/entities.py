"""Who a document speaks of: bodies, organizations, economies, people and sets of actors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from graph.extraction.words.heads import BODY_HEADS, ORGANIZATION_HEADS, ORGANIZATION_PATTERNS

if TYPE_CHECKING:
    from graph.registers import Registers

Kind = Literal["organization", "body", "economy", "group", "person", "meeting"]
_PATTERNS = tuple((re.compile(pattern), kind) for pattern, kind in ORGANIZATION_PATTERNS)
_CODE = re.compile(r"[./\d]")


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor: the register entry it is, or what the document itself says of it."""

    key: str
    """``body:unece``, ``economy:LVA``, ``person:...`` of the registers, else ``own:`` and the folded name."""
    kind: Kind
    name: str
    acronym: str = ""
    type: str = ""
    """Code of the kind of organization or body."""
    parent: str = ""
    iso3: str = ""
    established: str = ""

    @property
    def registered(self) -> bool:
        """Whether the registers know it."""
        return not self.key.startswith("own:")

    @property
    def is_actor(self) -> bool:
        """Whether it is a body or organization, with a fact of its own."""
        return self.kind in ("body", "organization")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that mean an entity; ``via`` says how that was found."""

    start: int
    end: int
    entity: Entity
    via: Literal["register", "defined", "pattern", "coreference", "group"]
    printed: str


def register_entity(registers: Registers, key: str) -> Entity:
    """The entity of a register entry such as ``body:unece``."""
    kind, _, local = key.partition(":")
    if kind == "economy":
        return Entity(key, "economy", registers.economy[local].name, iso3=local)
    if kind == "person":
        return Entity(key, "person", registers.person[local].name)
    if kind == "meeting":
        return Entity(key, "meeting", registers.meeting[local].name)
    row = registers.body[local]
    parent = registers.body[row.parent].name if row.parent in registers.body else ""
    which: Kind = {"organization": "organization", "body": "body"}.get(row.class_, "group")  # type: ignore[assignment]
    return Entity(key, which, row.name, row.acronym, row.kind, parent, row.country, row.established)


@lru_cache(maxsize=8192)
def guess_organization(name: str) -> str:
    """The kind of organization that a name suggests; empty if it suggests none.

    >>> guess_organization("International Bridge Agency"), guess_organization("Ministry of Fairs")
    ('intergovernmental', 'government')
    """
    for pattern, kind in _PATTERNS:
        if pattern.search(name):
            return kind
    words = re.findall(r"[\w-]+", name)
    head = words[:1] if words and words[0] in ("Ministry", "Department", "Government", "Chamber") else words[::-1]
    return next((ORGANIZATION_HEADS[word] for word in head if word in ORGANIZATION_HEADS), "")


@lru_cache(maxsize=8192)
def guess_body(name: str) -> str:
    """The kind of body that a name suggests by its head noun; empty if it suggests none.

    >>> guess_body("Team of Specialists on Bridges"), guess_body("Bridge Building Working Group")
    ('team-of-specialists', 'working-group')
    """
    found = [(name.find(head), -len(head), kind) for head, kind in BODY_HEADS.items() if head in name]
    return min(found)[2] if found else ""


def is_code(acronym: str) -> bool:
    """Whether an acronym is a code such as WP.8 or TD/B rather than letters of a name."""
    return bool(_CODE.search(acronym))

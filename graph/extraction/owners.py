"""What the registers tell of a body: the organization above it, its secretariat, what its members are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extraction.entities import Entity, register_entity
from graph.names import fold

if TYPE_CHECKING:
    from graph.documents.structure import Document
    from graph.extraction.entities import Mention
    from graph.extraction.reading import Own
    from graph.registers import Registers


class Owners:
    """The organizations of the registers with their bodies; made ready once, used for any number of documents."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._above = {row.id: above for row in registers.bodies if (above := self._organization(row.id))}
        self._organizations = {fold(row.name): row.id for row in registers.bodies if row.class_ == "organization"}
        self._bodies = {fold(row.name): row.id for row in reversed(registers.bodies) if row.class_ == "body"}
        coded = [row for row in registers.bodies if "/" in row.acronym and row.id in self._above]
        self._coded = [(f"{row.acronym}/", row.id) for row in sorted(coded, key=lambda row: -len(row.acronym))]
        self._forums = {row.authority for row in registers.names if row.kind == "forum"}
        self._secretariats = {
            row.parent: row.id
            for row in reversed(registers.bodies)
            if row.kind == "secretariat-unit" and "secretariat" in row.name.lower()
        }

    def _organization(self, body: str) -> str:
        """The id of the nearest organization above a body."""
        known = self._registers.body
        return next(
            (a for a in self._registers.ancestors(body) if a in known and known[a].class_ == "organization"), ""
        )

    def _entity(self, local: str) -> Entity:
        return register_entity(self._registers, f"body:{local}")

    def body_called(self, name: str) -> Entity | None:
        """The body that the registers call so."""
        local = self._bodies.get(fold(name))
        return self._entity(local) if local else None

    def organization_of(self, document: Document, body: Entity, mentions: tuple[Mention, ...]) -> Entity | None:
        """The organization a body belongs to: by the registers, the head of the document, or the words beside its name.

        None if none of them tells: an organization that only took part is not taken for it.
        """
        local = self._above.get(body.key.removeprefix("body:")) or self._named_in_head(document)
        if local:
            return self._entity(local)
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
        return next(iter([*bearing, *beside, *head]), None) or self._of_secretariat(mentions)

    def _named_in_head(self, document: Document) -> str:
        """The organization whose name stands in the head of a document, or whose symbols it bears."""
        for name in reversed(document.masthead.bodies):
            found = self._organizations.get(fold(name)) or self._organizations.get(f"united nations {fold(name)}")
            if found:
                return found
        symbol = document.masthead.symbol
        return next((self._above[local] for code, local in self._coded if symbol.startswith(code)), "")

    def _of_secretariat(self, mentions: tuple[Mention, ...]) -> Entity | None:
        """The organization whose secretariat the report names first."""
        for mention in mentions:
            local = mention.entity.key.removeprefix("body:")
            if mention.entity.type == "secretariat-unit" and local in self._above:
                return self._entity(self._above[local])
        return None

    def authorities(self, own: Own) -> tuple[str, ...]:
        """The ids of the bodies whose names the papers of a body use, nearest first."""
        for entity in (own.body, own.organization):
            if entity and entity.key.startswith("body:"):
                local = entity.key.removeprefix("body:")
                return (local, *self._registers.ancestors(local))
        return ()

    def members_of(self, organization: Entity | None) -> str:
        """What the members of an organization are called that has names of its own for economies; empty for one of States."""
        if organization is None or organization.key.removeprefix("body:") not in self._forums:
            return ""
        named = f"{organization.acronym} economies"
        return next((row.name for row in self._registers.bodies if row.name == named), "member economies")

    def secretariat_of(self, organization: Entity | None) -> Entity:
        """Who is meant by "the secretariat" in the papers of an organization."""
        if organization is None:
            return Entity("own:secretariat", "body", "secretariat", "", "secretariat-unit")
        local = self._secretariats.get(organization.key.removeprefix("body:"))
        if local:
            return self._entity(local)
        name = f"{organization.acronym or organization.name} secretariat"
        return Entity(f"own:{name.lower()}", "body", name, "", "secretariat-unit", organization.name)

"""Reads a document and gives its facts: names first, then whose report it is, then each kind of fact by its rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.extraction.agenda import read_agenda
from graph.extraction.bodies import read_bodies
from graph.extraction.cooperation import read_cooperation
from graph.extraction.decisions import read_acts, read_decisions
from graph.extraction.entities import Entity
from graph.extraction.examples import read_examples
from graph.extraction.gazetteer import Gazetteer
from graph.extraction.ids import finish
from graph.extraction.mandates import read_mandates
from graph.extraction.meetings import read_meetings
from graph.extraction.names import Resolver, with_head, with_short_forms
from graph.extraction.officers import find_officers, read_people
from graph.extraction.overlap import read_concerns
from graph.extraction.own import find_own
from graph.extraction.projects import project_positions, read_projects
from graph.extraction.reading import Own, Reading, bodies_of_sections, split
from graph.extraction.recommendations import read_recommendations
from graph.extraction.states import read_participations
from graph.extraction.symbols import read_documents
from graph.extraction.themes import read_themes
from graph.extraction.topics import Topics

if TYPE_CHECKING:
    from graph.concepts import Concepts
    from graph.documents.structure import Document
    from graph.extraction.draft import Draft
    from graph.extraction.result import Extraction
    from graph.registers import Registers


class Extractor:
    """Reads any number of documents with one set of registers and concepts."""

    def __init__(self, registers: Registers, concepts: Concepts) -> None:
        self.registers = registers
        self._gazetteer = Gazetteer(registers)
        self._topics = Topics(concepts)

    def extract(self, document: Document, slug: str = "") -> Extraction:
        """The facts of a document; ``slug`` is its id in the facts, else its name without the ending."""
        reading = self.read(document, slug or PurePath(document.name).stem)
        return finish(reading.slug, self._drafts(reading))

    def read(self, document: Document, slug: str) -> Reading:
        """The document with its sentences and who is meant in them."""
        resolver = Resolver(self._gazetteer, document, document.masthead.date)
        registered = resolver.mentions()
        own = find_own(document, registered, self._gazetteer.registers)
        authorities = _authorities(self._gazetteer.registers, own)
        mentions = with_head(document, resolver.mentions(authorities), own.organization)
        own = find_own(document, mentions, self._gazetteer.registers)
        secretariat = _secretariat(self._gazetteer.registers, own, mentions)
        own = replace(own, secretariat=secretariat)
        members = _members(self._gazetteer.registers, own)
        mentions = with_short_forms(document, mentions, own.body, secretariat, members, own.organization)
        sentences = split(document, mentions)
        sections = bodies_of_sections(document, mentions)
        return Reading(document, slug, own, sentences, mentions, members=members, sections=sections)

    def _drafts(self, reading: Reading) -> list[Draft]:
        officers = find_officers(reading)
        found = read_bodies(reading)
        found += read_participations(reading, officers)
        found += read_people(officers)
        found += read_documents(reading)
        found += read_agenda(reading)
        positions = project_positions(reading)
        meetings = read_meetings(reading, officers, set(positions))
        found += meetings
        found += read_projects(reading, positions, meetings)
        acts = read_acts(reading)
        found += read_decisions(reading, acts, self._topics)
        found += read_recommendations(reading, acts, self._topics)
        found += read_mandates(reading, acts, self._topics)
        found += read_cooperation(reading, acts)
        found += read_concerns(reading, acts)
        found += read_themes(reading, meetings)
        found += read_examples(reading)
        return found


def _authorities(registers: Registers, own: Own) -> tuple[str, ...]:
    for entity in (own.body, own.organization):
        if entity and entity.key.startswith("body:"):
            local = entity.key.removeprefix("body:")
            return (local, *registers.ancestors(local))
    return ()


def _members(registers: Registers, own: Own) -> str:
    """The name of the members of an organization that calls economies by names of its own; empty for one of States."""
    entity = own.organization
    if entity is None or not any(n.kind == "forum" and f"body:{n.authority}" == entity.key for n in registers.names):
        return ""
    named = f"{entity.acronym} economies"
    return next((row.name for row in registers.bodies if row.name == named), "member economies")


def _secretariat(registers: Registers, own: Own, mentions: tuple[object, ...]) -> Entity | None:
    if own.organization is None:
        return Entity("own:secretariat", "body", "secretariat", "", "secretariat-unit")
    for row in registers.bodies:
        if (
            row.kind == "secretariat-unit"
            and f"body:{row.parent}" == own.organization.key
            and "secretariat" in row.name.lower()
        ):
            from graph.extraction.entities import register_entity

            return register_entity(registers, f"body:{row.id}")
    name = f"{own.organization.acronym or own.organization.name} secretariat"
    return Entity(f"own:{name.lower()}", "body", name, "", "secretariat-unit", own.organization.name)


_last: list[tuple[Registers, Concepts, Extractor]] = []


def extract(document: Document, registers: Registers, concepts: Concepts) -> Extraction:
    """The facts of a document, each with its passage, span, confidence and the rule that gave it.

    The registers are made ready once and kept for the next call with the same registers.
    """
    if not _last or _last[0][0] is not registers or _last[0][1] is not concepts:
        _last[:] = [(registers, concepts, Extractor(registers, concepts))]
    return _last[0][2].extract(document)

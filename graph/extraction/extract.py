"""Reads a document and gives its facts: names first, then whose report it is, then each kind of fact by its rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.extraction.agenda import read_agenda
from graph.extraction.bodies import read_bodies
from graph.extraction.cooperation import read_cooperation
from graph.extraction.decisions import read_acts, read_decisions
from graph.extraction.examples import read_examples
from graph.extraction.gazetteer import Gazetteer
from graph.extraction.ids import finish
from graph.extraction.mandates import read_mandates
from graph.extraction.meetings import read_meetings
from graph.extraction.names import Resolver, with_head
from graph.extraction.officers import find_officers, read_people
from graph.extraction.overlap import read_concerns
from graph.extraction.own import find_own
from graph.extraction.owners import Owners
from graph.extraction.projects import project_positions, read_projects
from graph.extraction.reading import Reading, bodies_of_sections, split
from graph.extraction.recommendations import read_recommendations
from graph.extraction.short_forms import with_short_forms
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
        self._owners = Owners(registers)
        self._topics = Topics(concepts)

    def extract(self, document: Document, slug: str = "") -> Extraction:
        """The facts of a document; ``slug`` is its id in the facts, else its name without the ending."""
        reading = self.read(document, slug or PurePath(document.name).stem)
        return finish(reading.slug, self._drafts(reading))

    def read(self, document: Document, slug: str) -> Reading:
        """The document with its sentences and who is meant in them."""
        resolver = Resolver(self._gazetteer, document, document.masthead.date)
        own = find_own(document, resolver.mentions(), self._owners)
        mentions = with_head(document, resolver.mentions(self._owners.authorities(own)), own.organization)
        own = find_own(document, mentions, self._owners)
        own = replace(own, secretariat=self._owners.secretariat_of(own.organization))
        members = self._owners.members_of(own.organization)
        mentions = with_short_forms(document, mentions, own, members)
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

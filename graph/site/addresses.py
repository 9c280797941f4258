"""Where each thing is told about: the path of its page, relative to the root of the site, with an anchor if need be."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Protocol

from graph.names import slug
from graph.rdf import Iri
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from graph.site.source import Source

FOLDERS = {
    "body": "bodies",
    "economy": "economies",
    "person": "people",
    "meeting": "meetings",
    "document": "documents",
}
_CLASSES = {
    "body": ("Organization", "Body", "ActorGroup"),
    "economy": ("Economy",),
    "person": ("Person",),
    "meeting": ("Meeting",),
    "document": ("Document",),
}
_TOPIC = f"{BASE}concept/topic"
_SAFE = re.compile(r"[a-z0-9][a-z0-9.-]*")


def safe(local: str) -> str:
    """The last part of an IRI as file name or anchor; anything but lower-case letters, digits, dots and hyphens is replaced.

    >>> safe("unece-wp8"), safe("../Etc")
    ('unece-wp8', 'etc-de8fd3')
    """
    if _SAFE.fullmatch(local) and ".." not in local and len(local) <= 120:
        return local
    return f"{slug(local)[:100]}-{hashlib.sha256(local.encode()).hexdigest()[:6]}"


def local_name(iri: str) -> str:
    """What follows the kind in the IRI of a thing.

    >>> local_name("https://w3id.org/smepb/id/body/unece-wp8")
    'unece-wp8'
    """
    return iri.removeprefix(f"{BASE}id/").partition("/")[2]


def fact_anchor(fact: str) -> str:
    """The anchor of a fact on the page of its document.

    >>> fact_anchor("https://w3id.org/smepb/id/fact/unece-wp8-session-2/decision/p21-request")
    'decision--p21-request'
    """
    return safe(fact.removeprefix(PREFIXES["fact"]).partition("/")[2].replace("/", "--"))


class Addressing(Protocol):
    """Knows where things are told about."""

    def of(self, thing: str) -> str:
        """The address, or nothing."""

    def pages(self, folder: str) -> list[Iri]:
        """Every thing with a page in a folder, in the order of the addresses."""


class Addresses:
    """The address of everything that has a page, or a place on one."""

    def __init__(self, source: Source) -> None:
        settled = source.settled
        self._of: dict[Iri, str] = {}
        for kind, folder in FOLDERS.items():
            for thing in settled.of_type(*_CLASSES[kind]):
                if f"/id/{kind}/" in thing:
                    self._of[thing] = f"{folder}/{safe(local_name(thing))}.html"
        for topic in settled.into(_TOPIC, "skos:inScheme"):
            self._of[topic] = f"topics/{safe(topic.rsplit('/', 1)[1])}.html"
        for project in settled.of_type("Project"):
            self._of[project] = f"projects.html#{safe(local_name(project))}"
        for citation in settled.of_type("Citation"):
            self._add_citation(source, citation)
        for document, statements in source.documents.items():
            self._add_facts(f"{BASE}id/document/{document}", [s for s, _, _ in statements.all])
        for thing in settled.of_type("Theme", "AgendaItem", "Example"):
            mention = next(iter(settled.into(thing, "mentions")), None)
            if mention is not None and mention in self._of:
                self._of[thing] = self._of[mention]

    def _add_citation(self, source: Source, citation: Iri) -> None:
        document = source.settled.iri(citation, "citedDocument")
        if document is not None and document in self._of:
            paragraph = local_name(citation).removeprefix(f"{local_name(document)}--")
            self._of[citation] = f"{self._of[document]}#{safe(paragraph)}"

    def _add_facts(self, document: str, subjects: list[Iri]) -> None:
        page = self.of(document)
        if page:
            facts = sorted({s for s in subjects if s.startswith(PREFIXES["fact"])})
            self._of.update((fact, f"{page}#{fact_anchor(fact)}") for fact in facts)

    def of(self, thing: str) -> str:
        """The address, or nothing."""
        return self._of.get(Iri(thing), "")

    def pages(self, folder: str) -> list[Iri]:
        """Every thing with a page in a folder, in the order of the addresses."""
        found = [(path, thing) for thing, path in self._of.items() if path.startswith(f"{folder}/") and "#" not in path]
        return [thing for _, thing in sorted(found)]

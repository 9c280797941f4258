"""How things are named on a page: labels, links with a warning where a thing is not settled, tags, citations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term
from graph.site.addresses import Addresses, Addressing
from graph.site.views import Cite, Link, Outside, Piece, Tag
from graph.site.wording import date_words, duration_words, lower_first, natural, paragraph_order, paragraph_words
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from graph.site.source import Source

_CONCEPT = f"{BASE}concept/"
_TONES = {
    "done": ("held", "existing", "completed", "completed-or-ongoing", "ongoing", "adopted"),
    "agreed": ("agreed", "approved", "scheduled", "decision", "commitment"),
    "open": ("requested", "proposed", "tentative", "planned", "dormant", "request", "proposal"),
}
_TONE = {word: tone for tone, words in _TONES.items() for word in words}
_STATUS = ("meeting-status", "project-status", "theme-status")
CONDITIONAL = Tag("Conditional", "open")


def code_of(concept: str) -> str:
    """The notation of a concept: the last part of its IRI.

    >>> code_of("https://w3id.org/smepb/concept/capacity/observer")
    'observer'
    """
    return concept.rsplit("/", 1)[-1]


def outside(url: str, text: str = "") -> Outside:
    """A link out of the site; only http and https become a link.

    >>> outside("javascript:alert(1)").href
    ''
    """
    return Outside(text or url, url if url.startswith(("https://", "http://")) else "")


class Naming:
    """Names and links for everything in the graph."""

    def __init__(self, source: Source, addresses: Addressing | None = None) -> None:
        self.source = source
        self.addresses = addresses or Addresses(source)
        self._labels: dict[str, str] = {}
        self._cites: dict[str, Cite] = {}
        self._short: dict[str, str] = {}
        self._short = self._short_documents()

    def label(self, thing: str) -> str:
        """The name of a thing, a concept or a term; its local name if it has none."""
        if thing not in self._labels:
            settled = self.source.settled
            name = settled.text(thing, "rdfs:label") or settled.text(thing, "skos:prefLabel")
            self._labels[thing] = name or thing.rstrip("/").replace("#", "/").rsplit("/", 1)[-1]
        return self._labels[thing]

    def link(self, thing: str) -> Link:
        """The name of a thing with its page; a meeting not held or a project not begun carries its status."""
        return Link(self.label(thing), self.addresses.of(thing), self._unsettled(thing))

    def links(self, things: list[Iri]) -> tuple[Link, ...]:
        """Links sorted by name."""
        return tuple(sorted((self.link(thing) for thing in set(things)), key=lambda at: (natural(at.text), at.href)))

    def _unsettled(self, thing: str) -> Tag | None:
        status = self.source.settled.iri(thing, "status")
        if status is None or not status.startswith(tuple(_CONCEPT + scheme for scheme in _STATUS)):
            return None
        return None if _TONE.get(code_of(status)) == "done" else self.tag(status)

    def tag(self, concept: str) -> Tag:
        """A code of a list as a tag."""
        code = code_of(concept)
        tone = "warn" if code == "disputed" else _TONE.get(code, "plain")
        return Tag(self.label(concept), tone)

    def piece(self, term: Term) -> Piece:
        """Any value as it is shown: a link, a code in words, a date in words, or text."""
        if isinstance(term, Literal):
            kind = term.datatype.rsplit("#", 1)[-1]
            if kind in ("date", "gYearMonth", "gYear"):
                return date_words(term.value)
            if kind == "anyURI":
                return outside(term.value)
            return duration_words(term.value) if kind == "duration" else term.value
        if term.startswith(_CONCEPT) and not self.addresses.of(term):
            return lower_first(self.label(term))
        if not term.startswith(BASE):
            return outside(term)
        return self.link(term)

    def cite(self, citation: str) -> Cite:
        """A passage as it is cited."""
        if citation not in self._cites:
            settled = self.source.settled
            document = settled.iri(citation, "citedDocument")
            paragraph = paragraph_words(settled.text(citation, "paragraph"))
            short = self.short(document) if document else ""
            self._cites[citation] = Cite(paragraph, short, self.addresses.of(citation))
        return self._cites[citation]

    def cites(self, fact: str) -> tuple[Cite, ...]:
        """Every passage on which a fact or thing rests, in the order of documents and paragraphs."""
        return tuple(self.cite(c) for c in sorted(self.source.settled.iris(fact, "citation"), key=self.citation_order))

    def whole(self, document: str) -> Cite:
        """A document cited as a whole, as a row of a register does."""
        return Cite("", self.short(document), self.addresses.of(document))

    def citation_order(self, citation: str) -> tuple[object, ...]:
        """A key by date of the document, document and paragraph."""
        settled = self.source.settled
        document = settled.iri(citation, "citedDocument") or ""
        return (
            settled.text(document, "date") or "9999",
            document,
            paragraph_order(settled.text(citation, "paragraph")),
            citation,
        )

    def review(self, fact: str) -> Tag | None:
        """How far people have checked a fact."""
        found = self.source.settled.iri(fact, "review")
        if found is None:
            return None
        disputed = code_of(found) == "disputed"
        return Tag(self.label(found), "warn") if disputed else Tag(lower_first(self.label(found)), "review")

    def short(self, document: str) -> str:
        """A document in a few words: who issued it, its kind and date; else its symbol or title."""
        return self._short.get(document) or self.label(document)

    def _short_documents(self) -> dict[str, str]:
        documents = self.source.settled.of_type("Document")
        found: dict[str, str] = {}
        for precision in (len("2001-03"), len("2001-03-21")):
            names = {d: self._short_name(d, precision) for d in documents if d not in found}
            often = Counter([*names.values(), *found.values()])
            found.update((document, name) for document, name in names.items() if name and often[name] == 1)
        return found

    def _short_name(self, document: str, precision: int) -> str:
        settled = self.source.settled
        body, kind = settled.iri(document, "body"), settled.iri(document, "kind")
        symbol = settled.text(document, "symbol")
        actor = self.short_actor(body) if body else ""
        if symbol:
            return symbol if "/" in symbol or not actor or actor in symbol else f"{actor} {symbol}"
        if not actor or kind is None or code_of(kind) == "dataset" or not settled.iri(document, "reading"):
            return ""
        word = "document" if code_of(kind) == "other" else lower_first(self.label(kind))
        return ", ".join(part for part in (actor, word, date_words(settled.text(document, "date")[:precision])) if part)

    def short_actor(self, actor: str) -> str:
        """An actor in few letters: its acronym after that of its organization, else its name.

        The acronym of a body means little without its organization: ``UNECE WP.8``.
        """
        acronym = self.source.acronym(actor)
        if not acronym:
            return self.label(actor)
        if not self.source.settled.is_a(actor, "Body"):
            return acronym
        above = [a for a in self.source.ancestors(actor) if self.source.settled.is_a(a, "Organization")]
        home = self.source.acronym(above[0]) if above else ""
        return acronym if not home or home in acronym else f"{home} {acronym}"

    def status_tags(self, thing: str) -> tuple[Tag, ...]:
        """The status of a thing, always shown, and a mark if something must be met first."""
        status = self.source.settled.iri(thing, "status")
        mentions = self.source.settled.into(thing, "mentions")
        conditional = any(self.source.settled.text(m, "condition") for m in (thing, *mentions))
        return ((self.tag(status),) if status else ()) + ((CONDITIONAL,) if conditional else ())


def fact_slug(fact: str) -> str:
    """The document that a fact was read from.

    >>> fact_slug("https://w3id.org/smepb/id/fact/unece-wp8-session-2/decision/p21")
    'unece-wp8-session-2'
    """
    return fact.removeprefix(PREFIXES["fact"]).partition("/")[0]

"""Pages of documents: what each states, paragraph by paragraph, with an anchor for every passage and fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.site import sections as parts
from graph.site.addresses import local_name
from graph.site.facts import is_fact
from graph.site.naming import code_of
from graph.site.views import Cell, Line, Link, Page, Passage, Row, Section, Table
from graph.site.wording import counted, date_words, lower_first, paragraph_words
from graph.vocab import concept

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.facts import Facts
    from graph.site.stated import Stated

_DOCUMENT = (
    ("Symbol", "symbol"),
    ("Date", "date"),
    ("Issued by", "body"),
    ("Kind", "kind"),
    ("Addendum to", "addendumTo"),
)
_LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian"}
_NOT_READ = "Not read for this graph: what is shown is what other documents say of it."
_MOST_NAMES = 40


class DocumentPages:
    """Makes the page of a document."""

    def __init__(self, facts: Facts, stated: Stated) -> None:
        self._facts, self._stated = facts, stated
        self._naming = facts.naming
        self._source = facts.naming.source

    def page(self, node: Iri) -> Page:
        """The page of a document: read or only spoken of."""
        settled = self._source.settled
        heading = self._naming.label(node)
        passages = self._passages(node)
        groups = parts.group_sections(self._facts, node, parts.DOCUMENT)
        glance = Section("glance", "At a glance", lines=self._glance(node))
        sections = (glance, *self._stated.differences(node), *self._spoken_of(node), *groups)
        trail = parts.crumbs(Link("Documents", "documents.html"), Link(self._naming.short(node)))
        kind = settled.iri(node, "kind")
        eyebrow = " · ".join(["Document", *([self._naming.label(kind)] if kind else [])])
        content = {
            "passages": passages,
            "counts": self._counts(passages),
            "kinds": self._kinds(node),
            "after": (*self._registers(node), parts.identifiers(self._facts, node)),
        }
        path = self._naming.addresses.of(node)
        lead = self._lead(node)
        return Page(
            path, "document.html", f"{heading}: document", heading, eyebrow, trail, lead, (), sections, content, node
        )

    def _lead(self, node: Iri) -> str:
        reading = self._source.settled.iri(node, "reading")
        if reading is None:
            return _NOT_READ
        return f"{self._naming.label(reading)}: {lower_first(self._source.settled.text(reading, 'skos:definition'))}"

    def _glance(self, node: Iri) -> tuple[Line, ...]:
        settled = self._source.settled
        lines = list(self._stated.lines(node, _DOCUMENT))
        lines += [Line("Language", (_LANGUAGES.get(code, code),)) for code in settled.texts(node, "dcterms:language")]
        reading = settled.iri(node, "reading")
        if reading:
            lines.append(Line("Read", (READ_WORDS.get(code_of(reading), lower_first(self._naming.label(reading))),)))
        lines += [Line("Where it can be read", (self._naming.piece(term),)) for term in settled.terms(node, "url")]
        lines += [Line("Note", (text,)) for text in settled.texts(node, "note")]
        return tuple(lines)

    def _passages(self, node: Iri) -> tuple[Passage, ...]:
        slug = local_name(node)
        said = self._source.documents.get(slug)
        if said is None:
            return ()
        at: dict[Iri, list[Iri]] = defaultdict(list)
        for subject in sorted({s for s, _, _ in said.all if is_fact(s)}):
            for citation in said.iris(subject, "citation"):
                at[citation].append(subject)
        passages = []
        for citation in sorted(at, key=self._naming.citation_order):
            anchor = self._naming.addresses.of(citation).rpartition("#")[2]
            title = paragraph_words(self._source.settled.text(citation, "paragraph"))
            heading = f"Paragraph{title[5:]}" if title.startswith("para. ") else title
            heading = "Whole text, without paragraph numbers" if heading == "page" else heading
            passages.append(Passage(anchor, heading, self._facts.statements(slug, at[citation])))
        return tuple(passages)

    def _counts(self, passages: tuple[Passage, ...]) -> str:
        number = sum(len(s.members) or 1 for p in passages for s in p.statements)
        return f"{counted(number, 'fact')} in {counted(len(passages), 'passage')}" if passages else ""

    def _kinds(self, node: Iri) -> str:
        slug = local_name(node)
        said = self._source.documents.get(slug)
        if said is None:
            return ""
        facts = sorted({s for s, _, _ in said.all if is_fact(s)})
        number = Counter(self._facts.kind_of(slug, fact).word for fact in facts)
        return ", ".join(counted(n, word.lower(), _PLURALS.get(word, "")) for word, n in sorted(number.items()))

    def _spoken_of(self, node: Iri) -> tuple[Section, ...]:
        rows = []
        for mention in self._source.settled.into(node, "mentions"):
            remark = self._source.settled.text(mention, "note")
            name = self._source.settled.text(mention, "nameAsPrinted")
            lines = (Line("Note", (remark,)),) if remark else ()
            rows.append(Row((Cell((name or self._naming.label(node),), lines), self._facts.source_cell(mention))))
        if not rows:
            return ()
        table = Table("Where it is named", ("Name as printed", "Source"), tuple(rows))
        return (Section("named", "Where documents name it", tables=(table,), count=len(rows)),)

    def _registers(self, node: Iri) -> tuple[Section, ...]:
        settled = self._source.settled
        rows = settled.into(node, "dcterms:source")
        if not rows:
            return ()
        names = [r for r in rows if settled.is_a(r, "Name")]
        members = [r for r in rows if settled.is_a(r, "Membership")]
        others = [r for r in rows if r not in set(names) | set(members)]
        lines = []
        if others:
            shown = self._naming.links(others)
            rest = len(shown) - _MOST_NAMES
            more = (f"and {rest} more",) if rest > 0 else ()
            lines.append(Line("Entries that rest on it", (*shown[:_MOST_NAMES], *more)))
        if names:
            shown_names = tuple(sorted({self._naming.label(name) for name in names}))
            lines.append(Line("Names", shown_names))
        if members:
            of = Counter(o for m in members for o in settled.iris(m, "organization"))
            lines.append(Line("Memberships", tuple(self._naming.links(list(of))), ()))
        intro = (
            f"{counted(len(rows), 'row')} of the registers (names, bodies, people, memberships) rest on this document."
        )
        return (Section("registers", "Taken into the registers", intro, lines=tuple(lines)),)


_PLURALS = {
    "Decision or other act": "decisions and other acts",
    "Body": "bodies",
    "Person": "people and functions",
    "Concern about overlap": "concerns about overlap",
    "Cooperation": "cooperations",
}


READ_WORDS = {"complete": "completely", "record": "only the recorded facts", "dataset": "as data"}
"""How far a document was read, in a list."""


def reading_words(facts: Facts, code: str) -> str:
    """The definition of a way of reading."""
    return facts.naming.source.settled.text(concept("reading", code), "skos:definition")


def by_date(facts: Facts, documents: list[Iri]) -> list[Iri]:
    """Documents by date, those without a date last."""
    settled = facts.naming.source.settled
    return sorted(documents, key=lambda d: (settled.text(d, "date") or "9999", facts.naming.label(d).casefold(), d))


def date_of(facts: Facts, document: str) -> str:
    """The date of a document in words."""
    return date_words(facts.naming.source.settled.text(document, "date"))


def reading_of(facts: Facts, document: str) -> str:
    """``complete``, ``record``, ``dataset``, or nothing if the document was not read."""
    found = facts.naming.source.settled.iri(document, "reading")
    return code_of(found) if found else ""

"""The rows of a table of mandate documents as statements.

- An entity is the body of the register that its name or acronym means exactly, else an organization of its own.
- A document is what its full symbol names. A row without one, or whose full symbol cannot be that of the document it means
  (:attr:`graph.imports.un_mandates.Row.doubt`), names its document by series, printed symbol and title together.
- A programme is a number of the table, a subprogramme a number of an entity within it; where one number has several
  titles, each title is one of its own.
- Each row is a listing: the entity lists the document, in the words of that row, which is cited.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.imports.document_years import YEARS, years
from graph.imports.imported import Imported, Made
from graph.imports.local_names import Apart, label, local_name, short_slug
from graph.imports.registered import Meaning, registered
from graph.names import fold, slug
from graph.rdf import XSD, Iri, Literal
from graph.triples import citation_iri
from graph.vocab import LABEL, TITLE, TYPE, concept, entity_iri, expand, fact_iri, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.imports.folder import Stored
    from graph.imports.un_mandates import Row
    from graph.names import NameIndex
    from graph.registers import Registers

MADE = Made(
    "import-un-mandates",
    "1",
    "Takes each row of a table of mandate documents as a listing; links entities to the register by exact name or acronym "
    "only, and documents by full symbol, else by series, printed symbol and title together.",
)
_LONGEST_SECTION = 20
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the table, and the body of the register that it is, if it is one."""

    acronym: str
    name: str
    iri: Iri
    meaning: Meaning


def mandate_graph(note: Stored, rows: Sequence[Row], registers: Registers, index: NameIndex) -> Imported:
    """Everything that the rows of a file state, and the years computed from document symbols."""
    origins = "; ".join(sorted({row.origin for row in rows if row.origin})) or note.name
    title = label(f"Mandate documents of United Nations entities in {origins} ({note.name})")
    out = Imported(note, title, MADE, derived_by=(YEARS,), date=max(row.year for row in rows))
    out.describe_file()
    writer = _Writer(out, rows, entities(note.kind, rows, registers, index))
    writer.write({fold(source.symbol): source.id for source in registers.sources if source.symbol})
    return out


def entities(kind: str, rows: Iterable[Row], registers: Registers, index: NameIndex) -> dict[Key, Entity]:
    """The entities of a table by (acronym, name), in the order of their acronyms."""
    years_ = {(row.entity, row.entity_name): row.year for row in rows}
    apart = Apart(years_)
    found: dict[Key, Entity] = {}
    for acronym, name in sorted(years_):
        meaning = registered((acronym, name), years_[acronym, name], registers, index)
        own = thing("body", f"{kind}--{apart.local(acronym, name)}")
        found[acronym, name] = Entity(acronym, name, entity_iri(meaning.entity) if meaning.entity else own, meaning)
    return found


def document_key(row: Row) -> Key:
    """What makes two rows list the same document."""
    if row.symbol and not row.doubt:
        return ("symbol", slug(row.symbol))
    return ("named", fold(row.series), fold(row.printed), fold(row.title))


class _Writer:
    """Writes one table; knows which node each row means."""

    def __init__(self, out: Imported, rows: Sequence[Row], entities: dict[Key, Entity]) -> None:
        self._out, self._rows, self._entities = out, rows, entities
        self._programmes = Apart((row.programme, row.programme_title) for row in rows)
        self._subprogrammes = Apart((self._number(row), row.subprogramme_title) for row in rows)

    def write(self, of_symbol: dict[str, str]) -> None:
        """Write each thing where a row names it first, and a listing for each row."""
        works: dict[Key, list[Row]] = defaultdict(list)
        for row in self._rows:
            works[document_key(row)].append(row)
        documents = {key: self._document(key, rows, of_symbol) for key, rows in works.items()}
        for row in self._rows:
            self._write_listing(row, documents[document_key(row)])

    def _entity(self, row: Row) -> Iri:
        entity = self._entities[row.entity, row.entity_name]
        if entity.meaning.entity or not self._is_new(entity.iri, row):
            return entity.iri
        say = self._out.claim
        say(entity.iri, TYPE, smepb("Organization"), single=True)
        say(entity.iri, LABEL, Literal(label(entity.name), language="en"), single=True)
        say(entity.iri, smepb("citation"), self._citation(row), single=False)
        if entity.acronym != entity.name:
            say(entity.iri, smepb("acronym"), Literal(entity.acronym), single=False)
        return entity.iri

    def _document(self, key: Key, rows: list[Row], of_symbol: dict[str, str]) -> Iri:
        first, say = rows[0], self._out.claim
        title, link = _commonest(row.title for row in rows), _commonest(row.link for row in rows)
        symbol = first.symbol if key[0] == "symbol" else ""
        named = ", ".join(filter(None, (first.series, first.printed)))
        own = short_slug(symbol) if symbol else f"{self._out.note.kind}--{local_name(named, *key)}"
        node = thing("document", of_symbol.get(fold(symbol), own))
        say(node, TYPE, smepb("Document"), single=True)
        say(node, LABEL, Literal(label(title or symbol or named), language="en"), single=True)
        say(node, smepb("citation"), self._citation(first), single=False)
        if title:
            say(node, TITLE, Literal(title, language="en"), single=True)
        if link:
            say(node, smepb("url"), Literal(link, XSD + "anyURI"), single=True)
        if symbol:
            say(node, smepb("symbol"), Literal(symbol), single=True)
        for name, year in zip(("earliestYear", "latestYear"), years(symbol) or (), strict=False):
            self._out.compute(node, smepb(name), Literal(str(year), XSD + "gYear"))
        return node

    def _write_listing(self, row: Row, document: Iri) -> None:
        node = fact_iri(f"{self._out.local}/mandate-listing/row-{row.number}")
        self._out.lines[node] = row.line
        self._out.state(node, TYPE, smepb("MandateListing"))
        for name, target in self._links(row, document).items():
            if target:
                self._out.state(node, smepb(name), target)
        for name, text in _texts(row).items():
            if text:
                self._out.state(node, smepb(name), Literal(text))
        if row.description:
            said = expand("dcterms:description") if row.tells else TITLE
            self._out.state(node, said, Literal(row.description, language="en"))

    def _links(self, row: Row, document: Iri) -> dict[str, Iri | None]:
        programme = self._programme(row)
        return {
            "citation": self._citation(row),
            "review": concept("review", "unchecked"),
            "body": self._entity(row),
            "lists": document,
            "programme": programme,
            "subprogramme": self._subprogramme(row, programme),
        }

    def _programme(self, row: Row) -> Iri | None:
        title = self._programmes.whole(row.programme, row.programme_title)
        if not (row.programme or title):
            return None
        local = self._programmes.local(row.programme, row.programme_title)
        node = thing("programme", f"{self._out.local}--{local}")
        self._write_unit(row, node, "Programme", title, row.programme)
        self._out.state(node, smepb("body"), self._entity(row))
        return node

    def _subprogramme(self, row: Row, programme: Iri | None) -> Iri | None:
        title = self._subprogrammes.whole(self._number(row), row.subprogramme_title)
        if not (row.subprogramme or title):
            return None
        local = self._subprogrammes.local(self._number(row), row.subprogramme_title)
        node = thing("subprogramme", f"{self._out.local}--{local}")
        if self._write_unit(row, node, "Subprogramme", title, row.subprogramme):
            self._out.state(node, smepb("body"), self._entity(row))
            if programme:
                self._out.state(node, smepb("partOf"), programme)
        return node

    def _write_unit(self, row: Row, node: Iri, cls: str, title: str, number: str) -> bool:
        """Write a programme or subprogramme the first time it is met; says whether it was."""
        if not self._is_new(node, row):
            return False
        say = self._out.state
        say(node, TYPE, smepb(cls))
        say(node, LABEL, Literal(label(title or f"{cls} {number}"), language="en"))
        say(node, smepb("citation"), self._citation(row))
        if number:
            say(node, smepb("number"), Literal(number))
        return True

    def _number(self, row: Row) -> str:
        """The number of a subprogramme with entity and programme before it."""
        entity = self._entities[row.entity, row.entity_name].iri.rsplit("/", 1)[1]
        own = entity.removeprefix(f"{self._out.note.kind}--")
        return " ".join(filter(None, (own, row.programme, row.subprogramme)))

    def _citation(self, row: Row) -> Iri:
        passage = f"row {row.number}" + (f", section {row.section[:_LONGEST_SECTION]}" if row.section else "")
        node = citation_iri(self._out.local, passage)
        if self._is_new(node, row):
            self._out.state(node, TYPE, smepb("Citation"))
            self._out.state(node, smepb("citedDocument"), self._out.document)
            self._out.state(node, smepb("paragraph"), Literal(passage))
        return node

    def _is_new(self, node: Iri, row: Row) -> bool:
        """Whether a node is met for the first time; its line is then that of the row."""
        if node in self._out.lines:
            return False
        self._out.lines[node] = row.line
        return True


def _texts(row: Row) -> dict[str, str]:
    return {
        "origin": row.origin,
        "heading": row.heading,
        "series": row.series,
        "nameAsPrinted": row.printed,
        "symbolGiven": row.symbol,
        "note": row.doubt,
    }


def _commonest(texts: Iterable[str]) -> str:
    """The text that stands most often, the first in the order of letters among equals; nothing if all are empty."""
    counted = Counter(filter(None, texts))
    return min(counted, key=lambda text: (-counted[text], text), default="")

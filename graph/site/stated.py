"""What is known of a thing itself: its values with who states them, its names, and where documents differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term
from graph.site.views import Cell, Cite, Line, Piece, Row, Section, Table, Tag
from graph.site.wording import date_words, duration_words, lower_first
from graph.vocab import thing

if TYPE_CHECKING:
    from graph.site.facts import Facts

_DIFFER = (
    ("First day", "start"),
    ("Last day", "end"),
    ("Place", "place"),
    ("Status", "status"),
    ("Number", "ordinal"),
    ("Body", "body"),
    ("Established", "established"),
    ("Part of", "parent"),
    ("Date", "date"),
    ("Symbol", "symbol"),
    ("Country", "country"),
)
_SETTLED = "The register counts first, then what was held before what was planned, then the later document."


class Stated:
    """Reads what documents and registers state of a thing itself."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._naming = facts.naming
        self._source = facts.naming.source
        self._stating: dict[str, list[str]] = {}
        dates = {slug: self._source.settled.text(thing("document", slug), "date") for slug in self._source.documents}
        for slug, said in sorted(self._source.documents.items(), key=lambda at: (dates[at[0]] or "9999", at[0])):
            for subject in dict.fromkeys(s for s, _, _ in said.all):
                self._stating.setdefault(subject, []).append(slug)

    def documents(self, node: str) -> list[str]:
        """The ids of the documents that describe the thing, oldest first."""
        return self._stating.get(node, [])

    def lines(self, node: str, fields: tuple[tuple[str, str], ...]) -> tuple[Line, ...]:
        """One line for each field that has a value, with the passages that state it."""
        found = []
        for label, field in fields:
            terms = self._source.settled.terms(node, field)
            if terms:
                pieces = tuple(self._piece(field, term) for term in terms)
                cites = tuple(dict.fromkeys(c for term in terms for c in self.stated_by(node, field, term)))
                found.append(Line(label, pieces, cites[:4]))
        return once(tuple(found))

    def stated_by(self, node: str, field: str, term: Term) -> list[Cite]:
        """The passages of the documents that state a value; the document behind the register if only the register does."""
        cites: list[Cite] = []
        for slug in self.documents(node):
            if term in self._source.documents[slug].terms(node, field):
                cites += self.mentions(node, slug)
        if not cites and term in self._source.register.terms(node, field):
            cites = self._registered(node)
        return cites

    def _registered(self, node: str) -> list[Cite]:
        return [self._naming.whole(d) for d in self._source.register.iris(node, "dcterms:source")]

    def mentions(self, node: str, slug: str) -> list[Cite]:
        """The passages of one document that mention a thing."""
        said = self._source.documents[slug]
        found = [c for mention in said.into(node, "mentions") for c in said.iris(mention, "citation")]
        return [self._naming.cite(c) for c in sorted(set(found), key=self._naming.citation_order)]

    def _piece(self, field: str, term: Term) -> Piece:
        if field == "mandateLength" and isinstance(term, Literal):
            return duration_words(term.value)
        if field == "status" and isinstance(term, Iri):
            return self._naming.tag(term)
        return self._naming.piece(term)

    def differences(self, node: str) -> tuple[Section, ...]:
        """A section that shows each value with who states it, if documents differ about a single value."""
        rows = [row for label, field in _DIFFER for row in self._differing(node, label, field)]
        rows = list(dict.fromkeys(rows))
        if not rows:
            return ()
        table = Table("What each source says", ("About", "Value", "Stated by"), tuple(rows))
        intro = (
            f"The sources do not say the same. Pages and default answers use the value marked “used here”. {_SETTLED}"
        )
        return (Section("differences", "Where documents differ", intro, tables=(table,)),)

    def _differing(self, node: str, label: str, field: str) -> list[Row]:
        used = self._source.settled.terms(node, field)
        said: dict[Term, list[Cite]] = {}
        for slug in self.documents(node):
            for term in self._source.documents[slug].terms(node, field):
                said.setdefault(term, []).extend(self.mentions(node, slug))
        for term in self._source.register.terms(node, field):
            said.setdefault(term, []).extend([] if said.get(term) else self._registered(node))
        if len(said) < 2:
            return []
        ordered = sorted(said.items(), key=lambda at: (at[0] not in used, str(at[0])))
        mark = Tag("used here", "plain")
        return [
            Row(
                (
                    Cell((label,)),
                    Cell((self._value(term), *((mark,) if term in used else ()))),
                    Cell(tuple(dict.fromkeys(cites))),
                )
            )
            for term, cites in ordered
        ]

    def _value(self, term: Term) -> Piece:
        if isinstance(term, Iri) and "/concept/" in term:
            return self._naming.tag(term)
        return self._naming.piece(term)

    def names(self, node: str) -> tuple[Section, ...]:
        """Every name: of the register with its time and use, and as documents print it."""
        settled = self._source.settled
        rows = [Row((Cell((self._naming.label(node),)), Cell(("name used here",)), Cell(()), Cell(())))]
        rows += [self._name_row(name) for name in settled.into(node, "nameOf")]
        for field, word in (
            ("acronym", "acronym"),
            ("code", "code"),
            ("formerName", "former name"),
            ("variant", "variant"),
        ):
            known = {row.cells[0].pieces[0] for row in rows}
            for term in settled.terms(node, field):
                if isinstance(term, Literal) and term.value not in known:
                    cites = tuple(dict.fromkeys(self.stated_by(node, field, term)))[:4]
                    rows.append(Row((Cell((term.value,)), Cell((word,)), Cell(()), Cell(cites))))
        rows += self._printed(node, {str(row.cells[0].pieces[0]).casefold() for row in rows})
        if len(rows) < 2:
            return ()
        table = Table("Names", ("Name", "Kind", "Holds", "Source"), tuple(rows))
        return (Section("names", "Names", tables=(table,), count=len(rows)),)

    def _name_row(self, name: str) -> Row:
        settled = self._source.settled
        kind = settled.iri(name, "kind")
        since, until = settled.text(name, "validFrom"), settled.text(name, "validUntil")
        holds = [f"since {date_words(since)}" if since else "", f"until before {date_words(until)}" if until else ""]
        use = self._naming.links(settled.iris(name, "authority"))
        lines = (Line("In papers of", use),) if use else ()
        words = " ".join(part for part in holds if part)
        source = tuple(self._naming.whole(d) for d in settled.iris(name, "dcterms:source"))
        label = lower_first(self._naming.label(kind)) if kind else ""
        return Row(
            (Cell((self._naming.label(name),)), Cell((label,)), Cell((words,) if words else (), lines), Cell(source))
        )

    def _printed(self, node: str, known: set[str]) -> list[Row]:
        printed: dict[str, list[Cite]] = {}
        settled = self._source.settled
        about = [
            *settled.into(node, "mentions"),
            *(f for f in settled.into(node, "participant") if settled.is_a(f, "Participation")),
        ]
        for fact in about:
            name = settled.text(fact, "nameAsPrinted")
            if name and name.casefold() not in known:
                printed.setdefault(name, []).extend(self._naming.cites(fact))
        return [
            Row((Cell((name,)), Cell(("as printed",)), Cell(()), Cell(_few(tuple(dict.fromkeys(cites))))))
            for name, cites in sorted(printed.items())
        ]


def _few(cites: tuple[Cite, ...]) -> tuple[Cite | str, ...]:
    return cites if len(cites) <= 4 else (*cites[:3], f"and {len(cites) - 3} more")


def once(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines that all rest on the same passages, with these said once at the end."""
    if len(lines) < 3 or len({line.cites for line in lines}) > 1 or not lines[0].cites:
        return lines
    return (*(Line(line.label, line.pieces) for line in lines), Line("Source", lines[0].cites))

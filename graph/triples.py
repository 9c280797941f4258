"""Facts become quads: the named graph of each document, as that document states it.

Every fact is a node with its type, citation and review. A fact that describes a thing (a meeting, a body, a project ...)
is a mention, and what it says of the thing is stated of the thing itself; every other fact carries its own fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.fact_fields import REMARKS, Many, Range, Spec
from graph.facts import SPECS, Fact, Meeting, Participation
from graph.findings import Finding
from graph.names import slug
from graph.rdf import XSD, Iri, Literal, Quad, Term, date_literal
from graph.vocab import BASE, LABEL, TYPE, concept, fact_iri, smepb, thing

if TYPE_CHECKING:
    from graph.concepts import Concepts
    from graph.fact_json import FactFile
    from graph.scope import Scope

GRAPH = f"{BASE}graph/"
_REFERENCES = {Range.ACTOR, Range.PERSON, Range.MEETING, Range.DOCUMENT, Range.THING, Range.FACT}
_STATUS = ("held", "completed", "completed-or-ongoing", "ongoing", "adopted", "approved", "scheduled", "tentative")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about a thing, with what decides when documents differ: see :func:`graph.settle.settle`."""

    subject: Iri
    predicate: Iri
    object: Term
    single: bool
    rank: int
    date: str
    order: str


@dataclass(slots=True)
class DocumentQuads:
    """What one document adds: quads of its graph, claims about things, and names that led nowhere."""

    graph: Iri
    quads: list[Quad] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lines: dict[Iri, int] = field(default_factory=dict)
    """The line of each fact, and of the first fact about each thing."""


def document_graph(document: str) -> Iri:
    """The IRI of a document's named graph."""
    return Iri(f"{GRAPH}document/{document}")


def citation_iri(document: str, paragraph: str) -> Iri:
    """The IRI of a passage.

    >>> citation_iri("unece-wp8-session-2", "Annex I, 9")
    'https://w3id.org/smepb/id/citation/unece-wp8-session-2--annex-i-9'
    """
    return thing("citation", f"{document}--{slug(paragraph)}")


def document_quads(file: FactFile, scope: Scope, concepts: Concepts) -> DocumentQuads:
    """The graph of one document; a name that leads nowhere makes a finding and no statement."""
    out = DocumentQuads(document_graph(file.slug))
    document = thing("document", file.slug)
    for fact, line in zip(file.facts, file.lines, strict=True):
        citation = citation_iri(fact.document, fact.paragraph)
        out.quads += [
            Quad(citation, TYPE, smepb("Citation"), out.graph),
            Quad(citation, smepb("citedDocument"), document, out.graph),
            Quad(citation, smepb("paragraph"), Literal(fact.paragraph), out.graph),
        ]
        _Writer(out, scope, concepts, file.path, line).write(fact, citation)
    return out


class _Writer:
    """Writes one fact; keeps where it stands for the findings."""

    def __init__(self, out: DocumentQuads, scope: Scope, concepts: Concepts, path: str, line: int) -> None:
        self._out, self._scope, self._concepts = out, scope, concepts
        self._path, self._line = path, line

    def write(self, fact: Fact, citation: Iri) -> None:
        kind = type(fact).__name__
        node = fact_iri(fact.id)
        described = self._scope.identify(fact) if fact.kind_of_thing else None
        self._out.lines[node] = self._line
        if described:
            self._out.lines.setdefault(described, self._line)
        self._node(node, smepb("Mention" if described else "Role" if kind == "Person" else kind), citation, fact)
        values = self._values(fact)
        if described is None:
            for spec, value in values:
                self._state(node, spec, value)
            return
        self._out.quads.append(Quad(node, smepb("mentions"), described, self._out.graph))
        for spec, value in values:
            if spec.range is Range.NAME or spec.key in REMARKS:
                self._state(node, spec, value)
        self._describe(described, kind, fact, citation, values)

    def _node(self, node: Iri, cls: Iri, citation: Iri, fact: Fact) -> None:
        graph = self._out.graph
        self._out.quads += [
            Quad(node, TYPE, cls, graph),
            Quad(node, smepb("citation"), citation, graph),
            Quad(node, smepb("review"), concept("review", fact.review), graph),
        ]

    def _describe(self, subject: Iri, kind: str, fact: Fact, citation: Iri, values: list[tuple[Spec, Term]]) -> None:
        status = str(getattr(fact, "status", ""))
        rank = _STATUS.index(status) if status in _STATUS else len(_STATUS)
        statements = [(smepb(spec.prop), value, spec.many is Many.ONE) for spec, value in values]
        statements = [s for s in statements if s[0] not in _ON_FACTS]
        statements += [(TYPE, smepb(kind), True), (smepb("citation"), citation, False)]
        name = str(getattr(fact, "name", "") or getattr(fact, "title", "") or getattr(fact, "symbol", ""))
        country = self._scope.country(fact.place) if isinstance(fact, Meeting) and fact.place else None
        if country:
            statements.append((smepb("country"), country, True))
        statements.append((LABEL, Literal(name, language="en"), True))
        for predicate, value, single in statements:
            self._out.quads.append(Quad(subject, predicate, value, self._out.graph))
            self._out.claims.append(Claim(subject, predicate, value, single, rank, self._scope.date, fact.id))

    def _state(self, subject: Iri, spec: Spec, value: Term) -> None:
        self._out.quads.append(Quad(subject, smepb(spec.prop), value, self._out.graph))

    def _values(self, fact: Fact) -> list[tuple[Spec, Term]]:
        found: list[tuple[Spec, Term]] = []
        for attribute, spec in SPECS[type(fact).__name__]:
            value = getattr(fact, attribute)
            items = value if isinstance(value, tuple) else (value,) if value not in ("", None) else ()
            if not spec.prop:
                continue
            for item in items:
                term = self._term(spec, item)
                if term is not None:
                    found.append((spec, term))
        if isinstance(fact, Participation):
            found = self._participant(fact, found)
        return found

    def _participant(self, fact: Participation, found: list[tuple[Spec, Term]]) -> list[tuple[Spec, Term]]:
        spec = next(s for key, s in SPECS["Participation"] if key == "participant")
        actor = next((term for s, term in found if s is spec), None)
        coded = thing("economy", fact.iso3.lower()) if fact.iso3 else None
        if coded and actor and "/id/economy/" in actor and actor != coded:
            fix = "give the code of the economy that the name means, or mend the name"
            self._finding("iso3", "code-and-name-differ", f"{fact.iso3} is not {fact.participant!r}", fix)
        printed = Spec("participant", Range.NAME, Many.ONE, False, "", "nameAsPrinted")
        return [*found, (printed, Literal(fact.participant))]

    def _term(self, spec: Spec, value: str | int) -> Term | None:
        text = str(value)
        if spec.range in _REFERENCES:
            return self._reference(spec, text)
        match spec.range:
            case Range.INTEGER:
                return Literal(text, XSD + "integer")
            case Range.DATE:
                return date_literal(text)
            case Range.DURATION:
                return Literal(text, XSD + "duration")
            case Range.CODE:
                return concept(
                    spec.scheme, "organization" if spec.scheme == "addressee-kind" and text.isupper() else text
                )
            case Range.ISO3:
                return self._economy(spec, text)
            case Range.TERM:
                return self._concept(spec, text)
            case _:
                return Literal(text)

    def _reference(self, spec: Spec, name: str) -> Iri | None:
        found = self._scope.resolve(spec.range, name)
        if found.iri is None:
            if found.reason == "ambiguous":
                fix = f"it may mean {', '.join(found.candidates)}: scope the name in data/names.csv"
                self._finding(spec.key, "ambiguous-name", f"{name!r} means several things", fix)
            elif spec.range in (Range.MEETING, Range.DOCUMENT, Range.FACT):
                fix = f"add a {spec.range.name.lower()} fact of that name, or write the name as that fact has it"
                self._finding(spec.key, "dangling-reference", f"{name!r} is not described in this document", fix)
            else:
                elsewhere, near = self._scope.elsewhere(name), self._scope.near(name)
                fix = f"did you mean {'; '.join(near)}? Else add it to data/" if near else "add it to data/"
                if elsewhere:
                    told = "; ".join(elsewhere)
                    fix = f"it means {told}: mend the name, or its dates and authority in data/names.csv"
                rule, what = "unknown-body", f"no register knows {name!r} on the document's date"
                if spec.range is Range.PERSON:
                    rule, what = "unknown-person", f"no register knows {name!r} as a person"
                self._finding(spec.key, rule, what, fix)
        return found.iri

    def _economy(self, spec: Spec, code: str) -> Iri | None:
        if not self._scope.knows_economy(code):
            self._finding(spec.key, "unknown-economy", f"economies.csv has no {code}", "use an ISO 3166-1 alpha-3 code")
            return None
        return thing("economy", code.lower())

    def _concept(self, spec: Spec, term: str) -> Iri | None:
        found = self._concepts.find(spec.scheme, term)
        if found is None:
            fix = f"use a label of ontology/concepts, or add {term!r} as altLabel of the concept it means"
            self._finding(spec.key, "unknown-concept", f"no {spec.scheme} is called {term!r}", fix)
        return found

    def _finding(self, key: str, rule: str, what: str, fix: str) -> None:
        self._out.findings.append(Finding(self._path, self._line, key, rule, what, fix))


_ON_FACTS = {smepb("nameAsPrinted"), smepb("condition"), smepb("note")}

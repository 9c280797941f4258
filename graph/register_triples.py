"""The registers become quads: one named graph with names, codes, memberships, links and the documents that were read."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from graph.names import slug
from graph.rdf import XSD, Iri, Literal, Quad, Term, date_literal
from graph.triples import GRAPH, citation_iri
from graph.vocab import LABEL, LANGUAGE, SOURCE, TITLE, TYPE, concept, entity_iri, smepb, thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.registers import (
        BodyRow,
        EconomyRow,
        LinkRow,
        MeetingRow,
        MembershipRow,
        NameRow,
        PersonRow,
        Registers,
        Row,
        SourceRow,
    )

REGISTER = Iri(f"{GRAPH}register")
_CLASS = {"organization": "Organization", "body": "Body", "group": "ActorGroup"}
_KINDS = {"organization": "organization-kind", "body": "body-kind"}
Statement = tuple[Iri, Iri, Term]


def register_quads(registers: Registers) -> list[Quad]:
    """Every row of every register as quads of the graph :data:`REGISTER`."""
    return [Quad(s, p, o, REGISTER) for s, p, o in _statements(registers)]


def register_places(registers: Registers, folder: str) -> dict[Iri, tuple[str, int]]:
    """File and line of the node of each register row."""
    rows: list[tuple[Iri, Row]] = [(thing("body", row.id), row) for row in registers.bodies]
    rows += [(thing("economy", row.iso3.lower()), row) for row in registers.economies]
    rows += [(thing("person", row.id), row) for row in registers.people]
    rows += [(thing("meeting", row.id), row) for row in registers.meetings]
    rows += [(thing("document", row.id), row) for row in registers.sources]
    rows += [(name_iri(row), row) for row in registers.names]
    rows += [(membership_iri(row), row) for row in registers.memberships]
    rows += [(link_iri(row), row) for row in registers.links]
    return {node: (f"{folder}/{row.file}", row.line) for node, row in rows}


def _statements(registers: Registers) -> Iterator[Statement]:
    yield from chain.from_iterable(map(_body, registers.bodies))
    yield from chain.from_iterable(map(_economy, registers.economies))
    yield from chain.from_iterable(map(_person, registers.people))
    yield from chain.from_iterable(map(_meeting, registers.meetings))
    yield from chain.from_iterable(map(_name, registers.names))
    yield from chain.from_iterable(map(_membership, registers.memberships))
    yield from chain.from_iterable(map(_link, registers.links))
    yield from chain.from_iterable(map(_source, registers.sources))


def _economy(row: EconomyRow) -> Iterator[Statement]:
    node = thing("economy", row.iso3.lower())
    yield from _named(node, "Economy", row.name, row.source)
    codes = (("iso3", row.iso3), ("iso2", row.iso2), ("m49", row.m49))
    yield from ((node, smepb(key), Literal(value)) for key, value in codes if value)


def _person(row: PersonRow) -> Iterator[Statement]:
    yield from _named(thing("person", row.id), "Person", row.name, row.source)


def _meeting(row: MeetingRow) -> Iterator[Statement]:
    node = thing("meeting", row.id)
    yield from _named(node, "Meeting", row.name, row.source)
    if row.body:
        yield node, smepb("body"), thing("body", row.body)
    if row.ordinal:
        yield node, smepb("ordinal"), Literal(row.ordinal, XSD + "integer")


def _named(node: Iri, cls: str, name: str, source: str) -> Iterator[Statement]:
    yield node, TYPE, smepb(cls)
    yield node, LABEL, Literal(name, language="en")
    yield node, SOURCE, thing("document", source)


def _body(row: BodyRow) -> Iterator[Statement]:
    node = thing("body", row.id)
    yield from _named(node, _CLASS[row.class_], row.name, row.source)
    if row.acronym:
        yield node, smepb("acronym"), Literal(row.acronym)
    if row.kind and row.class_ in _KINDS:
        yield node, smepb("kind"), concept(_KINDS[row.class_], row.kind)
    if row.parent:
        yield node, smepb("parent"), thing("body", row.parent)
    if row.country:
        yield node, smepb("country"), thing("economy", row.country.lower())
    if row.established:
        yield node, smepb("established"), date_literal(row.established)
    if row.paragraph:
        citation = citation_iri(row.source, row.paragraph)
        yield node, smepb("citation"), citation
        yield citation, TYPE, smepb("Citation")
        yield citation, smepb("citedDocument"), thing("document", row.source)
        yield citation, smepb("paragraph"), Literal(row.paragraph)


def name_iri(row: NameRow) -> Iri:
    """The node of a row of names.csv."""
    parts = (row.entity.replace(":", "-"), row.name, row.authority, row.valid_from)
    return thing("name", "--".join(slug(part) for part in parts if part))


def _name(row: NameRow) -> Iterator[Statement]:
    node = name_iri(row)
    yield from _named(node, "Name", row.name, row.source)
    yield node, smepb("nameOf"), entity_iri(row.entity)
    yield node, smepb("kind"), concept("name-kind", row.kind)
    if row.authority:
        yield node, smepb("authority"), thing("body", row.authority)
    if row.valid_from:
        yield node, smepb("validFrom"), date_literal(row.valid_from)
    if row.valid_until:
        yield node, smepb("validUntil"), date_literal(row.valid_until)


def member_iri(member: str) -> Iri:
    """The member of a membership row: an ISO alpha-3 code, or ``body:ID``."""
    return entity_iri(member if ":" in member else f"economy:{member}")


def membership_iri(row: MembershipRow) -> Iri:
    """The node of a row of memberships.csv."""
    return thing("membership", f"{row.organization}--{slug(row.member)}--{row.kind}--{row.as_of}")


def _membership(row: MembershipRow) -> Iterator[Statement]:
    node = membership_iri(row)
    yield node, TYPE, smepb("Membership")
    yield node, SOURCE, thing("document", row.source)
    yield node, smepb("organization"), thing("body", row.organization)
    yield node, smepb("member"), member_iri(row.member)
    yield node, smepb("kind"), concept("membership-kind", row.kind)
    yield node, smepb("asOf"), date_literal(row.as_of)


def link_iri(row: LinkRow) -> Iri:
    """The node of a row of links.csv."""
    return thing("link", slug(row.entity) + "--" + slug(row.target.split("//", 1)[-1]))


def _link(row: LinkRow) -> Iterator[Statement]:
    node = link_iri(row)
    yield node, TYPE, smepb("IdentityLink")
    yield node, smepb("linkOf"), entity_iri(row.entity)
    yield node, smepb("target"), Iri(row.target)
    yield node, smepb("relation"), concept("identity-relation", row.relation)
    yield node, smepb("evidence"), Literal(row.evidence)


def _source(row: SourceRow) -> Iterator[Statement]:
    node = thing("document", row.id)
    yield node, TYPE, smepb("Document")
    yield node, LABEL, Literal(row.title, language="en")
    yield node, TITLE, Literal(row.title, language="en")
    yield node, smepb("kind"), concept("document-kind", row.kind)
    yield node, smepb("reading"), concept("reading", row.read)
    yield node, LANGUAGE, Literal(row.language)
    if row.symbol:
        yield node, smepb("symbol"), Literal(row.symbol)
    if row.date:
        yield node, smepb("date"), date_literal(row.date)
    if row.body:
        yield node, smepb("body"), thing("body", row.body)
    if row.url:
        yield node, smepb("url"), Literal(row.url, XSD + "anyURI")
    if row.note:
        yield node, smepb("note"), Literal(row.note)

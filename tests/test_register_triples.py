"""Each register row becomes statements in one graph, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.rdf import XSD, Iri, Literal, Quad
from graph.register_triples import (
    REGISTER,
    link_iri,
    member_iri,
    membership_iri,
    name_iri,
    register_places,
    register_quads,
)
from graph.registers import Registers, read_registers
from graph.vocab import LABEL, SOURCE, TYPE, concept, smepb, thing
from tests.small_data import FIRST, write_data

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

STATISTICS = thing("document", "norda-statistics")


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return read_registers(write_data(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def quads(registers: Registers) -> set[Quad]:
    return set(register_quads(registers))


def said(quads: set[Quad], subject: Iri) -> set[tuple[Iri, object]]:
    return {(quad.predicate, quad.object) for quad in quads if quad.subject == subject}


def test_all_statements_are_in_the_register_graph(quads: set[Quad]) -> None:
    assert {quad.graph for quad in quads} == {REGISTER}


def test_a_body_has_class_kind_parent_and_passage(quads: set[Quad]) -> None:
    found = said(quads, thing("body", "norda-tfw"))
    assert found >= {
        (TYPE, smepb("Body")),
        (LABEL, Literal("Task Force on Women in Business", language="en")),
        (SOURCE, thing("document", FIRST)),
        (smepb("acronym"), Literal("TFW")),
        (smepb("kind"), concept("body-kind", "task-force")),
        (smepb("parent"), thing("body", "norda-wgs")),
        (smepb("established"), Literal("2001-03", XSD + "gYearMonth")),
        (smepb("citation"), thing("citation", f"{FIRST}--9")),
    }
    assert (TYPE, smepb("ActorGroup")) in said(quads, thing("body", "experts"))
    assert (smepb("country"), thing("economy", "can")) in said(quads, thing("body", "solum"))


def test_codes_of_economies_are_text(quads: set[Quad]) -> None:
    found = said(quads, thing("economy", "arl"))
    assert found >= {(smepb("iso3"), Literal("ARL")), (smepb("iso2"), Literal("AR")), (smepb("m49"), Literal("901"))}


def test_a_name_tells_whose_it_is_in_whose_papers_and_since_when(registers: Registers, quads: set[Quad]) -> None:
    row = next(row for row in registers.names if row.name == "Bergian Republic")
    assert said(quads, name_iri(row)) == {
        (TYPE, smepb("Name")),
        (LABEL, Literal("Bergian Republic", language="en")),
        (SOURCE, STATISTICS),
        (smepb("nameOf"), thing("economy", "brg")),
        (smepb("kind"), concept("name-kind", "official")),
        (smepb("authority"), thing("body", "norda")),
        (smepb("validFrom"), Literal("1990-01-01", XSD + "date")),
    }


def test_a_membership_tells_who_where_and_as_of_when(registers: Registers, quads: set[Quad]) -> None:
    row = registers.memberships[2]
    assert said(quads, membership_iri(row)) == {
        (TYPE, smepb("Membership")),
        (SOURCE, thing("document", FIRST)),
        (smepb("organization"), thing("body", "norda")),
        (smepb("member"), thing("body", "solum")),
        (smepb("kind"), concept("membership-kind", "observer")),
        (smepb("asOf"), Literal("2001-03-21", XSD + "date")),
    }
    assert member_iri("ARL") == thing("economy", "arl")


def test_a_link_has_its_evidence(registers: Registers, quads: set[Quad]) -> None:
    assert said(quads, link_iri(registers.links[0])) == {
        (TYPE, smepb("IdentityLink")),
        (smepb("linkOf"), thing("economy", "arl")),
        (smepb("target"), Iri("http://example.org/id/arland")),
        (smepb("relation"), concept("identity-relation", "same")),
        (smepb("evidence"), Literal("https://example.org/codes")),
    }


def test_a_source_says_how_it_was_read(quads: set[Quad]) -> None:
    found = said(quads, thing("document", "norda-wgs-2"))
    assert found >= {
        (TYPE, smepb("Document")),
        (smepb("reading"), concept("reading", "record")),
        (smepb("symbol"), Literal("TRADE/WP.8/2002/9")),
        (smepb("date"), Literal("2002-04-12", XSD + "date")),
        (smepb("note"), Literal("only the dates")),
    }


def test_every_row_has_a_node_of_its_own_and_its_place_is_known(registers: Registers, quads: set[Quad]) -> None:
    places = register_places(registers, "data")
    kinds = (registers.bodies, registers.names, registers.economies, registers.people)
    others = (registers.memberships, registers.links, registers.meetings, registers.sources)
    assert len(places) == sum(map(len, (*kinds, *others)))
    assert set(places) <= {quad.subject for quad in quads}
    assert places[thing("body", "norda")] == ("data/bodies.csv", 3)


def test_rows_of_the_data_have_distinct_nodes(kg: KnowledgeGraph) -> None:
    nodes = [name_iri(row) for row in kg.registers.names]
    nodes += [membership_iri(row) for row in kg.registers.memberships]
    nodes += [link_iri(row) for row in kg.registers.links]
    assert len(set(nodes)) == len(nodes)


@pytest.mark.parametrize("cls", ["Economy", "Person", "Name", "Membership"])
def test_every_row_of_the_data_names_a_source_that_is_a_document(kg: KnowledgeGraph, cls: str) -> None:
    without = (
        f"SELECT ?s WHERE {{ ?s a smepb:{cls} FILTER NOT EXISTS {{ ?s dcterms:source ?d . ?d a smepb:Document }} }}"
    )
    assert kg.query(without).rows == ()
    assert kg.query(f"ASK {{ ?s a smepb:{cls} ; dcterms:source ?d }}").truth

"""What a name in one document means, and which two facts speak of the same thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.fact_fields import Range
from graph.fact_json import FactFile, from_json, kebab, read_facts
from graph.names import NameIndex
from graph.registers import Registers, read_registers
from graph.scope import Scope
from graph.vocab import entity_iri, thing
from tests.small_data import FIRST, SECOND, write_data

if TYPE_CHECKING:
    from pathlib import Path

    from graph.facts import Fact
    from graph.store import KnowledgeGraph

GROUP = "Working Group on Small Firms"


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return read_registers(write_data(tmp_path_factory.mktemp("small")))


def fact(document: str, kind: str, /, **fields: Any) -> Fact:
    head = {"id": f"{document}/{kebab(kind)}/x", "document": document, "paragraph": "1", "type": kind}
    return from_json(json.dumps({**head, **fields}))


def scope(registers: Registers, document: str, *facts: Fact) -> Scope:
    return Scope(FactFile(document, "", facts, tuple(range(1, len(facts) + 1)), ()), registers, NameIndex(registers))


def same(registers: Registers, kind: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a fact of the first document and one of the second speak of the same thing."""
    here, there = fact(FIRST, kind, **one), fact(SECOND, kind, **other)
    return scope(registers, FIRST, here).identify(here) == scope(registers, SECOND, there).identify(there)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"name": "First session", "ordinal": 2}, {"name": "Session II", "ordinal": 2}, True),
        ({"name": "Session", "ordinal": 2}, {"name": "Session", "ordinal": 3}, False),
        ({"name": "Session"}, {"name": "Session"}, False),
    ],
)
def test_meetings_of_a_body_are_the_same_if_their_number_is(
    registers: Registers, one: dict[str, Any], other: dict[str, Any], expected: bool
) -> None:
    assert same(registers, "Meeting", {**one, "of_body": GROUP}, {**other, "of_body": GROUP}) is expected


def test_a_number_without_a_body_makes_no_meeting_the_same(registers: Registers) -> None:
    assert not same(registers, "Meeting", {"name": "Session", "ordinal": 2}, {"name": "Session", "ordinal": 2})


def test_a_row_of_meetings_csv_goes_before_body_and_number(registers: Registers) -> None:
    wrongly_numbered = fact(SECOND, "Meeting", name="Forum III", of_body=GROUP, ordinal=9)
    found = scope(registers, SECOND, wrongly_numbered).identify(wrongly_numbered)
    assert found == thing("meeting", "norda-forum-3")


def test_documents_are_the_same_by_symbol_whatever_their_title(registers: Registers) -> None:
    assert same(registers, "Document", {"symbol": "TRADE/1", "title": "Plan"}, {"symbol": "Trade/1"})
    assert not same(registers, "Document", {"title": "Plan"}, {"title": "Plan"})


def test_a_document_that_was_read_is_found_by_symbol_and_knows_itself_by_title(registers: Registers) -> None:
    cited = fact(SECOND, "Document", symbol="TRADE/WP.8/2001/2")
    itself = fact(FIRST, "Document", title="Report of the first session")
    stranger = fact(SECOND, "Document", title="Report of the first session")
    assert scope(registers, SECOND, cited).identify(cited) == thing("document", FIRST)
    assert scope(registers, FIRST, itself).identify(itself) == thing("document", FIRST)
    assert scope(registers, SECOND, stranger).identify(stranger) != thing("document", FIRST)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"name": "Loans", "code": "B.5", "body": GROUP}, {"name": "Credit", "code": "B.5", "body": GROUP}, True),
        ({"name": "Loans", "body": GROUP}, {"name": "loans", "body": GROUP}, True),
        ({"name": "Loans", "code": "B.5", "body": GROUP}, {"name": "Loans", "code": "B.6", "body": GROUP}, False),
        ({"name": "Loans", "code": "B.5", "body": GROUP}, {"name": "Loans", "code": "B.5"}, False),
        ({"name": "Loans"}, {"name": "Loans"}, False),
    ],
)
def test_projects_are_the_same_by_code_or_name_within_a_body(
    registers: Registers, one: dict[str, Any], other: dict[str, Any], expected: bool
) -> None:
    assert same(registers, "Project", one, other) is expected


@pytest.mark.parametrize("kind", ["Theme", "Example"])
def test_a_theme_or_example_belongs_to_its_document(registers: Registers, kind: str) -> None:
    fields = {"name": "Credit"} | ({"summary": "It lends."} if kind == "Example" else {})
    assert not same(registers, kind, fields, fields)


def test_long_names_that_differ_at_the_end_stay_apart(registers: Registers) -> None:
    long = "A project about " + "very " * 30
    assert not same(registers, "Project", {"name": long + "old", "body": GROUP}, {"name": long + "new", "body": GROUP})


def test_an_actor_is_the_register_entry_on_the_date_of_the_document(registers: Registers) -> None:
    here = scope(registers, FIRST)
    assert here.actor("Bergian Republic").iri == entity_iri("economy:BRG")
    assert here.actor("Bergian Kingdom").reason == "unknown"
    assert here.actor("WGS").iri == entity_iri("body:norda-wgs")


def test_a_name_is_looked_up_in_its_own_document_where_the_field_allows(registers: Registers) -> None:
    project = fact(FIRST, "Project", name="Loans for makers", code="007")
    meeting = fact(FIRST, "Meeting", name="Spring forum")
    here = scope(registers, FIRST, project, meeting)
    assert here.resolve(Range.THING, "loans for makers").iri == here.identify(project)
    assert here.resolve(Range.THING, "007").iri == here.identify(project)
    assert here.resolve(Range.MEETING, "Spring forum").iri == here.identify(meeting)
    assert here.resolve(Range.MEETING, "Loans for makers").reason == "unknown"
    assert here.resolve(Range.ACTOR, "Spring forum").iri == here.identify(meeting)
    assert scope(registers, SECOND).resolve(Range.THING, "Loans for makers").reason == "unknown"


def test_a_field_of_people_takes_people_only(registers: Registers) -> None:
    here = scope(registers, FIRST)
    assert here.resolve(Range.PERSON, "Ada Lind").iri == entity_iri("person:ada-lind")
    assert here.resolve(Range.PERSON, "Arland").iri is None


def test_the_register_goes_before_a_thing_of_the_same_name_in_the_document(registers: Registers) -> None:
    double = fact(FIRST, "Project", name="Arland")
    assert scope(registers, FIRST, double).resolve(Range.ACTOR, "Arland").iri == entity_iri("economy:ARL")


def test_an_ambiguous_name_leads_nowhere_and_tells_its_candidates(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    with (data / "names.csv").open("a", encoding="utf-8") as names:
        names.write("economy:ARL,Realm,short,,,,norda-wgs-1\neconomy:BRG,Realm,short,,,,norda-wgs-1\n")
    found = scope(read_registers(data), FIRST).actor("Realm")
    assert (found.iri, found.reason, found.candidates) == (None, "ambiguous", ("economy:ARL", "economy:BRG"))


@pytest.mark.parametrize(
    ("place", "economy"),
    [
        ("Port Ada, Arland", "economy:ARL"),
        ("Arland", "economy:ARL"),
        ("Hall 3, Port Ada, Cantia, Republic of", "economy:CAN"),
        ("Arland, Port Ada", None),
        ("Port Ada", None),
        ("Port Ada, NORDA", None),
    ],
)
def test_a_place_lies_in_the_economy_at_its_end(registers: Registers, place: str, economy: str | None) -> None:
    expected = entity_iri(economy) if economy else None
    assert scope(registers, FIRST).country(place) == expected


def real(kg: KnowledgeGraph, document: str) -> Scope:
    file = read_facts(kg.paths.data / "documents" / f"{document}.jsonl")
    return Scope(file, kg.registers, kg.names)


@pytest.mark.parametrize(
    ("document", "printed", "entity"),
    [
        ("apec-smewg-14", "SMEWG", "body:apec-smewg"),
        ("asean-smewg-34-2014-manila", "SMEWG", "body:asean-smewg"),
        ("apec-smewg-14", "Chinese Taipei", "economy:TWN"),
        ("apec-smewg-14", "Hong Kong, China", "economy:HKG"),
        ("unece-wp8-session-2", "The former Yugoslav Republic of Macedonia", "economy:MKD"),
        ("unece-wp8-session-2", "European Community", "body:european-community"),
        ("unece-wp8-session-2", "European Commission", "body:european-commission"),
    ],
)
def test_names_in_real_documents(kg: KnowledgeGraph, document: str, printed: str, entity: str) -> None:
    assert real(kg, document).actor(printed).iri == entity_iri(entity)


def test_one_acronym_two_working_groups(kg: KnowledgeGraph) -> None:
    apec, asean = real(kg, "apec-smewg-14").actor("SMEWG"), real(kg, "asean-smewg-34-2014-manila").actor("SMEWG")
    assert apec.iri != asean.iri
    assert real(kg, "unece-wp8-session-2").actor("SMEWG").reason == "unknown"

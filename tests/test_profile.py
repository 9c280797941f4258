"""A profile gathers what is said of a thing, each statement with its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.profile import Profile, Section, Statement, profile
from graph.store import KnowledgeGraph
from graph.vocab import concept, thing
from tests.small_data import FIRST, SECOND, write_data

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Profile]:
    folder = tmp_path_factory.mktemp("small")
    kg = KnowledgeGraph.open(write_data(folder), folder / "store")
    return lambda kind, local: profile(kg, thing(kind, local))


def section(found: Profile, title: str) -> Section:
    return next(section for section in found.sections if section.title == title)


def test_a_thing_has_its_name_class_and_address(of: Callable[[str, str], Profile]) -> None:
    found = of("body", "norda-wgs")
    assert (found.name, found.kind) == ("Working Group on Small Firms", "Body")
    assert found.iri == thing("body", "norda-wgs")


def test_properties_come_first_with_their_source(of: Callable[[str, str], Profile]) -> None:
    found = of("meeting", "norda-wgs-2")
    assert found.sections[0].title == "What it is"
    assert Statement("start: 2002-04-10", SECOND, "Header", "") in found.sections[0].statements
    assert Statement("start: 2002", FIRST, "12", "") in found.sections[0].statements
    assert Statement("body: Working Group on Small Firms", SECOND, "Header", "") in found.sections[0].statements


def test_facts_are_ordered_by_the_part_that_the_thing_plays(of: Callable[[str, str], Profile]) -> None:
    found = of("body", "solum")
    titles = [section.title for section in found.sections]
    assert titles == [
        "What it is",
        "Cooperation, as to",
        "Membership, as member",
        "Name, as authority",
        "OverlapConcern, as overlapsWith",
        "Participation, as participant",
        "Project, as partner",
    ]
    (cooperation,) = section(found, "Cooperation, as to").statements
    assert (cooperation.document, cooperation.paragraph, cooperation.review) == (FIRST, "8", "checked-twice")
    assert cooperation.says.startswith("Liaise, Agreed, training | from: Working Group on Small Firms | meeting: First")


def test_a_membership_names_its_source(of: Callable[[str, str], Profile]) -> None:
    (membership,) = section(of("economy", "arl"), "Membership, as member").statements
    assert membership.document == "norda-statistics"
    assert "2001" in membership.says


def test_an_unknown_thing_has_no_sections(of: Callable[[str, str], Profile]) -> None:
    found = of("body", "nobody")
    assert (found.name, found.kind, found.sections) == (thing("body", "nobody"), "unknown", ())


def test_the_same_profile_twice_is_the_same(of: Callable[[str, str], Profile]) -> None:
    assert of("economy", "brg") == of("economy", "brg")


def test_a_topic_has_a_profile(kg: KnowledgeGraph) -> None:
    found = profile(kg, concept("topic", "clusters"))
    assert found.kind == "Concept"
    assert any(section.title.endswith("as topic") for section in found.sections)
    assert all(
        statement.document
        for section in found.sections
        for statement in section.statements
        if section.title != "What it is"
    )


def test_every_fact_about_a_body_is_in_its_profile(kg: KnowledgeGraph) -> None:
    found = profile(kg, thing("body", "unctad"))
    shown = sum(len(section.statements) for section in found.sections if section.title.startswith("Cooperation"))
    counted = kg.query("SELECT DISTINCT ?c ?role { ?c a smepb:Cooperation ; ?role body:unctad }")
    assert shown == len(counted) > 0

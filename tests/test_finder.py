"""What a person means by a name; never a guess between two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import UnknownNameError
from graph.finder import find, prefixed
from graph.rdf import Iri
from graph.vocab import concept, thing

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNECE", thing("body", "unece")),
        ("unctad", thing("body", "unctad")),
        ("WP.8", thing("body", "unece-wp8")),
        ("apec-smewg", thing("body", "apec-smewg")),
        ("Hong Kong, China", thing("economy", "hkg")),
        ("Türkiye", thing("economy", "tur")),
        ("turkey", thing("economy", "tur")),
        ("Krystyna Gurbiel", thing("person", "krystyna-gurbiel")),
        ("8th APEC SME Ministerial Meeting", thing("meeting", "apec-smemm-8")),
        ("unece-wp8-2", thing("meeting", "unece-wp8-2")),
        ("TRADE/WP.8/2001/2", thing("document", "trade-wp-8-2001-2")),
        ("clusters", concept("topic", "clusters")),
        ("body:apec-smewg", thing("body", "apec-smewg")),
        ("doc:unctad-com3-19", thing("document", "unctad-com3-19")),
        ("topic:clusters", concept("topic", "clusters")),
        ("https://w3id.org/smepb/id/economy/lva", thing("economy", "lva")),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(kg: KnowledgeGraph, text: str, expected: Iri) -> None:
    assert find(kg, text) == (expected, "")


def test_a_typing_error_is_forgiven_and_told(kg: KnowledgeGraph) -> None:
    found = find(kg, "Krystina Gurbiel")
    assert found == (thing("person", "krystyna-gurbiel"), "krystyna gurbiel")


def test_one_name_of_two_things_gives_both_to_choose_from(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match=r"'SMEWG' may mean body:apec-smewg .*, body:asean-smewg") as caught:
        find(kg, "SMEWG")
    assert {choice.split(" ")[0] for choice in caught.value.near} == {"body:apec-smewg", "body:asean-smewg"}
    assert find(kg, caught.value.near[0].split(" ")[0]).thing == thing("body", "apec-smewg")


def test_a_part_of_many_names_gives_some_to_choose_from(kg: KnowledgeGraph) -> None:
    with pytest.raises(
        UnknownNameError, match=r"nothing is called 'Medium'; near are .* and \d+ more; name one"
    ) as caught:
        find(kg, "Medium")
    assert len(caught.value.near) == 8


@pytest.mark.parametrize("text", ["xyzzy", "", "body:x> } #", "https://example.org/> ?p ?o } #"])
def test_what_is_called_nothing_is_told(kg: KnowledgeGraph, text: str) -> None:
    with pytest.raises(UnknownNameError):
        find(kg, text)


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (thing("document", "apec-smewg-14"), "doc:apec-smewg-14"),
        (thing("body", "unece"), "body:unece"),
        (thing("project", "unece-b-5"), "https://w3id.org/smepb/id/project/unece-b-5"),
        (Iri("https://example.org/x"), "https://example.org/x"),
    ],
)
def test_a_choice_can_be_given_back(kg: KnowledgeGraph, iri: Iri, short: str) -> None:
    assert prefixed(iri) == short
    assert find(kg, short).thing == iri

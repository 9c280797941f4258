"""A term of a document leads to the one concept of its scheme that has it as a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.concepts import Concepts, read_concepts
from graph.resources import ontology_folder
from graph.vocab import concept, expand

if TYPE_CHECKING:
    from pathlib import Path

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix topic: <https://w3id.org/smepb/concept/topic/> .
@prefix region: <https://w3id.org/smepb/concept/region/> .
topic:finance a skos:Concept ; skos:prefLabel "finance"@en ; skos:altLabel "access to credit"@en ; skos:notation "fin" .
topic:micro a skos:Concept ; skos:prefLabel "micro-finance"@en ; skos:broader topic:finance, topic:poverty .
topic:poverty a skos:Concept ; skos:prefLabel "Poverty"@en .
region:finance a skos:Concept ; skos:prefLabel "finance"@en .
"""


def read(folder: Path, turtle: str) -> Concepts:
    (folder / "concepts").mkdir()
    (folder / "concepts" / "topics.ttl").write_text(turtle, encoding="utf-8")
    return read_concepts(folder)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("finance", "finance"),
        ("Finance", "finance"),
        ("Access to Credit", "finance"),
        ("fin", "finance"),
        ("Micro finance", "micro"),
        ("finances", None),
        ("", None),
    ],
)
def test_a_term_is_found_by_any_label_or_notation_of_its_scheme(tmp_path: Path, term: str, found: str | None) -> None:
    concepts = read(tmp_path, TURTLE)
    assert concepts.find("topic", term) == (concept("topic", found) if found else None)


def test_schemes_do_not_mix(tmp_path: Path) -> None:
    concepts = read(tmp_path, TURTLE)
    assert concepts.find("region", "finance") == concept("region", "finance")
    assert concepts.find("region", "Poverty") is None
    assert concepts.labels("region") == ["finance"]


def test_a_concept_may_stand_under_several(tmp_path: Path) -> None:
    concepts = read(tmp_path, TURTLE)
    above = concepts.broader[concept("topic", "micro")]
    assert sorted(above) == [concept("topic", "finance"), concept("topic", "poverty")]
    assert concepts.label[concept("topic", "poverty")] == "Poverty"


def test_a_label_of_two_concepts_is_told(tmp_path: Path) -> None:
    double = 'topic:money a skos:Concept ; skos:prefLabel "Access-to-credit"@en .\n'
    assert read(tmp_path, TURTLE + double).doubles == (("topic", "access to credit"),)


def test_the_schemes_of_the_ontology_share_no_label_and_have_no_circle() -> None:
    concepts = read_concepts(ontology_folder())
    assert concepts.doubles == ()
    for start in concepts.broader:
        seen, todo = set(), list(concepts.broader[start])
        while todo:
            above = todo.pop()
            assert above != start
            if above not in seen:
                seen.add(above)
                todo += concepts.broader.get(above, ())


def test_what_stands_above_a_concept_is_a_concept_of_the_same_scheme() -> None:
    concepts = read_concepts(ontology_folder())
    for low, higher in concepts.broader.items():
        for high in higher:
            assert high in concepts.label
            assert high.rsplit("/", 1)[0] == low.rsplit("/", 1)[0]


def test_every_concept_has_a_scheme() -> None:
    triples = read_concepts(ontology_folder()).triples
    members = {t.subject for t in triples if t.object == expand("skos:Concept")}
    placed = {t.subject: t.object for t in triples if t.predicate == expand("skos:inScheme")}
    assert members == set(placed)
    schemes = {t.subject for t in triples if t.object == expand("skos:ConceptScheme")}
    assert set(placed.values()) == schemes

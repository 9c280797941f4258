"""The facts of a document come back from its graph as they stand in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.document_facts import document_facts
from graph.fact_fields import Range
from graph.fact_json import read_facts
from graph.facts import SPECS
from graph.store import KnowledgeGraph
from graph.vocab import concept
from tests.small_data import FIRST, SECOND, write_data, write_ontology

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("facts")
    return KnowledgeGraph.open(write_data(folder), folder / "store", write_ontology(folder))


@pytest.mark.parametrize("document", [FIRST, SECOND])
def test_every_fact_of_the_file_is_there_once(small: KnowledgeGraph, document: str) -> None:
    file = read_facts(small.paths.data / "documents" / f"{document}.jsonl")
    here = {fact.id: (fact.paragraph, fact.review, bool(fact.kind_of_thing)) for fact in file.facts}
    found = document_facts(small, document)
    assert {fact.id: (fact.paragraph, fact.review, fact.thing is not None) for fact in found} == here
    assert len(found) == len(here)


def test_fields_keep_their_codes_and_texts(small: KnowledgeGraph) -> None:
    found = {fact.id: fact for fact in document_facts(small, FIRST)}
    for fact in read_facts(small.paths.data / "documents" / f"{FIRST}.jsonl").facts:
        fields = dict(found[fact.id].fields)
        for attribute, spec in SPECS[type(fact).__name__]:
            value = getattr(fact, attribute)
            if value and spec.range is Range.CODE and isinstance(value, str):
                assert concept(spec.scheme, value) in fields[spec.prop], (fact.id, attribute)
            if value and spec.range is Range.SUMMARY:
                assert value in [term.value for term in fields[spec.prop] if hasattr(term, "value")]


def test_facts_stand_in_the_order_of_the_paragraphs(kg: KnowledgeGraph) -> None:
    numbers = [int(fact.paragraph) for fact in document_facts(kg, "unece-wp8-session-2") if fact.paragraph.isdecimal()]
    assert numbers == sorted(numbers)
    assert max(numbers) > 9


def test_a_document_that_was_not_read_has_none(kg: KnowledgeGraph, tmp_path: Path) -> None:
    assert document_facts(kg, "no-such-document") == []

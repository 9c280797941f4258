"""The page on the ontology tells every term, and its examples run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.site.picture import picture
from graph.site.reference import EXAMPLES, Example
from graph.vocab import CLASSES, PREFIXES, PROPERTIES

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph
    from tests.site.reading import Pages


def test_every_class_and_property_has_its_place(site: Pages) -> None:
    page = site["ontology.html"]
    assert set(page.ids()) >= CLASSES | PROPERTIES
    assert all(f"PREFIX {prefix}: <{iri}>" in page.text for prefix, iri in PREFIXES.items())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_the_examples_answer_something(kg: KnowledgeGraph, example: Example) -> None:
    assert len(kg.query(example.text)) > 2
    assert len(re.findall(r"\s[;.]\s|\}", example.text)) <= 10


def test_the_picture_has_words_for_those_who_do_not_see_it(site: Pages) -> None:
    page = site["ontology.html"]
    svg = page.all("svg")[0]
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-labelledby"].split() == ["picture--title", "picture--words"]
    assert page.all("desc")[0].text == picture().words


def test_nothing_in_the_picture_is_drawn_outside_or_over_another_box() -> None:
    drawn = picture()
    boxes = [box for box in drawn.boxes if not box.frame]
    for box in boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y

"""Each link stands at both of its ends, with a date that says what it is, and with its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.neighbours import BASES, IN, OF_DOCUMENT, OUT, STATED, Neighbour, neighbours
from graph.network import LINK_TYPES
from graph.vocab import thing

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


@pytest.fixture(scope="module")
def links(kg: KnowledgeGraph) -> dict[str, list[Neighbour]]:
    return neighbours(kg.query)


def test_each_link_stands_at_both_ends(kg: KnowledgeGraph, links: dict[str, list[Neighbour]]) -> None:
    there = {(here, link.other, link.type, link.fact, link.direction) for here, some in links.items() for link in some}
    back = {OUT: IN, IN: OUT}
    assert {(other, here, kind, fact, back[way]) for here, other, kind, fact, way in there} == there
    edges = {(a, b, d["type"], d["fact"], OUT) for a, b, d in kg.to_networkx().edges(data=True)}
    assert {one for one in there if one[-1] == OUT} == edges


def test_a_date_says_what_it_is(links: dict[str, list[Neighbour]]) -> None:
    every = [link for some in links.values() for link in some]
    assert {link.type for link in every} == set(LINK_TYPES)
    assert {link.date_basis for link in every} <= set(BASES)
    assert all(bool(link.date) == (link.date_basis != "unknown") for link in every)
    assert {link.date_basis for link in every if link.type == "membership"} == {STATED}
    assert {link.date_basis for link in every if link.type == "parent"} <= {OF_DOCUMENT, "unknown"}


def test_every_link_but_a_meeting_without_a_passage_names_its_document(links: dict[str, list[Neighbour]]) -> None:
    without = [link for some in links.values() for link in some if not link.document]
    assert {link.type for link in without} <= {"meeting-of"}
    assert len(without) < sum(link.type == "meeting-of" for some in links.values() for link in some) / 4


def test_facts_have_their_review(links: dict[str, list[Neighbour]]) -> None:
    reviewed = {"cooperation", "overlap-concern", "participation"}
    assert {link.type for some in links.values() for link in some if link.review} == reviewed
    assert all(link.review for some in links.values() for link in some if link.type in reviewed)


def test_links_are_sorted(links: dict[str, list[Neighbour]]) -> None:
    some = links[thing("body", "unece-wp8")]
    assert [(link.type, link.label) for link in some] == sorted((link.type, link.label) for link in some)

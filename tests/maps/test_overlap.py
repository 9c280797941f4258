from __future__ import annotations

from typing import TYPE_CHECKING

from graph.maps.atlas import read_view
from graph.maps.facts import node_id
from graph.maps.overlap import WORDS, Evidence, OverlapLink, Overlaps, computed, overlap_view

if TYPE_CHECKING:
    from graph.maps.atlas import Stock
    from graph.store import KnowledgeGraph

SAID = Evidence("Spreads good practice on smaller firms.", "unece-wp8-session-2", "Annex I, 10", "agreed")
PAIRS = (
    OverlapLink("body:unece-wp8", "body:unctad-com3", 0.71, "strong", False, "Both deal with clusters.", (SAID, SAID)),
    OverlapLink("body:unido", "body:unctad", 0.5, "partial", True, "Both promote investment."),
    OverlapLink("body:unctad", "body:nobody", 0.9, "strong", True),
)


def test_managed_and_unmanaged_pairs_are_links_of_different_types(stock: Stock) -> None:
    view, _ = overlap_view(Overlaps(PAIRS, "Method 1."), stock)
    assert {(link.source, link.target, link.type) for link in view.links} == {
        ("body:unctad-com3", "body:unece-wp8", "unmanaged"),
        ("body:unctad", "body:unido", "managed"),
    }
    assert view.links[0].kind_label in ("partial (0.50)", "strong (0.71)")


def test_a_pair_says_why_and_cites_each_statement(stock: Stock) -> None:
    view, facts = overlap_view(Overlaps(PAIRS, "Method 1."), stock)
    link = next(link for link in view.links if link.type == "unmanaged")
    first, *cited = (facts[key] for key in link.facts)
    assert first.summary == "Both deal with clusters."
    assert first.more == (("Computed", "strong, score 0.71"),)
    assert [(fact.document, fact.paragraph, fact.status) for fact in cited] == [
        ("unece-wp8-session-2", "Annex I, 10", "agreed")
    ] * 2


def test_what_was_not_found_is_not_told_as_absent(stock: Stock) -> None:
    view, _ = overlap_view(Overlaps(PAIRS, "Method 1."), stock)
    assert "does not mean that there is none" in view.about
    assert "Method 1." in view.about


def test_the_view_of_the_derived_graph_holds_the_links_of_the_query_that_it_shows(
    kg: KnowledgeGraph, stock: Stock
) -> None:
    view, facts = computed(kg.query, read_view(kg.query, stock, WORDS))
    rows = {(node_id(str(r["from"])), node_id(str(r["to"])), str(r["type"])) for r in kg.query(view.sparql).dicts()}
    assert rows == {(link.source, link.target, link.type) for link in view.links}
    assert {link.type for link in view.links} == {"managed", "unmanaged", "in-line"}
    for link in view.links:
        first = facts[link.facts[0]]
        assert dict(first.more)["Sum of their scores"]
        assert all(fact in stock.facts for fact in link.facts[1:])


def test_a_pair_shows_the_charges_of_both_that_are_alike(kg: KnowledgeGraph, stock: Stock) -> None:
    view, _ = computed(kg.query, read_view(kg.query, stock, WORDS))
    link = next(link for link in view.links if {link.source, link.target} == {"body:unctad", "body:unido"})
    assert {"unctad-unido-mou-1998/mandate/unido-share", "unctad-unido-mou-1998/mandate/unctad-share"} <= set(
        link.facts
    )
    assert link.type == "managed"

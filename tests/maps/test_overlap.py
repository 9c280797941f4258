from __future__ import annotations

from typing import TYPE_CHECKING

from graph.maps.overlap import Evidence, OverlapLink, Overlaps, overlap_view

if TYPE_CHECKING:
    from graph.maps.atlas import Stock

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

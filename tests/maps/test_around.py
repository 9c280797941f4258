from __future__ import annotations

from typing import TYPE_CHECKING

from graph.maps.around import around_words, within
from graph.maps.atlas import Stock, read_view
from graph.maps.facts import node_id

if TYPE_CHECKING:
    from graph.maps.view import Atlas
    from graph.store import KnowledgeGraph

WP8 = "body:unece-wp8"


def test_one_step_reaches_what_a_link_joins_with_the_body(real: Atlas) -> None:
    near = {
        end
        for view in real.views
        for link in view.links
        if WP8 in (link.source, link.target)
        for end in (link.source, link.target)
    }
    assert {node_id(iri) for iri in within(WP8, 1, real.views)} == near


def test_more_steps_reach_more_but_not_through_topics_and_meetings(real: Atlas) -> None:
    one, two = (set(within(WP8, steps, real.views)) for steps in (1, 2))
    assert one < two
    charged = {
        link.source for link in real.views[1].links if link.target == "topic:entrepreneurship" and link.source != WP8
    }
    by_other_ways = {node_id(iri) for iri in within(WP8, 2, real.views[:1])}
    assert charged - by_other_ways
    assert not (charged - by_other_ways) & {node_id(iri) for iri in two}


def test_the_view_holds_the_links_among_all_that_is_near(kg: KnowledgeGraph, real: Atlas, stock: Stock) -> None:
    words = around_words(WP8, 1, real.views, stock)
    view, facts = read_view(kg.query, stock, words)
    near = {node_id(iri) for iri in within(WP8, 1, real.views)}
    assert {node.id for node in view.nodes} <= near
    due = {link.id for link in real.views[0].links if {link.source, link.target} <= near and link.type == "cooperation"}
    assert due
    assert due <= {link.id for link in view.links}
    assert view.start == WP8
    assert all(fact in facts or fact in stock.facts for link in view.links for fact in link.facts)

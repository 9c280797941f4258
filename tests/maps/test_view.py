from __future__ import annotations

from collections import Counter
from dataclasses import replace

from graph.maps.view import Atlas, Node, Row, Words, importance, make_links, make_view, to_networkx

WORDS = Words("cooperation", "Cooperation", "")


def _row(fact: str, one: str, other: str, status: str = "existing") -> Row:
    return Row(one, other, "cooperation", "liaise", status, fact)


def test_facts_that_say_the_same_share_a_link_and_all_stay_behind_it() -> None:
    links = make_links([_row("f1", "a", "b"), _row("f2", "a", "b"), _row("f3", "a", "b", "proposed")])
    assert [(link.status, link.facts) for link in links] == [("existing", ("f1", "f2")), ("proposed", ("f3",))]


def test_links_between_the_same_two_never_lie_on_each_other() -> None:
    rows = [_row(f"f{i}", *ends, status) for i, (ends, status) in enumerate(
        (ends, status) for ends in (("a", "b"), ("b", "a")) for status in ("existing", "agreed", "proposed"))]  # fmt: skip
    links = make_links(rows)
    # A bend to the right seen from one end is a bend to the left seen from the other.
    sides = Counter(link.bend if link.source == "a" else -link.bend for link in links)
    assert len(links) == 6
    assert set(sides.values()) == {1}


def test_direction_is_kept() -> None:
    (link,) = make_links([_row("f", "z", "a")])
    assert (link.source, link.target) == ("z", "a")


def test_a_status_that_is_not_told_is_unknown_and_not_the_first_one() -> None:
    (link,) = make_links([_row("f", "a", "b", "")])
    assert link.status == "unknown"
    (link,) = make_links([replace(_row("f", "a", "b", ""), type="mandate")])
    assert link.status == ""


def test_nodes_without_links_are_told_and_not_drawn(small: Atlas) -> None:
    (view,) = small.views
    assert [node.id for node in view.unlinked] == ["body:lone"]
    assert "body:lone" not in {node.id for node in view.nodes}


def test_a_row_about_something_unknown_is_left_out() -> None:
    view = make_view(WORDS, [Node("a", "A", "A", (), "body")], [_row("f", "a", "b")])
    assert (view.nodes, view.links) == ((), ())


def test_what_has_more_facts_weighs_more_and_a_parent_weighs_for_its_bodies(small: Atlas) -> None:
    weight = importance(small.views[0])
    assert weight["body:a1"] == 3 + 1
    assert weight["body:a2"] == 0


def test_the_network_holds_every_link_with_its_direction(small: Atlas) -> None:
    (view,) = small.views
    graph = to_networkx(view)
    assert {key: (one, other) for one, other, key in graph.edges(keys=True)} == {
        link.id: (link.source, link.target) for link in view.links
    }
    assert graph.nodes["body:a"] == {"name": "Alpha", "cls": "organization"}

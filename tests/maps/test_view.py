from __future__ import annotations

from collections import Counter
from dataclasses import replace

from graph.maps.view import Fact, Node, View, make_links, make_view


def _fact(id_: str, one: str, other: str, status: str = "existing") -> Fact:
    return Fact(id=id_, type="cooperation", sources=(one,), targets=(other,), kind="liaise", status=status)


def test_facts_that_say_the_same_share_a_link_and_all_stay_behind_it() -> None:
    links = make_links([_fact("f1", "a", "b"), _fact("f2", "a", "b"), _fact("f3", "a", "b", "proposed")])
    assert [(link.status, link.facts) for link in links] == [("existing", ("f1", "f2")), ("proposed", ("f3",))]


def test_a_fact_with_several_parties_links_each_with_each() -> None:
    links = make_links([replace(_fact("f", "a", "x"), sources=("a", "b"), targets=("x", "y"))])
    assert [(link.source, link.target) for link in links] == [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]


def test_links_between_the_same_two_never_lie_on_each_other() -> None:
    facts = [_fact(f"f{i}", *ends, status) for i, (ends, status) in enumerate(
        (ends, status) for ends in (("a", "b"), ("b", "a")) for status in ("existing", "agreed", "proposed"))]  # fmt: skip
    links = make_links(facts)
    # A bend to the right seen from one end is a bend to the left seen from the other.
    sides = Counter(link.bend if link.source == "a" else -link.bend for link in links)
    assert len(links) == 6
    assert set(sides.values()) == {1}


def test_direction_is_kept() -> None:
    (link,) = make_links([_fact("f", "z", "a")])
    assert (link.source, link.target) == ("z", "a")


def test_nodes_without_links_are_told_and_not_drawn(small: View) -> None:
    assert [node.id for node in small.unlinked] == ["body:lone"]
    assert "body:lone" not in {node.id for node in small.nodes}


def test_a_group_or_economy_is_there_only_as_a_party() -> None:
    nodes = [Node("economy:lva", "Latvia", "Latvia", (), "economy"), Node("body:g", "G", "G", (), "group")]
    assert make_view(nodes, []) == View()


def test_a_fact_about_something_unknown_is_left_out() -> None:
    view = make_view([Node("a", "A", "A", (), "body")], [_fact("f", "a", "b")])
    assert (view.facts, view.links) == ((), ())


def test_each_node_knows_all_facts_it_is_a_party_of(small: View) -> None:
    facts = {node.id: node.facts for node in small.nodes}
    assert facts["body:a1"] == ("f1", "f2", "f3", "pbody:a1", "pbody:a2")

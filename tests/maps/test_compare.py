from __future__ import annotations

from dataclasses import replace

from graph.maps.compare import compared
from tests.maps.made import atlas_of, fact, node

NODES = [node("a"), node("b"), node("c"), node("d", "organization")]
OLD = atlas_of(
    NODES, [fact("f1", "a", "b"), fact("f2", "a", "c", "requested"), fact("f3", "b", "c"), fact("f4", "b", "d")]
)
SAME = fact("f1", "a", "b")
NOW_EXISTS, OTHER_WORDS = fact("f2", "a", "c"), replace(fact("f3", "b", "c"), summary="told anew")
NEW = atlas_of(NODES, [SAME, NOW_EXISTS, OTHER_WORDS, fact("f5", "c", "a")])


def test_each_link_says_what_became_of_it() -> None:
    (view,) = compared(NEW, OLD).views
    assert {(link.source, link.target): link.change for link in view.links} == {
        ("a", "b"): "same",
        ("a", "c"): "changed",
        ("b", "c"): "changed",
        ("c", "a"): "appeared",
        ("b", "d"): "lapsed",
    }


def test_what_lapsed_is_drawn_with_its_facts_marked_as_of_the_earlier_version() -> None:
    atlas = compared(NEW, OLD)
    (view,) = atlas.views
    lapsed = next(link for link in view.links if link.change == "lapsed")
    (old,) = (atlas.facts[key] for key in lapsed.facts)
    assert old.summary == "about f4"
    assert ("Told in", "the earlier version of the data only") in old.more
    assert "d" in {one.id for one in view.nodes}
    assert "d" not in {one.id for one in view.unlinked}


def test_a_version_compared_with_itself_is_as_before() -> None:
    (view,) = compared(OLD, OLD).views
    assert {link.change for link in view.links} == {"same"}
    assert len(view.links) == 4

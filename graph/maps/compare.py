"""Two versions of the data as one map: what appeared, what changed, and what is told no longer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.maps.view import Atlas, Fact, Link, Node, View

OLD = "earlier version: "
"""What the id of a fact begins with that only the older version has."""


def compared(new: Atlas, old: Atlas) -> Atlas:
    """The new atlas with a change on each link, and with the links and facts that only the old one has."""
    facts = dict(new.facts)
    views = []
    for view in new.views:
        before = old.view(view.id)
        if before is None:
            views.append(view)
            continue
        done, gone = _compared(view, before, new.facts, old.facts)
        facts.update({OLD + key: _renamed(old.facts[key]) for key in gone})
        views.append(done)
    documents = dict(sorted({**old.documents, **new.documents}.items()))
    return replace(new, views=tuple(views), facts=dict(sorted(facts.items())), documents=documents)


def _compared(
    view: View, before: View, facts: Mapping[str, Fact], old_facts: Mapping[str, Fact]
) -> tuple[View, list[str]]:
    was = {link.id: link for link in before.links}
    pairs = {_pair(link) for link in before.links}
    now_pairs = {_pair(link) for link in view.links}
    links = [replace(link, change=_change(link, was, pairs, facts, old_facts)) for link in view.links]
    kept = {link.id for link in view.links}
    gone = [link for link in before.links if link.id not in kept and _pair(link) not in now_pairs]
    lapsed = [replace(link, change="lapsed", facts=tuple(OLD + key for key in link.facts)) for link in gone]
    known = {node.id: node for node in (*before.nodes, *before.unlinked, *view.nodes, *view.unlinked)}
    ends = {end for link in (*links, *lapsed) for end in (link.source, link.target)}
    nodes = _sorted(node for node in known.values() if node.id in ends)
    unlinked = _sorted(node for node in view.unlinked if node.id not in ends)
    everything = tuple(sorted((*links, *lapsed), key=lambda link: link.id))
    done = replace(view, nodes=nodes, unlinked=unlinked, links=everything)
    return done, [key for link in gone for key in link.facts]


def _sorted(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: node.id))


def _pair(link: Link) -> tuple[str, str, str]:
    return link.source, link.target, link.type


def _change(
    link: Link,
    was: Mapping[str, Link],
    pairs: set[tuple[str, str, str]],
    facts: Mapping[str, Fact],
    old_facts: Mapping[str, Fact],
) -> str:
    """``changed`` if the two were linked in this way before, but with another kind, status or other statements."""
    if link.id not in was:
        return "changed" if _pair(link) in pairs else "appeared"
    before = [old_facts[key] for key in was[link.id].facts]
    return "same" if [facts[key] for key in link.facts] == before else "changed"


def _renamed(fact: Fact) -> Fact:
    return replace(fact, id=OLD + fact.id, more=(("Told in", "the earlier version of the data only"), *fact.more))

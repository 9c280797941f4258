"""Reads all views of a page out of the graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.maps import queries
from graph.maps.facts import local, node_id, read_documents, read_facts
from graph.maps.nodes import read_nodes
from graph.maps.view import Atlas, Fact, Node, Row, Source, View, Words, make_view
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.answer import Answer

_KINDS = """
SELECT ?concept ?label WHERE { ?concept skos:inScheme ?scheme ; skos:prefLabel ?label } ORDER BY ?concept ?label"""

COOPERATION = Words(
    "cooperation",
    "Cooperation",
    "Who works with whom, or is asked to, and where a document warns that work overlaps. Broken lines are not yet "
    "cooperation: they are agreed, requested or proposed.",
    (
        "cooperation between organizations, bodies, groups of actors, States and economies, whether it exists, is agreed, "
        "requested or proposed",
        "concerns that the work of two of them overlaps",
        "bodies that are part of an organization or of another body",
    ),
    queries.query([queries.COOPERATION, queries.HIERARCHY]),
)
TOPICS = Words(
    "topics",
    "Bodies and topics",
    "Which body is charged with a topic, decides on it or gives recommendations on it. Two bodies at one topic do not "
    "overlap for that alone: read for whom, where and when each works.",
    (
        "mandates of organizations and bodies, and the topics they name",
        "decisions and commitments of organizations and bodies that name a topic",
        "recommendations that organizations and bodies give on a topic",
    ),
    queries.query([queries.TOPICS, queries.BROADER]),
)
MEETINGS = Words(
    "meetings",
    "Economies and meetings",
    "Which States and economies the documents name as taking part in which meetings. Who is not named may still have "
    "been there.",
    ("States and economies that take part in a meeting", "the bodies whose meetings these are"),
    queries.query([queries.MEETINGS, queries.MEETING_OF]),
)
_ALWAYS = {"cooperation": ("organization", "body"), "topics": ("topic",), "meetings": ("meeting",)}
"""Classes that a view tells of even where no link was read."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What views are made from: every node, fact and document, the labels of codes, and how much was read."""

    nodes: Mapping[str, Node]
    facts: Mapping[str, Fact]
    documents: Mapping[str, Source]
    read: tuple[tuple[str, int], ...]
    labels: Mapping[str, str]


def read_stock(ask: Callable[[str], Answer]) -> Stock:
    """Everything that maps show, read out of the graph."""
    documents, read = read_documents(ask)
    labels = {str(row["concept"]): str(row["label"]) for row in ask(_KINDS).dicts()}
    return Stock(read_nodes(ask), read_facts(ask), documents, read, labels)


def read_atlas(ask: Callable[[str], Answer]) -> Atlas:
    """The three views of the whole graph: cooperation, bodies and topics, economies and meetings."""
    stock = read_stock(ask)
    return assemble(stock, [read_view(ask, stock, words) for words in (COOPERATION, TOPICS, MEETINGS)])


Read = tuple[View, dict[str, Fact]]
"""A view, and those facts of it that stand in no other place: where a thing belongs, and why a row says so."""


def read_view(ask: Callable[[str], Answer], stock: Stock, words: Words) -> Read:
    """The view of the rows that its query gives."""
    own: dict[str, Fact] = {}
    rows = []
    for found in ask(words.sparql).dicts():
        row = {key: str(value or "") for key, value in found.items()}
        fact = row["fact"].removeprefix(PREFIXES["fact"])
        if not fact:
            made = _fact_of(row, stock)
            own[made.id], fact = made, made.id
        kind, label = local(row["kind"]), stock.labels.get(row["kind"], "")
        rows.append(Row(node_id(row["from"]), node_id(row["to"]), row["type"], kind, local(row["status"]), fact, label))
    ends = {end for row in rows for end in (row.source, row.target)}
    always = _ALWAYS.get(words.id, ())
    nodes = [node for node in stock.nodes.values() if node.cls in always or node.id in ends]
    return make_view(words, nodes, rows), own


def _fact_of(row: Mapping[str, str], stock: Stock) -> Fact:
    """The statement behind a row that tells where a thing belongs, which has no id of its own."""
    low, high = node_id(row["from"]), node_id(row["to"])
    document, paragraph, type_ = local(row["document"]), row["paragraph"], row["type"]
    told = dict(stock.nodes[low].more) if low in stock.nodes else {}
    return Fact(
        id="/".join((type_, low, high, document, paragraph)),
        type=type_,
        sources=(low,),
        targets=(high,),
        document=document,
        paragraph=paragraph,
        summary="" if document else "As this graph orders its topics.",
        start=(told.get("Established", "") or told.get("From", "")).partition(";")[0],
    )


def assemble(stock: Stock, views: Iterable[Read]) -> Atlas:
    """The atlas of some views: with the facts behind their links, and all facts that their nodes are parties of."""
    read = list(views)
    facts = {**stock.facts, **{key: fact for _, own in read for key, fact in own.items()}}
    shown = {node.id for view, _ in read for node in (*view.nodes, *view.unlinked)}
    behind = {fact for view, _ in read for link in view.links for fact in link.facts}
    kept = {
        key: fact for key, fact in sorted(facts.items()) if key in behind or not shown.isdisjoint(_ends_of(fact, stock))
    }
    kept = {key: _among(fact, stock) for key, fact in kept.items()}
    cited = {fact.document for fact in kept.values()}
    documents = {key: stock.documents[key] for key in sorted(cited & stock.documents.keys())}
    names = {node.id: node.name for node in stock.nodes.values() if node.cls == "topic"}
    topics = {key: found for key, found in topics_of_nodes(stock).items() if key in shown}
    used = {topic for found in topics.values() for topic in found}
    return Atlas(
        tuple(view for view, _ in read),
        kept,
        documents,
        stock.read,
        topics,
        {key: name for key, name in sorted(names.items()) if key in used},
    )


def _ends_of(fact: Fact, stock: Stock) -> set[str]:
    """The actors and meetings of a fact, not its topics: they would draw in everything."""
    ends = (*fact.sources, *fact.targets)
    return {end for end in ends if end in stock.nodes and stock.nodes[end].cls != "topic"}


def _among(fact: Fact, stock: Stock) -> Fact:
    """A fact without the parties that are no nodes."""
    sources, targets = (tuple(n for n in ends if n in stock.nodes) for ends in (fact.sources, fact.targets))
    return (
        fact if (sources, targets) == (fact.sources, fact.targets) else replace(fact, sources=sources, targets=targets)
    )


def topics_of_nodes(stock: Stock) -> dict[str, tuple[str, ...]]:
    """The topics that the mandates, decisions and recommendations of each node name, with all broader ones."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in stock.facts.values():
        if fact.type in ("mandate", "decision", "recommendation"):
            topics = {above for topic in fact.targets for above in _chain(stock, topic)}
            for node in fact.sources:
                found[node] |= topics
    for topic in [node.id for node in stock.nodes.values() if node.cls == "topic"]:
        found[topic] |= set(_chain(stock, topic))
    return {key: tuple(sorted(topics)) for key, topics in sorted(found.items()) if topics}


def _chain(stock: Stock, node: str) -> list[str]:
    """A node and all above it."""
    chain: list[str] = []
    while node in stock.nodes and node not in chain:
        chain.append(node)
        node = stock.nodes[node].parent
    return chain

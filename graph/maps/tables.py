"""The content of a view as rows of tables: what a reader gets whose browser runs no script."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.maps.addresses import page_of, passage_of, web_address
from graph.maps.looks import CLASS_LOOKS, LINK_LOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.maps.view import Atlas, Fact, Source, View

MOST_ROWS = 3_000
"""So many rows of a table stand in the page for readers without script."""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node."""

    id: str
    name: str
    short: str
    also: str
    what: str
    part_of: str
    links: int
    page: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One fact behind one link."""

    link: str
    source: str
    what: str
    status: str
    target: str
    summary: str
    more: str
    passage: Mapping[str, str]
    review: str


def node_rows(view: View, *, site: bool = False) -> list[NodeRow]:
    """All nodes by name, those without a link last."""
    names = {node.id: node.name for node in (*view.nodes, *view.unlinked)}
    links = Counter(end for link in view.links for end in {link.source, link.target})
    rows = [
        NodeRow(
            id=node.id,
            name=node.name,
            short=node.short if node.short != node.name else "",
            also="; ".join(name for name in node.names if name != node.short),
            what=node.kind_label or CLASS_LOOKS[node.cls].words,
            part_of=names.get(node.parent, ""),
            links=links[node.id],
            page=page_of(node.id) if site else "",
        )
        for node in (*view.nodes, *view.unlinked)
    ]
    return sorted(rows, key=lambda row: (not row.links, row.name.casefold(), row.id))


def link_rows(view: View, atlas: Atlas, *, site: bool = False) -> list[LinkRow]:
    """One row for each fact behind each link; what things do comes before where they belong."""
    names = {node.id: node.name for node in view.nodes}
    order = list(LINK_LOOKS)
    ends = {link.id: (names[link.source].casefold(), names[link.target].casefold()) for link in view.links}
    links = sorted(view.links, key=lambda link: (order.index(link.type), ends[link.id], link.id))
    return [
        LinkRow(
            link=link.id,
            source=names[link.source],
            what=link.kind_label or LINK_LOOKS[link.type].words,
            status=link.status,
            target=names[link.target],
            summary=fact.summary,
            more="; ".join(f"{label}: {text}" for label, text in fact.more),
            passage=passage(fact, atlas.documents.get(fact.document), site=site),
            review=fact.review,
        )
        for link in links
        for fact in (atlas.facts[key] for key in link.facts)
    ]


def passage(fact: Fact, document: Source | None, *, site: bool = False) -> dict[str, str]:
    """Where a fact stands: ``title``, ``symbol``, ``date``, ``where`` in words, ``href`` (empty if unknown)."""
    where = paragraph_words(fact.paragraph)
    if document is None:
        return {"title": fact.document, "symbol": "", "date": "", "where": where, "href": ""}
    href = passage_of(document.id, fact.paragraph) if site else web_address(document.url)
    return {"title": document.title, "symbol": document.symbol, "date": document.date, "where": where, "href": href}


def paragraph_words(paragraph: str) -> str:
    """A paragraph in words.

    >>> paragraph_words("19"), paragraph_words("Annex I, 9"), paragraph_words("")
    ('paragraph 19', 'Annex I, 9', '')
    """
    return f"paragraph {paragraph}" if paragraph[:1].isdigit() else paragraph

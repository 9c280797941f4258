from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.maps.read import read_view
from graph.maps.view import CLASSES, LINK_TYPES, STATUSES, View
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from pathlib import Path


def _facts_at_rest(kg: KnowledgeGraph, type_: str) -> set[str]:
    lines = [
        line
        for file in kg.paths.data.glob("documents/*.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return {fact["id"] for fact in map(json.loads, lines) if fact["type"] == type_}


def test_every_cooperation_and_concern_at_rest_is_on_the_map(kg: KnowledgeGraph, real: View) -> None:
    shown = {fact.id for fact in real.facts}
    behind = {fact for link in real.links for fact in link.facts}
    assert _facts_at_rest(kg, "Cooperation") <= behind
    assert _facts_at_rest(kg, "OverlapConcern") <= shown


def test_every_fact_cites_a_document_and_says_how_it_was_reviewed(real: View) -> None:
    documents = {document.id for document in real.documents}
    assert all(fact.document in documents for fact in real.facts)
    assert all(fact.paragraph and fact.review for fact in real.facts if fact.type != "parent")


def test_values_are_those_of_the_view(real: View) -> None:
    assert {node.cls for node in (*real.nodes, *real.unlinked)} <= set(CLASSES)
    assert {link.type for link in real.links} <= set(LINK_TYPES)
    assert {link.status for link in real.links if link.type == "cooperation"} <= set(STATUSES)


def test_a_body_has_its_names_and_its_parent(real: View) -> None:
    unece = next(node for node in real.nodes if node.id == "body:unece")
    assert unece.name == "United Nations Economic Commission for Europe"
    assert {"UNECE", "UN/ECE"} <= {unece.short, *unece.names}
    wp8 = next(node for node in real.nodes if node.id == "body:unece-wp8")
    assert (wp8.short, wp8.cls, wp8.kind, wp8.parent) == ("WP.8", "body", "working-party", "body:unece-ctied")


def test_a_cooperation_as_the_report_has_it(real: View) -> None:
    found = [fact for fact in real.facts if fact.id.startswith("unece-wp8-session-2/cooperation/") and fact.more]
    assert found
    assert all(fact.document == "unece-wp8-session-2" and fact.sources and fact.targets for fact in found)
    assert any(label == "Meeting" for fact in found for label, _ in fact.more)


def test_an_empty_graph_gives_an_empty_view(empty_data: Path, tmp_path: Path) -> None:
    view = read_view(KnowledgeGraph.open(data=empty_data, store=tmp_path / "store").query)
    assert (view.nodes, view.links, view.facts) == ((), (), ())

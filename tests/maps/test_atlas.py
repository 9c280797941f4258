from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from graph.maps.atlas import COOPERATION, MEETINGS, TOPICS, Stock, read_atlas
from graph.maps.facts import local, node_id
from graph.maps.queries import COLUMNS
from graph.maps.view import CLASSES, LINK_TYPES, STATUSES, WITH_STATUS, Atlas, View, Words
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


def _behind(view: View) -> set[str]:
    return {fact for link in view.links for fact in link.facts}


@pytest.mark.parametrize("words", [COOPERATION, TOPICS, MEETINGS], ids=lambda words: words.id)
def test_the_query_that_a_view_shows_gives_exactly_its_links(kg: KnowledgeGraph, real: Atlas, words: Words) -> None:
    view = real.view(words.id)
    assert view is not None
    assert view.links
    answer = kg.query(view.sparql)
    assert answer.columns == COLUMNS
    rows = set()
    for found in answer.dicts():
        row = {key: str(value or "") for key, value in found.items()}
        status = local(row["status"]) or ("unknown" if row["type"] in WITH_STATUS else "")
        rows.add((node_id(row["from"]), node_id(row["to"]), row["type"], local(row["kind"]), status))
    assert rows == {(link.source, link.target, link.type, link.kind, link.status) for link in view.links}


def test_every_cooperation_and_concern_at_rest_is_on_the_map(kg: KnowledgeGraph, cooperation: View) -> None:
    assert _facts_at_rest(kg, "Cooperation") <= _behind(cooperation)
    assert _facts_at_rest(kg, "OverlapConcern") <= _behind(cooperation)


def test_every_mandate_with_a_topic_of_an_organization_or_body_is_on_the_map(stock: Stock, real: Atlas) -> None:
    view = real.view("topics")
    assert view is not None
    bodies = {key for key, node in stock.nodes.items() if node.cls in ("organization", "body")}
    due = {f.id for f in stock.facts.values() if f.type == "mandate" and f.targets and bodies & set(f.sources)}
    assert due <= _behind(view)


def test_every_participation_of_an_economy_is_on_the_map(stock: Stock, real: Atlas) -> None:
    view = real.view("meetings")
    assert view is not None
    due = {f.id for f in stock.facts.values() if f.type == "participation" and f.sources[0].startswith("economy:")}
    assert len(due) > 400
    assert due <= _behind(view)


def test_every_fact_cites_a_document_and_says_how_it_was_reviewed(real: Atlas) -> None:
    cited = [fact for fact in real.facts.values() if fact.type != "broader"]
    assert all(fact.document in real.documents for fact in cited)
    assert all(fact.paragraph and fact.review for fact in cited if fact.type not in ("parent", "meeting-of"))


def test_values_are_those_of_the_model(real: Atlas) -> None:
    assert {node.cls for node in real.nodes().values()} <= set(CLASSES)
    assert {link.type for view in real.views for link in view.links} <= set(LINK_TYPES)
    assert {link.status for view in real.views for link in view.links} - {""} <= set(STATUSES)


def test_a_body_has_its_names_and_its_parent(real: Atlas) -> None:
    nodes = real.nodes()
    unece, wp8 = nodes["body:unece"], nodes["body:unece-wp8"]
    assert unece.name == "United Nations Economic Commission for Europe"
    assert {"UNECE", "UN/ECE"} <= {unece.short, *unece.names}
    assert (wp8.short, wp8.cls, wp8.kind, wp8.parent) == ("WP.8", "body", "working-party", "body:unece-ctied")


def test_a_meeting_is_called_by_its_body_and_number(real: Atlas) -> None:
    assert real.nodes()["meeting:unece-wp8-2"].short == "WP.8 2"


def test_a_mandate_has_its_days_in_force_as_computed(real: Atlas) -> None:
    fact = real.facts["unece-wp8-session-2/mandate/p23-tos-poverty"]
    assert (fact.start, fact.until) == ("2001-03", "2002-03")
    assert any(label == "In force, as computed" for label, _ in fact.more)


def test_a_participation_holds_on_the_days_of_its_meeting(real: Atlas) -> None:
    fact = real.facts["oecd-bologna-charter-2000/participation/dza"]
    assert fact.start == "2000-06-15"
    assert fact.last >= fact.start


def test_the_topics_of_a_node_hold_the_broader_ones(real: Atlas) -> None:
    own = set(real.topics["topic:clusters"])
    assert "topic:clusters" in own
    assert len(own) > 1
    assert own <= set(real.topic_names)


def test_an_empty_graph_gives_empty_views_that_say_what_was_looked_for(empty_data: Path, tmp_path: Path) -> None:
    atlas = read_atlas(KnowledgeGraph.open(data=empty_data, store=tmp_path / "store").query)
    assert [view.id for view in atlas.views] == ["cooperation", "topics", "meetings"]
    assert all(not view.links and view.looked_for for view in atlas.views)

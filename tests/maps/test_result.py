from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answer import Answer
from graph.errors import QueryError
from graph.maps.result import result_view, thing_columns
from graph.query import questions

if TYPE_CHECKING:
    from graph.maps.atlas import Stock
    from graph.store import KnowledgeGraph


def test_a_saved_question_becomes_a_network_with_its_rows_behind_each_link(kg: KnowledgeGraph, stock: Stock) -> None:
    question = questions(kg.paths.ontology)["partners-of-organization"]
    answer = kg.query(question.text)
    view, facts = result_view(question.summary, question.text, answer, stock)
    assert view.sparql == question.text
    assert len(facts) > 10
    drawn = {fact for link in view.links for fact in link.facts}
    assert drawn == set(facts)
    assert f"of {len(answer)} rows" in view.about


def test_iris_are_things_and_other_columns_are_told_with_the_row(kg: KnowledgeGraph, stock: Stock) -> None:
    text = """SELECT ?from ?to ?status ?document ?paragraph WHERE {
      ?c a smepb:Cooperation ; smepb:from ?from ; smepb:to ?to ; smepb:status/skos:prefLabel ?status ; smepb:citation ?cite .
      ?cite smepb:citedDocument ?document ; smepb:paragraph ?paragraph } ORDER BY ?c ?to LIMIT 5"""
    _, facts = result_view("", text, kg.query(text), stock)
    fact = facts["row/00001"]
    assert [label for label, _ in fact.more] == ["status"]
    assert fact.document in stock.documents
    assert fact.paragraph


def test_a_name_beside_the_iri_of_the_same_thing_is_no_second_thing(kg: KnowledgeGraph, stock: Stock) -> None:
    answer = kg.query("SELECT ?b ?name WHERE { ?b a smepb:Body ; rdfs:label ?name } ORDER BY ?b LIMIT 5")
    assert list(thing_columns(answer, stock)) == ["b"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT ?v (COUNT(*) AS ?n) { ?d smepb:verb ?v } GROUP BY ?v", "two columns of things"),
        ("SELECT ?b ?v { ?b a smepb:Body . BIND (1 AS ?v) }", "only 'b' is"),
        ("SELECT ?a ?b { ?a smepb:nothing ?b }", "no row"),
        ("ASK { ?a smepb:parent ?b }", "only the rows of a SELECT query"),
    ],
)
def test_what_is_no_network_is_refused_with_what_to_do(kg: KnowledgeGraph, stock: Stock, text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        result_view("", text, kg.query(text), stock)


def test_an_answer_without_columns_is_refused(stock: Stock) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        result_view("", "", Answer(), stock)

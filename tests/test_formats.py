"""An answer in a standard form says to any other program what it says here."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.query import Result

from graph.answer import Answer
from graph.errors import QueryError
from graph.formats import FORMATS, ROWS, TRIPLES, render, short, xml_text
from graph.rdf import XSD, Iri, Literal, Quad, Term, Triple, nquads_line
from graph.store import ask_in_memory

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

S, P = Iri("https://example.org/s"), Iri("https://example.org/p")
ANY = st.text(max_size=20)
IN_XML = st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda text: xml_text(text) == text)
BREAKS = st.text(st.sampled_from("\r\n\t ,;\"'<>&]]>\\=+-@éÀ漢😀"), max_size=12)


def through_the_engine(literal: Literal) -> Answer:
    """The literal as an answer of the engine that had it from a line of N-Quads."""
    ask = ask_in_memory([], [nquads_line(Quad(S, P, literal, Iri("")))])
    return ask(f"SELECT ?s ?o ?none WHERE {{ ?s <{P}> ?o OPTIONAL {{ ?o <{P}> ?none }} }}")


def read(answer: Answer, form: str) -> list[tuple[object, ...]]:
    """The rows as rdflib reads the rendered answer."""
    result = Result.parse(io.BytesIO(render(answer, form)), format=form)
    names = [rdflib.Variable(name) for name in answer.columns]
    return [tuple(binding.get(name) for name in names) for binding in result.bindings]


@settings(max_examples=60)
@given(st.one_of(ANY, BREAKS))
def test_any_text_survives_json(text: str) -> None:
    assert read(through_the_engine(Literal(text)), "json") == [(rdflib.URIRef(S), rdflib.Literal(text), None)]


@settings(max_examples=60)
@given(st.one_of(IN_XML, BREAKS))
def test_any_text_that_xml_can_hold_survives_xml(text: str) -> None:
    assert read(through_the_engine(Literal(text)), "xml") == [(rdflib.URIRef(S), rdflib.Literal(text), None)]


@settings(max_examples=60)
@given(st.one_of(ANY, BREAKS))
def test_any_text_survives_csv(text: str) -> None:
    content = render(through_the_engine(Literal(text)), "csv").decode("utf-8")
    assert list(csv.reader(io.StringIO(content, newline=""), strict=True)) == [["s", "o", "none"], [S, text, ""]]


@settings(max_examples=60)
@given(st.one_of(ANY, BREAKS))
def test_any_text_survives_tsv(text: str) -> None:
    content = render(through_the_engine(Literal(text)), "tsv").decode("utf-8")
    head, row, end = content.split("\n")
    assert (head, end) == ("?s\t?o\t?none", "")
    subject, value, none = row.split("\t")
    assert subject == f"<{S}>"
    assert rdflib.util.from_n3(value) == rdflib.Literal(text)
    assert none == ""


@given(ANY)
def test_what_xml_cannot_hold_leaves_a_mark_and_the_rest(text: str) -> None:
    ((_, found, _),) = read(through_the_engine(Literal(text)), "xml")
    assert str(found) == xml_text(text)
    assert len(xml_text(text)) == len(text)


@pytest.mark.parametrize(
    "term",
    [
        S,
        Literal("Genève", XSD + "string"),
        Literal("Genève", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "fr"),
        Literal("2001-03", XSD + "gYearMonth"),
        Literal("7", XSD + "integer"),
        Literal("P1Y", XSD + "duration"),
        Literal("https://example.org/?a=1&b=2", XSD + "anyURI"),
    ],
)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_datatypes_and_languages_are_kept(term: Term, form: str) -> None:
    ((found,),) = read(Answer(("x",), ((term,),)), form)
    if isinstance(term, Literal):
        assert isinstance(found, rdflib.Literal)
        assert (str(found), found.language or "") == (term.value, term.language)
        assert term.language or str(found.datatype or XSD + "string") == term.datatype
    else:
        assert found == rdflib.URIRef(term)


def test_codes_stay_text_and_numbers_numbers_in_tsv() -> None:
    row = (Literal("007"), Literal("7", XSD + "integer"), Literal("2001", XSD + "gYear"), None)
    assert render(Answer(("a", "b", "c", "d"), (row,)), "tsv").decode() == (
        f'?a\t?b\t?c\t?d\n"007"\t7\t"2001"^^<{XSD}gYear>\t\n'
    )


def test_rows_become_a_sheet_of_text() -> None:
    answer = Answer(("code", "n"), ((Literal("007"), Literal("7", XSD + "integer")), (None, Literal("=1+1"))))
    sheet = openpyxl.load_workbook(io.BytesIO(render(answer, "xlsx")))["answer"]
    rows = list(sheet.iter_rows())
    assert [[cell.value for cell in row] for row in rows] == [["code", "n"], ["007", "7"], ["", "=1+1"]]
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("truth", [True, False])
def test_true_and_false(form: str, truth: bool) -> None:
    content = render(Answer(truth=truth), form)
    assert Result.parse(io.BytesIO(content), format=form).askAnswer is truth


def test_true_and_false_are_words_elsewhere() -> None:
    assert render(Answer(truth=True), "csv") == b"true\n"
    assert render(Answer(truth=False), "table") == b"false\n"


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_are_written_as_rdf(form: str) -> None:
    content = render(Answer(triples=(Triple(S, P, Literal("a")), Triple(S, P, Literal("b")))), form)
    names = {"jsonld": "json-ld", "rdf": "xml", "ttl": "turtle", "nt": "nt"}
    graph = rdflib.Graph().parse(data=content, format=names[form])
    assert {str(value) for value in graph.objects(rdflib.URIRef(S))} == {"a", "b"}


@pytest.mark.parametrize("form", ROWS)
def test_triples_are_no_rows(form: str) -> None:
    with pytest.raises(QueryError, match=f"triples cannot be written as {form}; choose --format ttl"):
        render(Answer(triples=()), form)


@pytest.mark.parametrize("form", TRIPLES)
def test_rows_are_no_triples(form: str) -> None:
    with pytest.raises(QueryError, match=f"{form} needs a CONSTRUCT or DESCRIBE query; for rows choose --format csv"):
        render(Answer(("x",), ()), form)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_no_rows_still_have_their_columns(form: str) -> None:
    content = render(Answer(("one", "other")), form).decode()
    assert "one" in content
    assert "other" in content
    if form == "json":
        assert json.loads(content) == {"head": {"vars": ["one", "other"]}, "results": {"bindings": []}}


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (Iri("https://w3id.org/smepb/id/economy/lva"), "economy:lva"),
        (Iri("https://w3id.org/smepb/id/document/apec-smewg-14"), "doc:apec-smewg-14"),
        (Iri("https://w3id.org/smepb/concept/topic/clusters"), "topic:clusters"),
        (Iri("https://w3id.org/smepb/concept/capacity/observer"), "code:capacity/observer"),
        (Iri("https://example.org/x"), "https://example.org/x"),
        (Iri("https://w3id.org/smepb/ontology#"), "https://w3id.org/smepb/ontology#"),
        (Literal("text"), "text"),
        (None, ""),
    ],
)
def test_people_read_short_names(term: Term | None, shown: str) -> None:
    assert short(term) == shown


def test_every_form_can_render_something(kg: KnowledgeGraph) -> None:
    rows, triples = kg.query("SELECT * { body:unece ?p ?o }"), kg.query("DESCRIBE body:unece")
    for form in FORMATS:
        if form != "table":
            assert render(triples if form in TRIPLES else rows, form)

"""Any text survives as a literal; the same quads always make the same lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import OntologyError
from graph.rdf import (
    FORMATS,
    XSD,
    Iri,
    Literal,
    Quad,
    canonical,
    date_literal,
    is_iri,
    nquads_line,
    read_turtle,
    serialize,
)
from graph.store import ask_in_memory

if TYPE_CHECKING:
    from pathlib import Path

S, P, G = Iri("https://example.org/s"), Iri("https://example.org/p"), Iri("https://example.org/g")
FORM_NAMES = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "nt": "nt", "jsonld": "json-ld"}
STRING, LANGUAGE = XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
literals = st.one_of(
    st.builds(Literal, st.text(), st.just(STRING), st.just("")),
    st.builds(Literal, st.text(), st.just(LANGUAGE), st.sampled_from(["en", "fr", "zh-hant"])),
    st.builds(Literal, st.text(), st.sampled_from([XSD + "anyURI", "https://example.org/type"]), st.just("")),
)


@settings(max_examples=60)
@given(literals)
def test_any_literal_survives_the_engine(literal: Literal) -> None:
    ask = ask_in_memory([nquads_line(Quad(S, P, literal, G))], [nquads_line(Quad(S, P, literal, Iri("")))])
    assert ask(f"SELECT ?o WHERE {{ <{S}> <{P}> ?o }}").rows == ((literal,),)
    assert ask(f"SELECT ?o WHERE {{ GRAPH <{G}> {{ <{S}> <{P}> ?o }} }}").rows == ((literal,),)


@given(literals)
def test_a_line_is_one_line_and_reads_the_same_elsewhere(literal: Literal) -> None:
    line = nquads_line(Quad(S, P, literal, G))
    assert not {"\n", "\r", "\0"} & set(line)
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Literal)
    assert (quad.object.value, quad.object.language or "") == (literal.value, literal.language)
    assert quad.object.datatype.value == literal.datatype


@pytest.mark.parametrize("form", FORM_NAMES)
@settings(max_examples=30)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_survives_each_form(form: str, text: str) -> None:
    content = serialize([nquads_line(Quad(S, P, Literal(text), G))], form, {"ex": "https://example.org/"})
    read = rdflib.Dataset(default_union=True)
    read.parse(data=content, format=FORM_NAMES[form])
    ((_, _, found),) = set(read.triples((None, None, None)))
    assert str(found) == text


@settings(max_examples=40)
@given(st.lists(st.builds(Quad, st.just(S), st.just(P), literals, st.just(G)), max_size=5), st.randoms())
def test_order_and_doubles_do_not_matter(quads: list[Quad], random: object) -> None:
    shuffled = [*quads, *quads]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert canonical(shuffled) == canonical(quads)


def test_a_triple_of_two_graphs_is_written_once_where_there_are_no_graphs() -> None:
    lines = canonical([Quad(S, P, Literal("x"), G), Quad(S, P, Literal("x"), Iri("https://example.org/h"))])
    assert len(lines) == 2
    assert serialize(lines, "nt", {}).count(b'"x"') == 1
    assert serialize(lines, "nq", {}).count(b'"x"') == 2


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_can_be_written_too(form: str) -> None:
    assert isinstance(serialize([], form, {}), bytes)


@pytest.mark.parametrize(("value", "kind"), [("2001", "gYear"), ("2001-03", "gYearMonth"), ("2001-03-21", "date")])
def test_a_date_has_the_type_of_its_precision(value: str, kind: str) -> None:
    assert date_literal(value) == Literal(value, XSD + kind)


@given(st.text())
def test_what_is_taken_for_an_iri_can_be_asked_for(text: str) -> None:
    iri = f"https://example.org/{text}"
    if is_iri(iri):
        assert ask_in_memory([], [f"<{iri}> <{P}> <{S}> ."])(f"ASK {{ <{iri}> ?p ?o }}").truth
    else:
        with pytest.raises(SyntaxError):
            list(ox.parse(f"<{iri}> <{P}> <{S}> .".encode(), format=ox.RdfFormat.N_TRIPLES))


@pytest.mark.parametrize("text", ["", "unece", "body/unece", "https://a b", "https://a>b", "https://a\nb"])
def test_other_text_is_no_iri(text: str) -> None:
    assert not is_iri(text)


def test_a_turtle_file_that_cannot_be_read_is_told_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<a:s> <a:p>\n   oops .\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"bad\.ttl:2:\d+: not Turtle: "):
        read_turtle(path)
    with pytest.raises(OntologyError, match=r"none\.ttl: cannot be read"):
        read_turtle(tmp_path / "none.ttl")

"""Where documents differ about a thing, the default graph holds one value; each document keeps its own."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from graph.dataset import make, read_inputs
from graph.rdf import XSD, Iri, Literal, Quad, Term, date_literal
from graph.resources import ontology_folder
from graph.settle import DEFAULT, settle
from graph.store import ask_in_memory
from graph.triples import Claim
from graph.vocab import concept, smepb, thing
from tests.small_data import FACTS, FIRST, SECOND, fact, write_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.answer import Answer
    from graph.store import KnowledgeGraph

FORUM = thing("meeting", "forum")
HELD, PLANNED = 0, 9


def claim(
    name: str, value: Term, rank: int = HELD, date: str = "2001", order: str = "a", *, single: bool = True
) -> Claim:
    return Claim(FORUM, smepb(name), value, single, rank, date, order)


def settled(*claims: Claim, register: tuple[Quad, ...] = ()) -> dict[str, set[str]]:
    """What the default graph says of the forum; the order of claims must not matter."""
    found: list[dict[str, set[str]]] = []
    for seed in range(6):
        shuffled = random.Random(seed).sample(claims, len(claims))  # noqa: S311 - no secret
        said: dict[str, set[str]] = {}
        for quad in settle(register, shuffled):
            assert quad.graph == DEFAULT
            said.setdefault(quad.predicate.rsplit("#", 1)[1], set()).add(
                str(getattr(quad.object, "value", quad.object))
            )
        found.append(said)
    assert all(said == found[0] for said in found)
    return found[0]


def test_what_was_held_counts_before_what_was_planned_even_later() -> None:
    held = claim("place", Literal("Port Ada"), HELD, "2001")
    planned = claim("place", Literal("Bay City"), PLANNED, "2005")
    assert settled(held, planned) == {"place": {"Port Ada"}}


def test_of_two_documents_the_later_counts() -> None:
    assert settled(claim("place", Literal("A"), date="2001-03"), claim("place", Literal("B"), date="2001-04")) == {
        "place": {"B"}
    }


def test_a_dated_document_counts_before_an_undated_one() -> None:
    assert settled(claim("place", Literal("A"), date=""), claim("place", Literal("B"), date="1990")) == {"place": {"B"}}


def test_within_a_document_the_first_fact_counts() -> None:
    assert settled(claim("place", Literal("A"), order="x/2"), claim("place", Literal("B"), order="x/1")) == {
        "place": {"B"}
    }


def test_the_register_counts_before_any_document() -> None:
    row = Quad(FORUM, smepb("kind"), concept("body-kind", "committee"), Iri("graph:register"))
    said = settled(claim("kind", concept("body-kind", "network")), register=(row,))
    assert said == {"kind": {concept("body-kind", "committee")}}


def test_properties_with_many_values_keep_all() -> None:
    claims = [claim("chair", thing("person", name), single=False, rank=rank) for rank, name in enumerate("abc")]
    assert settled(*claims) == {"chair": {thing("person", name) for name in "abc"}}


def test_a_date_is_taken_where_it_is_most_precise() -> None:
    exact = claim("start", date_literal("2006-09-26"), date="2006-09-26")
    rough = claim("start", date_literal("2006-09"), date="2006-09-27")
    rougher = claim("start", date_literal("2006"), date="2007")
    other = claim("start", date_literal("2005-01-01"), date="2004")
    assert settled(exact, rough, rougher, other) == {"start": {"2006-09-26"}}


def test_a_planned_day_does_not_make_a_held_month_precise() -> None:
    held = claim("start", date_literal("2006-09"), HELD)
    planned = claim("start", date_literal("2006-09-01"), PLANNED)
    assert settled(held, planned) == {"start": {"2006-09"}}


def test_a_longer_text_is_no_more_precise_date() -> None:
    late = claim("place", Literal("Bay"), date="2005")
    assert settled(late, claim("place", Literal("Bay-City"), date="2001")) == {"place": {"Bay"}}
    count = claim("ordinal", Literal("2", XSD + "integer"), date="2005")
    assert settled(count, claim("ordinal", Literal("2-1", XSD + "integer"), date="2001")) == {"ordinal": {"2"}}


def test_a_planned_end_does_not_complete_the_dates_of_what_was_held() -> None:
    start = claim("start", date_literal("2002-03-10"), HELD)
    planned = [claim(name, date_literal(f"2002-02-0{n}"), PLANNED) for n, name in enumerate(("start", "end"), start=1)]
    assert settled(start, *planned) == {"start": {"2002-03-10"}}
    assert settled(*planned) == {"start": {"2002-02-01"}, "end": {"2002-02-02"}}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    """The small data, in which the first report plans the session that the second one reports."""
    made = make(read_inputs(write_data(tmp_path_factory.mktemp("small")), ontology_folder()))
    assert made.errors == ()
    return ask_in_memory(made.named, made.default)


DATES = "?m rdfs:label ?l ; smepb:status ?status ; smepb:start ?start OPTIONAL { ?m smepb:end ?end }"


def test_two_reports_about_one_session_make_one_coherent_record(ask: Callable[[str], Answer]) -> None:
    query = f"SELECT ?status ?start ?end WHERE {{ BIND (meeting:norda-wgs-2 AS ?m) {DATES} }}"
    assert [tuple(row.values()) for row in ask(query).dicts()] == [
        (concept("meeting-status", "held"), "2002-04-10", "2002-04-12")
    ]


def test_each_report_keeps_its_own_values(ask: Callable[[str], Answer]) -> None:
    query = (
        f"SELECT ?g ?status ?start ?end WHERE {{ BIND (meeting:norda-wgs-2 AS ?m) GRAPH ?g {{ {DATES} }} }} ORDER BY ?g"
    )
    assert [
        (row["g"].rsplit("/", 1)[1], row["status"].rsplit("/", 1)[1], row["start"], row["end"])
        for row in ask(query).dicts()
    ] == [
        (FIRST, "planned", "2002", None),
        (SECOND, "held", "2002-04-10", "2002-04-12"),
    ]


def test_the_register_decides_of_what_kind_a_body_is(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "documents" / f"{SECOND}.jsonl"
    wrong = fact(SECOND, "Organization", "wgs", "1", name="Working Group on Small Firms", kind="ngo")
    path.write_text("\n".join([*FACTS[SECOND], wrong]) + "\n", encoding="utf-8")
    made = make(read_inputs(data, ontology_folder()))
    ask = ask_in_memory(made.named, made.default)
    kind = "SELECT ?class ?kind WHERE { body:norda-wgs a ?class ; smepb:kind ?kind }"
    assert ask(kind).rows == ((smepb("Body"), concept("body-kind", "working-group")),)
    own = "SELECT ?class ?kind WHERE { GRAPH graph:document\\/norda-wgs-2 { body:norda-wgs a ?class ; smepb:kind ?kind } }"
    assert ask(own).rows == ((smepb("Organization"), concept("organization-kind", "ngo")),)


SINGLE = ("status", "start", "end", "place", "ordinal", "body", "country", "kind", "parent", "established", "date")


@pytest.mark.parametrize("name", SINGLE)
def test_the_settled_view_of_the_data_has_one_value_for_each_property(kg: KnowledgeGraph, name: str) -> None:
    double = kg.query(
        f"""SELECT ?thing WHERE {{
          VALUES ?class {{ smepb:Meeting smepb:Body smepb:Organization smepb:Document smepb:Project smepb:Theme }}
          ?thing a ?class ; smepb:{name} ?value }} GROUP BY ?thing HAVING (COUNT(DISTINCT ?value) > 1)"""
    )
    assert double.rows == ()


def test_dates_of_the_settled_view_stand_together_in_some_document(kg: KnowledgeGraph) -> None:
    mixed = kg.query(
        """SELECT ?meeting ?start ?end WHERE { ?meeting a smepb:Meeting ; smepb:start ?start ; smepb:end ?end
           FILTER NOT EXISTS { GRAPH ?g { ?meeting smepb:start ?start ; smepb:end ?end } } }"""
    )
    assert mixed.rows == ()


def test_every_settled_value_is_stated_in_some_graph(kg: KnowledgeGraph) -> None:
    assert kg.query("SELECT * WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } } LIMIT 3").rows == ()


def test_nothing_computed_is_in_the_default_graph(kg: KnowledgeGraph) -> None:
    computed = kg.query(
        """SELECT DISTINCT ?p WHERE { GRAPH ?g { ?s ?p ?o }
           FILTER STRSTARTS(STR(?g), "https://w3id.org/smepb/graph/derived/") }"""
    )
    assert len(computed) >= 7
    shared = kg.query(
        """SELECT * WHERE { GRAPH ?g { ?s ?p ?o } ?s ?p ?o
           FILTER STRSTARTS(STR(?g), "https://w3id.org/smepb/graph/derived/") } LIMIT 3"""
    )
    assert shared.rows == ()

"""The real table of mandate documents, where it is at hand: what it holds is what the graph tells."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.answer import plain
from graph.imports.kinds import KINDS, Taken, take_in
from graph.imports.provisions import provisions_of_import
from graph.query import named_thing, questions
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "un-mandates" / "ppb2027.csv"
SAVED = questions(ROOT / "ontology")

pytestmark = pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not there")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Taken, KnowledgeGraph]]:
    """The table, and the graph of the real data with it."""
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMEGRAPH_IMPORTS", str(folder / "imports"))
        found = take_in("un-mandates", REAL, folder / "imports")
        yield found, KnowledgeGraph.open(ROOT / "data", folder / "store", ROOT / "ontology")


@pytest.fixture(scope="module")
def graph(taken: tuple[Taken, KnowledgeGraph]) -> KnowledgeGraph:
    return taken[1]


@pytest.fixture(scope="module")
def cells() -> list[dict[str, str]]:
    """The table as another reader sees it."""
    with REAL.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(kg: KnowledgeGraph, what: str, pattern: str) -> object:
    ((counted,),) = kg.query(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {pattern} }}").rows
    assert counted is not None
    return plain(counted)


def test_every_row_and_entity_is_there(graph: KnowledgeGraph, cells: list[dict[str, str]]) -> None:
    assert number(graph, "?x", "?x a smepb:MandateListing") == len(cells) == 3568
    assert number(graph, "?e", "?x a smepb:MandateListing ; smepb:body ?e") == len({c["Entity"] for c in cells}) == 45
    assert number(graph, "?p", "?p a smepb:Programme") == len({c["Programme"] for c in cells}) == 28
    parts = {(c["Entity"], c["Subprogramme"], c["Subprogramme Title"]) for c in cells if c["Subprogramme"]}
    assert number(graph, "?p", "?p a smepb:Subprogramme") == len(parts) == 130


def test_every_symbol_is_there(graph: KnowledgeGraph, cells: list[dict[str, str]]) -> None:
    """The column of full symbols has 1,612 values; one of them is the empty cell of 814 rows."""
    values = {c["Full Document Symbol"] for c in cells}
    assert (len(values), "" in values, sum(not c["Full Document Symbol"] for c in cells)) == (1612, True, 814)
    assert number(graph, "?s", "?x smepb:symbolGiven ?s") == 1611
    assert number(graph, "?d", "?x smepb:lists ?d") == 2420
    assert number(graph, "?d", "?x smepb:lists ?d . ?d smepb:symbol ?s") == 1566


def test_two_entities_share_the_documents_that_the_table_gives_both(
    graph: KnowledgeGraph, cells: list[dict[str, str]]
) -> None:
    of = {e: {c["Full Document Symbol"] for c in cells if c["Entity"] == e} - {""} for e in ("ECE", "UNCTAD")}
    question = SAVED["shared-mandate-documents"]
    values = {
        parameter: named_thing("body", name, graph.names, graph.query)
        for parameter, name in (("body", "UNECE"), ("other", "UNCTAD"))
    }
    symbols = graph.query(question.with_values(values)).column("symbol")
    assert len(symbols) == len(set(symbols)) == 23
    assert set(symbols) == of["ECE"] & of["UNCTAD"]


def test_a_row_that_contradicts_itself_joins_nobody(graph: KnowledgeGraph) -> None:
    """A resolution of the Human Rights Council and one on narcotic drugs are both given the symbol A/RES/52/7."""
    rows = list(graph.query(SAVED["mandate-listings-in-doubt"].text).dicts())
    assert len(rows) == 50
    given = [row for row in rows if row["symbol_given"] == "A/RES/52/7"]
    assert {str(row["series"]).split()[0] for row in given} == {"Human", "Commission"}
    assert not graph.query('ASK { ?d a smepb:Document ; smepb:symbol "A/RES/52/7" }').truth


def test_entities_are_linked_by_exact_names_only(taken: tuple[Taken, KnowledgeGraph]) -> None:
    found, kg = taken
    _, linked, apart, *_ = KINDS["un-mandates"].tell(found.rows, kg.registers, kg.names)
    assert linked.endswith(
        "ECE = body:unece, ESCAP = body:escap, ESCWA = body:escwa, ITC = body:itc, UNCTAD = body:unctad"
    )
    assert apart.startswith("Not linked, each an entity of its own (40): ")
    assert " ECA," in apart


def test_a_title_is_that_of_most_rows_and_fits_a_name(graph: KnowledgeGraph) -> None:
    ((label,),) = graph.query("SELECT ?l { doc:a-res-69-313 rdfs:label ?l }").rows
    assert label is not None
    assert str(plain(label)).startswith("Addis Ababa Action Agenda of the Third International Conference on Financing")
    assert not graph.query("ASK { ?x smepb:lists/rdfs:label ?l FILTER (STRLEN(?l) > 300) }").truth


def test_every_subprogramme_has_a_text(graph: KnowledgeGraph) -> None:
    given = provisions_of_import(graph.query)
    assert len(given) == 130
    assert [p.entity_name for p in given if p.text.startswith("Subprogramme ")] == [
        "International Trade Centre UNCTAD/WTO"
    ]
    assert sum(bool(p.context) for p in given) == 129

"""What is written can be read again by others, whole; and the same data gives the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import OutputError, UnknownNameError
from graph.export import FORMS, RDF_FORMS, SUFFIX, export_bytes, graph_names, safe_cell, table_csv, workbook, write
from graph.rdf import FORMATS
from graph.tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
RDFLIB = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
WITH_GRAPHS = ("trig", "nq", "jsonld")
text = st.text(max_size=12)
SECOND_RUN = """
import hashlib, json, sys
from pathlib import Path
from graph.export import FORMS, export_bytes
from graph.store import KnowledgeGraph
kg = KnowledgeGraph.open(store=Path("store"))
print(json.dumps({form: hashlib.sha256(export_bytes(kg, form)).hexdigest() for form in FORMS}))
"""


@pytest.fixture(scope="module")
def exported(kg: KnowledgeGraph) -> dict[str, bytes]:
    return {form: export_bytes(kg, form) for form in FORMS}


def test_another_process_with_another_hash_seed_writes_the_same_bytes(
    exported: dict[str, bytes], tmp_path: Path
) -> None:
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "UTC+5"}
    command = [sys.executable, "-c", SECOND_RUN]
    other = subprocess.run(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, check=True).stdout
    assert json.loads(other) == {form: hashlib.sha256(content).hexdigest() for form, content in exported.items()}


@pytest.fixture(scope="module")
def of_classes(kg: KnowledgeGraph) -> list[Table]:
    return tables(kg)


def parsed(content: bytes, form: str) -> rdflib.Dataset | rdflib.Graph:
    graph = rdflib.Dataset() if form in WITH_GRAPHS else rdflib.Graph()
    graph.parse(data=content, format=RDFLIB[form])
    return graph


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_rdflib_reads_every_quad(kg: KnowledgeGraph, exported: dict[str, bytes], form: str) -> None:
    found = parsed(exported[form], form)
    assert isinstance(found, rdflib.Dataset)
    assert sum(1 for _ in found.quads()) == len(kg.lines())
    assert {str(graph.identifier) for graph in found.graphs() if len(graph)} == set(graph_names(kg.lines()))


def test_rdflib_reads_every_triple_of_rdf_xml(kg: KnowledgeGraph, exported: dict[str, bytes]) -> None:
    assert len(parsed(exported["rdf"], "rdf")) == len({line.rsplit(" <", 1)[0] for line in kg.lines()})


@pytest.fixture(scope="module")
def quads(kg: KnowledgeGraph) -> set[ox.Quad]:
    return set(ox.parse("\n".join(kg.lines()), format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("form", RDF_FORMS)
def test_every_form_says_the_same(quads: set[ox.Quad], exported: dict[str, bytes], form: str) -> None:
    found = set(ox.parse(exported[form], format=FORMATS[form]))
    if form in WITH_GRAPHS:
        assert found == quads
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in quads}


@pytest.mark.parametrize("form", RDF_FORMS)
def test_one_named_graph_can_be_written_alone(kg: KnowledgeGraph, form: str) -> None:
    wanted = "https://w3id.org/smepb/graph/document/apec-smewg-14"
    expected = sum(line.endswith(f"<{wanted}> .") for line in kg.lines())
    found = parsed(export_bytes(kg, form, "apec-smewg-14"), form)
    assert sum(1 for _ in (found.quads() if isinstance(found, rdflib.Dataset) else found)) == expected > 100


@pytest.mark.parametrize("name", ["register", "derived/hierarchy", "https://w3id.org/smepb/graph/ontology"])
def test_a_named_graph_has_short_names(kg: KnowledgeGraph, name: str) -> None:
    lines = export_bytes(kg, "nq", name).decode().splitlines()
    assert len(graph_names(lines)) == 1
    assert graph_names(lines)[0].endswith(name.removeprefix("https:"))


def test_an_unknown_named_graph_is_told_with_near_names(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match=r"no named graph 'smewg-14'; near: document/apec-smewg-14"):
        export_bytes(kg, "ttl", "smewg-14")
    with pytest.raises(OutputError, match="not as csv"):
        export_bytes(kg, "csv", "register")


@pytest.mark.parametrize("form", ["ttl", "trig"])
def test_turtle_is_written_with_prefixes(exported: dict[str, bytes], form: str) -> None:
    assert b"@prefix smepb: <https://w3id.org/smepb/ontology#> ." in exported[form]
    assert exported[form].count(b"<https://w3id.org/smepb/ontology#") == 1


KEYS = ("kind", "status", "about", "fact", "document", "paragraph")


def links(graph: nx.Graph[str], kind: str) -> list[tuple[str, ...]]:
    return sorted((a, b, v[kind], *(v.get(key, "") for key in KEYS)) for a, b, v in graph.edges(data=True))


def labels(graph: nx.Graph[str]) -> dict[str, tuple[str, str]]:
    return {node: (values["label"], values["class"]) for node, values in graph.nodes(data=True)}


def test_networkx_reads_graphml_as_it_was(kg: KnowledgeGraph, exported: dict[str, bytes]) -> None:
    graph, read = kg.to_networkx(), nx.read_graphml(io.BytesIO(exported["graphml"]), force_multigraph=True)
    assert labels(read) == labels(graph)
    assert links(read, "type") == links(graph, "type")


def test_networkx_reads_gexf_as_it_was(kg: KnowledgeGraph, exported: dict[str, bytes]) -> None:
    graph, read = kg.to_networkx(), nx.read_gexf(io.BytesIO(exported["gexf"]))
    assert labels(read) == labels(graph)
    assert links(read, "link") == links(graph, "type")


def test_edges_of_gexf_have_no_type_that_the_format_does_not_know(exported: dict[str, bytes]) -> None:
    assert not set(re.findall(rb'<edge [^>]*\btype="([^"]*)"', exported["gexf"])) - {b"directed"}


def sheet_rows(sheet: Iterable[Iterable[openpyxl.cell.Cell]]) -> list[list[str]]:
    return [[cell.value or "" for cell in row] for row in sheet]


def test_a_workbook_has_every_table_and_every_cell_is_text(of_classes: list[Table], exported: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported["xlsx"]))
    assert book.sheetnames == [table.name for table in of_classes]
    for table in of_classes:
        sheet = book[table.name]
        assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}
        assert (sheet.max_row, sheet.max_column) == (len(table.rows) + 1, len(table.columns))
        assert sheet_rows(sheet)[0] == list(table.columns)
    mandates = next(table for table in of_classes if table.name == "Mandate")
    assert sheet_rows(book["Mandate"])[1:] == [list(row) for row in mandates.rows]


@pytest.mark.parametrize("cell", ["=1+1", "007", "1.30", "TRUE", "2001-03-21", "https://example.org", "{=A1}", "1e5"])
def test_no_cell_of_a_workbook_becomes_a_formula_a_number_or_a_link(cell: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([Table("T", ("column",), ((cell,),))])))
    found = book["T"]["A2"]
    assert (found.value, found.data_type, found.hyperlink) == (cell, "s", None)


def test_csv_tables_in_the_archive_are_the_tables(of_classes: list[Table], exported: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(exported["csv"])) as archive:
        assert archive.namelist() == [f"{table.name}.csv" for table in of_classes]
        for table in of_classes:
            read = list(csv.reader(io.StringIO(archive.read(f"{table.name}.csv").decode("utf-8"), newline="")))
            assert read[0] == list(table.columns)
            assert read[1:] == [[safe_cell(str(cell)) for cell in row] for row in table.rows]


@given(st.lists(st.tuples(text, text), max_size=3))
def test_any_table_comes_back_from_csv_and_no_cell_is_a_formula(rows: list[tuple[str, str]]) -> None:
    written = table_csv(Table("T", ("a", "b"), tuple(rows)))
    read = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    assert read == [["a", "b"], *([safe_cell(cell) for cell in row] for row in rows)]
    assert all(
        cell.removeprefix("'") == before.removeprefix("'")
        for r, b in zip(read[1:], rows, strict=True)
        for cell, before in zip(r, b, strict=True)
    )
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_compute_is_marked_as_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_a_file_is_written_beside_and_swapped(kg: KnowledgeGraph, exported: dict[str, bytes], tmp_path: Path) -> None:
    target = tmp_path / f"graph.{SUFFIX['ttl']}"
    target.write_bytes(b"old")
    write(kg, "ttl", target)
    assert target.read_bytes() == exported["ttl"]
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_place_that_cannot_be_written_is_told(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be written .*; choose another place with --out"):
        write(kg, "nq", tmp_path / "missing" / "graph.nq")

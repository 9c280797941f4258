"""A store is whole or not there: it is built from sound data, swapped in one step, and rebuilt when something changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from graph.errors import DataError, QueryError, StoreError
from graph.fingerprint import fingerprint
from graph.generations import write_store
from graph.parsing import refuse_federation
from graph.rdf import XSD, Literal
from graph.resources import ontology_folder
from graph.store import KnowledgeGraph, Paths, build
from graph.vocab import PREFIXES
from tests.small_data import FIRST, SECOND, write_data, write_ontology

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.of(write_data(tmp_path), tmp_path / "store")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    build(Paths.of(write_data(folder), folder / "store"))
    return folder


@pytest.fixture
def built(template: Path, tmp_path: Path) -> Paths:
    """Small data with the store built from it, to be spoiled."""
    for name in ("data", "store"):
        shutil.copytree(template / name, tmp_path / name)
    return Paths.of(tmp_path / "data", tmp_path / "store")


def open_(paths: Paths) -> KnowledgeGraph:
    return KnowledgeGraph.open(paths.data, paths.store, paths.ontology)


def generation(paths: Paths) -> str:
    return str(json.loads((paths.store / "current").read_text(encoding="utf-8"))["generation"])


def members(paths: Paths) -> list[str]:
    return sorted(path.name for path in paths.store.iterdir())


def test_a_missing_store_is_built(paths: Paths) -> None:
    kg = open_(paths)
    assert kg.query("SELECT ?m { ?m a smepb:Meeting }").rows
    assert members(paths) == sorted(["current", generation(paths)])


def test_an_unchanged_store_is_used_as_it_is(built: Paths) -> None:
    before = (built.store / "current").stat()
    open_(built)
    after = (built.store / "current").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns), "a build writes it anew"


@pytest.mark.parametrize("file", ["people.csv", f"documents/{FIRST}.jsonl"])
def test_a_change_of_the_data_is_seen(built: Paths, file: str) -> None:
    before = generation(built)
    path = built.data / file
    path.write_text(path.read_text(encoding="utf-8").replace("Ada Lind", "Ada Linde"), encoding="utf-8")
    with pytest.raises(StoreError, match=r"no register knows 'Ada Linde?'"):
        open_(built)
    assert generation(built) == before


def test_a_new_file_or_another_ontology_makes_another_store(paths: Paths, tmp_path: Path) -> None:
    ontology = write_ontology(tmp_path)
    prints = {fingerprint(paths.data, paths.ontology)}
    (ontology / "smepb.ttl").write_text((ontology / "smepb.ttl").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    prints.add(fingerprint(paths.data, ontology))
    shutil.copy(paths.data / "documents" / f"{SECOND}.jsonl", paths.data / "documents" / "norda-wgs-3.jsonl")
    prints.add(fingerprint(paths.data, paths.ontology))
    (paths.data / "documents" / "norda-wgs-3.jsonl").rename(paths.data / "documents" / "norda-wgs-4.jsonl")
    prints.add(fingerprint(paths.data, paths.ontology))
    assert len(prints) == 4


def test_a_rebuild_removes_the_old_generation_and_an_open_reader_goes_on(built: Paths) -> None:
    reader = open_(built)
    count = reader.query("SELECT ?p { ?p a smepb:Person }").rows
    path = built.data / "people.csv"
    path.write_text(path.read_text(encoding="utf-8") + "cy-vane,Cy Vane,norda-wgs-1\n", encoding="utf-8")
    newer = open_(built)
    assert len(newer.query("SELECT ?p { ?p a smepb:Person }")) == len(count) + 1
    assert reader.query("SELECT ?p { ?p a smepb:Person }").rows == count
    assert members(built) == sorted(["current", generation(built)])


def test_the_same_data_makes_the_same_generation_again(paths: Paths, tmp_path: Path) -> None:
    build(paths)
    again = Paths.of(paths.data, tmp_path / "again", paths.ontology)
    build(again)
    name = generation(paths)
    assert name == generation(again)
    assert (paths.store / name / "dataset.nq").read_bytes() == (again.store / name / "dataset.nq").read_bytes()


def test_a_build_that_was_killed_leaves_the_old_store_and_its_rubbish_is_swept(built: Paths) -> None:
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    (built.store / f".building-{process.pid}-1-dead" / "database").mkdir(parents=True)
    living = built.store / f".building-{os.getppid()}-1-living"
    living.mkdir()
    assert open_(built).query("ASK { ?m a smepb:Meeting }").truth
    build(built)
    assert members(built) == sorted(["current", generation(built), living.name])


@pytest.mark.parametrize("damage", ["pointer", "words", "database", "lines", "empty"])
def test_a_damaged_store_is_built_again(built: Paths, damage: str) -> None:
    whole = built.store / generation(built)
    match damage:
        case "pointer":
            (built.store / "current").unlink()
        case "words":
            (built.store / "current").write_text("not json", encoding="utf-8")
        case "database":
            shutil.rmtree(whole / "database")
        case "lines":
            (whole / "dataset.nq").unlink()
        case "empty":
            shutil.rmtree(built.store)
    assert open_(built).query("ASK { ?m a smepb:Meeting }").truth
    assert open_(built).lines()


def test_data_with_faults_makes_no_store(paths: Paths) -> None:
    path = paths.data / "documents" / f"{SECOND}.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"the data has 1 fault.*norda-wgs-2\.jsonl:3: error: (.|\n)*'smegraph check'"):
        build(paths)
    assert not paths.store.exists()


def test_a_missing_data_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is not a folder"):
        KnowledgeGraph.open(tmp_path / "nowhere", tmp_path / "store")


def test_a_store_that_cannot_be_written_is_told(paths: Paths) -> None:
    paths.store.write_text("a file stands here", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be written .*; choose another with --store"):
        build(paths)


def test_each_data_folder_has_a_store_of_its_own_in_the_cache(tmp_path: Path) -> None:
    one, other = Paths.of(tmp_path / "one"), Paths.of(tmp_path / "other")
    assert one.store != other.store
    assert one.store.parent == other.store.parent
    assert Paths.of().data == ROOT / "data"


def test_several_processes_may_build_at_once(paths: Paths) -> None:
    code = "import sys; from pathlib import Path; from graph.store import KnowledgeGraph; " + (
        "kg = KnowledgeGraph.open(*map(Path, sys.argv[1:])); sys.exit(not kg.query('ASK { ?m a smepb:Meeting }').truth)"
    )
    command = [sys.executable, "-c", code, str(paths.data), str(paths.store), str(paths.ontology)]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert members(paths) == sorted(["current", generation(paths)])


def test_prefixes_need_no_declaration(kg: KnowledgeGraph) -> None:
    every = " ".join(f"FILTER (?x != {prefix}:x)" for prefix in PREFIXES)
    assert kg.query(f"ASK {{ BIND (body:unece AS ?x) {every} }}").truth


def test_the_kinds_of_query_have_their_kinds_of_answer(kg: KnowledgeGraph) -> None:
    assert kg.query("ASK { body:unece a smepb:Organization }").truth is True
    assert kg.query("ASK { body:unece a smepb:Meeting }").truth is False
    rows = kg.query("SELECT ?o ?n { body:unece rdfs:label ?o OPTIONAL { ?o smepb:iso3 ?n } }")
    assert rows.columns == ("o", "n")
    assert isinstance(rows.rows[0][0], Literal)
    assert rows.rows[0][1] is None
    triples = kg.query(
        "CONSTRUCT { ?b rdfs:label ?l } WHERE { VALUES ?b { body:unece body:unctad } ?b rdfs:label ?l }"
    ).triples
    assert triples is not None
    assert [triple.subject for triple in triples] == [PREFIXES["body"] + "unctad", PREFIXES["body"] + "unece"]
    described = kg.query("DESCRIBE body:unece").triples
    assert described
    assert {triple.subject for triple in described} == {PREFIXES["body"] + "unece"}


def test_a_count_is_a_number(kg: KnowledgeGraph) -> None:
    assert kg.query("SELECT (COUNT(*) AS ?n) { body:unece a smepb:Organization }").rows == (
        (Literal("1", XSD + "integer"),),
    )


def test_a_fault_of_the_text_is_told_with_line_and_column(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"^line 2, column \d+: not SPARQL: "):
        kg.query("SELECT ?x\nWHERE { ?x ?y }")
    with pytest.raises(QueryError, match="not SPARQL"):
        kg.query("nonsense:x")
    with pytest.raises(QueryError, match="not SPARQL"):
        kg.query("DELETE WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent <https://example.org/sparql> { ?s ?p ?o } }",
        "ASK { { SELECT * { ?s ?p ?o OPTIONAL { SERVICE ?s { ?a ?b ?c } } } } }",
        "SELECT * { ?s ?p 'service' . SERVICE <https://example.org/> { } }",
    ],
)
def test_no_query_asks_another_server(kg: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused: no other server may be asked"):
        kg.query(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s rdfs:label "advisory service"@en }',
        "SELECT ?service { ?service a smepb:Body }",
        "SELECT * { ?s ?p body:service } # SERVICE <https://example.org>",
        "SELECT * { ?s ?p <https://example.org/service> }",
        "SELECT * { ?s ?p '''a \"service\" { }''' }",
    ],
)
def test_the_word_service_may_stand_in_names_and_texts(kg: KnowledgeGraph, text: str) -> None:
    refuse_federation(text)
    kg.query(text)


def test_no_query_reads_from_the_net_or_a_file(kg: KnowledgeGraph) -> None:
    assert kg.query("SELECT * FROM <https://example.org/data.ttl> { ?s ?p ?o }").rows == ()
    with pytest.raises(QueryError, match="not SPARQL"):
        kg.query("LOAD <file:///etc/passwd>")


def test_a_query_cannot_change_the_store(kg: KnowledgeGraph) -> None:
    before = kg.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    for text in ("INSERT DATA { <a:a> <a:b> <a:c> }", "CLEAR ALL", "DROP DEFAULT"):
        with pytest.raises(QueryError):
            kg.query(text)
    assert kg.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_rdflib_gets_all_named_graphs_and_the_same_default_graph(built: Paths) -> None:
    kg = open_(built)
    dataset = kg.to_rdflib()
    in_graphs = [quad for quad in dataset.quads() if quad[3] != dataset.default_graph.identifier]
    assert len(in_graphs) == len(kg.lines())
    default = kg.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").triples
    assert default is not None
    assert len(dataset.default_graph) == len(default)
    assert dict(dataset.namespaces())["smepb"].toPython() == PREFIXES["smepb"]
    dates = "SELECT ?m ?start { ?m a smepb:Meeting ; smepb:start ?start } ORDER BY ?m ?start"
    assert [(str(row.m), str(row.start)) for row in dataset.query(dates)] == [  # type: ignore[union-attr]
        tuple(row.values()) for row in kg.query(dates).dicts()
    ]


def test_everything_is_one_network(built: Paths) -> None:
    network = open_(built).to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes[PREFIXES["body"] + "norda-wgs"]["acronym"] == "WGS"


def test_registers_and_names_come_with_the_graph(built: Paths) -> None:
    kg = open_(built)
    assert kg.names.one("NORDA") == "body:norda"
    assert kg.registers.findings == ()


def test_line_separators_inside_texts_do_not_break_lines(tmp_path: Path) -> None:
    line = '<a:s> <a:p> "a\u2028b\x85c" <a:g> .'
    write_store(tmp_path / "store", "f" * 64, [line], [])
    paths = Paths(tmp_path, ontology_folder(), tmp_path / "store")
    kg = KnowledgeGraph(paths, paths.store / generation(paths))
    assert kg.lines() == [line]
    assert kg.query("SELECT ?o { GRAPH ?g { ?s ?p ?o } }").rows == ((Literal("a\u2028b\x85c"),),)

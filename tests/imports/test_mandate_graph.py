"""The rows of a table of mandate documents become statements that say neither more nor less than the rows."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.answer import plain
from graph.dataset import Dataset, make, read_inputs
from graph.export import export_bytes
from graph.finder import find
from graph.imports.document_years import years
from graph.imports.folder import remove, stored
from graph.imports.kinds import take_in
from graph.imports.provisions import provisions_of_import
from graph.profile import profile
from graph.query import named_thing, questions
from graph.rdf import Iri, Literal
from graph.resources import ontology_folder
from graph.store import KnowledgeGraph
from graph.tables import tables
from graph.validate import Where, shape_findings
from graph.vocab import CLASSES, PROPERTIES, smepb, thing
from tests.small_data import write_data
from tests.small_mandates import ROWS, row, write_table
from tests.test_vocab import ONLY_IMPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable

SAVED = questions(ontology_folder())
ROOT = Path(__file__).resolve().parents[2]


def grown(folder: Path, rows: Iterable[dict[str, str]] = ROWS, name: str = "npb2031") -> KnowledgeGraph:
    """The graph of the small data with a table beside it."""
    data = folder / "data" if (folder / "data").exists() else write_data(folder)
    take_in("un-mandates", write_table(folder / f"{name}.csv", rows), data / "imports")
    return KnowledgeGraph.open(data, folder / "store")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return grown(tmp_path_factory.mktemp("small"))


def found(kg: KnowledgeGraph, sparql: str) -> list[tuple[object, ...]]:
    return [tuple(None if term is None else plain(term) for term in terms) for terms in kg.query(sparql).rows]


def answered(kg: KnowledgeGraph, name: str, **parameters: str) -> list[dict[str, object]]:
    terms = {
        key: Literal(text) if key == "symbol" else named_thing("body", text, kg.names, kg.query)
        for key, text in parameters.items()
    }
    return list(kg.query(SAVED[name].with_values(terms)).dicts())


def test_every_row_is_a_listing_with_its_row_as_passage(small: KnowledgeGraph) -> None:
    rows = found(
        small,
        """SELECT ?listing ?paragraph ?label WHERE {
             GRAPH graph:import\\/un-mandates\\/npb2031 {
               ?listing a smepb:MandateListing ; smepb:citation ?c ; smepb:review code:review\\/unchecked .
               ?c smepb:paragraph ?paragraph ; smepb:citedDocument/rdfs:label ?label } } ORDER BY ?listing""",
    )
    assert len(rows) == len(ROWS)
    assert {paragraph for _, paragraph, _ in rows} == {
        f"row {number}, section {cells['Section']}" for number, cells in enumerate(ROWS, start=2)
    }
    assert {label for _, _, label in rows} == {"Mandate documents of United Nations entities in NPB 2031 (npb2031)"}


def test_an_entity_is_the_body_that_its_name_or_acronym_means_exactly_else_its_own(small: KnowledgeGraph) -> None:
    listed = found(
        small, "SELECT DISTINCT ?b ?l { ?x a smepb:MandateListing ; smepb:body ?b . ?b rdfs:label ?l } ORDER BY ?b"
    )
    assert listed == [
        (thing("body", "norda"), "Northern Development Association"),
        (thing("body", "norda-wgs"), "Working Group on Small Firms"),
        (thing("body", "un-mandates--osf"), "Office for Small Firms"),
    ]


@pytest.mark.parametrize(
    ("acronym", "name", "body"),
    [
        ("NORDA", "Something else", "norda"),
        ("norda", "", "norda"),
        ("X", "Northern Development Association", "norda"),
        ("X", "ND Association", "norda"),
        ("WGS", "X", "un-mandates--wgs"),
        ("X", "Working Group on Small Firms", "norda-wgs"),
        ("X", "Northern Development Assoc.", "un-mandates--x"),
        ("X", "Northern Developments Association", "un-mandates--x"),
        ("NORDA", "Solum Enterprise Union", "un-mandates--norda"),
        ("CAN", "Cantia, Republic of", "un-mandates--can"),
        ("experts", "experts", "un-mandates--experts"),
        ("Ada Lind", "Ada Lind", "un-mandates--ada-lind"),
    ],
)
def test_likeness_never_links_and_names_of_two_bodies_link_to_none(
    tmp_path: Path, acronym: str, name: str, body: str
) -> None:
    kg = grown(tmp_path, [row(acronym, name, "79/1", "A/RES/79/1", "Plan")])
    assert found(kg, "SELECT ?b { ?x a smepb:MandateListing ; smepb:body ?b }") == [(thing("body", body),)]


def test_a_document_is_known_by_its_full_symbol(small: KnowledgeGraph) -> None:
    document = thing("document", "a-res-79-1")
    assert found(
        small, f"SELECT DISTINCT ?e {{ ?x smepb:lists <{document}> ; smepb:body/rdfs:label ?e }} ORDER BY ?e"
    ) == [
        ("Northern Development Association",),
        ("Office for Small Firms",),
        ("Working Group on Small Firms",),
    ]
    said = found(small, f"SELECT ?l ?s ?u {{ <{document}> rdfs:label ?l ; smepb:symbol ?s ; smepb:url ?u }}")
    assert said == [("Plan of Ada", "A/RES/79/1", "https://docs.example.org/A/RES/79/1")]


def test_a_symbol_that_belongs_to_another_document_joins_nobody(small: KnowledgeGraph) -> None:
    rows = found(
        small,
        """SELECT ?symbol ?given ?title ?note { ?x smepb:symbolGiven ?given ; smepb:lists ?d . ?d rdfs:label ?title
             FILTER (?given = "A/RES/52/7") OPTIONAL { ?d smepb:symbol ?symbol } OPTIONAL { ?x smepb:note ?note } }
           ORDER BY ?title""",
    )
    assert [line[:3] for line in rows] == [
        (None, "A/RES/52/7", "Rights of makers"),
        ("A/RES/52/7", "A/RES/52/7", "Seas 2022\u20132031"),
    ]
    assert rows[0][3] == (
        "A/RES/52/7 is a symbol of the General Assembly, the row counts the document to 'Human Rights Council resolutions'"
    )
    assert rows[1][3] is None


def test_without_a_full_symbol_series_symbol_and_title_together_name_the_document(small: KnowledgeGraph) -> None:
    rows = found(
        small,
        'SELECT ?d ?e { ?x smepb:nameAsPrinted "7 (III)" ; smepb:lists ?d ; smepb:body/rdfs:label ?e } ORDER BY ?e',
    )
    assert [entity for _, entity in rows] == ["Office for Small Firms", "Working Group on Small Firms"]
    assert len({document for document, _ in rows}) == 1
    assert found(small, "SELECT ?s { ?x smepb:nameAsPrinted '7 (III)' ; smepb:lists/smepb:symbol ?s }") == []


def test_another_title_under_the_same_printed_symbol_is_another_document(tmp_path: Path) -> None:
    def decision(title: str) -> dict[str, str]:
        return row("NORDA", "", "7 (III)", "", title, Source="Council decisions")

    kg = grown(tmp_path, [decision("Loans"), decision("Seas"), decision("loans")])
    assert found(kg, "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?x smepb:lists ?d }") == [(2,)]


def test_a_passage_is_kept_apart_from_titles(small: KnowledgeGraph) -> None:
    (said,) = found(small, "SELECT ?h ?t { ?x a smepb:MandateListing ; smepb:heading ?h ; dcterms:description ?t }")
    assert said == ("Mandates and background", "The Office rests on it.")
    assert found(small, "ASK { ?d rdfs:label 'The Office rests on it.'@en }") == []


def test_programmes_and_subprogrammes_are_units_of_the_table(small: KnowledgeGraph) -> None:
    units = found(
        small,
        """SELECT ?n ?l (GROUP_CONCAT(?e; separator=",") AS ?es) { ?p a smepb:Programme ; rdfs:label ?l ; smepb:number ?n
             { SELECT ?p ?e { ?p smepb:body/rdfs:label ?e } ORDER BY ?e } } GROUP BY ?n ?l ORDER BY ?n""",
    )
    assert [(number, label) for number, label, _ in units] == [("17", "Enterprise"), ("18", "Programme 18")]
    assert [len(str(names).split(",")) for *_, names in units] == [3, 1]
    parts = found(
        small,
        "SELECT ?n ?l ?p { ?s a smepb:Subprogramme ; rdfs:label ?l ; smepb:number ?n ; smepb:partOf/rdfs:label ?p } ORDER BY ?n ?l",
    )
    assert parts == [
        ("1", "Credit", "Enterprise"),
        ("2", "Advice", "Enterprise"),
        ("2", "Training", "Enterprise"),
        ("3", "Subprogramme 3", "Enterprise"),
    ]


def test_years_are_computed_and_stand_apart(small: KnowledgeGraph) -> None:
    graph = "GRAPH graph:derived\\/import\\/un-mandates\\/npb2031"
    told = found(
        small, f"SELECT ?d ?a ?b {{ {graph} {{ ?d smepb:earliestYear ?a ; smepb:latestYear ?b }} }} ORDER BY ?d"
    )
    assert told == [
        (thing("document", "a-res-52-7"), "1997", "1998"),
        (thing("document", "a-res-79-1"), "2024", "2025"),
        (thing("document", "a-res-79-2"), "2024", "2025"),
        (thing("document", "e-res-2025-4"), "2025", "2025"),
    ]
    assert not small.query("ASK { ?d smepb:earliestYear ?y }").truth


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("A/RES/1/1", (1946, 1946)),
        ("A/RES/13(I)", (1946, 1946)),
        ("A/RES/3331(XXIX)", (1974, 1975)),
        ("A/RES/80/84A-B", (2025, 2026)),
        ("S/RES/50(1948)", (1948, 1948)),
        ("S/PRST/2020/1", (2020, 2020)),
        ("E/RES/1895(LVII)", None),
        ("A/RES/ES-10/17", None),
        ("A/HRC/RES/57/31", None),
        ("A/71/755", None),
        ("TD/1990", None),
        ("X/2001/2002/1", None),
        ("", None),
    ],
)
def test_a_symbol_tells_its_years_or_nothing(symbol: str, told: tuple[int, int] | None) -> None:
    assert years(symbol) == told


def test_the_file_and_the_method_are_on_record(small: KnowledgeGraph) -> None:
    (table,) = answered(small, "imported-tables")
    (note,) = stored(small.paths.imports)
    assert table["checksum"] == f"sha256:{note.sha256}"
    assert (table["file"], table["rows"], table["method"]) == ("npb2031.csv", "10 rows", "import-un-mandates 1")
    kinds = {line["kind"]: line["graphs"] for line in answered(small, "graphs-by-kind")}
    assert (kinds["import graph"], kinds["document graph"]) == (1, 2)


def test_saved_questions_answer(small: KnowledgeGraph) -> None:
    shared = answered(small, "shared-mandate-documents", body="NORDA", other="OSF")
    assert [(line["symbol"], line["rows_of_one"], line["rows_of_other"]) for line in shared] == [("A/RES/79/1", 1, 2)]
    of_entity = answered(small, "mandate-documents-of-entity", body="Office for Small Firms")
    assert [line["symbol"] for line in of_entity] == ["A/RES/79/1", "7 (III)", "A/RES/52/7", "A/RES/79/1"]
    (unit,) = answered(small, "subprogrammes-that-share-mandate-documents", body="OSF")
    assert (unit["shared"], unit["subprogramme"], unit["other_subprogramme"]) == (1, "Subprogramme 3", "Advice")
    answering = answered(small, "entities-of-a-mandate-document", symbol="a/res/79/1")
    assert [line["paragraph"] for line in answering] == [
        "row 2, section 7",
        "row 9, section 9",
        "row 8, section 9",
        "row 5, section 8",
    ]
    assert [line["documents"] for line in answered(small, "programmes-of-entity", body="NORDA")] == [1, 2]
    assert [line["printed"] for line in answered(small, "mandate-listings-in-doubt")] == ["52/7"]
    least = SAVED["entities-that-share-most-mandate-documents"].text.replace("{ 10 }", "{ 1 }")
    pairs = [(line["shared"], line["entity"], line["other_entity"]) for line in small.query(least).dicts()]
    assert pairs == [
        (2, "Working Group on Small Firms", "Office for Small Firms"),
        (1, "Northern Development Association", "Office for Small Firms"),
        (1, "Northern Development Association", "Working Group on Small Firms"),
    ]


def test_every_term_of_imported_tables_is_used_by_a_table(small: KnowledgeGraph) -> None:
    used = set(small.query("SELECT DISTINCT ?p { GRAPH ?g { ?s ?p ?o } }").column("p"))
    used |= set(small.query("SELECT DISTINCT ?c { GRAPH ?g { ?s a ?c } }").column("c"))
    assert {name for name in ONLY_IMPORTED if smepb(name) in used} == ONLY_IMPORTED
    assert ONLY_IMPORTED <= CLASSES | PROPERTIES


def test_things_are_found_shown_counted_and_exported(small: KnowledgeGraph) -> None:
    office = find(small, "OSF").thing
    assert (office, profile(small, office).name) == (thing("body", "un-mandates--osf"), "Office for Small Firms")
    sections = {section.title: len(section.statements) for section in profile(small, office).sections}
    assert sections["MandateListing, as body"] == 4
    assert profile(small, find(small, "A/RES/79/1").thing).kind == "Document"
    assert profile(small, find(small, "Advice").thing).kind == "Subprogramme"
    counted = {table.name: len(table.rows) for table in tables(small)}
    assert (counted["MandateListing"], counted["Programme"], counted["Subprogramme"]) == (10, 2, 4)
    exported = export_bytes(small, "nq", "import/un-mandates/npb2031").decode()
    assert exported.count("ontology#MandateListing>") == len(ROWS)


def test_a_formula_is_data_and_a_spreadsheet_export_defuses_it(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://x","y")'
    kg = grown(tmp_path, [row("=1+1", "@SUM(1)", "79/1", "A/RES/79/1", formula)])
    assert found(kg, "SELECT ?l { ?x smepb:lists/rdfs:label ?l }") == [(formula,)]
    with zipfile.ZipFile(io.BytesIO(export_bytes(kg, "csv"))) as archive:
        cells = archive.read("Document.csv").decode()
    assert f'"\'{formula.replace(chr(34), chr(34) * 2)}"' in cells


def test_cells_of_any_length_give_addresses_and_names_of_bearable_length(tmp_path: Path) -> None:
    long = "x" * 9000
    unit = {
        "Section": long,
        "Programme": long,
        "Programme Title": long,
        "Subprogramme": long,
        "Subprogramme Title": long,
    }
    kg = grown(tmp_path, [{**row(long, long, long, long, long), "Link": "", **unit}])
    things = kg.query("SELECT DISTINCT ?s { GRAPH graph:import\\/un-mandates\\/npb2031 { ?s ?p ?o } }").column("s")
    assert max(map(len, things)) < 200
    assert max(map(len, kg.query("SELECT ?l { ?s rdfs:label ?l }").column("l"))) <= 300


def test_a_newer_edition_has_a_graph_of_its_own_and_its_titles_count(tmp_path: Path) -> None:
    grown(tmp_path)
    later = row("NORDA", "Northern Development Association", "79/1", "A/RES/79/1", "Plan of Ada, revised")
    kg = grown(tmp_path, [{**later, "Origin Document": "NPB 2032"}], "npb2032")
    graphs = found(kg, "SELECT ?g { ?g a smepb:ImportGraph } ORDER BY ?g")
    assert [str(graph).rsplit("/", 1)[1] for (graph,) in graphs] == ["npb2031", "npb2032"]
    assert found(kg, "SELECT ?l { doc:a-res-79-1 rdfs:label ?l }") == [("Plan of Ada, revised",)]
    assert found(kg, "SELECT (COUNT(*) AS ?n) { ?x a smepb:MandateListing }") == [(len(ROWS) + 1,)]


def test_a_document_that_was_read_keeps_its_own_name(tmp_path: Path) -> None:
    kg = grown(tmp_path, [row("NORDA", "", "TRADE/WP.8/2001/2", "TRADE/WP.8/2001/2", "Another title")])
    assert found(kg, "SELECT ?d ?l { ?x smepb:lists ?d . ?d rdfs:label ?l }") == [
        (thing("document", "norda-wgs-1"), "Report of the first session")
    ]


def test_an_import_that_is_taken_out_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    before = make(read_inputs(data, ontology_folder(), data / "imports"))
    assert before == make(read_inputs(data, ontology_folder()))
    grown(tmp_path)
    with_it = make(read_inputs(data, ontology_folder(), data / "imports"))
    computed = re.compile(r"/graph/(description|derived/[a-z-]+)> \.$")
    stated = {line for line in before.named if not computed.search(line)}
    assert stated < set(with_it.named)
    remove(data / "imports", "npb2031")
    assert make(read_inputs(data, ontology_folder(), data / "imports")) == before


def shapes(made: Dataset) -> list[str]:
    return [str(finding) for finding in shape_findings(made.default, ontology_folder(), Where(made.places, "data"))]


def test_what_a_table_states_fits_the_shapes(small: KnowledgeGraph) -> None:
    made = make(read_inputs(small.paths.data, small.paths.ontology, small.paths.imports))
    assert shapes(made) == []
    listing = Iri("https://w3id.org/smepb/id/fact/un-mandates--npb2031/mandate-listing/row-2")
    assert made.places[listing] == ("imports/un-mandates/npb2031/table.csv", 2)


def test_two_hash_seeds_give_the_same_lines(small: KnowledgeGraph) -> None:
    script = (
        "import hashlib, sys; from pathlib import Path; from graph.dataset import make, read_inputs\n"
        "made = make(read_inputs(*map(Path, sys.argv[1:])))\n"
        "print(hashlib.sha256('\\n'.join([*made.named, *made.default]).encode()).hexdigest())"
    )
    paths = [str(path) for path in (small.paths.data, small.paths.ontology, small.paths.imports)]
    printed = {
        subprocess.run(
            [sys.executable, "-c", script, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_subprogrammes_are_given_as_texts_with_their_documents(small: KnowledgeGraph) -> None:
    given = provisions_of_import(small.query)
    assert [(p.text, p.entity_name, p.context) for p in given] == [
        ("Credit", "Northern Development Association", ("Statistics", "Women in business")),
        ("Advice", "Working Group on Small Firms", ("Loans",)),
        ("Training", "Working Group on Small Firms", ("Plan of Ada", "Rights of makers")),
        ("Subprogramme 3", "Office for Small Firms", ("Loans", "Seas 2022\u20132031")),
    ]
    assert {p.programme for p in given} == {"Enterprise"}
    assert {p.paragraph for p in given} == {
        "row 3, section 7",
        "row 5, section 8",
        "row 7, section 8",
        "row 10, section 9",
    }


def test_nothing_imported_gives_no_texts(tmp_path: Path) -> None:
    assert provisions_of_import(KnowledgeGraph.open(write_data(tmp_path), tmp_path / "store").query) == ()

"""Each row of an answer names the documents and paragraphs that it rests on, whatever the form of the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answer import plain
from graph.errors import QueryError
from graph.evidence import with_evidence
from graph.query import questions
from graph.resources import ontology_folder
from graph.store import KnowledgeGraph
from tests.small_data import FIRST, SECOND, write_data

if TYPE_CHECKING:
    from graph.answer import Answer

SAVED = questions(ontology_folder())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("small")
    return KnowledgeGraph.open(write_data(folder), folder / "store")


def rows(answer: Answer) -> list[tuple[object, ...]]:
    """The rows with IRIs cut to their last part."""
    return [
        tuple(str(plain(t)).rsplit("/", 1)[-1] if isinstance(t, str) else plain(t) for t in row) for row in answer.rows
    ]


BOTH = f"{FIRST}; {SECOND}"
CASES = {
    "plain": (
        "SELECT ?about { ?c a smepb:Cooperation ; smepb:about ?about }",
        [("training", FIRST, "8")],
    ),
    "one value where documents differ": (
        "SELECT ?start { meeting:norda-wgs-2 smepb:start ?start }",
        [("2002-04-10", SECOND, "Header")],
    ),
    "several passages": (
        "SELECT ?kind { VALUES ?kind { smepb:Participation } ?p a ?kind ; smepb:meeting meeting:norda-wgs-1 }",
        [("ontology#Participation", FIRST, "2 / 3")] * 3,
    ),
    "each row its own": (
        "SELECT ?who { ?p smepb:meeting meeting:norda-wgs-1 ; smepb:participant ?who } ORDER BY ?who",
        [("solum", FIRST, "3"), ("arl", FIRST, "2"), ("brg", FIRST, "2")],
    ),
    "grouped": (
        "SELECT ?who (COUNT(?p) AS ?n) { ?p a smepb:Participation ; smepb:participant ?who } GROUP BY ?who ORDER BY ?who",
        [("solum", 1, FIRST, "3"), ("arl", 1, FIRST, "2"), ("brg", 2, BOTH, "2; 2")],
    ),
    "all in one group": (
        "SELECT (COUNT(?p) AS ?n) { ?p a smepb:Participation ; smepb:participantKind ?k }",
        [(4, BOTH, "2 / 3; 2")],
    ),
    "optional that is there": (
        "SELECT ?who ?c { ?p smepb:participant ?who OPTIONAL { ?p smepb:capacity ?c } FILTER (?who = economy:arl) }",
        [("arl", "member", FIRST, "2")],
    ),
    "optional that is not there": (
        "SELECT ?m ?chair { ?m a smepb:Meeting ; smepb:end ?end OPTIONAL { ?m smepb:chair ?chair } } ORDER BY ?m",
        [("norda-wgs-1", "ada-lind", FIRST, "Header"), ("norda-wgs-2", None, SECOND, "Header")],
    ),
    "union": (
        """SELECT ?what { { ?m a smepb:Mandate ; smepb:summary ?what } UNION { ?o a smepb:OverlapConcern ; smepb:summary ?what } }
           ORDER BY ?what""",
        [("Courses of both should not be the same.", FIRST, "8"), ("Looks into credit for women.", FIRST, "9")],
    ),
    "computed": (
        "SELECT ?one ?other { GRAPH graph:derived\\/cooperation { ?one smepb:cooperatesWith ?other } }",
        [("norda-wgs", "solum", "computed: cooperation", "")],
    ),
    "computed and stated": (
        """SELECT ?p { ?p smepb:participant ?who ; smepb:meeting ?m ; smepb:capacity ?c FILTER (?who = economy:arl)
           GRAPH graph:derived\\/participation { ?who smepb:participatedIn ?m } }""",
        [("arl", f"computed: participation; {FIRST}", "; 2")],
    ),
    "register": (
        "SELECT ?who { ?m a smepb:Membership ; smepb:organization body:norda ; smepb:member ?who } ORDER BY ?who",
        [("solum", FIRST, ""), ("arl", "norda-statistics", ""), ("brg", "norda-statistics", "")],
    ),
    "register row with a passage": (
        "SELECT ?e { body:norda-tfw smepb:established ?e }",
        [("2001-03", FIRST, "9")],
    ),
    "names do not count where something else tells": (
        "SELECT ?name { ?m a smepb:Mandate ; smepb:body ?b . ?b rdfs:label ?name }",
        [("Task Force on Women in Business", FIRST, "9")],
    ),
    "names count where nothing else tells": (
        "SELECT ?name { body:solum rdfs:label ?name }",
        [("Solum Enterprise Union", FIRST, "3")],
    ),
    "what must not be there is no evidence": (
        """SELECT ?name { ?d a smepb:Mandate ; smepb:summary ?name MINUS { ?d smepb:end ?end }
           FILTER NOT EXISTS { ?x a smepb:Cooperation ; smepb:status <https://w3id.org/smepb/concept/x> } }""",
        [("Looks into credit for women.", FIRST, "9")],
    ),
    "inverse path": (
        "SELECT ?about { body:solum ^smepb:to ?c . ?c smepb:about ?about }",
        [("training", FIRST, "8")],
    ),
    "subquery": (
        "SELECT ?c ?n { { SELECT ?c (COUNT(?to) AS ?n) { ?c smepb:to ?to } GROUP BY ?c } ?c smepb:about ?about }",
        [("p8-solum", 1, FIRST, "8")],
    ),
    "named graph": (
        f"SELECT ?start {{ GRAPH graph:document\\/{FIRST} {{ meeting:norda-wgs-2 smepb:start ?start }} }}",
        [("2002", FIRST, "12")],
    ),
    "computed column": (
        "SELECT (UCASE(?about) AS ?loud) { ?c a smepb:Cooperation ; smepb:about ?about }",
        [("TRAINING", FIRST, "8")],
    ),
    "computed column of several rows": (
        """SELECT (UCASE(?name) AS ?loud) (STRLEN(?loud) AS ?n) {
             ?p a smepb:Participation ; smepb:nameAsPrinted ?name } ORDER BY ?loud""",
        [
            ("ARLAND", 6, FIRST, "2"),
            ("BERGIA", 6, FIRST, "2"),
            ("BERGIAN REPUBLIC", 16, SECOND, "2"),
            ("SOLUM ENTERPRISE UNION", 22, FIRST, "3"),
        ],
    ),
    "grouped by a computed value": (
        """SELECT ?year (COUNT(?m) AS ?n) (COUNT(?m) * 2 AS ?twice) { ?m a smepb:Meeting ; smepb:end ?end }
           GROUP BY (SUBSTR(STR(?end), 1, 4) AS ?year) HAVING (COUNT(?m) > 0) ORDER BY ?year""",
        [("2001", 1, 2, FIRST, "Header"), ("2002", 1, 2, SECOND, "Header")],
    ),
    "bound column": (
        "SELECT ?loud { ?c a smepb:Cooperation ; smepb:about ?about BIND (UCASE(?about) AS ?loud) }",
        [("TRAINING", FIRST, "8")],
    ),
    "order and limit": (
        "SELECT ?who { ?p smepb:meeting meeting:norda-wgs-1 ; smepb:participant ?who } ORDER BY DESC(?who) LIMIT 1",
        [("brg", FIRST, "2")],
    ),
    "braces in texts and comments": (
        """SELECT ?about { # a } here
           ?c a smepb:Cooperation ; smepb:about ?about FILTER (?about != "}") FILTER (?about != '''{''') }""",
        [("training", FIRST, "8")],
    ),
    "own prefixes": (
        """PREFIX x: <https://w3id.org/smepb/ontology#>
           SELECT DISTINCT ?about WHERE { ?c x:about ?about ; a x:Cooperation }""",
        [("training", FIRST, "8")],
    ),
    "star": (
        "SELECT * { ?c smepb:approval|smepb:instrument ?x }",
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_row_names_its_passages(small: KnowledgeGraph, case: str) -> None:
    text, expected = CASES[case]
    answer = with_evidence(small, text)
    assert answer.columns[-2:] == ("document", "paragraph")
    assert rows(answer) == expected


def test_a_column_called_document_keeps_its_name(small: KnowledgeGraph) -> None:
    answer = with_evidence(
        small, "SELECT ?document { ?c a smepb:Cooperation ; smepb:citation/smepb:citedDocument ?document }"
    )
    assert answer.columns == ("document", "evidence_document", "evidence_paragraph")


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "DESCRIBE body:norda"])
def test_only_rows_have_passages(small: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QueryError, match="--evidence needs a SELECT query"):
        with_evidence(small, text)


WITHOUT_PASSAGE = {
    "how-computed-graphs-are-made",
    "links-to-wikidata",
    "graphs-by-kind",
    "topics-with-nothing-on-record",
} | {"facts-by-review-status"}
"""Questions about the data set itself, about links with evidence of another kind, and about what no document tells."""


@pytest.mark.parametrize("name", SAVED)
def test_every_row_of_a_saved_question_has_its_evidence(kg: KnowledgeGraph, name: str) -> None:
    answer, found = kg.query(SAVED[name].text), with_evidence(kg, SAVED[name].text)
    assert [row[:-2] for row in found.rows] == list(answer.rows)
    known = {source.id for source in kg.registers.sources}
    for *_, documents, paragraphs in found.rows:
        if name in WITHOUT_PASSAGE:
            assert documents is None
            continue
        named = str(plain(documents)).split("; ")
        assert {document for document in named if not document.startswith("computed: ")} <= known
        assert len(str(plain(paragraphs)).split("; ")) >= len(named)

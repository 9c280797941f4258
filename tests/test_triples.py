"""What a document's own graph holds: every fact with its citation, and what it says in terms of the registers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.concepts import Concepts, read_concepts
from graph.fact_json import FactFile, from_json, kebab
from graph.names import NameIndex
from graph.rdf import XSD, Iri, Literal, Term
from graph.registers import Registers, read_registers
from graph.resources import ontology_folder
from graph.scope import Scope
from graph.triples import DocumentQuads, citation_iri, document_graph, document_quads
from graph.vocab import LABEL, TYPE, concept, fact_iri, smepb, thing
from tests.small_data import FIRST, write_data

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

GROUP = "Working Group on Small Firms"
WGS = thing("body", "norda-wgs")


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return read_registers(write_data(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return read_concepts(ontology_folder())


class Writer:
    """Turns facts of the first small document into quads."""

    def __init__(self, registers: Registers, concepts: Concepts) -> None:
        self._registers, self._concepts = registers, concepts

    def __call__(self, *rows: dict[str, Any]) -> DocumentQuads:
        facts = tuple(
            from_json(
                json.dumps(
                    {"id": f"{FIRST}/{kebab(row['type'])}/f{number}", "document": FIRST, "paragraph": f"{number}"} | row
                )
            )
            for number, row in enumerate(rows, start=1)
        )
        file = FactFile(FIRST, "data/documents/small.jsonl", facts, tuple(range(1, len(facts) + 1)), ())
        return document_quads(file, Scope(file, self._registers, NameIndex(self._registers)), self._concepts)


@pytest.fixture
def written(registers: Registers, concepts: Concepts) -> Writer:
    return Writer(registers, concepts)


def said(made: DocumentQuads, subject: Iri) -> dict[str, set[Term]]:
    """What the graph says of a subject, by the last part of the property."""
    found: dict[str, set[Term]] = {}
    for quad in made.quads:
        assert quad.graph == document_graph(FIRST)
        if quad.subject == subject:
            found.setdefault(quad.predicate.replace("#", "/").rsplit("/", 1)[1], set()).add(quad.object)
    return found


def node(kind: str, number: int) -> Iri:
    return fact_iri(f"{FIRST}/{kind}/f{number}")


def test_a_fact_has_its_type_review_and_one_citation_to_its_own_document(written: Writer) -> None:
    made = written({"type": "Mandate", "paragraph": "Annex I, 9", "body": GROUP, "summary": "Trains people."})
    citation = citation_iri(FIRST, "Annex I, 9")
    fact = said(made, node("mandate", 1))
    assert fact["type"] == {smepb("Mandate")}
    assert fact["citation"] == {citation}
    assert fact["review"] == {concept("review", "unchecked")}
    assert said(made, citation) == {
        "type": {smepb("Citation")},
        "citedDocument": {thing("document", FIRST)},
        "paragraph": {Literal("Annex I, 9")},
    }


def test_values_become_terms_by_their_range(written: Writer) -> None:
    made = written(
        {"type": "Meeting", "name": "Forum", "of_body": GROUP, "start": "2001-05", "place": "Port Ada, Arland"},
        {
            "type": "Mandate", "body": GROUP, "summary": "Trains people.", "start": "2001-03-23", "duration": "P1Y",
            "until": "Forum", "topics": ["enterprise development"], "beneficiaries": ["women"], "note": "As told.",
        },
    )  # fmt: skip
    mandate = said(made, node("mandate", 2))
    assert mandate["body"] == {WGS}
    assert mandate["start"] == {Literal("2001-03-23", XSD + "date")}
    assert mandate["duration"] == {Literal("P1Y", XSD + "duration")}
    assert mandate["topic"] == {concept("topic", "enterprise-development")}
    assert mandate["beneficiary"] == {concept("beneficiary", "women")}
    assert mandate["note"] == {Literal("As told.")}
    (until,) = mandate["until"]
    assert isinstance(until, Iri)
    assert said(made, until)["start"] == {Literal("2001-05", XSD + "gYearMonth")}


def test_a_fact_that_describes_a_thing_is_a_mention_and_the_rest_is_said_of_the_thing(written: Writer) -> None:
    made = written(
        {"type": "Meeting", "name": "Forum", "of_body": GROUP, "ordinal": 4, "status": "held", "condition": "If paid."}
    )
    mention, meeting = said(made, node("meeting", 1)), thing("meeting", "norda-wgs-4")
    assert mention == {
        "type": {smepb("Mention")},
        "citation": {citation_iri(FIRST, "1")},
        "review": {concept("review", "unchecked")},
        "mentions": {meeting},
        "nameAsPrinted": {Literal("Forum")},
        "condition": {Literal("If paid.")},
    }
    assert said(made, meeting) == {
        "type": {smepb("Meeting")},
        "label": {Literal("Forum", language="en")},
        "body": {WGS},
        "ordinal": {Literal("4", XSD + "integer")},
        "status": {concept("meeting-status", "held")},
        "citation": {citation_iri(FIRST, "1")},
    }
    assert {claim.subject for claim in made.claims} == {meeting}


def test_a_person_fact_is_a_role_of_that_person(written: Writer) -> None:
    made = written({"type": "Person", "name": "Ada Lind", "role": "Chairperson", "affiliation": GROUP})
    role = said(made, node("person", 1))
    assert role["type"] == {smepb("Role")}
    assert role["person"] == {thing("person", "ada-lind")}
    assert role["affiliation"] == {WGS}


def test_a_participation_keeps_the_name_as_printed(written: Writer) -> None:
    meeting = {"type": "Meeting", "name": "Forum"}
    row = {
        "type": "Participation",
        "meeting": "Forum",
        "participant": "Bergian Republic",
        "participant_kind": "country",
    }
    made = written(meeting, row | {"iso3": "BRG", "count": 2})
    found = said(made, node("participation", 2))
    assert found["participant"] == {thing("economy", "brg")}
    assert found["nameAsPrinted"] == {Literal("Bergian Republic")}
    assert found["count"] == {Literal("2", XSD + "integer")}
    assert made.findings == []


def test_a_decision_may_be_one_measure_of_another(written: Writer) -> None:
    whole = {"type": "Decision", "verb": "decided", "text_summary": "Three teams start.", "class": "decision"}
    made = written(whole, whole | {"part_of": f"{FIRST}/decision/f1"})
    assert said(made, node("decision", 2))["partOf"] == {node("decision", 1)}
    assert made.findings == []


def test_an_organization_named_in_capitals_is_an_addressee_of_its_own(written: Writer) -> None:
    row = {"type": "Recommendation", "summary": "Train.", "addressee_kind": ["governments", "NORDA"]}
    assert said(written(row), node("recommendation", 1))["addresseeKind"] == {
        concept("addressee-kind", "governments"),
        concept("addressee-kind", "organization"),
    }


DECISION = {"type": "Decision", "verb": "x", "text_summary": "x", "class": "decision"}


@pytest.mark.parametrize(
    ("row", "field", "prop", "rule"),
    [
        ({"type": "Mandate", "body": "Nobody", "summary": "x"}, "body", "body", "unknown-body"),
        ({"type": "Person", "name": "No One", "role": "x"}, "name", "person", "unknown-person"),
        ({"type": "Mandate", "body": GROUP, "summary": "x", "until": "Forum"}, "until", "until", "dangling-reference"),
        (DECISION | {"topics": ["magic"]}, "topics", "topic", "unknown-concept"),
        (DECISION | {"part_of": "none"}, "part_of", "partOf", "dangling-reference"),
        ({"type": "Example", "name": "Fund", "summary": "x", "iso3": "XXX"}, "iso3", "country", "unknown-economy"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_and_nothing_is_stated(
    written: Writer, row: dict[str, Any], field: str, prop: str, rule: str
) -> None:
    made = written(row)
    assert [(f.file, f.line, f.field, f.rule) for f in made.findings] == [
        ("data/documents/small.jsonl", 1, field, rule)
    ]
    assert not [quad for quad in made.quads if quad.predicate == smepb(prop)]


def test_a_meeting_that_is_missing_is_asked_for_as_a_meeting(written: Writer) -> None:
    made = written({"type": "Mandate", "body": GROUP, "summary": "x", "until": "Forum"})
    assert made.findings[0].fix.startswith("add a meeting fact of that name")


def test_a_code_that_is_another_economy_than_the_name_is_told(written: Writer) -> None:
    row = {"type": "Participation", "meeting": "Forum", "participant": "Arland", "participant_kind": "country"}
    made = written({"type": "Meeting", "name": "Forum"}, row | {"iso3": "BRG"})
    assert [finding.rule for finding in made.findings] == ["code-and-name-differ"]
    assert said(made, node("participation", 2))["participant"] == {thing("economy", "arl")}


def test_the_line_of_each_fact_and_of_the_first_fact_about_a_thing_is_known(written: Writer) -> None:
    row = {"type": "Meeting", "name": "Forum"}
    made = written(row, row | {"start": "2001"})
    (meeting,) = {claim.subject for claim in made.claims}
    assert (made.lines[node("meeting", 1)], made.lines[node("meeting", 2)], made.lines[meeting]) == (1, 2, 1)


def test_every_fact_of_the_data_has_exactly_one_citation_and_it_is_to_its_own_document(kg: KnowledgeGraph) -> None:
    facts = kg.query("SELECT ?graph ?fact WHERE { GRAPH ?graph { ?fact smepb:review ?review } }")
    cited = kg.query(
        """SELECT ?graph ?fact ?citation WHERE {
          ?graph smepb:graphOf ?document .
          GRAPH ?graph { ?fact smepb:review ?review ; smepb:citation ?citation .
                         ?citation smepb:citedDocument ?document ; smepb:paragraph ?paragraph }
        }"""
    )
    lines = sum(path.read_bytes().count(b"\n") for path in (kg.paths.data / "documents").glob("*.jsonl"))
    assert len(facts) == lines
    assert sorted(row[:2] for row in cited.rows) == sorted(facts.rows)
    every = kg.query(
        "SELECT ?fact ?citation WHERE { GRAPH ?g { ?fact smepb:review ?review ; smepb:citation ?citation } }"
    )
    assert len(every) == lines


def test_every_fact_has_the_type_that_its_id_says(kg: KnowledgeGraph) -> None:
    described = {"organization", "body", "meeting", "document", "project", "theme", "agenda-item", "example"}
    answer = kg.query("SELECT ?fact ?class WHERE { GRAPH ?g { ?fact smepb:review ?review ; a ?class } }")
    for row in answer.dicts():
        kind = row["fact"].split("/")[-2]
        expected = "mention" if kind in described else "role" if kind == "person" else kind
        assert kebab(row["class"].rsplit("#", 1)[1]) == expected


def test_every_thing_has_one_label_and_a_type(kg: KnowledgeGraph) -> None:
    labels = kg.query(f"SELECT ?thing (COUNT(?label) AS ?labels) WHERE {{ ?thing <{LABEL}> ?label }} GROUP BY ?thing")
    assert set(labels.column("labels")) == {1}
    assert not kg.query(f"SELECT ?thing WHERE {{ ?thing <{LABEL}> ?label MINUS {{ ?thing <{TYPE}> ?class }} }}").rows

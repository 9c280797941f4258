"""What is computed: direct links and periods, from stated facts only, each method in a graph of its own."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.methods import METHODS
from graph.derived import add_duration, derive
from graph.rdf import Iri, Literal, Quad, Term, date_literal
from graph.settle import DEFAULT
from graph.view import View
from graph.vocab import PREFIXES, TYPE, concept, smepb, thing

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

A, B, C = (thing("body", name) for name in "abc")
SESSION, NEXT = thing("meeting", "a-1"), thing("meeting", "a-2")
REPORT, PASSAGE = thing("document", "report"), thing("citation", "report--1")


def fact(name: str) -> Iri:
    return Iri(f"{PREFIXES['fact']}report/{name}")


def node(subject: Iri, cls: str, **values: Term | tuple[Term, ...]) -> list[Quad]:
    """Statements about a node; a trailing underscore of a key is left out."""
    quads = [Quad(subject, TYPE, smepb(cls), DEFAULT)]
    for name, value in values.items():
        several = value if isinstance(value, tuple) and not isinstance(value, Literal) else (value,)
        quads += [Quad(subject, smepb(name.rstrip("_")), one, DEFAULT) for one in several]
    return quads


def computed(name: str, *stated: list[Quad]) -> set[tuple[Iri, str, Term]]:
    """What a method computes: subject, last part of the property, object."""
    quads = derive(View(quad for quads in stated for quad in quads), METHODS)
    graph = f"https://w3id.org/smepb/graph/derived/{name}"
    return {(q.subject, q.predicate.rsplit("#", 1)[1], q.object) for q in quads if q.graph == graph}


def meeting(iri: Iri, status: str, start: str = "") -> list[Quad]:
    values: dict[str, Term] = {"status": concept("meeting-status", status)}
    return node(iri, "Meeting", **values | ({"start": date_literal(start)} if start else {}))


@pytest.mark.parametrize(
    ("status", "counts"), [("held", True), ("planned", False), ("tentative", False), ("proposed", False)]
)
def test_participation_counts_only_at_meetings_that_were_held(status: str, counts: bool) -> None:
    stated = node(fact("p/1"), "Participation", meeting=SESSION, participant=A)
    expected = {(A, "participatedIn", SESSION)} if counts else set()
    assert computed("participation", stated, meeting(SESSION, status)) == expected


def test_participation_in_a_meeting_of_unknown_status_does_not_count() -> None:
    stated = node(fact("p/1"), "Participation", meeting=SESSION, participant=A)
    assert computed("participation", stated, node(SESSION, "Meeting")) == set()


@pytest.mark.parametrize(
    ("status", "counts"), [("existing", True), ("agreed", True), ("requested", False), ("proposed", False)]
)
def test_only_cooperation_that_exists_or_is_agreed_is_a_link(status: str, counts: bool) -> None:
    stated = node(fact("c/1"), "Cooperation", from_=A, to=(B, C), status=concept("cooperation-status", status))
    expected = {(A, "cooperatesWith", B), (A, "cooperatesWith", C)} if counts else set()
    assert computed("cooperation", stated) == expected


def test_disputed_facts_make_no_link() -> None:
    doubt: dict[str, Term] = {"review": concept("review", "disputed")}
    cooperation = node(
        fact("c/1"), "Cooperation", from_=A, to=B, status=concept("cooperation-status", "agreed"), **doubt
    )
    participation = node(fact("p/1"), "Participation", meeting=SESSION, participant=A, **doubt)
    assert computed("cooperation", cooperation) == set()
    assert computed("participation", participation, meeting(SESSION, "held")) == set()


def test_a_body_does_not_cooperate_with_itself() -> None:
    stated = node(fact("c/1"), "Cooperation", from_=(A, B), to=A, status=concept("cooperation-status", "agreed"))
    assert computed("cooperation", stated) == {(B, "cooperatesWith", A)}


def test_a_body_is_within_itself_and_all_above_it() -> None:
    stated = (node(A, "Body", parent=B), node(B, "Body", parent=C), node(C, "Organization"))
    pairs = {(A, A), (A, B), (A, C), (B, B), (B, C), (C, C)}
    assert computed("hierarchy", *stated) == {(low, "within", high) for low, high in pairs}


def test_a_circle_of_parents_ends() -> None:
    stated = (node(A, "Body", parent=B), node(B, "Body", parent=A))
    assert computed("hierarchy", *stated) == {(x, "within", y) for x in (A, B) for y in (A, B)}


def period(mandate: dict[str, Term], *more: list[Quad], issued: str = "2001-03-23") -> dict[str, str]:
    """The period computed for a mandate told in a document."""
    stated = [
        node(fact("mandate/x"), "Mandate", citation=PASSAGE, **mandate),
        node(PASSAGE, "Citation", citedDocument=REPORT),
        node(REPORT, "Document", **({"date": date_literal(issued)} if issued else {})),
    ]
    found = computed("mandate-periods", *stated, *more)
    return {name: str(getattr(value, "value", value)) for _, name, value in found if name not in ("type", "periodOf")}


def test_a_period_runs_from_start_to_start_plus_duration() -> None:
    assert period({"start": date_literal("2001-03-22"), "duration": Literal("P1Y")}) == {
        "effectiveFrom": "2001-03-22",
        "effectiveUntil": "2002-03-22",
        "basis": "start as stated; stated duration from the start",
    }


def test_a_period_without_start_begins_when_the_document_was_issued() -> None:
    assert period({"duration": Literal("P6M")})["effectiveFrom"] == "2001-03-23"


def test_a_duration_is_not_counted_from_a_start_that_nobody_states() -> None:
    found = period({"duration": Literal("P6M")})
    assert "effectiveUntil" not in found
    assert "its start is not" in found["basis"]


def test_a_stated_end_is_the_last_day_and_goes_before_a_duration() -> None:
    found = period({"duration": Literal("P1Y"), "end": date_literal("2001-12-31")})
    assert found["effectiveUntil"] == "2002-01-01"
    assert found["basis"].endswith("; end as stated")
    assert period({"end": date_literal("2001-12")})["effectiveUntil"] == "2002-01"
    assert period({"end": date_literal("2001")})["effectiveUntil"] == "2002"


def test_a_mandate_until_a_tentative_meeting_ends_with_it_and_says_so() -> None:
    found = period({"until": NEXT, "duration": Literal("P1Y")}, meeting(NEXT, "tentative", "2002-02"))
    assert found["effectiveUntil"] == "2002-02"
    assert found["basis"].endswith("; ends with a meeting (tentative)")


def test_a_mandate_until_an_undated_meeting_falls_back_on_its_duration() -> None:
    mandate: dict[str, Term] = {"start": date_literal("2001-03-23"), "until": NEXT, "duration": Literal("P1Y")}
    assert period(mandate, meeting(NEXT, "tentative"))["effectiveUntil"] == "2002-03-23"


def test_an_open_mandate_has_no_end() -> None:
    assert period({}) == {
        "effectiveFrom": "2001-03-23",
        "basis": "in force when the document was issued; no end known",
    }


def test_a_mandate_of_an_undated_document_has_no_period() -> None:
    assert period({"duration": Literal("P1Y")}, issued="") == {}


@pytest.mark.parametrize(
    ("date", "duration", "later"),
    [
        ("2000-02-29", "P1Y", "2001-02-28"),
        ("2000-02-29", "P4Y", "2004-02-29"),
        ("2001-01-31", "P1M", "2001-02-28"),
        ("2001-12-31", "P1D", "2002-01-01"),
        ("2001-12-20", "P2W", "2002-01-03"),
        ("2001-11-30", "P1Y3M1D", "2003-03-01"),
        ("2001-11", "P6M", "2002-05"),
        ("2001-12", "P1Y1M", "2003-01"),
        ("2001", "P2Y", "2003"),
        ("2001", "P6M", "2001"),
        ("2001-06", "P10D", "2001-06"),
    ],
)
def test_durations_are_added_as_precisely_as_the_date(date: str, duration: str, later: str) -> None:
    assert add_duration(date, duration) == later


@given(st.dates(max_value=datetime.date(2500, 1, 1)), st.integers(0, 99), st.integers(0, 99), st.integers(0, 999))
def test_a_longer_duration_never_ends_earlier(day: datetime.date, years: int, months: int, days: int) -> None:
    date = day.isoformat()
    end = add_duration(date, f"P{years}Y{months}M{days}D")
    assert end >= date
    assert add_duration(date, f"P{years}Y{months}M{days + 1}D") > end
    assert add_duration(date, f"P{days}D") == (day + datetime.timedelta(days=days)).isoformat()


def test_methods_have_distinct_graphs_and_say_what_they_do() -> None:
    assert len({method.graph for method in METHODS}) == len({method.activity for method in METHODS}) == len(METHODS)
    assert all(method.does.endswith(".") for method in METHODS)


def test_every_link_computed_from_the_data_rests_on_facts(kg: KnowledgeGraph) -> None:
    groundless = kg.query(
        r"""SELECT ?one ?other WHERE {
          { GRAPH graph:derived\/cooperation { ?one smepb:cooperatesWith ?other }
            FILTER NOT EXISTS { ?fact a smepb:Cooperation ; smepb:from ?one ; smepb:to ?other ; smepb:status ?status
              FILTER (?status IN (<https://w3id.org/smepb/concept/cooperation-status/existing>,
                                  <https://w3id.org/smepb/concept/cooperation-status/agreed>)) } }
          UNION
          { GRAPH graph:derived\/participation { ?one smepb:participatedIn ?other }
            FILTER NOT EXISTS { ?fact smepb:participant ?one ; smepb:meeting ?other . ?other smepb:status
              <https://w3id.org/smepb/concept/meeting-status/held> } }
        }"""
    )
    assert groundless.rows == ()
    sizes = kg.query("SELECT ?g (COUNT(*) AS ?n) WHERE { ?g a smepb:DerivedGraph GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    assert len(sizes) == len(METHODS)


def test_the_teams_of_the_working_party_run_until_its_third_session(kg: KnowledgeGraph) -> None:
    found = kg.query(
        r"""SELECT ?until ?basis WHERE {
          ?mandate a smepb:Mandate ; smepb:until meeting:unece-wp8-3 .
          GRAPH graph:derived\/mandate-periods {
            ?period smepb:periodOf ?mandate ; smepb:effectiveUntil ?until ; smepb:basis ?basis } }"""
    )
    assert len(found) >= 3
    assert {row["until"] for row in found.dicts()} == {"2002-02"}
    assert all(row["basis"].endswith("ends with a meeting (tentative)") for row in found.dicts())

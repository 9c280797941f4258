"""An act returns where a later document asks the same of the same; each rule keeps one kind of false line out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.recurrence import (
    LEAST_LIKENESS,
    changes,
    former_bodies,
    lines,
    steps,
    word_likeness,
)
from graph.analysis.statements import FACETS, PROCEDURE, Act, Passage
from graph.rdf import Iri
from graph.vocab import concept, thing

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

STATES, OTHERS, GROUP = (thing("body", name) for name in ("member-states", "other-states", "group"))
ASK = "Help clusters of small firms to grow."


def topics(*names: str) -> frozenset[Iri]:
    return frozenset(concept("topic", name) for name in names)


def act(name: str, date: str, **more: object) -> Act:
    """A recommendation to the member States on clusters, in a document of its own."""
    usual: dict[str, object] = {
        "fact": Iri(f"f:{name}"),
        "kind": "recommendation",
        "passage": Passage(Iri(f"d:{more.pop('document', name)}"), str(more.pop("paragraph", "1")), date),
        "to": (STATES,),
        "by": (),
        "beside": (),
        "addressee_kinds": (),
        "facets": tuple(more.pop(facet, frozenset()) for facet in FACETS),
        "concerns": (),
        "summary": ASK,
        "verb": "",
        "end": "",
    }
    return Act(**{**usual, **more})  # type: ignore[arg-type]


FIRST = act("first", "2001-03-22", topic=topics("clusters"))
SECOND = act("second", "2002-04-12", topic=topics("clusters"))


def found(*acts: Act) -> list[tuple[str, str]]:
    return [(step.earlier.fact, step.later.fact) for step in steps(list(acts), {})]


def test_the_same_ask_of_the_same_addressee_returns() -> None:
    assert found(FIRST, SECOND) == [("f:first", "f:second")]


@pytest.mark.parametrize(
    ("why", "later"),
    [
        ("another addressee", replace(SECOND, to=(OTHERS,))),
        ("another topic", replace(SECOND, facets=(topics("tourism"), *SECOND.facets[1:]))),
        ("no topic stated", replace(SECOND, facets=(frozenset(), *SECOND.facets[1:]))),
        ("other words", replace(SECOND, summary="Lower the taxes that exporters pay.")),
        ("the same document", replace(SECOND, passage=replace(FIRST.passage, paragraph="9"))),
        ("no date", replace(SECOND, passage=replace(SECOND.passage, date=""))),
        ("perhaps the same month", replace(SECOND, passage=replace(SECOND.passage, date="2001-03"))),
        ("a statement", replace(SECOND, kind="statement")),
        ("a decision that only notes", replace(SECOND, kind="decision", verb="took note")),
    ],
)
def test_anything_else_is_no_line(why: str, later: Act) -> None:
    assert found(FIRST, later) == [], why


def test_what_every_session_does_is_no_line() -> None:
    agenda = [act(f"agenda-{year}", str(year), topic=topics("agenda"), kind="decision") for year in (2001, 2002, 2003)]
    assert found(*agenda) == []


def test_acts_that_state_different_activities_are_no_line() -> None:
    training, study = (frozenset([concept("activity", name)]) for name in ("training", "studies"))
    one = act("one", "2001", topic=topics("clusters"), activity=training)
    assert found(one, act("other", "2002", topic=topics("clusters"), activity=study)) == []
    assert found(one, act("other", "2002", topic=topics("clusters"), activity=training | study)) == [
        ("f:one", "f:other")
    ]
    assert found(one, act("other", "2002", topic=topics("clusters"))) == [("f:one", "f:other")]


def test_half_of_the_fewer_topics_must_be_shared() -> None:
    wide = act("wide", "2001", topic=topics("clusters", "trust", "education", "tourism"))
    assert found(wide, act("narrow", "2002", topic=topics("clusters"))) == [("f:wide", "f:narrow")]
    assert found(wide, act("other", "2002", topic=topics("clusters", "statistics", "crisis"))) == []


def test_without_an_addressee_the_acting_body_counts() -> None:
    one = act("one", "2001", topic=topics("clusters"), to=(), by=(GROUP,), kind="decision")
    assert found(one, replace(one, fact=Iri("f:other"), passage=Passage(Iri("d:other"), "1", "2002"))) == [
        ("f:one", "f:other")
    ]
    assert found(one, replace(SECOND, by=(GROUP,))) == []


def test_each_session_follows_the_one_before() -> None:
    third = act("third", "2003", topic=topics("clusters"))
    assert found(FIRST, SECOND, third) == [("f:first", "f:second"), ("f:second", "f:third")]
    (line,) = lines(steps([FIRST, SECOND, third], {}))
    assert [step.later.fact for step in line] == ["f:second", "f:third"]


def test_two_lines_stay_apart_and_the_older_comes_first() -> None:
    women = [
        act(f"women-{year}", str(year), topic=topics("women-entrepreneurship"), to=(OTHERS,)) for year in (1999, 2004)
    ]
    made = lines(steps([FIRST, SECOND, *women], {}))
    assert [line[0].earlier.fact for line in made] == ["f:women-1999", "f:first"]


def test_what_one_passage_tells_twice_makes_one_step() -> None:
    told = [
        replace(one, fact=Iri(f"{one.fact}-{kind}"), kind=kind)
        for one in (FIRST, SECOND)
        for kind in ("recommendation", "mandate")
    ]
    assert len(found(*told)) == 1


def test_two_asks_of_one_passage_may_both_return() -> None:
    women = {"topic": topics("women-entrepreneurship"), "summary": "Let women borrow on fair terms."}
    pair = [
        act(f"women-{n}", date, document=n, **women) for n, date in (("first", "2001-03-22"), ("second", "2002-04-12"))
    ]
    assert found(FIRST, SECOND, *pair) == [("f:first", "f:second"), ("f:women-first", "f:women-second")]


def test_a_document_that_repeats_itself_adds_one_step() -> None:
    again = replace(SECOND, fact=Iri("f:summary"), passage=replace(SECOND.passage, paragraph="Summary"))
    assert len(found(FIRST, SECOND, again)) == 1


@given(
    st.permutations([FIRST, SECOND, act("third", "2003", topic=topics("clusters")), replace(SECOND, fact=Iri("f:x"))])
)
def test_the_order_of_the_acts_changes_nothing(acts: list[Act]) -> None:
    usual = sorted(acts, key=lambda one: one.fact)
    assert steps(acts, {}) == steps(usual, {})


def concern(name: str, date: str, about: Iri, *others: Iri) -> Act:
    return act(name, date, kind="overlap-concern", to=(about,), beside=others, summary=f"{name} worries")


def test_a_concern_returns_between_the_same_two_bodies_whatever_the_words() -> None:
    one = concern("one", "1998-03", GROUP, OTHERS)
    assert found(one, concern("other", "1998-10", OTHERS, GROUP, STATES)) == [("f:one", "f:other")]
    assert found(one, concern("other", "1998-10", GROUP, STATES)) == []


def test_a_body_is_one_with_the_body_whose_name_it_had() -> None:
    one, other = (replace(one, to=(body,)) for one, body in ((FIRST, GROUP), (SECOND, OTHERS)))
    assert found(one, other) == []
    assert len(steps([one, other], {OTHERS: GROUP, GROUP: GROUP})) == 1


def test_another_likeness_can_be_handed_in() -> None:
    other = replace(SECOND, summary="Assist agglomerations of enterprises.")
    assert steps([FIRST, other], {}) == []
    (step,) = steps([FIRST, other], {}, lambda _one, _other: 0.9, 0.85)
    assert step.likeness == 0.9
    assert steps([FIRST, other], {}, lambda _one, _other: 0.9, 0.95) == []


def test_changes_name_what_was_added_dropped_and_moved() -> None:
    before = act("one", "2001", topic=topics("clusters", "trust"), end="2001-12-31")
    after = act(
        "other", "2002", topic=topics("clusters", "education"), end="2006-12-31", kind="mandate", to=(STATES, GROUP)
    )
    (step,) = steps([before, after], {})
    told = {change.facet: (change.added, change.dropped) for change in changes(step)}
    assert told == {
        "topic": ((concept("topic", "education"),), (concept("topic", "trust"),)),
        "addressee": ((GROUP,), ()),
        "status": (("mandate",), ("recommendation",)),
        "end": (("2006-12-31",), ("2001-12-31",)),
    }


SAME = [
    (
        "The scrap recycling report is due in spring 2001, inside the current term of the team.",
        "The scrap recycling report is to be completed in spring 2001, inside the present term of the team.",
    ),
    (
        "A seminar on trade finance for CIS countries, looking at problems of smaller firms, was asked for.",
        "A trade finance seminar for CIS countries opens the work on finance.",
    ),
    (
        "Set criteria and checklists that show whether a company is ready for partnership.",
        "Partnership-readiness criteria and checklists, as the report's summary puts it.",
    ),
    (
        "Work on SMEs and entrepreneurship, to last until the end of 2021.",
        "Work on SMEs and entrepreneurship, to last until the end of 2026.",
    ),
]  # fmt: skip
NOT_SAME = [
    (
        "The business advice team receives one year to write guidance on good practice.",
        "What Israel has learnt will be studied by the business advice team.",
    ),
    (
        "Financing of trade and of firms becomes a further theme of the work programme.",
        "The work programme is rearranged and gains activities on restructuring and on finance.",
    ),
    (
        "Ministers back the guide that helps small firms plan for pandemic influenza.",
        "Ministers back the strategy for small firms that are green, sustainable and innovative.",
    ),
    (
        "Strengthen meso-level institutions so that they drive SME networks and clusters, in place of aid to single firms.",
        "Further SME clusters and networks through measures fitted to the stage they have reached.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_summaries_of_the_same_ask_are_alike_enough(one: str, other: str) -> None:
    assert word_likeness(one, other) >= LEAST_LIKENESS


@pytest.mark.parametrize(("one", "other"), NOT_SAME)
def test_summaries_of_different_asks_are_not(one: str, other: str) -> None:
    assert word_likeness(one, other) < LEAST_LIKENESS


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0 <= word_likeness(one, other) == word_likeness(other, one) <= 1


def test_topics_of_procedure_are_those_of_the_scheme(kg: KnowledgeGraph) -> None:
    found_there = kg.query("SELECT ?c WHERE { ?c skos:broader* topic:programme-and-procedure } ORDER BY ?c").rows
    assert {row[0] for row in found_there} == PROCEDURE


def test_former_names_lead_to_one_body(kg: KnowledgeGraph) -> None:
    former = former_bodies(kg.view())
    committee, party = (thing("body", name) for name in ("oecd-csmee", "oecd-wpsmee"))
    assert former[committee] == former[party]
    assert thing("body", "unece-wp8") not in former

"""Every field of every fact type says what it becomes in the graph, in terms that the ontology has."""

from __future__ import annotations

import dataclasses

import pytest

from graph.codes import CODES
from graph.concepts import read_concepts
from graph.fact_fields import Range, Spec
from graph.facts import SPECS, TYPES, Decision, Meeting
from graph.resources import ontology_folder
from graph.vocab import CLASSES, PROPERTIES

FIELDS = [(kind, spec) for kind, declared in SPECS.items() for _, spec in declared]
IDS = [f"{kind}.{spec.key}" for kind, spec in FIELDS]
ONLY_IDENTIFY = {"Participation.iso3", "Project.lead_iso3", "Example.country"}
"""Fields without a property: the code beside a name that is stated anyway, and the name beside a code that is."""


@pytest.mark.parametrize(("kind", "spec"), FIELDS, ids=IDS)
def test_a_field_becomes_a_property_of_the_ontology(kind: str, spec: Spec) -> None:
    if f"{kind}.{spec.key}" in ONLY_IDENTIFY:
        assert spec.prop == ""
    else:
        assert spec.prop in PROPERTIES


@pytest.mark.parametrize(("kind", "spec"), [pair for pair in FIELDS if pair[1].range is Range.CODE])
def test_a_coded_field_names_a_code_list(kind: str, spec: Spec) -> None:
    assert spec.scheme in CODES, kind


def test_a_field_of_concepts_names_a_scheme_with_concepts() -> None:
    concepts = read_concepts(ontology_folder())
    schemes = {spec.scheme for _, spec in FIELDS if spec.range is Range.TERM}
    assert schemes == {"topic", "activity", "beneficiary", "region"}
    assert all(concepts.labels(scheme) for scheme in schemes)


@pytest.mark.parametrize("kind", TYPES)
def test_a_fact_type_is_a_class_of_the_ontology(kind: str) -> None:
    assert kind in CLASSES


@pytest.mark.parametrize("kind", TYPES)
def test_keys_of_a_type_are_distinct_and_remarks_come_last(kind: str) -> None:
    keys = [spec.key for _, spec in SPECS[kind]]
    assert len(keys) == len(set(keys))
    assert keys[-2:] == ["condition", "note"]


def test_a_fact_cannot_be_changed_or_given_unknown_fields() -> None:
    meeting = Meeting(id="a/meeting/b", document="a", paragraph="1", name="First session")
    with pytest.raises(dataclasses.FrozenInstanceError):
        meeting.name = "Second session"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Meeting(id="a/meeting/b", document="a", paragraph="1", name="First session", colour="red")  # type: ignore[call-arg]


def test_a_fact_that_describes_a_thing_says_of_which_kind() -> None:
    described = {name: cls.kind_of_thing for name, cls in TYPES.items() if cls.kind_of_thing}
    assert described == {
        "Organization": "body",
        "Body": "body",
        "Meeting": "meeting",
        "Document": "document",
        "Project": "project",
        "Theme": "theme",
        "AgendaItem": "agenda-item",
        "Example": "example",
    }


def test_python_keywords_are_no_keys() -> None:
    assert dict(SPECS["Decision"])["class_"].key == "class"
    assert dict(SPECS["Cooperation"])["from_"].key == "from"
    assert dict(SPECS["OverlapConcern"])["with_"].key == "with"


def test_unstated_values_are_empty() -> None:
    decision = Decision(
        id="a/decision/b", document="a", paragraph="1", verb="decided", text_summary="It ends.", class_="decision"
    )
    assert (decision.actor, decision.topics, decision.condition, decision.review) == ((), (), "", "unchecked")
    assert Meeting(id="a/meeting/b", document="a", paragraph="1", name="First session").ordinal is None

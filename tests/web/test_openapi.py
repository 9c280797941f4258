"""The description of the API is true: its schemas are sound, its examples work, and no request gets an answer it does not tell."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis import between, likeness, network_view
from graph.network import LINK_TYPES
from graph.store import KnowledgeGraph
from graph.web import schemas
from graph.web.openapi import description, example
from graph.web.operations import OPERATIONS
from tests.small_data import write_data, write_ontology
from tests.web.serving import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.web.serving import Server

PROGRAM = Path(sys.executable).with_name("schemathesis")
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")


@pytest.fixture(scope="module")
def fits() -> Callable[[str, Any], list[str]]:
    """What is wrong with a value by a schema of the description."""
    library = pytest.importorskip("jsonschema_rs", reason="jsonschema-rs is not installed")
    components = description()["components"]

    def faults(name: str, value: Any) -> list[str]:
        schema = {"$ref": f"#/components/schemas/{name}", "components": components}
        return [str(error) for error in library.validator_for(schema).iter_errors(value)]

    return faults


def test_each_example_of_the_description_has_the_answer_it_promises(
    server: Server, fits: Callable[[str, Any], list[str]]
) -> None:
    for operation in OPERATIONS:
        answer = server.ask(example(operation))
        assert (answer.status, answer.headers["content-type"]) == (200, "application/json"), operation.name
        assert fits(operation.schema, answer.json()) == [], operation.name


SMALL = {
    "search": "/api/search?q=group",
    "thing": "/api/things/meeting/norda-forum-3",
    "body": "/api/bodies/norda-wgs",
    "neighbours": "/api/bodies/norda/neighbours",
    "overlap": "/api/overlap?a=NORDA&b=SOLUM&least=fragmentation",
    "facts": "/api/documents/norda-wgs-1/facts?size=500",
    "questions": "/api/questions?size=500",
    "question": "/api/questions/members-of-organization",
    "question_answer": "/api/questions/members-of-organization/answer?body=NORDA",
    "about": "/api/about",
}


def test_other_data_are_told_in_the_same_shapes(fits: Callable[[str, Any], list[str]], tmp_path: Path) -> None:
    kg = KnowledgeGraph.open(write_data(tmp_path), tmp_path / "store", write_ontology(tmp_path))
    with running(kg.paths.store, data=kg.paths.data) as server:
        for operation in OPERATIONS:
            answer = server.ask(SMALL[operation.name])
            assert answer.status == 200, answer.text
            assert fits(operation.schema, answer.json()) == [], operation.name
            assert answer.json().get("items", True) or operation.name == "overlap"


def test_a_schema_refuses_what_does_not_fit(fits: Callable[[str, Any], list[str]]) -> None:
    assert fits("Citation", {"document": "doc:x", "paragraph": None}) == []
    assert fits("Citation", {"document": "doc:x"})
    assert fits("Citation", {"document": "doc:x", "paragraph": "1", "more": 1})


def test_the_server_gives_the_description_that_the_table_makes(server: Server) -> None:
    answer = server.ask("/api/openapi.json")
    assert answer.json() == description()
    assert (
        server.ask("/api/openapi.json", {"Accept": "application/vnd.oai.openapi+json"})
        .headers["content-type"]
        .startswith("application/vnd.oai.openapi+json")
    )


def test_every_schema_is_sound_and_used() -> None:
    library = pytest.importorskip("jsonschema_rs", reason="jsonschema-rs is not installed")
    told = description()
    for name, schema in told["components"]["schemas"].items():
        assert library.meta.is_valid({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}), name
    references = {value for value in _texts(told) if value.startswith("#/components/schemas/")}
    assert references == {f"#/components/schemas/{name}" for name in told["components"]["schemas"]}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def test_every_variable_of_a_path_is_a_parameter() -> None:
    for operation in OPERATIONS:
        in_path = {one.name for one in operation.parameters if one.place == "path"}
        assert in_path == set(re.findall(r"\{(\w+)\}", operation.path)), operation.name
        assert all(one.required for one in operation.parameters if one.place == "path")


def test_words_of_the_description_are_those_of_the_analyses() -> None:
    assert set(schemas.LINKS) == set(LINK_TYPES)
    assert likeness.GRADES[1:] == schemas.GRADES
    assert set(schemas.MANAGEMENT) == {between.MANAGED, between.UNMANAGED, between.IN_LINE}
    bases = schemas.SCHEMAS["Tie"]["properties"]["date_basis"]["enum"]
    assert set(bases) == {network_view.STATED, network_view.OF_DOCUMENT, network_view.UNKNOWN}


def test_no_request_gets_an_answer_that_the_description_does_not_tell(server: Server, tmp_path: Path) -> None:
    """Several hundred sound and unsound requests made from the description, always the same."""
    if not PROGRAM.exists():
        pytest.skip("schemathesis is not installed: pip install schemathesis")
    options = ("--include-method", "GET", "--max-examples", "5", "--phases", "coverage,fuzzing")
    fixed = ("--generation-deterministic", "--no-color", "--warnings", "off", "--checks", ",".join(CHECKS))
    command = [str(PROGRAM), "run", f"{server.address}api/openapi.json", *options, *fixed]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) == int(passed[2]) > 300

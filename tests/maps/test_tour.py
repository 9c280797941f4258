from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import DataError
from graph.maps.tour import LONGEST, make_tour, read_tour

if TYPE_CHECKING:
    from graph.maps.view import Atlas

TOURS = Path(__file__).parents[2] / "graph" / "maps" / "tours"
STEP: dict[str, Any] = {"heading": "H", "text": "T", "nodes": ["body:a"], "facts": ["f1"]}


def tour_of(**changed: object) -> dict[str, Any]:
    return {"title": "A tour", "step": [STEP, {**STEP, **changed}]}


@pytest.mark.parametrize("path", sorted(TOURS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_tours_that_come_along_fit_the_data(real: Atlas, path: Path) -> None:
    tour = read_tour(path, real)
    assert len(tour.steps) >= 5
    for step in tour.steps:
        facts = [real.facts[fact] for fact in step.facts]
        assert all(fact.document and fact.paragraph and fact.review != "Disputed" for fact in facts)
        view = real.view(step.view)
        assert view is not None
        links = {link.id: link for link in view.links}
        # What a step points at rests on the facts that it names, and the other way round.
        assert all(set(links[link].facts) & set(step.facts) for link in step.links)
        assert {end for fact in facts for end in (*fact.sources, *fact.targets)} & set(step.nodes)


def test_a_step_without_a_view_stays_in_the_one_before(small: Atlas) -> None:
    tour = make_tour(tour_of(links=["body:a > body:b"]), small, "t.toml")
    assert [step.view for step in tour.steps] == ["cooperation", "cooperation"]
    assert tour.steps[1].links == ("overlap-concern>body:a>body:b",)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"heading": ""}, "step 2: write heading as a text"),
        ({"heading": 7}, "step 2: write heading as a text"),
        ({"view": "nowhere"}, "step 2: there is no view 'nowhere'; the views are: cooperation"),
        ({"nodes": ["body:a9"]}, "step 2: the view cooperation has no node 'body:a9'; near: body:a"),
        ({"nodes": "body:a"}, "step 2: write nodes as a list"),
        ({"links": ["body:a > body:lone"]}, "step 2: the view cooperation has no link 'body:a > body:lone'"),
        ({"facts": ["f9"]}, "step 2: there is no fact 'f9'; near: f"),
        ({"facts": []}, "step 2: give at least one of nodes and links, and the facts"),
        ({"date": "spring"}, "step 2: 'spring' is not a date"),
        ({"colour": "red"}, "step 2: there is no field 'colour'; the fields are: heading"),
    ],
)
def test_a_fault_is_told_with_file_and_step(small: Atlas, changed: dict[str, object], says: str) -> None:
    with pytest.raises(DataError, match=re.escape(f"t.toml: {says}")):
        make_tour(tour_of(**changed), small, "t.toml")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"title = ", "not TOML"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b'title = "T"', "at least one [[step]]"),
        (b'title = "T"\nstep = 3', "at least one [[step]]"),
        (b"[[step]]", "write title as a text"),
        (b"#" * (LONGEST + 1), "at most"),
    ],
)
def test_a_file_that_is_no_tour_is_named(small: Atlas, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "t.toml"
    path.write_bytes(content)
    with pytest.raises(DataError, match=re.escape(says)):
        read_tour(path, small)


def test_a_missing_file_is_named(small: Atlas, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml: the tour cannot be read"):
        read_tour(tmp_path / "none.toml", small)

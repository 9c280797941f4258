from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from cli import main
from graph.maps.facts import node_id
from graph.store import KnowledgeGraph
from tests.small_data import FIRST, write_data

if TYPE_CHECKING:
    from pathlib import Path


def run(kg: KnowledgeGraph, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code of the command and what it says on standard error."""
    with pytest.raises(SystemExit) as stop:
        main(["--data", str(kg.paths.data), "--store", str(kg.paths.store), *arguments])
    return int(stop.value.code or 0), capsys.readouterr().err


def data_of(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    found = re.search(r'id="map-data">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_one_command_writes_the_map_and_says_where(
    kg: KnowledgeGraph, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "map.html"
    options = ("--around", "WP.8", "--topic", "clusters", "--active-on", "2001-03", "--compare", "1999", "--embed")
    assert run(kg, capsys, "map", "--out", str(out), *options) == (0, f"Wrote {out}\n")
    data = data_of(out)
    assert [view["id"] for view in data["views"]] == ["cooperation", "overlap", "topics", "meetings", "around"]
    assert data["opening"] == {
        "view": "around", "topic": "topic:clusters", "date": "2001-03", "since": "1999", "embed": True,
    }  # fmt: skip
    assert data["tour"]["steps"]


def test_two_versions_of_the_data_are_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new, older = (write_data(tmp_path / name) for name in ("new", "older"))
    facts = older / "documents" / f"{FIRST}.jsonl"
    lines = facts.read_text(encoding="utf-8").splitlines(keepends=True)
    facts.write_text("".join(line for line in lines if "/cooperation/p8-solum" not in line), encoding="utf-8")
    kg = KnowledgeGraph.open(new, tmp_path / "store")
    out = tmp_path / "map.html"
    assert run(kg, capsys, "map", "--out", str(out), "--compare-data", str(older))[0] == 0
    data = data_of(out)
    changes = {link["id"]: (link["type"], link["change"]) for view in data["views"] for link in view["links"]}
    assert {change for type_, change in changes.values() if type_ == "cooperation"} >= {"appeared"}
    assert {change for type_, change in changes.values() if type_ == "parent"} == {"same"}
    assert data["opening"]["versions"] == "data"
    assert data["tour"] is None


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--view", "around"), 1, "this map has no view 'around'; it has cooperation, overlap, topics, meetings"),
        (("--around", "xyzzy"), 1, "xyzzy"),
        (("--topic", "xyzzy"), 1, "no topic is called 'xyzzy'"),
        (("--active-on", "spring"), 2, "'spring' is not a date"),
        (("--steps", "2"), 2, "give --around BODY too"),
        (("--steps", "99", "--around", "WP.8"), 2, "not in the range"),
        (("--compare", "2000", "--compare-data", "."), 2, "not both"),
        (("--tour", "none.toml"), 2, "the tour cannot be read"),
    ],
)
def test_what_cannot_be_is_told_in_a_line_and_nothing_is_written(
    kg: KnowledgeGraph,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    options: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    out = tmp_path / "map.html"
    found, error = run(kg, capsys, "map", "--out", str(out), *options)
    assert found == code
    assert says in error
    assert not out.exists()


@pytest.mark.parametrize("number", range(5))
def test_the_query_that_a_view_shows_runs_from_standard_input(
    kg: KnowledgeGraph, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, map_file: Path, number: int
) -> None:
    view = data_of(map_file)["views"][number]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(view["sparql"].encode())))
    with pytest.raises(SystemExit) as stop:
        main(["--data", str(kg.paths.data), "--store", str(kg.paths.store), "query", "-", "--format", "json"])
    assert not stop.value.code
    rows = json.loads(capsys.readouterr().out)["results"]["bindings"]
    found = {(node_id(r["from"]["value"]), node_id(r["to"]["value"]), r["type"]["value"]) for r in rows}
    assert found == {(link["source"], link["target"], link["type"]) for link in view["links"]}


def test_a_store_is_an_older_version_as_it_was_built(kg: KnowledgeGraph, tmp_path: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    older = KnowledgeGraph.at(kg.paths.store)
    assert older is not None
    assert older.query(count) == kg.query(count)
    assert KnowledgeGraph.at(tmp_path) is None


def test_a_folder_that_is_neither_data_nor_store_is_named(
    kg: KnowledgeGraph, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    code, error = run(kg, capsys, "map", "--out", str(tmp_path / "m.html"), "--compare-data", str(tmp_path / "empty"))
    assert code in (1, 2)
    assert "empty" in error
    assert len(error.splitlines()) <= 2


def test_a_place_that_cannot_be_written_is_named(
    kg: KnowledgeGraph, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, error = run(kg, capsys, "map", "--out", str(tmp_path))
    assert (code, "it is a folder" in error) == (2, True)


def test_an_answer_becomes_a_map(kg: KnowledgeGraph, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "answer.html"
    assert run(kg, capsys, "query", "who-invited-whom", "--map", str(out)) == (0, f"Wrote {out}\n")
    (view,) = data_of(out)["views"]
    assert view["links"]
    code, error = run(kg, capsys, "query", "decisions-by-verb", "--map", str(tmp_path / "none.html"))
    assert code == 2
    assert "two columns of things" in error
    assert not (tmp_path / "none.html").exists()

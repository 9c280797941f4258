"""The same folders always make the same data set, whatever the machine does with hashes and order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.dataset import make, read_inputs
from graph.errors import DataError, OntologyError
from graph.resources import ontology_folder
from graph.vocab import thing
from tests.small_data import FACTS, FIRST, SECOND, fact, write_data, write_ontology

if TYPE_CHECKING:
    from graph.dataset import Dataset
    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
SECOND_RUN = """
import sys
from pathlib import Path
from graph.dataset import make, read_inputs
made = make(read_inputs(Path(sys.argv[1]), Path(sys.argv[2])))
sys.stdout.buffer.write("\\n".join([*made.named, "", *made.default, ""]).encode())
"""


def run(data: Path, seed: str) -> bytes:
    """The lines of both views, made by another process with another hash seed, in another place and time zone."""
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC{seed}"}
    command = [sys.executable, "-c", SECOND_RUN, str(data), str(ontology_folder())]
    return subprocess.run(command, env=environment, cwd=data, stdout=subprocess.PIPE, check=True).stdout


def test_two_hash_seeds_make_the_same_lines(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    assert run(data, "1") == run(data, "2") != b""


def test_lines_are_sorted_and_single(kg: KnowledgeGraph) -> None:
    lines = kg.lines()
    assert lines == sorted(set(lines))
    assert all(line.endswith("> .") for line in lines)


def test_the_order_of_files_and_facts_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    data, shuffled = write_data(tmp_path), write_data(tmp_path / "other")
    for slug, lines in FACTS.items():
        path = shuffled / "documents" / f"{slug}.jsonl"
        path.write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    one, other = (make(read_inputs(folder, ontology_folder())) for folder in (data, shuffled))
    assert (one.named, one.default) == (other.named, other.default)


def test_findings_keep_the_rest_of_the_data(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "documents" / f"{SECOND}.jsonl"
    stranger = fact(SECOND, "Mandate", "x", "9", body="Nobody At All", summary="Trains people.")
    path.write_text("\n".join([*FACTS[SECOND], stranger, "{"]) + "\n", encoding="utf-8")
    made = make(read_inputs(data, ontology_folder()))
    assert [(f.file, f.line, f.rule) for f in made.errors] == [
        ("data/documents/norda-wgs-2.jsonl", 3, "unknown-body"),
        ("data/documents/norda-wgs-2.jsonl", 4, "broken-line"),
    ]
    assert any("norda-wgs-2" in line for line in made.named)


def test_the_place_of_facts_rows_and_things_is_known(tmp_path: Path) -> None:
    places = make(read_inputs(write_data(tmp_path), ontology_folder())).places
    assert places[thing("body", "norda")] == ("data/bodies.csv", 3)
    assert places[thing("meeting", "norda-wgs-1")] == (f"data/documents/{FIRST}.jsonl", 5)
    assert places[thing("fact", f"{SECOND}/meeting/second-session")] == (f"data/documents/{SECOND}.jsonl", 1)


@pytest.fixture(scope="module")
def made(kg: KnowledgeGraph) -> Dataset:
    return make(read_inputs(kg.paths.data, kg.paths.ontology))


def test_the_default_graph_is_the_union_but_for_what_is_settled_or_computed(made: Dataset) -> None:
    stated = {line.rsplit(" <", 1)[0] + " ." for line in made.named if "/graph/derived/" not in line.rsplit(" <", 1)[1]}
    assert set(made.default) < stated
    dropped = stated - set(made.default)
    subjects = {line.split(" ", 1)[0] for line in dropped}
    assert all("/id/fact/" not in subject and "/ontology#" not in subject for subject in subjects)


def test_lines_of_the_store_are_those_of_the_data_set(kg: KnowledgeGraph, made: Dataset) -> None:
    assert kg.lines() == made.named


def test_a_missing_data_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere is not a folder; give the folder that holds bodies\.csv"):
        read_inputs(tmp_path / "nowhere", ontology_folder())


def test_a_broken_ontology_is_told_with_its_line(tmp_path: Path) -> None:
    data, ontology = write_data(tmp_path), write_ontology(tmp_path)
    terms = (ontology / "smepb.ttl").read_text(encoding="utf-8")
    (ontology / "smepb.ttl").write_text(f"{terms}\nsmepb:Broken a\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"smepb\.ttl:{terms.count(chr(10)) + 3}:\d+: not Turtle"):
        read_inputs(data, ontology)
    (ontology / "smepb.ttl").unlink()
    with pytest.raises(OntologyError, match="cannot be read"):
        read_inputs(data, ontology)

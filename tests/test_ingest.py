"""Reading many files: folders, bad files among good ones, several at once, and a run that is killed and taken up again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.concepts import read_concepts
from graph.ingest import JOURNAL, Reader, gather, ingest
from graph.registers import read_registers
from graph.resources import data_folder, ontology_folder

ROOT = Path(__file__).resolve().parent.parent

REPORT = """REPORT OF THE FOURTH SESSION

1.
The Working Party on Rural Workshops (WP.99) held its fourth session in Geneva on 3 and 4 May 2010.

2.
Representatives of the following countries took part in the session: Latvia, Finland and Hungary.

3.
A representative of the International Labour Organization (ILO) attended the meeting.

4.
The Working Party adopted its agenda (ECE/TEST/WP.99/2010/{number}).

5.
The Working Party requested the secretariat to prepare a study on workshop finance for its fifth session.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(read_registers(data_folder()), read_concepts(ontology_folder()), seconds=30)


def reports(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"report-{number:03d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(REPORT.format(number=number), encoding="utf-8")
    return paths


def test_each_fact_names_its_passage_and_the_words_it_rests_on(tmp_path: Path, reader: Reader) -> None:
    [outcome] = ingest(reports(tmp_path, 1), reader, None)
    rows = [json.loads(line) for line in outcome.lines]
    assert {row["iso3"] for row in rows if row["type"] == "Participation" and "iso3" in row} == {"LVA", "FIN", "HUN"}
    requests = [row for row in rows if row["type"] == "Decision" and row["class"] == "request"]
    assert [row["paragraph"] for row in requests] == ["5"]
    assert all(0 <= row["span"][0] <= row["span"][1] and 0 < row["confidence"] <= 1 for row in rows)


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path, reader: Reader) -> None:
    good = reports(tmp_path, 2)
    empty = tmp_path / "report-000-empty.txt"
    empty.write_bytes(b"")
    files, refused = gather([tmp_path])
    outcomes = {outcome.path.name: outcome for outcome in (*refused, *ingest(files, reader, tmp_path / "out"))}
    assert "report-000-empty.txt" in outcomes[empty.name].reason
    assert "\n" not in outcomes[empty.name].reason
    assert all(outcomes[path.name].lines for path in good)
    assert sorted(path.name for path in (tmp_path / "out").glob("*.jsonl")) == [
        JOURNAL,
        "report-000.jsonl",
        "report-001.jsonl",
    ]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = reports(tmp_path / "outside", 1)[0]
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "linked.txt").symlink_to(outside)
    files, refused = gather([inside])
    assert files == []
    assert "link out of the folder" in refused[0].reason


def test_two_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    reports(tmp_path / "a", 1)
    reports(tmp_path / "b", 1)
    files, refused = gather([tmp_path / "a", tmp_path / "b"])
    assert len(files) == 1
    assert "rename one of the two" in refused[0].reason


def test_what_was_read_is_not_read_again_until_it_changes(tmp_path: Path, reader: Reader) -> None:
    files = reports(tmp_path / "in", 2)
    assert [o.done_before for o in ingest(files, reader, tmp_path / "out")] == [False, False]
    files[1].write_text(REPORT.format(number=9).replace("Finland", "Poland"), encoding="utf-8")
    assert [o.done_before for o in ingest(files, reader, tmp_path / "out")] == [True, False]
    assert "POL" in (tmp_path / "out" / "report-001.jsonl").read_text(encoding="utf-8")


def test_two_at_once_give_the_same_as_one_after_the_other(tmp_path: Path, reader: Reader) -> None:
    files = reports(tmp_path / "in", 4)
    assert [o.lines for o in ingest(files, reader, None, jobs=2)] == [o.lines for o in ingest(files, reader, None)]


def test_a_run_that_is_killed_goes_on_without_loss_or_double_work(tmp_path: Path) -> None:
    reports(tmp_path / "in", 24)
    command = [sys.executable, str(ROOT / "cli.py"), "ingest", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    journal = tmp_path / "out" / JOURNAL
    run = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (
        journal.exists() and journal.read_text(encoding="utf-8").count("\n") >= 3
    ):
        time.sleep(0.01)
    run.send_signal(signal.SIGKILL)
    run.wait()
    done = journal.read_text(encoding="utf-8").count("\n")
    assert 3 <= done < 24, "the run must be killed half-way for this test to say anything"
    again = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert again.stderr.count("read before") >= done
    rows = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert sorted(row["document"] for row in rows) == [f"report-{number:03d}" for number in range(24)]
    assert len(list((tmp_path / "out").glob("report-*.jsonl"))) == 24
    assert not list((tmp_path / "out").glob("*.new"))

"""No query takes the program down: not one without end, not one nested without end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.processes import children
from graph.answer import Answer
from graph.ask import ask
from graph.errors import QueryError, UnknownNameError
from graph.worker import guarded

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


def test_the_result_of_the_work_comes_back() -> None:
    assert guarded(lambda: os.getpid(), 10) != os.getpid()
    assert guarded(lambda: Answer(truth=True), 10) == Answer(truth=True)
    assert len(guarded(lambda: "x" * 5_000_000, 10)) == 5_000_000


def test_an_error_of_ours_comes_back_as_it_is() -> None:
    def work() -> None:
        raise UnknownNameError("no such name", ("near",))

    with pytest.raises(UnknownNameError, match=r"^no such name$") as caught:
        guarded(work, 10)
    assert caught.value.near == ("near",)


def test_work_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"did not end within 0\.2 seconds; ask for less .* --timeout"):
        guarded(lambda: time.sleep(30), 0.2)
    assert time.monotonic() - began < 10


class Dying:
    """Ends the process that pickles it."""

    def __reduce__(self) -> tuple[object, ...]:
        os._exit(1)


@pytest.mark.parametrize("before", [[], ["x" * 5_000_000]])
def test_a_result_cut_short_is_a_failure(before: list[str]) -> None:
    with pytest.raises(QueryError, match="needs too much memory"):
        guarded(lambda: [*before, Dying()], 10)


def test_a_query_without_end_is_ended(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="did not end within"):
        ask(kg, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.5)
    assert ask(kg, "ASK { body:unece a smepb:Organization }").truth


@pytest.mark.parametrize("options", [[], ["--evidence"]])
@pytest.mark.parametrize("brackets", ["{}", "()"])
def test_a_query_nested_without_end_is_refused(kg: KnowledgeGraph, options: list[str], brackets: str) -> None:
    text = f"SELECT * {{ FILTER {brackets[0] * 60_000} 1 {brackets[1] * 60_000} }}"
    command = [sys.executable, str(ROOT / "cli.py"), "--store", str(kg.paths.store), "query", "-", *options]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"smegraph: ")
    assert done.stderr.count(b"\n") == 1


def test_no_process_is_left_behind() -> None:
    before = children(os.getpid())
    guarded(lambda: None, 10)
    assert children(os.getpid()) == before

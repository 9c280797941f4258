"""A report in a terminal: a table where it fits, else a list, so that no word is torn and no passage is lost."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_PRINT = """
from graph import present
from graph.report import Report, Section
long = "Best practice in industrial clustering and the development of supply chains"
columns = ("score", "body", "provision", "document", "paragraph", "other_provision", "missing")
rows = ((0.5, "WP.8", long, "unece-wp8-session-2", "Annex I", long[::-1], None), (1, "\\x1b[31mred", "=1", "d", "2", "x\\x07", ""))
empty = Section("none", "Nothing", ("body",), ())
present.report(Report("A report", ("What was read.",), (Section("wide", "Wide", columns, rows, "A note."), empty)), "table", None)
"""


def shown(width: int) -> str:
    """What a terminal of a width shows."""
    ours, theirs = pty.openpty()
    wide = {"COLUMNS": str(width), "LINES": "50", "NO_COLOR": "1", "TERM": "xterm"}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **wide}
    with subprocess.Popen(
        [sys.executable, "-c", _PRINT], stdout=theirs, env=environment, stdin=subprocess.DEVNULL
    ) as run:
        os.close(theirs)
        told = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert run.returncode == 0
    return told.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""


def test_a_table_that_does_not_fit_becomes_a_list_in_which_nothing_is_lost() -> None:
    told = shown(80)
    assert "   1. score: 0.5; body: WP.8; provision: Best practice in industrial clustering" in told
    joined = " ".join(told.split())
    assert "document: unece-wp8-session-2; paragraph: Annex I; other provision:" in joined
    assert "missing:" not in told
    assert max(map(len, told.splitlines())) <= 80


def test_a_table_that_fits_stays_one() -> None:
    told = re.sub(r"\x1b\[[0-9;]*m", "", shown(250))  # the head is set in bold
    head = next(line for line in told.splitlines() if "provision" in line)
    assert head.split() == ["score", "body", "provision", "document", "paragraph", "other", "provision", "missing"]


@pytest.mark.parametrize("width", [250, 80, 20, 1])
def test_control_characters_of_a_cell_never_reach_a_terminal(width: int) -> None:
    told = shown(width)
    assert "\x1b[31m" not in told
    assert "\x07" not in told


def test_a_table_without_rows_is_told_in_a_line() -> None:
    assert "Nothing: none found in what was read." in shown(80)

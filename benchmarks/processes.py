"""Processes of this machine: whose children they are and what they use of the processor."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def children(process: int) -> list[int]:
    """The processes that a process started, and that are still there (Linux)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == process:
                    found.append(int(entry.name))
    return found


def processor_seconds(process: int) -> float:
    """What a process has used of the processor; 0 if it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

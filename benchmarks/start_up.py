"""Times whole commands as a user waits for them, beside the same question through rdflib, in one run.

Run: python benchmarks/start_up.py   (needs the installed command ``smegraph`` and a built store)
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

REPEATS = 9
COMMANDS = {
    "smegraph --help": ["smegraph", "--help"],
    "smegraph query members-of-organization": ["smegraph", "query", "members-of-organization"],
    "smegraph show WP.8": ["smegraph", "show", "WP.8"],
    "python -c 'import rdflib' (peer)": [sys.executable, "-c", "import rdflib"],
    "python -c 'import pyvis.network' (peer)": [sys.executable, "-c", "import pyvis.network"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def main() -> None:
    """Print minimum and median seconds of each command."""
    for command in COMMANDS.values():
        subprocess.run(command, check=True, capture_output=True)
    base = 0.0
    for name, command in reversed(COMMANDS.items()):
        times = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - start)
        base = base or min(times)
        ratio = min(times) / base
        print(
            f"{name:44} min {min(times):.3f} s  median {statistics.median(times):.3f} s  {ratio:5.1f} x an empty Python"
        )


if __name__ == "__main__":
    main()

"""Times every saved question on the built store, beside rdflib on the same data, in one run.

Run: python benchmarks/questions.py [--patience 10]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.errors import QueryError
from graph.query import questions
from graph.store import KnowledgeGraph
from graph.worker import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 5


def main() -> None:
    """Print milliseconds for each question, the slowest last, and the median ratio to rdflib."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patience", type=float, default=10.0, help="seconds that rdflib gets for one question")
    patience = parser.parse_args().patience
    kg = KnowledgeGraph.open()
    peer = kg.to_rdflib()

    def ask_peer(text: str) -> int:
        return len(list(peer.query(text)))

    rows = []
    for question in questions(kg.paths.ontology).values():
        ours = min(_seconds(kg.query, question.text) for _ in range(REPEATS))
        rows.append((ours, _patiently(ask_peer, question.text, patience), question.name))
    rows.sort()
    for ours, theirs, name in rows:
        sign = ">" if theirs >= patience else " "
        ratio = theirs / ours
        print(f"{name:44} {ours * 1000:7.2f} ms   rdflib {sign}{theirs * 1000:9.1f} ms   ratio {sign}{ratio:8.1f}")
    ratios = sorted(theirs / ours for ours, theirs, _ in rows)
    median = ratios[len(ratios) // 2]
    print(f"{len(rows)} questions; slowest {rows[-1][0] * 1000:.1f} ms; median ratio to rdflib {median:.0f}")


def _patiently(work: Callable[[str], object], text: str, patience: float) -> float:
    """Seconds that the work took in a process of its own; the patience if it took longer."""
    try:
        return guarded(lambda: _seconds(work, text), patience)
    except QueryError:
        return patience


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

"""Times every saved question on the built store, beside rdflib on the same default graph for the quick ones, in one run.

Run: python benchmarks/questions.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.query import questions
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 5
PATIENCE = 20.0


def main() -> None:
    """Print milliseconds for each question, the slowest last, and the median ratio to rdflib."""
    kg = KnowledgeGraph.open()
    peer = kg.to_rdflib()
    rows = []
    for question in questions(kg.paths.ontology).values():
        kg.query(question.text)
        ours = min(_seconds(kg.query, question.text) for _ in range(REPEATS))
        theirs = _seconds(lambda text: list(peer.query(text)), question.text)
        rows.append((ours, theirs, question.name))
        if theirs > PATIENCE:
            print(f"(rdflib took {theirs:.0f} s for {question.name})", file=sys.stderr)
    rows.sort()
    for ours, theirs, name in rows:
        print(f"{name:44} {ours * 1000:8.2f} ms   rdflib {theirs * 1000:10.1f} ms   ratio {theirs / ours:8.1f}")
    ratios = sorted(theirs / ours for ours, theirs, _ in rows)
    print(
        f"{len(rows)} questions; slowest {rows[-1][0] * 1000:.1f} ms; median ratio to rdflib {ratios[len(ratios) // 2]:.0f}"
    )


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

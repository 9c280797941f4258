"""Builds and asks generated graphs of 10k, 100k and 1M quads, beside rdflib's own store on the same data in one run.

Prints seconds and ratios; the last lines say how the cost grows with the data.
Run: python benchmarks/store_beside_rdflib.py [--largest 1000000]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generated import QUADS_A_DOCUMENT, QUADS_OF_REGISTERS, inputs
from graph.dataset import make
from graph.generations import write_store
from graph.store import KnowledgeGraph, Paths
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10_000, 100_000, 1_000_000)
QUERIES = {
    "count facts by class": "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c",
    "meetings of one year": 'SELECT ?m { ?m a smepb:Meeting ; smepb:start ?d FILTER (STRSTARTS(STR(?d), "2001")) }',
    "decisions with passage": "SELECT ?f ?n { ?f a smepb:Decision ; smepb:actor ?a ; smepb:citation ?c . ?c smepb:paragraph ?n }",
    "partners of one body": "SELECT ?b (COUNT(*) AS ?n) { ?f a smepb:Cooperation ; smepb:from body:oecd ; smepb:to ?b } GROUP BY ?b",
    "who meets one economy": "SELECT ?e (COUNT(?m) AS ?n) { ?p smepb:participant economy:lva ; smepb:meeting ?m . "
    "?q smepb:meeting ?m ; smepb:participant ?e } GROUP BY ?e",
}


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes, the best of three for quick ones."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
        if best > 2:
            break
    return best


def _listed(peer: rdflib.Dataset, text: str) -> list[object]:
    return list(peer.query(text, initNs=PREFIXES))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    sizes = [size for size in SIZES if size <= parser.parse_args().largest]
    growth: dict[str, list[float]] = {}
    for size in sizes:
        start = time.perf_counter()
        documents = round((size - QUADS_OF_REGISTERS) / QUADS_A_DOCUMENT)
        made = make(inputs(documents))
        named, default = made.named, made.default
        making = time.perf_counter() - start
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            write_store(Path(folder), f"{size:024d}", named, default)
            ours = time.perf_counter() - start
            generation = next(path for path in Path(folder).iterdir() if path.is_dir())
            kg = KnowledgeGraph(Paths.of(store=Path(folder)), generation)
            peer = rdflib.Dataset(default_union=True)
            start = time.perf_counter()
            peer.parse(data="\n".join(named) + "\n", format="nquads")
            theirs = time.perf_counter() - start
            print(f"\n{len(named):,} quads; facts to quads {making:.2f} s")
            print(f"  {'load':24} {ours:9.3f} s   rdflib {theirs:9.3f} s   ratio {theirs / ours:8.1f}")
            growth.setdefault("load", []).append(ours / documents)
            for name, text in QUERIES.items():
                mine = timed(partial(kg.query, text))
                other = timed(partial(_listed, peer, text))
                print(f"  {name:24} {mine:9.4f} s   rdflib {other:9.4f} s   ratio {other / mine:8.1f}")
                growth.setdefault(name, []).append(mine / documents)
    print("\ncost for each document at the largest size over the cost at the smallest (1 = grows as the data):")
    for name, costs in growth.items():
        print(f"  {name:24} {costs[-1] / costs[0]:6.2f}")


if __name__ == "__main__":
    main()

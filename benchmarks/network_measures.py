"""Times every measure of the cooperation network on 10,000 generated nodes, beside the plain networkx call, in one run.

Where networkx would take minutes it gets a smaller network or fewer sources, and the line says so; ratios are always of equal
work. The last lines set the analytic p-values beside those of sampled networks with exactly the same degrees.
Run: python benchmarks/network_measures.py [--nodes 10000]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis.adjacency import Adjacency
from graph.analysis.brokers import PIVOTS, betweenness, brokerage_roles
from graph.analysis.communities import communities
from graph.analysis.cooccurrence import assess, shared_counts
from graph.analysis.curveball import tail_of_samples
from graph.analysis.leiden import leiden, modularity
from graph.analysis.null_model import fit
from graph.analysis.structural_holes import surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.analysis.cooccurrence import Assessment
    from graph.analysis.null_model import Ints

TIES_EACH = 3
SMALL = 1_000
PEER_PIVOTS = 100
PEER_SOURCES = 300
COLUMNS_SHARE = 5
DEGREE = 5
SAMPLED_ROWS, SAMPLES = 300, 1_000


def main() -> None:
    """Print seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=10_000)
    size = parser.parse_args().nodes
    network, small = grown(size), grown(SMALL)
    print(
        f"{size:,} nodes, {network.number_of_edges():,} ties; Python {sys.version.split()[0]}, networkx {nx.__version__}"
    )
    total = _one_mode(network, small) + _two_mode(size)
    print(f"all measures on {size:,} nodes: {total:.1f} s")
    _agreement()


def grown(size: int) -> nx.Graph[str]:
    """A network in which new nodes tie to well tied ones, so that hubs come about."""
    network = nx.barabasi_albert_graph(size, TIES_EACH, seed=1)
    return nx.relabel_nodes(network, {node: f"n{node:06d}" for node in network})


def _one_mode(network: nx.Graph[str], small: nx.Graph[str]) -> float:
    """Print the measures of the network of bodies; seconds that ours took on the large one."""
    rough = timed(partial(betweenness, network))
    theirs = timed(partial(nx.betweenness_centrality, network, k=PEER_PIVOTS, seed=1)) * PIVOTS / PEER_PIVOTS
    line(f"betweenness, {PIVOTS} pivots", rough, theirs, f"from {PEER_PIVOTS} pivots")
    exact = timed(partial(betweenness, small))
    line(f"betweenness, exact, {SMALL:,} nodes", exact, timed(partial(nx.betweenness_centrality, small)))
    around = timed(partial(surroundings, network))
    line("constraint, effective size, reach", around, _holes_of_peer(network), f"reach from {PEER_SOURCES} sources")
    roles = timed(partial(_roles, network))
    line("brokerage roles", roles)
    graph = Adjacency.of(network)
    once = timed(partial(leiden, graph, 1))
    louvain = timed(partial(nx.community.louvain_communities, network, seed=1))
    line("communities, one run (Leiden; peer Louvain)", once, louvain)
    peer = nx.community.modularity(network, nx.community.louvain_communities(network, seed=1))
    print(f"  modularity {modularity(graph, leiden(graph, 1)):.4f}, networkx {peer:.4f}")
    stable = timed(partial(communities, network))
    line("communities with stability and random networks", stable)
    return rough + around + roles + stable


def _holes_of_peer(network: nx.Graph[str]) -> float:
    """Seconds of networkx for the same three figures; reach counted up from some sources."""
    seconds = timed(partial(nx.constraint, network)) + timed(partial(nx.effective_size, network))
    chosen = random.Random(1).sample(sorted(network), PEER_SOURCES)  # noqa: S311 - no secret
    start = time.perf_counter()
    for node in chosen:
        nx.single_source_shortest_path_length(network, node, cutoff=3)
    return seconds + (time.perf_counter() - start) * len(network) / PEER_SOURCES


def _roles(network: nx.Graph[str]) -> object:
    return brokerage_roles(nx.DiGraph(network), {node: node[-2:] for node in network})


def _two_mode(size: int) -> float:
    """Print the measures of a two-mode network of so many rows; seconds that ours took."""
    rows, columns, shape = _links(size, size // COLUMNS_SHARE)
    print(f"two modes: {shape[0]:,} rows, {shape[1]:,} columns, {rows.size:,} links")
    counted = timed(partial(shared_counts, rows, columns, shape))
    line("projection", counted, timed(partial(_projection_of_peer, rows, columns)))
    model = fit(np.bincount(rows, minlength=shape[0]), np.bincount(columns, minlength=shape[1]))
    fitted = timed(partial(fit, np.bincount(rows, minlength=shape[0]), np.bincount(columns, minlength=shape[1])))
    line("configuration model", fitted)
    pairs = shared_counts(rows, columns, shape)
    test = timed(partial(assess, model, *pairs))
    found = assess(model, *pairs)
    kind = "exact" if found.exact else "Poisson"
    line(f"{kind} test of {found.p.size:,} pairs that share any, of {found.tests:,}", test)
    print(f"  {int((found.q < 0.05).sum())} pairs stand at q < 0.05 in a network without any order")
    return counted + fitted + test


def _links(rows: int, columns: int) -> tuple[Ints, Ints, tuple[int, int]]:
    """Links of a network with uneven degrees and no other order."""
    chance = np.random.default_rng(2)
    weight = chance.pareto(2.5, rows) + 1
    degrees = np.minimum(np.maximum(1, (weight / weight.mean() * DEGREE).astype(int)), columns // 4)
    share = chance.pareto(2.5, columns) + 1
    share /= share.sum()
    held = [np.sort(chance.choice(columns, degree, replace=False, p=share)) for degree in degrees]
    return np.repeat(np.arange(rows), degrees), np.concatenate(held), (rows, columns)


def _projection_of_peer(rows: Ints, columns: Ints) -> object:
    network: nx.Graph[tuple[str, int]] = nx.Graph()
    network.add_edges_from(
        (("row", row), ("column", column)) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    return nx.bipartite.weighted_projected_graph(network, [node for node in network if node[0] == "row"])


def _agreement() -> None:
    """Print how far analytic p-values are from those of sampled networks, and how much faster."""
    rows, columns, shape = _links(SAMPLED_ROWS, SAMPLED_ROWS // 2)
    model = fit(np.bincount(rows, minlength=shape[0]), np.bincount(columns, minlength=shape[1]))
    pairs = shared_counts(rows, columns, shape)
    start = time.perf_counter()
    found: Assessment = assess(model, *pairs)
    ours = time.perf_counter() - start
    held = [frozenset(columns[rows == row].tolist()) for row in range(shape[0])]
    start = time.perf_counter()
    sampled = np.array(
        tail_of_samples(held, list(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)), SAMPLES, seed=3)
    )
    theirs = time.perf_counter() - start
    off = found.p - sampled
    print(
        f"p-values beside {SAMPLES:,} curveball networks ({shape[0]} rows, {shape[1]} columns, {found.p.size:,} pairs):"
    )
    print(
        f"  correlation {np.corrcoef(found.p, sampled)[0, 1]:.4f}, mean difference {off.mean():+.4f}, "
        f"mean absolute {np.abs(off).mean():.4f}, below 0.05: {(found.p < 0.05).sum()} and {(sampled < 0.05).sum()}"
    )
    line("p-values", ours, theirs, peer="sampling")


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes; quick work is done three times and the best counts."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
        if best > 1:
            break
    return best


def line(name: str, ours: float, theirs: float | None = None, how: str = "", peer: str = "networkx") -> None:
    """Print one measure."""
    told = f"   {peer} {theirs:9.3f} s   ratio {theirs / ours:8.1f}" if theirs is not None else f"   {peer} has none"
    print(f"  {name:62} {ours:8.3f} s{told}{f'   ({how})' * bool(how)}")


if __name__ == "__main__":
    main()

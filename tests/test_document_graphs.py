"""Adding or taking out a document touches its own named graph, and what is computed or said of the whole; nothing else."""

from __future__ import annotations

import dataclasses
from collections import defaultdict

import pytest

from graph.dataset import make, read_inputs
from graph.export import graph_names
from graph.resources import data_folder, ontology_folder
from graph.vocab import BASE

WHOLE = (f"{BASE}graph/derived/", f"{BASE}graph/description")


def by_graph(lines: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        found[line.rsplit(" <", 1)[1][:-3]].add(line)
    return found


@pytest.mark.parametrize("slug", ["apec-smewg-14", "unctad-unido-mou-1998"])
def test_taking_a_document_out_leaves_the_graphs_of_the_others_as_they_were(slug: str) -> None:
    inputs = read_inputs(data_folder(), ontology_folder())
    with_it = make(inputs)
    without = make(dataclasses.replace(inputs, files=tuple(file for file in inputs.files if file.slug != slug)))
    gone = set(graph_names(with_it.named)) - set(graph_names(without.named))
    assert gone == {f"{BASE}graph/document/{slug}"}
    before, after = by_graph(with_it.named), by_graph(without.named)
    changed = {graph for graph in after if before[graph] != after[graph]}
    assert all(graph.startswith(WHOLE) for graph in changed)

"""Every method that computes a graph of its own, in the order in which they are made."""

from __future__ import annotations

from graph.analysis.overlap_graph import body_overlaps, derived_facets, provision_overlaps
from graph.derived import DIRECT, Method

METHODS = (
    *DIRECT,
    Method(
        "facets",
        "1",
        "Reads topics, activities, beneficiaries and regions out of the words of mandates, recommendations and projects, by "
        "the labels and further words of the concept schemes, compared by stems; what the fact itself states is not repeated.",
        derived_facets,
    ),
    Method(
        "provision-overlap",
        "1",
        "Compares mandates, recommendations and projects of different bodies by shared words and facets; keeps the pairs "
        "graded overlap or duplication. Weights: table 'words' of the program, learnt from labelled pairs.",
        provision_overlaps,
    ),
    Method(
        "body-overlap",
        "1",
        "Sets two bodies side by side: pairs of their provisions by grade, how much of each meets the other, members, "
        "meetings and documents in common, and cooperation or concerns on record.",
        body_overlaps,
    ),
)

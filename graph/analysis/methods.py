"""Every method that computes a graph of its own, in the order in which they are made."""

from __future__ import annotations

from graph.analysis.cooperation_graph import brokerage, ties_tested
from graph.analysis.overlap_graph import body_overlaps, derived_facets, provision_overlaps
from graph.analysis.recurrence import recurrence
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
    Method(
        "tested-ties",
        "1",
        "Tests which economies share more held meetings, and which bodies more topics or documents, than their numbers of these "
        "make likely: bipartite configuration model, exact Poisson-binomial test, Benjamini-Hochberg at 0.05. Keeps what stands, "
        "the next ones, and how much was tested.",
        ties_tested,
    ),
    Method(
        "brokerage",
        "1",
        "Measures where bodies stand between others, by undisputed cooperation that exists or is agreed without a condition: "
        "betweenness of organizations, constraint, effective size, reach and roles of bodies.",
        brokerage,
    ),
    Method(
        "recurrence",
        "1",
        "Takes a recommendation, mandate, decision, request, proposal, commitment or concern that a later document repeats as "
        "a step from the earlier act: same addressee or body, shared topics and activities, summaries alike by 0.5 or more.",
        recurrence,
    ),
)

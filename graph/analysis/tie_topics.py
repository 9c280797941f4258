"""Which ties are about a topic: facts on cooperation state none, so their words and their passages are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.concepts import read_concepts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from graph.analysis.network_view import Tie
    from graph.rdf import Iri
    from graph.view import View

OWN_WORDS, SAME_PASSAGE = "words of the tie", "same passage"


def topic_basis(view: View, ontology: Path, found: Iterable[Tie], topics: Collection[Iri]) -> dict[Iri, str]:
    """The facts that are about one of the topics, each with how that is known.

    A tie is about a topic if what it is said to be about names it, or if another fact that cites the same passage has it.
    """
    from graph.extraction.topics import Topics

    concepts = read_concepts(ontology)
    scheme = Topics(concepts)
    basis: dict[Iri, str] = {}
    for tie in found:
        if any(concepts.find("topic", label) in topics for label in scheme.named(tie.about)):
            basis[tie.fact] = OWN_WORDS
        elif not topics_of_passage(view, tie.fact).isdisjoint(topics):
            basis[tie.fact] = SAME_PASSAGE
    return basis


def topics_of_passage(view: View, fact: Iri) -> set[Iri]:
    """The topics of all facts that cite the same passage."""
    return {
        topic
        for citation in view.iris(fact, "citation")
        for told in view.subjects("citation", citation)
        for topic in view.iris(told, "topic")
    }

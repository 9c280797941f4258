"""How faithfully a document was read: what share of it gave facts, and what was passed over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.words.verbs import DECISION, REQUEST

if TYPE_CHECKING:
    from graph.documents import Document
    from graph.extraction import Extraction

_VERBS = re.compile(rf"\b(?:{'|'.join(sorted((*DECISION, *REQUEST), key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Counts for one document: passages read, passages without a fact, facts, decision verbs, and those told by a fact."""

    passages: int
    passages_with_facts: int
    facts: int
    verbs: int
    verbs_told: int
    silent: tuple[str, ...]
    """References of the passages that gave no fact."""

    @property
    def facts_per_passage(self) -> float:
        """Mean number of facts drawn from a passage."""
        return self.facts / self.passages if self.passages else 0.0

    @property
    def verb_share(self) -> float:
        """Share of the decision verbs printed that a fact tells; 1 if there is none."""
        return self.verbs_told / self.verbs if self.verbs else 1.0


def fidelity(document: Document, extraction: Extraction) -> Fidelity:
    """Count what was read of a document and what of it became facts."""
    references = list(
        dict.fromkeys(block.reference for block in document.blocks if block.is_source and block.reference)
    )
    drawn = Counter(extracted.fact.paragraph for extracted in extraction.facts)
    told = [extracted.span for extracted in extraction.facts if type(extracted.fact).__name__ == "Decision"]
    places = [
        block.start + verb.start()
        for block in document.blocks
        if block.is_source
        for verb in _VERBS.finditer(block.text)
    ]
    silent = tuple(reference for reference in references if not drawn[reference])
    return Fidelity(
        len(references),
        len(references) - len(silent),
        sum(drawn.values()),
        len(places),
        sum(any(first <= place <= last for first, last in told) for place in places),
        silent,
    )


def in_words(document: str, counts: Fidelity) -> str:
    """The counts as a short report of one paragraph."""
    silent = f"; without a fact: {', '.join(counts.silent)}" if counts.silent else ""
    return (
        f"{document}: {counts.passages} passages read, {counts.facts} facts ({counts.facts_per_passage:.1f} a passage), "
        f"{counts.verbs_told} of {counts.verbs} decision verbs told ({counts.verb_share:.0%}){silent}"
    )

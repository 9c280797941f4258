"""How far scores and grades can be trusted: precision and recall on labelled pairs that the weights were not learnt from."""

from __future__ import annotations

from graph.analysis.weights import QUALITY
from graph.report import Section


def trust(way: str) -> Section:
    """Precision and recall of "overlap or more" by threshold of the score, for a way of wording."""
    found = QUALITY[way]
    note = (
        f"On {found.pairs} labelled pairs, those of data/overlap_pairs.jsonl among them, each graded by weights learnt from "
        f"others: rank correlation {found.rank}, area under the curve {found.separation}, grade right in {found.right:.0%}. Each "
        "pair of that file was labelled three times, independently (Cohen's kappa 0.82 to 0.87)."
    )
    columns = ("score_at_least", "precision", "recall")
    return Section("trust", "How far the score can be trusted", columns, found.thresholds, note)

"""The weights of the likeness and how well they do, as ``python benchmarks/likeness_fit.py --write`` learns them.

A row for each question, a column for each part: wording, clauses, topics, area, activities, beneficiaries, circle, organization, own product.
"""

from __future__ import annotations

from graph.analysis.likeness import Weights
from graph.analysis.quality import Quality

WEIGHTS = {
    "semantic": Weights(
        weights=(
            (7.024, 0.0, 1.859, 1.524, 0.0, 0.0, 0.0, 0.0, 0.0),
            (3.836, 3.145, 1.878, 0.0, 0.0, 0.341, 0.0, 0.0, 6.622),
            (4.878, 0.0, 0.0, 0.0, 0.732, 1.181, 2.059, 0.99, 3.521),
        ),
        constants=(-2.707, -10.798, -10.689),
    ),
    "words": Weights(
        weights=(
            (3.439, 0.0, 3.0, 1.656, 0.0, 0.0, 0.0, 0.0, 0.0),
            (1.162, 2.845, 2.657, 0.0, 0.0, 0.7, 0.0, 0.0, 6.135),
            (4.048, 0.0, 0.0, 0.0, 0.505, 1.424, 2.136, 0.882, 3.627),
        ),
        constants=(-1.02, -8.552, -9.399),
    ),
}
QUALITY = {
    "semantic": Quality(
        pairs=163,
        rank=0.776,
        separation=0.885,
        right=0.613,
        thresholds=(
            (0.2, 0.618, 0.988),
            (0.3, 0.651, 0.965),
            (0.4, 0.734, 0.941),
            (0.5, 0.806, 0.882),
            (0.6, 0.867, 0.612),
            (0.7, 0.878, 0.424),
            (0.8, 0.963, 0.306),
            (0.9, 0.933, 0.165),
        ),
    ),
    "words": Quality(
        pairs=163,
        rank=0.758,
        separation=0.877,
        right=0.62,
        thresholds=(
            (0.2, 0.609, 0.988),
            (0.3, 0.651, 0.965),
            (0.4, 0.718, 0.929),
            (0.5, 0.828, 0.847),
            (0.6, 0.877, 0.588),
            (0.7, 0.941, 0.376),
            (0.8, 0.931, 0.318),
            (0.9, 0.938, 0.176),
        ),
    ),
}

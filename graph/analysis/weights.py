"""The weights of the likeness and how well they do, as ``python benchmarks/likeness_fit.py --write`` learns them.

A row for each question, a column for each part: wording, clauses, topics, area, activities, beneficiaries, circle, organization, own product.
"""

from __future__ import annotations

from graph.analysis.likeness import Weights
from graph.analysis.quality import Quality

WEIGHTS = {
    "semantic": Weights(
        weights=(
            (7.084, 0.0, 1.807, 1.617, 0.0, 0.0, 0.0, 0.0, 0.0),
            (3.916, 3.052, 1.892, 0.0, 0.0, 0.313, 0.0, 0.0, 6.639),
            (4.86, 0.0, 0.0, 0.0, 0.716, 1.235, 2.065, 0.991, 3.501),
        ),
        constants=(-2.747, -10.796, -10.69),
    ),
    "words": Weights(
        weights=(
            (3.404, 0.0, 3.023, 1.691, 0.0, 0.0, 0.0, 0.0, 0.0),
            (1.172, 2.823, 2.67, 0.0, 0.0, 0.664, 0.0, 0.0, 6.158),
            (4.026, 0.0, 0.0, 0.0, 0.501, 1.461, 2.139, 0.878, 3.609),
        ),
        constants=(-1.027, -8.547, -9.395),
    ),
}
QUALITY = {
    "semantic": Quality(
        pairs=163,
        rank=0.776,
        separation=0.884,
        right=0.626,
        thresholds=(
            (0.2, 0.618, 0.988),
            (0.3, 0.651, 0.965),
            (0.4, 0.734, 0.941),
            (0.5, 0.806, 0.882),
            (0.6, 0.864, 0.6),
            (0.7, 0.878, 0.424),
            (0.8, 0.963, 0.306),
            (0.9, 0.933, 0.165),
        ),
    ),
    "words": Quality(
        pairs=163,
        rank=0.756,
        separation=0.874,
        right=0.638,
        thresholds=(
            (0.2, 0.609, 0.988),
            (0.3, 0.656, 0.965),
            (0.4, 0.712, 0.929),
            (0.5, 0.826, 0.835),
            (0.6, 0.877, 0.588),
            (0.7, 0.939, 0.365),
            (0.8, 0.929, 0.306),
            (0.9, 0.938, 0.176),
        ),
    ),
}

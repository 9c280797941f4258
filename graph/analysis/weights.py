"""The weights of the likeness and how well they do, as ``python benchmarks/likeness_fit.py --write`` learns them.

A row for each question (area, subject, service), a column for each part, in the order of PARTS.
"""

from __future__ import annotations

from graph.analysis.likeness import Weights
from graph.analysis.quality import Quality

WEIGHTS = {
    "semantic": Weights(
        weights=(
            (6.993, 0.0, 1.908, 1.521, 0.0, 0.0, 0.0, 0.0, 0.0),
            (3.829, 3.119, 1.87, 0.0, 0.0, 0.346, 0.0, 0.0, 6.606),
            (4.927, 0.0, 0.0, 0.0, 0.685, 1.175, 2.065, 0.984, 3.514),
        ),
        constants=(-2.708, -10.761, -10.698),
    ),
    "words": Weights(
        weights=(
            (3.41, 0.0, 3.051, 1.653, 0.0, 0.0, 0.0, 0.0, 0.0),
            (1.127, 2.844, 2.665, 0.0, 0.0, 0.701, 0.0, 0.0, 6.12),
            (4.077, 0.0, 0.0, 0.0, 0.454, 1.425, 2.136, 0.878, 3.614),
        ),
        constants=(-1.029, -8.529, -9.38),
    ),
}
QUALITY = {
    "semantic": Quality(
        pairs=163,
        rank=0.775,
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
        rank=0.757,
        separation=0.876,
        right=0.62,
        thresholds=(
            (0.2, 0.609, 0.988),
            (0.3, 0.651, 0.965),
            (0.4, 0.718, 0.929),
            (0.5, 0.826, 0.835),
            (0.6, 0.877, 0.588),
            (0.7, 0.939, 0.365),
            (0.8, 0.931, 0.318),
            (0.9, 0.938, 0.176),
        ),
    ),
}

"""Contrast as WCAG 2.2 defines it; colour blindness after Machado, Oliveira and Fernandes (2009), full severity."""

from __future__ import annotations

import itertools
import math

import pytest

from graph.maps.looks import CHANGE_SIGNS, CHANGE_WORDS, CLASS_LOOKS, DARK, DASHES, LIGHT, LINK_LOOKS, TYPE_DASHES
from graph.maps.view import CLASSES, LINK_TYPES, STATUSES

TOGETHER = [
    ("organization", "body", "group", "economy"),
    ("organization", "body", "topic"),
    ("organization", "body", "economy", "meeting"),
    ("cooperation", "overlap-concern", "parent"),
    ("managed", "unmanaged", "in-line"),
    ("mandate", "decision", "recommendation", "broader"),
    ("participation", "meeting-of"),
]
"""What stands in one view."""
THEMES = {"light": LIGHT, "dark": DARK}
BLIND = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Matrix = tuple[tuple[float, float, float], ...]


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, seen: Matrix) -> list[float]:
    """CIE L*a*b* of a colour as somebody sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(f * part for f, part in zip(row, linear(colour), strict=True)))) for row in seen
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", [*CLASSES, *LINK_TYPES, *CHANGE_WORDS, "edge", "accent"])
def test_everything_drawn_stands_out_from_what_is_behind_it(theme: str, name: str) -> None:
    colours = THEMES[theme]
    assert min(contrast(colours[name], colours[ground]) for ground in ("ground", "disc")) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["ink", "faint", "accent", "overlap-concern"])
def test_text_can_be_read(theme: str, name: str) -> None:
    colours = THEMES[theme]
    assert min(contrast(colours[name], colours[ground]) for ground in ("ground", "disc")) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("blind", BLIND)
@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[-1])
def test_colours_stay_apart_for_the_colour_blind(theme: str, blind: str, names: tuple[str, ...]) -> None:
    seen = [lab(THEMES[theme][name], BLIND[blind]) for name in names]
    assert min(math.dist(one, other) for one, other in itertools.combinations(seen, 2)) > 15


def test_nothing_is_told_by_colour_alone() -> None:
    assert len({look.shape for look in CLASS_LOOKS.values()}) == len(CLASSES) == len(CLASS_LOOKS)
    assert set(LINK_LOOKS) == set(LINK_TYPES)
    for names in TOGETHER[3:]:
        signs = {(LINK_LOOKS[name].arrow, str(TYPE_DASHES.get(name, []))) for name in names}
        assert len(signs) == len(names)
    assert set(DASHES) == set(STATUSES)
    for statuses in (STATUSES[:4], STATUSES[4:8]):
        assert len({tuple(DASHES[status]) for status in (*statuses, "unknown")}) == 5
    assert len(set(CHANGE_SIGNS.values())) == len(CHANGE_WORDS)

"""How things look on a map: colours for light and dark, shapes, dashes and arrows, and the words of the legend.

No meaning hangs on colour alone: classes differ in shape, link types in the end of the line, statuses in dashes. Every
colour has a contrast of at least 3:1 against both backgrounds of its theme (WCAG 2.2, 1.4.11), and colours that stand in
one view stay apart for people who do not see red, green or blue; both are tested.
"""

from __future__ import annotations

from typing import NamedTuple


class ClassLook(NamedTuple):
    """A class of nodes."""

    words: str
    shape: str
    """Of vis-network."""
    path: str
    """The same shape as an SVG path in a box of 16 by 16."""
    size: int
    """Half its width at least, in units of the map; it grows with importance."""


class LinkLook(NamedTuple):
    """A type of link."""

    words: str
    arrow: str
    """The end of the line, of vis-network; empty if the link has no direction."""
    path: str
    """The same end as an SVG path at the right of a box of 32 by 12."""
    width: float
    end: float
    """How large the end is, for vis-network."""


CLASS_LOOKS = {
    "organization": ClassLook("Organization", "square", "M2 2h12v12H2z", 9),
    "body": ClassLook("Body", "dot", "M8 1.5a6.5 6.5 0 1 0 .01 0z", 6),
    "group": ClassLook("Group of actors", "triangle", "M8 1.5 15 14H1z", 7),
    "economy": ClassLook("State or economy", "diamond", "M8 .5 15.5 8 8 15.5.5 8z", 8),
    "topic": ClassLook("Topic", "star", "M8 .5 10 6h5.6l-4.5 3.5L12.8 15 8 11.7 3.2 15l1.7-5.5L.4 6H6z", 8),
    "meeting": ClassLook("Meeting", "triangleDown", "M1 2h14L8 14.5z", 7),
    "other": ClassLook("Other thing", "hexagon", "M4.5 2h7L15 8l-3.5 6h-7L1 8z", 7),
}
_ARROW, _VEE = "M22 1l10 5-10 5z", "M25 2l7 4-7 4 2-4z"
_DIAMOND, _BAR = "M20 6l6-5 6 5-6 5z", "M27 0h4v12h-4z"
_CIRCLE, _BOX = "M22 6a5 5 0 1 0 10 0 5 5 0 1 0-10 0z", "M22 1h10v10H22z"
LINK_LOOKS = {
    "cooperation": LinkLook("Cooperation", "arrow", _ARROW, 1.8, 0.5),
    "overlap-concern": LinkLook("Concern of overlap", "diamond", _DIAMOND, 2.2, 0.5),
    "unmanaged": LinkLook("Overlap, no tie found", "", "", 2.2, 0.5),
    "managed": LinkLook("Overlap, tie on record", "", "", 2.2, 0.5),
    "in-line": LinkLook("Overlap, one body above the other", "", "", 1.6, 0.5),
    "mandate": LinkLook("Is charged with", "arrow", _ARROW, 1.8, 0.5),
    "decision": LinkLook("Decides on", "circle", _CIRCLE, 1.4, 0.4),
    "recommendation": LinkLook("Recommends on", "box", _BOX, 1.4, 0.4),
    "participation": LinkLook("Takes part in", "arrow", _ARROW, 1.2, 0.4),
    "row": LinkLook("Stand in one row", "arrow", _ARROW, 1.6, 0.5),
    "parent": LinkLook("Is part of", "vee", _VEE, 1.0, 0.3),
    "broader": LinkLook("Is a narrower topic of", "vee", _VEE, 1.0, 0.3),
    "meeting-of": LinkLook("Is a meeting of", "vee", _VEE, 1.0, 0.3),
}
DASHES: dict[str, list[int]] = {
    "existing": [],
    "agreed": [14, 5],
    "requested": [7, 6],
    "proposed": [2, 5],
    "held": [],
    "scheduled": [14, 5],
    "planned": [7, 6],
    "tentative": [2, 5],
    "unknown": [12, 4, 2, 4],
}
TYPE_DASHES: dict[str, list[int]] = {"unmanaged": [9, 5], "in-line": [2, 5]}
"""Broken lines of types that have no status."""
STATUS_WORDS = {
    "existing": "Existing",
    "agreed": "Agreed",
    "requested": "Requested",
    "proposed": "Proposed",
    "held": "Held",
    "scheduled": "Scheduled",
    "planned": "Planned",
    "tentative": "Tentative",
    "unknown": "Status not told",
}
CHANGE_WORDS = {"appeared": "Appeared", "changed": "Changed", "lapsed": "Lapsed", "same": "As before"}
CHANGE_SIGNS = {"appeared": "+", "changed": "≠", "lapsed": "−", "same": ""}

_LIGHT_BLUE, _LIGHT_RED, _LIGHT_GREY = "#1a62b5", "#c63d08", "#7d8796"
LIGHT = {
    "ground": "#ffffff",
    "disc": "#eef2f7",
    "ink": "#1a2230",
    "faint": "#566172",
    "edge": "#7d8796",
    "accent": "#0b57b0",
    "organization": "#16294f",
    "body": "#0a8466",
    "group": "#a2438f",
    "economy": "#a86200",
    "topic": "#a2438f",
    "meeting": "#7d10c6",
    "other": "#68707c",
    "cooperation": _LIGHT_BLUE,
    "overlap-concern": _LIGHT_RED,
    "unmanaged": _LIGHT_RED,
    "managed": _LIGHT_BLUE,
    "in-line": _LIGHT_GREY,
    "mandate": _LIGHT_BLUE,
    "decision": "#5e0819",
    "recommendation": _LIGHT_RED,
    "participation": "#a86200",
    "row": _LIGHT_BLUE,
    "parent": _LIGHT_GREY,
    "broader": _LIGHT_GREY,
    "meeting-of": _LIGHT_GREY,
    "appeared": _LIGHT_BLUE,
    "changed": "#a86200",
    "lapsed": "#1a2230",
    "same": _LIGHT_GREY,
}
_DARK_BLUE, _DARK_RED, _DARK_GREY = "#74b2ff", "#ff8450", "#7c8798"
DARK = {
    "ground": "#12161d",
    "disc": "#1c232e",
    "ink": "#e8ecf3",
    "faint": "#a7b1c0",
    "edge": "#7c8798",
    "accent": "#8cbcff",
    "organization": "#f2f5fb",
    "body": "#35c79b",
    "group": "#d684c4",
    "economy": "#e9b04a",
    "topic": "#d684c4",
    "meeting": "#9a5ff2",
    "other": "#98a2b1",
    "cooperation": _DARK_BLUE,
    "overlap-concern": _DARK_RED,
    "unmanaged": _DARK_RED,
    "managed": _DARK_BLUE,
    "in-line": _DARK_GREY,
    "mandate": _DARK_BLUE,
    "decision": "#edccb6",
    "recommendation": _DARK_RED,
    "participation": "#e9b04a",
    "row": _DARK_BLUE,
    "parent": _DARK_GREY,
    "broader": _DARK_GREY,
    "meeting-of": _DARK_GREY,
    "appeared": _DARK_BLUE,
    "changed": "#e9b04a",
    "lapsed": "#e8ecf3",
    "same": _DARK_GREY,
}


def css_variables() -> str:
    """Both themes as custom properties of CSS; the dark one where the reader's system asks for it."""
    return (
        f":root {{ color-scheme: light dark; {_properties(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_properties(DARK)} }} }}\n"
        f"@media print {{ :root {{ color-scheme: light; {_properties(LIGHT)} }} }}\n"
    )


def _properties(theme: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in theme.items())

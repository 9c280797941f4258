"""How things look on a map: colours for light and dark, shapes, dashes and arrows, and the words of the legend.

No meaning hangs on colour alone: classes differ in shape, link types in the end of the line, statuses in dashes. Every
colour has a contrast of at least 3:1 against both backgrounds of its theme (WCAG 2.2, 1.4.11), and colours of one kind
stay apart for people who do not see red, green or blue; both are tested.
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
    """The end of the line, of vis-network."""
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
    "other": ClassLook("Other thing", "hexagon", "M4.5 2h7L15 8l-3.5 6h-7L1 8z", 7),
}
LINK_LOOKS = {
    "cooperation": LinkLook("Cooperation", "arrow", "M22 1l10 5-10 5z", 1.8, 0.5),
    "overlap-concern": LinkLook("Concern of overlap", "diamond", "M20 6l6-5 6 5-6 5z", 2.2, 0.5),
    "parent": LinkLook("Is part of", "vee", "M25 2l7 4-7 4 2-4z", 1.0, 0.3),
}
DASHES: dict[str, list[int]] = {"existing": [], "agreed": [14, 5], "requested": [7, 6], "proposed": [2, 5]}
STATUS_WORDS = {"existing": "Existing", "agreed": "Agreed", "requested": "Requested", "proposed": "Proposed"}

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
    "other": "#68707c",
    "cooperation": "#1a62b5",
    "overlap-concern": "#c63d08",
    "parent": "#7d8796",
}
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
    "other": "#98a2b1",
    "cooperation": "#74b2ff",
    "overlap-concern": "#ff8450",
    "parent": "#7c8798",
}


def css_variables() -> str:
    """Both themes as custom properties of CSS; the dark one where the reader's system asks for it."""
    return (
        f":root {{ color-scheme: light dark; {_properties(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_properties(DARK)} }} }}\n"
    )


def _properties(theme: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in theme.items())

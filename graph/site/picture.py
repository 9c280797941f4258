"""A drawing of the main classes and their links: boxes and arrows at fixed places, as values for a template.

Every link drawn is a property of the ontology: a name it does not have raises KeyError.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.vocab import smepb

WIDTH = 1040


@dataclass(frozen=True, slots=True)
class Box:
    """A class, or a frame round several."""

    x: int
    y: int
    width: int
    height: int
    title: str
    term: str = ""
    frame: bool = False

    @property
    def middle(self) -> tuple[int, int]:
        """The centre of the box."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link: its path, and where its name stands."""

    path: str
    text: str
    x: int
    y: int
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, and the same in words."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    words: str
    height: int
    width: int = WIDTH


_ACTORS = ("Organization", "Body", "ActorGroup", "Economy", "Person")
_TITLES = {
    "ActorGroup": "Group of actors",
    "Economy": "State or economy",
    "OverlapConcern": "Concern about overlap",
}
_FACTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Participation", ("participant",)),
    ("Decision", ("actor", "addressee")),
    ("Mandate", ("body",)),
    ("Recommendation", ("issuedBy", "addressee")),
    ("Cooperation", ("from", "to")),
    ("OverlapConcern", ("raisedBy", "aboutBody", "overlapsWith")),
    ("Role", ("person", "affiliation")),
)
_LEFT, _MIDDLE, _RIGHT = 10, 480, 840
_TOP, _STEP, _TALL = 110, 68, 40
_WIDE_LEFT, _WIDE_MIDDLE, _WIDE_RIGHT = 180, 200, 180


def picture() -> Picture:
    """The drawing: who on the left, what documents report in the middle, and what it is about on the right."""
    bottom = _TOP + _STEP * (len(_FACTS) - 1) + _TALL + 20
    frame_top = _TOP - 50
    actors = Box(_LEFT, frame_top, _WIDE_LEFT, bottom - frame_top, "Actor", "Actor", frame=True)
    facts = Box(_MIDDLE - 20, frame_top, _WIDE_MIDDLE + 40, bottom - frame_top, "Fact", "Fact", frame=True)
    boxes = [actors, facts]
    boxes += [_box(name, _LEFT + 15, _TOP + 90 * at, _WIDE_LEFT - 30) for at, name in enumerate(_ACTORS)]
    boxes += [_box(name, _MIDDLE, _TOP + _STEP * at, _WIDE_MIDDLE) for at, (name, _) in enumerate(_FACTS)]
    meeting, topic = (
        _box("Meeting", _RIGHT, _TOP, _WIDE_RIGHT),
        Box(_RIGHT, _TOP + 2 * _STEP, _WIDE_RIGHT, _TALL, "Topic", "topic"),
    )
    citation, document = (
        _box("Citation", _RIGHT, _TOP + 4 * _STEP, _WIDE_RIGHT),
        _box("Document", _RIGHT, _TOP + 6 * _STEP, _WIDE_RIGHT),
    )
    boxes += [meeting, topic, citation, document]
    arrows = [_to_actor(at, names) for at, (_, names) in enumerate(_FACTS)]
    arrows += [
        _to_right(0, 0, "meeting", 0),
        _to_right(1, 0, "meeting", 1),
        _to_right(1, 2, "topic", -1),
        _to_right(2, 2, "topic", 0),
        _to_right(3, 2, "topic", 1),
        _from_frame(citation),
        _down(citation, document),
        _over(meeting, actors),
    ]
    through = "; ".join(f"{_TITLES.get(name, name)} through {' and '.join(names)}" for name, names in _FACTS)
    words = (
        "Actors (organizations, bodies, groups, States or economies, people) stand on the left. "
        f"In the middle are facts that name them: {through}. "
        "On the right: a participation or decision leads to its meeting; decisions, mandates and recommendations to topics; "
        "every fact to a citation, and the citation to the cited document. A meeting leads to its body."
    )
    return Picture(tuple(boxes), tuple(arrows), words, bottom + 10)


def _box(name: str, x: int, y: int, width: int) -> Box:
    smepb(name)
    return Box(x, y, width, _TALL, _TITLES.get(name, name), name)


def _label(names: tuple[str, ...]) -> str:
    for name in names:
        smepb(name)
    return ", ".join(names)


def _row(at: int) -> int:
    return _TOP + _STEP * at + _TALL // 2


def _to_actor(at: int, names: tuple[str, ...]) -> Arrow:
    start, end, y = _MIDDLE, _LEFT + _WIDE_LEFT + 4, _row(at)
    return Arrow(f"M{start} {y} H{end}", _label(names), (start - 20 + end) // 2, y - 8)


def _to_right(row: int, target: int, name: str, nth: int) -> Arrow:
    start, end = _MIDDLE + _WIDE_MIDDLE, _RIGHT - 4
    y, to = _row(row), _row(target) + nth * 10
    near = start + 70 if y != _row(target) else (start + 20 + end) // 2
    text = y + (to - y) * (near - start) // (end - start)
    return Arrow(f"M{start} {y} L{end} {to}", _label((name,)), near, text - 6 if to <= y else text + 16)


def _from_frame(citation: Box) -> Arrow:
    y = citation.middle[1]
    start, end = _MIDDLE + _WIDE_MIDDLE + 20, citation.x - 4
    return Arrow(f"M{start} {y} H{end}", _label(("citation",)), (start + end) // 2, y - 8)


def _down(citation: Box, document: Box) -> Arrow:
    x = citation.middle[0]
    start, end = citation.y + citation.height, document.y - 4
    return Arrow(f"M{x} {start} V{end}", _label(("citedDocument",)), x + 10, (start + end) // 2, "start")


def _over(meeting: Box, actors: Box) -> Arrow:
    x, to = meeting.middle[0], actors.middle[0]
    high = 28
    return Arrow(f"M{x} {meeting.y} V{high} H{to} V{actors.y - 4}", _label(("body",)), (x + to) // 2, high - 8)

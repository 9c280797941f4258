"""The head of a document: which of its first pieces belong to it, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.documents import headings, markers, shapes
from graph.documents.characters import squeeze
from graph.documents.dates import RANGE, dates
from graph.documents.structure import CELL, Masthead

if TYPE_CHECKING:
    from graph.documents.pieces import Piece

_MOST = 60
_DISTRIBUTION = re.compile(r"distr(?:ibution)?\s*[.:]+\s*(?P<value>.*)$", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:original(?:\s+language)?|language)\s*:\s*(?P<value>.*)$|(?P<only>english|french|spanish)\s+only$", re.I
)
_SESSION = re.compile(
    r"(?:the\s+)?(?:\d{1,3}(?:st|nd|rd|th)|(?:twenty-|thirty-|forty-|fifty-|sixty-)?(?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth|fortieth|fiftieth)\s(?:[\w-]+\s){0,6}(?:session|meeting)(?:\s(?:of|on)\s.*)?$",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:agenda\s+items?\s+\d[\d(),\sa-z]{0,20}$|items?\s+\d[\d(),\sa-z]{0,12}\s*\bof the\b.*\bagenda\b)", re.IGNORECASE
)
_AUTHOR = re.compile(
    r"(?:(?:report|note|paper|study|proposals?|working\s+paper|background\s+(?:note|paper)|discussion\s+paper|document)\s+)?"
    r"(?:(?:prepared|submitted|transmitted|presented|purpose)\s+)?(?:by|from)\b\s*:?\s*(?P<who>.+)$",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(
    r"(?:(?:draft|final|joint|provisional|annotated|adopted|ministerial|leaders'?|chair\w*'s?)\s+)*(?:report|summary|agreed|statement|declaration|"
    r"communiqu[eé]|conclusions|outcomes?|minutes|agenda|programme|recommendations|proposals?|charter|resolution|decisions?|terms|strategy)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:^(?:united nations|nations unies|asia[- ]pacific|apec\b|oecd\b|unctad\b)|\b(?:board|commission|"
    r"committee|council|conference|organi[sz]ation|"
    r"assembly|bureau|network|task force|secretariat|forum|association|working (?:party|group)|expert meeting|meeting of experts|"
    r"team of specialists|group of experts|centre|center)\b)",
    re.IGNORECASE,
)
_HELD = re.compile(r"(?:(?:to be|which was)\s+)?held\s+(?:at|in|on|from)\s+", re.IGNORECASE)
_FROM = re.compile(r"[\s,(:]*\b(?:from|on)?[\s,(:]*$", re.IGNORECASE)
_DONE = re.compile(r"(?:adopted|approved|issued|done|signed)\s+(?:in|at|on)\b[^.;]{0,60}$", re.IGNORECASE)
_BRACKETED = re.compile(r"\(?(?P<session>[^(),]{5,60}),\s*(?P<rest>[^()]+)\)?$")
_SIGNALS = frozenset({"distribution", "language", "symbol", "date", "days", "session", "place", "agenda_item"})


@dataclass(slots=True)
class Head:
    """What was found: roles by position, values, and the pieces with broken lines joined."""

    pieces: list[Piece]
    length: int = 0
    title: int = -1
    values: dict[str, str] = field(default_factory=dict)
    bodies: list[str] = field(default_factory=list)

    def masthead(self) -> Masthead:
        """The values as a :class:`Masthead`."""
        return Masthead(bodies=tuple(self.bodies), **self.values)


def head(pieces: list[Piece]) -> Head:
    """The head of ``pieces``; ``length`` counts those that belong to it, 0 if the text begins at once."""
    extent = _extent(pieces)
    joined = _joined(pieces[:extent])
    found = Head([*joined, *pieces[extent:]])
    roles = [_roles(piece.text) for piece in joined]
    signals = [place for place, role in enumerate(roles) if role & _SIGNALS]
    if not signals:
        return _title_only(found, len(joined))
    found.title = _title(joined, roles)
    authors = [place for place, role in enumerate(roles) if "author" in role]
    found.length = max([*signals, found.title, *authors]) + 1
    _fill(found)
    return found


def _title_only(found: Head, extent: int) -> Head:
    marked = [place for place, piece in enumerate(found.pieces[:6]) if piece.hint == "title"]
    first = found.pieces[0] if extent else None
    if marked:
        found.title, found.length = marked[0], marked[0] + 1
    elif (
        first is not None
        and shapes.is_title(first.text, 250)
        and not shapes.SPECIAL.match(first.text)
        and _heads(found.pieces)
    ):
        found.title, found.length = 0, 1
    if found.title >= 0:
        found.values["title"] = found.pieces[found.title].text
    return found


def _heads(pieces: list[Piece]) -> bool:
    """Whether the first piece stands apart from the second, as a title does."""
    return len(pieces) > 1 and not markers.split(pieces[0].text).style and (pieces[1].gap or bool(pieces[0].hint))


def _extent(pieces: list[Piece]) -> int:
    for place, piece in enumerate(pieces[:_MOST]):
        if piece.hint in ("title", "row") and len(piece.text) < 300:
            continue
        if place and piece.hint == "heading" and piece.level > 1:
            return place
        if _is_body_text(piece.text, place):
            return place
    return min(len(pieces), _MOST)


def _is_body_text(text: str, place: int) -> bool:
    if (
        (item := shapes.ITEM.match(text))
        and (item["close"].strip() or headings.agenda_item(text))
        and not _AGENDA.match(text)
    ):
        return True
    long = len(text) > 250 or (text.endswith((".", ":", ",")) and text.count(" ") > 9)
    special = bool(shapes.CONTENTS.match(text)) or (place > 0 and bool(shapes.SPECIAL.match(text)))
    return long or special or markers.split(text).style in ("number", "decimal", "bullet", "letter", "roman", "Roman")


def _joined(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with the name of a body that goes on in the next line made whole."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if (
            last is not None
            and not piece.gap
            and not piece.hint
            and _is_open_body(last.text)
            and _is_rest(piece.text, last.text)
        ):
            kept[-1] = replace(last, text=f"{last.text} {piece.text}")
        else:
            kept.append(piece)
    return kept


def _is_open_body(text: str) -> bool:
    return bool(_BODY.search(text)) and (
        " on " in text.lower() or shapes.is_open(text) or text.lower().endswith("nations")
    )


def _is_rest(text: str, last: str) -> bool:
    return not _roles(text) and not _BODY.search(text) and shapes.is_capitals(text) == shapes.is_capitals(last)


def _roles(text: str) -> set[str]:
    """Which elements of a masthead the piece (or the cells of a row) may be."""
    found: set[str] = set()
    for cell in text.split(CELL):
        for name, _ in _elements(squeeze(cell)):
            found.add(name)
    return found


def _elements(text: str) -> list[tuple[str, str]]:
    if not text or len(text) > 250:
        return []
    if match := _DISTRIBUTION.match(text):
        return [("distribution", match["value"])]
    if match := _LANGUAGE.match(text):
        return [("language", match["value"] or match["only"] or "")]
    if shapes.SYMBOL.match(text):
        return [("symbol", text)]
    if _SESSION.match(text):
        return [("session", text)]
    if _AGENDA.match(text):
        return [("agenda_item", text)]
    if (match := _BRACKETED.match(text)) and _SESSION.match(match["session"]):
        rest = _elements(match["rest"])
        return [("session", match["session"]), *rest] if rest else []
    if found := _dated(text):
        return found
    if _AUTHOR.match(text) and len(text) < 120:
        return [("author", text)]
    return [("place", text)] if _HELD.match(text) and text.endswith(",") and len(text) < 120 else []


def _dated(text: str) -> list[tuple[str, str]]:
    match = RANGE.search(text)
    if match is None or match.end() < len(text.rstrip(" .)")):
        return []
    if match.start() == 0 or _DONE.match(text):
        return [("date", text)]
    if _FROM.fullmatch(text[: match.start()]):
        return [("days", text)]
    if _HELD.match(text):
        return [("place", text)]
    before = text[: match.start()].rstrip().removesuffix(" from")
    if before.rstrip().endswith((",", "(", ":")) and len(before) < 80 and shapes.is_title(before.rstrip(" ,(:")):
        return [("place", text)]
    return []


def _title(pieces: list[Piece], roles: list[set[str]]) -> int:
    """Position of the title; -1 if none is printed."""
    best, rank = -1, 0
    for place, (piece, role) in enumerate(zip(pieces, roles, strict=True)):
        value = 0 if role or piece.hint == "row" else _title_rank(piece)
        if value > rank:
            best, rank = place, value
    return best


def _title_rank(piece: Piece) -> int:
    text = piece.text
    if piece.hint == "title":
        return 5
    if _TITLE_WORD.match(text):
        return 4
    if _BODY.search(text):
        return 1 if piece.hint == "heading" else 0
    if not shapes.is_title(text, 250) or text.count(" ") < 1:
        return 0
    return 3 if piece.strong or piece.hint == "heading" or shapes.is_capitals(text) else 2


def _fill(found: Head) -> None:
    values = found.values
    waiting = ""
    for place, piece in enumerate(found.pieces[: found.length]):
        if place == found.title:
            values["title"] = piece.text
            continue
        for cell in map(squeeze, piece.text.split(CELL)):
            elements = _elements(cell)
            if waiting and not elements and not _BODY.search(cell):
                values[waiting] = cell.capitalize()
            elif not elements and _BODY.search(cell) and shapes.is_title(cell, 200):
                found.bodies.append(cell)
            waiting = ""
            for name, value in elements:
                waiting = name if not value else ""
                _set(values, name, value)


def _set(values: dict[str, str], name: str, value: str) -> None:
    if name in ("distribution", "language"):
        value = value.capitalize()
    elif name == "date":
        day = dates(value)
        if day and day[0] != day[1]:
            values.setdefault("start", day[0])
            values.setdefault("end", day[1])
            return
        value = day[0] if day else ""
    elif name in ("place", "days"):
        day = dates(value)
        if day:
            values.setdefault("start", day[0])
            values.setdefault("end", day[1])
        value = _FROM.sub("", _HELD.sub("", value[: day[2]] if day else value)) if name == "place" else ""
    if value:
        values.setdefault(name, value)

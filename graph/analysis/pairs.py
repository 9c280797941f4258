"""Pairs of provisions that a user hands in: read from JSON, graded, and given back with score, grade and parts."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.analysis.likeness import CONTENT, GRADES, PARTS, QUESTIONS, Likeness
from graph.errors import DataError
from graph.vocab import entity_iri

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.analysis.likeness import Described, Judge
    from graph.names import NameIndex

_LARGEST = 64 * 1024 * 1024
_LONGEST_TEXT = 20_000
_LONGEST_NAME = 60
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Side:
    """One provision of a pair, with the organization and body that hold it as the user names them."""

    provision: str
    org: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two provisions to compare; ``label`` is the grade a person gave, if there is one."""

    id: str
    a: Side
    b: Side
    label: str = ""


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a JSON list, or of JSON lines.

    Raises:
        DataError: the file is missing, is not such a list, or a pair lacks its id or a provision.

    """
    pairs = [_pair(value, f"{path}: pair {number}") for number, value in enumerate(_values(path), start=1)]
    double = next((name for name, many in Counter(pair.id for pair in pairs).items() if many > 1), None)
    if double is not None:
        raise DataError(f"{path}: the id {_short(double)} stands at two pairs; give each its own")
    return pairs


def _values(path: Path) -> list[Any]:
    """What stands in the file, one value for each pair."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        text = content.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise DataError(f"{path}: cannot be read ({reason}); give a JSON file of pairs") from None
    if len(content) > _LARGEST:
        raise DataError(f"{path}: larger than {_LARGEST // 2**20} MB; divide it")
    if not text.strip():
        raise DataError(f"{path}: is empty; give a list of pairs, or one pair a line")
    try:
        if text.lstrip().startswith("["):
            return list(json.loads(text))
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}: not JSON ({error}); give a list of pairs, or one pair a line") from None


def _pair(value: Any, where: str) -> Pair:
    if not isinstance(value, dict):
        raise DataError(f'{where}: not an object; write {{"id": ..., "a": {{"provision": ...}}, "b": {{...}}}}')
    name = value.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        raise DataError(f"{where}: has no id; give it one")
    where, label = f"{where} ({_short(_told(name, where))})", value.get("label") or ""
    if label not in ("", *GRADES):
        raise DataError(f"{where}: the label {_short(label)} is no grade; write one of {', '.join(GRADES)}")
    return Pair(str(name), _side(value.get("a"), f"{where}, a"), _side(value.get("b"), f"{where}, b"), label)


def _side(value: Any, where: str) -> Side:
    if not isinstance(value, dict) or not isinstance(value.get("provision"), str) or not value["provision"].strip():
        raise DataError(f"{where}: has no provision; give its text")
    if len(value["provision"]) > _LONGEST_TEXT:
        raise DataError(f"{where}: the provision has more than {_LONGEST_TEXT:,} characters; give the provision only")
    org, body = value.get("org") or "", value.get("body") or ""
    if not isinstance(org, str) or not isinstance(body, str):
        raise DataError(f"{where}: org and body are names; write them as text")
    return Side(*(_told(text, where) for text in (value["provision"], org, body)))


def _told(value: str | int, where: str) -> str:
    """A value as text that can be written again."""
    text = str(value)
    if _HALF.search(text):
        raise DataError(f"{where}: holds half of a surrogate pair, which is no character; write the text in UTF-8")
    return text


def _short(value: object) -> str:
    """A value as it stands in the file, cut to a length that fits a message."""
    shown = json.dumps(value)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}..."


def grade(judge: Judge, names: NameIndex, pairs: Sequence[Pair]) -> list[Likeness]:
    """The likeness of each pair; organizations and bodies the registers know bring their memberships."""
    return judge.compare(described(judge, names, pairs))


def described(judge: Judge, names: NameIndex, pairs: Sequence[Pair]) -> list[tuple[Described, Described]]:
    """Both sides of each pair ready to be compared, with the bodies that the registers know by the names given."""

    def side(given: Side) -> Described:
        found = [e for name in (*given.org.split(";"), given.body) for e in names.anywhere(name.strip())]
        bodies = sorted({entity_iri(entity) for entity in found if entity.startswith("body:")})
        return judge.describe(given.provision, bodies)

    return [(side(pair.a), side(pair.b)) for pair in pairs]


def as_json(pairs: Sequence[Pair], found: Sequence[Likeness]) -> list[dict[str, Any]]:
    """Id, score, grade and parts of each pair, ready for JSON."""
    return [
        {"id": pair.id, "score": likeness.score, "grade": likeness.grade, "parts": parts(likeness)}
        for pair, likeness in zip(pairs, found, strict=True)
    ]


def parts(likeness: Likeness) -> dict[str, Any]:
    """What a score is made of: the three answers, each part with its share, direction, and what held the grade back."""
    return {
        "same": dict(zip(QUESTIONS, likeness.answers, strict=True)),
        "parts": dict(zip(PARTS, likeness.parts, strict=True)),
        "shares": dict(zip(CONTENT, likeness.shares, strict=True)),
        "a_in_b": likeness.first_in_second,
        "b_in_a": likeness.second_in_first,
        "held_back": likeness.held_back,
    }

"""Pairs of provisions that a user hands in: read from JSON, graded, and given back with score, grade and parts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.analysis.likeness import CONTENT, PARTS, QUESTIONS, Likeness
from graph.errors import DataError
from graph.vocab import entity_iri

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.analysis.likeness import Described, Judge
    from graph.names import NameIndex

_LARGEST = 64 * 1024 * 1024
_LONGEST_TEXT = 20_000


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
    try:
        if path.stat().st_size > _LARGEST:
            raise DataError(f"{path}: larger than {_LARGEST // 2**20} MB; divide it")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise DataError(f"{path}: cannot be read ({reason}); give a JSON file of pairs") from None
    try:
        values = (
            json.loads(text)
            if text.lstrip().startswith("[")
            else [json.loads(l) for l in text.splitlines() if l.strip()]
        )
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}: not JSON ({error}); give a list of pairs, or one pair a line") from None
    pairs = [_pair(value, f"{path}: pair {number}") for number, value in enumerate(values, start=1)]
    ids = [pair.id for pair in pairs]
    double = next((one for one in ids if ids.count(one) > 1), None) if len(set(ids)) < len(ids) else None
    if double is not None:
        raise DataError(f"{path}: the id {double!r} stands at two pairs; give each its own")
    return pairs


def _pair(value: Any, where: str) -> Pair:
    if not isinstance(value, dict):
        raise DataError(f'{where}: not an object; write {{"id": ..., "a": {{"provision": ...}}, "b": {{...}}}}')
    name = value.get("id")
    if not isinstance(name, str | int) or name == "":
        raise DataError(f"{where}: has no id; give it one")
    return Pair(
        str(name),
        _side(value.get("a"), f"{where} ({name}), a"),
        _side(value.get("b"), f"{where} ({name}), b"),
        str(value.get("label") or ""),
    )


def _side(value: Any, where: str) -> Side:
    if not isinstance(value, dict) or not isinstance(value.get("provision"), str) or not value["provision"].strip():
        raise DataError(f"{where}: has no provision; give its text")
    if len(value["provision"]) > _LONGEST_TEXT:
        raise DataError(f"{where}: the provision has more than {_LONGEST_TEXT:,} characters; give the provision only")
    org, body = value.get("org") or "", value.get("body") or ""
    if not isinstance(org, str) or not isinstance(body, str):
        raise DataError(f"{where}: org and body are names; write them as text")
    return Side(value["provision"], org, body)


def grade(judge: Judge, names: NameIndex, pairs: Sequence[Pair]) -> list[Likeness]:
    """The likeness of each pair; organizations and bodies the registers know bring their memberships."""

    def described(side: Side) -> Described:
        found = [e for name in (*side.org.split(";"), side.body) for e in names.anywhere(name.strip())]
        bodies = sorted({entity_iri(entity) for entity in found if entity.startswith("body:")})
        return judge.describe(side.provision, bodies)

    return judge.compare([(described(pair.a), described(pair.b)) for pair in pairs])


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

"""What a field of a fact may hold: the schema behind :mod:`graph.facts`.

Each field of a fact type is declared once, with its key in the JSON line, the property it becomes in the
graph, and the range of its values. Reading, checking, writing and turning into RDF all go by that one declaration.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graph.codes import CODES

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
DURATION = re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?", re.ASCII)
ISO3 = re.compile(r"[A-Z]{3}")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no text of ours may hold: XML cannot, and nobody can see them."""
SUMMARY_WORDS = 25
_SHOWN = 80
REMARKS = ("condition", "note")
"""Fields that every type has; they close the line."""


class Range(Enum):
    """What the values of a field are."""

    TEXT = "text"
    SUMMARY = "at most 25 words of our own"
    NAME = "the name by which the document calls the thing"
    INTEGER = "a whole number"
    DATE = "a date such as 2001-03-21, 2002-02 or 2001"
    DURATION = "an ISO 8601 duration such as P1Y"
    ISO3 = "a three-letter code of ISO 3166-1"
    CODE = "a code of a list"
    TERM = "a label of a concept"
    ACTOR = "a name of the registers, or of something else in the same document"
    PERSON = "a name of the register of people"
    MEETING = "the name of a meeting of the same document"
    DOCUMENT = "the symbol or title of a document"
    THING = "a name of something in the same document, or of the registers"
    FACT = "the id of another fact of the same document"


class Many(Enum):
    """How many values a field has, and how its JSON looks."""

    ONE = "one"
    SOME = "one as a plain value, several as a list"
    LIST = "always a list"


@dataclass(frozen=True, slots=True)
class Spec:
    """The declaration of one field."""

    key: str
    range: Range
    many: Many
    required: bool
    scheme: str
    prop: str


def declare(
    range_: Range,
    prop: str,
    *,
    key: str = "",
    many: Many = Many.ONE,
    required: bool = False,
    scheme: str = "",
) -> Any:
    """A dataclass field with its :class:`Spec`; ``prop`` is a term of the ontology, or empty if the value only identifies."""
    spec = {"range": range_, "many": many, "required": required, "scheme": scheme, "prop": prop, "key": key}
    if many is not Many.ONE:
        return dataclasses.field(default=(), metadata=spec)
    return dataclasses.field(default=None if range_ is Range.INTEGER else "", metadata=spec)


def specs(cls: type) -> tuple[tuple[str, Spec], ...]:
    """(attribute, spec) of each declared field of a fact type, in order."""
    declared = [f for f in dataclasses.fields(cls) if "range" in f.metadata]
    declared.sort(key=lambda f: f.name in REMARKS)
    return tuple((f.name, Spec(**{**f.metadata, "key": f.metadata["key"] or f.name})) for f in declared)


def fault(spec: Spec, value: Any) -> tuple[str, str] | None:
    """(what is wrong, how to mend it) with one value of a field, or None if it is right."""
    if spec.range is Range.INTEGER:
        good = isinstance(value, int) and not isinstance(value, bool) and value > 0
        fix = "write a whole number above zero, without quotes"
        return None if good else (f"{shown(value)} is not a whole number above zero", fix)
    if not isinstance(value, str):
        nested = isinstance(value, (list, dict))
        return f"{shown(value)} is not text", "give one value" if nested else "put the value in double quotes"
    if not value:
        return "is empty", "give a value, or leave the field out if the document has none"
    if value != value.strip():
        return f"{shown(value)} has blanks around it", "take the blanks away"
    if not is_unicode(value):
        return f"{shown(value)} holds half a character", "write the whole character instead of \\ud800 to \\udfff"
    if CONTROL.search(value):
        return f"{shown(value)} holds a control character", "take the character out"
    return _text_fault(spec, value)


def is_unicode(value: str) -> bool:
    """Whether a text can be written as UTF-8: JSON allows halves of surrogate pairs, UTF-8 does not."""
    return not re.search(r"[\ud800-\udfff]", value)


def shown(value: Any) -> str:
    """A value in a message: quoted, and cut if it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _text_fault(spec: Spec, value: str) -> tuple[str, str] | None:
    match spec.range:
        case Range.DATE if not is_date(value):
            return f"{shown(value)} is not a date", "write 2001-03-21, 2002-02 or 2001, as precisely as the source says"
        case Range.DURATION if not DURATION.fullmatch(value):
            return f"{shown(value)} is not a duration", "write an ISO 8601 duration such as P1Y or P6M"
        case Range.ISO3 if not ISO3.fullmatch(value):
            return f"{shown(value)} is not a three-letter code", "write the ISO 3166-1 alpha-3 code in capitals"
        case Range.CODE if value not in CODES[spec.scheme] and not (
            spec.scheme == "addressee-kind" and value.isupper()
        ):
            return f"{shown(value)} is not in the list {spec.scheme}", f"choose one of: {', '.join(CODES[spec.scheme])}"
        case Range.SUMMARY if len(value.split()) > SUMMARY_WORDS:
            return f"has {len(value.split())} words", f"say it in at most {SUMMARY_WORDS} words of our own"
        case _:
            return None


def is_date(value: str) -> bool:
    """Whether a text is a day, month or year of the calendar.

    >>> is_date("2001-03-21"), is_date("2002-02"), is_date("2001-02-30")
    (True, True, False)
    """
    if not _DATE.fullmatch(value):
        return False
    year, month, day = [*value.split("-"), "01", "01"][:3]
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True

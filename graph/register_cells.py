"""What a cell of a register may hold: the one place that knows the dates, codes and ids of the CSV files.

A cell that does not fit is told, and read as one that does (:func:`mended`), so that one wrong cell never hides what else
is wrong in the same run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.codes import CODES
from graph.fact_fields import CONTROL, is_date
from graph.names import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
BODY_CLASSES = ("organization", "body", "group")
CellFault = tuple[str, str, str]
"""Rule, what is wrong, how to mend it."""

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+")
_ID = (SLUG, "lower-case letters, digits and hyphens")
_BODY = (SLUG, "the id of a row of bodies.csv")
_SOURCE = (SLUG, "the id of a row of sources.csv")
_DATES = {"established", "valid_from", "valid_until", "as_of", "date"}
_SCHEMES = {
    ("names.csv", "kind"): "name-kind",
    ("links.csv", "relation"): "identity-relation",
    ("sources.csv", "kind"): "document-kind",
    ("sources.csv", "read"): "reading",
    ("memberships.csv", "kind"): "membership-kind",
}
_KINDS = {"organization": "organization-kind", "body": "body-kind"}
_ENTITY = re.compile(r"(body|person|meeting):[a-z0-9][a-z0-9-]*|economy:[A-Z]{3}")
_PATTERNS: dict[tuple[str, str], tuple[re.Pattern[str], str]] = {
    ("bodies.csv", "id"): _ID,
    ("bodies.csv", "parent"): _BODY,
    ("bodies.csv", "country"): (re.compile(r"[A-Z]{3}"), "three capital letters of ISO 3166-1"),
    ("bodies.csv", "source"): _SOURCE,
    ("economies.csv", "iso3"): (re.compile(r"[A-Z]{3}"), "three capital letters of ISO 3166-1"),
    ("economies.csv", "iso2"): (re.compile(r"[A-Z]{2}"), "two capital letters of ISO 3166-1"),
    ("economies.csv", "m49"): (re.compile(r"\d{3}", re.ASCII), "three digits of M49, or nothing"),
    ("economies.csv", "source"): _SOURCE,
    ("links.csv", "entity"): (_ENTITY, "body:ID, economy:ISO3, person:ID or meeting:ID"),
    ("links.csv", "target"): (_ADDRESS, "a full address"),
    ("meetings.csv", "id"): _ID,
    ("meetings.csv", "body"): _BODY,
    ("meetings.csv", "ordinal"): (re.compile(r"[1-9]\d*", re.ASCII), "a whole number above zero, or nothing"),
    ("meetings.csv", "source"): _SOURCE,
    ("memberships.csv", "organization"): _BODY,
    ("memberships.csv", "member"): (re.compile(r"body:[a-z0-9][a-z0-9-]*|[A-Z]{3}"), "an ISO alpha-3 code or body:ID"),
    ("memberships.csv", "source"): _SOURCE,
    ("names.csv", "entity"): (_ENTITY, "body:ID, economy:ISO3, person:ID or meeting:ID"),
    ("names.csv", "authority"): _BODY,
    ("names.csv", "source"): _SOURCE,
    ("people.csv", "id"): _ID,
    ("people.csv", "source"): _SOURCE,
    ("sources.csv", "id"): _ID,
    ("sources.csv", "body"): _BODY,
    ("sources.csv", "url"): (_ADDRESS, "a full address, or nothing"),
    ("sources.csv", "language"): (re.compile(r"[a-z]{2,3}"), "the code of a language, such as en"),
}


def cell_fault(file: str, column: str, cells: Mapping[str, str], *, required: bool) -> CellFault | None:
    """What is wrong with one cell of a row given by its cells, or None."""
    value = cells[column]
    if not value:
        return ("missing-field", "is missing", "fill the cell") if required else None
    if value != value.strip():
        return "blank-around", f"{value!r} has blanks around it", "take them away"
    if CONTROL.search(value):
        return "bad-text", f"{value!r} holds a control character", "take the character out"
    if column in _DATES and not is_date(value):
        return "bad-date", f"{value!r} is not a date", "write 2001-03-21, 2002-02 or 2001"
    if file == "bodies.csv" and column in ("class", "kind"):
        return _body_fault(column, value, cells["class"])
    scheme = _SCHEMES.get((file, column))
    if scheme and value not in CODES[scheme]:
        return "bad-code", f"{value!r} is not in the list {scheme}", f"choose one of: {', '.join(CODES[scheme])}"
    pattern = _PATTERNS.get((file, column))
    if pattern and not pattern[0].fullmatch(value):
        return "bad-code", f"{value!r} does not fit", f"write {pattern[1]}"
    return None


def _body_fault(column: str, value: str, class_: str) -> CellFault | None:
    if column == "class":
        fix = f"choose one of: {', '.join(BODY_CLASSES)}"
        return None if value in BODY_CLASSES else ("bad-code", f"{value!r} is no class", fix)
    codes = CODES.get(_KINDS.get(class_, ""), ())
    if value in codes or class_ not in BODY_CLASSES:
        return None
    fix = f"choose one of: {', '.join(codes)}" if codes else "leave the cell empty for a group"
    return "bad-code", f"{value!r} is no kind of {class_}", fix


def mended(file: str, column: str, value: str, *, required: bool) -> str:
    """A value that the graph can hold in place of one with a fault; references become empty."""
    scheme = _SCHEMES.get((file, column))
    if scheme:
        return CODES[scheme][0]
    if column == "class":
        return BODY_CLASSES[0]
    if column in _DATES:
        return "0001" if required else ""
    if column in ("id", "iso3"):
        return slug(value) if column == "id" else slug(value).upper()
    if column == "target":
        return "about:blank"
    return "" if (file, column) in _PATTERNS or column == "kind" else CONTROL.sub("", value).strip()

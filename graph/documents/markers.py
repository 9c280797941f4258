"""The numbers, letters, bullets and labels that stand before a paragraph, and what kind each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["", "number", "decimal", "upper", "Roman", "label", "letter", "roman", "digit", "bullet"]
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
BULLETS = "·•‣▪▫◦●○■□◆➢►✓⁃\uf0b7\uf0a7∙"
_MARKER = re.compile(
    rf"""(?P<dash>(?:[-–—*+]\ |[{BULLETS}])\s*)?
    (?: (?P<number>\d{{1,4}})(?P<stop>[.)])(?=\s|$)
      | (?P<decimal>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})\.?(?=\s|$)
      | (?P<label>[A-Z]\.\d{{1,2}}(?:\.\d{{1,2}})*)\.?(?=\s|$)
      | (?P<Roman>[IVX]{{1,6}})\.(?=\s|$)
      | (?P<upper>[A-Z])[.)](?=\s|$)
      | \((?P<paren>[a-z]{{1,5}}|[A-Z]|\d{{1,2}})\)(?=\s|$)
      | (?P<half>[a-z]{{1,4}})\)(?=\s|$)
      | (?P<dotted>[a-z])\.(?=\s+[A-Z])
    )?""",
    re.VERBOSE,
)
_LABEL = re.compile(
    r"(?:\d{1,4}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|[A-Z]\.(?:\d{1,2}\.?)*|[IVX]{1,6}\.|[-–—*]?\s?\(\w{1,5}\)|[a-z]\)|"
    rf"[{BULLETS}*–—-])$"
)
_LONGEST_LABEL = 16
_ONLY_ROMAN = re.compile(r"[ivxl]+$")
_STARTERS = frozenset(f"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(-–—*+{BULLETS}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph parted into its marker and its words."""

    marker: str
    number: str
    style: Style
    text: str
    at: int
    """Where the words begin."""


def split(text: str) -> Marked:
    """``text`` parted into marker and words; without a marker, all of it is words.

    >>> split("19. The meeting").number, split("- (a) first").marker, split("A.1 Advice").style
    ('19', '(a)', 'label')
    """
    if not text or text[0] not in _STARTERS:
        return unmarked(text)
    if text[0].isalpha() and "." not in text[:_LONGEST_LABEL] and ")" not in text[:_LONGEST_LABEL]:
        return unmarked(text)
    match = _MARKER.match(text)
    if match is None or not match.group():
        return unmarked(text)
    number, style = _number(match)
    if not style or (style == "bullet" and match.end() == len(text) and text[0] in "-–—*+"):
        return unmarked(text)
    marker = text[match.end("dash") if match["dash"] and style != "bullet" else 0 : match.end()].strip()
    at = match.end()
    while at < len(text) and text[at] in " \t":
        at += 1
    return Marked(marker, number, style, text[at:], at)


def _number(match: re.Match[str]) -> tuple[str, Style]:
    if match["number"]:
        return match["number"], "number" if match["stop"] == "." else "digit"
    for name in ("decimal", "label", "Roman", "upper"):
        if match[name]:
            return match[name], name
    inner = match["paren"] or match["half"] or match["dotted"]
    if not inner:
        return "", "bullet"
    if inner.isdigit():
        return inner, "digit"
    if len(inner) > 1 and not _ONLY_ROMAN.match(inner):
        return (inner, "letter") if len(set(inner)) == 1 else ("", "")
    return inner, "roman" if len(inner) > 1 else "letter"


def is_label(text: str) -> bool:
    """Whether ``text`` is a number, a letter or a bullet alone: ``21.``, ``(a)``, ``·``."""
    return len(text) <= _LONGEST_LABEL and bool(_LABEL.match(text))


def unmarked(text: str) -> Marked:
    """``text`` as words alone."""
    return Marked("", "", "", text, 0)


def letter_value(number: str) -> int:
    """1 for ``a``, 27 for ``aa``."""
    return (len(number) - 1) * 26 + ord(number[0].lower()) - 96


def roman_value(number: str) -> int:
    """4 for ``iv``; 0 if it is no such number.

    >>> roman_value("iv"), roman_value("XII"), roman_value("abc")
    (4, 12, 0)
    """
    values = [_ROMAN_DIGITS.get(sign, 0) for sign in number.lower()]
    if not values or 0 in values:
        return 0
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def readings(marked: Marked) -> tuple[tuple[Style, int], ...]:
    """Every way to count the marker of a list element, the likelier first: ``(i)`` is the ninth letter or Roman one."""
    number = marked.number
    if marked.style in ("number", "digit"):
        return ((marked.style, int(number)),)
    if marked.style == "upper":
        return (("upper", letter_value(number)),)
    if marked.style == "Roman":
        return (("Roman", roman_value(number)), *((("upper", letter_value(number)),) if len(number) == 1 else ()))
    if marked.style not in ("letter", "roman"):
        return ()
    ways: list[tuple[Style, int]] = []
    if len(set(number)) == 1 and number not in ("ii", "iii"):
        ways.append(("letter", letter_value(number)))
    if value := roman_value(number):
        ways.append(("roman", value))
    return tuple(ways)

"""The numbers that a word processor or a browser prints before the elements of a list, computed."""

from __future__ import annotations

from typing import Literal

Style = Literal["number", "letter", "upper", "roman", "Roman"]
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SHAPES = {"number": "{}.", "letter": "({})", "upper": "{}.", "roman": "({})", "Roman": "{}."}


def counted(number: int, style: Style) -> str:
    """``number`` in the letters or digits of ``style``.

    >>> counted(4, "roman"), counted(28, "letter"), counted(3, "upper")
    ('iv', 'bb', 'C')
    """
    if style in ("letter", "upper") and number > 0:
        sign = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return sign.upper() if style == "upper" else sign
    if style in ("roman", "Roman") and 0 < number < 4000:
        return roman(number).upper() if style == "Roman" else roman(number)
    return str(number)


def roman(number: int) -> str:
    """``number`` in small Roman digits."""
    found = ""
    for value, sign in _ROMAN + _ROMAN_ONES:
        found += sign * (number // value)
        number %= value
    return found


def printed(number: int, style: Style) -> str:
    """``number`` with its usual punctuation: ``3.``, ``(c)``, ``(iii)``, ``C.``."""
    return _SHAPES[style].format(counted(number, style))

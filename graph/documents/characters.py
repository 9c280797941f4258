"""Characters as they should be: one form for each, and none that is invisible.

Offsets in a document count in text that has gone through :func:`clean`.
"""

from __future__ import annotations

import unicodedata

_INVISIBLE = (
    *range(0x09),
    *range(0x0E, 0x20),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0xAD,  # soft hyphen
    0x61C,  # Arabic letter mark
    0x180E,
    *range(0x200B, 0x2010),  # zero-width space, joiners, left-to-right and right-to-left marks
    *range(0x202A, 0x202F),  # embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, isolates
    *range(0xD800, 0xE000),  # surrogates without a partner
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),  # tags
)
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_BREAKS = (0x0B, 0x85, 0x2028, 0x2029)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE, None),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BREAKS, "\n"),
    **_LIGATURES,
}
_CHARACTERS = {chr(code): sign or "" for code, sign in _TABLE.items()}


def clean(text: str) -> str:
    r"""``text`` with ``\n`` line ends, composed letters, plain blanks, and without zero-width or control characters.

    >>> clean("caf\u0065\u0301\u200b\r\nbar\xa0")
    'café\nbar '
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in sorted(_CHARACTERS.keys() & set(text)):
        text = text.replace(sign, _CHARACTERS[sign])
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(text.split())


def squeeze(text: str) -> str:
    """``text`` with every run of blanks as one blank, none at the ends."""
    return " ".join(text.split())

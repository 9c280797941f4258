"""Bytes become text: byte order mark, UTF-8, the charset the file declares, then the one that reads best."""

from __future__ import annotations

import codecs
import re

from graph.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_LATIN = ("cp1252", "cp1250", "mac_roman", "iso8859_2", "cp1254", "cp1257")
_OTHER = ("cp1251", "koi8-r", "cp1253")
# The first bytes of the common characters of each.
_MULTIBYTE = {
    "gb18030": frozenset(range(0xB0, 0xD8)),
    "big5": frozenset(range(0xA4, 0xC7)),
    "shift_jis": frozenset((0x82, 0x83, *range(0x88, 0x98))),
    "euc_jp": frozenset((0xA4, 0xA5, *range(0xB0, 0xD0))),
    "euc_kr": frozenset(range(0xB0, 0xC9)),
}
_FEWEST_COMMON = 0.7
# As browsers do (WHATWG Encoding Standard): what declares Latin-1 or ASCII is read as Windows-1252.
_SAME = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_ODD = re.compile(
    r"[a-zà-öø-ÿ][À-ÖØ-ÞŠŽŒĄĆĘŁŃŚŹŻ]"  # a capital after a small letter
    r"|[^\W\d_][¡-©«-´¶¸»-¿×÷¹²³¼½¾†‡ˇ˘˙˛˝][^\W\d_]"  # a symbol within a word
    r"|(?<![^\s(])[ÐÒÓÕÔÞ](?![^\s)])|[^\W\d_][ÐÒÓÕÔ](?=\s)"  # letters that are quotes and dashes elsewhere
    r"|œ(?=[æ¹³ê])|ê(?=[bhjkw])|(?<![oO])ù(?=[a-z])|è(?=[aoukáíýú])|[úíáýó]è"  # French letters where no French word has them
    r"|[\x80-\x9f\ufffd]"
)
_STRANGE = re.compile(r"[\u0080-\u02ff]{4,}")
_MIXED = re.compile(r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_CASE = re.compile(r"[а-яα-ω][А-ЯΑ-Ω]")
_CONTROL = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}
_SAMPLE = 200_000


def decode(content: bytes, charset: str = "") -> str:
    """The text in ``content``; a ``charset`` that the reader of the file knows goes before all others.

    Raises:
        DocumentError: it is no text, or in no encoding that is known.

    """
    if charset:
        return _as(content, charset)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content, name)
    if wide := _wide(content):
        return _strict(content, wide)
    if _is_binary(content):
        raise DocumentError("it is no text but binary data; give a txt, Markdown, HTML, DOCX or PDF file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    return _guessed(content, broken)


def _guessed(content: bytes, broken: UnicodeDecodeError) -> str:
    """The text of bytes that are no UTF-8: by what they say themselves, as broken UTF-8, or by the letters that come out."""
    named = _known(_in_head(content))
    if named and named != "utf-8":
        try:
            return content.decode(named)
        except (UnicodeDecodeError, LookupError):
            pass
    if _is_nearly_utf8(content, broken):
        return content.decode("utf-8", errors="replace").replace("\ufffd", "")
    return _likeliest(content)


def _as(content: bytes, charset: str) -> str:
    name = _known(charset)
    if not name:
        raise DocumentError(f"no encoding is called {charset}; give a name such as utf-8 or cp1250")
    return _strict(content, name)


def _strict(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise DocumentError(f"it is not {name.upper()}, or is cut short; save it as UTF-8") from None


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of mostly Latin text is zero."""
    head = content[:_HEAD]
    if len(head) < 4 or b"\0" not in head:
        return ""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""


def _is_binary(content: bytes) -> bool:
    head = content[:_SAMPLE]
    return b"\0" in head or sum(map(head.count, map(_byte, _CONTROL))) > len(head) // 100


def _byte(value: int) -> bytes:
    return bytes((value,))


def _in_head(content: bytes) -> str:
    match = _DECLARED.search(content[:_HEAD])
    return match[1].decode("ascii") if match else ""


def _known(name: str) -> str:
    """Python's name of a charset for text; empty if there is none."""
    try:
        found = codecs.lookup(name).name if name else ""
        "".encode(found or "ascii")
    except (LookupError, TypeError, ValueError):
        return ""
    return _SAME.get(found, found)


def _is_nearly_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the text is UTF-8 but for a few broken bytes."""
    sample = content[:_SAMPLE]
    good = sample.decode("utf-8", errors="replace")
    broken = good.count("\ufffd")
    whole = sum(1 for sign in good if ord(sign) > 127) - broken
    return whole > 4 * broken or (error.start >= len(content) - 3 and whole > 0)


def _likeliest(content: bytes) -> str:
    """The reading in which the fewest letters stand where no letter would."""
    sample = content[:_SAMPLE]
    high = sum(1 for byte in sample if byte > 127)
    letters = sum(1 for byte in sample if byte > 127 or chr(byte).isalpha())
    if high > letters * 0.3 and (found := _foreign(content, sample)):
        return found
    best, fewest = "", -1
    for name in (*_LATIN, *_OTHER):
        try:
            reading = sample.decode(name)
        except UnicodeDecodeError:
            continue
        faults = _faults(reading)
        if fewest < 0 or faults < fewest:
            best, fewest = name, faults
    if not best:
        raise DocumentError("its encoding is not known; save it as UTF-8")
    return content.decode(best, errors="replace").replace("\ufffd", "")


def _foreign(content: bytes, sample: bytes) -> str:
    """A text mostly in other letters than Latin ones; empty if no reading is good."""
    common, _, name = max((_common(content, name), -len(signs), name) for name, signs in _MULTIBYTE.items())
    if common >= _FEWEST_COMMON:
        return content.decode(name)
    scored = []
    for name in _OTHER:
        try:
            reading = sample.decode(name)
        except UnicodeDecodeError:
            continue
        scored.append((_faults(reading) + len(_CASE.findall(reading)) * 3 + _capitals(reading), name))
    if scored and min(scored)[0] * 20 < len(sample):
        return content.decode(min(scored)[1], errors="replace").replace("\ufffd", "")
    return ""


def _common(content: bytes, name: str) -> float:
    """Share of common characters if ``content`` is read as Chinese, Japanese or Korean; 0 if it cannot be."""
    try:
        reading = content.decode(name)[:_HEAD]
    except UnicodeDecodeError:
        return 0
    wide = [sign.encode(name) for sign in reading if ord(sign) > 0x2FF and sign.isalpha()]
    return sum(1 for sign in wide if len(sign) == 2 and sign[0] in _MULTIBYTE[name]) / max(len(wide), 1)


def _capitals(reading: str) -> int:
    """How many more capitals than small letters there are: a wrong Cyrillic reading turns one into the other."""
    capitals = sum(1 for sign in reading if sign.isupper())
    return max(0, capitals - sum(1 for sign in reading if sign.islower()))


def _faults(reading: str) -> int:
    return len(_ODD.findall(reading)) + len(_STRANGE.findall(reading)) * 3 + len(_MIXED.findall(reading)) * 2

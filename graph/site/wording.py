"""Small texts from terms: dates, durations, paragraphs; and their order."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_FRONT = ("Header", "Title", "Highlights", "Summary", "Preamble", "Introduction")
_BACK = ("Rec.", "Annex", "Appendix")
_HEADING_BEFORE = re.compile(r"Heading before (\d+)")


def date_words(value: str) -> str:
    """A date in words, as precise as it is written.

    >>> date_words("2001-03-21"), date_words("2002-02"), date_words("2000")
    ('21 March 2001', 'February 2002', '2000')
    """
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", value):
        return value
    parts = value.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def period_words(start: str, end: str) -> str:
    """First and last day in words, said once where they are the same.

    >>> period_words("2001-03-21", "2001-03-22"), period_words("2002-02", "2002-02"), period_words("", "2001")
    ('21–22 March 2001', 'February 2002', 'until 2001')
    """
    if not start:
        return f"until {date_words(end)}" if end else ""
    if not end or start == end:
        return date_words(start)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}–{date_words(end)}"
    if start[:4] == end[:4] and len(start) == len(end):
        return f"{date_words(start).removesuffix(' ' + start[:4])} – {date_words(end)}"
    return f"{date_words(start)} – {date_words(end)}"


def duration_words(value: str) -> str:
    """An ISO 8601 duration in words.

    >>> duration_words("P1Y"), duration_words("P2Y6M")
    ('1 year', '2 years 6 months')
    """
    found = re.findall(r"(\d+)([YMWD])", value)
    return " ".join(f"{n} {_UNITS[unit]}{'' if n == '1' else 's'}" for n, unit in found) or value


def paragraph_words(paragraph: str) -> str:
    """A paragraph as it is cited.

    >>> paragraph_words("19"), paragraph_words("Annex I, 9"), paragraph_words("Page")
    ('para. 19', 'Annex I, 9', 'page')
    """
    if paragraph == "Page":
        return "page"
    return f"para. {paragraph}" if paragraph[:1].isdigit() else paragraph


def paragraph_order(paragraph: str) -> tuple[object, ...]:
    """A key that puts paragraphs in the order of a document: front matter, numbers, recommendations, annexes.

    >>> sorted(["Annex I, 10", "Annex I, 9", "10", "Heading before 10", "9", "Summary"], key=paragraph_order)
    ['Summary', '9', 'Heading before 10', '10', 'Annex I, 9', 'Annex I, 10']
    """
    before = _HEADING_BEFORE.fullmatch(paragraph)
    if before:
        return (1, ((int(before[1]), ""),), 0)
    zone = 1
    if paragraph.startswith(_FRONT):
        front = next(i for i, word in enumerate(_FRONT) if paragraph.startswith(word))
        return (0, ((front, ""), *natural(paragraph)), 1)
    if paragraph.startswith(_BACK):
        zone = 3 if paragraph.startswith("Rec.") else 4
    elif not paragraph[:1].isdigit() and not paragraph.startswith(("Item", "Page")):
        zone = 2
    return (zone, natural(paragraph), 1)


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts numbers in a text by value.

    >>> sorted(["WP.10", "WP.8"], key=natural)
    ['WP.8', 'WP.10']
    """
    parts = re.findall(r"\d+|\D+", text)
    return tuple((int(p), "") if p.isascii() and p.isdigit() else (10**9, p.casefold()) for p in parts)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "body", "bodies"), counted(1200, "fact")
    ('1 body', '1,200 facts')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def lower_first(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it has other capitals and so may be a name.

    >>> lower_first("Working party"), lower_first("United Nations body"), lower_first("State or economy")
    ('working party', 'United Nations body', 'State or economy')
    """
    named = text.startswith("State ") or any(letter.isupper() for letter in text[1:])
    return text if named else text[:1].lower() + text[1:]

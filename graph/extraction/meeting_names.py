"""What a meeting of a body is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.dates import ordinal_word
from graph.extraction.entities import is_code

if TYPE_CHECKING:
    from graph.extraction.entities import Entity
    from graph.extraction.reading import Own


def meeting_name(own: Own, number: int | None, noun: str, body: Entity | None = None, printed: str = "") -> str:
    """The name of a meeting of a body, in the style of its reports: "Second session of the ..." or "APEC SMEWG 14th Meeting"."""
    entity = body or own.body
    if entity is None:
        return ""
    digits = re.match(r"\d+(?:st|nd|rd|th)", printed)
    organization = own.organization
    if digits and entity.acronym and not is_code(entity.acronym) and noun.lower().endswith("meeting"):
        prefix = organization.acronym if organization and organization.acronym not in entity.acronym else ""
        return f"{prefix} {entity.acronym} {digits[0]} Meeting".strip()
    if "Ministerial" in printed or "Leaders" in printed:
        return printed
    bare = "meeting" if "meeting" in noun.lower() else "session"
    if number is None and entity.type == "expert-meeting":
        return entity.name
    if digits:
        return f"{digits[0]} {bare} of the {entity.name}"
    if number is None:
        return f"{bare.capitalize()} of the {entity.name}"
    return f"{ordinal_word(number)} {bare} of the {entity.name}"


def in_small_letters(words: str, text: str) -> str:
    """A name in capitals as running text prints it; words that the text prints in capitals too stay so.

    >>> in_small_letters("10TH ABC MINISTERIAL MEETING ON BRIDGES", "the ABC secretariat")
    '10th ABC Ministerial Meeting on Bridges'
    """
    if not words.isupper():
        return words
    small = {"OF", "ON", "THE", "AND", "FOR", "IN", "TO", "BY"}
    said = []
    for word in words.split():
        acronym = word not in small and bool(re.search(rf"\b{re.escape(word)}\b[ ,.)’']+[A-Z]?[a-z]{{2}}", text))
        said.append(word if acronym else word.lower() if word in small or word[0].isdigit() else word.capitalize())
    return " ".join(said)

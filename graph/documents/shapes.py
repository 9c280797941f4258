"""What a paragraph looks like: a title, prose, a label of an annex or an agenda item, a symbol, a line of contents."""

from __future__ import annotations

import re

from graph.documents.characters import words

_ENDS = re.compile(r"""[.;:,?!…]["'”’»)\]]*(?:\s*\[?\d{1,2}/?\]?)?$""")
_SENTENCE = re.compile(r"[a-z]{3,}[.;?!] +[A-Z]")
_LAST_WORD = re.compile(r"([\w'’]+)[\s,]*$")
_OPEN_WORDS = words(
    "a an the of and or in on at to by with for from as that which who whose its their his her this these those into between "
    "among under over through within is are was were be been has have had not de la le les des et du en y el los"
)
SYMBOL = re.compile(r"(?=[^/\s]*[A-Z])(?=\S*\d)[A-Z0-9][A-Za-z0-9.()*_-]*(?:/[A-Za-z0-9.()*_-]+)+$")
ANNEX = re.compile(
    r"(?P<name>annexe?|anexo|appendix|attachment|addendum)(?:\s+(?P<label>[IVXLC]{1,5}|\d{1,2}|[A-Z]))?"
    r"(?P<close>\s*[:.–—-]\s*|\s+|$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
ITEM = re.compile(
    r"(?:agenda\s+)?item\s+(?P<number>\d{1,2}(?:\.\d{1,2}|\s?\([a-z]\)|[a-z])?)"
    r"(?:\s+of\s+the\s+(?:provisional\s+)?agenda)?(?P<close>\s*[:.–—-]+\s*|\s+|$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
ITEM_ONLY = re.compile(r"(?:agenda\s+)?item\s+\d{1,2}\s*[:.–—-]*$", re.IGNORECASE)
CHAPTER_ONLY = re.compile(r"(?:chapter|section|part)\s+(?:[IVX]{1,5}|\d{1,2}|[A-Z])\s*[:.–—-]*$", re.IGNORECASE)
CHAPTER = re.compile(
    r"(?P<name>chapter|section|part)\s+(?P<label>[IVXLC]{1,5}|\d{1,2}|[A-Z])(?P<close>\s*[:.–—-]+\s*|\s+|$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
CONTENTS = re.compile(
    r"(?:table\s+of\s+)?contents(?:\s*\((?:cont(?:inued|'?d)?\.?)\))?$|sommaire$|table\s+des\s+mati[eè]res$", re.I
)
DOCUMENTATION = re.compile(
    r"(?:(?:background|relevant|informal|working)\s+)?document(?:ation|s)\s*(?::\s*(?P<rest>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
RECOMMENDATIONS = re.compile(
    r"recommendations?\s+(?:are\s+)?(?:addressed\s+|directed\s+|made\s+)?(?:to|for)\s+(?:the\s+)?(?P<who>.+)$",
    re.IGNORECASE,
)
SPECIAL = re.compile(
    r"(?:executive\s+summary|summary|abstract|highlights|introduction|preamble|background|foreword|overview|conclusions?|"
    r"recommendations|agreed\s+conclusions|key\s+messages)$",
    re.IGNORECASE,
)
ITEM_AT_END = re.compile(r"\s*[(\[](?:agenda\s+)?items?\s+(?P<number>\d{1,2}(?:\s?\([a-z]\))?)[)\]]$", re.IGNORECASE)
NOTE = re.compile(
    r"(?P<sign>\d{1,3}(?=/)|\d{1,3}(?=[.)]?\s)|(?<=\[)\d{1,3}(?=\])|\*{1,4}|[¹²³⁰⁴-⁹]{1,3}|[†‡])[/.\])]?\s*"
)
CATEGORY = re.compile(r"(?:and )?the following\b[^:]{0,80}:", re.IGNORECASE)
OPERATIVE = re.compile(r"[A-Z]{4,}\b(?! [A-Z]{4,}\b [A-Z]{4,})")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:[ivxlc\d]+)?\s*$|(?:…\s?){2,}\s*\d*\s*$")
_PAGED = re.compile(r"(?:\t|\s{3,})(?:\d{1,3}|[ivxlc]{1,5})(?:\s*[-–]\s*\d{1,3})?\s*$|\t\s*$")
_TAIL = 40
_RULE = re.compile(r"[\s*_=~–—.#+-]{3,}$")


def ends(text: str) -> bool:
    """Whether it ends as a sentence or an element of a list ends."""
    return bool(_ENDS.search(text[-12:]))


def is_open(text: str) -> bool:
    """Whether it cannot end here: its last sign is a comma or a hyphen, or its last word asks for another."""
    if not text or text[-1] in ",-–":
        return bool(text)
    word = _LAST_WORD.search(text[-24:])
    return bool(word) and word[1].lower() in _OPEN_WORDS  # type: ignore[index]


def is_title(text: str, longest: int = 140) -> bool:
    """Whether it reads as a heading: short, beginning with a capital, not ending as a sentence does.

    >>> is_title("Programme of work"), is_title("The meeting adopted its agenda.")
    (True, False)
    """
    if not 2 <= len(text) <= longest or text.count(" ") > 22 or "\t" in text:
        return False
    first = text.lstrip("\"'“‘«(¿")[:1]
    if not (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())):
        return False
    return not ends(text) and not is_open(text) and not _SENTENCE.search(text)


def is_rule(line: str) -> bool:
    """Whether the line is drawn, not written: ``-----``, ``* * *``, ``______``."""
    return bool(_RULE.match(line))


def is_contents_line(line: str) -> bool:
    """Whether the line leads to a page: dots or a wide gap, then a page number."""
    tail = line[-_TAIL:]
    if "\t" not in tail and "   " not in tail and "..." not in tail and ". ." not in tail and "…" not in tail:
        return False
    return bool(_LEADERS.search(tail) or _PAGED.search(tail))


def is_capitals(text: str) -> bool:
    """Whether all of its letters are capitals, and there are some."""
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def sentence_case(text: str) -> str:
    """A heading in capitals as it would be cited: ``HIGHLIGHTS`` -> ``Highlights``."""
    return text[:1] + text[1:].lower() if is_capitals(text) and (" " in text or len(text) > 6) else text

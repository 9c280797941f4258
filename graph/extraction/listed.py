"""Names in lists: where one name ends and the next begins, and the organizations that a list of participants names."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.entities import guess_body, guess_organization
from graph.extraction.patterns import Introduced
from graph.extraction.words.heads import BODY_HEADS, ORGANIZATION_HEADS
from graph.extraction.words.phrases import ATTENDANCE

if TYPE_CHECKING:
    from collections.abc import Collection


class Spans:
    """Where the names of the registers stand in a text: none within another, in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.end_of = dict(spans)
        self.start_of = {end: start for start, end in spans}
        self._starts = [start for start, _ in spans]

    def shifted(self, first: int, last: int) -> Spans:
        """Those that begin between two offsets, counted from the first."""
        inside = self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        return Spans([(start - first, self.end_of[start] - first) for start in inside])


_NEXT = re.compile(
    r"(?:’s|'s) (?=[A-Z])|(?: \([^()]{1,20}\))?(?:, (?:and )?| and | as well as |; (?:and )?)(?:the |of the )?(?=[A-Z])"
)
_LAST_WORD = re.compile(r"([\w-]+)$")
_HEADS = frozenset([*ORGANIZATION_HEADS, *(head.split()[-1] for head in BODY_HEADS)])
_CATEGORY = re.compile(
    r"\b[Tt]he following (?P<what>[^:;.]{0,90}?\b(?:organi[sz]ations?|agency|agencies|bodies|body|institutions?"
    r"|programmes?|associations?|entities))\b[^:;.]{0,80}: ?"
)
_ATTENDED = Cued(rf"\b(?:{ATTENDANCE}|joined|also present|Also present)\b")
_TO_COME = re.compile(r"\b(?:will|would|should|invited to)\b")
_SENTENCE = re.compile(r"[^.]+(?:\.(?! [A-Z])[^.]*)*")
_BY = re.compile(
    r"(?:representatives?|observers?|experts?|guests?|participants?|delegations?|attended by|in attendance were"
    r"|present were|participation)(?: from| of|:)* (?:the )?(?=[A-Z])"
)
_SPLIT = re.compile(r"; (?:and )?|, and |, | and the | and ")
_BY_SEMICOLON = re.compile(r"; (?:and )?")
_BEHIND = frozenset(["", ",", ", ", " a", ".", " (", "; ", ". "])
_OPENERS = re.compile(r"^ ?(?:and |the |The |a |an |representatives? of |observers? from |as guests, )+")
_NAME = re.compile(r"[A-Z][\w’'&./-]*(?:,? (?:(?:of the|of|for the|for|on|in|and the|and|the) )?[A-Z][\w’'&./-]*)*")
_NO_NAME = re.compile(
    r"^(?:Mr|Ms|Mrs|Dr|H\.E|Representatives?|Members?|Experts?|Delegat|Governments?|Ministers?|Officials?|States?|Chair"
    r"|Director|Head|President|Secretary|Executive|Deputy|Vice|Annex|Annexes|Item|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|Working|Meeting|Session|Palais|Apologies|In|At|On|This|That|It"
    r"|They|He|She|We|Also|No|More|Most|Some|Over|Nineteen|Twenty|One|Two|Three|Other|All|A|An|The|Chairman)\b"
)
_ACRONYM = re.compile(r" \(([A-Z][A-Za-z/.-]*[A-Z])\)")
_KINDS = (
    ("non-governmental", "ngo"),
    ("intergovernmental", "intergovernmental"),
    ("inter-governmental", "intergovernmental"),
)


def parted(text: str, name: Introduced, known: Spans) -> Introduced | None:
    """The name without other names that a list puts before it; None if nothing but a head noun is left."""
    start = name.start
    name = _without_next(text, name, known)
    ends = () if name.is_body else known.start_of
    while True:
        end = known.end_of.get(start) or _complete(text[start : name.end], start, ends)
        match = _NEXT.match(text, end, name.end) if end and end < name.end else None
        if not match:
            break
        start = match.end()
    if start == name.start:
        return name
    rest = text[start : name.end]
    kind = guess_body(rest) if name.is_body else guess_organization(rest)
    if rest in BODY_HEADS or start in known.end_of:
        return None
    return Introduced(start, name.end, rest, name.acronym, name.is_body, kind or name.type)


def _without_next(text: str, name: Introduced, known: Spans) -> Introduced:
    """The name without a name of the registers that "and" puts behind it."""
    last = max(known.start_of.get(name.end, 0) - name.start, 0) and known.start_of[name.end]
    before = (
        re.search(r"(?:, and|,| and| or)(?: the)? $", text[name.start : last]) if last and not name.is_body else None
    )
    if before is None:
        return name
    end = name.start + before.start()
    return Introduced(name.start, end, text[name.start : end], name.acronym, name.is_body, name.type)


def _complete(text: str, start: int, ends: Collection[int]) -> int:
    """Where a name ends that is followed by another in a list: behind the noun that says what it names; else 0."""
    for match in _NEXT.finditer(text):
        before = text[: match.start()]
        alone = before.split()[-1] in _HEADS and " of " not in before
        if (before.isupper() and len(before) > 2) or alone or start + match.start() in ends:
            return start + match.start()
    return 0


def participants(text: str, lead: str, known: Spans) -> list[Introduced]:
    """The organizations that a passage names in a list of participants, whether or not their names tell their kind.

    ``lead`` is the passage the list hangs under.
    """
    listed = _categories(text, lead)
    if listed:
        ends = [*(first for first, _, _ in listed[1:]), len(text)]
        return [
            n for (_, at, kind), end in zip(listed, ends, strict=True) for n in _elements(text, at, end, known, kind)
        ]
    found: list[Introduced] = []
    if not _ATTENDED.search(text):
        return found
    for sentence in _SENTENCE.finditer(text):
        if _ATTENDED.search(sentence[0]) and not _TO_COME.search(sentence[0]):
            by = _BY.search(sentence[0])
            first = sentence.start() + (by.end() if by else 0)
            found += _elements(text, first, sentence.end(), known, "")
    return found


def _categories(text: str, lead: str) -> list[tuple[int, int, str]]:
    """(start, end, kind of organizations) of each opening such as "the following non-governmental organizations:"."""
    ahead = list(_CATEGORY.finditer(lead)) if lead.rstrip().endswith(":") else []
    hung = [(0, 0, _kind_in(ahead[-1]["what"]))] if ahead and lead.rstrip() == lead[: ahead[-1].end()].rstrip() else []
    return hung + [(m.start(), m.end(), _kind_in(m["what"])) for m in _CATEGORY.finditer(text)]


def _kind_in(words: str) -> str:
    """The kind of organization that words name.

    >>> _kind_in("non-governmental organizations"), _kind_in("bodies")
    ('ngo', '')
    """
    return next((kind for word, kind in _KINDS if word in words), "")


def _elements(text: str, first: int, last: int, known: Spans, kind: str) -> list[Introduced]:
    """Each element of the list between two offsets that is a name and not of the registers."""
    found = []
    at, by_semicolon = first, ";" in text[first:last]
    while at < last:
        opener = _OPENERS.match(text[at:last])
        begin = at + (opener.end() if opener else 0)
        end = known.end_of.get(begin, 0)
        if not end or text[end : end + 2] not in _BEHIND:
            end = _element_end(text, begin, last, known, by_semicolon)
            name = text[begin:end].strip(" .,;:")
            found += [_element(text, begin, name, kind)] if _is_name(name, bool(kind)) else []
        match = (_BY_SEMICOLON if by_semicolon else _SPLIT).search(text, end, last)
        at = match.end() if match else last
    return found


def _element(text: str, begin: int, name: str, kind: str) -> Introduced:
    """The name of an organization, or of a body in a list that does not say what it lists."""
    which, end = guess_body(name), begin + len(name)
    body = which == "secretariat-unit" or (bool(which) and not kind)
    acronym = _ACRONYM.match(text, end)
    told = which if body else kind or guess_organization(name)
    return Introduced(begin, end, name, acronym[1] if acronym else "", body, told)


def _element_end(text: str, begin: int, last: int, known: Spans, by_semicolon: bool) -> int:
    """Where the name that begins at an offset ends: before the next separator that parts two names."""
    match = _NAME.match(text, begin, last)
    if not match:
        return begin
    for separator in re.finditer(r" \(|; |, | and ", match[0]):
        at = begin + separator.start()
        after = begin + separator.end()
        if separator[0] in (" (", "; ") or (text[at] != " " and not by_semicolon) or after in known.end_of:
            return at
        word = _LAST_WORD.search(text, begin, at)
        rest = _LAST_WORD.search(match[0])
        if word and rest and word[1] in _HEADS and rest[1] in _HEADS:
            return at
    return match.end()


def _is_name(name: str, listed: bool) -> bool:
    """Whether an element reads as the name of an organization: several capitals, or capitals alone in a list of organizations."""
    words = name.split()
    if not words or _NO_NAME.match(name) or len(name) > 120 or not words[-1][0].isupper():
        return False
    if len(words) == 1:
        return (name.isupper() and 2 < len(name) < 11) or (listed and len(name) > 4)
    return listed or words[-1] in _HEADS or any(word in _HEADS for word in words[:2]) or name.isupper()

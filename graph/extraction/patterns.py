"""Names that a document introduces itself: by an acronym in brackets, or by a head noun such as Working Party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.extraction.cues import Cued
from graph.extraction.dates import ORDINAL
from graph.extraction.entities import guess_body, guess_organization
from graph.extraction.words.heads import BODY_HEADS, NOT_FIRST, ORGANIZED_WORDS, PERSON

_CAP = r"[A-Z](?:[\w’'&/.]*(?:[-–][\w’']+)*(?<!\.)|(?<![A-Za-z][A-Z])\.(?! The\b))"
_SMALL = (
    r"(?:of the|of|for the|for|on the|on|in the|in|to|and the|and|&|de|des|du|with the|between|among|through|towards)"
)
SEQUENCE = rf"{_CAP}(?:(?:,? (?:{_SMALL} )?|, )(?={_CAP}){_CAP})*"
_TAIL = rf"{_CAP}(?:(?: (?:{_SMALL} |(?<=ing )the )?|, (?=[^.;:()]{{2,80}}? and [A-Z]))(?={_CAP}){_CAP})*"
_DEFINED = re.compile(
    rf"(?P<name>{_CAP}(?:(?:,? (?:{_SMALL} )?)(?={_CAP}){_CAP})*),? \((?:the |or )?[“\"]?"
    rf"(?P<acronym>[A-Z][A-Za-z]*[A-Z][A-Za-z/]*|[A-Z]{{2,8}}|[A-Z]{{2}}\.\d+)[”\"]?\)"
)
_HEADS = "|".join(sorted(map(re.escape, BODY_HEADS), key=len, reverse=True))
_HEADS_LAST = "|".join(sorted((re.escape(head) for head, kind in BODY_HEADS.items() if kind), key=len, reverse=True))
_ANY_HEAD = re.compile(rf"[ (](?:{_HEADS})\b|^(?:{_HEADS}) ")
_HEAD_FIRST = re.compile(
    rf"(?P<before>(?:(?:[Aa]d [Hh]oc|Joint|Informal|{_CAP}) ){{0,5}}?)(?P<head>{_HEADS})(?P<of> (?:on|for"
    rf"|of)(?: the)? {_TAIL})"
)
_HEAD_LAST = re.compile(
    rf"(?P<name>(?:{_CAP}(?:,? (?:{_SMALL} )?)(?={_CAP}))*?{_CAP} (?P<head>{_HEADS_LAST}))\b(?! (?:of|on|for) [A-Z]"
    rf"| [A-Z]|[-/])"
)
_ORGANIZED_FIRST = re.compile(
    rf"(?P<before>(?:{_CAP} ){{0,5}}?)(?P<head>Academy|Agency|Association|Authority|Chambers? of Commerce|Confederation"
    rf"|Council|Department|Federation|Institute|League|Ministry|Union|University)(?P<of> (?:of|for)(?: the)? {_TAIL})"
)
_ORGANIZED_LAST = re.compile(
    rf"(?P<name>(?:{_CAP}(?: (?:{_SMALL} )?)(?={_CAP}))*?{_CAP} (?P<head>Administration|Agency|Association|Authority"
    rf"|Bank|Center"
    rf"|Centre|Chamber of Commerce(?: and Industry)?|Confederation|Corporation|Council|Federation|Foundation|Institute"
    rf"|Organi[sz]ation|University))\b(?! of [A-Z]| for (?:the )?[A-Z]| [A-Z]|[-/])"
)
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|new|each|any|every|such|proposed|one|no)\s$")
_TIME = re.compile(
    r" (?:in|of|on|for) (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Spring|Geneva|Paris)\b"
)
_TITLE = Cued(
    r"\b(?:Director|Chair\w*|Minister|Secretary|Head|President|Chief|Manager|Officer|Adviser|Governor"
    r"|Commissioner)\b(?! (?:Meeting|Officials))"
)
_OFFICE = re.compile(
    r"^.*\b(?:Director|Chair\w*|Head|Chief|Secretary|Coordinator|Manager|President|Member|Officer)(?:-General)?"
    r" (?:of|for) (?:the )?(?=[A-Z])"
)
_CREATED = Cued(
    r"\b(?:established|set up|created|formed|establish|set up a|create|form) an? (?P<name>(?P<head>"
    r"(?:small|drafting|study|contact|informal|core) (?:working )?group"
    r"|drafting committee|task force)(?: (?:to (?:work|look|reflect|report)|charged with|working))?(?: on"
    r"| into)+ (?P<topic>[^.,;:()]{3,80}))"
)
_COUNTED = Cued(r"\b(?P<ordinal>[\w-]+) expert meeting\b(?! (?:on|of) )")
_ORDINAL = re.compile(rf"^{ORDINAL}$")
_NO_ACTOR = re.compile(
    r"\b(?:Plan|Agenda|Programme of|Strategy|Report|Guidelines|Statement|Declaration|Arrangement|Agreement|Act|Product"
    r"|Enterprises?|SMEs|Zones?|Technology|Technologies|Development Goals|Partnerships?|Model|Framework|Charter|Index)$"
)


_RUN = re.compile(rf"{_CAP}(?:(?:,? (?:{_SMALL} |(?<=ing )the )?|, )(?={_CAP}){_CAP})+")
"""Words with capitals and what joins them: no name of several words reaches beyond."""
_HEAD_WORDS = frozenset(head.split()[-1] for head in BODY_HEADS)
_NEXT_NAME = re.compile(rf" and the |(?<=\w) of the [A-Z/]+$|, (?:{_HEADS})")
_OWNER = re.compile(r" of the (?P<name>[A-Z].*)$")
_PERSON_BEFORE = re.compile(rf"{PERSON}(?: \([^()]*\))?, (?:the )?$")
_OF_WHOM = frozenset(["secretariat", "Secretariat", "Bureau", "Board", "Unit", "Division", "Network"])
"""Nouns behind which "of" tells whose they are, not what they are called."""
_BY_THEMSELVES = frozenset(
    ["Steering Committee", "Steering Group", "Contact Group", "Consultative Group", "Reference Group", "Advisory Group"]
)
"""Nouns that name a body without more words."""
_REMEMBERED = 8192
"""Names taken apart before that are kept."""
_SMALL_HEAD = re.compile(r"(?:secretariat|small group|advisory services)\b")
_BRACKETS = re.compile(r",? \((?:the |or )?[“\"]?(?:[A-Z][A-Za-z]*[A-Z][A-Za-z/]*|[A-Z]{2,8}|[A-Z]{2}\.\d+)[”\"]?\)")
_BEFORE = 100
"""Characters around a noun printed small in which its name is looked for."""
_PART = re.compile(r"[\w’']+")
_BEYOND = 12
"""Characters behind a run of names that decide whether it is one."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name that the text introduces: where, and what its form says it names."""

    start: int
    end: int
    name: str
    acronym: str
    is_body: bool
    type: str


def introduced(text: str) -> list[Introduced]:
    """The names that a passage introduces, in order; a longer name goes before one within it.

    >>> [(n.name, n.acronym) for n in introduced("the Bridge Builders Union (BBU) and the Working Party on Bridges met")]
    [('Bridge Builders Union', 'BBU'), ('Working Party on Bridges', '')]
    """
    runs = [match.span() for match in _RUN.finditer(text)]
    found = [*_with_brackets(text, runs), *_by_head(text, runs), *_by_small_head(text)]
    if "group" in text or "ask force" in text or "committee" in text:
        found += [n for m in _CREATED.finditer(text) if (n := _created(m))]
    if "expert meeting" in text:
        found += [_counted(m) for m in _COUNTED.finditer(text) if _ORDINAL.match(m["ordinal"])]
    found.sort(key=lambda n: (n.start, n.start - n.end))
    kept: list[Introduced] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _with_brackets(text: str, runs: list[tuple[int, int]]) -> list[Introduced]:
    """Names with their acronym in brackets behind them."""
    if "(" not in text:
        return []
    begins = {end: first for first, end in runs}
    found = []
    for bracket in _BRACKETS.finditer(text):
        at = bracket.start()
        match = _DEFINED.match(text, begins.get(at, text.rfind(" ", 0, at) + 1), bracket.end())
        name = (_defined(match) or _of_group(match)) if match else None
        found += [name] if name else []
    return found


def _of_group(match: re.Match[str]) -> Introduced | None:
    """A group with capitals in brackets that are not its initials: "Services Group (GOS)"."""
    name = _without_openers(match["name"])
    if not name.endswith((" Group", " Committee", " Network", " Task Force")) or name in BODY_HEADS:
        return None
    first = match.end("name") - len(name)
    kind = guess_body(name) or "working-group"
    return Introduced(first, match.end("name"), name, match["acronym"], True, kind)


def _by_head(text: str, runs: list[tuple[int, int]]) -> list[Introduced]:
    """Names by the noun that says what they name, looked for in each run of capitals that holds such a noun."""
    found: list[Introduced | None] = []
    for first, end in runs:
        words = set(_PART.findall(text, first, end))
        if words & _HEAD_WORDS:
            first -= 7 if text[max(0, first - 7) : first].lower() == "ad hoc " else 0
            found += [_headed(m) for m in _HEAD_FIRST.finditer(text, first, end)]
            found += [_trailing(m) for m in _HEAD_LAST.finditer(text, first, end + _BEYOND)]
        if words & ORGANIZED_WORDS:
            organized = _ORGANIZED_FIRST.finditer(text, first, end)
            found += [_organized(m, m["before"] + m["head"] + m["of"]) for m in organized]
            found += [_organized(m, m["name"]) for m in _ORGANIZED_LAST.finditer(text, first, end + _BEYOND)]
    return [name for name in found if name]


def _by_small_head(text: str) -> list[Introduced]:
    """Names whose noun is printed small: "the ABC secretariat", "advisory services for Ropes"."""
    found: list[Introduced | None] = []
    for small in (
        _SMALL_HEAD.finditer(text) if "secretariat" in text or "services" in text or "mall group" in text else ()
    ):
        first = text.find(" ", max(0, small.start() - _BEFORE)) + 1
        found += [_headed(m) for m in _HEAD_FIRST.finditer(text, first, small.end() + _BEFORE)]
        found += [_trailing(m) for m in _HEAD_LAST.finditer(text, first, small.end() + _BEYOND)]
    return [name for name in found if name]


def _defined(match: re.Match[str]) -> Introduced | None:
    name = tail_for(match["name"], match["acronym"])
    if not name:
        return None
    start = match.end("name") - len(name)
    body = guess_body(name)
    kind = body or guess_organization(name)
    if not kind or _NO_ACTOR.search(name):
        return None
    return Introduced(start, match.end("name"), name, match["acronym"], bool(body), kind)


def tail_for(name: str, acronym: str) -> str:
    """The last words of a name whose initials give the acronym; empty if none do.

    >>> tail_for("Experts of the European Bridge Agency", "EBA")
    'European Bridge Agency'
    """
    letters = [c.lower() for c in acronym if c.isalpha()]
    words = list(re.finditer(r"[\w’']+", name))
    for first in range(len(words) - 1, -1, -1):
        initials = [w[0][0].lower() for w in words[first:]]
        if initials[0] == letters[0] and words[first][0][0].isupper() and _in_order(letters, initials):
            return name[words[first].start() :]
    whole = "".join(w[0] for w in words).lower()
    return name if "".join(letters) and _in_order(letters, list(whole)) and name[0].lower() == letters[0] else ""


def _in_order(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _headed(match: re.Match[str]) -> Introduced | None:
    named = _by_noun(match["before"], match["head"], match["of"])
    if named is None or (match["head"] == "Regional Adviser" and _PERSON_BEFORE.search(match.string[: match.start()])):
        return None
    name, tail = named
    start = match.end() - len(match["of"]) + tail - len(name)
    return Introduced(start, start + len(name), name, "", True, guess_body(match["head"]))


@lru_cache(maxsize=_REMEMBERED)
def _by_noun(before: str, head: str, of: str) -> tuple[str, int] | None:
    """(name, how much of the words behind the noun belong to it) of a body by its noun; None if they name none."""
    before = _without_openers(before)
    tail = _TIME.split(_NEXT_NAME.split(of)[0])[0]
    owner = _OWNER.search(tail)
    if owner and (owner["name"].isupper() or guess_organization(owner["name"])):
        tail = tail[: owner.start()]
    name = before + head + tail
    if name in BODY_HEADS or (head == "Centre" and before and of.startswith(" of")):
        return None
    return None if head in _OF_WHOM and not of.startswith((" for", " on")) else (name, len(tail))


def _trailing(match: re.Match[str]) -> Introduced | None:
    name = _before_noun(match["name"], match["head"])
    before = match.string[: match.end() - len(name)]
    if match["head"] == "Network" and (_INDEFINITE.search(before) or before.endswith(("“", '"'))):
        return None
    found = Introduced(match.end() - len(name), match.end(), name, "", True, guess_body(match["head"]))
    return found if name else None


@lru_cache(maxsize=_REMEMBERED)
def _before_noun(words: str, head: str) -> str:
    """The name that the words up to a noun give; empty if they give none."""
    name = _without_openers(_OFFICE.sub("", words.rpartition(" The ")[2]))
    named = name != head or head in _BY_THEMSELVES
    return name if named and name[:1].isupper() and not _TITLE.search(name) else ""


def _organized(match: re.Match[str], whole: str) -> Introduced | None:
    """An organization by the noun of its name, unless the passage only wants one: "a Bridge Agency"."""
    end = match.start() + len(whole)
    name = _without_openers(_OFFICE.sub("", _TIME.split(whole)[0]))
    start = end - len(whole) + whole.find(name)
    if (
        len(name.split()) < 2
        or not name[0].isupper()
        or _INDEFINITE.search(match.string[:start])
        or _TITLE.search(name)
    ):
        return None
    kind = guess_organization(name)
    return Introduced(start, start + len(name), name, "", False, kind) if kind and not guess_body(name) else None


def _without_openers(words: str) -> str:
    """The words without those that open a sentence or count the sessions.

    >>> _without_openers("The Second Bridge Committee")
    'Bridge Committee'
    """
    while words:
        first, _, rest = words.partition(" ")
        if first.rstrip(",.") in NOT_FIRST or _ORDINAL.match(first) or first in ("of", "the", "on", "for", "and", "in"):
            words = rest
        else:
            return words
    return words


def _created(match: re.Match[str]) -> Introduced | None:
    """A group that the passage says was set up, named by its task."""
    topic = re.split(r"\b(?:which|that|and to|in order)\b", match["topic"])[0].strip()
    kind = "task-force" if "task" in match["head"] else "small-group"
    name = f"{match['head']} on {topic}"
    return Introduced(match.start("head"), match.start("topic") + len(topic), name, "", True, kind) if topic else None


def _counted(match: re.Match[str]) -> Introduced:
    name = match[0][0].upper() + match[0][1:]
    return Introduced(match.start(), match.end(), name, "", True, "expert-meeting")

"""Functions of people: named before or behind the name, or given by an election."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extraction.cues import Cued
from graph.extraction.words.heads import PERSON

_TITLES = r"(?:Mr|Ms|Mrs|Dr|H\.E)\.?"
_ROLE = re.compile(
    r"\b(?:(?:Vice|Deputy|Assistant|Acting|Co)[- ])*(?:Chair(?:person|man|woman)?|Secretary(?:-General)?"
    r"|Executive Secretary|Minister"
    r"|Director(?:[- ]General)?|General Director|Head|President|Chief|Rapporteur|Ambassador|Coordinator|Commissioner"
    r"|Administrator"
    r"|Under-Secretary(?:-General)?|Officer|Adviser|Advisor|Manager|Professor|Convenor|Governor|Economist|founder"
    r"|consultant)\b"
)
_CHAIR = Cued(r"\b(?:Vice-?[ -])?(?:Chair(?:person|man|woman)?)\b")
OFFICE = (
    r"(?:[A-Z]{2,8} )?(?:Vice[- ]|Co[- ]|Deputy )?(?:Chair(?:persons?|m[ae]n|wom[ae]n|s)?|Rapporteurs?|Convenors?"
    r"|Moderators?"
    r"|Presidents?)(?:-cum-Rapporteur)?"
)
_FROM = r"(?: of [A-Z][^,;()]{2,40}?)?(?: \([^()]*\))?"
_LISTED = rf"{_FROM}(?:(?:,| and|, and) {_TITLES} [^,;()]{{3,60}}?{_FROM})*"
_BECOMES = re.compile(
    rf"^(?:, [^.;]{{3,120}}?,)?{_LISTED},? (?:as (?:its |the )?|(?:was|were)(?: \w+)? (?:re-)?(?:elected|appointed"
    rf"|designated) (?:as )?"
    rf"(?:its |the )?|(?:agreed|was invited|will continue|continued) to serve as (?:its |the )?|(?:will serve|served"
    rf"|acted) as (?:its |the )?)"
    rf"(?P<role>{OFFICE})\b(?P<of> (?:of|for) (?:the )?[A-Z0-9][^,.;]*)?"
)
_SECOND = re.compile(rf"^ \([^()]*\) (?:as )?(?P<role>{OFFICE})(?=[.,;]| and )")
_LINE = re.compile(rf"^(?P<role>{OFFICE}): ")
_BEFORE = re.compile(
    r"(?:^|[\s,(])(?:[Tt]he |[Ii]ts |[Aa]n? )?(?P<role>(?:(?:[A-Z][\w-]*|keynote|invited|lead|main"
    r"|guest) ){0,4}(?:Chair(?:person|man|woman)?"
    r"|Secretary(?:-General)?|Director(?:[- ]General)?|President|Minister|Administrator|Coordinator|Head|Chief|Manager"
    r"|Officer"
    r"|Adviser|Economist|speaker|consultant|facilitator|moderator|expert|person|Delegate|Representative))"
    r"(?P<of> (?:of|for|from) (?:the )?[A-Z][^,.;]{1,90})?, $"
)
_PORTFOLIO = re.compile(
    r"\b(?:Minister|Ministry|Department|Secretary) (?:of|for) (?:the )?[A-Z]\w+(?:"
    r" [A-Z]\w+)*(?:, [A-Z]\w+(?: [A-Z]\w+)*)*,? and [A-Z]\w+"
)
_PHRASE_END = re.compile(
    r"(?:^|,? )(?:opened|greeted|welcomed|who|was|were|is|made|said|stated|told|presented|chaired|and (?:Mr|Ms|Mrs|Dr)"
    r"|introduced|informed"
    r"|emphasi[sz]ed|addressed|thanked|presided|reported|recalled|outlined|briefed|underscored|stressed|delivered"
    r"|on behalf"
    r"|updated|announced|explained|noted|pointed|gave|closed|served|acted)\b|[.;]\s|\.$"
)


@dataclass(frozen=True, slots=True)
class Functions:
    """The functions of a person named at a place of a sentence, and where the words that tell them end."""

    roles: tuple[str, ...]
    end: int
    elected: str = ""
    """The office the person is elected to or fills; empty if the words tell of none."""
    of_other: bool = False
    """Whether the office is that of another body than the meeting, or of a later time."""


def functions(text: str, first: int, last: int) -> Functions:
    """The functions of the person whose title and name stand between two offsets."""
    before, after = text[:first], text[last:]
    behind, end = _behind(after)
    line = _LINE.match(text)
    becomes = _BECOMES.match(after)
    office = (becomes["role"] if becomes else line["role"] if line else "").strip()
    if becomes:
        behind = [r for r in behind if "elected" not in r]
        end = max(end, becomes.end())
    second = _SECOND.match(after)
    if second and not office:
        office = second["role"]
    bracket = re.match(r"(?: of [A-Z][\w ]+?)? \([^()]*\)", after)
    end = end or (bracket.end() if bracket else 0)
    prior = _BEFORE.search(before[-160:])
    ahead = [_short(f"{prior['role']}{prior['of'] or ''}")] if prior else []
    roles = [*ahead, *behind, *([_singular(office)] if office else [])]
    other = bool(becomes and becomes["of"]) or bool(re.match(r"[A-Z]{2,8} ", office))
    return Functions(tuple(dict.fromkeys(r for r in roles if r)), last + end, office, other)


def _singular(office: str) -> str:
    """The office of one of several.

    >>> _singular("Vice-Chairpersons"), _singular("Vice-Chairmen"), _singular("Chair")
    ('Vice-Chairperson', 'Vice-Chairman', 'Chair')
    """
    return re.sub(r"([mM])en$", r"\1an", re.sub(r"s$", "", office))


def _behind(after: str) -> tuple[list[str], int]:
    """The functions in the comma-separated words behind a name, and where they end."""
    match = re.match(r"(?:,? \([^()]*\))?, (?:the )?", after)
    if not match:
        return [], 0
    rest = after[match.end() :]
    stop = _PHRASE_END.search(rest)
    phrase = rest[: stop.start()] if stop else rest[:160]
    if re.match(rf"{_TITLES} ", phrase):
        return [], 0
    phrase = _PORTFOLIO.sub(lambda m: m[0].replace(", ", ",\xa0"), phrase)
    parts = re.split(
        r",? and (?=(?:[A-Z]\w+ ){0,2}(?:Chair|Coordinator|President|Head|Director|Rapporteur))|, ", phrase
    )
    roles = [part.strip(" .,").replace("\xa0", " ") for part in parts if _ROLE.search(part)]
    return [_short(re.sub(r"^(?:and )?(?:the )?", "", r)) for r in roles], match.end() + len(phrase) if phrase else 0


def _short(role: str) -> str:
    """The function without the body it belongs to if that is the Chair of a body.

    >>> _short("Chairperson of the Working Party on Bridges")
    'Chairperson'
    """
    match = _CHAIR.search(role)
    return match[0] if match and role.startswith(match[0]) else role.strip()


PERSON_NAMED = Cued(PERSON)
"""The name of a person behind a title."""

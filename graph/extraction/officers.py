"""Officials whom a report names: their functions and whom they act for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.draft import Draft, draft
from graph.extraction.stems import Cued
from graph.extraction.words.heads import PERSON

if TYPE_CHECKING:
    from graph.extraction.reading import Reading, Sentence

_PERSON = Cued("Ambassador|Dato|Datuk|Dr|H.E|Hon|Ing|Lic|Madam|Miss|Mr|Ms|Prof|Sir", PERSON)
_ROLE = re.compile(
    r"\b(?:(?:Vice|Deputy|Assistant|Acting|Co)[- ])*(?:Chair(?:person|man|woman)?|Secretary(?:-General)?|Executive Secretary|Minister"
    r"|Director(?:[- ]General)?|General Director|Head|President|Chief|Rapporteur|Ambassador|Coordinator|Commissioner|Administrator"
    r"|Under-Secretary(?:-General)?|Officer|Adviser|Manager|Professor|Convenor)\b"
)
_CHAIR = Cued("Chair", r"\b(?:Vice-?[ -])?(?:Chair(?:person|man|woman)?)\b")
_CHAIR_OF = Cued("Chair", r"\b(?P<role>(?:Vice-)?Chair(?:person|man|woman)?) of (?:the )?[A-Z][^,.;]{3,90}, $")
_ELECTED_AS = re.compile(
    r"^(?: \([^()]*\))?(?:(?:,| and|, and) (?:Mr|Ms|Mrs|Dr)\.? [^,;()]{3,60}?(?: \([^()]*\))?)*,? as (?:its |the )?"
    r"(?P<role>(?:Vice[- ]|Co[- ])?(?:Chair\w*|Rapporteur|Convenor)s?)\b"
)
_CHAIRED = re.compile(
    r"\b(?:chaired|presided over) by\b|\bchairmanship of\b|\bwas in the chair\b|\b(?:chaired|presided over) the\b|\bserved as Chair\b"
)
_OPENED = Cued("open", r"\bopened (?:the|by)\b|\bopening (?:remarks|statement|address)\b")
_ELECTED = Cued("elected", r"\belected\b")


@dataclass(frozen=True, slots=True)
class Officer:
    """A person with functions, where named; ``first`` and ``last`` are offsets in the sentence."""

    sentence: Sentence
    name: str
    roles: tuple[str, ...]
    affiliation: str
    first: int
    last: int
    capacity: str
    opened: bool
    at_meeting: bool

    @property
    def chairs(self) -> bool:
        """Whether the person chairs the meeting."""
        return self.capacity == "chair"


def find_officers(reading: Reading) -> list[Officer]:
    """The officials named with a title, first place each."""
    found: dict[str, Officer] = {}
    for sentence in reading.text_sentences():
        if "." not in sentence.text:
            continue
        for match in _PERSON.finditer(sentence.text):
            officer = _officer(reading, sentence, match)
            if officer and officer.name not in found:
                found[officer.name] = officer
    return list(found.values())


def read_people(officers: list[Officer]) -> list[Draft]:
    """A draft of a Person for each official with a function."""
    return [
        draft(
            "Person",
            o.sentence,
            o.first,
            o.last,
            "titled-person",
            0.93,
            o.name,
            name=o.name,
            role=o.roles,
            affiliation=o.affiliation,
        )
        for o in officers
        if o.roles or o.affiliation
    ]


def _officer(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Officer | None:
    text = sentence.text
    name = match["name"].rstrip(".,")
    before, after = text[: match.start()], text[match.end() :]
    roles, ends = _roles_after(after)
    elected = _ELECTED_AS.match(after)
    if elected:
        roles, ends = [elected["role"].rstrip("s")], elected.end()
    bracket = re.match(r" \([^()]*\)", after)
    ends = ends or (bracket.end() if bracket else 0)
    prior = _role_before(before)
    affiliation = _affiliation(reading, sentence, match.end(), match.end() + ends, prior)
    every = tuple(dict.fromkeys([*([prior] if prior else []), *roles]))
    chair = (
        bool(_CHAIRED.search(before))
        or bool(_CHAIRED.match(after.lstrip(", ")))
        or (any(_CHAIR.search(r) for r in every[:1]) and not _ELECTED.search(text))
    )
    secretariat = any("Executive Secretary" in r for r in every) or _of_secretariat(reading, affiliation)
    first = match.start() - (len(prior) + 2 if prior else 0)
    capacity = "chair" if chair else "secretariat" if secretariat else "representative"
    active = bool(
        re.match(
            r"[^.;]{0,160}?\b(?:opened|greeted|welcomed|said|stated|made|presented|chaired|emphasi[sz]ed|addressed"
            r"|thanked|informed|introduced)\b",
            after,
        )
    )
    return Officer(
        sentence,
        name,
        every,
        affiliation,
        max(first, 0),
        match.end() + ends,
        capacity,
        bool(_OPENED.search(after[:260])),
        (chair or active) and sentence.block.part == "main",
    )


def _roles_after(after: str) -> tuple[list[str], int]:
    """The functions in the comma-separated words behind a name, and where they end."""
    match = re.match(r"(?:,? \([^()]*\))?, (?:the )?", after)
    if not match:
        return [], 0
    end = 0
    rest = after[match.end() :]
    stop = re.search(
        r"(?:,)? (?:opened|greeted|welcomed|who|was|were|made|said|stated|presented|chaired|and (?:Mr|Ms|Mrs"
        r"|Dr)|introduced|informed|emphasi[sz]ed|addressed|thanked)\b|[.;]\s|\.$",
        rest,
    )
    phrase = rest[: stop.start()] if stop else rest[:160]
    roles = [part.strip(" .,") for part in re.split(r",? and (?=[A-Z])|, ", phrase) if _ROLE.search(part)]
    if roles or phrase:
        end = match.end() + len(phrase)
    return [re.sub(r"^the ", "", _short_role(r)) for r in roles], end


def _short_role(role: str) -> str:
    """The function without the body it belongs to if that is the Chair of a body.

    >>> _short_role("Chairperson of the Working Party on Bridges")
    'Chairperson'
    """
    match = _CHAIR.search(role)
    return match[0] if match and role.startswith(match[0]) else role


def _role_before(before: str) -> str:
    match = re.search(
        r"(?:[Tt]he )?((?:[A-Z]\w+ ){0,4}(?:Chair(?:person|man|woman)?|Secretary-General|Director-General|President)),? $",
        before,
    )
    if match:
        return match[1].removeprefix("The ")
    of_body = _CHAIR_OF.search(before)
    return of_body["role"] if of_body else ""


def _affiliation(reading: Reading, sentence: Sentence, first: int, last: int, prior: str) -> str:
    inside = [m for m in sentence.within(first, last + 1) if m.entity.kind in ("body", "organization")]
    if inside:
        return inside[-1].entity.name
    ministry = re.search(
        r"\b(?:Ministry|Department|Agency|Office|Bank|Institute) of [^,.;]+(?:, [A-Z]\w+(?: [A-Z]\w+)*)?",
        sentence.text[first:last],
    )
    if ministry:
        return ministry[0].strip()
    country = next((m for m in sentence.within(first, last + 1) if m.entity.kind == "economy"), None)
    if country:
        return country.printed
    return reading.own.body_name if prior else ""


def _of_secretariat(reading: Reading, affiliation: str) -> bool:
    named = next((m.entity for m in reading.mentions if m.entity.name == affiliation), None)
    return bool(named and named.type == "secretariat-unit")

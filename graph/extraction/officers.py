"""Officials whom a report names: their functions and whom they act for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, draft
from graph.extraction.roles import PERSON_NAMED, functions

if TYPE_CHECKING:
    from graph.extraction.entities import Entity
    from graph.extraction.reading import Reading, Sentence
    from graph.extraction.roles import Functions

_CHAIRED = re.compile(
    r"\b(?:chaired|presided over) by\b|\bchairmanship of\b|\bwas in the chair\b|\b(?:chaired|presided over) the\b"
    r"|\bserved as Chair\b"
)
_OPENED = Cued(r"\bopened (?:the|by)\b|\bopening (?:remarks|statement|address)\b")
_OPENED_BY = Cued(r"\bopened by (?:a keynote address (?:from|by) )?(?:the |H\.E\. )?$")
_ADDRESS_BY = Cued(r"\b(?:address|statement|remarks|presentation)s? (?:by|from) (?:the )?$")
_ACTIVE = re.compile(
    r"[^.;]{0,160}?\b(?:opened|greeted|welcomed|said|stated|told|made|presented|chaired|emphasi[sz]ed|addressed|acted"
    r"|recalled|updated"
    r"|thanked|informed|introduced|delivered|underscored|stressed|reported|outlined|briefed|announced|closed)\b"
)
_CHAIR_OFFICE = re.compile(r"^(?:Chair(?:person|man|woman)?|President)s?$")
_GUEST = re.compile(
    r"\b(?:Minister|Governor|Mayor|Administrator|speaker|consultant|founder|President|Professor|Economist"
    r"|resource person|Senator)\b"
)
_STAFF = re.compile(
    r"\b(?:Executive Secretary|Secretary-General|Program(?:me)? Director|Regional Advis[eo]r|secretariat|Secretariat"
    r"|Executive Director)\b"
)
_AUTHORITY = re.compile(
    r"\b(?:Ministry|Department|Agency|Office|Bank|Institute|Administration) (?:of"
    r"|for) [^,.;]+(?:, [A-Z]\w+(?: [A-Z]\w+)*)?"
)


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
    """The officials named with a title, first place each; who is elected later keeps the first place but gains the office."""
    found: dict[str, Officer] = {}
    for sentence in reading.text_sentences:
        for match in PERSON_NAMED.finditer(sentence.text):
            officer = _officer(reading, sentence, match)
            known = found.setdefault(officer.name, officer)
            if known is not officer and (not known.roles or (officer.chairs and not known.chairs)):
                found[officer.name] = _joined(known, officer)
    return list(found.values())


def _joined(known: Officer, later: Officer) -> Officer:
    """What two places tell of one person, cited where the office is told."""
    roles = tuple(dict.fromkeys([*known.roles, *later.roles]))
    opened = known.opened or later.opened
    return Officer(
        later.sentence,
        known.name,
        roles,
        known.affiliation or later.affiliation,
        later.first,
        later.last,
        "chair" if "chair" in (known.capacity, later.capacity) else known.capacity,
        opened,
        known.at_meeting or later.at_meeting,
    )


def read_people(officers: list[Officer]) -> list[Draft]:
    """A draft of a Person for each official with a function."""
    return [
        draft(
            "Person",
            o.sentence,
            (o.first, o.last),
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


def _officer(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Officer:
    text, name = sentence.text, match["name"].rstrip(".,")
    last = match.start("name") + len(name)
    told = functions(text, match.start(), last)
    before, after = text[: match.start()], text[last:]
    chairs = _chairs(before, after, told)
    untitled = chairs and not any("Chair" in role or "President" in role for role in told.roles)
    roles = (*told.roles, "Chairperson") if untitled and "chairmanship" in before else told.roles
    first = _first(before, told)
    affiliation, entity = _affiliation(reading, sentence, first, last, told)
    opened_by = bool(_OPENED_BY.search(before))
    active = bool(_ACTIVE.match(after)) or opened_by or bool(_ADDRESS_BY.search(before))
    here = sentence.block.part == "main" and (chairs or (active and not told.of_other))
    capacity = "chair" if chairs else _capacity(reading, " ".join(roles), entity)
    opened = opened_by or bool(_OPENED.search(after[:260]))
    return Officer(sentence, name, roles, affiliation, first, told.end, capacity, opened, here)


def _chairs(before: str, after: str, told: Functions) -> bool:
    """Whether the person is told to chair the meeting, or to have been elected to."""
    if told.elected:
        return bool(_CHAIR_OFFICE.match(told.elected)) and not told.of_other
    if _CHAIRED.search(before[-90:]) or _CHAIRED.match(after.lstrip(", ")) or _CHAIRED.search(after[:200]):
        return True
    return bool(told.roles) and bool(re.match(r"Chair(?:person|man|woman)?\b", told.roles[0]))


def _first(before: str, told: Functions) -> int:
    """Where the words about a person begin: with a function named before the name, else with the title."""
    for role in told.roles[:1]:
        at = before.rfind(role)
        if at >= 0 and before[at:].rstrip().endswith(",") and len(before) - at < len(role) + 100:
            return at
    return len(before)


def _affiliation(
    reading: Reading, sentence: Sentence, first: int, last: int, told: Functions
) -> tuple[str, Entity | None]:
    """(for whom the person acts, as facts call it; the entity if known)."""
    inside = [m for m in sentence.within(last, told.end + 1) if m.entity.kind in ("body", "organization")]
    if told.elected:
        inside = [m for m in inside if reading.own.body is None or m.entity.key != reading.own.body.key]
    if inside:
        return inside[-1].entity.name, inside[-1].entity
    ministry = _AUTHORITY.search(sentence.text[last : told.end])
    if ministry:
        return ministry[0].strip(), None
    country = next((m for m in sentence.within(last, told.end + 1) if m.entity.kind == "economy"), None)
    if country:
        return country.printed, country.entity
    ahead = [m for m in sentence.within(first, last) if m.entity.kind in ("body", "organization")]
    if ahead:
        return ahead[-1].entity.name, ahead[-1].entity
    own = reading.own.body
    return (own.name, own) if own and told.roles and first < last and "Chair" in told.roles[0] else ("", None)


def _capacity(reading: Reading, roles: str, entity: Entity | None) -> str:
    """In which capacity an official took part who does not chair."""
    organization = reading.own.organization
    if entity and (entity.type == "secretariat-unit" or (organization and entity.key == organization.key)):
        return "secretariat"
    if entity is None and _STAFF.search(roles):
        return "secretariat"
    if entity and entity.kind == "body" and _STAFF.search(roles):
        return "secretariat"
    return "guest" if _GUEST.search(roles) else "representative"

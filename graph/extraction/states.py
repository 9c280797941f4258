"""Who took part: States and economies, organizations, and people with a function at the meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import name_of
from graph.extraction.attendance import attendances, is_place
from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, draft
from graph.extraction.words.numbers import CARDINALS

if TYPE_CHECKING:
    from graph.extraction.attendance import Attendance
    from graph.extraction.entities import Mention
    from graph.extraction.officers import Officer
    from graph.extraction.reading import Reading, Sentence

_FUTURE = re.compile(r"\b(?:will|would|invite|invited|may|next|should|encouraged)\b")
_SPEAKER = re.compile(
    r"\s*(?:The |the |A |a )?(?P<who>(?:[Rr]epresentatives?|[Dd]elegates?|[Oo]bservers?) (?:of|from|for) (?:the )?)"
)
_SOME = Cued(
    rf"\b[Rr]epresentatives of (?P<count>{'|'.join(CARDINALS[1:])}) (?P<what>(?:international |regional "
    rf"|national )?(?:non-governmental organi[sz]ations|NGOs|intergovernmental organi[sz]ations))"
)
_ECONOMIES = Cued(r"\b(?:[Mm]ember [Ee]conomies|economy members)\b")


def read_participations(reading: Reading, officers: list[Officer]) -> list[Draft]:
    """A draft of a Participation for each that the report says took part in its own meeting."""
    if not reading.own.meeting:
        return []
    economies = is_forum_of_economies(reading)
    found: dict[str, Draft] = {}
    for attendance in attendances(reading):
        for mention in _named(attendance.sentence, officers):
            entry = _participation(reading, attendance, mention, economies)
            if entry:
                found.setdefault(mention.entity.key, entry)
        found.update({d.fields["participant"]: d for d in _unnamed(reading, attendance.sentence)})
    for entry in _speakers(reading):
        found.setdefault(entry.fields["participant"], entry)
    named = {d.fields["participant"] for d in found.values()}
    people = [d for officer in officers if (d := _officer(reading, officer)) and d.fields["participant"] not in named]
    return [*_once(list(found.values())), *people]


def _named(sentence: Sentence, officers: list[Officer]) -> list[Mention]:
    """Whom a sentence names, without the States in the words about an official: "Ms. Ropes, Minister of Fairs, Chile"."""
    told = [(o.first, o.last) for o in officers if o.sentence is sentence and (o.roles or o.affiliation)]
    return [
        m
        for m in sentence.mentions
        if m.entity.kind != "economy" or not any(a <= m.start - sentence.start < b for a, b in told)
    ]


def is_forum_of_economies(reading: Reading) -> bool:
    """Whether the members of the body are economies, not States: the registers or the report call them so."""
    return bool(reading.members) or bool(_ECONOMIES.search(reading.document.text))


def _once(drafts: list[Draft]) -> list[Draft]:
    kept: dict[str, Draft] = {}
    for entry in drafts:
        kept.setdefault(entry.fields.get("iso3") or entry.fields["participant"], entry)
    return list(kept.values())


def _participation(reading: Reading, attendance: Attendance, mention: Mention, economies: bool) -> Draft | None:
    entity, sentence = mention.entity, attendance.sentence
    first = mention.start - sentence.start
    if first < attendance.first:
        return None
    if entity.kind == "economy" and not is_place(sentence, mention):
        kind, name = "economy" if economies else "country", name_of(entity, mention.printed)
        capacity = attendance.capacity(mention, "member" if economies else "representative")
        capacity = "guest" if economies and capacity == "member" and attendance.is_addition else capacity
        return _drafted(reading, sentence, mention, kind, name, capacity)
    takes_part = entity.is_actor and not _is_host(reading, entity.key) and mention.via != "coreference"
    if not takes_part or not _lists(sentence.text[:first]):
        return None
    serves, own = entity.type == "secretariat-unit", reading.own.organization
    usual = "secretariat" if serves else "observer" if economies else "representative"
    capacity = "secretariat" if serves and own and entity.parent == own.name else attendance.capacity(mention, usual)
    return _drafted(reading, sentence, mention, "organization", entity.name, capacity)


def _drafted(reading: Reading, sentence: Sentence, mention: Mention, kind: str, name: str, capacity: str) -> Draft:
    entity = mention.entity
    return draft(
        "Participation",
        sentence,
        (mention.start - sentence.start, mention.end - sentence.start),
        "attendance-list",
        0.93,
        entity.iso3 or entity.acronym or name,
        meeting=reading.own.meeting,
        participant=name,
        participant_kind=kind,
        iso3=entity.iso3 if kind != "organization" else "",
        capacity=capacity,
    )


def _is_host(reading: Reading, key: str) -> bool:
    own = reading.own
    return key in {e.key for e in (own.body, own.organization) if e}


def _lists(before: str) -> bool:
    """Whether the name stands in the list itself, not in a phrase such as "session of"."""
    return not re.search(
        r"\bin the $|\b(?:session|meeting|chair\w*|members?|behalf|part|auspices|Director|Minister|Ministry) (?:of"
        r"|in) (?:the )?$",
        before,
    )


def _unnamed(reading: Reading, sentence: Sentence) -> list[Draft]:
    found = []
    for match in _SOME.all_told(sentence):
        count = CARDINALS.index(match["count"]) + 1
        found.append(
            draft(
                "Participation",
                sentence,
                match.span(),
                "unnamed-participants",
                0.8,
                match["what"],
                meeting=reading.own.meeting,
                participant=f"{match['count']} {match['what']}",
                participant_kind="organization",
                capacity="representative",
                count=count,
            )
        )
    return found


def _speakers(reading: Reading) -> list[Draft]:
    """Organizations and States whose representative is reported to speak at the meeting."""
    found = []
    for sentence in reading.text_sentences:
        opener = _SPEAKER.match(sentence.text) if sentence.block.part == "main" else None
        at = sentence.start + opener.end() if opener else -1
        mention = next((m for m in sentence.mentions if m.start == at), None)
        if not opener or mention is None or not (mention.entity.is_actor or mention.entity.kind == "economy"):
            continue
        behind = sentence.text[mention.end - sentence.start :][:12]
        if not _FUTURE.search(sentence.text[: opener.start("who") + 30] + behind):
            found.append(_speaker(reading, sentence, mention, opener))
    return found


def _speaker(reading: Reading, sentence: Sentence, mention: Mention, opener: re.Match[str]) -> Draft:
    country = mention.entity.kind == "economy"
    return draft(
        "Participation",
        sentence,
        (opener.start("who"), mention.end - sentence.start),
        "speaks-at-meeting",
        0.85,
        mention.entity.acronym or mention.entity.name,
        meeting=reading.own.meeting,
        participant=name_of(mention.entity, mention.printed),
        participant_kind="country" if country else "organization",
        iso3=mention.entity.iso3 if country else "",
        capacity=_speaker_capacity(mention, opener["who"]),
    )


def _speaker_capacity(mention: Mention, opener: str) -> str:
    if mention.entity.type == "secretariat-unit":
        return "secretariat"
    return "observer" if "bserver" in opener else "representative"


def _officer(reading: Reading, officer: Officer) -> Draft | None:
    if not officer.at_meeting:
        return None
    return draft(
        "Participation",
        officer.sentence,
        (officer.first, officer.last),
        "officer-at-meeting",
        0.9,
        officer.name,
        meeting=reading.own.meeting,
        participant=officer.name,
        participant_kind="person",
        capacity=officer.capacity,
        iso3=_country(reading, officer),
    )


def _country(reading: Reading, officer: Officer) -> str:
    """The economy whose authorities an official comes from, if the words say so."""
    inside = officer.sentence.within(officer.first, officer.last + 1)
    named = next((m.entity.iso3 for m in inside if m.entity.iso3), "")
    return named if officer.affiliation and named else ""

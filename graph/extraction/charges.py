"""Charges that a passage gives: the purpose of a body, its setting up, its term, its areas of work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.extraction.actors import all_named, from_mention, named_in
from graph.extraction.cues import Cued
from graph.extraction.dates import duration
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.topics import Topics, activities, beneficiaries, regions

if TYPE_CHECKING:
    from graph.extraction.actors import Actor
    from graph.extraction.reading import Reading, Sentence

_PURPOSE = Cued(
    r"\b(?P<what>[Mm]ission|Aims?|aims?|[Oo]bjectives?|[Pp]urpose|[Mm]andate|[Rr]ole|[Tt]asks?"
    r"|[Tt]erms of reference) of (?:the )?(?P<of>(?:[^.;]|\.(?=\d)){0,170}?)"
    r"(?:\b(?:is|are|was|were|will be|shall be)\b[^.;]{0,20}? )?\bto (?P<verb>[a-z]+)\b"
)
_HAS_MANDATE = Cued(r"\b(?:will|shall|would) have an? [\w-]+[ -](?:year|month)\b[^.;]{0,20}?\bmandate\b")
_ESTABLISH = Cued(
    r"\b(?:would|will|should|shall) be (?:established|set up|created)\b|\b(?:establish|establishment of"
    r"|set up|create|established|convene) (?:a|an|the) "
)
_AREAS = Cued(
    r"\b(?:identified|agreed on|set out|defined|established) (?:the following |\w+ )?(?:priority |main )?"
    r"(?:areas?|fields?|themes?|topics?)\b[^.;]{0,40}?\bwork\b[^.;]*:\s*$|\bareas? for (?:future |further )?work:\s*$"
)
_INLINE_AREAS = Cued(
    r"\b(?:identified|agreed on|defined|selected) (?:\w+ ){0,3}?(?:areas?|fields?|themes?|topics?"
    r"|issues?) for (?:future |further )?"
    r"(?:work|study|research|analysis|consideration)\b[^.;:]{0,20}:"
)
_RENEWED = Cued(
    r"\b(?:reconfirmed|renewed|extension of|renewal of|extended|prolonged|confirmed)\b"
    r"(?P<of>[^.;]{0,60}?)\bmandates?\b(?P<rest>[^.;]*)"
)
_TASK_LEAD = re.compile(r"\b(?:will|shall|tasks of the [^.:]{3,80}? are|is mandated to|is requested to)\s*:\s*$")
_LASTS = Cued(
    r"\b(?:mandate|term of office|term) of (?:the )?(?P<of>[^.;,]{3,90}?) (?:is|was|will be|shall be|lasts"
    r"|runs for) (?:for )?"
    r"(?=(?:\d+|an?|one|two|three|four|five|six|twelve|eighteen|twenty-four)[ -](?:year|month))"
)
_UNTIL = Cued(
    r"\buntil (?:the )?(?P<meeting>(?:its |their )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|\d+\w\w|next) (?:session|meeting)(?: of the [^.;,]+)?)"
)
_CHARGED = Cued(
    r"\b(?:forwarded|referred|transmitted|entrusted|assigned)\b[^.;]{0,40}? to (?:the )?|\b(?:implemented"
    r"|carried out) in the (?:context|framework) of (?:the )?|\bprogramme of (?:the )?"
    r"(?=[A-Z][^.;]{10,110} (?:for|to) [a-z]+ing\b)|\bto the work of (?:the )?(?=\w+ on\b)|\b(?:reviewed"
    r"|carried out|prepared|developed|assessed|undertaken) by (?:the )?"
)
_TO_DO = re.compile(r"\bto [a-z]+\b|\bon\b")
_FAR = 200
_WIDE = 900
"""Characters of a passage that is about one thing."""
_EXISTING = Cued(r"\b(?P<noun>(?:[Tt]eams|[Gg]roups|[Tt]ask forces|[Ww]orking groups|[Nn]etworks)(?: of \w+)?):\s*$")


def charge(
    reading: Reading,
    sentence: Sentence,
    span: tuple[int, int],
    rule: str,
    body: str,
    topics: Topics,
    confidence: float = 0.75,
    **more: Any,
) -> Draft:
    """A draft of a Mandate that rests on the characters between two offsets of a sentence."""
    words, whole = sentence.text[span[0] : span[1]], sentence.block.text
    wide = whole if len(whole) < _WIDE and rule != "area-of-work" else words
    wide = sentence.text if rule == "first-and-second" else wide
    fields = {
        "body": body,
        "summary": shorten(words),
        "topics": topics.named(words),
        "activities": activities(wide),
        "beneficiaries": beneficiaries(wide),
        "region": regions(words),
    }
    return draft("Mandate", sentence, span, rule, confidence, f"p{sentence.reference}-{body}", **fields, **more)


def term(text: str) -> dict[str, Any]:
    """The length of a term that a text states, as ISO 8601, and the meeting up to which it runs."""
    until = _UNTIL.search(text)
    length = (
        duration(text)
        if "mandate" in text or "for one year" in text or re.search(r"\bfor (?:\w+) (?:years?|months?)\b", text)
        else ""
    )
    return {"duration": length, "until": until["meeting"] if until else ""}


def purpose(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """What a passage says a body is for: "the mission of the Committee is to ..."."""
    match = _PURPOSE.told(sentence)
    if not match:
        return []
    who = [a for a in all_named(sentence, match.start("of") - 4, match.start("verb")) if a.entity.is_actor]
    if not who:
        return []
    return [charge(reading, sentence, (match.start(), len(sentence.text)), "purpose-of", who[0].name, topics, 0.9)]


def new_body(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """The charge of a body that a passage sets up or gives a term."""
    text, rule, sure = sentence.text, "has-a-mandate", 0.9
    match = _HAS_MANDATE.told(sentence)
    who = [a for a in all_named(sentence, 0, match.start()) if a.entity.is_actor][-1:] if match else []
    if not who:
        who, rule, sure = _set_up(reading, sentence), "set-up", 0.85
    if not who:
        return []
    more = {"start": reading.own.start[:7], **term(text)}
    return [charge(reading, sentence, (who[0].first, len(text)), rule, who[0].name, topics, sure, **more)]


def _set_up(reading: Reading, sentence: Sentence) -> list[Actor]:
    """The body that a passage sets up to do something; none if there is none."""
    made = _ESTABLISH.told(sentence) if reading.own.body else None
    if not made:
        return []
    own = {e.key for e in (reading.own.body, reading.own.organization) if e}
    bodies = [
        a for a in all_named(sentence, 0, len(sentence.text)) if a.entity.kind == "body" and a.entity.key not in own
    ]
    if made[0].startswith(("would", "will", "should", "shall")):
        who = [a for a in bodies if made.start() - 90 < a.last <= made.start() + 1]
    else:
        who = [a for a in bodies if made.end() - 6 <= a.first <= made.end() + 30]
    near = [a for a in who if abs(a.first - made.start()) < _FAR][:1]
    return near if near and _TO_DO.search(sentence.text, near[0].first) else []


def lasting(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """How long the mandate of a body is, where a passage says just that."""
    match = _LASTS.told(sentence)
    who = (
        [a for a in all_named(sentence, match.start("of") - 5, match.end("of")) if a.entity.kind == "body"]
        if match
        else []
    )
    if not match or not who:
        return []
    text = sentence.text
    return [
        charge(reading, sentence, (match.start(), len(text)), "mandate-lasts", who[0].name, topics, 0.85, **term(text))
    ]


def tasks(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """Each element of a list of what a body is to do: "The Team shall: (a) ...; (b) ..."."""
    block = sentence.block
    if block.kind != "item" or block.parent < 0 or sentence.start != block.start:
        return []
    lead = reading.document.blocks[block.parent]
    match = _TASK_LEAD.search(lead.text)
    named = [
        m.entity
        for m in reading.mentions
        if match and lead.start <= m.start and m.end <= lead.start + match.end() and m.entity.kind == "body"
    ]
    if not named:
        return []
    return [charge(reading, sentence, (0, len(sentence.text)), "task-in-list", named[-1].name, topics, 0.8)]


def renewed(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """One draft for each body whose term a passage renews; "their mandates" are those of the existing ones the report lists."""
    match = _RENEWED.told(sentence) if "mandate" in sentence.text else None
    if not match:
        return []
    named = [
        a
        for a in all_named(sentence, match.start("of"), match.end())
        if a.entity.is_actor and a.entity != reading.own.body
    ]
    if not named and "its" in match["of"].split():
        before = [a for a in all_named(sentence, 0, match.start()) if a.entity.kind == "body" and a.first > 0]
        named = [a for a in before[-1:] if a.entity != reading.own.body]
    names = [a.name for a in named] or _existing(reading)
    return [
        charge(reading, sentence, match.span(), "term-renewed", name, topics, 0.8, **term(sentence.text))
        for name in names
    ]


def _existing(reading: Reading) -> list[str]:
    """Full names of the bodies in the list that follows words such as "the existing teams of specialists:"."""
    blocks = reading.document.blocks
    for position, block in enumerate(blocks):
        match = _EXISTING.search(block.text)
        if not match or "existing" not in block.text:
            continue
        names = []
        for item in blocks[position + 1 :]:
            if item.kind != "item":
                break
            full = next(
                (
                    m.entity.name
                    for m in reading.mentions
                    if m.entity.kind == "body" and m.entity.name.endswith(f" {item.text}")
                ),
                "",
            )
            names += [full] if full else []
        if names:
            return names
    return []


def areas(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """Each area of work that a list gives to the body of the report."""
    parent = sentence.block.parent
    told = _INLINE_AREAS.told(sentence) if sentence.block.inline and reading.own.body else None
    if told:
        named = [a for a in all_named(sentence, 0, told.start()) if a.entity.kind == "body"]
        body = named[0].name if named else reading.own.body_name
        return [charge(reading, sentence, (told.start(), len(sentence.text)), "areas-in-line", body, topics, 0.8)]
    if sentence.block.kind != "item" or parent < 0 or not reading.own.body or sentence.start != sentence.block.start:
        return []
    lead = reading.document.blocks[parent].text
    if not _AREAS.search(lead):
        return []
    entry = charge(reading, sentence, (0, len(sentence.text)), "area-of-work", reading.own.body_name, topics, 0.8)
    entry.fields["activities"] = tuple(dict.fromkeys([*activities(lead[-400:]), *entry.fields["activities"]]))
    return [entry]


def charged(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """Work that a passage hands to a body: "forwarded for review to the Committee"."""
    found = []
    for match in _CHARGED.all_told(sentence):
        who = named_in(reading, sentence, match.end() - 4, match.end() + 50)
        own = reading.own.body
        if who and who.entity.kind == "body" and who.first <= match.end() and not (own and who.entity.key == own.key):
            future = (
                re.search(r"\b(?:will be|were|was|shall be)\b", sentence.text[: match.start() + 12])
                and "had" not in sentence.text[: match.start()]
            )
            future = future or "programme of" in match[0] or "context of" in match[0] or "the work of" in match[0]
            if future:
                found.append(
                    charge(
                        reading,
                        sentence,
                        (0, len(sentence.text)),
                        "charged-with",
                        from_mention(sentence, sentence.within(match.end() - 4, len(sentence.text))[0]).name,
                        topics,
                    )
                )
    return found

"""Mandates: what a body is for, what it is charged with or undertakes, for whom and for how long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, all_named, named_in
from graph.extraction.addressees import addressees
from graph.extraction.charges import areas, charge, charged, lasting, new_body, purpose, renewed, tasks, term
from graph.extraction.cues import Cued
from graph.extraction.speakers import doer, section_body
from graph.extraction.words.phrases import MEASURES

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.draft import Draft
    from graph.extraction.entities import Entity
    from graph.extraction.reading import Reading, Sentence
    from graph.extraction.topics import Topics

_DEALS = Cued(
    r"\b(?:deals with|is responsible for|are responsible for|is mandated to|is charged with"
    r"|is entrusted with|was entrusted with|serves as|is tasked with|(?:was|were|is|are) expected to "
    r"(?:carry out|prepare|develop|produce))\b"
)
_SUPPORTS = Cued(r"(?<=ecretariat) (?:also )?(?:supports|provides|services|assists|advises)\b")
_SCOPE = re.compile(
    r"^(?:In this (?:context|regard), )?(?:(?:The|This|Its) (?:\w+ ){0,3}?(?:programme of work"
    r"|work programme|work|[Pp]rogramme|activity|seminar|workshop|project)(?: of (?:the )?[^,.;]{3,80}?)?) "
    r"(?:(?:will|shall) (?:also |further )?(?P<verb>assist|cover|address|include|concentrate|focus|aim"
    r"|deal|seek|promote|support|discuss)|concentrates on|focuses on|covers|addresses)\b"
)
_FIRST_SECOND = Cued(r"\bthe first (?P<one>to [^.;]+?),? and the second (?P<two>to [^.;]+)")
_COORDINATED = re.compile(
    r"\b(?:to be|be|were to be|was to be) (?:coordinated|led|managed|overseen|chaired) by (?:the )?"
)
_PROCEDURE = re.compile(r"[^.;:]*?\bto (?:take (?:action|note)|consider|note|approve|adopt|endorse)\b")
_MEASURES = re.compile(rf"\b(?:agreed|decided|adopted)\b (?:to|on|upon)?[^.;:]{{0,20}}?\b{MEASURES}\b")


def read_mandates(reading: Reading, acts: list[Act], topics: Topics) -> list[Draft]:
    """A draft of a Mandate for each charge of a body: at most one for a body and passage, and none told twice."""
    found: list[Draft] = []
    by_sentence: dict[int, list[Act]] = {}
    for act in acts:
        by_sentence.setdefault(id(act.sentence), []).append(act)
    last: Actor | None = None
    for sentence in reading.text_sentences:
        if sentence.reference.startswith(("Rec.", "Highlights")):
            continue
        mine = by_sentence.get(id(sentence), [])
        found += _sentence(reading, sentence, mine, topics, last)
        subject = next((a.actor for a in mine if a.actor and a.actor.entity.is_actor), None)
        last = subject or (last if sentence.start != sentence.block.start else None)
    return _once(found)


def _once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of a body and passage told before, and without what an annex tells again."""
    kept: list[Draft] = []
    told: dict[str, list[set[str]]] = {}
    places = set()
    for entry in drafts:
        body = entry.fields["body"]
        words = {w.lower().rstrip("s") for w in re.findall(r"\w{5,}", entry.fields["summary"])}
        again = entry.rule == "undertakes" and any(len(words & old) >= 4 for old in told.get(body, []))
        if (body, entry.reference) in places or (again and entry.reference.startswith("Annex")):
            continue
        places.add((body, entry.reference))
        told.setdefault(body, []).append(words)
        kept.append(entry)
    return kept


def _sentence(reading: Reading, sentence: Sentence, acts: list[Act], topics: Topics, last: Actor | None) -> list[Draft]:
    return [
        *(d for rule in (purpose, new_body, renewed, areas, lasting, tasks) for d in rule(reading, sentence, topics)),
        *_scope(reading, sentence, topics, last),
        *_responsible(reading, sentence, topics),
        *(d for act in acts for d in _from_act(reading, act, topics)),
        *charged(reading, sentence, topics),
    ]


def _scope(reading: Reading, sentence: Sentence, topics: Topics, last: Actor | None) -> list[Draft]:
    """What a passage says a programme, project or event will deal with; ``last`` is who acted in the sentence before."""
    scope = _SCOPE.match(sentence.text)
    if not scope:
        return []
    body = next((a for a in all_named(sentence, 0, scope.end()) if a.entity.is_actor), last)
    section = section_body(reading, sentence.block)
    name = body.name if body else section.name if section else _event(sentence) or reading.own.body_name
    span = (0, len(sentence.text))
    return [charge(reading, sentence, span, "scope-of-work", name, topics)] if name else []


def _responsible(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """What a passage says a body is responsible for or a secretariat supports."""
    serves = "ecretariat" in sentence.text
    deals = _DEALS.told(sentence) or (_SUPPORTS.told(sentence) if serves else None)
    named = all_named(sentence, 0, deals.start()) if deals else []
    subject = [a for a in named if a.entity.kind in ("body", "organization", "group")]
    if not subject:
        return []
    span = (subject[-1].first, len(sentence.text))
    return [charge(reading, sentence, span, "responsible-for", subject[-1].name, topics)]


def _event(sentence: Sentence) -> str:
    """What "the seminar" is called, for a charge that tells what an event will deal with."""
    match = re.match(r"(?:The|This) (seminar|workshop|project)\b", sentence.text)
    label = next(iter(sentence.block.headings[::-1]), "")
    return f"{match[1]} on {label}" if match and label else ""


def _from_act(reading: Reading, act: Act, topics: Topics) -> list[Draft]:
    sentence, actor = act.sentence, act.actor
    behind, whole = (act.verb_first, len(sentence.text)), (act.first, len(sentence.text))
    body = actor if actor and actor.entity.kind == "body" else None
    if act.kind == "commitment" and not act.passive and body:
        return [charge(reading, sentence, whole, "undertakes", body.name, topics, **term(sentence.text))]
    if act.kind == "request" and _own_asks(reading, act) and not act.after_that and not _is_procedure(act):
        return _asked(reading, act, topics)
    charged = _decided(reading, act, body) if act.kind == "decision" and body else []
    found = [charge(reading, sentence, behind, rule, name, topics) for rule, name in charged]
    discussed = actor and actor.entity.type == "expert-meeting" and act.verb in ("discussed", "considered", "reviewed")
    if actor and discussed and "convened by" in sentence.text:
        found.append(charge(reading, sentence, whole, "convened-to-discuss", actor.name, topics))
    return found


def _asked(reading: Reading, act: Act, topics: Topics) -> list[Draft]:
    """What the body asks of others, and of two expert meetings in one breath."""
    sentence, span = act.sentence, (act.verb_first, len(act.sentence.text))
    charged = {m.entity.name for m in sentence.mentions if _may_be_charged(reading, act, m.entity)}
    names = [name for name in addressees(reading, act) if name in charged]
    found = [charge(reading, sentence, span, "is-asked", name, topics) for name in names]
    match = _FIRST_SECOND.told(sentence)
    meetings = _expert_meetings(reading) if match else []
    if match and len(meetings) > 1:
        for key, name in (("one", meetings[-2]), ("two", meetings[-1])):
            found.append(charge(reading, sentence, match.span(key), "first-and-second", name, topics))
    return found


def _decided(reading: Reading, act: Act, body: Actor) -> list[tuple[str, str]]:
    """(rule, body charged) of each charge that a decision gives."""
    text, found = act.sentence.text, []
    if act.verb in ("mandated", "entrusted") and not act.passive:
        named = [a for a in all_named(act.sentence, act.last, act.last + 60) if a.entity.kind == "body"]
        found += [("is-mandated", a.name) for a in named[:1]]
    if _MEASURES.match(text, act.verb_first):
        found.append(("agreed-measures", body.name))
    led = _COORDINATED.search(text, act.last)
    who = named_in(reading, act.sentence, led.end() - 4, led.end() + 60) if led else None
    return [*found, ("to-be-led-by", who.name)] if who else found


def _is_procedure(act: Act) -> bool:
    """Whether a request only asks to deal with a paper: "is invited to take action on the report"."""
    first = re.search(r"\bto [a-z]+\b", act.object)
    match = _PROCEDURE.match(act.object)
    return bool(first and match and match.end() <= first.end() + 8)


def _own_asks(reading: Reading, act: Act) -> bool:
    actor = doer(reading, act)
    own = reading.own.body
    if actor and own and own.type == "expert-meeting" and actor.entity.key == "own:experts":
        return True
    return bool(actor and own and (actor.entity.key == own.key or actor.entity.type == "secretariat-unit"))


def _may_be_charged(reading: Reading, act: Act, entity: Entity) -> bool:
    """Whether what a body asks of another is a charge: of its secretariat, only what is not the routine of an agenda item."""
    if entity.kind != "body" or act.passive or (reading.own.body and entity.key == reading.own.body.key):
        return entity.kind == "body" and not act.sentence.block.item
    return entity.type != "secretariat-unit" or not act.sentence.block.item


def _expert_meetings(reading: Reading) -> list[str]:
    """Names of the expert meetings that have a section of their own, in order."""
    bodies = [section_body(reading, b) for b in reading.document.blocks if b.kind == "paragraph"]
    return list(dict.fromkeys(b.name for b in bodies if b and b.type == "expert-meeting"))

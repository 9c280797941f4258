"""Concern about overlap: where a passage worries that work is done twice, or at cross purposes, and by whom it says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, all_named
from graph.extraction.addressed import issuers
from graph.extraction.addressees import addressees
from graph.extraction.cues import Cued, Cues
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import doer, section_body
from graph.extraction.words.phrases import OVERLAP

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.reading import Reading, Sentence

_CONCERN = re.compile("|".join(rf"(?:\b{pattern}\b)" for pattern in OVERLAP), re.IGNORECASE)
_HINT = Cues(
    "uplicat|verlap|heel|cross|wast|similar |cope with|double work|dentical|he same |ncoordinated|onflicting|ompeting"
    "|arallel|already|anew|afresh"
)
_OF_SERVICES = Cued(r"\bamong (?:the )?(?P<who>(?!themselves)[a-z ]+?)(?=,| to )")


def read_concerns(reading: Reading, acts: list[Act]) -> list[Draft]:
    """A draft of an OverlapConcern for each passage that worries about double work; one for a passage."""
    found: dict[str, Draft] = {}
    by_sentence: dict[int, list[Act]] = {}
    for act in acts:
        by_sentence.setdefault(id(act.sentence), []).append(act)
    for sentence in reading.text_sentences:
        if not _HINT.stand_in(sentence):
            continue
        match = _CONCERN.search(sentence.text)
        if match and sentence.reference not in found:
            found[sentence.reference] = _draft(reading, sentence, match, by_sentence.get(id(sentence), []))
    return list(found.values())


def _draft(reading: Reading, sentence: Sentence, match: re.Match[str], acts: list[Act]) -> Draft:
    raised, about = _who(reading, sentence, acts)
    others = _others(reading, sentence, raised, about)
    return draft(
        "OverlapConcern",
        sentence,
        (0 if len(sentence.text) < 400 else match.start(), len(sentence.text)),
        "worry-about-double-work",
        0.8,
        f"p{sentence.reference}-{raised or 'concern'}",
        raised_by=(raised,) if raised else (),
        about_body=(about,) if about else (),
        with_=others,
        summary=shorten(sentence.text[max(0, match.start() - 90) : match.end() + 40].split(" ", 1)[-1]),
    )


def _who(reading: Reading, sentence: Sentence, acts: list[Act]) -> tuple[str, str]:
    """(who raised it, whom it is about): who asks and who is asked, else the body of the section and the group named."""
    section = section_body(reading, sentence.block)
    own = reading.own.body_name
    if sentence.reference.startswith("Rec."):
        own = "".join(issuers(reading)[:1])
    for act in reversed(acts):
        if act.kind == "request" and not act.passive:
            actor = doer(reading, act)
            asked = addressees(reading, act)
            return (actor.name if actor else own), (asked[0] if asked else own)
    speaking = [
        a.actor
        for a in acts
        if a.actor and not a.passive and (a.actor.entity.kind in ("body", "organization", "economy") or _is_some(a))
    ]
    raised = speaking[0].name if speaking else _spoken(reading, sentence) or (section.name if section else own)
    told = [a for a in all_named(sentence, 0, len(sentence.text)) if a.entity.kind == "group" or a.entity.is_actor]
    groups = [a for a in told if a.name != raised]
    among = _OF_SERVICES.told(sentence)
    if among:
        return raised, among["who"]
    if sentence.block.headings and section is None and not speaking and groups and groups[0].entity.kind == "group":
        return raised, groups[0].name
    return raised, own if not section else groups[0].name if groups else section.name


def _is_some(act: Act) -> bool:
    """Whether an act is what some of those present say: "several delegations stressed"."""
    return act.kind == "statement" and act.actor is not None and act.actor.entity.kind == "group"


def _spoken(reading: Reading, sentence: Sentence) -> str:
    """The body that a passage tells of from its first words: "The first expert meeting resulted in"."""
    first = next((s for s in reading.sentences if s.position == sentence.position), None)
    named: list[Actor] = all_named(first, 0, len(first.text)) if first else []
    return named[0].name if named and named[0].entity.type == "expert-meeting" and named[0].first < 12 else ""


def _others(reading: Reading, sentence: Sentence, raised: str, about: str) -> tuple[str, ...]:
    own = {raised, about, reading.own.organization.name if reading.own.organization else ""}
    named = [
        a.name
        for a in all_named(sentence, 0, len(sentence.text))
        if a.entity.kind in ("organization", "body", "group") and a.name not in own
    ]
    return tuple(dict.fromkeys(named))[:6]

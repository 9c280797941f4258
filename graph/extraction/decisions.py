"""Decisions, requests, commitments, proposals and statements: one fact for each act a report tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, first_subject, from_mention
from graph.extraction.acts import Act, acts_of, lead_actor
from graph.extraction.addressees import addressees
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import doer, section_body
from graph.extraction.told import told_in_passing
from graph.extraction.words import verbs

if TYPE_CHECKING:
    from graph.extraction.reading import Reading, Sentence
    from graph.extraction.topics import Topics

_PRONOUN_FIRST = re.compile(r"(?:She|He|It|They) ")
_IMPERSONAL = re.compile(r"\b[Ii]t (?:was|is|has been|had been) (?:\w+ )?$")
_PROMISES = re.compile(r" that (?:it|they|he|she) would ")
_DIRECTLY = re.compile(r"^,? and (?:\w+ly )?(?P<verb>[a-z]+)")


def read_acts(reading: Reading) -> list[Act]:
    """All acts of the running text, in order."""
    found: list[Act] = []
    sentences = reading.text_sentences
    previous: Actor | None = None
    position = -1
    for at, sentence in enumerate(sentences):
        if sentence.position != position:
            previous = None
            position = sentence.position
        lead = lead_actor(reading, sentences, at) if sentence.block.kind == "item" else None
        acts = acts_of(reading, sentence, lead, previous)
        found += acts
        if _PRONOUN_FIRST.match(sentence.text) and previous:
            continue
        following = sentences[at + 1] if at + 1 < len(sentences) else None
        if following is None or not _PRONOUN_FIRST.match(following.text):
            continue
        person = _person(sentence) if following.text.startswith(("She ", "He ")) else None
        previous = person or first_subject(reading, sentence) or (acts[0].actor if acts else None) or previous
    return found


def _person(sentence: Sentence) -> Actor | None:
    """Whom "she" or "he" at the start of the next sentence means: the person named in this one."""
    named = [m for m in sentence.mentions if m.entity.kind == "person"]
    return from_mention(sentence, named[-1]) if named else None


def read_decisions(reading: Reading, acts: list[Act], topics: Topics) -> list[Draft]:
    """A draft of a Decision for each act of an actor, and for acts told in other ways."""
    found = [d for act in acts if (d := _decision(reading, act, topics))]
    told: set[tuple[str, object]] = set()
    for sentence in reading.text_sentences:
        if sentence.reference.startswith("Rec."):
            continue
        for entry in told_in_passing(reading, sentence, topics):
            key = (entry.rule, entry.fields["actor"])
            if entry.rule != "as-asked-by" or key not in told:
                found.append(entry)
            told.add(key)
    return found


def _decision(reading: Reading, act: Act, topics: Topics) -> Draft | None:
    actor = doer(reading, act)
    told = act.verb.startswith(("was ", "were "))
    if (actor is None and not told) or _is_idle(act):
        return None
    kind = decision_class(reading, act, actor) if actor else "statement"
    addressee = addressees(reading, act) if kind != "statement" or told else ()
    if kind == "request" and not addressee and reading.own.body and actor and actor.entity.key != reading.own.body.key:
        addressee = (reading.own.body_name,)
    fields = {
        "meeting": (reading.own.meeting,) if reading.own.meeting else (),
        "verb": act.verb,
        "actor": (actor.name,) if actor else (),
        "addressee": addressee,
        "text_summary": shorten(act.sentence.text[act.verb_first :]),
        "topics": topics.named(act.object),
        "class_": kind,
    }
    span, sure = (min(act.first, act.verb_first), len(act.sentence.text)), 0.9 if act.actor and not act.passive else 0.7
    hint = f"p{act.sentence.reference}-{act.verb}"
    return draft("Decision", act.sentence, span, _rule(act), sure, hint, **fields)


def _is_idle(act: Act) -> bool:
    """Whether an act tells nothing by itself: views within views, or the talk before a decision told in one breath."""
    if act.kind == "statement":
        joined = _DIRECTLY.match(act.object)
        decided = bool(joined and joined["verb"] in verbs.SELF_ACTS)
        return act.after_that or decided or bool(re.match(r" the following\b", act.object))
    if act.verb in ("included", "identified", "extended") and act.actor and act.actor.entity.kind != "body":
        return True
    if act.verb in ("established", "launched", "set up") and act.actor and act.actor.entity.kind != "body":
        return True
    return act.sentence.reference.startswith("Rec.") or (act.kind == "commitment" and _sets_up(act))


def _sets_up(act: Act) -> bool:
    """Whether the passage sets the actor up, so that what it will do is its mandate."""
    return bool(re.search(r"\b(?:decided|agreed) (?:to establish|to set up|to create)\b", act.sentence.block.text))


def _rule(act: Act) -> str:
    return ("told-in-passive-" if act.passive else "actor-and-verb-") + act.kind


def decision_class(reading: Reading, act: Act, actor: Actor) -> str:
    """The class of an act: only a body decides; what a delegation or an expert says is a statement or a request."""
    if act.kind != "decision":
        body = actor.entity.kind == "body" and not act.passive
        if act.kind == "statement":
            promised = act.verb in ("announced", "confirmed", "stated") and _PROMISES.match(act.object)
            return "commitment" if promised else "decision" if body and _decides_by(act) else act.kind
        if act.kind == "proposal" and (_concludes(reading, act) or (body and act.verb.startswith("recommend"))):
            return "decision"
        return "decision" if body and act.verb.startswith("encourag") else act.kind
    return "decision" if actor.entity.kind in ("body", "organization", "group", "meeting") else "statement"


def _concludes(reading: Reading, act: Act) -> bool:
    """Whether "it was suggested that" tells what an expert meeting as a whole concludes, not what one speaker proposes."""
    section = section_body(reading, act.sentence.block) or reading.own.body
    impersonal = act.passive and bool(_IMPERSONAL.search(act.sentence.text[: act.verb_first]))
    return impersonal and bool(section) and section is not None and section.type == "expert-meeting"


def _decides_by(act: Act) -> bool:
    """Whether words of stating tell a conclusion: that something is needed."""
    return act.verb in (
        "stressed",
        "recognized",
        "recognised",
        "emphasized",
        "emphasised",
        "noted",
        "reviewed",
    ) and bool(
        re.match(r" (?:the need|that [^.;]{0,90}? (?:is|was|were|are) needed|that there (?:is|was) a need)", act.object)
    )

"""Who is meant to speak or act where a passage names nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, actor_of, from_mention
from graph.extraction.acts import Act, acts_of
from graph.extraction.entities import Entity

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.reading import Reading, Sentence

_ALL = frozenset(
    ["members", "member states", "member economies", "delegates", "delegations", "participants", "ministers"]
)
_NOBODY = Entity("own:", "group", "")


def doer(reading: Reading, act: Act) -> Actor | None:
    """The actor of an act; of a passive without an agent, the body whose discussion the report tells."""
    if act.actor is not None:
        return _as_body(reading, act, act.actor)
    if act.kind == "request":
        return _asker(reading, act)
    if act.verb in ("recommended", "adopted", "agreed", "decided", "endorsed"):
        section = section_body(reading, act.sentence.block) or reading.own.body
        return actor_of(reading, section) if section else None
    return None if act.verb.startswith("was ") or act.verb.startswith("were ") else speaker(reading, act.sentence)


def _as_body(reading: Reading, act: Act, actor: Actor) -> Actor:
    """The body whose members "members agreed" tells of: what all of them decide, it decides."""
    whole = (
        actor.entity.kind == "group" and actor.name.lower().removeprefix("all ") in _ALL
    ) or actor.name == reading.members
    own = reading.own.body
    if act.kind != "decision" or not whole or own is None or own.type == "expert-meeting":
        return actor
    return replace(actor, name=own.name, entity=own)


def _asker(reading: Reading, act: Act) -> Actor | None:
    """Who asks in "X is asked to": the author of the paper if X is the body it is for, else the last body that spoke."""
    asked = [from_mention(act.sentence, m) for m in act.sentence.within(0, act.verb_first)]
    own = reading.own.body
    author = next(
        (
            m.entity
            for m in reading.mentions
            if m.entity.name in reading.document.masthead.author or m.printed in reading.document.masthead.author
        ),
        None,
    )
    if asked and own and asked[-1].entity.key == own.key and author and reading.document.masthead.author:
        return actor_of(reading, author)
    spoken = [s for s in reading.sentences if s.position == act.sentence.position and s.start < act.sentence.start]
    for sentence in reversed(spoken):
        before = [a for a in acts_of(reading, sentence) if a.actor and not a.passive]
        if before:
            return before[-1].actor
    return speaker(reading, act.sentence)


def speaker(reading: Reading, sentence: Sentence) -> Actor | None:
    """Whose views "it was noted" tells: the body of the section, else the body of the report."""
    section = section_body(reading, sentence.block)
    if (section or reading.own.body or _NOBODY).type == "expert-meeting":
        return Actor("experts", Entity("own:experts", "group", "experts"), plural=True)
    body = section or reading.own.body
    return actor_of(reading, body) if body else None


def section_body(reading: Reading, block: Block) -> Entity | None:
    """The body whose name is the heading a passage stands under."""
    return reading.sections.get(block.headings)

"""Which words name the actor of a clause, and by which name the facts call it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.entities import Entity

if TYPE_CHECKING:
    from graph.extraction.entities import Mention
    from graph.extraction.reading import Reading, Sentence

_OPENERS = ("of ", "from ", "for ", "of the ", "from the ", "for the ")
_SPEAKS_FOR = re.compile(
    r"(?:[Tt]he |[Aa] |[Oo]ne )?(?:[Dd]elegations?|[Dd]elegates?|[Rr]epresentatives?|[Oo]bservers?|[Mm]ember"
    r"|[Ee]xpert) (?:of"
    r"|from|for) (?:the )?(?:Governments? of )?(?:the )?$"
)
_GOVERNMENT = re.compile(r"(?:[Tt]he )?Governments? of (?:the )?$")
_OFFICE = re.compile(
    r"\b(?P<office>(?:(?!The\b)[A-Z][a-z]+ (?:and )?){0,3}?(?:Secretary(?:-General)?|Director(?:[- ]General)?|Head"
    r"|Chief"
    r"|(?:Vice-)?Chair(?:person|man|woman)?|(?:Vice-)?President|Officer-in-Charge|Coordinator|Convenor)) (?:of"
    r"|for) (?:the )?$"
)
_ARTICLE = re.compile(
    r"(?:^|\s)(?:[Tt]he|[Aa]n?|[Aa]ll|[Bb]oth|[Ii]ts|[Oo]ther|[Tt]hese|[Tt]hose|[Ss]ome|We,|the two)\s+$"
)
_PREPOSITION = re.compile(
    r"\b(?:of|in|at|on|by|for|from|to|with|within|during|under|between|among|through|into|as|about|including|and|or|via"
    r"|after|before|since|upon|regarding|concerning|towards?|against|such as|than|per)(?: (?:the|all|its"
    r"|an?|other|these|both|some))?\s*$",
    re.IGNORECASE,
)
_NEAR = 26
_AND = re.compile(r"\band (?:the )?$")
_SPEAKER_OF = re.compile(
    r"(?:’s|'s)? (?:representative|delegate|delegation|observer|secretariat|expert|member)s?,?\s*$"
)
_BREAK = re.compile(r"[;:]|\b(?:that|which|whether|because|although)\b|, (?:and|but) (?=the )")


_BRACKETS = re.compile(r"\([^()]*\)")
_HANGS_ON = re.compile(
    r"\s*,?\s*(?:in|on|at|for|from|convened|held|established|organized|together with|along with|under|during|after|n"
    r"oting|recalling|having|based|with|of|as|to the)\b[^,]*(?:,[^,]*)*$"
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|should|could|can|may|that|which)\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as a fact names it; ``first`` and ``last`` are offsets in its sentence."""

    name: str
    entity: Entity
    first: int = 0
    last: int = 0
    plural: bool = False
    hangs: bool = False
    """Whether it stands behind a preposition, so that no verb has it as its subject."""


def name_of(entity: Entity, printed: str = "") -> str:
    """The name by which facts call an entity: the register's, or the longest the document prints."""
    if entity.kind == "economy" and printed:
        return printed.removeprefix("the ").removeprefix("The ")
    return entity.name


def actor_of(reading: Reading, entity: Entity) -> Actor:
    """An entity as an actor without a place in a sentence."""
    return Actor(name_of(entity), entity)


def from_mention(sentence: Sentence, mention: Mention) -> Actor:
    """The actor a mention names, with the words before it that belong to it ("the delegation of ...")."""
    known = sentence.actors.get(mention.start)
    if known is None:
        known = sentence.actors[mention.start] = _with_openers(sentence, mention)
    return known


def _with_openers(sentence: Sentence, mention: Mention) -> Actor:
    first, last = mention.start - sentence.start, mention.end - sentence.start
    before = sentence.text[:first]
    entity = mention.entity
    name = name_of(entity, mention.printed)
    hangs = before.endswith(_OPENERS)
    speaks = _SPEAKS_FOR.search(before[-60:]) if hangs else None
    government = _GOVERNMENT.search(before[-30:]) if hangs else None
    if speaks:
        first = len(before) - len(speaks[0])
    elif government and entity.kind == "economy":
        first = len(before) - len(government[0])
        name = "Government of " + ("the " if before.endswith("the ") else "") + name
    office = None if speaks or not hangs else _OFFICE.search(before[-70:])
    if office and not _in_apposition(sentence, len(before) - len(office[0])):
        first = len(before) - len(office[0])
        name = f"{office[0]}{mention.printed}"
        entity = Entity(f"own:{name.lower()}", "person", name)
    article = _ARTICLE.search(sentence.text, max(0, first - 12), first)
    if article:
        first = article.start() + (1 if article[0][0].isspace() else 0)
    hung = bool(_PREPOSITION.search(sentence.text, max(0, first - _NEAR), first))
    return Actor(name, entity, first, last, entity.kind == "group", hung)


def _in_apposition(sentence: Sentence, at: int) -> bool:
    """Whether words at ``at`` tell the office of a person named right before them: "Ms. Ropes, Head of"."""
    before = sentence.text[:at].removesuffix("the ")
    people = (m.end - sentence.start for m in sentence.mentions if m.entity.kind == "person")
    return before.endswith((", ", " as ", "(")) and any(0 < len(before) - end < 80 for end in people)


def named_before(reading: Reading, sentence: Sentence, at: int) -> Actor | None:
    """The subject of a verb at ``at``: the last actor before it in its clause that hangs on no preposition."""
    text = sentence.text
    candidates = [from_mention(sentence, m) for m in sentence.within(0, at) if m.entity.kind != "meeting"]
    free = [c for c in candidates if not c.hangs]
    for actor in reversed(free):
        if _transparent(text[actor.last : at], at - actor.last):
            return actor
    last = candidates[-1] if free else None
    joined = last and not text[last.last : at].strip() and _AND.search(text[: last.first].rstrip() + " ")
    return free[-1] if joined else None


def _transparent(between: str, length: int) -> bool:
    """Whether the words between a noun and a verb leave the noun the subject of the verb."""
    plain = _BRACKETS.sub("", between) if "(" in between else between
    if plain.strip(" ,’'s“”\"*") == "" or _SPEAKER_OF.match(plain):
        return True
    if length > 220 or ";" in plain or ":" in plain:
        return False
    if between.startswith((",", " (")) and plain.rstrip().endswith(","):
        return True
    return bool(_HANGS_ON.match(plain)) and not _VERB.search(plain)


def named_in(reading: Reading, sentence: Sentence, first: int, last: int) -> Actor | None:
    """The first actor named between two offsets of a sentence."""
    inside = sentence.within(max(first, 0), last)
    return from_mention(sentence, inside[0]) if inside else None


def all_named(sentence: Sentence, first: int, last: int) -> list[Actor]:
    """All actors named between two offsets of a sentence."""
    return [from_mention(sentence, m) for m in sentence.within(max(first, 0), last)]


def last_subject(reading: Reading, sentence: Sentence, at: int) -> Actor | None:
    """The actor that a pronoun at ``at`` takes up within its sentence."""
    candidates = [from_mention(sentence, m) for m in sentence.within(0, at)]
    free = [c for c in candidates if not c.hangs]
    return free[-1] if free else candidates[0] if candidates else None


def first_subject(reading: Reading, sentence: Sentence) -> Actor | None:
    """The actor with whom a sentence begins, for a pronoun at the start of the next one."""
    candidates = [from_mention(sentence, m) for m in sentence.mentions]
    free = [c for c in candidates if not c.hangs]
    return free[0] if free else None


def named_near(sentence: Sentence, at: int) -> bool:
    """Whether an actor other than a State is named right before ``at``."""
    return any(0 <= at - (m.end - sentence.start) <= 2 and m.entity.kind != "economy" for m in sentence.mentions)

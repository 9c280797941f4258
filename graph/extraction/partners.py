"""The parties of a cooperation: who is named behind a phrase, who acts, and how far it has come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, all_named, named_before
from graph.extraction.addressed import asked_by_lead
from graph.extraction.addressees import addressees
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import doer, section_body
from graph.extraction.words.phrases import AGREED, ENUMERATION, PROPOSED, REQUESTED

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.entities import Mention
    from graph.extraction.reading import Reading, Sentence

_REQ, _PROP, _AGR = re.compile(REQUESTED), re.compile(PROPOSED), re.compile(AGREED)
_PUT_FORWARD = re.compile(r"\b(?:suggested|proposed) that\b[^.;]* should\b[^.;]*$")
_EXAMPLES = re.compile(ENUMERATION)
_NUMBER_OF = re.compile(r"^(?:two|three|four|five|six|several|the) (?P<noun>[a-z][\w -]+?)s? \((?P<list>[A-Z][^()]+)\)")
_OTHERS = re.compile(r"(?:,| and)* (?P<name>other (?:\w+ (?:and )?){1,4}organi[sz]ations)")
_BY = re.compile(r"\b(?:by|to be undertaken by) $")
_MODAL = re.compile(r" (?:should|would) ")
_CLASS = re.compile(
    r"\b(?:agencies|organi[sz]ations|bodies|groups|partners|institutions|stakeholders|countries|economies)\b"
)


def cooperate(
    reading: Reading,
    sentence: Sentence,
    span: tuple[int, int],
    rule: str,
    who: tuple[str, ...],
    to: tuple[str, ...],
    kind: str,
    status: str,
    confidence: float = 0.75,
    **more: object,
) -> list[Draft]:
    """A draft of a Cooperation between the parties; none if one side is not named."""
    who = tuple(dict.fromkeys(w for w in who if w))
    to = tuple(dict.fromkeys(t for t in to if t and (t not in who or rule == "among-themselves")))
    if not who or not to:
        return []
    meeting = (reading.own.meeting,) if reading.own.meeting else ()
    told = {"from_": who, "to": to, "kind": kind, "status": status, "about": shorten(sentence.text[span[0] :])}
    hint = f"p{sentence.reference}-{'-'.join(to)[:30]}"
    return [draft("Cooperation", sentence, span, rule, confidence, hint, meeting=meeting, **told, **more)]


def status_at(sentence: Sentence, first: int, default: str = "existing") -> str:
    """How far a cooperation has come that a sentence tells of at an offset: the sign nearest before it counts most."""
    before = sentence.text[:first]
    signs = [
        (m.end(), status)
        for pattern, status in ((_REQ, "requested"), (_PROP, "proposed"), (_AGR, "agreed"))
        for m in pattern.finditer(before)
    ]
    if signs:
        last = max(signs)[1]
        asked = any(status == "requested" for _, status in signs)
        if last == "requested" and _PUT_FORWARD.search(before):
            return "proposed"
        return "requested" if asked and last == "agreed" else last
    return default


def default(sentence: Sentence, acts: list[Act]) -> str:
    """How far a cooperation has come if no sign stands before it: by the acts of the sentence and the kind of passage."""
    if any(a.kind in ("commitment", "decision") for a in acts):
        return "agreed"
    if sentence.reference.startswith("Rec."):
        return "requested"
    if re.search(r"\b[Aa]im of the work\b|\bprogramme of work\b", sentence.text):
        return "agreed"
    if sentence.block.kind == "item" and sentence.block.number and not re.match(r"[A-Z]\w+ing\b", sentence.text):
        return "requested"
    if sentence.block.kind == "item" and re.match(r"[A-Z]\w+ing\b", sentence.text):
        return "proposed"
    return "existing"


def partners(sentence: Sentence, at: int) -> tuple[list[str], bool, int]:
    """(names of the parties named behind a phrase, whether they are examples of a class, where they end)."""
    text = sentence.text
    rest = re.match(r"\s*(?:the |its |their )?", text[at:])
    begin = at + (rest.end() if rest else 0)
    counted = _NUMBER_OF.match(text[begin:])
    if counted:
        names = [f"{counted['noun']} ({part})" for part in re.split(r", | and ", counted["list"])]
        return names, True, begin + counted.end()
    mentions = [m for m in sentence.mentions if m.start - sentence.start >= at and m.entity.kind != "person"]
    opener = _EXAMPLES.search(text, begin, begin + 90)
    classed = bool(opener and _CLASS.search(text[begin : opener.start()]))
    if opener and (classed or not mentions or mentions[0].start - sentence.start > opener.start()):
        behind = [m for m in mentions if m.start - sentence.start >= opener.end()]
        chain = _chain(sentence, behind, opener.end() + 12)
        return [a.name for a in chain], True, chain[-1].last if chain else opener.end()
    chain = _chain(sentence, mentions, begin + 16)
    names = [a.name for a in chain]
    last = chain[-1].last if chain else begin
    other = _OTHERS.match(text[last:])
    if other and chain:
        names.append(other["name"])
        last += other.end()
    return names, False, last


def _chain(sentence: Sentence, mentions: list[Mention], until: int) -> list[Actor]:
    """The mentions that stand in one list: joined by commas and "and" only."""
    found: list[Actor] = []
    at = until
    for mention in mentions:
        first = mention.start - sentence.start
        between = sentence.text[found[-1].last : first] if found else ""
        if found and between == " (" and mention.entity.key == found[-1].entity.key:
            found[-1] = replace(found[-1], last=mention.end - sentence.start)
            continue
        if (not found and first > at) or (
            found
            and not re.fullmatch(
                r"(?: \([A-Za-z./-]+\))?(?:\)?,)?(?: ?(?:and|as well as|or))?(?: with)? ?(?:(?:the|other|its) ?)*",
                between,
            )
        ):
            break
        named = all_named(sentence, first, mention.end - sentence.start)
        found += named[:1]
    return found


def parties_from(reading: Reading, sentence: Sentence, acts: list[Act], at: int) -> tuple[str, ...]:
    """Who cooperates: whom a request asks, else who acts, else whose section it is."""
    if sentence.block.kind == "item" and sentence.block.parent >= 0:
        lead = asked_by_lead(reading, sentence.block)
        if lead:
            return lead[:1]
    modal = list(_MODAL.finditer(sentence.text, 0, at))
    subject = named_before(reading, sentence, modal[-1].start()) if modal else None
    if subject and " that " in sentence.text[: subject.first + 1]:
        return (subject.name,)
    acting = _acting(reading, [a for a in acts if a.verb_first <= at])
    if acting:
        return acting
    named = [a for a in all_named(sentence, 0, at) if a.entity.kind in ("body", "organization", "group")]
    if named:
        return ((named[-1] if _BY.search(sentence.text[: named[-1].first]) else named[0]).name,)
    section = section_body(reading, sentence.block)
    return (section.name if section else reading.own.body_name,)


def _acting(reading: Reading, acts: list[Act]) -> tuple[str, ...]:
    """Whom the last of some acts asks, else who does it."""
    for act in reversed(acts):
        asked = addressees(reading, act)[:1] if act.kind in ("request", "proposal") else ()
        if asked:
            return asked
        actor = doer(reading, act)
        if actor and actor.entity.kind != "person" and not (act.passive and act.kind in ("statement", "proposal")):
            return (actor.name,)
    return ()

"""Cooperation told without a set phrase: invitations, support, approval, work among the members of a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import all_named, named_in
from graph.extraction.addressees import addressees
from graph.extraction.cues import Cued
from graph.extraction.partners import cooperate, parties_from, partners, status_at
from graph.extraction.speakers import section_body

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.draft import Draft
    from graph.extraction.reading import Reading, Sentence

_TOGETHER = Cued(r", (?:together|jointly) with (?:the )?")
_CREATES = Cued(
    r"\bwill (?:also )?(?:coordinate|support|assist|lead|facilitate) the (?:creation|establishment|launch"
    r"|work|setting[- ]up) of (?:the )?"
)
_CONTRIBUTES = Cued(r"\b(?:contribute|provide support|lend support)\b[^.;]{0,30}? to (?:the work of )?(?:the |an? )?")
_SERVES = Cued(r"\bsecretariat (?:also )?(?:supports|services|assists) (?:the )?")
_CONTEXT = Cued(
    r"\b(?:implemented|carried out|executed)\b[^.;]{0,20}? (?:in the (?:context|framework) of|through) (?:the )?"
)
_ENABLES = Cued(r"\benable (?P<a>[^.;,]{2,60}?) and (?P<b>[^.;,]{2,60}?) to (?:share|exchange|cooperate|work)")
_APPROVAL = Cued(
    r"\b(?:letter|request|proposal|note)\b[^.;]*?\bsent to (?:the )?(?P<a>[^.;]+?) (?:to seek|for"
    r"|seeking) (?P<b>[^.;]+?) (?:approval|endorsement|consent)"
)
_MUTUAL = Cued(
    r"\b(?:network(?:ing)?|information exchange|exchange of information|cooperation|work together"
    r"|coordination)\b[^.;]{0,60}?\b(?:among|between) (?:the )?"
)
_SELF = Cued(
    r"^(?:[Pp]romote|[Ee]ncourage|[Ss]trengthen)?\b[^.;]{0,40}\b(?:[Nn]etworking|[Ii]nformation exchange"
    r"|[Ww]ork together"
    r"|[Cc]ooperate)\b"
)
_THEMSELVES = Cued(
    r"(?P<who>\b[^,.;]+), in (?:liaison|consultation|cooperation|coordination) among themselves,? (?:and|with"
    r"|and with) (?:the )?"
)
_DISSEMINATE = Cued(
    r"\b(?:invitations?|requests?) from (?P<who>[^.;]+?) to (?:disseminate|share|provide|exchange|present)"
)
_TAKE_PART = Cued(r"\b(?:contribute|how to contribute) to the (?:[Mm]eeting|[Cc]onference|[Ss]ummit|[Ff]orum)")


_TO_INVITE = re.compile(r"[^.;]{0,20}? to invite (?:the )?")
_EVENT = re.compile(r"(?:seminar|workshop|conference|forum)\b")
_GATHERING = re.compile(r"[Mm]eeting|[Cc]onference|[Ss]ummit|[Ff]orum")
_UNKNOWN = re.compile(r" and (?:the |its )?(?P<who>[a-z][a-z -]{2,30}?)(?=[.,;]| to | on | in | for |$)")
_PAIR = re.compile(r"\b(?P<a>\w+) and (?P<b>\w+) (?P<noun>bodies|agencies|organizations|donors)\b")
_TURNS = (
    (_TOGETHER, "together-with", "joint-activity", "agreed"),
    (_CREATES, "helps-to-create", "joint-activity", "agreed"),
    (_SERVES, "secretariat-serves", "in-kind", "existing"),
    (_CONTEXT, "in-context-of", "joint-activity", "existing"),
)


def special(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Cooperation that a turn of its own tells: joint subjects, help, support, approval, leaders among themselves."""
    found = []
    for pattern, rule, kind, status in _TURNS:
        match = pattern.told(sentence)
        named = named_in(reading, sentence, match.end() - 4, match.end() + 60) if match else None
        if match and named and named.first <= match.end() + 2:
            who, span = _helper(reading, sentence, acts, match, rule), (match.start(), named.last)
            found += cooperate(reading, sentence, span, rule, who, (named.name,), kind, status)
    return [
        *found,
        *_contributes(reading, sentence, acts),
        *_enables(sentence, reading),
        *_approval(reading, sentence),
        *_on_invitation(reading, sentence),
        *_leaders(reading, sentence),
    ]


def _helper(reading: Reading, sentence: Sentence, acts: list[Act], match: re.Match[str], rule: str) -> tuple[str, ...]:
    """Who helps, serves or works: by the turn that tells it."""
    if rule == "secretariat-serves":
        serving = named_in(reading, sentence, 0, match.start() + 12)
        return (serving.name if serving else "",)
    if rule == "in-context-of":
        section = section_body(reading, sentence.block)
        return (section.name if section else reading.own.body_name,)
    if rule == "together-with":
        named = all_named(sentence, 0, len(sentence.text))
        return (named[0].name if named else "",)
    return parties_from(reading, sentence, acts, len(sentence.text))


def _leaders(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Told as "the lead countries, in liaison among themselves, and the secretariat": the leaders named below the passage."""
    match = _THEMSELVES.told(sentence) if " themselves" in sentence.text else None
    if not match:
        return []
    below = [b for b in reading.document.blocks if b.parent == sentence.position]
    leaders = [
        m.printed
        for b in below
        for m in reading.mentions
        if b.start <= m.start < b.end
        and m.entity.kind == "economy"
        and " as the lead" in reading.document.text[m.end : m.end + 14]
    ]
    other = named_in(reading, sentence, match.end() - 4, match.end() + 40)
    who = tuple(leaders) or tuple(a.name for a in all_named(sentence, match.start("who"), match.end("who") + 1))
    return cooperate(
        reading, sentence, match.span(), "leaders-in-liaison", who, (other.name if other else "",), "liaise", "agreed"
    )


def _contributes(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Who gives what to an event, a body or a meeting: "will contribute to the work of the Team"."""
    match = _CONTRIBUTES.told(sentence)
    if not match:
        return []
    first, last = match.span()
    giver = next(((a.actor.name,) for a in acts if a.kind == "commitment" and a.actor), ())
    event = _EVENT.match(sentence.text, last)
    if giver and event:
        to, span = (f"organizers of the {event[0]}",), (first, last + 20)
        return cooperate(reading, sentence, span, "contributes-to", giver, to, "in-kind", "agreed", 0.6)
    named = named_in(reading, sentence, last - 4, last + 40)
    if giver and named and named.first <= last + 2 and "work of" in match[0]:
        span = (first, named.last)
        return cooperate(reading, sentence, span, "contributes-to", giver, (named.name,), "in-kind", "agreed")
    headed = sentence.block.headings[-1:]
    if headed and _TAKE_PART.told(sentence) and _GATHERING.search(headed[0]):
        own, rule = (reading.own.body_name,), "contributes-to-meeting"
        return cooperate(reading, sentence, (first, last + 7), rule, own, headed, "joint-activity", "proposed")
    return []


def _enables(sentence: Sentence, reading: Reading) -> list[Draft]:
    """Two whom something would enable to share: "to enable A and B to exchange data"."""
    match = _ENABLES.told(sentence)
    if not match:
        return []
    one, two = (all_named(sentence, match.start(key) - 1, match.end(key) + 1)[:1] for key in ("a", "b"))
    who, to = tuple(a.name for a in one), tuple(a.name for a in two)
    return cooperate(reading, sentence, match.span(), "would-share", who, to, "information-exchange", "proposed")


def _approval(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Whose approval a body seeks: "a letter sent to A seeking B approval"."""
    match = _APPROVAL.told(sentence)
    if not match:
        return []
    named = [a.name for key in ("a", "b") for a in all_named(sentence, match.start(key) - 1, match.end(key) + 1)]
    own, giver = (reading.own.body_name,), named[-1] if named else ""
    return cooperate(
        reading, sentence, match.span(), "seeks-approval", own, tuple(named), "consult", "agreed", approval=giver
    )


def _on_invitation(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Whose wish for what a body knows it meets: "requests from other organizations to share"."""
    match = _DISSEMINATE.told(sentence)
    if not match:
        return []
    other = re.match(r"other [a-z ]+", match["who"])
    named = all_named(sentence, match.start("who") - 1, match.end("who") + 1)
    who = other[0] if other else named[0].name if named else ""
    to, own = (who + ("s" if who.endswith("organization") else ""),), (reading.own.body_name,)
    rule, kind = "shares-on-invitation", "information-exchange"
    return cooperate(reading, sentence, match.span(), rule, own, to, kind, "requested")


def invitations(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Whom a body invites, or agrees to invite."""
    found = []
    for act in acts:
        if act.passive or not act.actor or not act.actor.entity.is_actor:
            continue
        who, span = (act.actor.name,), (act.verb_first, len(sentence.text))
        if act.verb in ("invited", "invites"):
            to = addressees(reading, act)[:4]
            found += cooperate(reading, sentence, span, "invites", who, to, "invite", "requested")
        match = _TO_INVITE.match(act.object) if act.kind == "decision" else None
        named = named_in(reading, sentence, act.last + match.end() - 5, act.last + match.end() + 60) if match else None
        if named:
            found += cooperate(reading, sentence, span, "agreed-to-invite", who, (named.name,), "invite", "agreed", 0.9)
    return found


def elements(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Cooperation within a list of recommendations and within a group: "work together", "cooperation among providers"."""
    found = _mutual(reading, sentence)
    if found or sentence.block.depth != 2 or not _SELF.told(sentence):
        return found
    pair = _PAIR.search(reading.document.blocks[sentence.block.parent].text)
    if not pair:
        return []
    text, rule = sentence.text, "asked-to-work-together"
    kind = "information-exchange" if "exchange" in text else "joint-activity"
    one, two = ((f"{pair[key].lower()} {pair['noun']}",) for key in ("a", "b"))
    return cooperate(reading, sentence, (0, len(text)), rule, one, two, kind, "requested", 0.7)


def _mutual(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Those among whom something is shared: "networking among providers"."""
    match = _MUTUAL.told(sentence)
    if not match:
        return []
    behind, _, last = partners(sentence, match.end())
    far = [a.name for a in all_named(sentence, match.end() - 2, len(sentence.text)) if a.entity.kind == "group"]
    other = _UNKNOWN.match(sentence.text, last) if len(behind) == 1 and not far[1:] else None
    names = tuple(dict.fromkeys([*behind, *far, *([other["who"]] if other else [])]))
    asked = sentence.reference.startswith("Rec.")
    status = "requested" if asked else status_at(sentence, match.start(), "proposed")
    rule, kind = ("among-themselves", "liaise") if len(names) == 1 else ("among-parties", "information-exchange")
    to = names if len(names) == 1 else names[1:]
    return cooperate(reading, sentence, (match.start(), last), rule, names[:1], to, kind, status, 0.6)

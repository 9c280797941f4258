"""Cooperation told without a set phrase: invitations, support, approval, work among the members of a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import all_named, named_in
from graph.extraction.addressees import addressees
from graph.extraction.partners import cooperate, parties_from, partners, status_at
from graph.extraction.speakers import section_body
from graph.extraction.cues import Cued

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.draft import Draft
    from graph.extraction.reading import Reading, Sentence

_TOGETHER = Cued(
    r", (?:together|jointly) with (?:the )?")
_CREATES = Cued(
    r"\bwill (?:also )?(?:coordinate|support|assist|lead|facilitate) the (?:creation|establishment|launch"
    r"|work|setting[- ]up) of (?:the )?"
)
_CONTRIBUTES = Cued(
    r"\b(?:contribute|provide support|lend support)\b[^.;]{0,30}? to (?:the work of )?(?:the |an? )?",
)
_SERVES = Cued(
    r"\bsecretariat (?:also )?(?:supports|services|assists) (?:the )?")
_CONTEXT = Cued(
    r"\b(?:implemented|carried out|executed)\b[^.;]{0,20}? (?:in the (?:context|framework) of|through) (?:the )?"
)
_ENABLES = Cued(
    r"\benable (?P<a>[^.;,]{2,60}?) and (?P<b>[^.;,]{2,60}?) to (?:share|exchange|cooperate|work)"
)
_APPROVAL = Cued(
    r"\b(?:letter|request|proposal|note)\b[^.;]*?\bsent to (?:the )?(?P<a>[^.;]+?) (?:to seek|for"
    r"|seeking) (?P<b>[^.;]+?) (?:approval|endorsement|consent)",
)
_MUTUAL = Cued(
    r"\b(?:network(?:ing)?|information exchange|exchange of information|cooperation|work together"
    r"|coordination)\b[^.;]{0,60}?\b(?:among|between) (?:the )?",
)
_SELF = Cued(
    r"^(?:promote|encourage|strengthen)?\b[^.;]{0,40}\b(?:networking|information exchange|work together|cooperate)\b",
)
_THEMSELVES = Cued(
    r"(?P<who>\b[^,.;]+), in (?:liaison|consultation|cooperation|coordination) among themselves,? (?:and|with|and with) (?:the )?",
)
_DISSEMINATE = Cued(
    r"\b(?:invitations?|requests?) from (?P<who>[^.;]+?) to (?:disseminate|share|provide|exchange|present)",
)
_TAKE_PART = Cued(
    r"\b(?:contribute|how to contribute) to the (?:[Mm]eeting|[Cc]onference|[Ss]ummit|[Ff]orum)"
)


def special(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Cooperation that a turn of its own tells: joint subjects, help, support, approval, leaders among themselves."""
    text = sentence.text
    found = []
    for pattern, rule, kind, status in (
        (_TOGETHER, "together-with", "joint-activity", "agreed"),
        (_CREATES, "helps-to-create", "joint-activity", "agreed"),
        (_SERVES, "secretariat-serves", "in-kind", "existing"),
        (_CONTEXT, "in-context-of", "joint-activity", "existing"),
    ):
        match = pattern.search(text)
        named = named_in(reading, sentence, match.end() - 4, match.end() + 60) if match else None
        if match and named and named.first <= match.end() + 2:
            who: tuple[str, ...] = ("",)
            if rule == "secretariat-serves":
                serving = named_in(reading, sentence, 0, match.start() + 12)
                who = (serving.name if serving else "",)
            elif rule == "in-context-of":
                section = section_body(reading, sentence.block)
                who = (section.name if section else reading.own.body_name,)
            else:
                who = (
                    parties_from(reading, sentence, acts, len(text))
                    if rule != "together-with"
                    else (_first_named(sentence),)
                )
            found += cooperate(reading, sentence, match.start(), named.last, rule, who, (named.name,), kind, status)
    found += _contributes(reading, sentence, acts)
    found += _pairs(reading, sentence)
    found += _leaders(reading, sentence)
    return found


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
        reading,
        sentence,
        match.start(),
        match.end(),
        "leaders-in-liaison",
        who,
        (other.name if other else "",),
        "liaise",
        "agreed",
    )


def _first_named(sentence: Sentence) -> str:
    named = all_named(sentence, 0, len(sentence.text))
    return named[0].name if named else ""


def _contributes(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    text = sentence.text
    match = _CONTRIBUTES.told(sentence)
    if not match:
        return []
    committed = [a for a in acts if a.kind == "commitment" and a.actor]
    event = re.match(r"(?P<head>seminar|workshop|conference|forum)\b", text[match.end() :])
    if committed and event:
        return cooperate(
            reading,
            sentence,
            match.start(),
            match.end() + 20,
            "contributes-to",
            (committed[0].actor.name if committed[0].actor else "",),
            (f"organizers of the {event['head']}",),
            "in-kind",
            "agreed",
            0.6,
        )
    named = named_in(reading, sentence, match.end() - 4, match.end() + 40)
    if committed and named and named.first <= match.end() + 2 and "work of" in match[0]:
        return cooperate(
            reading,
            sentence,
            match.start(),
            named.last,
            "contributes-to",
            (committed[0].actor.name if committed[0].actor else "",),
            (named.name,),
            "in-kind",
            "agreed",
        )
    if (
        _TAKE_PART.told(sentence)
        and sentence.block.headings
        and re.search(r"[Mm]eeting|[Cc]onference|[Ss]ummit|[Ff]orum", sentence.block.headings[-1])
    ):
        return cooperate(
            reading,
            sentence,
            match.start(),
            match.end() + 7,
            "contributes-to-meeting",
            (reading.own.body_name,),
            (sentence.block.headings[-1],),
            "joint-activity",
            "proposed",
        )
    return []


def _pairs(reading: Reading, sentence: Sentence) -> list[Draft]:
    text = sentence.text
    match = _ENABLES.told(sentence)
    found = []
    if match:
        one, two = (
            all_named(sentence, match.start("a") - 1, match.end("a") + 1),
            all_named(sentence, match.start("b") - 1, match.end("b") + 1),
        )
        if one and two:
            found += cooperate(
                reading,
                sentence,
                match.start(),
                match.end(),
                "would-share",
                (one[0].name,),
                (two[0].name,),
                "information-exchange",
                "proposed",
            )
    match = _APPROVAL.told(sentence)
    if match:
        named = [a.name for key in ("a", "b") for a in all_named(sentence, match.start(key) - 1, match.end(key) + 1)]
        own = reading.own.body_name
        found += cooperate(
            reading,
            sentence,
            match.start(),
            match.end(),
            "seeks-approval",
            (own,),
            tuple(named),
            "consult",
            "agreed",
            approval=named[-1] if named else "",
        )
    match = _DISSEMINATE.told(sentence)
    if match:
        other = re.match(r"other [a-z ]+", match["who"])
        who = (
            other[0]
            if other
            else next((a.name for a in all_named(sentence, match.start("who") - 1, match.end("who") + 1)), "")
        )
        found += cooperate(
            reading,
            sentence,
            match.start(),
            match.end(),
            "shares-on-invitation",
            (reading.own.body_name,),
            (who + ("s" if who.endswith("organization") else ""),),
            "information-exchange",
            "requested",
        )
    return found


def invitations(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Whom a body invites, or agrees to invite."""
    found = []
    text = sentence.text
    for act in acts:
        if act.passive or not act.actor or act.actor.entity.kind != "body":
            continue
        if act.verb in ("invited", "invites"):
            found += cooperate(
                reading,
                sentence,
                act.verb_first,
                len(text),
                "invites",
                (act.actor.name,),
                addressees(reading, act)[:4],
                "invite",
                "requested",
            )
        match = re.match(r"[^.;]{0,20}? to invite (?:the )?", act.object) if act.kind == "decision" else None
        named = named_in(reading, sentence, act.last + match.end() - 5, act.last + match.end() + 60) if match else None
        if named:
            found += cooperate(
                reading,
                sentence,
                act.verb_first,
                len(text),
                "agreed-to-invite",
                (act.actor.name,),
                (named.name,),
                "invite",
                "agreed",
                0.9,
            )
    return found


def elements(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Cooperation within a list of recommendations and within a group: "work together", "cooperation among providers"."""
    text = sentence.text
    found = []
    match = _MUTUAL.told(sentence)
    if match:
        behind, _, last = partners(sentence, match.end())
        far = [a.name for a in all_named(sentence, match.end() - 2, len(text)) if a.entity.kind == "group"]
        names = list(dict.fromkeys([*behind, *far]))
        status = (
            "requested" if sentence.reference.startswith("Rec.") else status_at(sentence, match.start(), "proposed")
        )
        if len(names) == 1:
            found += cooperate(
                reading,
                sentence,
                match.start(),
                last,
                "among-themselves",
                (names[0],),
                (names[0],),
                "liaise",
                status,
                0.6,
            )
        elif names:
            found += cooperate(
                reading,
                sentence,
                match.start(),
                last,
                "among-parties",
                (names[0],),
                tuple(names[1:]),
                "information-exchange",
                status,
                0.6,
            )
    if not found and sentence.block.depth == 2 and _SELF.told(sentence):
        lead = reading.document.blocks[sentence.block.parent].text
        pair = re.search(r"\b(?P<a>\w+) and (?P<b>\w+) (?P<noun>bodies|agencies|organizations|donors)\b", lead)
        if pair:
            kind = "information-exchange" if "exchange" in text else "joint-activity"
            found += cooperate(
                reading,
                sentence,
                0,
                len(text),
                "asked-to-work-together",
                (f"{pair['a'].lower()} {pair['noun']}",),
                (f"{pair['b'].lower()} {pair['noun']}",),
                kind,
                "requested",
                0.7,
            )
    return found

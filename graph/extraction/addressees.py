"""Whom an act asks: named behind the verb, in a list, or as the subject of a passive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import all_named, from_mention, named_in

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.reading import Reading

_SENT = re.compile(
    r"\b(?:be )?(?:sent|forwarded|addressed|submitted|transmitted|referred|conveyed)\b[^.;]{0,40}? to (?:the )?"
)
_INVITE = re.compile(
    r"\bto (?:invite|request|ask|call on|encourage|urge|instruct|inform|work (?:closer|closely|together"
    r"|more closely) with) (?:the )?"
)
_WITH = re.compile(
    r" (?:closely )?with (?:the )?|[^.;]{0,40}? to the work of (?:the )?|[^.;]{0,60}? and (?:liaise"
    r"|consult|cooperate|coordinate) with (?:the )?"
)
_DELEGATES = frozenset(["authorized", "authorised", "commended", "entrusted", "mandated", "thanked"])
_OF_MEMBERS = re.compile(r"\b[Mm]embers of (?:the )?$")
_LED_BY = re.compile(r"\b(?:be|is|are) (?:coordinated|led|managed|carried out) by (?:the )?")


def addressees(reading: Reading, act: Act) -> tuple[str, ...]:
    """Those whom an act asks: named behind the verb, or the subject of a passive."""
    passive = act.passive and (act.kind in ("request", "statement") or act.verb.startswith("w"))
    subject = _passive_subject(act) if passive else ()
    if subject:
        return subject
    if act.kind in ("request", "proposal"):
        return _asked(reading, act)
    if act.verb in ("established", "set up", "launched") and not act.passive:
        return tuple(a.name for a in all_named(act.sentence, act.last, act.last + 40) if a.entity.kind == "body")[:1]
    if act.verb in _DELEGATES and not act.passive:
        named = all_named(act.sentence, act.last, act.last + 60)
        return tuple(a.name for a in named[:1] if a.first <= act.last + 6)
    return _decided_on(reading, act) if act.kind in ("decision", "commitment") else ()


def _passive_subject(act: Act) -> tuple[str, ...]:
    """Who is asked in "the Team was asked to", or its members."""
    text = act.sentence.text
    if act.kind not in ("request", "statement") or (act.kind == "statement" and not act.verb.startswith("w")):
        return ()
    named = [from_mention(act.sentence, m) for m in act.sentence.within(0, act.verb_first)]
    subject = [a for a in named if a.last > act.verb_first - 40][-1:]
    if not subject:
        return ()
    before = text[: subject[0].last - 1].rsplit(" ", 1)[0] + " "
    whole = text[: subject[0].first].rstrip().endswith("embers of") or _OF_MEMBERS.search(before)
    return (f"members of {subject[0].name}" if whole else subject[0].name,)


def _decided_on(reading: Reading, act: Act) -> tuple[str, ...]:
    """Whom a decision or a commitment is to reach or to work with."""
    for pattern in (_SENT, _INVITE, _LED_BY):
        match = pattern.search(act.sentence.text, act.verb_first if pattern is _SENT else act.last)
        if match:
            named = named_in(reading, act.sentence, match.end() - 4, match.end() + 90)
            return (named.name,) if named else ()
    match = _WITH.match(act.object) if act.kind == "commitment" else None
    at = act.last + match.end() if match else 0
    named = named_in(reading, act.sentence, at - 4, at + 60) if match else None
    return (named.name,) if named else ()


def _asked(reading: Reading, act: Act) -> tuple[str, ...]:
    text = act.object
    if text.startswith(" for "):
        return ()
    if re.match(r" (?:it|them) to\b", text):
        ahead = [a for a in all_named(act.sentence, 0, act.verb_first) if act.actor is None or a.name != act.actor.name]
        return tuple(a.name for a in ahead[-1:])
    stop = re.search(
        r" to | that | in order|[.;]|, (?:with|in (?:close )?(?:cooperation|consultation|collaboration)|assisted by"
        r"|supported by) ",
        text,
    )
    end = stop.start() if stop else len(text)
    named = all_named(act.sentence, act.last, act.last + max(end, 3))
    if named and act.kind == "request":
        return tuple(dict.fromkeys(a.name for a in named))[:4]
    should = re.match(
        r"(?:,[^,]*,)? (?:that )?(?:also )?(?:the )?(?P<who>[^.;,]{0,60}?) should\b"
        r"|,? that (?:the )?(?P<other>[^.;,]{3,60}? )(?=[a-z]+\b)| to (?:the )?(?=[A-Z])[^.;,]{3,80}? to ",
        text,
    )
    if should:
        named = all_named(act.sentence, act.last, act.last + should.end())
        return tuple(dict.fromkeys(a.name for a in named))[:4]
    return ()

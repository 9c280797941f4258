"""Acts told in passing: by a paper, by reference to another body, or as measures in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, from_mention, named_in
from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import speaker
from graph.extraction.words import verbs
from graph.extraction.words.phrases import MEASURES

if TYPE_CHECKING:
    from graph.extraction.reading import Reading, Sentence
    from graph.extraction.topics import Topics

_MANDATED = Cued(r"\b(?:will|shall) have an? [\w-]+[- ](?:year|month)\b[^.;]{0,20}\bmandate\b")
_AS_MANDATED = Cued(r"\bAs (?P<verb>mandated|requested|decided|agreed) by (?:the )?")
_AGREED_MEASURES = Cued(rf"\b(?:agreed|decided)\b[^.;:]{{0,60}}?\b{MEASURES}\b[^;:]{{0,120}}? by (?=[a-z]+ing\b)")
_SUPPLIED = Cued(
    r"\b(?P<noun>(?:[Tt]he|[Aa]n?|[Tt]his) (?:paper|proposal|report|document|note|study|draft|assessment|evaluation"
    r"|survey))(?: (?!and )\w+)? "
    r"(?:also )?(?P<verb>proposes?d?|recommends?|recommended|suggests?|suggested|provides? (?:proposals"
    r"|recommendations|suggestions))\b"
)
_NEXT_MEASURE = re.compile(r";(?: and)? ?")
_NEED = Cued(r"\bthere (?:was|is) an? (?:urgent |clear |pressing )?need (?:to|for)\b")
_NOMINAL = Cued(
    r"\b(?:meeting|session|workshop|seminar|discussion)s? resulted in (?:a number of )?(?:specific )?"
    r"(?:policy )?(?P<noun>recommendations|conclusions)"
)
_PROPOSED_THING = Cued(
    r"\b[Tt]he [Pp]roposed (?P<what>[Tt]heme|[Dd]ates?|[Vv]enue|[Aa]genda|[Tt]itle|[Tt]opic) (?:for"
    r"|of) [^.;:]{3,80}? (?:is|are|was|were)\b"
)
_PROPOSAL_LEAD = Cued(
    r"\b[Tt]he (?P<what>proposal|paper|draft)\b[^.;]{0,30}? (?:includes?|included|contains?|contained|comprises?"
    r"|comprised)\b"
)
_TO_BE = Cued(r"\b(?:was|were|is|are) to be (?P<verb>[a-z]+ed)\b")
_AS_ASKED = Cued(r"\bas (?P<verb>requested|proposed|suggested|recommended) by (?:the )?")
_DECISION_OF = Cued(
    r"\bdecisions? of (?:the )?(?P<who>[^.;]{3,120}?) to (?P<verb>adopt|accept|approve|establish|endorse|include"
    r"|extend)\b"
)
_AS_ADOPTED = Cued(r"\bas (?P<verb>adopted|approved|agreed|endorsed) (?:by|at|in) (?:the )?")


def told_in_passing(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """Every act that a sentence tells in another way than by an actor and a verb."""
    return [
        *_mandated(reading, sentence, topics),
        *_nominal(reading, sentence, topics),
        *_as_mandated(reading, sentence, topics),
        *_papers(reading, sentence, topics),
        *_measures(reading, sentence, topics),
        *_proposed(reading, sentence, topics),
        *_referred(reading, sentence, topics),
    ]


def _make(
    reading: Reading,
    sentence: Sentence,
    span: tuple[int, int],
    rule: str,
    verb: str,
    actor: str,
    kind: str,
    topics: Topics,
    addressee: str = "",
    said: str = "",
) -> Draft:
    words = said or sentence.text[span[0] : span[1]]
    fields = {
        "meeting": (reading.own.meeting,) if reading.own.meeting else (),
        "verb": verb,
        "actor": (actor,) if actor else (),
        "addressee": (addressee,) if addressee else (),
        "text_summary": shorten(words),
    }
    hint = f"p{sentence.reference}-{verb}"
    return draft("Decision", sentence, span, rule, 0.75, hint, topics=topics.named(words), class_=kind, **fields)


def _mandated(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    match = _MANDATED.told(sentence)
    if not match or not reading.own.body:
        return []
    inside = [from_mention(sentence, m) for m in sentence.within(0, match.start())]
    who = inside[-1].name if inside else ""
    first = inside[-1].first if inside else match.start()
    return [
        _make(
            reading,
            sentence,
            (first, len(sentence.text)),
            "gets-a-mandate",
            "mandated",
            reading.own.body_name,
            "decision",
            topics,
            who,
        )
    ]


def _as_mandated(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    match = _AS_MANDATED.told(sentence)
    if not match:
        return []
    clause = sentence.text.find(", the ", match.end())
    giver = sentence.text[match.end() : clause if clause > 0 else match.end() + 80].strip(" ,")
    taker = named_in(reading, sentence, clause, clause + 120) if clause > 0 else None
    kind = "request" if match["verb"] == "requested" else "decision"
    return [
        _make(
            reading,
            sentence,
            (match.start(), len(sentence.text)),
            "as-mandated-by",
            match["verb"],
            giver,
            kind,
            topics,
            taker.name if taker else "",
        )
    ]


def _nominal(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    found = []
    match = _NOMINAL.told(sentence)
    if match:
        who = named_in(reading, sentence, 0, match.start() + 9) or speaker(reading, sentence)
        if who:
            verb = "recommended" if match["noun"] == "recommendations" else "concluded"
            found.append(_make(reading, sentence, match.span(), "resulted-in", verb, who.name, "decision", topics))
    need = _NEED.told(sentence)
    who = speaker(reading, sentence) if need else None
    if need and who and sentence.block.number and reading.own.meeting:
        found.append(
            _make(
                reading,
                sentence,
                (need.start(), len(sentence.text)),
                "need-expressed",
                "expressed need",
                who.name,
                "decision",
                topics,
            )
        )
    return found


def _papers(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """What a paper before the meeting proposes: told of the paper, not of the meeting."""
    found = []
    for match in _SUPPLIED.all_told(sentence):
        verb = "proposes" if match["verb"].startswith("provide") else match["verb"]
        found.append(
            _make(
                reading,
                sentence,
                (match.start(), len(sentence.text)),
                "paper-proposes",
                verb,
                _paper(reading, sentence, match["noun"]),
                "proposal",
                topics,
                reading.own.body_name,
            )
        )
    return found


def _paper(reading: Reading, sentence: Sentence, noun: str) -> str:
    """The paper as first called in the passage: "a paper on ..."."""
    head = noun.split()[-1]
    for other in reading.sentences:
        if other.reference == sentence.reference:
            match = re.search(rf"\b[Aa]n? (?P<name>{head} on [^.;]+)", other.text)
            if match:
                return shorten(match["name"], 12)
    return noun.split(" ", 1)[1]


def _measures(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """Each of the measures that a body agreed on: "agreed on measures ... by doing A; doing B; and doing C"."""
    match = _AGREED_MEASURES.told(sentence) if reading.own.body else None
    found = []
    at = match.end() if match else 0
    for part in _NEXT_MEASURE.split(sentence.text[at:]) if match else ():
        at = sentence.text.find(part, at)
        entry = _measure(reading, sentence, at, part, topics)
        found += [entry] if entry else []
        at += len(part)
    return found


def _measure(reading: Reading, sentence: Sentence, at: int, part: str, topics: Topics) -> Draft | None:
    """One of the measures, at an offset: what the body asks of others, or will do."""
    said, own = part.removeprefix("and "), reading.own.body_name
    verb = said.split(" ", 1)[0]
    if not verb.endswith("ing"):
        return None
    request = next((v for v in verbs.REQUEST if verb[:-3] and v.startswith(verb[:-3])), "")
    who = named_in(reading, sentence, at, at + 60) if request else None
    whom = _for_whom(reading, sentence, at, part, who, bool(request))
    told, kind, span = request or "agreed", "request" if request else "decision", (at, at + max(len(part), 1))
    return _make(reading, sentence, span, "agreed-measure", told, own, kind, topics, whom, said)


def _for_whom(reading: Reading, sentence: Sentence, at: int, part: str, who: Actor | None, request: bool) -> str:
    if who:
        return who.name
    goal = re.match(r"[^.;,]{0,40}? (?:for|to) (?=[a-z]+ )", part)
    named = named_in(reading, sentence, at + goal.end() - 1, at + goal.end() + 12) if goal else None
    if named and named.entity.kind == "group":
        return named.name
    return "" if request else reading.own.body_name


def _proposed(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """What a proposal before the meeting holds, and "the proposed theme for the meeting is"."""
    text = sentence.text
    match = _PROPOSED_THING.told(sentence)
    if match:
        return [
            _make(reading, sentence, (match.start(), len(text)), "proposed-thing", "proposed", "", "proposal", topics)
        ]
    lead = _proposal_lead(reading, sentence)
    if not lead or sentence.block.kind != "item":
        return []
    first = sentence.start == sentence.block.start
    if not first and not _TO_BE.told(sentence):
        return []
    who = next((m for m in sentence.within(0, 110) if m.entity.kind == "group"), None)
    name = from_mention(sentence, who).name if who else reading.own.body_name
    return [_make(reading, sentence, (0, len(text)), "element-of-proposal", "proposed", lead, "proposal", topics, name)]


def _proposal_lead(reading: Reading, sentence: Sentence) -> str:
    """The proposal that a list gives the elements of, as the passage calls it; empty if the list is of something else."""
    parent = sentence.block.parent
    if parent < 0:
        return ""
    text = reading.document.blocks[parent].text
    match = _PROPOSAL_LEAD.search(text)
    return _paper(reading, sentence, f"the {match['what']}") if match else ""


def _referred(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    """Acts told in passing: "as requested by A", "the decision of B to adopt", "as adopted at the session of C"."""
    own, end = reading.own.body_name, len(sentence.text)
    found = []
    for match in _AS_ASKED.all_told(sentence):
        who = named_in(reading, sentence, match.end() - 4, match.end() + 60)
        kind = "request" if match["verb"] == "requested" else "proposal"
        span, verb = (match.start(), end), match["verb"]
        if who:
            found.append(_make(reading, sentence, span, "as-asked-by", verb, who.name, kind, topics, own))
    for match in _DECISION_OF.all_told(sentence):
        who = named_in(reading, sentence, match.start("who") - 4, match.end("who") + 2)
        verb = match["verb"] + ("d" if match["verb"].endswith("e") else "ed")
        if who:
            found.append(
                _make(reading, sentence, (match.start(), end), "decision-of", verb, who.name, "decision", topics)
            )
    return found + _as_adopted(reading, sentence, topics)


def _as_adopted(reading: Reading, sentence: Sentence, topics: Topics) -> list[Draft]:
    found = []
    for match in _AS_ADOPTED.all_told(sentence):
        who = named_in(reading, sentence, match.end() - 4, match.end() + 60)
        before = sentence.text[: match.start()].rstrip()
        if who and who.entity.kind == "body" and not before.endswith((",", "found")):
            span, verb = (match.start(), len(sentence.text)), match["verb"]
            found.append(_make(reading, sentence, span, "as-adopted-by", verb, who.name, "decision", topics))
    return found

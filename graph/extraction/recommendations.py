"""Recommendations: under a heading that names the addressee, by a request, or by words such as "should"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, all_named, named_in
from graph.extraction.addressed import author, in_lists, kind_of, under_headings
from graph.extraction.addressees import addressees
from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import doer, section_body
from graph.extraction.topics import Topics, activities, beneficiaries

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.reading import Reading, Sentence

_MODAL = Cued(
    r"\bshould (?:not |also |therefore |continue )?(?!always|ideally|have\b|be possible|be the\b)[a-z]+"
    r"|\b(?:needs?|needed) to (?!be seen)[a-z]+|\b(?:have|has) to [a-z]+|\bshould:|\bmust [a-z]+"
    r"|\bwas necessary\b|\bwould be necessary\b|\bis (?:an? )?(?:\w+ )?need (?:to|for)\b"
    r"|\bwas an? (?:\w+ )?need (?:to|for)\b|\bneed for (?:the )?[A-Z]\w+ to\b"
)
_REPORTED = Cued(
    r"\b[Ii]t was (?:also |further )?(?:suggested|recommended|proposed)(?: at the [A-Z][\w ]+?)?"
    r"(?:,[^,]*,)? that\b|\b(?:recommends?|recommended) that\b"
)
_OPEN_QUESTION = Cued(
    r"\bwhether\b|\bcould or should\b|\bhow\b[^.]{0,40}\bshould\b|\b(?:pointed out|expressed) that\b"
    r"|\bthe need (?:to|for)\b(?! Gov)|\bwould be\b.{0,30}\bshould\b|\bif\b"
)
_COULD = re.compile(r"\bcould\b")
_HAS_TO = re.compile(r"must|ha(?:s|ve) to")
_STATES = re.compile(r"\b[Gg]overnments?\b|\b[Cc]ountries\b|\b[Ee]conomies\b")
_SPEAKERS = re.compile(r"\b(?:experts|delegations|delegates|participants|speakers)$", re.IGNORECASE)
_HEADED = re.compile(r"\b(?:recommendations?|agreed conclusions)\b", re.IGNORECASE)
_OFFERS = re.compile(r" to (?!the\b|that\b)[a-z]+\b|,? (?:an?|the|its) (?:theme|title|date|venue|project|new|joint)\b")
_HUNG = re.compile(r"\b(?:of|from|in|to|between|by|for|with|between \w+ and|between the \w+ and) (?:the )?$")
_PROPOSAL_OF = Cued(
    r"\b(?:accepted|supported|approved|endorsed|welcomed|noted) the proposals? (?:of|made by|by|from) (?:the )?"
)
_ASKED_BY = Cued(r"\bas (?:requested|proposed|suggested|recommended) by (?:the )?")
_RECOMMENDED_BY = Cued(
    r"\brecommendations? (?:of|made by|from) (?:the )?(?P<who>[^,;.]+(?:, [^;.]*? (?:and"
    r"|Services)\b[^,;.]*)?), (?:and )?(?:in particular|particularly|especially|including|notably) (?P<what>[^.;]+)"
)


def read_recommendations(reading: Reading, acts: list[Act], topics: Topics) -> list[Draft]:
    """A draft of a Recommendation for each call on somebody to act."""
    found = under_headings(reading, topics)
    found += [d for act in acts if (d := _from_request(reading, act, topics))]
    found += in_lists(reading, topics)
    told = {(d.reference, d.span[1]) for d in found}
    asked: set[str] = set()
    for sentence in reading.text_sentences:
        if sentence.reference.startswith("Rec."):
            continue
        found += _of_others(reading, sentence, topics, asked)
        entry = _modal(reading, sentence, acts, topics)
        if entry and (entry.reference, entry.span[1]) not in told:
            found.append(entry)
    return found


def _draft(
    sentence: Sentence,
    span: tuple[int, int],
    rule: str,
    confidence: float,
    issuer: str,
    names: tuple[str, ...],
    kind: str,
    topics: Topics,
) -> Draft:
    words = sentence.text[span[0] : span[1]]
    fields = {
        "issued_by": (issuer,) if issuer else (),
        "addressee_kind": (kind,) if kind else (),
        "addressee": names,
        "summary": shorten(words),
        "topics": topics.named(words),
        "activities": activities(words),
        "beneficiaries": beneficiaries(words),
    }
    hint = f"p{sentence.reference}-{' '.join(names[:1]) or 'all'}"
    return draft("Recommendation", sentence, span, rule, confidence, hint, **fields)


def _from_request(reading: Reading, act: Act, topics: Topics) -> Draft | None:
    """A request is a recommendation to whom it asks, and so is what somebody proposes that others do.

    The record of a working group of economies tells what it asks of its own members as decisions.
    """
    actor = doer(reading, act) if _recommends_by(reading, act) else None
    if actor is None:
        return None
    names = addressees(reading, act)
    own = reading.own.body_name
    if act.kind == "proposal" and actor.name == own and not names:
        return None
    if not names and actor.name != own:
        names = (own,) if actor.entity.kind != "meeting" else ("international community",)
    named = next((m.entity for m in act.sentence.mentions if m.entity.name in names), None)
    entity = named or (reading.own.body if names == (own,) else None)
    kind, span = kind_of(" ".join(names[:1]), entity), (min(act.first, act.verb_first), len(act.sentence.text))
    return _draft(act.sentence, span, "request", 0.85, actor.name, names, kind, topics)


def _recommends_by(reading: Reading, act: Act) -> bool:
    """Whether an act asks others to do something, in a report that tells what is asked as recommendations."""
    proposes = act.kind == "proposal" and not act.passive and not _OFFERS.match(act.object)
    if not (act.kind == "request" or proposes) or (reading.members and "inist" not in reading.own.body_name):
        return False
    before = act.sentence.text[: act.verb_first]
    return not act.sentence.reference.startswith(("Rec.", "Summary")) and not before.endswith(("had ", "had also "))


def _of_others(reading: Reading, sentence: Sentence, topics: Topics, asked: set[str]) -> list[Draft]:
    """What others had proposed or recommended, told when a body takes it up."""
    found: list[Draft] = []
    text = sentence.text
    own = (reading.own.body_name,) if reading.own.body else ()
    if "proposal" not in text and " by " not in text and "recommendation" not in text:
        return found
    for pattern, rule in ((_PROPOSAL_OF, "proposal-of"), (_ASKED_BY, "as-asked-by")):
        for match in pattern.finditer(text):
            who = named_in(reading, sentence, match.end() - 20, match.end() + 60)
            if who and who.name not in asked:
                asked.add(who.name)
                found.append(
                    _draft(sentence, (match.start(), len(text)), rule, 0.8, who.name, own, "organization", topics)
                )
    told = _RECOMMENDED_BY.told(sentence) if "ecommendation" in text else None
    return [*found, *_followed(reading, sentence, told, topics)] if told else found


def _followed(reading: Reading, sentence: Sentence, match: re.Match[str], topics: Topics) -> list[Draft]:
    """Recommendations of one body that another will follow: "the recommendations of A, and particularly ..."."""
    found = []
    subject = all_named(sentence, 0, match.start())[:1]
    if subject:
        issuer = named_in(reading, sentence, match.start("who") - 4, match.end("what"))
        name = issuer.name if issuer else match["who"]
        kind = kind_of(subject[0].name, subject[0].entity)
        found.append(_draft(sentence, match.span(), "recommendations-of", 0.75, name, (subject[0].name,), kind, topics))
    return found


def _modal(reading: Reading, sentence: Sentence, acts: list[Act], topics: Topics) -> Draft | None:
    match, reported = _MODAL.told(sentence), _REPORTED.told(sentence)
    if not (match or reported) or not _is_advice(sentence, match, reported) or _is_told(sentence, acts):
        return None
    text = sentence.text
    section = section_body(reading, sentence.block)
    reports = reported and not (reading.members and "inist" not in reading.own.body_name)
    advises = (
        section or _recommends(sentence) or reports or _is_conclusion(reading) or text.rstrip().endswith("should:")
    )
    if not advises and not (reading.own.body and reading.own.body.type == "expert-meeting"):
        return None
    issuer = section or author(reading) or reading.own.body
    first = reported.end() if reported else 0
    names = _who_should(reading, sentence, first, match.start() if match else len(text))
    entity = next((m.entity for m in sentence.mentions if m.entity.name in names), None)
    kind = kind_of(" ".join(names[:1]), entity) if names else "governments"
    return _draft(sentence, (0, len(text)), "should", 0.6, issuer.name if issuer else "", names, kind, topics)


def _is_advice(sentence: Sentence, match: re.Match[str] | None, reported: re.Match[str] | None) -> bool:
    """Whether "should" or the like says what is to be done, not an open question or what somebody has to bear."""
    text = sentence.text
    if reported:
        return bool(match) or not _COULD.search(text, reported.end())
    if _OPEN_QUESTION.told(sentence) and "need for Gov" not in text:
        return False
    bears = match and _HAS_TO.match(match[0])
    return not bears or bool(match and _STATES.search(text[: match.start()]))


def _is_told(sentence: Sentence, acts: list[Act]) -> bool:
    """Whether the sentence tells what a body decides or asks, which is a fact of its own."""
    own_acts = (a for a in acts if a.sentence is sentence and (a.actor is None or a.actor.entity.kind != "group"))
    return any(a.kind in ("decision", "request", "commitment") and not a.after_that for a in own_acts)


def _recommends(sentence: Sentence) -> bool:
    """Whether the passage stands under a heading that says it gives recommendations."""
    return any(_HEADED.search(heading) for heading in sentence.block.headings)


def _is_conclusion(reading: Reading) -> bool:
    """Whether the document as a whole is made of conclusions and recommendations."""
    return bool(
        re.search(
            r"\b(?:conclusions|recommendations|declaration|charter)\b", reading.document.masthead.title, re.IGNORECASE
        )
    )


def _who_should(reading: Reading, sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    between = re.search(r"\bnecessary between ", sentence.text)
    if between:
        first, last = between.start(), len(sentence.text)
    named = [
        a
        for a in all_named(sentence, first, last)
        if a.entity.kind in ("group", "body", "organization", "economy") and not _SPEAKERS.search(a.name)
    ]
    if (
        re.search(r"\b[Gg]overnment (?:interventions?|polic(?:y|ies)|support|programmes)\b", sentence.text[first:last])
        and not named
    ):
        return ("Governments",)
    if between:
        return tuple(dict.fromkeys(a.name for a in named))[:4]
    lead: list[Actor] = [a for a in named if not _HUNG.search(sentence.text[: a.first])]
    return tuple(dict.fromkeys(a.name for a in lead))[:3]

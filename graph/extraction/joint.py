"""Cooperation told by who acts: two who do one thing, two who exchange, those who coordinate what they each do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extraction.actors import all_named, from_mention
from graph.extraction.cues import Cued
from graph.extraction.partners import cooperate, status_at

if TYPE_CHECKING:
    from graph.extraction.actors import Actor
    from graph.extraction.acts import Act
    from graph.extraction.draft import Draft
    from graph.extraction.reading import Reading, Sentence

_DO = (
    r"(?:run|operat|organi[sz]|implement|manag|launch|publish|prepar|develop|produc|conduct|carr(?:y|ied) out|set up"
    r"|establish"
    r"|convene|host|hold|held|undertak|execut|support|finance)\w*"
)
_JOINT_SUBJECT = re.compile(
    rf"(?: (?:announced|agreed|confirmed|said|stated|reported) that they)? (?:(?P<modal>will|shall|should|would|could"
    rf"|plan to|agreed to|are to|have|had|were to) )?(?:(?P<joint>jointly"
    rf"|together) {_DO}"
    rf"|{_DO} (?:a |an |the |their )?(?:(?P<joint2>joint|common) |(?:\w+ )?(?:programme|project|seminar|workshop|course"
    rf"|fund|network|centre)\b))"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_JOINED = re.compile(r",? (?:and|as well as)(?: the)? ?")
_FAR = 60
"""Characters between two names beyond which they are not named in one breath."""
_STATUS = {
    "will": "agreed", "shall": "agreed", "plan to": "agreed", "agreed to": "agreed", "are to": "agreed", "should": "requested",
    "would": "proposed", "could": "proposed", "were to": "proposed",
}  # fmt: skip
_TWO = Cued(
    r"\bthe two (?P<who>secretariats|organi[sz]ations|bodies|groups|committees)\b[^.;]{0,30}?\b(?P<do>exchang\w+"
    r"|shar\w+|coordinat\w+"
    r"|cooperat\w+|co-operat\w+|work\w* together|consult\w*)"
)
_OWN = Cued(
    r"\b(?P<modal>should|to|must|need to) (?:better |closely |further )?(?:co-?ordinate|harmoni[sz]e|align) their\b"
)
_AMONG = Cued(
    r"\b(?:co-?ordination|co-?operation|links|contacts|synergies) (?:among|between) (?:the|these|those) (?:two|three"
    r"|four|five)? ?"
    r"(?:organi[sz]ations|bodies|agencies|secretariats|institutions|programmes)\b"
)
_BACKED = Cued(
    r"\b(?:[Ww]ith|[Tt]hanks to|[Tt]hrough) (?:the |a )?(?:kind |generous |financial |technical )*(?:support|assistance"
    r"|funding"
    r"|grant|sponsorship)"
    r" (?:from|of|by|provided by) (?:the )?"
)


def joint(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Each cooperation that the subjects of a sentence tell."""
    return [
        *_subjects(reading, sentence),
        *_the_two(reading, sentence, acts),
        *_each_own(reading, sentence),
        *_among(reading, sentence),
        *_backed(reading, sentence, acts),
    ]


def _subjects(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Two or more named in one breath who do one thing: "A and B will jointly organize"."""
    found: list[Draft] = []
    named = [from_mention(sentence, m) for m in sentence.mentions if m.entity.kind in ("organization", "body")]
    for one, two in pairwise(named):
        if two.first - one.last > _FAR or not _JOINED.fullmatch(_ASIDE.sub("", sentence.text[one.last : two.first])):
            continue
        behind = re.sub(r"^\s*\([^()]*\)", "", sentence.text[two.last :])
        match = _JOINT_SUBJECT.match(behind)
        if match and _is_subject(sentence, one):
            status = _STATUS.get(match["modal"] or "", "existing")
            if status == "requested" and not sentence.reference.startswith("Rec."):
                status = "proposed"
            found += cooperate(
                reading,
                sentence,
                (one.first, two.last),
                "one-thing-together",
                (one.name,),
                (two.name,),
                "joint-activity",
                status,
            )
    return found


def _is_subject(sentence: Sentence, actor: Actor) -> bool:
    before = sentence.text[: actor.first].rstrip()
    return not before or before[-1] in ",;:" or bool(re.search(r"\b(?:that|and|while|whereas|where|as)$", before))


def _the_two(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """The speaker's body and the one of the report: "proposed that the two secretariats exchange their calendars"."""
    match = _TWO.told(sentence)
    spoken = [a.actor for a in acts if a.actor and a.verb_first < (match.start() if match else 0)]
    own = reading.own.secretariat if match and match["who"] == "secretariats" else reading.own.body
    if not match or not spoken or own is None:
        return []
    kind = "information-exchange" if match["do"].startswith(("exchang", "shar")) else "liaise"
    status = status_at(sentence, match.start(), "proposed")
    return cooperate(reading, sentence, match.span(), "the-two", (spoken[-1].name,), (own.name,), kind, status)


def _each_own(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Those who are to coordinate what each of them does: "donors should coordinate their programmes"."""
    match = _OWN.told(sentence)
    named = [a for a in all_named(sentence, 0, match.start()) if a.last >= match.start() - 12] if match else []
    who = [a for a in named if a.entity.kind == "group"][-1:]
    if not match or not who:
        return []
    return cooperate(
        reading,
        sentence,
        (who[0].first, match.end()),
        "among-themselves",
        (who[0].name,),
        (who[0].name,),
        "liaise",
        "requested",
        0.6,
    )


def _among(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Those named before "coordination among the three organizations"."""
    match = _AMONG.told(sentence)
    named = [a for a in all_named(sentence, 0, match.start()) if a.entity.is_actor] if match else []
    names = list(dict.fromkeys(a.name for a in named))[-3:]
    if not match or len(names) < 2:
        return []
    status = status_at(sentence, match.start(), "proposed")
    return cooperate(
        reading, sentence, match.span(), "among-those-named", (names[0],), tuple(names[1:]), "liaise", status
    )


def _backed(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    """Who gives the means for what a body does: "with financial support from A"."""
    match = _BACKED.told(sentence)
    named = all_named(sentence, match.end() - 5, match.end() + 60)[:1] if match else []
    no_giver = ("group", "secretariat-unit")
    backers = (
        [a for a in named if a.first <= match.end() + 2 and not {a.entity.kind, a.entity.type} & {*no_giver}]
        if match
        else []
    )
    doing = [a.actor for a in acts if a.actor and a.actor.name not in {b.name for b in backers}]
    if not match or not backers:
        return []
    to = doing[-1].name if doing else reading.own.body_name
    return cooperate(
        reading,
        sentence,
        (match.start(), backers[0].last),
        "with-support-of",
        (backers[0].name,),
        (to,),
        "fund",
        "existing",
    )

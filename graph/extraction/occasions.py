"""Events without a name of their own that a passage dates or places: "a regional workshop on leasing, held in Porto in June 2004"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.dates import ORDINAL, find_dates, ordinal
from graph.extraction.gatherings import build
from graph.extraction.places import place_in

if TYPE_CHECKING:
    from graph.extraction.dates import Dates
    from graph.extraction.gatherings import Gathering
    from graph.extraction.reading import Reading, Sentence

_HEAD = (
    r"(?:seminar|workshop|conference|forum|round table|symposium|training course|summer school|study tour|colloquium"
    r"|dialogue"
    r"|meeting(?= of (?:interested|lead|national|participating|donor|all|the) [a-z]))"
)
_STOP = (
    r"(?! in [A-Z0-9]| held| to be | will | would | should | could | that | which | was | were | has | had | is | are "
    r"| organi| hosted"
    r"| at (?:the )?[A-Z]| on \d| from \d| and (?:to|will|would|the) | with | during )"
)
_TOPIC = rf" (?:on|for|of|about|concerning) (?:{_STOP}[^.;,()“\"])+"
_OCCASION = Cued(
    rf"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Oo]ne)|^|(?<=[,;] )) ?(?:(?P<ordinal>{ORDINAL}) )?"
    rf"(?P<name>(?:(?!(?:of|the|and|to|in|for|on|an?|that|with|by) )(?:[A-Z]{{2,8}}"
    rf"|[A-Z]?[a-z][\w-]+) ){{0,3}}?(?P<head>{_HEAD})(?P<on>{_TOPIC})?)\b"
    r"(?:,? (?:entitled |titled |on the theme )?[“\"](?P<title>[^”\"]{4,90})[”\"])?(?P<behind>[^.;]{0,160})"
)
_WHEN = re.compile(
    r"^(?:(?! and )[^;]){0,60}?(?:,| |\()(?:(?:which )?(?:was|were|will be|would be|to be|is to be|had been|being|is"
    r"|been)? ?"
    r"(?:held|organi[sz]ed|hosted|convened|planned|scheduled)\b|(?:in|on|from|at) )"
)
_NOT = re.compile(r"^(?:same|similar|previous|present|own|such|other|ministerial|following|said|opening|closing) ")


def occasions(reading: Reading, sentence: Sentence, listed: bool = False) -> list[Gathering]:
    """Seminars, workshops and the like that a passage dates or places; in a list of projects, only those it dates."""
    if sentence.block.kind in ("heading", "agenda-item", "title", "masthead"):
        return []
    found = []
    for match in _OCCASION.all_told(sentence):
        behind = match["behind"]
        if _NOT.match(match["name"].lower()) or not _WHEN.match(behind):
            continue
        clause = re.split(r",? and (?:a|an|the) ", behind)[0]
        dates = next((d for d in find_dates(clause, reading.own.year)), None)
        place = place_in(clause)
        if not (dates and len(dates.start) > 4) and (not place or listed or not (dates or match["on"])):
            continue
        found.append(_built(reading, sentence, match, dates, place))
    return found


def _built(reading: Reading, sentence: Sentence, match: re.Match[str], dates: Dates | None, place: str) -> Gathering:
    number = ordinal(match["ordinal"]) if match["ordinal"] else None
    words = match["name"].strip()
    name = f"{match['ordinal'].capitalize()} {words}" if number else words[0].upper() + words[1:]
    if match["title"]:
        name += f" “{match['title']}”"
    elif not match["on"] and place:
        name += f" in {place.split(',')[0]}"
    first = match.start("ordinal") if match["ordinal"] else match.start("name")
    return build(
        reading,
        sentence,
        (first, match.start("behind")),
        "dated-event",
        name,
        number=number,
        dates=dates,
        place=place,
        confidence=0.7,
    )

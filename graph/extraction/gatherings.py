"""A meeting as a rule finds it: its name, its dates and how sure it is to be held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.dates import ORDINAL, Dates, find_dates, previous_week
from graph.extraction.places import place_in

if TYPE_CHECKING:
    from graph.extraction.reading import Own, Reading, Sentence

_TENTATIVE = Cued(r"\btentative(?:ly)?\b|\bprovisional(?:ly)? (?:date|set|scheduled|planned|fixed)")
_SCHEDULED = Cued(r"\bschedule\b|\bscheduled\b")
_PROPOSED = Cued(r"\bproposed\b|\bmay be\b|\bcould be\b|\bpropos|\boffer(?:ed|s)? to host\b")
_OFFERED = Cued(r"\b(?:offered|offers|offer|proposed|proposes) to (?:host|hold|organi[sz]e)\b|\boffer (?:of|by) ")
_TAKES_PLACE = Cued(
    r"\b(?:be held|be hosted|be organi[sz]ed|take place|took place|scheduled|planned|convened|was held|were held|held"
    r"|hosted)\b|\bthere$"
)
_HELD = re.compile(r",? (?:which was |was |having been )?held\b|,? which took place")
_LATER = re.compile(r"(?<=\bit )would be held in [A-Z][^.;]{2,40}? on \d")
_FUTURE = re.compile(r"\b(?:will|would|next|forthcoming|upcoming|to be held|preparations? (?:of|for)|prepar)\b")


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting before it becomes a draft."""

    name: str
    reference: str
    span: tuple[int, int]
    words: str
    rule: str
    of_body: str = ""
    ordinal: int | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    status: str = ""
    parallel_to: str = ""
    confidence: float = 0.8


def when(reading: Reading, sentence: Sentence, first: int, last: int) -> Dates | None:
    """The date that belongs to a meeting named between two offsets: behind it in its clause, else in the row."""
    behind = re.split(
        r"[;]|\bwhich\b(?! (?:will|is to|was|were|is scheduled|took))|, (?=the (?:second|third))|\b(?:and"
        r"|to) (?:the )?(?:" + ORDINAL + ")",
        sentence.text[last:],
    )[0]
    dates = find_dates(behind[:120], reading.own.year)
    if dates:
        return dates[0]
    if sentence.block.kind == "row":
        dates = find_dates(sentence.block.text, reading.own.year)
        return dates[0] if dates else None
    before = re.search(
        r"(?:on|decided on|for) (?P<date>[^.;]{4,30}?) as (?:a |the )?(?:tentative |provisional )?dates? (?:for"
        r"|of) (?:its |the )?$",
        sentence.text[:first],
    )
    return next(iter(find_dates(before["date"], reading.own.year)), None) if before else None


def status_of(reading: Reading, sentence: Sentence, start: str) -> str:
    """Whether a meeting was held, or is scheduled, tentative, planned or proposed at the time of the report."""
    own = reading.own.start or reading.own.date
    if start and own and start <= own[: len(start)] and not (len(start) < 10 and start == own[: len(start)]):
        return "held"
    if _TENTATIVE.told(sentence):
        return "tentative"
    if _OFFERED.told(sentence):
        return "proposed"
    lead = reading.document.blocks[sentence.block.parent].text if sentence.block.parent >= 0 else ""
    if _SCHEDULED.told(sentence) or (
        sentence.block.kind == "row" and re.search(r"\b(?:schedule|calendar|meetings)\b", lead)
    ):
        return "scheduled"
    if start and own and start > own:
        return "planned"
    if _PROPOSED.told(sentence) and not start:
        return "proposed"
    return "planned" if _FUTURE.search(sentence.text) else "held"


def _where(behind: str) -> str:
    """The place that the words behind a meeting give it: right behind it, or in the clause that tells when it is held."""
    if re.match(r",? (?:which )?(?:was |were |will be |to be )?(?:held |convened |scheduled )?(?:in|at|on)\b", behind):
        return place_in(behind[:120])
    clause = re.split(r"[;.] |, and |\band (?:the )?(?:" + ORDINAL + ")", behind)[0]
    later = _LATER.search(behind)
    return place_in(clause) if _TAKES_PLACE.search(clause) else place_in(later[0]) if later else ""


def build(
    reading: Reading,
    sentence: Sentence,
    span: tuple[int, int],
    rule: str,
    name: str,
    *,
    of_body: str = "",
    number: int | None = None,
    dates: Dates | None = None,
    place: str = "",
    status: str = "",
    confidence: float = 0.8,
) -> Gathering:
    """A gathering named between two offsets of a sentence, with place and status as the words behind it tell."""
    first, last = span
    own, behind = reading.own, sentence.text[last : last + 200]
    start, end = (dates.start, dates.end) if dates else previous_week(behind, own.start)
    told = status or _by_number(own, of_body, number, start, behind) or status_of(reading, sentence, start)
    where, place = (sentence.start + first, sentence.start + last - 1), place or _where(behind)
    words, when = sentence.text[first:last], (start, end)
    return Gathering(
        name, sentence.reference, where, words, rule, of_body, number, *when, place, told, confidence=confidence
    )


def _by_number(own: Own, of_body: str, number: int | None, start: str, behind: str) -> str:
    """Whether a meeting is told to have been held, or is one behind or before the one of the report by its number."""
    if _HELD.match(behind):
        return "held"
    if start or not number or not own.ordinal or of_body != own.body_name:
        return ""
    return "planned" if number > own.ordinal else "held"

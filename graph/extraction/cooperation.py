"""Cooperation: who works with whom, in which way, and how far it has come (existing, agreed, requested, proposed)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.alliances import elements, invitations, special
from graph.extraction.cues import CuedRows, Cues
from graph.extraction.joint import joint
from graph.extraction.partners import cooperate, default, parties_from, partners, status_at
from graph.extraction.words.phrases import COOPERATION

if TYPE_CHECKING:
    from graph.extraction.acts import Act
    from graph.extraction.draft import Draft
    from graph.extraction.reading import Reading, Sentence

_PHRASES = CuedRows((pattern, (re.compile(rf"\b{pattern}\b"), kind, status)) for pattern, kind, status in COOPERATION)
_ANY = Cues(
    "operat|liais|joint|common|together|close|work with|linkage|partner|collabor|consult|coordinat|interaction|exchange"
    "|dialogue|sponsor"
    "|understanding|funded|financed|invit|contribut|support|assist|services|endorse|approv|context of|framework of|seek"
    "|synerg"
    "|network|links|contacts|share|conjunction|organi|programme|set up|linked|their"
)


def read_cooperation(reading: Reading, acts: list[Act]) -> list[Draft]:
    """A draft of a Cooperation for each relation between parties that a passage tells."""
    found: list[Draft] = []
    by_sentence: dict[int, list[Act]] = {}
    for act in acts:
        by_sentence.setdefault(id(act.sentence), []).append(act)
    for sentence in reading.text_sentences:
        if sentence.reference.startswith(("Highlights", "Summary")) or not _ANY.stand_in(sentence):
            continue
        mine = by_sentence.get(id(sentence), [])
        found += (
            _phrases(reading, sentence, mine)
            + special(reading, sentence, mine)
            + invitations(reading, sentence, mine)
            + joint(reading, sentence, mine)
        )
        found += elements(reading, sentence)
    return _once(found)


def _once(drafts: list[Draft]) -> list[Draft]:
    seen = set()
    kept = []
    for entry in drafts:
        key = (entry.reference, entry.fields["from_"], entry.fields["to"], entry.fields["kind"])
        if (key not in seen and set(entry.fields["from_"]) != set(entry.fields["to"])) or (
            entry.rule == "among-themselves" and key not in seen
        ):
            kept.append(entry)
        seen.add(key)
    return kept


def _phrases(reading: Reading, sentence: Sentence, acts: list[Act]) -> list[Draft]:
    found = []
    taken: list[tuple[int, int]] = []
    for pattern, kind, status in _PHRASES.told(sentence):
        for match in pattern.finditer(sentence.text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            found += _phrase(reading, sentence, acts, match, kind, status)
    return found


def _phrase(
    reading: Reading, sentence: Sentence, acts: list[Act], match: re.Match[str], kind: str, status: str
) -> list[Draft]:
    parties, listed, last = partners(sentence, match.end())
    if not parties or (kind == "co-sponsor" and sentence.block.kind in ("item", "row")):
        return []
    told = status or status_at(sentence, match.start(), default(sentence, acts))
    if kind == "joint-activity" and " inviting " in sentence.text[match.end() :]:
        kind = "invite"
    span, first, rest = (match.start(), last), tuple(parties[:1]), tuple(parties[1:])
    if match[0].endswith(" by") and (kind == "co-sponsor" or (rest and kind == "joint-activity")):
        rule = "sponsored-by" if kind == "co-sponsor" else "jointly-by"
        return cooperate(reading, sentence, span, rule, first, rest, kind, told, 0.85)
    if match[0].endswith((" among", " between")):
        themselves = "themselves" in sentence.text[match.end() : match.end() + 12]
        return [] if themselves else cooperate(reading, sentence, span, "between-parties", first, rest, kind, told)
    who = parties_from(reading, sentence, acts, match.start())
    together = listed or len(parties) == 1
    rule = "with-partner" if together else "with-each-partner"
    sides = [tuple(parties)] if together else [(party,) for party in parties]
    return [d for to in sides for d in cooperate(reading, sentence, span, rule, who, to, kind, told, 0.8)]

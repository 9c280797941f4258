"""Where a report tells who attended: which sentences do, from where in them on, and in which capacity each took part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.words.phrases import ATTENDANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extraction.entities import Mention
    from graph.extraction.reading import Reading, Sentence

_ATTENDED = Cued(
    rf"\b(?:{ATTENDANCE}|joined (?:the|this) (?:meeting|session|Meeting|Session)|met (?:in|on|at)|[Ii]n attendance"
    r"|[Aa]lso present|[Pp]articipants in the (?:meeting|session) included)\b"
)
_HEADING = re.compile(r"\b(?:attendance|participation|participants)\b", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"(?:And )?[Tt]he following [^:]{0,120}\b(?:countries|economies|organi[sz]ations?|bod(?:ies|y)|agenc(?:ies|y)"
    r"|States"
    r"|[Mm]embers|[Oo]bservers|institutions?|programmes?)\b[^:.]{0,90}:"
)
_COLON = re.compile(
    r"\b(?:representatives|delegations|experts|members|observers|States|countries|economies)\b[^:.;]{0,80}: ?"
)
_OTHER = re.compile(
    r"\b(?:consist|compos|compris|volunteer|sponsor|sign|support|agreed|endorsed|invited|offered|decided|reported"
    r"|presented)"
)
_ABSENT = re.compile(r"\b(?:[Aa]pologies|sent (?:its|their) regrets|(?:was|were) (?:not|un)able to attend|absent)\b")
_PLACE = re.compile(
    r"\b(?:in|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, (?:the )?$|\b(?:met|held|gathered|convened) in (?:the )?$"
)
_TITLE = re.compile(
    r"\b(?:Ministry|Minister|Government|Department|Agency|Authority|President|Director) (?:of|for) (?:the )?$"
)
_OBSERVER = r"(?P<observer>observers?)"
_GUEST = r"(?P<guest>(?:[Oo]fficial |[Ii]nvited |[Ss]pecial )?[Gg]uests?|by invitation|at the invitation)"
_AHEAD = re.compile(
    rf"\b(?:as |the following |[Oo]fficial |with )?(?:{_OBSERVER}|{_GUEST})(?:,|:| from| of|(?= (?:[A-Z]"
    rf"|$)))(?: the)? ",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\b(?:as|by) (?:an? |the )?(?:{_OBSERVER}|{_GUEST})\b(?!,? (?:from|of)\b)|\b(?P<by>at the invitation"
    rf"|by invitation)\b"
)
_SECRETARIAT = Cued(r"\b[Ss]ecretariat\b")
_ALSO = Cued(r"\balso\b")
_REPRESENTS = re.compile(r"\b[Rr]epresentatives?\b|\bdelegat(?:e|ion)s?\b|\b[Ee]xperts (?:from|of)\b")
_MEMBERS = re.compile(
    r"\b(?:States members|[Mm]embers? (?:were|was|present)|[Mm]ember [Ee]conomies|following [Mm]embers)\b"
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A sentence of the list of participants; names before ``first`` are not of the list."""

    sentence: Sentence
    first: int
    words: str
    """The sentence with the words its list hangs under."""
    late: bool = False
    """Whether a list of many participants stands before it."""

    def capacity(self, mention: Mention, default: str) -> str:
        """In which capacity a participant named in the sentence took part."""
        at = mention.start - self.sentence.start
        text = self.sentence.text
        ahead = [m for m in _AHEAD.finditer(text, 0, at) if not (m[0].startswith("as ") and m[0].endswith(", "))]
        if ahead:
            return "observer" if ahead[-1]["observer"] else "guest"
        behind = _BEHIND.search(text, at)
        if behind and not re.search(r"\. [A-Z]", text[at : behind.start()]):
            return "observer" if behind["observer"] else "guest"
        if default == "observer":
            return "representative" if _REPRESENTS.search(text[max(0, at - 160) : at]) else default
        return "member" if default == "representative" and _is_of_members(self.words) else default

    @property
    def is_addition(self) -> bool:
        """Whether it names few who "also" attended, behind a list of many."""
        few = sum(m.entity.kind == "economy" for m in self.sentence.mentions) <= 2
        return self.late and few and bool(_ALSO.search(self.sentence.text))


def _is_of_members(words: str) -> bool:
    return bool(_MEMBERS.search(words)) and not re.search(r"\b(?:[Rr]epresentatives|[Ee]xperts) (?:of|from)\b", words)


def attendances(reading: Reading) -> Iterator[Attendance]:
    """The sentences that tell who attended the meeting of the report, in order."""
    listed = False
    for sentence, opening, headed in _candidates(reading):
        lead = _lead(reading, sentence)
        if not (lead or headed or _tells(sentence, opening)) or _ABSENT.search(sentence.text):
            continue
        colon = _FOLLOWING.search(sentence.text) or _COLON.search(sentence.text)
        first = (
            colon.end()
            if colon and sentence.mentions and sentence.mentions[-1].end - sentence.start > colon.end()
            else 0
        )
        yield Attendance(sentence, first, f"{lead} {sentence.text}", listed)
        listed = listed or sum(m.entity.kind == "economy" for m in sentence.mentions) > 2 or bool(lead)


def _candidates(reading: Reading) -> Iterator[tuple[Sentence, bool, bool]]:
    """(sentence, whether it stands before the second item of the agenda, whether under a heading on attendance)."""
    blocks = reading.document.blocks
    headings = [i for i, b in enumerate(blocks) if b.kind == "agenda-item" and b.part == "main"]
    last = headings[1] if len(headings) > 1 else len(blocks)
    chains = {block.headings for block in blocks}
    attended = {chain for chain in chains if any(_HEADING.search(heading) for heading in chain)}
    for sentence in reading.text_sentences:
        opening = sentence.position < last and sentence.block.part == "main"
        headed = sentence.block.headings in attended
        yield sentence, opening or headed, headed


def _lead(reading: Reading, sentence: Sentence) -> str:
    """The words with a colon that a line of a list hangs under, if they tell of attendance."""
    block = sentence.block
    if block.parent < 0 or block.kind == "agenda-item":
        return ""
    lead = reading.document.blocks[block.parent].text.rstrip()
    return lead if lead.endswith(":") and (_ATTENDED.search(lead) or _FOLLOWING.search(lead)) else ""


def _tells(sentence: Sentence, opening: bool) -> bool:
    """Whether a sentence by itself tells of attendance."""
    many = len(sentence.mentions) > 4 and sum(m.entity.kind == "economy" for m in sentence.mentions) > 4
    told = bool(_ATTENDED.told(sentence))
    alone = many and not _OTHER.search(sentence.text)
    return (opening and (told or alone or bool(_FOLLOWING.match(sentence.text)))) or (told and many)


def is_place(sentence: Sentence, mention: Mention) -> bool:
    """Whether an economy is named as the place of something or the State of an authority: "in Porto, Portugal"."""
    before = sentence.text[: mention.start - sentence.start]
    return bool(_PLACE.search(before) or _TITLE.search(before)) or _in_brackets(
        before, sentence.text, mention, sentence
    )


def _in_brackets(before: str, text: str, mention: Mention, sentence: Sentence) -> bool:
    after = text[mention.end - sentence.start :][:1]
    return (
        before.endswith("(") and after == ")" and bool(re.search(r"(?:Mr|Ms|Mrs|Dr|H\.E)\.? [^()]{2,60} \($", before))
    )

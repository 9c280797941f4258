"""Who did what: finds the verbs of a report with their subjects, whether told in the active or in the passive.

An act is a verb of :mod:`graph.extraction.words.verbs` with an actor to its left (or behind ``by``). Verbs inside "that"
clauses, infinitives and names of things are not acts: "proposals made", "as they had agreed to", "requested support".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.actors import Actor, actor_of, first_subject, last_subject, named_before, named_in, named_near
from graph.extraction.words import verbs

if TYPE_CHECKING:
    from graph.extraction.reading import Reading, Sentence

_WORD = re.compile(r"[A-Z]{4,}\b|[A-Za-z][a-z]*(?:-[a-z]+)?")
_WITHIN = re.compile(r"[A-Za-z]-?$")
"""What stands before the rest of a word."""
_REMEMBERED = 65536
_BE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)(?: (?:also|then|further|generally|specifically|particularly|inter alia|again"
    r"|\w+ly))* $"
)
_NO_ACT = re.compile(r"\b(?:to|as|would|could|should|may|might|not|been) $")
_MAY_BE = re.compile(r"\b(?:to|can|could|may|might|must|should|would|will|shall|has yet to) $")
_HAS = re.compile(r"\b(?:has|have|had|also)? ?$")
_IMPERSONAL = re.compile(
    r"\b(?:It|it|[Ss]ome|[Tt]he (?:point|issue|need|importance|role|question|idea|concern)\b.*|[Cc]oncern)\s*$"
)
_AT_WHICH = re.compile(r"\b(?:at|in|during) which\b[^,;]*$")
_WHICH = re.compile(r"\b(?:which|who|as|whether|if|when|where) (?:the )?$")
_FAR = 400
_NEAR = 60
"""Characters before a verb in which what belongs to it is looked for."""
_WILL = re.compile(
    r"\b(?P<modal>will|shall)(?P<adverb>(?: (?:also|further|then|now|thus|therefore|\w+ly))*) (?P<be>be )?"
    r"(?P<verb>[a-z]+(?:-[a-z]+)?)\b(?P<particle> (?:up on|up|out)\b)?"
)
_ADVERBS = re.compile(
    r"(?:,? (?:also|further|then|furthermore|subsequently|again|therefore|thus|generally|finally|strongly"
    r"|unanimously|formally|jointly|warmly|(?!family|reply|supply)\w+ly|has|have|had|inter alia))+,?$"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_ASIDE_FIRST = re.compile(r"(?:Also|Further|Furthermore|Moreover|In [a-z]+ (?:regard|respect|context|connection)),? $")
_AND = re.compile(r"(?:,| and|, and|;| as well as|, but| or)$")
_PRONOUN = re.compile(r"(?:^|[,;] |\b(?:and|that) )(?P<pronoun>It|She|He|They|it|she|he|they|We|we)$")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whether|as|if|when|where|while)\b")
_BY = re.compile(r"^[^.;]{0,60}?\bby (?:the )?")
_LOOSE = frozenset(["expected", "needed", "required", "based", "carried", "held"])
_RELATIVE = re.compile(r"\b(?:which|that|who) (?:had|have|has) (?:been )?$|\b(?:which|that) (?:was|were|is|are) $")
_LEAD = re.compile(r":\s*$")
_NEGATED = re.compile(
    r"(?:did|could) not (?:accept|adopt|agree|approve|endorse|support|reach (?:agreement|consensus))\b"
)
_ENDS = re.compile(r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!No)[.;]\s")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with its actor; offsets count in the sentence."""

    sentence: Sentence
    verb: str
    kind: str
    """``decision``, ``request``, ``commitment``, ``proposal`` or ``statement``."""
    actor: Actor | None
    first: int
    """Where the words it rests on begin: its actor, or the verb."""
    verb_first: int
    last: int
    passive: bool = False
    after_that: bool = False
    """Whether the verb stands in a subordinate clause."""

    @property
    def object(self) -> str:
        """The words behind the verb."""
        return self.sentence.text[self.last :]


@lru_cache(maxsize=1)
def _active() -> dict[str, tuple[tuple[str, str], ...]]:
    lists = {
        "decision": verbs.DECISION,
        "request": verbs.REQUEST,
        "proposal": verbs.PROPOSAL,
        "commitment": verbs.COMMITMENT,
        "statement": verbs.STATEMENT,
    }
    pairs = [(verb, kind) for kind, words in lists.items() for verb in words]
    pairs += list(verbs.PRESENT.items())
    pairs += [(verb, kind) for verb, kind in verbs.FIRST_PERSON.items() if verb not in dict(pairs)]
    return _by_first_word(pairs)


@lru_cache(maxsize=1)
def _passive() -> dict[str, tuple[tuple[str, str], ...]]:
    return _by_first_word(list(verbs.PASSIVE.items()))


class _Verbs(dict[str, tuple[str, ...]]):
    """The words with which an act may begin in what stands between two spaces; looked for once in each."""

    def __init__(self) -> None:
        super().__init__()
        self._first = frozenset([*_active(), *_passive(), "will", "shall", "did", "could"])

    def __missing__(self, printed: str) -> tuple[str, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[printed] = found = tuple(w for w in _WORD.findall(printed) if w.lower() in self._first)
        return found


@lru_cache(maxsize=1)
def _verbs() -> _Verbs:
    return _Verbs()


def _by_first_word(pairs: list[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for verb, kind in sorted(pairs, key=lambda pair: -len(pair[0])):
        table.setdefault(verb.split()[0], []).append((verb, kind))
    return {word: tuple(rest) for word, rest in table.items()}


def _looked_up(table: dict[str, tuple[tuple[str, str], ...]], text: str, at: int, word: str) -> tuple[str, str] | None:
    for verb, kind in table.get(word.lower(), ()):
        if text[at : at + len(verb)].lower() == verb and not text[at + len(verb) : at + len(verb) + 1].isalpha():
            return verb, kind
    return None


def acts_of(
    reading: Reading, sentence: Sentence, lead: Actor | None = None, previous: Actor | None = None
) -> list[Act]:
    """The acts a sentence tells, in order; ``lead`` is the actor of the words a list hangs under."""
    found: list[Act] = []
    for at, word in _verbs_in(sentence.text):
        if word in ("will", "shall"):
            act = _will(reading, sentence, at, found, previous)
        else:
            act = _told(reading, sentence, at, word, found, lead, previous)
        if act:
            found.append(act)
    return found


def _verbs_in(text: str) -> list[tuple[int, str]]:
    """(offset, word) of each word of a sentence with which an act may begin, in order."""
    known = _verbs()
    found = []
    for word in {word for printed in set(text.split()) for word in known[printed]}:
        at = text.find(word)
        while at >= 0:
            match = _WORD.match(text, at)
            if match and match[0] == word and not _WITHIN.search(text, max(0, at - 2), at):
                found.append((at, word))
            at = text.find(word, at + len(word))
    return sorted(found)


def _told(
    reading: Reading,
    sentence: Sentence,
    at: int,
    word: str,
    found: list[Act],
    lead: Actor | None,
    previous: Actor | None,
) -> Act | None:
    text = sentence.text
    be = _BE.search(text, max(0, at - _NEAR), at)
    if be:
        entry = _looked_up(_passive(), text, at, word)
        return _passive_act(reading, sentence, at, entry, be.start(), found) if entry else None
    entry = _looked_up(_active(), text, at, word) or _refused(text, at, word)
    if entry is None or _NO_ACT.search(text, max(0, at - _NEAR), at):
        return None
    first = _first_word(reading, sentence, at, word, entry, lead)
    if first or (word[0].isupper() and not word.isupper()):
        return first
    return _by_subject(reading, sentence, at, entry, found, previous)


def _first_word(
    reading: Reading, sentence: Sentence, at: int, word: str, entry: tuple[str, str], lead: Actor | None
) -> Act | None:
    """The act that a passage begins with whose actor stands in its lead or is the body: "Takes note of", "AGREE to"."""
    verb, kind = entry
    if lead is not None and (word[0].isupper() if at == 0 else _ASIDE_FIRST.match(sentence.text[:at])):
        return Act(sentence, verb, kind, lead, at, at, at + len(verb))
    body = reading.own.body if at == 0 else None
    if body and word.isupper() and verb in verbs.FIRST_PERSON and sentence.start == sentence.block.start:
        return Act(sentence, verb, verbs.FIRST_PERSON[verb], actor_of(reading, body), 0, 0, len(verb))
    if body and verb in verbs.PRESENT and sentence.block.number:
        return Act(sentence, verb, kind, actor_of(reading, body), 0, 0, len(verb))
    return None


def _by_subject(
    reading: Reading, sentence: Sentence, at: int, entry: tuple[str, str], found: list[Act], previous: Actor | None
) -> Act | None:
    verb, kind = entry
    before = sentence.text[:at]
    subject = _subject(reading, sentence, before.rstrip(), found, previous)
    if subject is None:
        return None
    actor, first, subordinate = subject
    if verb in verbs.PRESENT and not (actor and actor.entity.kind == "body"):
        return None
    if verb in verbs.FIRST_PERSON and verb not in verbs.DECISION and (subordinate or not _declares(actor, before)):
        return None
    return Act(sentence, verb, kind, actor, first, at, at + len(verb), after_that=subordinate)


def _refused(text: str, at: int, word: str) -> tuple[str, str] | None:
    """The act of not deciding: "did not endorse", if a word such as "did" stands at an offset."""
    match = _NEGATED.match(text, at) if word in ("did", "could") else None
    return (match[0], "decision") if match else None


def _declares(actor: Actor | None, before: str) -> bool:
    return bool(re.search(r"\b[Ww]e\b[^.;]*$", before)) or bool(
        actor and actor.plural and re.search(r"(?:s|all) $", before)
    )


def _subject(
    reading: Reading, sentence: Sentence, before: str, found: list[Act], previous: Actor | None
) -> tuple[Actor | None, int, bool] | None:
    """(actor, where it begins, whether in a subordinate clause) of a verb that stands after ``before``."""
    bare = _bare(before)
    tail = max(0, len(bare) - _NEAR)
    pronoun = _PRONOUN.search(bare, tail)
    if pronoun:
        return _meant(reading, sentence, pronoun, bare, previous)
    joined = _AND.search(bare, tail)
    last = found[-1] if joined and found else None
    if joined and last and not last.passive:
        gap = sentence.text[last.last : joined.start()]
        goes_on = last.actor and not _ENDS.search(gap) and len(gap) < _FAR
        return (last.actor, last.first, last.after_that) if goes_on else None
    opening = first_subject(reading, sentence) if joined and not found else None
    if opening and opening.first == 0 and not _SUBORDINATE.search(bare[opening.last :]):
        return opening, 0, False
    subject = named_before(reading, sentence, len(bare))
    if subject is None:
        return None
    subordinate = bool(_SUBORDINATE.search(bare[: subject.first][-40:].split(",")[-1])) and subject.first > 0
    return None if subordinate and _WHICH.search(bare[: subject.first]) else (subject, subject.first, subordinate)


def _bare(before: str) -> str:
    """The words before a verb without its adverbs and an aside in brackets.

    >>> _bare("The Group (GB) also"), _bare("It has strongly")
    ('The Group', 'It')
    """
    adverbs = _ADVERBS.search(before, max(0, len(before) - 2 * _NEAR))
    bare = before[: adverbs.start()] if adverbs else before
    aside = bare.rfind("(") if bare.endswith(")") else -1
    return bare[:aside].rstrip() if aside >= 0 and bare.find(")", aside) == len(bare) - 1 else bare


def _meant(
    reading: Reading, sentence: Sentence, pronoun: re.Match[str], bare: str, previous: Actor | None
) -> tuple[Actor | None, int, bool] | None:
    word = pronoun["pronoun"].lower()
    if word == "we":
        body = reading.own.body
        return (actor_of(reading, body), pronoun.start("pronoun"), False) if body else None
    if word == "it" and previous is None and sentence.start == sentence.block.start and reading.own.body:
        previous = actor_of(reading, reading.own.body)
    actor = previous if pronoun.start("pronoun") == 0 else last_subject(reading, sentence, pronoun.start())
    return (actor, pronoun.start("pronoun"), False) if actor else None


def _passive_act(
    reading: Reading, sentence: Sentence, at: int, entry: tuple[str, str], be: int, found: list[Act]
) -> Act | None:
    verb, kind = entry
    text = sentence.text
    if _is_no_act(sentence, at, entry, be):
        return None
    near = kind != "request" or text[at + len(verb) :].lstrip().startswith("by ")
    agent = _agent(reading, sentence, at + len(verb)) if near else None
    impersonal = _IMPERSONAL.search(_HAS.sub("", text[:be]).rstrip())
    first = impersonal.start() if impersonal else be
    actor = agent or (found[-1].actor if found and not found[-1].passive else None)
    if actor is None and _AT_WHICH.search(text[:be]):
        actor = first_subject(reading, sentence)
    if verb in verbs.RECIPIENT:
        verb, actor = f"{text[be:at].split()[0]} {verb}", agent
    return Act(sentence, verb, kind, actor, min(first, at), at, at + len(entry[0]), passive=True)


def _is_no_act(sentence: Sentence, at: int, entry: tuple[str, str], be: int) -> bool:
    """Whether a passive only says what may be, what a thing is, or who had something."""
    verb, kind = entry
    text = sentence.text
    if _MAY_BE.search(text, max(0, be - _NEAR), be) or (verb == "prepared" and "being" in text[be:at]):
        return True
    if (kind == "statement" or text[be - 6 : be].endswith("that ")) and _RELATIVE.search(text[:at]):
        return True
    return verb in verbs.RECIPIENT and not named_near(sentence, be)


def _agent(reading: Reading, sentence: Sentence, at: int) -> Actor | None:
    match = _BY.match(sentence.text[at : at + 90])
    return named_in(reading, sentence, at + match.end() - 4, at + match.end() + 140) if match else None


def _will(reading: Reading, sentence: Sentence, at: int, found: list[Act], previous: Actor | None) -> Act | None:
    match = _WILL.match(sentence.text, at)
    if not match or (match["verb"] in ("have", "not", "continue") and match["be"]):
        return None
    verb = f"{match['modal']} {match['be'] or ''}{match['verb']}{match['particle'] or ''}"
    if match["verb"] in verbs.SCOPE and not match["be"]:
        return None
    if match["be"]:
        if re.search(r"\b(?:that|which|who) $", sentence.text[:at]):
            return None
        if not match["verb"].endswith(("ed", "held", "set", "sent", "made", "en", "out")) or match["verb"] in _LOOSE:
            return None
        if found and found[-1].kind != "statement" and " that " in sentence.text[found[-1].last : at]:
            return None
        actor = _agent(reading, sentence, match.end())
        return Act(sentence, verb, "commitment", actor, at, at, match.end(), passive=True)
    subject = _subject(reading, sentence, sentence.text[:at].rstrip(), found, previous)
    if subject is None or subject[0] is None:
        return None
    return Act(sentence, verb, "commitment", subject[0], subject[1], at, match.end(), after_that=subject[2])


def lead_actor(reading: Reading, sentences: list[Sentence], at: int) -> Actor | None:
    """The actor of the words ending in a colon that a list element hangs under: its parent, or the text before it."""
    parent = sentences[at].block.parent
    for earlier in reversed(sentences[max(0, at - 40) : at]):
        if earlier.position == parent and _LEAD.search(earlier.text):
            return named_before(reading, earlier, len(earlier.text.rstrip(": ")))
    return None

"""How well facts agree with reference facts: precision, recall and F1 for each type.

Two facts of a type are the same if what identifies the type agrees (a name, a code, an ISO code, a passage with its verb
or parties); the likeness of names is the share of words in common. Facts are paired greedily, the surest first, and of
each pair the telling fields are compared. Reference facts marked ``optional`` are neither rewarded nor punished.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = dict[str, Any]

COMPARED = {
    "Organization": ("kind",),
    "Body": ("kind", "parent"),
    "Meeting": ("start", "end", "place", "ordinal", "of_body", "status"),
    "Participation": ("capacity", "meeting"),
    "Person": ("role", "affiliation"),
    "Document": ("title", "date"),
    "Project": ("code", "status", "lead", "date"),
    "Decision": ("actor", "addressee", "class"),
    "Recommendation": ("issued_by", "addressee", "addressee_kind"),
    "Mandate": ("activities", "beneficiaries", "duration"),
    "Cooperation": ("kind", "status"),
    "OverlapConcern": ("raised_by", "about_body"),
    "Theme": ("body",),
    "AgendaItem": ("number",),
    "Example": ("country",),
}
_SMALL = frozenset(["the", "of", "on", "and", "for", "in", "to", "a", "an", "s"])
_SPELLINGS = {
    "un ece": "unece",
    "organisation": "organization",
    "co operation": "cooperation",
    "economic commission for europe": "unece",
    "programme": "program",
    "sme s": "smes",
}
_IRREGULAR = {"took": "take", "taken": "take", "taking": "take"}
_ENDINGS = ("ied", "ed", "es", "s", "d", "ing", "e")
_PASSAGE_WORDS = frozenset(["para", "paragraph", "paras", "rec", "recommendation"])
PAIR_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one type, or of all: reference facts, predicted facts, pairs, fields that agree, fields compared."""

    reference: int
    predicted: int
    matched: int
    fields_right: int
    fields_compared: int

    @property
    def precision(self) -> float:
        """Share of predicted facts that are in the reference; 1 if nothing was predicted and nothing was to be found."""
        return self.matched / self.predicted if self.predicted else float(not self.reference)

    @property
    def recall(self) -> float:
        """Share of reference facts that were predicted."""
        return self.matched / self.reference if self.reference else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def field_accuracy(self) -> float:
        """Share of compared fields that agree."""
        return self.fields_right / self.fields_compared if self.fields_compared else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores by type, the reference facts that were missed, and the predicted facts that are too many."""

    types: dict[str, Score]
    misses: tuple[Row, ...]
    extras: tuple[Row, ...]

    @property
    def micro(self) -> Score:
        """All types together."""
        scores = self.types.values()
        return Score(
            sum(s.reference for s in scores),
            sum(s.predicted for s in scores),
            sum(s.matched for s in scores),
            sum(s.fields_right for s in scores),
            sum(s.fields_compared for s in scores),
        )

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the types that the reference has."""
        scores = [score.f1 for score in self.types.values() if score.reference]
        return sum(scores) / len(scores) if scores else 0.0


def evaluate(predicted: Iterable[Row], reference: Iterable[Row]) -> Evaluation:
    """Compare predicted facts with reference facts, both as JSON objects."""
    sides: dict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for place, facts in enumerate((predicted, reference)):
        for fact in facts:
            if fact.get("type") in COMPARED:
                sides[fact["type"]][place].append(fact)
    types: dict[str, Score] = {}
    misses: list[Row] = []
    extras: list[Row] = []
    for kind in sorted(sides):
        mine, theirs = sides[kind]
        pairs = _pairs(kind, mine, theirs)
        types[kind] = _score(kind, mine, theirs, pairs)
        mine_paired, theirs_paired = {i for i, _ in pairs}, {j for _, j in pairs}
        misses += [r for j, r in enumerate(theirs) if j not in theirs_paired and not r.get("optional")]
        extras += [p for i, p in enumerate(mine) if i not in mine_paired]
    return Evaluation(types, tuple(misses), tuple(extras))


def _score(kind: str, mine: list[Row], theirs: list[Row], pairs: list[tuple[int, int]]) -> Score:
    hits = [(mine[i], theirs[j]) for i, j in pairs if not theirs[j].get("optional")]
    verdicts = [
        _agree(key, one, other) for one, other in hits for key in COMPARED[kind] if other.get(key) not in (None, [], "")
    ]
    core = sum(not fact.get("optional") for fact in theirs)
    return Score(core, len(mine) - (len(pairs) - len(hits)), len(hits), sum(verdicts), len(verdicts))


def _pairs(kind: str, mine: list[Row], theirs: list[Row]) -> list[tuple[int, int]]:
    likeness = _LIKENESS[kind]
    ranked = sorted(
        (-score, bool(other.get("optional")), i, j)
        for i, one in enumerate(mine)
        for j, other in enumerate(theirs)
        if (score := likeness(one, other)) >= PAIR_FROM
    )
    pairs: list[tuple[int, int]] = []
    free_mine, free_theirs = set(range(len(mine))), set(range(len(theirs)))
    for _, _, i, j in ranked:
        if i in free_mine and j in free_theirs:
            free_mine.remove(i)
            free_theirs.remove(j)
            pairs.append((i, j))
    return pairs


def plain(value: object) -> str:
    """A value for comparison: lower case, no accents or punctuation, usual spellings made one.

    >>> plain("Organisation for Economic Co-operation")
    'organization for economic cooperation'
    """
    if isinstance(value, (list, tuple)):
        value = " ".join(map(str, value))
    text = unicodedata.normalize("NFKD", "" if value is None else str(value)).lower()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    for old, new in _SPELLINGS.items():
        text = re.sub(rf"\b{old}\b", new, text)
    return text


def _words(value: object) -> frozenset[str]:
    words = (w[:-1] if len(w) > 3 and w.endswith("s") else w for w in plain(value).split())
    return frozenset(words) - _SMALL


def likeness(one: object, other: object) -> float:
    """Likeness of two names, 0 to 1: words in common over all words; at least 0.8 if one of two words or more is within the other.

    >>> likeness("Working Party on Industry", "the Working Party")
    0.8
    """
    x, y = _words(one), _words(other)
    if not x or not y:
        return 0.0
    common = len(x & y)
    share = common / len(x | y)
    return max(share, 0.8) if common == min(len(x), len(y)) >= 2 else share


def _best_name(one: Row, other: Row) -> float:
    return max((likeness(x, y) for x in _all_names(one) for y in _all_names(other)), default=0.0)


def _all_names(fact: Row) -> list[Any]:
    names = [fact.get("name"), *_several(fact.get("acronyms")), fact.get("acronym"), fact.get("code")]
    return [name for name in (*names, *_several(fact.get("variants"))) if name]


def _several(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else [value] if value else []


def _passage(value: object) -> tuple[str, ...]:
    return tuple(word for word in plain(value).split() if word not in _PASSAGE_WORDS)


def _same_passage(one: Row, other: Row) -> bool:
    short, long = sorted((_passage(one.get("paragraph")), _passage(other.get("paragraph"))), key=len)
    return bool(short) and short in (long[: len(short)], long[-len(short) :])


def _stem(value: object) -> str:
    word = (plain(value).split() or [""])[0]
    word = _IRREGULAR.get(word, word)
    ending = next((e for e in _ENDINGS if len(word) > len(e) + 3 and word.endswith(e)), "")
    return word[: len(word) - len(ending)]


def _share(x: frozenset[str], y: frozenset[str]) -> float:
    return len(x & y) / len(x | y) if x and y else 0.0


def _from(least: float, score: float) -> float:
    return score if score >= least else 0.0


def _named(one: Row, other: Row) -> float:
    return _from(0.6, _best_name(one, other))


def _titled(one: Row, other: Row) -> float:
    return _from(0.6, likeness(one.get("name") or one.get("title"), other.get("name") or other.get("title")))


def _meeting(one: Row, other: Row) -> float:
    score = likeness(one.get("name"), other.get("name"))
    if score < 0.5 and likeness(one.get("of_body"), other.get("of_body")) < 0.6:
        return 0.0
    if one.get("ordinal") and one["ordinal"] == other.get("ordinal"):
        score += 0.5
    if one.get("start") and plain(one["start"]) == plain(other.get("start")):
        score += 0.4
    return _from(0.6, min(score, 1.0))


def _participation(one: Row, other: Row) -> float:
    if one.get("iso3") or other.get("iso3"):
        return float(one.get("iso3") == other.get("iso3"))
    return _from(0.6, likeness(one.get("participant"), other.get("participant")))


def _person(one: Row, other: Row) -> float:
    x, y = plain(one.get("name")).split(), plain(other.get("name")).split()
    if not x or not y:
        return 0.0
    common = (set(x) & set(y)) - {"mr", "ms", "mrs", "dr"}
    return float(x[-1] == y[-1] or max(x, key=len) in common)


def _document(one: Row, other: Row) -> float:
    if one.get("symbol") and other.get("symbol"):
        return float(plain(one["symbol"]) == plain(other["symbol"]))
    return _from(0.7, likeness(one.get("title"), other.get("title")))


def _project(one: Row, other: Row) -> float:
    if one.get("code") and plain(one["code"]) == plain(other.get("code")):
        return 1.0
    return _from(0.5, likeness(one.get("name"), other.get("name")))


def _decision(one: Row, other: Row) -> float:
    if not _same_passage(one, other) or _stem(one.get("verb")) != _stem(other.get("verb")):
        return 0.0
    said = _share(_words(one.get("text_summary")), _words(other.get("text_summary")))
    return 0.6 + 0.2 * likeness(one.get("actor"), other.get("actor")) + 0.2 * said


def _recommendation(one: Row, other: Row) -> float:
    numbered = one.get("number") and _passage(one["number"]) == _passage(other.get("number"))
    if not (numbered or _same_passage(one, other)):
        return 0.0
    said = _share(_words(one.get("summary")), _words(other.get("summary")))
    return 0.6 + 0.2 * likeness(one.get("addressee"), other.get("addressee")) + 0.2 * said


def _mandate(one: Row, other: Row) -> float:
    return 0.3 + 0.7 * likeness(one.get("body"), other.get("body")) if _same_passage(one, other) else 0.0


def _cooperation(one: Row, other: Row) -> float:
    if not _same_passage(one, other):
        return 0.0
    mine, theirs = _parties(one), _parties(other)
    hits = sum(any(likeness(x, y) >= 0.6 for y in theirs) for x in mine)
    return hits / max(len(mine), len(theirs)) if mine and theirs else 0.0


def _parties(fact: Row) -> set[str]:
    named = [*_several(fact.get("from")), *_several(fact.get("to"))]
    return {" ".join(sorted(_words(name))) for name in named} - {""}


def _concern(one: Row, other: Row) -> float:
    return 0.7 + 0.3 * likeness(one.get("with"), other.get("with")) if _same_passage(one, other) else 0.0


_LIKENESS: dict[str, Callable[[Row, Row], float]] = {
    "Organization": _named,
    "Body": _named,
    "Theme": _titled,
    "AgendaItem": _titled,
    "Example": _titled,
    "Meeting": _meeting,
    "Participation": _participation,
    "Person": _person,
    "Document": _document,
    "Project": _project,
    "Decision": _decision,
    "Recommendation": _recommendation,
    "Mandate": _mandate,
    "Cooperation": _cooperation,
    "OverlapConcern": _concern,
}


def _agree(key: str, one: Row, other: Row) -> bool:
    x, y = one.get(key), other.get(key)
    if key in ("start", "end", "date"):
        return plain(x) == plain(y)
    if isinstance(x, list) or isinstance(y, list):
        mine = {plain(v) for v in (x if isinstance(x, list) else [x])}
        theirs = {plain(v) for v in (y if isinstance(y, list) else [y])}
        return mine == theirs or bool(mine & theirs)
    return plain(x) == plain(y) or likeness(x, y) >= 0.6

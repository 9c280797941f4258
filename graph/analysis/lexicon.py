"""Finds concepts of the schemes in a text by their labels and further words (skos:hiddenLabel), compared by stems.

Stems are those of the Snowball algorithm for English (Porter 2001, https://snowballstem.org/).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.rdf import Iri, Literal, Triple
from graph.vocab import BASE, expand

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMES = ("topic", "activity", "beneficiary", "region")
_GROUP = {"topic": "work", "activity": "work", "beneficiary": "beneficiary", "region": "region"}
_LABELS = tuple(expand(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel"))
_LONG = 4
_AND = ("and", "or")
_BREAK = re.compile(r"[.,;:()!?“”\"]|\s[–—-]\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")
_STOP = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "be",
        "been",
        "being",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "like",
        "may",
        "not",
        "of",
        "on",
        "or",
        "other",
        "s",
        "shall",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "under",
        "upon",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "within",
        "would",
    }
)

_KEPT_APART = {
    "governance": "governance",
    "government": "government",
    "governmental": "government",
    "governments": "government",
    "private": "private",
    "public": "public",
    "publication": "publication",
    "publications": "publication",
    "supportive": "supportive",
}
"""Words of this field that the algorithm would throw together with others: governance and government, public and publish."""


class Token(NamedTuple):
    """A word that counts: its stem, where it stands in the text, and how it follows the word before."""

    stem: str
    start: int
    end: int
    part: int
    """Number of the part of the sentence, as punctuation divides it: no phrase reaches from one into the next."""
    joined: bool
    """Whether "and" or "or" stands before it."""


class Phrase(NamedTuple):
    """Stems that stand for a concept; ``turned`` if the two words of a label stand in the other order."""

    stems: tuple[str, ...]
    concept: Iri
    turned: bool
    divided: bool
    """Whether the label itself has punctuation, so that it stands over two parts of a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept, its scheme, and the words that led to it."""

    concept: Iri
    scheme: str
    words: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one lower-case word.

    >>> [stem(word) for word in ("incubation", "incubators", "ict")]
    ['incub', 'incub', 'ict']
    """
    return _KEPT_APART.get(word) or str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def tokens(text: str) -> list[Token]:
    """The words of a text but the commonest, with their stems; hyphens divide words.

    >>> [token.stem for token in tokens("Women’s access to finance, in SMEs")]
    ['women', 'access', 'financ', 'sme']
    """
    found: list[Token] = []
    part, joined, last = 0, False, 0
    for match in _WORD.finditer(text):
        part += bool(_BREAK.search(text, last, match.start()))
        last = match.end()
        plain = _POSSESSIVE.sub("", match[0])
        word = (plain[:-1] if _ACRONYMS.fullmatch(plain) else plain).lower()
        if word in _STOP:
            joined = joined or word in _AND
        else:
            found.append(Token(stem(word), match.start(), match.end(), part, joined))
            joined = False
    return found


class Lexicon:
    """The words of all schemes, ready to be looked for in texts."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._phrases: dict[str, dict[str, list[Phrase]]] = {scheme: defaultdict(list) for scheme in SCHEMES}
        for scheme, phrase in sorted(_phrases(triples)):
            self._phrases[scheme][phrase.stems[0]].append(phrase)
        for phrases in self._phrases.values():
            for entries in phrases.values():
                entries.sort(key=lambda entry: (-len(entry.stems), entry))

    def subject_stems(self) -> frozenset[str]:
        """Stems that stand in a phrase for a topic or a beneficiary: the words of this field."""
        entries = [e for s in ("topic", "beneficiary") for phrases in self._phrases[s].values() for e in phrases]
        return frozenset(stem for phrase in entries for stem in phrase.stems)

    def find(self, text: str) -> list[Found]:
        """Every concept that shows in the text, in order of place.

        A phrase inside a longer one of its group does not count: "study tours" is an exchange, not a study. Topics and
        activities are one group, because the same words name what is done and what it is about.
        """
        words = tokens(text)
        hits = [
            (place, place + len(phrase.stems), scheme, phrase.concept)
            for place in range(len(words))
            for scheme in SCHEMES
            for phrase in self._longest(scheme, words, place)
        ]
        spans = {(_GROUP[scheme], first, last) for first, last, scheme, _ in hits}
        found = []
        for first, last, scheme, concept in hits:
            if not any(
                group == _GROUP[scheme] and a <= first and last <= b and (a, b) != (first, last)
                for group, a, b in spans
            ):
                start, end = words[first].start, words[last - 1].end
                found.append(Found(concept, scheme, text[start:end], start, end))
        return found

    def _longest(self, scheme: str, words: list[Token], place: int) -> list[Phrase]:
        hits = [one for one in self._phrases[scheme].get(words[place].stem, ()) if _stands(one, words, place)]
        return [hit for hit in hits if len(hit.stems) == len(hits[0].stems)]


def _stands(phrase: Phrase, words: list[Token], place: int) -> bool:
    here = words[place : place + len(phrase.stems)]
    if tuple(word.stem for word in here) != phrase.stems:
        return False
    if here[0].part != here[-1].part and not phrase.divided:
        return False
    return not (phrase.turned and here[-1].joined)


def _phrases(triples: Iterable[Triple]) -> set[tuple[str, Phrase]]:
    found = set()
    for triple in triples:
        scheme, _, name = triple.subject.removeprefix(f"{BASE}concept/").partition("/")
        if name and scheme in SCHEMES and triple.predicate in _LABELS and isinstance(triple.object, Literal):
            words = tokens(triple.object.value)
            stems = tuple(word.stem for word in words)
            if stems:
                divided = words[0].part != words[-1].part
                found.add((scheme, Phrase(stems, triple.subject, turned=False, divided=divided)))
            if len(stems) == 2 and min(map(len, stems)) >= _LONG:  # "climate for business" is the business climate
                found.add((scheme, Phrase(stems[::-1], triple.subject, turned=True, divided=False)))
    return found

"""Examples: cases from a country that a report tells as experience."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, draft, shorten

if TYPE_CHECKING:
    from graph.extraction.entities import Mention
    from graph.extraction.reading import Reading, Sentence

_CASE = r"(?:clusters?|model|case|experience|programme|scheme|network|park|incubator|industry|district|initiative|fund|centre)"
_CAPS = r"[A-Z][\w’'&-]*"
_NAMED = re.compile(
    rf"\bthe (?P<name>(?:{_CAPS} )+(?:[a-z]+ ){{0,3}}{_CASE}|(?:{_CAPS} )+(?:Cluster|Model|Park|Network"
    rf"|Programme|Fund|Initiative|Scheme))\b(?! and)"
)
_CASE_OF = Cued(rf"\bthe (?P<name>case of (?P<place>{_CAPS}(?: {_CAPS})*))")
_THING_IN = re.compile(
    rf"\bthe (?P<name>(?!case|success|role|example)(?:(?!the |of |in )[a-z]+ (?:and )?){{0,6}}?(?:{_CASE}"
    rf"|[a-z]{{6,}}s)) in (?:the )?(?P<place>{_CAPS}(?: {_CAPS})*)"
)
_PLACE_FIRST = Cued(rf"(?:^|[.;] )In (?P<place>{_CAPS}(?: {_CAPS})*), for example, (?P<rest>[^.;]+)")
_HAD_BEEN = Cued(rf"\bas (?:had been|was|is) the case in (?P<name>{_CAPS}(?: {_CAPS})*(?:, {_CAPS})?)")
_ADJECTIVE = re.compile(
    r"\b(?P<name>(?:opening|reform|experience|liberalization|development) of the (?P<adjective>[A-Z][a-z]+"
    r"(?:ian|ese|ish|an|ch)) [a-z]+)\b"
)
_TELLING = Cued(
    r"\bfor example\b|\bexample\b|\bexperience|\bthe case\b|\bhad resulted\b|\bin the case of\b|\bsuccess"
    r"|\bmodel\b|\bone of the critical\b|\blesson"
)
_MEASURED = Cued(
    r"(?P<what>[a-z]+(?: [a-z]+)?) (?:has|have) (?:risen|fallen|doubled|more than doubled|increased"
    r"|declined)\b[^.;]*?\((?P<why>[^()]*\b(?:in) (?P<where>[^()]+))\)"
)


_FIRST_IN = re.compile(r"In (?:the )?$")
_SUBJECT = re.compile(
    r",? (?:the |an? |its )?(?P<name>[\w’'&-]+(?: (?!which\b|that\b|where\b)[\w’'&-]+){0,14}?) (?:was|were|had|has|have"
    r"|is|are|runs?|ran"
    r"|helped|helps|lends?|lent|grants?|granted|covers?|covered|serves?|served|works?|worked|provided|provides|offered"
    r"|offers|gave|gives|supports?|supported|guarantees|combined|combines"
    r"|operates|operated"
    r"|allowed|allows|reaches|reached|trains|trained)\b"
)
_OWNED = re.compile(r"(?:’s|'s) (?P<name>[A-Z][\w’'&-]*(?:(?: (?:of|for|and|the))* [A-Z][\w’'&-]*)*)")
_DESCRIBED = Cued(
    r"\b(?:described|gave an overview of|outlined|presented|reported on|explained)(?: how)? (?:the |its |an? |a )?"
    r"(?:(?:experience|work|example|case) (?:of|with) (?:the |its )?)?(?P<name>[\w’'&-]+(?: (?!which\b|that\b|where\b"
    r"|had\b)[\w’'&-]+){0,9}?)"
    r"(?=,|\.| where | which | that | had )"
)
_SPOKEN = re.compile(
    r"\b(?:representative|expert|delegate|delegation|member|panellist|participant)s? (?:of|from|for) (?:the )?$"
)
_EXCHANGE = frozenset(["commission", "expert-meeting"])
"""Kinds of bodies whose reports tell cases from countries for their own sake."""


def read_examples(reading: Reading) -> list[Draft]:
    """A draft of an Example for each named case of a country in a passage that tells experience."""
    found: dict[str, Draft] = {}
    places: dict[str, Mention] = {}
    sentences = reading.text_sentences
    telling = {s.position for s in sentences if _TELLING.told(s)}
    for sentence in sentences:
        if sentence.block.item or sentence.text[1:].islower():
            continue
        for entry in _in_sentence(reading, sentence, places, sentence.position in telling):
            found.setdefault(f"{entry.fields['name'].lower()}", entry)
    return list(found.values())


def _in_sentence(reading: Reading, sentence: Sentence, places: dict[str, Mention], telling: bool) -> list[Draft]:
    text = sentence.text
    found = []
    _learn_places(reading, sentence, places)
    for match in _MEASURED.all_told(sentence) if "(" in text else ():
        found += _make(reading, sentence, match, match["what"], places, "figures-in-country", match["where"])
    if telling:
        found += _cases(reading, sentence, places) + _at_places(reading, sentence, places)
    if not found and reading.own.body and reading.own.body.type in _EXCHANGE:
        found += _of_countries(sentence)
    return found


def _of_countries(sentence: Sentence) -> list[Draft]:
    """A case that a sentence tells of one country: what is done in it, what it has, what its expert described."""
    found: list[Draft] = []
    for mention in [m for m in sentence.mentions if m.entity.kind == "economy"][:1]:
        first, last = mention.start - sentence.start, mention.end - sentence.start
        before, after = sentence.text[:first], sentence.text[last:]
        match = _SUBJECT.match(after) if _FIRST_IN.fullmatch(before) else None
        rule = "in-country"
        if first == 0:
            match, rule = _OWNED.match(after), "of-country"
        elif _SPOKEN.search(before):
            match, rule = _DESCRIBED.search(after[:200]), "described-by-country"
        if match and len(match["name"]) > 3:
            found.append(_told(sentence, match, last, rule, mention))
    return found


def _told(sentence: Sentence, match: re.Match[str], by: int, rule: str, mention: Mention) -> Draft:
    name = match["name"]
    country = mention.printed.removeprefix("the ")
    if " " not in name:
        name = f"{name} in {country}"
    return draft(
        "Example",
        sentence,
        (0, by + match.end()),
        rule,
        0.5,
        name,
        name=name[0].upper() + name[1:],
        country=(country,),
        iso3=(mention.entity.iso3,),
        summary=shorten(sentence.text),
    )


def _cases(reading: Reading, sentence: Sentence, places: dict[str, Mention]) -> list[Draft]:
    """Cases with a name: "the Old Town cluster", "the case of ..."."""
    text = sentence.text
    found = []
    for match in _HAD_BEEN.all_told(sentence):
        found += _make(reading, sentence, match, match["name"].split(",")[0], places, "as-was-the-case", match["name"])
    for match in _THING_IN.finditer(text):
        found += _make(
            reading,
            sentence,
            match,
            f"{match['name']} in {match['place']}" if match["place"] not in _countries(sentence) else match["name"],
            places,
            "case-in-place",
            match["place"],
        )
    for match in _NAMED.finditer(text):
        if match["name"][0].isupper() and not any(
            m.printed == match["name"].split()[0] and m.entity.is_actor for m in sentence.mentions
        ):
            found += _make(reading, sentence, match, match["name"], places, "named-case", match["name"])
    for match in _CASE_OF.all_told(sentence):
        where = match["place"]
        found += _make(reading, sentence, match, f"{where} case", places, "case-of-country", where)
    return found


def _at_places(reading: Reading, sentence: Sentence, places: dict[str, Mention]) -> list[Draft]:
    """Cases told of a place: "In Porto, for example, ...", "the opening of the ... economy"."""
    text = sentence.text
    found = []
    for match in _PLACE_FIRST.all_told(sentence):
        subject = re.search(
            r"\b(?:entire |local |whole )?([a-z]+ (?:industry|sector|cluster|economy))\b", match["rest"]
        )
        if subject:
            found += _make(
                reading,
                sentence,
                match,
                f"{match['place']} {subject[1]}",
                places,
                "in-place-for-example",
                match["place"],
            )
    for match in _ADJECTIVE.finditer(text):
        found += _make(reading, sentence, match, match["name"], places, "adjective-of-country", match["adjective"])
    return found


def _countries(sentence: Sentence) -> set[str]:
    return {m.printed.removeprefix("the ") for m in sentence.mentions if m.entity.kind == "economy"}


def _learn_places(reading: Reading, sentence: Sentence, places: dict[str, Mention]) -> None:
    """Remember of which country a place is: "Porto Alegre, Brazil", "the Newtown Cluster in India"."""
    for mention in sentence.mentions:
        if mention.entity.kind != "economy":
            continue
        first = mention.start - sentence.start
        before = re.search(rf"(?P<place>{_CAPS}(?: {_CAPS})*)(?:, | in (?:the )?)$", sentence.text[:first])
        if before:
            places.setdefault(before["place"].split()[0], mention)


def _make(
    reading: Reading,
    sentence: Sentence,
    match: re.Match[str],
    name: str,
    places: dict[str, Mention],
    rule: str,
    where: str,
) -> list[Draft]:
    inside = _countries_of(reading, sentence, where, places, rule)
    if not inside:
        return []
    clean = re.sub(r"^(?:the|The|and) ", "", name)
    fields = {
        "name": clean[0].upper() + clean[1:],
        "country": tuple(dict.fromkeys(m.printed.removeprefix("the ") for m in inside)),
        "iso3": tuple(dict.fromkeys(m.entity.iso3 for m in inside)),
        "summary": shorten(sentence.text),
    }
    return [draft("Example", sentence, match.span(), rule, 0.6, clean, **fields)]


def _countries_of(
    reading: Reading, sentence: Sentence, where: str, places: dict[str, Mention], rule: str
) -> list[Mention]:
    """The countries that a place means: named in it, begun by its letters, or the one that a town was named with before."""
    economies = [m for m in sentence.mentions if m.entity.kind == "economy"]
    inside = [m for m in economies if m.printed.removeprefix("the ") in where]
    stem = where.split(",")[0][:4].lower()
    if not inside and len(stem) > 3:
        alike = (m for m in reading.mentions if m.entity.kind == "economy" and m.printed.lower().startswith(stem))
        inside = [m for m in [next(alike, None)] if m]
    if inside:
        return inside
    known = next((places[w] for w in where.replace(",", "").split() if w in places), None)
    return [known] if known else economies[:1] if rule == "named-case" else []

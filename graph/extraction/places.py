"""Places of meetings: the words after "in" that name a town and perhaps a country."""

from __future__ import annotations

import re

_WORD = r"[A-Z][\w’'.-]+"
_NAME = rf"{_WORD}(?:(?: (?:(?:de|del|da|do|des|la|of|on|en|upon) )?|-(?:on|sur|am|an|upon)-){_WORD})*"
_BUILDING = re.compile(
    r"\b(?:Palais|Palace|Building|Hotel|Headquarters|Hall|Tower|House|Room|University|Convention Cent(?:re|er)"
    r"|Conference Cent(?:re|er)|International Cent(?:re|er))\b"
)
_PLACE = re.compile(rf"\b(?:in|at) (?:the )?(?P<place>{_NAME}(?:, (?:the )?{_NAME}){{0,2}})")
_NO_PLACE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Annex|Session|Meeting"
    r"|Group|Working|Committee|Programme|Commission|Team|Region|States|Forum|APEC|OECD|Conference|Plan|Agenda"
    r"|Cooperation|Commonwealth|Union|Community|Nations"
    r"|Organi[sz]ation|Council|Board|Strategy|Industry|Trade|Internet|Government|Item|Paragraph|SMEs?)\b"
)


def place_in(text: str) -> str:
    """The first place that a text says something happens in; empty if it names none.

    >>> place_in("was held in Porto Novo, Benin, on 3 May"), place_in("took part in the Working Party")
    ('Porto Novo, Benin', '')
    >>> place_in("held at the Palace of Ropes, Porto")
    'Porto'
    """
    for match in _PLACE.finditer(text):
        parts = []
        for part in match["place"].split(", "):
            if _BUILDING.search(part):
                continue
            if _NO_PLACE.search(part) or (not part[1:].islower() and part.isupper()):
                break
            parts.append(part.removeprefix("the "))
        if parts:
            return ", ".join(parts).rstrip(".")
    return ""

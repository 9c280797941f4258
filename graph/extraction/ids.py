"""Gives drafts their ids and makes facts of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graph.extraction.draft import shorten
from graph.extraction.result import Extracted, Extraction
from graph.fact_json import kebab
from graph.facts import SPECS, TYPES
from graph.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extraction.draft import Draft

_LONGEST = 60
_REMEMBERED = 8192
_ORDER = {name: place for place, name in enumerate(TYPES)}
_REQUIRED = {name: tuple(attribute for attribute, spec in SPECS[name] if spec.required) for name in TYPES}
_IN_IDS = {name: kebab(name) for name in TYPES}


def finish(document: str, drafts: Iterable[Draft]) -> Extraction:
    """The facts of the drafts, in the order of the types and of the text; ids are unique and depend on the text alone.

    A draft without a field that its type must have, as where a report does not show whose it is, gives no fact.
    """
    document = slug(document)
    used: dict[str, int] = {}
    found = []
    for draft in sorted(drafts, key=lambda d: (_ORDER[d.kind], d.span, d.rule, d.hint)):
        fields: dict[str, Any] = {
            name: kept for name, value in draft.fields.items() if (kept := _kept(value)) not in (None, "", ())
        }
        if any(name not in fields for name in _REQUIRED[draft.kind]):
            continue
        key = f"{document}/{_IN_IDS[draft.kind]}/{_short(draft.hint)}"
        used[key] = used.get(key, 0) + 1
        name = key if used[key] == 1 else f"{key}-{used[key]}"
        fact = TYPES[draft.kind](id=name, document=document, paragraph=draft.reference, **fields)
        found.append(Extracted(fact, draft.span, draft.confidence, draft.rule, shorten(draft.words, 40)))
    return Extraction(document, tuple(found))


def _kept(value: object) -> object:
    """A value, without what is empty in it if it is several."""
    return tuple(part for part in value if part) if isinstance(value, tuple) and "" in value else value


@lru_cache(maxsize=_REMEMBERED)
def _short(hint: str) -> str:
    whole = slug(hint[:120])
    return whole if len(whole) <= _LONGEST else whole[:_LONGEST].rsplit("-", 1)[0]

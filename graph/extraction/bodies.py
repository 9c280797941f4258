"""Organizations and bodies: one fact for each that a document names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.draft import Draft
from graph.extraction.entities import Mention, is_code

if TYPE_CHECKING:
    from graph.extraction.entities import Entity
    from graph.extraction.reading import Reading

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*(?:[/.&-]?[A-Z0-9]+)+")
_SURE = {"register": 0.97, "defined": 0.9, "pattern": 0.8, "coreference": 0.7, "group": 0.5}
_BELOW = frozenset(["team-of-specialists", "expert-meeting", "small-group", "expert-group"])
_SUB = re.compile(r"(?:Sub-|Sub[a-z]|[Aa]d [Hh]oc|[Dd]rafting|[Nn]etwork of)")
_UNNAMED = re.compile(r"^(?:Meeting of Experts|.*\bMeeting of Experts on\b)")


def read_bodies(reading: Reading) -> list[Draft]:
    """A draft of an Organization or Body for every actor the document names, at the first place it does."""
    first: dict[str, Mention] = {}
    forms: dict[str, list[str]] = {}
    for mention in reading.mentions:
        if not mention.entity.is_actor or _UNNAMED.match(mention.entity.name):
            continue
        block = reading.document.at(mention.start)
        if block is None or not block.is_source:
            continue
        key = mention.entity.key
        first.setdefault(key, mention)
        if mention.via != "coreference" and mention.printed not in forms.setdefault(key, []):
            forms[key].append(mention.printed)
    hidden = _hidden_organization(reading, set(first))
    return [
        *([_draft(reading, hidden, [hidden.printed])] if hidden else []),
        *(_draft(reading, mention, forms.get(key, [])) for key, mention in first.items()),
    ]


def _hidden_organization(reading: Reading, named: set[str]) -> Mention | None:
    """The organization of the report where its acronym stands only within other names, as in "the ABC secretariat"."""
    own = reading.own.organization
    if own is None or not own.acronym or own.key in named:
        return None
    match = re.search(rf"\b{re.escape(own.acronym)}\b", reading.document.text)
    block = reading.document.at(match.start()) if match else None
    if not match or block is None or not block.is_source:
        return None
    return Mention(match.start(), match.end(), own, "register", own.acronym)


def _draft(reading: Reading, mention: Mention, forms: list[str]) -> Draft:
    entity = mention.entity
    block = reading.document.at(mention.start)
    reference = (block.reference if block else "") or "Text"
    fields = _body(reading, entity, forms) if entity.kind == "body" else _organization(entity, forms)
    rule = {"register": "known-name", "defined": "defined-acronym", "pattern": "head-noun"}.get(
        mention.via, "short-form"
    )
    kind = "Body" if entity.kind == "body" else "Organization"
    span = (mention.start, mention.end - 1)
    return Draft(
        kind, reference, span, rule, mention.printed, _SURE[mention.via], entity.acronym or entity.name, fields
    )


def _organization(entity: Entity, forms: list[str]) -> dict[str, object]:
    acronyms = [f for f in forms if f != entity.name and _ACRONYM.fullmatch(f) and len(f) < 14]
    if entity.acronym and not acronyms and not entity.registered:
        acronyms = [entity.acronym]
    return {
        "name": entity.name,
        "acronyms": tuple(acronyms),
        "kind": entity.type,
        "part_of": entity.parent,
        "iso3": entity.iso3,
    }


def _body(reading: Reading, entity: Entity, forms: list[str]) -> dict[str, object]:
    printed = [f for f in forms if f == entity.acronym or (_ACRONYM.fullmatch(f) and len(f) < 14)]
    code = next((f for f in printed if is_code(f)), "")
    acronym = next((f for f in printed if not is_code(f)), "") or code or ("" if entity.registered else entity.acronym)
    variants = [f for f in forms if f not in (entity.name, acronym, code) and " " in f]
    return {
        "name": entity.name,
        "acronym": acronym,
        "kind": entity.type,
        "parent": entity.parent or _parent(reading, entity),
        "established": entity.established,
        "variants": tuple(dict.fromkeys(variants)),
    }


def _parent(reading: Reading, entity: Entity) -> str:
    """The body above a body that the registers do not know, as far as its name and kind say."""
    own = reading.own
    organization = own.organization.name if own.organization else ""
    is_own = own.body is not None and entity.key == own.body.key
    above = _above_in_head(reading) if is_own else ""
    if above and above != entity.name:
        return above
    if is_own or entity.type in ("secretariat-unit", "committee", "commission"):
        return organization
    acronyms = (m.entity for m in reading.mentions if m.entity.acronym)
    prefixed = next((e for e in acronyms if entity.name.startswith(f"{e.acronym} ")), None)
    if prefixed and prefixed.key != entity.key:
        return prefixed.name
    if own.body and (entity.type in _BELOW or _SUB.match(entity.name)):
        return own.body.name
    return organization if entity.type in ("working-group", "network", "task-force") else ""


def _above_in_head(reading: Reading) -> str:
    """The body that the head of the document prints above the one whose report it is."""
    above = [name.lower() for name in reading.document.masthead.bodies[-2:-1]]
    named = (
        m.entity.name for m in reading.mentions if above and above[0] in (m.printed.lower(), m.entity.name.lower())
    )
    return next(named, "")

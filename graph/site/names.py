"""The index of all names: present and former, acronyms, symbols, names in use somewhere."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.names import fold
from graph.site import sections as parts
from graph.site.views import Link, Page
from graph.site.wording import counted, date_words, lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.rdf import Iri
    from graph.site.facts import Facts

_CLASSES = {
    "Organization": "organization",
    "Body": "body",
    "ActorGroup": "group",
    "Economy": "economy",
    "Person": "person",
    "Meeting": "meeting",
    "Document": "document",
    "Project": "project",
}
_FURTHER = (
    ("acronym", "acronym"),
    ("code", "code"),
    ("symbol", "symbol"),
    ("formerName", "former name"),
    ("variant", "variant"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: a name, and what it leads to."""

    name: str
    target: Link
    about: str
    """The class of the thing, or how the name differs from the one used here."""
    own: bool
    """Whether it is the name used here."""


def names_page(facts: Facts) -> Page:
    """The index from A to Z; names that begin with a digit or sign come first."""
    fullest: dict[tuple[str, str], Entry] = {}
    for entry in _entries(facts):
        known = fullest.get((entry.name, entry.target.href))
        if known is None or (not known.own and len(known.about) < len(entry.about)):
            fullest[entry.name, entry.target.href] = entry
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in fullest.values():
        entries[_initial(entry.name)].append(entry)
    letters = tuple((letter, tuple(sorted(entries[letter], key=_order))) for letter in sorted(entries))
    total = sum(len(found) for _, found in letters)
    lead = f"{counted(total, 'name')}: those used here, and every former name, acronym, symbol and variant that leads to one of them."
    return Page(
        "names.html",
        "names.html",
        "Names A–Z",
        "Names A–Z",
        "",
        parts.crumbs(Link("Names A–Z")),
        lead,
        (),
        (),
        {"letters": letters},
    )


def _entries(facts: Facts) -> Iterator[Entry]:
    naming, settled = facts.naming, facts.naming.source.settled
    for cls, word in _CLASSES.items():
        for thing in settled.of_type(cls):
            link = Link(naming.label(thing), naming.addresses.of(thing))
            yield Entry(link.text, link, word, own=True)
            for field, about in _FURTHER:
                yield from (
                    Entry(text, link, about, own=False) for text in settled.texts(thing, field) if text != link.text
                )
    for topic in naming.addresses.pages("topics"):
        link = naming.link(topic)
        yield Entry(link.text, link, "topic", own=True)
        yield from (Entry(text, link, "topic", own=False) for text in settled.texts(topic, "skos:altLabel"))
    for name in settled.of_type("Name"):
        yield from _registered(facts, name)


def _registered(facts: Facts, name: Iri) -> Iterator[Entry]:
    naming, settled = facts.naming, facts.naming.source.settled
    kind = settled.iri(name, "kind")
    words = [lower_first(naming.label(kind))] if kind else []
    words += [f"in papers of {naming.short_actor(a)}" for a in settled.iris(name, "authority")]
    since, until = settled.text(name, "validFrom"), settled.text(name, "validUntil")
    words += [f"since {date_words(since)}"] if since else []
    words += [f"until before {date_words(until)}"] if until else []
    for thing in settled.iris(name, "nameOf"):
        link = Link(naming.label(thing), naming.addresses.of(thing))
        yield Entry(naming.label(name), link, ", ".join(words), own=False)


def _initial(name: str) -> str:
    folded = unicodedata.normalize("NFKD", fold(name)).upper()[:1]
    return folded if folded.isascii() and folded.isalpha() else "#"


def _order(entry: Entry) -> tuple[str, str, str, str]:
    return fold(entry.name), entry.name, entry.target.href, entry.about

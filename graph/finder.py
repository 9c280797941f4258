"""Finds the thing that a person means by a name: any actor, meeting, document, project, theme or topic of the graph."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnknownNameError
from graph.names import fold
from graph.rdf import Iri, Literal, is_iri
from graph.vocab import PREFIXES, entity_iri

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

_NEAR = 0.8


class Found(NamedTuple):
    """The thing, and the name it was taken for if the name given was not quite right."""

    thing: Iri
    taken_for: str


_LABELS = """
SELECT DISTINCT ?thing ?label WHERE {
  { VALUES ?class { smepb:Meeting smepb:Document smepb:Project smepb:Theme smepb:Organization smepb:Body smepb:Person
                    smepb:Programme smepb:Subprogramme }
    ?thing a ?class { ?thing rdfs:label ?label } UNION { ?thing smepb:symbol|smepb:acronym|smepb:code ?label } }
  UNION
  { ?thing skos:inScheme <https://w3id.org/smepb/concept/topic> ; skos:prefLabel|skos:altLabel ?label }
}"""


def find(kg: KnowledgeGraph, text: str) -> Found:
    """The thing called so: by IRI, prefixed name, id, name, acronym, symbol or code; a near name counts if it is the only one.

    Raises:
        UnknownNameError: nothing, or several things, are called so; lists the near names.

    """
    prefix, _, local = text.partition(":")
    whole = text.startswith(("http://", "https://"))
    iri = text if whole else PREFIXES[prefix] + local if local and prefix in PREFIXES else ""
    if is_iri(iri):
        return Found(Iri(iri), "")
    actors = {entity_iri(actor) for actor in kg.names.anywhere(text)}
    if len(actors) == 1:
        return Found(actors.pop(), "")
    labels = _labels(kg)
    found = actors | labels.get(fold(text), set())
    if len(found) == 1:
        return Found(found.pop(), "")
    if found:
        raise _unsure(f"{text!r} may mean", found, labels)
    return _nearest(text, labels)


def _nearest(text: str, labels: dict[str, set[Iri]]) -> Found:
    folded = fold(text)
    near = difflib.get_close_matches(folded, labels, n=6, cutoff=_NEAR)
    things = {thing for label in near for thing in labels[label]}
    if len(things) == 1:
        return Found(things.pop(), near[0])
    within = [label for label in labels if len(folded) > 3 and folded in label]
    things |= {thing for label in within for thing in labels[label]}
    if things:
        raise _unsure(f"nothing is called {text!r}; near are", things, labels)
    raise UnknownNameError(f"nothing is called {text!r}, and no name is near it; 'smegraph stats' tells what there is")


def _unsure(what: str, things: set[Iri], labels: dict[str, set[Iri]]) -> UnknownNameError:
    longest: dict[Iri, str] = {}
    for label, bearers in labels.items():
        for thing in bearers & things:
            longest[thing] = max(longest.get(thing, ""), label, key=len)
    choices = tuple(f"{prefixed(thing)} ({longest.get(thing, '')})" for thing in sorted(things)[:8])
    more = f" and {len(things) - 8} more" if len(things) > 8 else ""
    return UnknownNameError(f"{what} {', '.join(choices)}{more}; name one of them", choices)


def _labels(kg: KnowledgeGraph) -> dict[str, set[Iri]]:
    """Every folded name with the things that bear it: names of the registers, labels, symbols, codes and ids."""
    labels: dict[str, set[Iri]] = {}
    for name, entities in kg.names.all().items():
        labels.setdefault(name, set()).update(entity_iri(entity) for entity in entities)
    for thing, label in kg.query(_LABELS).rows:
        if isinstance(thing, Iri) and isinstance(label, Literal):
            labels.setdefault(fold(label.value), set()).add(thing)
            labels.setdefault(fold(thing.rsplit("/", 1)[1]), set()).add(thing)
    return labels


def prefixed(thing: Iri) -> str:
    """A thing as a prefixed name that can be given back.

    >>> prefixed(Iri("https://w3id.org/smepb/id/document/apec-smewg-14"))
    'doc:apec-smewg-14'
    """
    kind, _, local = thing.partition("/id/")[2].partition("/")
    if not local:
        return str(thing)
    return f"{'doc' if kind == 'document' else kind}:{local}" if kind in (*PREFIXES, "document") else str(thing)

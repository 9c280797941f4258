"""The facts that one document states, read back from its named graph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf import Iri, Literal, Term
from graph.triples import document_graph
from graph.vocab import BASE, LABEL, PREFIXES, TYPE, smepb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store import KnowledgeGraph

_FACT = f"{BASE}id/fact/"
_OWN = (TYPE, LABEL, *map(smepb, ("citation", "review", "mentions")))


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A fact with its id, type, passage and review, and its fields by the property of the ontology that each became.

    A fact that describes a thing names it as ``thing``; its fields are then all that the document states of the thing.
    """

    id: str
    type: str
    paragraph: str
    review: str
    thing: Iri | None
    fields: tuple[tuple[str, tuple[Term, ...]], ...]


def document_facts(kg: KnowledgeGraph, document: str) -> list[DocumentFact]:
    """Every fact of a document, in the order of its paragraphs; none if the document was not read for facts."""
    pattern = f"GRAPH <{document_graph(document)}> {{ ?s ?p ?o }}"
    said: dict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in kg.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}").triples or ():
        said[subject][predicate].append(value)
    facts = [_fact(said, node) for node in said if smepb("review") in said[node]]
    return sorted(facts, key=lambda fact: (_in_order(fact.paragraph), fact.type, fact.id))


def _fact(said: Mapping[Iri, Mapping[Iri, list[Term]]], node: Iri) -> DocumentFact:
    own = said[node]
    thing = next((term for term in own.get(smepb("mentions"), ()) if isinstance(term, Iri)), None)
    types = [term for term in (said[thing] if thing else own).get(TYPE, ()) if isinstance(term, Iri)]
    cited = [term for term in own.get(smepb("citation"), ()) if isinstance(term, Iri)]
    stated = [*own.items(), *(said[thing].items() if thing else ())]
    return DocumentFact(
        node.removeprefix(_FACT),
        min((one.rpartition("#")[2] for one in types), default=""),
        _text(next((value for one in cited for value in said[one].get(smepb("paragraph"), ())), None)),
        _text(next(iter(own.get(smepb("review"), ())), None)),
        thing,
        tuple(sorted((_key(p), tuple(sorted(values, key=str))) for p, values in stated if p not in _OWN)),
    )


def _key(predicate: Iri) -> str:
    return predicate.removeprefix(PREFIXES["smepb"]).rsplit("/", 1)[-1]


def _text(term: Term | None) -> str:
    if isinstance(term, Literal):
        return term.value
    return term.rsplit("/", 1)[1] if term else ""


def _in_order(paragraph: str) -> tuple[tuple[int, str], ...]:
    """A key under which paragraph 9 comes before 10.

    >>> sorted(["10", "9", "Annex I, 2"], key=_in_order)
    ['9', '10', 'Annex I, 2']
    """
    parts = re.split(r"(\d+)", paragraph)
    return tuple((int(part), "") if part.isdecimal() else (10**9, part) for part in parts if part)

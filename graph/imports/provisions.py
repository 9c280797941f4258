"""The subprogrammes of imported tables as texts that can be compared: what an entity is to do, in its own words and documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answer import Answer

_UNITS = """
SELECT ?unit ?text ?number ?entity ?name ?programme ?document ?paragraph WHERE {
  ?unit a smepb:Subprogramme ; rdfs:label ?text ; smepb:body ?entity ; smepb:citation ?citation .
  ?entity rdfs:label ?name .
  ?citation smepb:citedDocument ?document ; smepb:paragraph ?paragraph .
  OPTIONAL { ?unit smepb:number ?number }
  OPTIONAL { ?unit smepb:partOf/rdfs:label ?programme }
} ORDER BY ?unit"""

_TITLES = """
SELECT DISTINCT ?unit ?title WHERE {
  ?listing a smepb:MandateListing ; smepb:subprogramme ?unit ; smepb:lists ?paper .
  ?paper dcterms:title ?title .
} ORDER BY ?unit ?title"""


@dataclass(frozen=True, slots=True)
class ImportedProvision:
    """A subprogramme: its title as ``text``, and as ``context`` the titles of the mandate documents it lists, sorted.

    ``iri``, ``entity`` and ``document`` are IRIs; ``paragraph`` is the row of the table that names the subprogramme first.
    """

    iri: str
    text: str
    context: tuple[str, ...]
    entity: str
    entity_name: str
    number: str
    programme: str
    document: str
    paragraph: str


def provisions_of_import(ask: Callable[[str], Answer]) -> tuple[ImportedProvision, ...]:
    """Every subprogramme of every imported table, sorted by IRI; none if nothing was imported.

    A subprogramme whose title the table does not give has its number as text ("Subprogramme 6") and only its context to
    be compared by. Documents without a title in the table are not in the context.
    """
    titles: dict[str, list[str]] = defaultdict(list)
    for row in ask(_TITLES).dicts():
        titles[str(row["unit"])].append(str(row["title"]))
    return tuple(
        ImportedProvision(
            iri=str(row["unit"]),
            text=str(row["text"]),
            context=tuple(titles[str(row["unit"])]),
            entity=str(row["entity"]),
            entity_name=str(row["name"]),
            number=str(row["number"] or ""),
            programme=str(row["programme"] or ""),
            document=str(row["document"]),
            paragraph=str(row["paragraph"]),
        )
        for row in ask(_UNITS).dicts()
    )

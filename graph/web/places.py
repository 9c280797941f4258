"""Where an IRI of the graph is told about: a page of the site, a place on one, or a small page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from graph.triples import GRAPH
from graph.vocab import BASE, DATASET
from graph.web.linked_data import ONTOLOGY

if TYPE_CHECKING:
    from graph.rdf import Iri
    from graph.site.addresses import Addressing

_SAFE = "/!$&'()*+,;=:@~-._"
_TERM = f"{ONTOLOGY}#"
_FIXED = {
    DATASET: "about.html",
    ONTOLOGY: "ontology.html",
    f"{BASE}concept/topic": "topics.html",
    f"{GRAPH}ontology": "ontology.html",
}


def own_path(iri: str) -> str:
    """The path of an IRI of ours at the server, without the slash it begins with.

    >>> own_path("https://w3id.org/smepb/id/body/unece"), own_path("https://w3id.org/smepb/id/x/a b")
    ('id/body/unece', 'id/x/a%20b')
    """
    return quote(iri.removeprefix(BASE), safe=_SAFE + "%")


class Places:
    """The address of everything of the graph: that of the site if it has one, else that of the IRI itself."""

    def __init__(self, site: Addressing) -> None:
        self._site = site

    def on_the_site(self, thing: str) -> str:
        """The page of the site that tells about a thing, with an anchor if need be; nothing if none does."""
        if thing.startswith(f"{GRAPH}document/"):
            return self._site.of(f"{BASE}id/document/{thing.removeprefix(f'{GRAPH}document/')}") or "about.html"
        if thing.startswith((f"{GRAPH}derived/", f"{BASE}id/activity/")):
            return "about.html#methods"
        if thing.startswith(_TERM):
            return f"ontology.html#{thing.removeprefix(_TERM)}"
        return self._site.of(thing) or _FIXED.get(thing, "about.html" if thing.startswith(GRAPH) else "")

    def of(self, thing: str) -> str:
        """The address, or nothing if the IRI is not ours."""
        return self.on_the_site(thing) or (own_path(thing) if thing.startswith(BASE) else "")

    def pages(self, folder: str) -> list[Iri]:
        """Every thing with a page in a folder of the site, in the order of the addresses."""
        return self._site.pages(folder)

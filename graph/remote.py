"""A graph that another server holds: the same questions, asked over the SPARQL 1.1 Protocol."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph as ox

from graph.errors import ServerError
from graph.parsing import refuse_federation
from graph.prologue import prologue, with_prefixes
from graph.rdf import Iri, Literal, Quad, canonical, is_iri
from graph.remote_answer import ANY, ROWS, TRIPLES, failure, read_answer
from graph.remote_client import Address, Client
from graph.store import KnowledgeGraph, Paths
from graph.vocab import DATASET, PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib

    from graph.answer import Answer
    from graph.rdf import Term, Triple
    from graph.registers import Registers
    from graph.remote_client import Message
    from graph.store import RdfDataset
    from graph.view import View

_QUERY = "application/sparql-query"
_FORM = "application/x-www-form-urlencoded"
_WAYS = (_QUERY, _FORM, "")
"""How a query is sent: as the body, as a field of a form, in the address."""
_REFUSED = (405, 415, 501)
_RDF = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8"
_ENDPOINT = ox.NamedNode("http://www.w3.org/ns/sparql-service-description#endpoint")
_NOTHING = "urn:smegraph:no-graph"
_ACCEPT = {"SELECT": ROWS, "ASK": ROWS, "CONSTRUCT": TRIPLES, "DESCRIBE": TRIPLES}
_GRAPHS = "SELECT ?graph (COUNT(*) AS ?size) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
_SIZE = "SELECT (COUNT(*) AS ?size) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
_VERSION = f"SELECT ?id {{ <{DATASET}> dcterms:identifier ?id }} ORDER BY ?id"


class RemoteGraph(KnowledgeGraph):
    """A graph at a SPARQL 1.1 endpoint, with the methods of :class:`graph.store.KnowledgeGraph`.

    The default graph is what the server takes for it. A server of ours gives the settled view there; one that was given
    only the named graphs of an export has nothing in it, and one that takes all graphs together for it mixes what was
    computed with what documents state.

    The registers are read from the graph ``graph:register`` of the server, or from its default graph if it has none: names
    are those of the data there. A server without them has empty registers, in which no name is known. What was once read
    is kept; open the graph anew to see what changed on the server.
    """

    def __init__(self, endpoint: Address, client: Client | None = None, ontology: Path | None = None) -> None:
        self.paths = Paths.of(ontology=ontology)
        self.endpoint = endpoint
        self._client = client or Client()
        self._ways = list(_WAYS)

    @classmethod
    def at_address(cls, address: str, ontology: Path | None = None, client: Client | None = None) -> RemoteGraph:
        """The graph at an address: a SPARQL endpoint, or the start page of a server of ours, which names its endpoint.

        ``http://NAME:PASSWORD@HOST/`` opens a server that asks for a password (or a token, as password), the variable
        ``SMEGRAPH_TOKEN`` a server of this machine that asks for a token. ``paths`` has the ontology folder, whose saved
        questions are asked there, and the data folder of this machine, which has nothing to do with the graph.

        Raises:
            ServerError: nobody answers queries there.

        """
        client = client or Client()
        start = Address.of(address, os.environ.get("SMEGRAPH_TOKEN", "").strip())
        kg = cls(_endpoint(start, client), client, ontology)
        kg.query("ASK {}")
        return kg

    def query(
        self,
        sparql: str,
        *,
        dataset: RdfDataset | None = None,
        most: int | None = None,
        services: frozenset[str] = frozenset(),
        base: str | None = None,
    ) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query: see :meth:`graph.store.KnowledgeGraph.query`.

        Prefixes of ours that the text uses are declared before it is sent; lines and columns are those of the text given.

        Raises:
            FederationError: the query would ask another server.
            AnswerSizeError: the answer has more than ``most`` rows.
            QueryError: the server says that the text is no query, or that it cannot answer it.
            ServerError: the server does not answer, or what it answers is no answer to a query.

        """
        refuse_federation(sparql, services, base)
        text, shift = with_prefixes(sparql)
        if base is not None:
            text, shift = f"BASE <{base}> {text}", shift + len(f"BASE <{base}> ")
        message = self._sent(text, _ACCEPT.get(prologue(sparql).form, ANY), _fields(dataset))
        if message.status != 200:
            raise failure(message, shift)
        return read_answer(message, most)

    def _sent(self, text: str, accept: str, fields: list[tuple[str, str]]) -> Message:
        """What the server answers, asked in the first way that it takes."""
        while True:
            way = self._ways[0]
            if way == _QUERY:
                address = self.endpoint.with_query(urlencode(fields))
                message = self._client.send(address, accept, text.encode(), _QUERY)
            elif way == _FORM:
                body = urlencode([("query", text), *fields]).encode()
                message = self._client.send(self.endpoint, accept, body, _FORM)
            else:
                address = self.endpoint.with_query(urlencode([("query", text), *fields]))
                message = self._client.send(address, accept)
            if message.status not in _REFUSED or len(self._ways) == 1:
                return message
            self._ways.pop(0)

    @cached_property
    def generation(self) -> str:
        """The data version of the graph, ``sha256:`` and what it states hashed; empty if the graph does not say."""
        return next((str(value) for value in self.query(_VERSION).column("id")), "")

    @cached_property
    def registers(self) -> Registers:
        """The registers as the graph states them; empty where it has none of ours."""
        from graph.register_reading import REGISTERS, registers_of

        inside = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH graph:register {{ {REGISTERS} }} }}")
        return registers_of(
            inside.triples or self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {REGISTERS} }}").triples or ()
        )

    def lines(self) -> list[str]:
        """The canonical N-Quads lines of all named graphs, asked for graph by graph.

        Raises:
            ServerError: the server gives less of a graph than it has, or its data changed meanwhile.

        """
        quads: list[Quad] = []
        before = self.query(_VERSION)
        for number, (name, size) in enumerate(self.query(_GRAPHS).rows):
            assert isinstance(name, Iri)  # noqa: S101 - GRAPH binds names of graphs
            found = self._whole(f"GRAPH <{name}> {{ ?s ?p ?o }}", size, name)
            quads += (Quad(*_apart(triple, number), name) for triple in found)
        if self.query(_VERSION) != before:
            raise ServerError(f"{self.endpoint}: the data changed while they were read; ask again")
        return canonical(quads)

    def has_graph(self, name: str) -> bool:
        """Whether there is a named graph of that IRI with a statement in it."""
        return is_iri(name) and bool(self.query(f"ASK {{ GRAPH <{name}> {{ ?s ?p ?o }} }}").truth)

    def view(self) -> View:
        """The default graph, to be read by subject and property.

        Raises:
            ServerError: the server gives less of it than it has.

        """
        from graph.view import View

        return View(Quad(*triple, Iri("")) for triple in self._default())

    def to_rdflib(self) -> rdflib.Dataset:
        """All named graphs and the default graph as an rdflib dataset."""
        import rdflib

        target = rdflib.Dataset()
        target.parse(data="\n".join([*self.lines(), ""]), format="nquads")
        default = canonical(Quad(*triple, Iri("")) for triple in self._default())
        target.default_graph.parse(data="\n".join([*default, ""]), format="nt")
        for prefix, iri in PREFIXES.items():
            target.bind(prefix, iri, replace=True)
        return target

    def _default(self) -> tuple[Triple, ...]:
        return self._whole("?s ?p ?o", self.query(_SIZE).rows[0][0], "the default graph")

    def _whole(self, pattern: str, size: Term | None, name: str) -> tuple[Triple, ...]:
        """All triples of a pattern, of which there are ``size``: some servers give the first thousands and do not say so."""
        found = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}").triples or ()
        if isinstance(size, Literal) and size.value.isdecimal() and len(found) < int(size.value):
            told = f"the server gives {len(found):,} of the {int(size.value):,} statements of {name}"
            raise ServerError(f"{self.endpoint}: {told}; ask whoever runs it for a higher limit")
        return found


def _endpoint(start: Address, client: Client) -> Address:
    """The endpoint that an address leads to: itself, or, of a start page, what the service description there names."""
    if not start.path.endswith("/"):
        return start
    near = start.to("sparql")
    described = client.send(near, _RDF)
    if described.status != 200 or described.media_type not in _RDF:
        return start if described.status in (400, 404, 405, 406, 410) else near
    named = [start.to(name) for name in _named_endpoints(described)]
    return next((one for one in named if one.origin == start.origin), near)


def _named_endpoints(described: Message) -> list[str]:
    """The endpoints that a service description names (SPARQL 1.1 Service Description, section 3.2.1)."""
    form = ox.RdfFormat.from_media_type(described.media_type)
    try:
        found = ox.parse(described.body, format=form, base_iri=described.address.url)
        return sorted(q.object.value for q in found if q.predicate == _ENDPOINT and isinstance(q.object, ox.NamedNode))
    except (SyntaxError, ValueError):
        return []


def _fields(dataset: RdfDataset | None) -> list[tuple[str, str]]:
    """The graphs to ask, as parameters (SPARQL 1.1 Protocol, section 2.1.4); no graph at all is one that is not there."""
    if dataset is None:
        return []
    dataset.arguments()  # raises what a graph of this machine would raise
    found = [("default-graph-uri", name) for name in dataset.default]
    found += [("named-graph-uri", name) for name in dataset.named]
    return found or [("default-graph-uri", _NOTHING)]


def _apart(triple: Triple, number: int) -> tuple[Iri, Iri, Term]:
    """The triple with the blank nodes of one answer told apart from those of the others."""
    subject, predicate, value = triple
    return _named(subject, number), predicate, value if isinstance(value, Literal) else _named(value, number)


def _named(node: Iri, number: int) -> Iri:
    return Iri(f"_:g{number}-{node[2:]}") if node.startswith("_:") else node

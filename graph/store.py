"""The store and what is asked of it.

With :mod:`graph.generations`, :mod:`graph.parsing`, :mod:`graph.engine_answer`, :mod:`graph.rdf` and the reading side of a
remote graph the only modules that know the engine (Oxigraph).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import pyoxigraph as ox

from graph import resources
from graph.engine_answer import answer_of, iri_of, term_of
from graph.errors import DataError, QueryError, StoreError
from graph.fingerprint import fingerprint
from graph.generations import DEFAULT, NAMED, current, write_store
from graph.parsing import refuse_federation, syntax_error
from graph.rdf import Iri, Quad, canonical, is_iri
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import networkx
    import rdflib

    from graph.answer import Answer
    from graph.dataset import Dataset
    from graph.names import NameIndex
    from graph.registers import Registers
    from graph.view import View

_LONGEST_MESSAGE = 200


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the data, the ontology and the store are."""

    data: Path
    ontology: Path
    store: Path

    @property
    def imports(self) -> Path:
        """The folder of imported tables, which need not exist."""
        return resources.imports_folder(self.data)

    @classmethod
    def of(cls, data: Path | str | None = None, store: Path | None = None, ontology: Path | None = None) -> Paths:
        """The folders given, else those that come with the package and a store in the user's cache.

        Raises:
            DataError: the address of a server is given where there must be a folder.

        """
        if isinstance(data, str):
            raise DataError(f"--data {data}: this needs a data folder, not a server; leave --data out or name a folder")
        data = (data or resources.data_folder()).resolve()
        ontology = (ontology or resources.ontology_folder()).resolve()
        if store is None:
            name = hashlib.sha256(f"{data}\0{ontology}".encode()).hexdigest()[:16]
            store = platformdirs.user_cache_path("smegraph") / name
        return cls(data, ontology, store)


def build(paths: Paths) -> Dataset:
    """Make the data set and write it as the store.

    Raises:
        StoreError: the data has faults; nothing is written.

    """
    from graph.dataset import make, read_inputs

    print_ = fingerprint(paths.data, paths.ontology, paths.imports)
    made = make(read_inputs(paths.data, paths.ontology, paths.imports))
    if made.errors:
        first = made.errors[0]
        raise StoreError(f"the data has {len(made.errors)} faults, the first: {first}\nrun 'smegraph check' to see all")
    write_store(paths.store, print_, made.named, made.default)
    return made


@dataclass(frozen=True, slots=True)
class RdfDataset:
    """The graphs that a query asks, in place of those it names itself (SPARQL 1.1 Protocol, section 2.1.4)."""

    default: tuple[str, ...] = ()
    """Graphs whose merge is the default graph; it is empty if there are none."""
    named: tuple[str, ...] = ()

    def arguments(self) -> dict[str, Any]:
        """The dataset as the engine takes it.

        Raises:
            QueryError: a name is no absolute IRI.

        """
        for name in (*self.default, *self.named):
            if not is_iri(name):
                raise QueryError(f"the graph {name[:_LONGEST_MESSAGE]!r} is not named by an absolute IRI")
        return {
            "default_graph": [ox.NamedNode(name) for name in self.default],
            "named_graphs": [ox.NamedNode(name) for name in self.named],
        }


class KnowledgeGraph:
    """A built store, open for questions.

    ::

        kg = KnowledgeGraph.open()
        for row in kg.query("SELECT ?m ?start { ?m a smepb:Meeting ; smepb:start ?start }").dicts():
            print(row["m"], row["start"])
    """

    def __init__(self, paths: Paths, generation: Path) -> None:
        self.paths = paths
        self._generation = generation

    @classmethod
    def open(
        cls, data: Path | str | None = None, store: Path | None = None, ontology: Path | None = None
    ) -> KnowledgeGraph:
        """Open the store of a data folder; it is built first if it is missing or the data or ontology changed.

        With the address of a server (``http://...``) in place of a folder, the graph that it holds: see
        :class:`graph.remote.RemoteGraph`.

        Raises:
            DataError: the data folder is missing.
            StoreError: the data has faults, or the store cannot be written.
            ServerError: the server does not answer.

        """
        if isinstance(data, str):
            if data.casefold().startswith(("http://", "https://")):
                from graph.remote import RemoteGraph

                return RemoteGraph.at_address(data, ontology)
            data = Path(data)
        paths = Paths.of(data, store, ontology)
        found = current(paths.store)
        if found is None or found[1] != fingerprint(paths.data, paths.ontology, paths.imports):
            build(paths)
            found = current(paths.store)
        if found is None:
            raise StoreError(f"{paths.store}: the store was replaced while it was opened; run the command again")
        kg = cls(paths, found[0])
        _ = kg._store  # opened now: the next build removes its folder, but not from those who have it open
        return kg

    @classmethod
    def at(cls, store: Path, data: Path | None = None, ontology: Path | None = None) -> KnowledgeGraph | None:
        """The graph of a store as it was built, whatever became of its data since; None if the folder is no store."""
        found = current(store)
        return None if found is None else cls(Paths.of(data, store, ontology), found[0])

    @property
    def generation(self) -> str:
        """The name of the build that is open: another build has another name."""
        return self._generation.name

    @cached_property
    def _store(self) -> ox.Store:
        try:
            return ox.Store.read_only(str(self._generation / "database"))
        except OSError as error:
            raise StoreError(f"{self._generation}: cannot be opened ({error}); delete the folder to rebuild") from None

    @cached_property
    def registers(self) -> Registers:
        """The registers of the data folder."""
        from graph.registers import read_registers

        return read_registers(self.paths.data, self.paths.data.name)

    @cached_property
    def names(self) -> NameIndex:
        """The names of the registers, to be looked up."""
        from graph.names import NameIndex

        return NameIndex(self.registers)

    def lines(self) -> list[str]:
        """The canonical N-Quads lines of all named graphs."""
        try:
            return (self._generation / NAMED).read_text(encoding="utf-8").split("\n")[:-1]
        except FileNotFoundError:  # a later build removed it
            quads = (q for q in self._store if q.graph_name != ox.DefaultGraph())
            return canonical(
                Quad(iri_of(q.subject), iri_of(q.predicate), term_of(q.object), iri_of(q.graph_name)) for q in quads
            )

    def query(
        self,
        sparql: str,
        *,
        dataset: RdfDataset | None = None,
        most: int | None = None,
        services: frozenset[str] = frozenset(),
        base: str | None = None,
    ) -> Answer:
        r"""The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        The default graph is what documents and registers state, with one settled value where they differ; what a method
        computed is only in its own graph: ``GRAPH graph:derived\/hierarchy { ... }``. Prefixes need no declaration.

        ``dataset`` names other graphs to ask, ``most`` the rows or triples that the answer may have, ``services`` the
        hosts that a SERVICE clause may name, ``base`` the IRI to which relative ones in the text are relative; without it
        they are refused.

        Raises:
            FederationError: the query would ask another server.
            AnswerSizeError: the answer has more than ``most`` rows.
            QueryError: the text is not such a query, or the engine cannot answer it.

        """
        refuse_federation(sparql, services, base)
        graphs = {} if dataset is None else dataset.arguments()
        try:
            return answer_of(self._store.query(sparql, base_iri=base, prefixes=PREFIXES, **graphs), most)
        except SyntaxError as error:
            raise syntax_error(str(error)) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the engine could not answer: {error}") from None

    def has_graph(self, name: str) -> bool:
        """Whether there is a named graph of that IRI with a statement in it."""
        return is_iri(name) and self._store.contains_named_graph(ox.NamedNode(name))

    def view(self) -> View:
        """The default graph, to be read by subject and property: what the analyses work on."""
        from graph.view import View

        found = self._store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return View(Quad(iri_of(q.subject), iri_of(q.predicate), term_of(q.object), Iri("")) for q in found)

    def to_rdflib(self) -> rdflib.Dataset:
        """All named graphs and the default graph as an rdflib dataset: a query gives the same rows as :meth:`query`."""
        import rdflib

        target = rdflib.Dataset()
        target.parse(data=(self._generation / NAMED).read_bytes(), format="nquads")
        target.default_graph.parse(data=(self._generation / DEFAULT).read_bytes(), format="nt")
        for prefix, iri in PREFIXES.items():
            target.bind(prefix, iri, replace=True)
        return target

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Actors and meetings as nodes, typed links with their citation as edges: see :mod:`graph.network`."""
        from graph.network import network

        return network(self.query)


def ask_in_memory(named: Iterable[str], default: Iterable[str]) -> Callable[[str], Answer]:
    """A function that answers queries on canonical lines, without a store on disk."""
    store = ox.Store()
    for lines in (named, default):
        store.bulk_load(("\n".join(lines) + "\n").encode(), format=ox.RdfFormat.N_QUADS)
    return lambda sparql: answer_of(store.query(sparql, prefixes=PREFIXES))

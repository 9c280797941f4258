"""The store and what is asked of it: the only module that knows the engine (Oxigraph).

A store is a folder. ``current`` names the generation in use; each generation holds the database and the canonical lines it
was made from: ``dataset.nq`` for the named graphs, ``default.nt`` for the default graph. A build writes a new generation
beside the old one and swaps the name in one step, so a killed build leaves the old store, and readers never see half of one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs
import pyoxigraph as ox

from graph import resources
from graph.answer import Answer
from graph.errors import AnswerSizeError, FederationError, QueryError, StoreError
from graph.fingerprint import fingerprint
from graph.rdf import Iri, Literal, Quad, Term, Triple, canonical, is_iri
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import networkx
    import rdflib

    from graph.dataset import Dataset
    from graph.names import NameIndex
    from graph.registers import Registers
    from graph.view import View

T = TypeVar("T")
_POINTER = "current"
_GENERATION = re.compile(r"\d+-[0-9a-f]{24}")
_LAYOUT = "2"
_NAMED, _DEFAULT = "dataset.nq", "default.nt"
_LONGEST_MESSAGE = 200
_MOST_EXPECTED = 12


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
    def of(cls, data: Path | None = None, store: Path | None = None, ontology: Path | None = None) -> Paths:
        """The folders given, else those that come with the package and a store in the user's cache."""
        data = (data or resources.data_folder()).resolve()
        ontology = (ontology or resources.ontology_folder()).resolve()
        if store is None:
            name = hashlib.sha256(f"{data}\0{ontology}".encode()).hexdigest()[:16]
            store = platformdirs.user_cache_path("smegraph") / name
        return cls(data, ontology, store)


def write_store(folder: Path, print_: str, named: Iterable[str], default: Iterable[str]) -> None:
    """Write a generation from canonical lines and make it the current one.

    Raises:
        StoreError: the folder cannot be written.

    """
    name = f"{_LAYOUT}-{print_[:24]}"
    new = folder / f".building-{os.getpid()}-{name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        store = ox.Store(str(new / "database"))
        for file, lines in ((_NAMED, named), (_DEFAULT, default)):
            text = ("\n".join(lines) + "\n").encode()
            (new / file).write_bytes(text)
            store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        del store
        final = folder / name
        if _is_whole(final):
            shutil.rmtree(new)
        else:
            shutil.rmtree(final, ignore_errors=True)
            new.rename(final)
        pointer = folder / f".{_POINTER}-{os.getpid()}"
        pointer.write_text(json.dumps({"generation": name, "fingerprint": print_}) + "\n", encoding="utf-8")
        pointer.replace(folder / _POINTER)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise StoreError(f"{folder}: the store cannot be written ({error}); choose another with --store") from None
    _clean(folder, name)


def _clean(folder: Path, kept: str) -> None:
    """Delete older generations and what killed builds left; whatever else the folder holds is not ours.

    A generation is renamed before it goes, so that none is ever found half deleted.
    """
    for old in folder.iterdir():
        gone = old
        if _GENERATION.fullmatch(old.name) and old.name != kept:
            gone = folder / f".building-{os.getpid()}-{old.name}"
            with contextlib.suppress(OSError):
                old.rename(gone)
        elif not _is_dead(old.name):
            continue
        shutil.rmtree(gone, ignore_errors=True)


def _is_dead(name: str) -> bool:
    """Whether a name is that of an unfinished generation whose process is gone."""
    match = re.match(r"\.building-(\d{1,9})-", name)
    if not match:
        return False
    try:
        os.kill(int(match[1]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _current(folder: Path) -> tuple[Path, str] | None:
    try:
        pointer = json.loads((folder / _POINTER).read_text(encoding="utf-8"))
        generation = folder / pointer["generation"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (generation, pointer["fingerprint"]) if _is_whole(generation) else None


def current_generation(folder: Path) -> str:
    """The name of the build that a store holds now, empty if it holds none."""
    current = _current(folder)
    return current[0].name if current else ""


def _is_whole(generation: Path) -> bool:
    return all((generation / part).exists() for part in ("database", _NAMED, _DEFAULT))


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
    def open(cls, data: Path | None = None, store: Path | None = None, ontology: Path | None = None) -> KnowledgeGraph:
        """Open the store of a data folder; it is built first if it is missing or the data or ontology changed.

        Raises:
            DataError: the data folder is missing.
            StoreError: the data has faults, or the store cannot be written.

        """
        paths = Paths.of(data, store, ontology)
        current = _current(paths.store)
        if current is None or current[1] != fingerprint(paths.data, paths.ontology, paths.imports):
            build(paths)
            current = _current(paths.store)
        if current is None:
            raise StoreError(f"{paths.store}: the store was replaced while it was opened; run the command again")
        kg = cls(paths, current[0])
        _ = kg._store  # opened now: the next build removes its folder, but not from those who have it open
        return kg

    @classmethod
    def at(cls, store: Path, data: Path | None = None, ontology: Path | None = None) -> KnowledgeGraph | None:
        """The graph of a store as it was built, whatever became of its data since; None if the folder is no store."""
        current = _current(store)
        return None if current is None else cls(Paths.of(data, store, ontology), current[0])

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
            return (self._generation / _NAMED).read_text(encoding="utf-8").split("\n")[:-1]
        except FileNotFoundError:  # a later build removed it
            quads = (q for q in self._store if q.graph_name != ox.DefaultGraph())
            return canonical(
                Quad(_iri(q.subject), _iri(q.predicate), _our_term(q.object), _iri(q.graph_name)) for q in quads
            )

    def query(
        self,
        sparql: str,
        *,
        dataset: RdfDataset | None = None,
        most: int | None = None,
        services: frozenset[str] = frozenset(),
    ) -> Answer:
        r"""The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        The default graph is what documents and registers state, with one settled value where they differ; what a method
        computed is only in its own graph: ``GRAPH graph:derived\/hierarchy { ... }``. Prefixes need no declaration.

        ``dataset`` names other graphs to ask, ``most`` the rows or triples that the answer may have, ``services`` the
        hosts that a SERVICE clause may name.

        Raises:
            FederationError: the query would ask another server.
            AnswerSizeError: the answer has more than ``most`` rows.
            QueryError: the text is not such a query, or the engine cannot answer it.

        """
        refuse_federation(sparql, services)
        graphs = {} if dataset is None else dataset.arguments()
        try:
            return _answer(self._store.query(sparql, prefixes=PREFIXES, **graphs), most)
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
        return View(Quad(_iri(q.subject), _iri(q.predicate), _our_term(q.object), Iri("")) for q in found)

    def to_rdflib(self) -> rdflib.Dataset:
        """All named graphs and the default graph as an rdflib dataset: a query gives the same rows as :meth:`query`."""
        import rdflib

        target = rdflib.Dataset()
        target.parse(data=(self._generation / _NAMED).read_bytes(), format="nquads")
        target.default_graph.parse(data=(self._generation / _DEFAULT).read_bytes(), format="nt")
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
    return lambda sparql: _answer(store.query(sparql, prefixes=PREFIXES))


_SERVICE = re.compile(r"service(\s+)(silent\s+)?<https?://([^<>\"{}|^`\\\s]*)>", re.IGNORECASE)


def refuse_federation(sparql: str, services: frozenset[str] = frozenset()) -> None:
    """Refuse a query that would send a part of itself to a server whose host is not among ``services``.

    Every occurrence of the word is replaced by one that is no keyword: if the query can still be parsed, the word was a
    name or text; if not, it was the keyword. So the engine's own parser decides, whatever quotes surround it. Before, a
    clause for an allowed host, written in full, is replaced by a GRAPH clause, which may stand in the same places.

    Raises:
        FederationError: the query has another SERVICE clause.

    """
    if not re.search("service", sparql, re.IGNORECASE):
        return

    def without(clause: re.Match[str]) -> str:
        allowed = re.split("[/?#]", clause[3], maxsplit=1)[0].casefold() in services
        return f"graph{clause[1]}<urn:allowed>" if allowed else clause[0]

    left = _SERVICE.sub(without, sparql) if services else sparql
    try:
        ox.Store().query(re.sub("service", "zzrvizz", left, flags=re.IGNORECASE), prefixes=PREFIXES)
    except SyntaxError as error:
        where = syntax_error(str(error))
        hosts = f"only {', '.join(sorted(services))} may be asked" if services else "no other server may be asked"
        raise FederationError(f"SERVICE is refused: {hosts} ({where})", where.line, where.column) from None


_MEANING = {"Prefix not found": "the prefix is not declared", "IRI parsing failed": "the address is not valid"}


def syntax_error(message: str) -> QueryError:
    """The engine's message, shortened, with line and column in front.

    >>> print(syntax_error("error at 1:25: expected one of FILTER, [_]"))
    line 1, column 25: not SPARQL: expected one of FILTER
    """
    match = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not match:
        return QueryError(f"not a SPARQL query: {' '.join(message.split())[:_LONGEST_MESSAGE]}")
    expected = [sign for sign in match[3].split(", ") if "[" not in sign and "\\u" not in sign][:_MOST_EXPECTED]
    hint = f"expected one of {', '.join(expected)}" if expected else "this cannot stand here"
    hint = _MEANING.get(match[3], hint)
    line, column = int(match[1]), int(match[2])
    return QueryError(f"line {line}, column {column}: not SPARQL: {hint}", line, column)


def _answer(result: object, most: int | None = None) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        found = _at_most(result, most)
        triples = {Triple(_iri(t.subject), _iri(t.predicate), _our_term(t.object)) for t in found}
        return Answer(triples=tuple(sorted(triples, key=str)))
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 - the engine knows three kinds of answer
    columns = tuple(variable.value for variable in result.variables)
    rows = tuple(tuple(None if t is None else _our_term(t) for t in row) for row in _at_most(result, most))
    return Answer(columns, rows)


def _at_most(items: Iterator[T], most: int | None) -> Iterator[T]:
    for number, item in enumerate(items):
        if number == most:
            raise AnswerSizeError(f"the answer has more than {most:,} rows; add a LIMIT, or ask for less")
        yield item


def _iri(node: object) -> Iri:
    return Iri(node.value if isinstance(node, ox.NamedNode) else str(node))


def _our_term(term: object) -> Term:
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return _iri(term)

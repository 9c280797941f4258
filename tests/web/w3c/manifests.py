"""Reads the manifests of the SPARQL 1.1 tests of the W3C: what is asked, of which data, and what must come back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

SUITE = Path(__file__).resolve().parents[4] / "shared" / "w3c" / "sparql11"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
"""Where the suite says that its files are: relative addresses in them are relative to this."""
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_UT = "http://www.w3.org/2009/sparql/tests/test-update#"
_HT = "http://www.w3.org/2011/http#"
_CNT = "http://www.w3.org/2011/content#"


@dataclass(frozen=True, slots=True)
class Response:
    """What must come back for a request: one of the statuses, and what is said of the answer."""

    statuses: tuple[str, ...]
    """Statuses by name (``OK``) or class (``StatusCode4xx``)."""
    boolean: bool | None
    format: str
    body: str
    location: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of a test of a protocol."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    response: Response


@dataclass(frozen=True, slots=True)
class Case:
    """One test of the suite."""

    id: str
    """The folder and the name in the manifest: ``aggregates/agg01``."""
    kind: str
    action: Path | None
    data: tuple[Path, ...]
    graphs: tuple[tuple[str, Path], ...]
    """Named graphs, each with the file of its triples."""
    result: Path | None
    exchanges: tuple[Exchange, ...]

    @property
    def folder(self) -> str:
        """The part of the suite that the test belongs to."""
        return self.id.partition("/")[0]

    @property
    def text(self) -> str:
        """The query or update, as it is in its file."""
        assert self.action is not None
        return self.action.read_bytes().decode("utf-8")


def address(path: Path) -> str:
    """The IRI of a file of the suite."""
    return BASE + path.relative_to(SUITE).as_posix()


def file_of(iri: str) -> Path:
    """The file of an IRI of the suite."""
    return SUITE / iri.removeprefix(BASE)


def cases(*kinds: str) -> list[Case]:
    """The tests of some kinds (``QueryEvaluationTest``), in the order of the manifests; none if the suite is not at hand."""
    found = (case for path in sorted(SUITE.glob("*/manifest*.ttl")) for case in _cases(path))
    return [case for case in found if case.kind in kinds]


class _Graph:
    """The triples of a manifest, to be followed from node to node."""

    def __init__(self, path: Path) -> None:
        self._objects: dict[tuple[Any, str], list[Any]] = defaultdict(list)
        self.entries: list[Any] = []
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=address(path)):
            self._objects[quad.subject, quad.predicate.value].append(quad.object)
            if quad.predicate.value == _MF + "entries":
                self.entries = [quad.object]

    def all(self, node: Any, name: str) -> list[Any]:
        return self._objects[node, name]

    def text(self, node: Any, name: str) -> str:
        return str(found[0].value) if (found := self.all(node, name)) else ""

    def items(self, node: Any) -> Iterator[Any]:
        """The members of a list."""
        while first := self.all(node, _RDF + "first"):
            yield first[0]
            node = self.all(node, _RDF + "rest")[0]


def _cases(path: Path) -> Iterator[Case]:
    graph = _Graph(path)
    for head in graph.entries:
        for node in graph.items(head):
            yield _case(graph, node, path.parent.name)


def _case(graph: _Graph, node: Any, folder: str) -> Case:
    action = next(iter(graph.all(node, _MF + "action")), node)
    result = graph.text(node, _MF + "result")
    asked = graph.text(action, _QT + "query") or graph.text(action, _UT + "request")
    if isinstance(action, ox.NamedNode) and action != node:
        asked = action.value
    return Case(
        id=f"{folder}/{node.value.rpartition('#')[2]}",
        kind=graph.text(node, _RDF + "type").rpartition("#")[2],
        action=file_of(asked) if asked else None,
        data=tuple(file_of(each.value) for each in graph.all(action, _QT + "data")),
        graphs=tuple(_named(graph, node, action)),
        result=file_of(result) if result.startswith(BASE) else None,
        exchanges=tuple(_exchanges(graph, action)),
    )


def _named(graph: _Graph, node: Any, action: Any) -> Iterator[tuple[str, Path]]:
    for each in graph.all(action, _QT + "graphData"):
        yield each.value, file_of(each.value)
    for each in graph.all(node, _UT + "graphData"):
        yield graph.text(each, _RDFS + "label"), file_of(graph.text(each, _UT + "graph"))


def _exchanges(graph: _Graph, action: Any) -> Iterator[Exchange]:
    for head in graph.all(action, _HT + "requests"):
        for node in graph.items(head):
            body = next(iter(graph.all(node, _HT + "body")), None)
            characters = graph.text(body, _CNT + "chars")
            yield Exchange(
                method=graph.text(node, _HT + "methodName"),
                path=graph.text(node, _HT + "absolutePath"),
                headers=tuple(_headers(graph, node)),
                body=None if body is None else characters.encode(graph.text(body, _CNT + "characterEncoding")),
                response=_response(graph, graph.all(node, _HT + "resp")[0]),
            )


def _headers(graph: _Graph, node: Any) -> Iterator[tuple[str, str]]:
    for head in graph.all(node, _HT + "headers"):
        for each in graph.items(head):
            yield graph.text(each, _HT + "fieldName"), graph.text(each, _HT + "fieldValue")


def _response(graph: _Graph, node: Any) -> Response:
    truth = graph.text(node, _MF + "expectedBoolean")
    return Response(
        statuses=tuple(each.value.rpartition("#")[2] for each in graph.all(node, _MF + "expectedStatus")),
        boolean=truth == "true" if truth else None,
        format=graph.text(node, _MF + "expectedFormat"),
        body=graph.text(next(iter(graph.all(node, _HT + "body")), None), _CNT + "chars"),
        location=graph.text(node, _MF + "expectedLocation"),
    )

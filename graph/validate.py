"""SHACL shapes and SPARQL checks on the whole graph, as findings with file and line.

Shapes (``ontology/shapes.ttl``) are validated by pySHACL on the settled view. A check (``ontology/checks/*.rq``) selects
``?entity ?property ?value`` of each fault; its ``#+`` header says what is wrong, how to mend it, and how bad it is.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.answer import plain
from graph.errors import OntologyError
from graph.findings import Finding, Severity
from graph.formats import short
from graph.rdf import Iri
from graph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.answer import Answer

_SHAPES = f"{BASE}shapes#"
_HEADER = re.compile(r"^#\+ (\w+): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Where:
    """File and line of nodes; the data folder and 0 for a node that comes from no single line."""

    places: dict[Iri, tuple[str, int]]
    folder: str

    def of(self, node: str) -> tuple[str, int]:
        """File and line of a node."""
        return self.places.get(Iri(node), (self.folder, 0))


def shape_findings(lines: list[str], ontology: Path, where: Where) -> Iterator[Finding]:
    """What the shapes say of the graph given as canonical lines of the default graph; rules begin with ``shape:``.

    Raises:
        OntologyError: the shapes cannot be read.

    """
    import rdflib
    from rdflib.namespace import SH

    path = ontology / "shapes.ttl"
    shapes = rdflib.Graph()
    try:
        shapes.parse(path, format="turtle")
    except Exception as error:  # noqa: BLE001 - the parser raises many kinds
        raise OntologyError(f"{path}: cannot be read: {error}") from None
    graph = rdflib.Graph()
    graph.parse(data="\n".join(lines) + "\n", format="nt")
    report = _validate(graph, shapes)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        path_ = report.value(result, SH.resultPath)
        message = str(report.value(result, SH.resultMessage))
        what, _, fix = message.partition(". ")
        rule = _rule(shapes, report.value(result, SH.sourceShape))
        file, line = where.of(str(node))
        shown = f" ({value})" if isinstance(value, rdflib.Literal) else ""
        name = "" if line else f"{short(Iri(str(node)))}: "
        field = str(path_).rsplit("#", 1)[-1] if path_ else ""
        yield Finding(file, line, field, f"shape:{rule}", f"{name}{what}{shown}", fix or "correct the data")


def _validate(graph: Any, shapes: Any) -> Any:
    import pyshacl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=False, do_owl_imports=False)
    return report


def _rule(shapes: Any, source: Any) -> str:
    """The local name of the named shape to which a constraint belongs."""
    from rdflib import BNode

    while isinstance(source, BNode):
        source = next(iter(shapes.subjects(None, source)), "")
    return str(source).removeprefix(_SHAPES) or "shape"


def sparql_findings(ask: Callable[[str], Answer], ontology: Path, where: Where) -> Iterator[Finding]:
    """What the checks find; the rule is the name of the file.

    Raises:
        OntologyError: a check has no complete header.

    """
    for path in sorted((ontology / "checks").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(text))
        if not {"what", "fix", "severity"} <= header.keys():
            raise OntologyError(f"{path}: the header needs the lines '#+ what:', '#+ fix:' and '#+ severity:'")
        for row in ask(text).rows:
            entity, field, value = (str(plain(term) or "") for term in row)
            file, line = where.of(entity)
            what = f"{header['what']} ({short(Iri(entity))}: {value})"
            yield Finding(file, line, field, path.stem, what, header["fix"], Severity(header["severity"]))

"""SHACL shapes and SPARQL checks on the whole graph, as findings with file and line.

Shapes (``ontology/shapes.ttl``) are validated by pySHACL on the settled view. A check (``ontology/checks/*.rq``) selects
``?entity ?property ?value`` of each fault, and ``?at`` if another node than the entity, such as the fact that says so, tells
the line; its ``#+`` header says what is wrong, how to mend it, and how bad it is.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import OntologyError, QueryError
from graph.findings import Finding, Severity
from graph.formats import short
from graph.parsing import refuse_federation, syntax_error
from graph.rdf import Iri
from graph.vocab import BASE, smepb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.answer import Answer

_SHAPES = f"{BASE}shapes#"
_HEADER = re.compile(r"^#\+ (\w+): (.*)$", re.MULTILINE)
_VOCABULARY = (f"<{BASE}concept/", f"<{BASE}ontology#")
"""How lines about concepts and terms begin; no shape looks at them."""
_LONGEST = 80
_COLUMNS = {
    "label": "name",
    "citedDocument": "document",
    "nameOf": "entity",
    "validUntil": "valid_until",
    "asOf": "as_of",
    "decisionClass": "class",
    "partOf": "part_of",
}
"""What a property is called in the files, where it is not called by its own name."""


@dataclass(frozen=True, slots=True)
class Where:
    """File and line of nodes; the data folder and 0 for a node that comes from no single line."""

    places: dict[Iri, tuple[str, int]]
    folder: str

    def of(self, *nodes: str) -> tuple[str, int]:
        """File and line of the first node that has one."""
        return next((self.places[Iri(node)] for node in nodes if Iri(node) in self.places), (self.folder, 0))


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
    of_data = (line for line in lines if not line.startswith(_VOCABULARY))
    graph.parse(data="\n".join(of_data) + "\n", format="nt")
    report = _validate(graph, shapes)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        path_ = report.value(result, SH.resultPath)
        message = str(report.value(result, SH.resultMessage))
        what, _, fix = message.partition(". ")
        rule = _rule(shapes, report.value(result, SH.sourceShape))
        citing = (str(fact) for fact in graph.subjects(rdflib.URIRef(smepb("citation")), node))
        file, line = where.of(str(node), *sorted(citing))
        name = "" if line else f"{short(Iri(str(node)))}: "
        field = str(path_).rsplit("#", 1)[-1] if path_ else ""
        field = _COLUMNS.get(field, field)
        yield Finding(file, line, field, f"shape:{rule}", f"{name}{what}{_shown(value)}", fix or "correct the data")


def _shown(value: Any) -> str:
    """A value in brackets, short: an IRI as prefixed name, a text cut; nothing for nothing."""
    if not value:
        return ""
    text = short(Iri(str(value))) if re.match(r"https?://", str(value)) else str(value)
    return f" ({text if len(text) <= _LONGEST else text[:_LONGEST] + '...'})"


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
        OntologyError: a check cannot be read, is no query, asks another server, or has no complete header.

    """
    for path in sorted((ontology / "checks").glob("*.rq")):
        try:
            text = path.read_text(encoding="utf-8")
            refuse_federation(text)
            rows = ask(text).dicts()
        except (OSError, UnicodeDecodeError, QueryError) as error:
            raise OntologyError(f"{path}: {error}") from None
        except SyntaxError as error:
            raise OntologyError(f"{path}: {syntax_error(str(error))}") from None
        header = dict(_HEADER.findall(text))
        if not {"what", "fix"} <= header.keys() or header.get("severity") not in set(Severity):
            fix = "the header needs the lines '#+ what:', '#+ fix:' and '#+ severity:' (error or warning)"
            raise OntologyError(f"{path}: {fix}")
        for row in rows:
            entity, field, value, at = (str(row.get(key) or "") for key in ("entity", "property", "value", "at"))
            file, line = where.of(at, entity)
            name = "" if line else f"{short(Iri(entity))}: "
            what = f"{name}{header['what']}{_shown(value)}"
            yield Finding(file, line, field, path.stem, what, header["fix"], Severity(header["severity"]))

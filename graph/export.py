"""Writes the whole graph, or one named graph, to a file: RDF, tables, or a network.

The same data gives the same bytes, whatever the machine, the hash seed or the day.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

from graph.errors import OutputError, UnknownNameError
from graph.formats import xml_text
from graph.rdf import FORMATS, serialize
from graph.tables import Table, tables
from graph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import networkx

    from graph.report import Cell
    from graph.store import KnowledgeGraph

RDF_FORMS = tuple(FORMATS)
FORMS = (*RDF_FORMS, "csv", "xlsx", "graphml", "gexf")
SUFFIX = {"csv": "zip"} | {form: form for form in FORMS if form != "csv"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def export_bytes(kg: KnowledgeGraph, form: str, graph: str = "") -> bytes:
    """The graph in a form of :data:`FORMS`; ``graph`` names one named graph (RDF forms only).

    ``csv`` is a zip archive with one table for each class; cells that a spreadsheet would take for a formula begin with
    an apostrophe. ``xlsx`` is a workbook with one sheet for each class, every cell text.

    Raises:
        UnknownNameError: there is no such named graph.

    """
    if form in RDF_FORMS:
        return serialize(_lines(kg, graph), form, PREFIXES)
    if graph:
        raise OutputError(f"one named graph can be written as {', '.join(RDF_FORMS)}, not as {form}")
    return _WRITERS[form](kg)


def write(kg: KnowledgeGraph, form: str, path: Path, graph: str = "") -> None:
    """Write :func:`export_bytes` to a file beside the old one, then swap.

    Raises:
        OutputError: the file cannot be written.

    """
    write_bytes(path, export_bytes(kg, form, graph))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside the old one, then swap.

    Raises:
        OutputError: the file cannot be written.

    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place with --out") from None


def graph_names(lines: Iterable[str]) -> list[str]:
    """The IRIs of the named graphs in canonical lines, sorted."""
    return sorted({line.rsplit(" <", 1)[1][:-3] for line in lines})


def _lines(kg: KnowledgeGraph, graph: str) -> list[str]:
    lines = kg.lines()
    if not graph:
        return lines
    names = graph_names(lines)
    short = [name for name in names if name in (graph, f"{BASE}graph/{graph}", f"{BASE}graph/document/{graph}")]
    if not short:
        near = tuple(name.removeprefix(f"{BASE}graph/") for name in names if graph in name)[:5]
        hint = f"near: {', '.join(near)}" if near else "'smegraph stats' lists them"
        raise UnknownNameError(f"there is no named graph {graph!r}; {hint}", near)
    return [line for line in lines if line.endswith(f" <{short[0]}> .")]


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP ASVS 1.2.10).

    >>> safe_cell("=1+1"), safe_cell("WP.8")
    ("'=1+1", 'WP.8')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def table_csv(table: Table) -> str:
    """A table as CSV for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([safe_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return out.getvalue()


def _csv(kg: KnowledgeGraph) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables(kg):
            archive.writestr(zipfile.ZipInfo(f"{table.name}.csv", _EPOCH), table_csv(table), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def workbook(sheets: Iterable[Table]) -> bytes:
    """Tables as an XLSX workbook: first row fixed and filterable, texts as text (never formulas), numbers as numbers."""
    import datetime

    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)})
    head = book.add_format({"bold": True, "bottom": 1})
    for table in sheets:
        sheet = book.add_worksheet(table.name[:31])
        for place, column in enumerate(table.columns):
            widest = max((len(_shown(row[place])) for row in table.rows), default=0)
            sheet.set_column(place, place, min(60, max(len(column), widest) + 2))
            sheet.write_string(0, place, column, head)
        for number, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, place, cell)
                else:
                    sheet.write_string(number, place, _shown(cell)[:32767])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(table.rows)), max(0, len(table.columns) - 1))
    book.close()
    return out.getvalue()


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _xlsx(kg: KnowledgeGraph) -> bytes:
    return workbook(tables(kg))


def _plain_network(kg: KnowledgeGraph) -> networkx.MultiDiGraph[str]:
    """The network, ready for XML."""
    graph = kg.to_networkx()
    for _, values in graph.nodes(data=True):
        values.update({key: xml_text(value) for key, value in values.items()})
    for _, _, values in graph.edges(data=True):
        values.update({key: xml_text(value) for key, value in values.items()})
    return graph


def _graphml(kg: KnowledgeGraph) -> bytes:
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(_plain_network(kg), out, prettyprint=True)
    return out.getvalue()


def _gexf(kg: KnowledgeGraph) -> bytes:
    """GEXF; the type of a link is called ``link``, because ``type`` says there whether an edge is directed."""
    import networkx as nx

    graph = _plain_network(kg)
    for _, _, values in graph.edges(data=True):
        values["link"] = values.pop("type")
    out = io.BytesIO()
    nx.write_gexf(graph, out, prettyprint=True)
    text = out.getvalue().decode("utf-8")
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1).encode()


_WRITERS: dict[str, Callable[[KnowledgeGraph], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "graphml": _graphml,
    "gexf": _gexf,
}

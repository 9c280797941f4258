"""A report as a table, CSV, JSON, a workbook, or one printable HTML page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.export import table_csv, workbook
from graph.report_page import page
from graph.tables import Table

if TYPE_CHECKING:
    from graph.report import Report, Section

FORMATS = ("table", "csv", "json", "xlsx", "html")


def render(report: Report, form: str) -> bytes:
    """The report in one of :data:`FORMATS` but ``table``.

    ``csv`` holds the first section only, with cells that a spreadsheet would take for a formula made harmless; ``json``
    and ``html`` hold everything; ``xlsx`` has a sheet with the notes and one for each section, numbers as numbers.
    """
    return _WRITERS[form](report)


def _csv(report: Report) -> bytes:
    section = report.sections[0]
    return table_csv(Table(section.name, section.columns, section.rows)).encode()


def _json(report: Report) -> bytes:
    tables = [_section(section) for section in report.sections]
    document = {"title": report.title, "notes": list(report.notes), "tables": tables}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _section(section: Section) -> dict[str, object]:
    rows = [dict(zip(section.columns, row, strict=True)) for row in section.rows]
    return {"name": section.name, "title": section.title, "note": section.note, "rows": rows}


def _xlsx(report: Report) -> bytes:
    told = [report.title, *report.notes, *(f"{s.title}: {s.note}" for s in report.sections if s.note)]
    about = Table("about", ("about this report",), tuple((line,) for line in told))
    return workbook([about, *(Table(s.name, s.columns, s.rows) for s in report.sections)])


_WRITERS = {"csv": _csv, "json": _json, "xlsx": _xlsx, "html": page}

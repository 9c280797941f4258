"""The page to which the type of every problem leads: what the kinds of problems are and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.site import sections as parts
from graph.site.views import Cell, Link, Page, Row, Section, Table
from graph.web.negotiation import HTML
from graph.web.reply import PROBLEMS, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.web.desk import Desk

_LEAD = (
    "What the server answers when it cannot answer: a JSON object with type, title, status and detail, and for a query with "
    "line and column (RFC 9457). The detail says what to do. Kinds and numbers do not change."
)


def problems(desk: Desk, job: Mapping[str, Any]) -> Reply:
    """The page with every kind of problem, each at its own anchor."""
    rows = tuple(
        Row((Cell((kind,)), Cell((str(status),), numeric=True), Cell((title,))), kind)
        for kind, (status, title) in sorted(PROBLEMS.items(), key=lambda item: (item[1][0], item[0]))
    )
    table = Table("Kinds of problems", ("Kind", "Status", "What it means"), rows)
    section = Section("kinds", "Kinds of problems", tables=(table,), count=len(rows))
    trail = parts.crumbs(Link("Problems"))
    page = Page("problems", "list.html", "Problems", "Problems", "", trail, _LEAD, (), (section,))
    return Reply(desk.site.html(page), HTML)

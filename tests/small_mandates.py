"""A small table of mandate documents of invented entities, in the layout of the tables of the United Nations.

::

    path = write_table(tmp_path / "npb2031.csv")            # the rows below
    path = write_table(tmp_path / "other.csv", [row(...)])  # rows of one's own

It goes with the bodies of :mod:`tests.small_data`: NORDA and its working group are in that register, the others are not.
Between them the rows hold what real tables hold: a number written 17.0, a symbol that names two decisions, a row without
full symbol or subprogramme, one number of a subprogramme with two titles, a title printed in two ways, a passage where a
title should be, a full symbol that belongs to somebody else, and invisible characters.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graph.imports.un_mandates import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_GA, _COUNCIL = "General Assembly resolutions", "Human Rights Council resolutions"


def row(entity: str, name: str, symbol: str, full: str, title: str, **cells: str) -> dict[str, str]:
    """A row as cells by column; ``cells`` are named as columns, with ``_`` for the blank between words."""
    usual = {
        "Origin Document": "NPB 2031",
        "Part In Document": "Legislative mandates",
        "File": "N_5 (SECT. 7).json",
        "Section": "7",
        "Entity": entity,
        "Entity-Long": name,
        "Programme": "17.0",
        "Programme Title": "Enterprise",
        "Description": title,
        "Link": f"https://docs.example.org/{full}" if full else "",
        "Symbol": symbol,
        "Full Document Symbol": full,
        "Source": _GA,
    }
    given = {key.replace("_", " "): value for key, value in cells.items()}
    return {**dict.fromkeys(COLUMNS, ""), **usual, **given}


def _part(number: str, title: str) -> dict[str, str]:
    return {"Subprogramme": number, "Subprogramme_Title": title}


_NORDA = ("NORDA", "Northern Development Association")
_GROUP = ("WGS", "Working Group on Small Firms")
_OFFICE = ("OSF", "Office for Small Firms")
ROWS = (
    row(*_NORDA, "79/1 A–B", "A/RES/79/1", "Plan of Ada"),
    row(*_NORDA, "79/2", "A/RES/79/2", "Women in business", **_part("1", "Credit")),
    row(*_NORDA, "2025/4", "E/RES/2025/4", "Statistics", **_part("1", "Credit"), Source="Economic and Social Council"),
    row(*_GROUP, "79/1", "A/RES/79/1", "Plan of Ada", Section="8", **_part("2", "Training")),
    row(*_GROUP, "52/7", "A/RES/52/7", "Rights of makers", Section="8", **_part("2", "Training"), Source=_COUNCIL),
    row(*_GROUP, "7 (III)", "", "Loans", Section="8", **_part("2", "Advice"), Source="Northern Forum decisions"),
    row(*_OFFICE, "79/1", "A/RES/79/1", "The plan of Ada", Section="9", Programme="18.0", Programme_Title=""),
    row(
        *_OFFICE,
        "79/1",
        "A/RES/79/1",
        "The Office rests on it.",
        Section="9",
        Part_In_Document="Mandates and background",
    ),
    row(*_OFFICE, "52/7", "A/RES/52/7", "Seas \u200d2022\u20132031", Section="9", **_part("3", "")),
    row(*_OFFICE, "7 (III)", "", "Loans", Section="9", **_part("3", ""), Source="Northern Forum decisions"),
)
"""Ten rows; the first stands on row 2 of a spreadsheet."""


def table(rows: Iterable[dict[str, str]] = ROWS) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_table(path: Path, rows: Iterable[dict[str, str]] = ROWS) -> Path:
    """Write rows to a file, and return it."""
    path.write_text(table(rows), encoding="utf-8", newline="\n")
    return path

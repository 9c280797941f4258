"""Data in which every label attacks the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.small_data import write_data

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT, IMAGE = "<script>alert(1)</script>", '"><img src=x onerror=alert(2)>'
ADDRESS = "https://example.org/'onclick='alert(3)'&amp;x="
BRACES, WORDS = "{{ 7 * 7 }} {% raw %}", "</title></textarea><!-- &amp; <b>bold</b>"


HEADINGS = [
    ("bodies/norda.html", f"North {SCRIPT}"),
    ("bodies/norda-tfw.html", f"Task {WORDS}"),
    ("bodies/solum.html", IMAGE),
    ("people/ada-lind.html", f"Ada {BRACES}"),
    ("documents/norda-statistics.html", f"Codes {SCRIPT}"),
]
"""Pages of that data with the heading that each must show letter by letter."""


def nasty_data(folder: Path) -> Path:
    """The small data with markup in names, titles, notes, summaries and addresses."""
    data = write_data(folder)
    swaps = {
        "Northern Development Association": f"North {SCRIPT}",
        "Task Force on Women in Business": f"Task {WORDS}",
        "Ada Lind": f"Ada {BRACES}",
        "Looks into credit for women.": f"Looks {SCRIPT}",
        "Loans for makers": f"Loans {WORDS}",
        "small loans": f"small {BRACES}",
        "https://example.org/codes": ADDRESS,
        "Codes of economies": f"Codes {SCRIPT}",
        "only the dates": f"only {WORDS}",
        "Port Ada, Arland": f"Port {SCRIPT}",
        "Arland": f"Arland {BRACES}",
    }
    for path in (*data.glob("*.csv"), *data.glob("documents/*.jsonl")):
        text = path.read_text(encoding="utf-8")
        for old, new in swaps.items():
            quoted = new.replace('"', '\\"' if path.suffix == ".jsonl" else '""')
            text = text.replace(old, quoted)
        if path.name == "bodies.csv":
            name = IMAGE.replace('"', '""')
            text = text.replace("Solum Enterprise Union,SOLUM", f'"{name}",SOLUM')
        if path.suffix == ".jsonl":
            text = text.replace("Solum Enterprise Union", IMAGE.replace('"', '\\"'))
        path.write_text(text, encoding="utf-8", newline="\n")
    return data

"""What a careful reader finds in the invented reports: written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.extraction.expected_forums import APEC_SUMMARY, MINISTERIAL_DECLARATION, OECD_SUMMARY_RECORD
from tests.extraction.expected_un import UN_WORKING_PARTY, UNCTAD_AGREED_CONCLUSIONS, UNCTAD_EXPERT_MEETING

if TYPE_CHECKING:
    from tests.extraction.expected_names import Expected

EXPECTED: dict[str, list[Expected]] = {
    "un-working-party": UN_WORKING_PARTY,
    "unctad-agreed-conclusions": UNCTAD_AGREED_CONCLUSIONS,
    "unctad-expert-meeting": UNCTAD_EXPERT_MEETING,
    "apec-summary": APEC_SUMMARY,
    "oecd-summary-record": OECD_SUMMARY_RECORD,
    "ministerial-declaration": MINISTERIAL_DECLARATION,
}


def rows(name: str) -> list[dict[str, Any]]:
    """The expected facts of a report in the form of JSON lines."""
    return [
        {"type": kind, "paragraph": paragraph, "document": name, **{k: v for k, v in fields.items() if v is not None}}
        for kind, paragraph, fields in EXPECTED[name]
    ]

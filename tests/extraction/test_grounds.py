"""What a fact says must stand in its passage, in the words it rests on, or in the register entry of a name in it."""

from __future__ import annotations

import calendar
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from graph.extraction.words.organizations import WELL_KNOWN
from graph.names import fold
from tests.extraction.extracting import NAMES, document, extraction, extractor

if TYPE_CHECKING:
    from graph.extraction import Extracted

NAMED = {
    "Organization": ("name",),
    "Body": ("name",),
    "Person": ("name",),
    "Document": ("symbol",),
    "Theme": ("name",),
    "AgendaItem": ("title",),
    "Example": ("name", "country"),
    "Participation": ("participant",),
}
"""Fields that hold a name as the document or the registers print it."""
DATED = ("start", "end", "date")


@cache
def registered() -> frozenset[str]:
    """Every name and acronym of the registers and of the organizations that everybody knows, folded."""
    registers = extractor().registers
    names = [
        row.name for rows in (registers.bodies, registers.economies, registers.people, registers.names) for row in rows
    ]
    names += [row.acronym for row in registers.bodies] + [name for known in WELL_KNOWN for name in known[:2]]
    return frozenset(fold(name) for name in names)


@cache
def words_of(name: str) -> str:
    """The text of a report, folded, in one line."""
    return fold(document(name).text)


def facts(name: str) -> list[tuple[Extracted, dict[str, Any], str]]:
    """(extracted, fact as a dictionary, text of its block) of each fact of a report."""
    found = extraction(name)
    passages = []
    for extracted in found.facts:
        block = document(name).at(extracted.span[0])
        passages.append(block.text if block else "")
    return list(zip(found.facts, found.rows(), passages, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_span_holds_the_words_its_fact_rests_on(name: str) -> None:
    text = document(name).text
    for extracted, row, _ in facts(name):
        first, last = extracted.span
        assert 0 <= first <= last < len(text), row
        held = " ".join(text[first : last + 1].split())
        assert held.strip(" ,").startswith(extracted.words[:20].strip()), row
        block = document(name).at(first)
        assert block is not None, row
        assert block.is_source, row


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_cited_where_its_span_lies(name: str) -> None:
    for extracted, row, _ in facts(name):
        block = document(name).at(extracted.span[0])
        assert block is not None
        headed = row["type"] == "Theme" and block.kind == "heading"
        assert headed or extracted.fact.paragraph in (block.reference, "Header", "Text"), row


@pytest.mark.parametrize("name", NAMES)
def test_names_stand_in_the_document_or_the_registers(name: str) -> None:
    for _, row, _ in facts(name):
        for field in NAMED.get(row["type"], ()):
            said = fold(row.get(field) or "")
            assert not said or said in words_of(name) or said in registered() or _is_composed(said, name), row


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_dates_stand_in_the_document(name: str) -> None:
    text = document(name).text
    for _, row, _ in facts(name):
        for field in DATED:
            date = row.get(field)
            if not date or row["type"] == "Mandate":
                continue
            year, _, rest = date.partition("-")
            month, _, day = rest.partition("-")
            assert year in text or f"{year[2:]}" in text, row
            assert not month or _names_month(text, int(month)), row
            assert not day or re.search(rf"(?<!\d)0?{int(day)}(?!\d)", text), row


def _names_month(text: str, month: int) -> bool:
    return bool(re.search(rf"{calendar.month_abbr[month]}|week", text, re.IGNORECASE))


@pytest.mark.parametrize("name", NAMES)
def test_a_verb_stands_in_its_passage(name: str) -> None:
    for _, row, passage in facts(name):
        if row["type"] == "Decision":
            first = re.split(r"[ -]", row["verb"].lower())
            assert first[0] in passage.lower() or first[-1] in passage.lower(), row


@pytest.mark.parametrize("name", NAMES)
def test_actors_stand_in_the_document_or_the_registers(name: str) -> None:
    for _, row, _ in facts(name):
        for field in ("actor", "addressee", "issued_by", "from", "to", "raised_by", "about_body", "lead", "of_body"):
            value = row.get(field) or []
            for actor in value if isinstance(value, list) else [value]:
                said = fold(actor)
                assert said in words_of(name) or said in registered() or _is_composed(said, name), (field, row)


def _is_composed(said: str, name: str) -> bool:
    """Whether every word of a name stands in the document: "Bureau of the Working Party", "craft sector of Ghana"."""
    made = {"of", "the", "in", "members", "government", "secretariat"}
    rest = set(said.split()) - {*words_of(name).split(), *made}
    return rest <= registered()

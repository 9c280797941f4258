from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.documents import read
from graph.evaluation import evaluate
from graph.extraction import explain
from graph.extraction.leave_out import without_source
from graph.fact_json import from_json, to_json
from graph.registers import read_registers
from graph.resources import data_folder
from tests.extraction.expected import EXPECTED, rows
from tests.extraction.reports import extractor

INVENTED = Path(__file__).parent / "invented"
REPORTS = sorted(EXPECTED)
F1_FLOOR = 0.9
FIELDS_FLOOR = 0.9


@pytest.mark.parametrize("name", REPORTS)
def test_report_scores_at_least_the_floor(name: str) -> None:
    found = extractor().extract(read(INVENTED / f"{name}.txt"))
    result = evaluate(found.rows(), rows(name))
    missed = [(m["type"], m["paragraph"], m.get("name") or m.get("verb")) for m in result.misses]
    extra = [(e["type"], e["paragraph"], e.get("name") or e.get("verb")) for e in result.extras]
    assert result.micro.f1 >= F1_FLOOR, (missed, extra)
    assert result.micro.field_accuracy >= FIELDS_FLOOR


@pytest.mark.parametrize("name", REPORTS)
def test_span_holds_the_words_a_fact_rests_on(name: str) -> None:
    document = read(INVENTED / f"{name}.txt")
    for extracted in extractor().extract(document).facts:
        first, last = extracted.span
        assert 0 <= first <= last < len(document.text)
        held = " ".join(document.text[first : last + 1].split())
        assert held.startswith(extracted.words[:20].strip()), explain(extracted)
        block = document.at(first)
        assert block is not None
        assert block.is_source


@pytest.mark.parametrize("name", REPORTS)
def test_every_fact_is_well_formed_and_explained(name: str) -> None:
    found = extractor().extract(read(INVENTED / f"{name}.txt")).facts
    ids = [extracted.fact.id for extracted in found]
    assert len(ids) == len(set(ids))
    for extracted in found:
        assert 0 < extracted.confidence <= 1
        assert extracted.rule in explain(extracted)
        assert from_json(to_json(extracted.fact)) == extracted.fact


@pytest.mark.parametrize("name", REPORTS)
def test_names_dates_and_numbers_come_from_the_document_or_the_registers(name: str) -> None:
    document = read(INVENTED / f"{name}.txt")
    text = " ".join(document.text.split()).lower()
    registered = {row.name.lower() for row in extractor().registers.bodies}
    for row in extractor().extract(document).rows():
        if row["type"] in ("Organization", "Body", "Person"):
            assert row["name"].lower() in text or row["name"].lower() in registered or "secretariat" in row["name"], row
        for key in ("start", "end", "date"):
            if row.get(key):
                assert row[key][:4] in text or row["type"] == "Mandate", row
        if row["type"] == "Document":
            assert row["symbol"].lower() in text


def test_two_hash_seeds_give_the_same_facts() -> None:
    code = (
        "from pathlib import Path; from graph.documents import read; from tests.extraction.reports import extractor; import json;"
        f"print(json.dumps(extractor().extract(read(Path({str(INVENTED / 'un-working-party.txt')!r}))).rows()))"
    )
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())


def test_leave_out_keeps_what_other_sources_give() -> None:
    registers = read_registers(data_folder())
    less = without_source(registers, "unece-wp8-session-2")
    assert "unece-wp8" in registers.body
    assert "unece-wp8" not in less.body
    assert "unctad" in less.body
    assert all(row.source != "unece-wp8-session-2" for row in less.names)
    assert "unece-wp8-session-2" not in less.source

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.evaluation import evaluate
from graph.extraction import explain
from graph.extraction.leave_out import without_source
from graph.fact_json import from_json, to_json
from graph.registers import read_registers
from graph.resources import data_folder
from tests.extraction.extracting import FOLDER, NAMES, document, expected, extraction

FLOORS = {
    "apec-ministerial-statement": (0.96, 0.86),
    "apec-ministers-declaration": (0.94, 0.97),
    "apec-record-early": (0.97, 0.89),
    "apec-record-late": (0.95, 0.92),
    "apec-summary": (0.97, 0.95),
    "apec-summary-report": (0.97, 0.91),
    "commission-agreed-conclusions": (0.97, 0.88),
    "expert-meeting": (0.92, 0.87),
    "ministerial-declaration": (0.94, 0.87),
    "oecd-summary-record": (0.96, 0.91),
    "oecd-working-party": (0.90, 0.97),
    "regional-working-group": (0.95, 0.64),
    "secretariat-note": (0.92, 0.84),
    "team-of-specialists": (0.95, 0.86),
    "un-committee": (0.95, 0.88),
    "un-expert-forum": (0.94, 0.88),
    "un-harbour-towns": (0.94, 0.96),
    "un-working-party": (0.97, 0.89),
    "unctad-agreed-conclusions": (0.96, 0.95),
    "unctad-commission": (0.95, 0.88),
    "unctad-craft-markets": (0.96, 0.88),
    "unseen-apec-record": (0.90, 0.84),
    "unseen-subregional-programme": (0.92, 0.86),
    "unseen-un-first-session": (0.90, 0.93),
    "unseen-unctad-expert-report": (0.90, 0.76),
}
"""(F1, share of fields that agree) that the reading of each report must reach.

The reports called ``unseen`` were annotated before the rules were known, and what the reading misses in them was never looked
at: no rule was made for them, so their figures tell what to expect of new reports.
"""


def test_every_report_has_a_floor() -> None:
    assert set(FLOORS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_report_scores_at_least_its_floor(name: str) -> None:
    result = evaluate(extraction(name).rows(), expected(name))
    missed = [(m["type"], m["paragraph"], m.get("name") or m.get("verb")) for m in result.misses]
    extra = [(e["type"], e["paragraph"], e.get("name") or e.get("verb")) for e in result.extras]
    f1, fields = FLOORS[name]
    assert result.micro.f1 >= f1, (missed, extra)
    assert result.micro.field_accuracy >= fields


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_is_well_formed_and_explained(name: str) -> None:
    found = extraction(name).facts
    ids = [extracted.fact.id for extracted in found]
    assert len(ids) == len(set(ids))
    for extracted in found:
        assert 0 < extracted.confidence <= 1
        assert extracted.rule in explain(extracted)
        assert from_json(to_json(extracted.fact)) == extracted.fact


def test_an_annotation_names_passages_that_the_report_has() -> None:
    for name in NAMES:
        passages = {block.reference for block in document(name).blocks if block.is_source} | {"Header"}
        assert {row["paragraph"] for row in expected(name)} <= passages, name


def test_unseen_reports_are_read_well_enough_to_be_of_use() -> None:
    scores = [evaluate(extraction(name).rows(), expected(name)).micro for name in NAMES if name.startswith("unseen")]
    assert len(scores) > 3
    assert sum(score.f1 for score in scores) / len(scores) >= 0.9
    assert sum(score.field_accuracy for score in scores) / len(scores) >= 0.85


def test_two_hash_seeds_give_the_same_facts() -> None:
    code = (
        "from tests.extraction.extracting import NAMES, extraction; import json;"
        "print(json.dumps([extraction(name).rows() for name in NAMES[::4]]))"
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


def test_every_annotation_has_its_report() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)


def test_leave_out_keeps_what_other_sources_give() -> None:
    registers = read_registers(data_folder())
    less = without_source(registers, "unece-wp8-session-2")
    assert "unece-wp8" in registers.body
    assert "unece-wp8" not in less.body
    assert "unctad" in less.body
    assert all(row.source != "unece-wp8-session-2" for row in less.names)
    assert "unece-wp8-session-2" not in less.source

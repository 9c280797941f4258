from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.extraction.extracting import NAMES, extraction, read_rows
from tests.extraction.rule_cases import WHO
from tests.extraction.rule_cases_acts import ACTS
from tests.extraction.rule_cases_charges import CHARGES
from tests.extraction.rule_cases_headings import HEADINGS
from tests.extraction.rule_cases_meetings import MEETINGS
from tests.extraction.rule_cases_more import MORE
from tests.extraction.rule_cases_projects import PROJECTS
from tests.extraction.rule_cases_together import TOGETHER
from tests.extraction.rule_cases_work import WORK

if TYPE_CHECKING:
    from tests.extraction.rule_cases import Rule

RULES = (*WHO, *MEETINGS, *ACTS, *CHARGES, *WORK, *MORE, *HEADINGS, *PROJECTS, *TOGETHER)
MOST_SIGNS = 8
"""Blank lines before the text in its frame that the document as read has not."""
TAKES = [
    pytest.param(rule, *take, id=f"{rule.kind}-{rule.name}-{n}") for rule in RULES for n, take in enumerate(rule.takes)
]
REFUSES = [
    pytest.param(rule, text, id=f"{rule.kind}-{rule.name}-{n}") for rule in RULES for n, text in enumerate(rule.refuses)
]


def fired(rule: Rule, text: str) -> list[dict[str, Any]]:
    """The facts that the rule reads from the text in its frame and what follows it."""
    found = read_rows(rule.frame.format(text=text))
    first = max(0, rule.frame.index("{text}") - MOST_SIGNS)
    return [row for row, name, span in found if row["type"] == rule.kind and name == rule.name and span[0] >= first]


@pytest.mark.parametrize(("rule", "text", "expected"), TAKES)
def test_rule_takes(rule: Rule, text: str, expected: dict[str, Any]) -> None:
    found = fired(rule, text)
    assert any(all(row.get(k) == v for k, v in expected.items()) for row in found), found


@pytest.mark.parametrize(("rule", "text"), REFUSES)
def test_rule_refuses(rule: Rule, text: str) -> None:
    assert fired(rule, text) == []


def test_every_rule_that_the_reports_fire_has_cases() -> None:
    fired_in_reports = {(type(e.fact).__name__, e.rule) for name in NAMES for e in extraction(name).facts}
    assert fired_in_reports <= {(rule.kind, rule.name) for rule in RULES}

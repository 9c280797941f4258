"""What is looked for before a pattern is searched must never hide a match of it."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import graph.extraction
from graph.extraction.cues import Cued, CuedRows, cues_in
from graph.extraction.required import required
from tests.extraction.extracting import NAMES, document
from tests.extraction.test_rules import RULES


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern with cues of the package, by module and place."""
    found = {}
    for module in pkgutil.iter_modules(graph.extraction.__path__):
        loaded = importlib.import_module(f"graph.extraction.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, Cued):
                found[f"{module.name}.{name}"] = value.pattern
            if isinstance(value, CuedRows):
                for number, (_, row) in enumerate(value._rows):
                    parts = row if isinstance(row, tuple) else (row,)
                    found[f"{module.name}.{name}[{number}]"] = next(p for p in parts if isinstance(p, re.Pattern))
    return found


PATTERNS = patterns()
TEXTS = tuple(
    [block.text for name in NAMES for block in document(name).blocks]
    + [text for rule in RULES for text in (*(take for take, _ in rule.takes), *rule.refuses)]
)
WORDS = {text: set(text.split()) for text in TEXTS}


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_what_a_pattern_needs_stands_in_all_that_it_matches(name: str) -> None:
    pattern = PATTERNS[name]
    needs = required(pattern.pattern) if not pattern.flags & re.IGNORECASE else ()
    for text in TEXTS:
        if pattern.search(text):
            for need in needs:
                assert any(part in word for part in need for word in WORDS[text]), (need, text)


def test_most_patterns_need_something() -> None:
    without = [name for name, pattern in PATTERNS.items() if not required(pattern.pattern)]
    assert len(without) < len(PATTERNS) / 10, without


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"ropes?", [["rope"]]),
        (r"(?:ropes|knots) of", [["knots", "ropes"]]),
        (r"(?:ropes|) of the", []),
        (r"(?:ropes|[A-Z]) sail", [["sail"]]),
        (r"(?:rope)?", []),
        (r"(?:rope)+", [["rope"]]),
        (r"(?:rope){2,3}", [["rope"]]),
        (r"(?:rope){0,3} mast", [["mast"]]),
        (r"(?=rope)mast(?! sail)(?<=quay)", [["mast"]]),
        (r"organi[sz]ed", [["organi"], ["ed"]]),
        (r"\brope\.", [["rope."]]),
        (r"[^\]ab]rope", [["rope"]]),
        (r"(?P<name>rope \w+) sails", [["sails"], ["rope"]]),
    ],
)
def test_needs_are_read_off_a_pattern(pattern: str, needs: list[list[str]]) -> None:
    assert [sorted(need) for need in required(pattern)] == needs


def test_a_pattern_is_searched_where_its_needs_are_met_and_nowhere_else() -> None:
    class Line:
        def __init__(self, text: str) -> None:
            self.text, self.cues = text, cues_in(text)

    cued = Cued(r"\b(?:ropes|knots) of (?:the )?quay\b")
    assert cued.told(Line("the knots of the quay")) is not None
    assert cued.told(Line("the knots of the ship")) is None
    assert [m[0] for m in cued.all_told(Line("ropes of quay, knots of the quay"))] == [
        "ropes of quay",
        "knots of the quay",
    ]
    assert cued.search("ropes of the quay") is not None
    assert list(cued.finditer("masts of the quay")) == []


def test_a_word_seen_before_a_pattern_was_made_is_looked_at_again() -> None:
    before = cues_in("zaubernuss")
    Cued("zaubernuss")
    assert cues_in("zaubernuss") > before

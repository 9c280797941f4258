"""Reports that are cut, shuffled or spoilt: whatever is read of them is well-formed, and nothing fails."""

from __future__ import annotations

import random

import pytest

from graph.documents import read_text
from graph.extraction import to_json
from graph.fact_json import from_json
from graph.fact_json import to_json as as_line
from tests.extraction.extracting import FOLDER, NAMES, extractor

TEXTS = tuple((FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES)


def spoilt(seed: int) -> str:
    """One of the reports without its beginning or end, in another order, with words left out or letters changed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    text = chance.choice(TEXTS)
    way = seed % 5
    if way == 0:
        return text[chance.randrange(len(text)) :]
    if way == 1:
        return text[: chance.randrange(len(text))]
    if way == 2:
        lines = text.split("\n")
        chance.shuffle(lines)
        return "\n".join(lines)
    if way == 3:
        return " ".join(word for word in text.split(" ") if chance.random() > 0.1)
    return "".join(chance.choice(text) if chance.random() < 0.03 else sign for sign in text)


@pytest.mark.parametrize("seed", range(150))
def test_spoilt_reports_give_well_formed_facts(seed: int) -> None:
    document = read_text(spoilt(seed), "spoilt.txt")
    for extracted in extractor().extract(document).facts:
        first, last = extracted.span
        assert 0 <= first <= last < len(document.text), extracted
        assert from_json(as_line(extracted.fact)) == extracted.fact
        assert to_json(extracted)


@pytest.mark.parametrize("text", ["1.", "(a)", "Report of the", "The Committee", "Item 1:", "a b"])
def test_next_to_nothing_gives_next_to_nothing(text: str) -> None:
    assert len(extractor().extract(read_text(text, "a.txt")).facts) < 3

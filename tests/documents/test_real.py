"""Real reports, where they are at hand: every passage that the reference facts cite is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.documents import Document, read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
NAMES = ("apec-smewg-14", "unctad-com3-19", "unece-wp8-session-2")


def opened(name: str) -> Document:
    path = SHARED / "documents" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"the report {name} is not at hand")
    return read(path)


def cited(path: Path) -> set[str]:
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand")
    return {json.loads(line)["paragraph"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()}


@pytest.mark.parametrize("name", NAMES)
def test_every_cited_passage_is_found(name: str) -> None:
    document = opened(name)
    for folder in (SHARED / "gold", ROOT / "data" / "documents"):
        wanted = cited(folder / f"{name}.jsonl")
        assert {reference for reference in wanted if not document.find(reference)} == set()


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        (
            "unece-wp8-session-2",
            [*map(str, range(1, 37)), *(f"Annex I, {number}" for number in (*range(1, 7), *range(8, 23)))],
        ),
        ("unctad-com3-19", list(map(str, range(1, 43)))),
        ("apec-smewg-14", []),
    ],
)
def test_every_paragraph_is_there_once(name: str, paragraphs: list[str]) -> None:
    found = [block.reference for block in opened(name).blocks if block.kind == "paragraph" and block.number]
    assert found == paragraphs


@pytest.mark.parametrize(("name", "items"), [("unece-wp8-session-2", 6), ("unctad-com3-19", 0), ("apec-smewg-14", 11)])
def test_agenda_items(name: str, items: int) -> None:
    found = [block.reference for block in opened(name).blocks if block.kind == "agenda-item"]
    assert found == [f"Item {number}" for number in range(1, items + 1)]

"""What reading owes to the registers: scores with all of them, without a document's own entries, and with none.

Usage: ``python benchmarks/extraction_without_lists.py DOCUMENTS GOLD``

``DOCUMENTS`` holds the texts, ``GOLD`` a reference file ``NAME.jsonl`` for each ``NAME.txt``. Prints one line for each
document and kind of registers, then the speed on one core.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.concepts import Concepts, read_concepts
from graph.documents import read
from graph.evaluation import evaluate
from graph.extraction import Extractor
from graph.extraction.leave_out import without_source
from graph.registers import Registers, read_registers
from graph.resources import data_folder, ontology_folder

if TYPE_CHECKING:
    from graph.documents import Document

_REPORT = 20_000
"""Characters of a usual report."""


def main(documents: Path, gold: Path) -> None:
    """Print the table of scores and the speed."""
    registers, concepts = read_registers(data_folder()), read_concepts(ontology_folder())
    states = Registers(
        economies=registers.economies, names=tuple(n for n in registers.names if n.entity[:8] == "economy:")
    )
    print(f"{'document':24} {'registers':22} {'precision':>9} {'recall':>7} {'F1':>6} {'fields':>7}")
    files = [path for path in sorted(documents.glob("*.txt")) if (gold / f"{path.stem}.jsonl").exists()]
    for path in files:
        for name, lists in (
            ("all", registers),
            ("without its entries", without_source(registers, path.stem)),
            ("States only", states),
        ):
            _score(path, gold / f"{path.stem}.jsonl", name, Extractor(lists, concepts))
    _speed([read(path) for path in files], registers, concepts)


def _score(path: Path, reference: Path, name: str, extractor: Extractor) -> None:
    rows = extractor.extract(read(path)).rows()
    lines = reference.read_text(encoding="utf-8").splitlines()
    micro = evaluate(rows, [json.loads(line) for line in lines if line.strip()]).micro
    figures = f"{micro.precision:9.3f} {micro.recall:7.3f} {micro.f1:6.3f} {micro.field_accuracy:7.3f}"
    print(f"{path.stem:24} {name:22} {figures}")


def _speed(documents: list[Document], registers: Registers, concepts: Concepts) -> None:
    extractor = Extractor(registers, concepts)
    best = min(_seconds(extractor, documents) for _ in range(5))
    reports = sum(len(document.text) for document in documents) / _REPORT
    print(f"\nspeed: {reports / best:.1f} reports of {_REPORT // 1000} kB a second on one core")


def _seconds(extractor: Extractor, documents: list[Document]) -> float:
    start = time.perf_counter()
    for document in documents:
        extractor.extract(document)
    return time.perf_counter() - start


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python benchmarks/extraction_without_lists.py DOCUMENTS GOLD")
    main(Path(sys.argv[1]), Path(sys.argv[2]))

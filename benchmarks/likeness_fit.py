"""How well the likeness agrees with labelled pairs, beside wording alone; and the weights it learns.

python benchmarks/likeness_fit.py                        figures by cross-validation on data/overlap_pairs.jsonl
python benchmarks/likeness_fit.py --test PAIRS.json      and on other labelled pairs, with weights learnt from ours alone
python benchmarks/likeness_fit.py --also PAIRS.json --write    learn from both and write graph/analysis/weights.py
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis import fitting
from graph.analysis.likeness import GRADES, Judge, Likeness, Weights
from graph.analysis.minilm import installed
from graph.analysis.pair_report import pair_judge
from graph.analysis.pairs import Pair, described, read_pairs
from graph.analysis.quality import Quality
from graph.analysis.quality import quality as quality_of
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.comparison import Parts
    from graph.analysis.matching import Numbers

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "data" / "overlap_pairs.jsonl"
TARGET = ROOT / "graph" / "analysis" / "weights.py"


def labels(pairs: Sequence[Pair]) -> list[int]:
    """The labelled grades as places in :data:`GRADES`."""
    return [GRADES.index(pair.label) for pair in pairs]


def compared(judge: Judge, kg: KnowledgeGraph, pairs: Sequence[Pair]) -> Parts:
    """What is compared of each pair, before any weight."""
    return judge.parts(described(judge, kg.names, pairs))


def graded(judge: Judge, parts: Parts, weights: Weights) -> list[Likeness]:
    """Compared pairs, graded by other weights than those of the program."""
    return judge.with_weights(weights).graded(parts).likenesses(range(len(parts.parts)))


def crossed(judge: Judge, parts: Parts, pairs: Sequence[Pair]) -> list[Likeness]:
    """Each pair graded by weights learnt from the nine tenths of the pairs that it is not in."""
    grades = labels(pairs)
    found: dict[int, Likeness] = {}
    for fold in fitting.folds([pair.id for pair in pairs]):
        rest = sorted(set(range(len(pairs))) - set(fold))
        weights = fitting.fit(rounded(parts)[rest], [grades[n] for n in rest])
        found.update(zip(fold, graded(judge, parts.of(fold), weights), strict=True))
    return [found[place] for place in range(len(pairs))]


def rounded(parts: Parts) -> Numbers:
    """The parts with four digits, as they are published."""
    return parts.parts.round(4)


def figures(name: str, found: Sequence[Likeness], pairs: Sequence[Pair]) -> Quality:
    """Prints and returns how the scores agree with the labels, beside the wording alone."""
    grades = labels(pairs)
    quality = quality_of([one.score for one in found], [one.grade for one in found], grades)
    alone = quality_of([one.parts[0] for one in found], [one.grade for one in found], grades)
    print(
        f"{name:34} {len(pairs):4} pairs | rank {quality.rank:.3f} (wording alone {alone.rank:.3f}) | "
        f"area under curve {quality.separation:.3f} ({alone.separation:.3f}) | grade right {quality.right:.0%}"
    )
    return quality


def learn(kg: KnowledgeGraph, way: str, test: Path | None, also: Path | None) -> tuple[Weights, Quality]:
    """Prints the figures of one way of wording; its weights and how well they do."""
    pairs = read_pairs(OWN)
    judge = pair_judge(kg, pairs, way)
    parts = compared(judge, kg, pairs)
    quality = figures(f"{way}, cross-validated", crossed(judge, parts, pairs), pairs)
    weights = fitting.fit(rounded(parts), labels(pairs))
    if test:
        others = read_pairs(test)
        figures(f"{way}, pairs never learnt from", graded(judge, compared(judge, kg, others), weights), others)
    if also:
        pairs += read_pairs(also)
        judge = pair_judge(kg, pairs, way)
        parts = compared(judge, kg, pairs)
        quality = figures(f"{way}, both, cross-validated", crossed(judge, parts, pairs), pairs)
        weights = fitting.fit(rounded(parts), labels(pairs))
    return weights, quality


def main() -> None:
    """Fit, test, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", type=Path, help="labelled pairs to test on, not learnt from")
    parser.add_argument("--also", type=Path, help="labelled pairs to learn from beside our own")
    parser.add_argument("--write", action="store_true", help="write the weights and figures into the program")
    given = parser.parse_args()
    kg = KnowledgeGraph.open()
    ways = ("semantic", "words") if installed() else ("words",)
    learnt = {way: learn(kg, way, given.test, given.also) for way in ways}
    if given.write:
        TARGET.write_text(module(learnt), encoding="utf-8")
        print(f"wrote {TARGET}")


def module(learnt: dict[str, tuple[Weights, Quality]]) -> str:
    """The module of the weights."""
    lines = [
        '"""The weights of the likeness and how well they do, as ``python benchmarks/likeness_fit.py --write`` learns them.',
        "",
        "A row for each question (area, subject, service), a column for each part, in the order of PARTS.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from graph.analysis.likeness import Weights",
        "from graph.analysis.quality import Quality",
        "",
        "WEIGHTS = {",
        *(f"    {way!r}: {weights!r}," for way, (weights, _) in sorted(learnt.items())),
        "}",
        "QUALITY = {",
        *(f"    {way!r}: {quality!r}," for way, (_, quality) in sorted(learnt.items())),
        "}",
    ]
    return "\n".join(lines).replace("'", '"') + "\n"


if __name__ == "__main__":
    main()

"""How well the likeness agrees with labelled pairs, beside wording alone; and the weights it learns.

python benchmarks/likeness_fit.py                        figures by cross-validation on data/overlap_pairs.jsonl
python benchmarks/likeness_fit.py --test PAIRS.json      and on other labelled pairs, with weights learnt from ours alone
python benchmarks/likeness_fit.py --also PAIRS.json --write    learn from both and write graph/analysis/weights.py
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis import fitting
from graph.analysis.likeness import GRADES, Judge, Likeness, Weights
from graph.analysis.minilm import installed
from graph.analysis.pair_report import pair_judge
from graph.analysis.pairs import Pair, grade, read_pairs
from graph.analysis.quality import Quality
from graph.analysis.quality import quality as quality_of
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "data" / "overlap_pairs.jsonl"
TARGET = ROOT / "graph" / "analysis" / "weights.py"


def labels(pairs: Sequence[Pair]) -> list[int]:
    """The labelled grades as places in :data:`GRADES`."""
    return [GRADES.index(pair.label) for pair in pairs]


def with_weights(judge: Judge, kg: KnowledgeGraph, pairs: Sequence[Pair], weights: Weights) -> list[Likeness]:
    """The pairs graded by other weights than those of the program."""
    return grade(judge.with_weights(weights), kg.names, pairs)


def crossed(judge: Judge, kg: KnowledgeGraph, pairs: Sequence[Pair]) -> list[Likeness]:
    """Each pair graded by weights learnt from the nine tenths of the pairs that it is not in."""
    parts, grades = [one.parts for one in grade(judge, kg.names, pairs)], labels(pairs)
    found: dict[int, Likeness] = {}
    for fold in fitting.folds([pair.id for pair in pairs]):
        rest = sorted(set(range(len(pairs))) - set(fold))
        weights = fitting.fit([parts[n] for n in rest], [grades[n] for n in rest])
        found.update(zip(fold, with_weights(judge, kg, [pairs[n] for n in fold], weights), strict=True))
    return [found[place] for place in range(len(pairs))]


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


def main() -> None:
    """Fit, test, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", type=Path, help="labelled pairs to test on, not learnt from")
    parser.add_argument("--also", type=Path, help="labelled pairs to learn from beside our own")
    parser.add_argument("--write", action="store_true", help="write the weights and figures into the program")
    given = parser.parse_args()
    kg = KnowledgeGraph.open()
    own = read_pairs(OWN)
    learnt: dict[str, tuple[Weights, Quality]] = {}
    for way in ("semantic", "words") if installed() else ("words",):
        judge = pair_judge(kg, own, way)
        quality = figures(f"{way}, cross-validated", crossed(judge, kg, own), own)
        weights = fitting.fit([one.parts for one in grade(judge, kg.names, own)], labels(own))
        if given.test:
            others = read_pairs(given.test)
            figures(f"{way}, pairs never learnt from", with_weights(judge, kg, others, weights), others)
        if given.also:
            every = [*own, *read_pairs(given.also)]
            judge = pair_judge(kg, every, way)
            quality = figures(f"{way}, both, cross-validated", crossed(judge, kg, every), every)
            weights = fitting.fit([one.parts for one in grade(judge, kg.names, every)], labels(every))
        learnt[way] = (weights, quality)
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

"""How well and how fast overlaps are found among many provisions, and where the overlaps stand that documents themselves voice.

    python benchmarks/overlap_search.py recall       the search beside all pairs, on 5,000 invented provisions
    python benchmarks/overlap_search.py speed        time and memory for 25,000, 50,000 and 100,000 invented provisions
    python benchmarks/overlap_search.py voiced       where voiced overlaps stand among all pairs of the same bodies

Invented provisions are made of the labels of the concept schemes, of names of economies, and of the words of real provisions;
some say again, with some words more, what another one says. They are drawn with a fixed seed. Wording is compared by words.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis.candidates import candidates
from graph.analysis.likeness import GRADES
from graph.analysis.members import Memberships
from graph.analysis.network_view import CONCERN, ties
from graph.analysis.overlap import Overlap, describe, judge_of, overlaps
from graph.analysis.provisions import Provision, provisions
from graph.rdf import Iri, Literal
from graph.store import KnowledgeGraph
from graph.vocab import BASE, expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.comparison import Comparison
    from graph.analysis.likeness import Described, Judge
    from graph.analysis.matching import Places
    from graph.view import View

FRAMES = (
    "{Activity} on {topic} for {beneficiary}",
    "{Topic}: {activity} and {other} in {place}",
    "Give {beneficiary} in {place} better {topic} through {activity}",
    "Study how {topic} and {other} help {beneficiary}",
    "Collect what members learnt about {topic}, {other} and {activity}",
    "{Activity} on {topic}",
    "Make policy on {topic} fit {beneficiary} of {place}",
    "Advise {place} on {topic}; report on {activity}",
    "Bring {beneficiary} together to discuss {topic}",
    "Programme of {activity} in {topic} and {other}",
)
AGAIN = (
    "Continue: {text}",
    "{text}, as in earlier years",
    "In {place}: {text}",
    "{text}, with {beneficiary}",
    "Review the following: {text}",
)
SHARE_REAL, SHARE_AGAIN = 0.1, 0.15
SIZES, RECALL_SIZE, SAMPLE = (25_000, 50_000, 100_000), 5_000, 60
LEAST_RECALL = 0.98
BLOCK = 65_536


class Words(NamedTuple):
    """What invented provisions are made of."""

    topics: list[list[str]]
    """The labels of each topic: the same subject in other words."""
    activities: list[str]
    beneficiaries: list[str]
    places: list[str]
    real: list[str]


def words(view: View) -> Words:
    """The labels of the concept schemes, names of economies, and texts of real provisions."""
    labels: dict[str, dict[Iri, list[str]]] = {}
    names = [expand(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel")]
    for triple in view.triples(*names):
        scheme, _, name = triple.subject.removeprefix(f"{BASE}concept/").partition("/")
        if name and isinstance(triple.object, Literal):
            labels.setdefault(scheme, {}).setdefault(triple.subject, []).append(triple.object.value)
    flat = {scheme: [one for _, several in sorted(of.items()) for one in several] for scheme, of in labels.items()}
    places = [view.label(economy) for economy in view.of_type("Economy")]
    topics = [several for _, several in sorted(labels["topic"].items())]
    return Words(topics, flat["activity"], flat["beneficiary"], places, [one.text for one in provisions(view)])


def invented(view: View, count: int, seed: int = 7) -> list[Provision]:
    """Provisions of the bodies of the register, as many as wanted."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    given, bodies = words(view), [*view.of_type("Organization"), *view.of_type("Body")]
    found: list[str] = []
    for _ in range(count):
        found.append(_text(given, found, chance))
    kinds = ("mandate", "recommendation", "project")
    return [
        Provision(Iri(f"{BASE}id/fact/invented/{n:06d}"), chance.choice(kinds), text, (chance.choice(bodies),))
        for n, text in enumerate(found)
    ]


def _text(given: Words, before: Sequence[str], chance: random.Random) -> str:
    topic, other = (chance.choice(chance.choice(given.topics)) for _ in range(2))
    activity = chance.choice(given.activities)
    slots = {
        "topic": topic,
        "Topic": topic[:1].upper() + topic[1:],
        "other": other,
        "activity": activity,
        "Activity": activity[:1].upper() + activity[1:],
        "beneficiary": chance.choice(given.beneficiaries),
        "place": chance.choice(given.places),
    }
    drawn = chance.random()
    if drawn < SHARE_REAL:
        return chance.choice(AGAIN).format(text=chance.choice(given.real), **slots)
    if drawn < SHARE_REAL + SHARE_AGAIN and before:
        return chance.choice(AGAIN).format(text=chance.choice(before), **slots)
    return chance.choice(FRAMES).format(**slots)


def ready(view: View, count: int) -> tuple[Judge, list[Provision], list[Described]]:
    """Invented provisions with their facets, and the judge that knows their words; those without a subject are left out."""
    given = invented(view, count)
    judge = judge_of(view, [one.text for one in given], "words")
    kept = [(one, told) for one, told in zip(given, describe(judge, given), strict=True) if told.has_subject]
    return judge, [one for one, _ in kept], [told for _, told in kept]


def graded(judge: Judge, made: Comparison, ones: Places, others: Places, least: str) -> tuple[Places, Counter[str]]:
    """Which of the pairs have at least the grade, and how many pairs have each grade."""
    kept, counts = [], Counter[str]()
    for start in range(0, len(ones), BLOCK):
        found = judge.graded(made.parts(ones[start : start + BLOCK], others[start : start + BLOCK]))
        counts.update(GRADES[grade] for grade in found.grades.tolist())
        kept.append(start + np.array(found.at_least(least), np.int64))
    return np.concatenate(kept), counts


def recall(view: View, count: int) -> None:
    """The search beside all pairs: how much of what meets it finds, and how much less it compares."""
    judge, _, described = ready(view, count)
    made, many = judge.comparison(described), len(described)
    start = time.perf_counter()
    ones, others = np.triu_indices(many, 1)
    apart = made.held_apart(ones, others)
    ones, others = ones[apart], others[apart]
    strong, counts = graded(judge, made, ones, others, "overlap")
    every = time.perf_counter() - start
    near, far = candidates(made)
    graded(judge, made, near, far, "overlap")
    searched = time.perf_counter() - start - every
    shares = ", ".join(f"{grade} {counts[grade] / len(ones):.2%}" for grade in reversed(GRADES))
    print(
        f"{count:,} invented provisions, {many:,} of them with a subject; {len(ones):,} pairs of different bodies: {shares}"
    )
    print(
        f"all pairs {every:.1f} s, search and compare {searched:.1f} s for {len(near):,} pairs; ratio {every / searched:.1f}"
    )
    found = float(np.isin(ones[strong] * many + others[strong], near * many + far).mean())
    print(f"found of {len(strong):,} pairs graded overlap or more: {found:.4f} (must be at least {LEAST_RECALL})")
    if found < LEAST_RECALL:
        raise SystemExit(1)


def best_found(
    judge: Judge, given: Sequence[Provision], described: Sequence[Described], found: Sequence[Overlap]
) -> str:
    """Of the ten most alike of some provisions, and of their duplications, the share that the search found."""
    made, known = judge.comparison(described), {(pair.one.iri, pair.other.iri) for pair in found}
    tops: list[bool] = []
    doubles: list[bool] = []
    for place in np.random.default_rng(3).choice(len(given), SAMPLE, replace=False).tolist():
        others = np.arange(len(given))
        others = others[made.held_apart(np.full_like(others, place), others)]
        told = judge.graded(made.parts(np.full_like(others, place), others))
        order = np.lexsort((others, -told.answers.sum(axis=1)))
        strong = [int(n) for n in order if told.grades[n] >= GRADES.index("overlap")]
        held = [(min(pair), max(pair)) in known for pair in ((given[place].iri, given[others[n]].iri) for n in strong)]
        tops += held[:10]
        doubles += [one for one, n in zip(held, strong, strict=True) if GRADES[told.grades[n]] == "duplication"]
    return f"found of the ten most alike of each {sum(tops) / len(tops):.3f}, of all duplications {sum(doubles) / len(doubles):.3f}"


def speed(view: View, count: int) -> None:
    """Time and memory of one size, from the texts to the sorted overlaps, and how good the search is there."""
    start, worked = time.perf_counter(), time.process_time()
    judge, given, described = ready(view, count)
    read = time.perf_counter() - start
    found = overlaps(judge, given, described, "overlap")
    took, core = time.perf_counter() - start, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>7,} provisions: {took:6.1f} s ({core:.1f} s of one core; {read:.1f} s for facets), peak {peak:,.0f} MB, "
        f"{len(found):,} pairs graded overlap or more; {best_found(judge, given, described, found)}",
        flush=True,
    )


def lines_up(memberships: Memberships, one: Provision) -> frozenset[Iri]:
    """The bodies that hold a provision, with all above them."""
    return frozenset(above for body in one.bodies for above in memberships.above(body))


def meeting_scores(
    view: View, given: Sequence[Provision], memberships: Memberships
) -> dict[tuple[Iri, Iri], list[float]]:
    """The scores of all provisions graded overlap or more, for every two bodies that hold them or stand above their holders."""
    judge = judge_of(view, [one.text for one in given], "words")
    scores: dict[tuple[Iri, Iri], list[float]] = defaultdict(list)
    for pair in overlaps(judge, given, describe(judge, given), "overlap"):
        ones, others = lines_up(memberships, pair.one), lines_up(memberships, pair.other)
        for two in {(min(a, b), max(a, b)) for a in ones - others for b in others - ones}:
            scores[two].append(pair.likeness.score)
    return scores


def voiced(view: View) -> None:
    """Where the overlaps that documents voice stand among all pairs of bodies that hold provisions, with all under them."""
    given, memberships = provisions(view), Memberships(view)
    scores = meeting_scores(view, given, memberships)
    holding = sorted({body for one in given for body in lines_up(memberships, one)})
    every = [
        (one, other)
        for one, other in combinations(holding, 2)
        if one not in memberships.above(other) and other not in memberships.above(one)
    ]
    concerns = sorted({tie.pair for tie in ties(view) if tie.layer == CONCERN} & set(every))
    print(
        f"{len(concerns)} voiced overlaps among {len(every)} pairs of {len(holding)} bodies with provisions, all under them counted"
    )
    for name, measure in (("best score", max), ("weighted score", sum)):
        told = {two: measure(scores[two]) if two in scores else 0.0 for two in every}
        for two in concerns:
            place = 1 + sum(other > told[two] for other in told.values())
            names = " and ".join(one.rsplit("/", 1)[1] for one in two)
            print(
                f"  by {name:14} {names:44} {told[two]:7.3f}  place {place:4} of {len(every)}, top {place / len(every):.1%}"
            )


def main() -> None:
    """Run the part that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("recall", "speed", "voiced"))
    parser.add_argument("--count", type=int, help="one number of provisions only")
    asked = parser.parse_args()
    if asked.part == "speed" and not asked.count:
        for count in SIZES:  # each in a process of its own, for its own peak of memory
            subprocess.run([sys.executable, __file__, "speed", "--count", str(count)], check=True)
        return
    view = KnowledgeGraph.open().view()
    if asked.part == "voiced":
        voiced(view)
    else:
        {"recall": recall, "speed": speed}[asked.part](view, asked.count or RECALL_SIZE)


if __name__ == "__main__":
    main()

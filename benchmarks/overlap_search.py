"""How well and how fast overlaps are found among many provisions, and where the overlaps stand that documents themselves voice.

    python benchmarks/overlap_search.py recall       the search beside all pairs, on 5,000 invented provisions
    python benchmarks/overlap_search.py speed        time and memory for 25,000, 50,000 and 100,000 invented provisions
    python benchmarks/overlap_search.py voiced       the rank of voiced overlaps among all pairs of the same bodies

Invented provisions are made of the labels of the concept schemes, of names of economies, and of the words of real provisions;
some say again, in other words, what another one says. They are drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis.between import Ties, between
from graph.analysis.likeness import GRADES
from graph.analysis.members import Memberships
from graph.analysis.network_view import CONCERN, ties
from graph.analysis.overlap import describe, judge_of, overlaps
from graph.analysis.provisions import Provision, provisions
from graph.rdf import Iri, Literal
from graph.store import KnowledgeGraph
from graph.vocab import BASE, expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.likeness import Described, Judge
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
AGAIN = ("Continue: {text}", "{text}, as in earlier years", "In {place}: {text}", "{text}, with {beneficiary}", "Review the following: {text}")
SHARE_REAL, SHARE_AGAIN = 0.1, 0.15
SIZES = (25_000, 50_000, 100_000)
LEAST = GRADES.index("overlap")


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

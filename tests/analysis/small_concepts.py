"""A small scheme of concepts, with bodies and members, on which the analyses of overlap are tested.

::

    finance > trade-finance, microfinance > group-loans      women > women-entrepreneurship      networks > clusters
    activities: training, exchange                           beneficiaries: firms > smes; governments

Alfa has Arland, Bergia and Cantia as members, Beta has Bergia and Cantia, Gamma has Dolland only, Delta none on record.
Under Alfa stand a working group and, under that, a team.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.lexicon import Lexicon
from graph.analysis.likeness import Judge
from graph.analysis.members import Memberships
from graph.analysis.taxonomy import Taxonomy
from graph.analysis.weights import WEIGHTS
from graph.analysis.wording import SharedWords
from graph.rdf import Iri, Literal, Quad, Triple
from graph.settle import DEFAULT
from graph.view import View
from graph.vocab import BASE, concept, expand, thing
from tests.analysis.networks import ALFA, ARLAND, BERGIA, BETA, CANTIA, DELTA, GAMMA, bodies, node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analysis.likeness import Described

DOLLAND = thing("economy", "dol")
LABELS = {
    "topic/finance": ("finance", "funding"),
    "topic/trade-finance": ("trade finance", "export credit"),
    "topic/microfinance": ("microfinance", "small loans"),
    "topic/group-loans": ("loans to groups",),
    "topic/women": ("women",),
    "topic/women-entrepreneurship": ("women's entrepreneurship", "women entrepreneurs"),
    "topic/networks": ("networks",),
    "topic/clusters": ("clusters", "business clusters"),
    "topic/programme-and-procedure": ("work programme",),
    "activity/training": ("training", "courses"),
    "activity/exchange": ("study tours", "exchange of experience"),
    "activity/research": ("study", "studies"),
    "beneficiary/firms": ("firms",),
    "beneficiary/smes": ("SMEs", "small and medium-sized enterprises"),
    "beneficiary/governments": ("governments",),
    "region/europe": ("Europe",),
}
"""The first label is the preferred one."""
_BROADER = {
    "topic/trade-finance": "topic/finance",
    "topic/microfinance": "topic/finance",
    "topic/group-loans": "topic/microfinance",
    "topic/women-entrepreneurship": "topic/women",
    "topic/clusters": "topic/networks",
    "beneficiary/smes": "beneficiary/firms",
}
_AREAS = {
    "finance": ("topic/finance",),
    "gender": ("topic/women",),
    "poverty": ("topic/microfinance",),
    "networks": ("topic/networks",),
    "procedure": ("topic/programme-and-procedure",),
}
MEMBERS = {ALFA: (ARLAND, BERGIA, CANTIA), BETA: (BERGIA, CANTIA), GAMMA: (DOLLAND,)}


def iri(name: str) -> Iri:
    """A concept by scheme and name, such as ``topic/finance``."""
    return concept(*name.split("/", 1))


def topic(name: str) -> Iri:
    """A topic by name."""
    return concept("topic", name)


def triples() -> list[Triple]:
    """Labels, hierarchy, areas and schemes."""
    found = []
    for name, labels in LABELS.items():
        for label in labels:
            prefix = "pref" if label == labels[0] else "hidden"
            found.append(Triple(iri(name), expand(f"skos:{prefix}Label"), Literal(label)))
        found.append(Triple(iri(name), expand("skos:inScheme"), Iri(f"{BASE}concept/{name.split('/', 1)[0]}")))
    found += [Triple(iri(low), expand("skos:broader"), iri(high)) for low, high in _BROADER.items()]
    for area, topics in _AREAS.items():
        found += [Triple(concept("area", area), expand("skos:member"), iri(name)) for name in topics]
    return found


def small_view(*quads: Iterable[Quad]) -> View:
    """Concepts, bodies and members, with further statements."""
    said = [Quad(*triple, DEFAULT) for triple in triples()] + bodies()
    for organization, members in MEMBERS.items():
        row = thing("membership", organization.rsplit("/", 1)[1])
        said += node(
            row, "Membership", organization=organization, member=members, kind=concept("membership-kind", "member")
        )
    return View([*said, *(quad for several in quads for quad in several)])


def small_judge(background: Sequence[str] = (), view: View | None = None) -> Judge:
    """A judge of these concepts and members, by shared words."""
    lexicon = Lexicon(triples())
    wording = SharedWords(background, lexicon.subject_stems())
    return Judge(lexicon, Taxonomy(triples()), Memberships(view or small_view()), wording, WEIGHTS["words"])


def described(judge: Judge, text: str, body: Iri = ALFA, *, title_only: bool = False) -> Described:
    """A provision of one body."""
    return judge.describe(text, (body,), title_only=title_only)


__all__ = [
    "ALFA",
    "BETA",
    "DELTA",
    "GAMMA",
    "LABELS",
    "MEMBERS",
    "described",
    "iri",
    "small_judge",
    "small_view",
    "topic",
    "triples",
]

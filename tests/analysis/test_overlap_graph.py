"""Facets and overlaps as triples: every node whole, only terms of the ontology, the same bytes from any hash seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.analysis.methods import METHODS
from graph.analysis.overlap_graph import body_overlaps, compared, decimal, derived_facets, provision_overlaps
from graph.rdf import XSD, Iri, Literal, Quad, Triple
from graph.settle import DEFAULT
from graph.vocab import PREFIXES, TYPE, concept, smepb
from tests.analysis.networks import ALFA_WG, BETA_WG, DELTA, GAMMA, cooperation, stated
from tests.analysis.small_concepts import small_view
from tests.analysis.test_between import BOTH, mandate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[2]
VIEW = small_view(
    *BOTH,
    mandate(GAMMA, "Trade finance"),
    mandate(DELTA, "Export credit"),
    mandate(DELTA, "Study funding by governments"),
    cooperation(ALFA_WG, BETA_WG),
)
DECIMAL, INTEGER = f"{XSD}decimal", f"{XSD}integer"
PARTS = {
    "DerivedFacet": {"facetOf", "facet", "words"},
    "ProvisionOverlap": {
        *("firstProvision", "secondProvision", "grade", "periods", "score"),
        *("sameArea", "sameSubject", "sameService", "firstInSecond", "secondInFirst"),
    },
    "BodyOverlap": {
        *("firstBody", "secondBody", "management", "score", "firstInSecond", "secondInFirst", "duplications"),
        *("overlaps", "fragmentations", "sharedMeetings", "sharedDocuments"),
    },
}
MAY_HAVE = {"DerivedFacet": set(), "ProvisionOverlap": {"heldBack"}, "BodyOverlap": {"sharedMembers", "restsOn"}}


def nodes(triples: Iterable[Triple]) -> dict[Iri, dict[str, list[Iri | Literal]]]:
    found: dict[Iri, dict[str, list[Iri | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        found[triple.subject][triple.predicate.removeprefix(PREFIXES["smepb"])].append(triple.object)
    return found


def everything() -> list[Triple]:
    return [*derived_facets(VIEW), *provision_overlaps(VIEW), *body_overlaps(VIEW)]


def test_every_node_has_one_class_and_each_of_its_parts_once() -> None:
    counts: Counter[str] = Counter()
    for parts in nodes(everything()).values():
        (cls,) = (one.removeprefix(PREFIXES["smepb"]) for one in parts[str(TYPE)] if isinstance(one, Iri))
        given = parts.keys() - {str(TYPE)}
        assert PARTS[cls] <= given <= PARTS[cls] | MAY_HAVE[cls]
        assert all(len(parts[name]) == 1 for name in PARTS[cls])
        counts[cls] += 1
    assert counts.keys() == PARTS.keys()


def test_only_terms_of_the_ontology_are_used(kg: KnowledgeGraph) -> None:
    answer = kg.query("SELECT ?term { GRAPH graph:ontology { ?term rdfs:label ?name } }")
    terms = {row[0] for row in answer.rows} | {TYPE}
    used = {triple.predicate for triple in everything()}
    used |= {triple.object for triple in everything() if triple.predicate == TYPE and isinstance(triple.object, Iri)}
    assert used <= terms


def test_fractions_are_decimals_of_at_most_four_digits_and_counts_are_integers() -> None:
    numbers = [triple.object for triple in everything() if isinstance(triple.object, Literal)]
    decimals = [one.value for one in numbers if one.datatype == DECIMAL]
    assert all(re.fullmatch(r"\d+(\.\d{1,4})?", value) for value in decimals)
    assert all(re.fullmatch(r"\d+", one.value) for one in numbers if one.datatype == INTEGER)
    assert decimals


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (1.0, "1"), (0.73, "0.73"), (0.00004, "0"), (12.34567, "12.3457")]
)
def test_a_decimal_has_no_zeros_at_its_end(value: float, text: str) -> None:
    assert decimal(value) == Literal(text, DECIMAL)


def test_a_facet_is_told_with_its_words_unless_the_fact_states_it() -> None:
    plain, told = (
        small_view(mandate(GAMMA, "Export credit")),
        stated("Mandate", body=GAMMA, summary=Literal("Export credit")),
    )
    (found,) = nodes(derived_facets(plain)).values()
    assert (found["facet"], found["words"]) == ([concept("topic", "trade-finance")], [Literal("Export credit")])
    fact = told[-1].subject
    assert (
        list(derived_facets(small_view(told, [Quad(fact, smepb("topic"), concept("topic", "trade-finance"), DEFAULT)])))
        == []
    )


def test_only_overlap_and_duplication_are_kept_and_the_first_provision_is_the_one_that_sorts_first() -> None:
    found = nodes(provision_overlaps(VIEW))
    strong = [pair for pair in compared(VIEW).overlaps if pair.likeness.grade in ("overlap", "duplication")]
    assert len(found) == len(strong) > 0
    assert len(compared(VIEW).overlaps) > len(strong)
    for parts in found.values():
        assert str(parts["firstProvision"][0]) < str(parts["secondProvision"][0])


def test_members_are_told_only_where_both_lists_are_on_record() -> None:
    found = {
        (parts["firstBody"][0], parts["secondBody"][0]): parts["sharedMembers"]
        for parts in nodes(body_overlaps(VIEW)).values()
    }
    assert found[ALFA_WG, BETA_WG] == [Literal("2", INTEGER)]
    assert found[ALFA_WG, DELTA] == []


def test_a_managed_overlap_rests_on_the_facts_that_make_it_so() -> None:
    found = nodes(body_overlaps(VIEW))
    (managed,) = [parts for parts in found.values() if parts["management"] == [concept("management", "managed")]]
    (fact,) = VIEW.of_type("Cooperation")
    assert managed["restsOn"] == [fact]


def test_without_provisions_there_is_nothing() -> None:
    empty = small_view()
    assert [*derived_facets(empty), *provision_overlaps(empty), *body_overlaps(empty)] == []


def test_what_is_computed_of_the_real_data_names_facts_and_bodies_that_are_there(kg: KnowledgeGraph) -> None:
    lost = kg.query("""SELECT ?node ?thing {
      VALUES ?p { smepb:facetOf smepb:firstProvision smepb:secondProvision smepb:firstBody smepb:secondBody smepb:restsOn }
      GRAPH ?g { ?node a ?class ; ?p ?thing . VALUES ?class { smepb:DerivedFacet smepb:ProvisionOverlap smepb:BodyOverlap } }
      FILTER NOT EXISTS { ?thing a ?any } }""")
    assert lost.rows == ()


def test_each_method_has_a_name_of_its_own_and_says_what_it_does() -> None:
    names = [method.name for method in METHODS]
    assert len(set(names)) == len(names)
    assert all(method.does.endswith(".") for method in METHODS)


_PRINT = """
import hashlib, sys
from graph.analysis.overlap_graph import body_overlaps, derived_facets, provision_overlaps
from graph.store import KnowledgeGraph
from pathlib import Path
view = KnowledgeGraph.open(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])).view()
text = "".join(f"{t}" for make in (derived_facets, provision_overlaps, body_overlaps) for t in make(view))
print(len(text), hashlib.sha256(text.encode()).hexdigest())
"""


def test_two_hash_seeds_give_the_same_bytes(kg: KnowledgeGraph) -> None:
    paths = [str(one) for one in (kg.paths.data, kg.paths.store, kg.paths.ontology)]
    told = [
        subprocess.run(
            [sys.executable, "-c", _PRINT, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert int(told[0].split()[0]) > 100_000

"""What can be compared: undisputed provisions that an organization or body holds, with their words, period and passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.period import Period
from graph.analysis.provisions import provisions
from graph.rdf import Iri, Literal, Quad, date_literal
from graph.settle import DEFAULT
from graph.vocab import LABEL, concept, thing
from tests.analysis.networks import ALFA, ALFA_WG, ARLAND, BETA, GOVERNMENTS, cited, node, stated
from tests.analysis.small_concepts import small_view, topic

if TYPE_CHECKING:
    from graph.analysis.provisions import Provision

CLUSTERS = Literal("Help clusters of firms.")
DISPUTED = concept("review", "disputed")


def found(*quads: list[Quad]) -> list[Provision]:
    return provisions(small_view(*quads))


def named(subject: Iri, name: str) -> list[Quad]:
    return [Quad(subject, LABEL, Literal(name), DEFAULT)]


def project(name: str, review: str = "checked-twice", **values: Iri | Literal) -> list[Quad]:
    """A project in paragraph 4 of a document of 2001."""
    passage, quads = cited("report", "4", "2001-03-23")
    subject, mention = thing("project", name), thing("mention", name)
    quads += node(mention, "Mention", mentions=subject, review=concept("review", review))
    return quads + node(subject, "Project", citation=passage, **values) + named(subject, f"The {name}")


def test_a_mandate_is_held_by_its_body_and_has_its_summary_period_and_passage() -> None:
    start = date_literal("2001-03-21")
    (one,) = found(stated("Mandate", "wg-1", body=ALFA_WG, summary=CLUSTERS, start=start, topic=topic("clusters")))
    assert (one.kind, one.text, one.bodies) == ("mandate", CLUSTERS.value, (ALFA_WG,))
    assert (one.document, one.paragraph) == ("wg-1", "1")
    assert one.period == Period("2001-03-21", "", "start as stated; no end known")
    assert one.stated == (("topic", topic("clusters")),)


def test_a_mandate_without_a_stated_start_holds_from_the_date_of_its_document() -> None:
    (one,) = found(stated("Mandate", body=ALFA_WG, summary=CLUSTERS))
    assert one.period.start == "2001-03-23"


def test_a_recommendation_is_that_of_who_issues_it() -> None:
    (one,) = found(stated("Recommendation", issuedBy=BETA, addressee=ALFA, summary=CLUSTERS))
    assert one.bodies == (BETA,)


def test_a_recommendation_without_issuer_is_that_of_the_body_whose_document_it_is() -> None:
    (one,) = found(
        stated("Recommendation", "wg-2", summary=CLUSTERS), node(thing("document", "wg-2"), "Document", body=ALFA_WG)
    )
    assert one.bodies == (ALFA_WG,)


def test_a_recommendation_of_both_of_two_bodies_is_held_by_both() -> None:
    (one,) = found(stated("Recommendation", issuedBy=(BETA, ALFA), summary=CLUSTERS))
    assert one.bodies == (ALFA, BETA)


@pytest.mark.parametrize("holder", [GOVERNMENTS, ARLAND])
def test_groups_and_economies_hold_no_provision(holder: Iri) -> None:
    assert found(stated("Mandate", body=holder, summary=CLUSTERS)) == []


def test_a_project_is_called_by_its_name_and_what_it_is_about() -> None:
    (one,) = found(project("fund", body=ALFA_WG, about=Literal("small loans")))
    assert (one.text, one.bodies) == ("The fund: small loans", (ALFA_WG,))
    assert one.period == Period("2001-03-23", "", "date of the document; no end known")


def test_a_project_without_body_is_that_of_who_leads_it() -> None:
    (one,) = found(project("fund", lead=BETA))
    assert (one.text, one.bodies) == ("The fund", (BETA,))


def test_a_project_has_its_own_date_if_one_is_stated() -> None:
    (one,) = found(project("fund", body=ALFA_WG, date=Literal("2000-05")))
    assert one.period.start == "2000-05"


def test_a_project_that_several_documents_tell_of_holds_from_the_first_of_them() -> None:
    later, quads = cited("a-later-report", "9", "2004")
    undated, more = cited("an-undated-report", "2", "")
    again = node(thing("project", "fund"), "Project", citation=(later, undated))
    (one,) = found(project("fund", body=ALFA_WG), quads, more, again)
    assert one.period.start == "2001-03-23"


def test_disputed_facts_are_left_out() -> None:
    assert found(stated("Mandate", body=ALFA_WG, summary=CLUSTERS, review=DISPUTED)) == []
    assert found(project("fund", "disputed", body=ALFA_WG)) == []


def test_a_provision_without_words_or_without_holder_cannot_be_compared() -> None:
    assert found(stated("Mandate", body=ALFA_WG)) == []
    assert found(stated("Mandate", summary=CLUSTERS)) == []
    assert found() == []


def test_without_any_date_the_period_is_not_known() -> None:
    (one,) = found(stated("Recommendation", "wg-3", "", issuedBy=BETA, summary=CLUSTERS))
    assert one.period == Period()


def test_provisions_are_sorted_by_iri() -> None:
    iris = [one.iri for one in found(*(stated("Mandate", body=ALFA_WG, summary=CLUSTERS) for _ in range(5)))]
    assert iris == sorted(iris)
    assert len(iris) == 5

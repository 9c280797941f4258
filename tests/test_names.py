"""A name means what it meant on the date of the paper, to the organization whose paper it is; never two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnknownNameError
from graph.names import Entry, NameIndex, fold, slug
from graph.registers import BodyRow, EconomyRow, NameRow, Registers

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph


def body(id_: str, name: str, acronym: str = "", parent: str = "", cls: str = "organization") -> BodyRow:
    return BodyRow(1, id_, name, acronym, cls, "", parent, "", "", "source", "")


def name(entity: str, name: str, authority: str = "", valid_from: str = "", valid_until: str = "") -> NameRow:
    return NameRow(1, entity, name, "official", authority, valid_from, valid_until, "source")


INVENTED = NameIndex(
    Registers(
        bodies=(
            body("norda", "Northern Development Association", "NORDA"),
            body("norda-wgs", "Working Group on Small Firms", "WGS", "norda", "body"),
            body("suda", "Southern Association", "SUDA"),
            body("suda-wgs", "Women's Guild Section", "WGS", "suda", "body"),
        ),
        names=(
            name("economy:BRG", "Bergian Kingdom", "norda", valid_until="1990-07-01"),
            name("economy:BRG", "Bergian Republic", "norda", valid_from="1990-07-01"),
            name("economy:ARL", "the Union", "norda"),
            name("economy:BRG", "the Union", "suda"),
        ),
        economies=(EconomyRow(1, "ARL", "AR", "901", "Arland", "s"), EconomyRow(2, "BRG", "BR", "902", "Bergia", "s")),
    )
)


@pytest.mark.parametrize(
    ("date", "kingdom", "republic"),
    [
        ("1990-06-30", True, False),
        ("1990-07-01", False, True),
        ("1990-06", True, False),
        ("1990-07", False, True),
        ("1989", True, False),
        ("1990", True, True),
        ("1991", False, True),
        ("", True, True),
    ],
)
def test_a_name_holds_from_its_first_day_and_no_longer_on_its_last(date: str, kingdom: bool, republic: bool) -> None:
    assert (INVENTED.find("Bergian Kingdom", date, ("norda",)) == ("economy:BRG",)) is kingdom
    assert (INVENTED.find("Bergian Republic", date, ("norda",)) == ("economy:BRG",)) is republic


def test_a_name_of_one_organization_is_unknown_in_the_papers_of_others() -> None:
    assert INVENTED.find("Bergian Republic", "2001", ("suda",)) == ()
    assert INVENTED.find("Bergian Republic", "2001") == ()
    assert INVENTED.find("Bergia", "2001", ("suda",)) == ("economy:BRG",)


def test_an_acronym_of_a_subsidiary_body_belongs_to_its_organization() -> None:
    assert INVENTED.find("WGS", "", ("norda-wgs", "norda")) == ("body:norda-wgs",)
    assert INVENTED.find("WGS", "", ("suda",)) == ("body:suda-wgs",)
    assert INVENTED.find("WGS") == ()
    assert INVENTED.find("NORDA") == ("body:norda",)
    assert INVENTED.anywhere("WGS") == ("body:norda-wgs", "body:suda-wgs")


def test_the_nearest_authority_decides() -> None:
    assert INVENTED.find("The Union", "", ("suda", "norda")) == ("economy:BRG",)
    assert INVENTED.find("The Union", "", ("norda", "suda")) == ("economy:ARL",)


def test_a_name_that_holds_for_two_things_gives_both() -> None:
    index = NameIndex(Registers(names=(name("body:a", "Centre"), name("body:b", "centre"))))
    assert index.find("Centre") == ("body:a", "body:b")


def test_a_person_who_means_one_of_several_things_is_asked_which() -> None:
    with pytest.raises(UnknownNameError, match=r"'WGS' may mean body:norda-wgs, body:suda-wgs") as caught:
        INVENTED.one("WGS")
    assert caught.value.near == ("body:norda-wgs", "body:suda-wgs")


def test_a_typing_error_is_forgiven_if_one_thing_is_near() -> None:
    assert INVENTED.one("Northern Developmnet Association") == "body:norda"
    assert INVENTED.one("arland") == "economy:ARL"


def test_an_unknown_name_lists_near_ones_and_is_never_taken_for_one() -> None:
    with pytest.raises(UnknownNameError, match=r"near names: .*Southern Association"):
        INVENTED.one("Southern")
    with pytest.raises(UnknownNameError, match=r"no name 'xyzzy' is known$"):
        INVENTED.one("xyzzy")
    assert INVENTED.find("Southern") == ()


@given(st.text())
def test_folding_twice_is_folding_once_and_leaves_no_signs(text: str) -> None:
    folded = fold(text)
    assert fold(folded).removeprefix("the ") == folded.removeprefix("the ")
    assert folded == folded.strip()
    assert not {",", ".", "-", "_", "'"} & set(folded)


@given(st.text())
def test_a_slug_can_stand_in_an_iri(text: str) -> None:
    made = slug(text)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "TURKIYE"),
        ("Women’s Entrepreneurship", "Women's Entrepreneurship"),
        ("The former Yugoslav Republic", "former Yugoslav Republic"),
        ("Hong Kong, China", "hong kong china"),
        ("WP.8", "WP 8"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
    ],
)
def test_names_that_differ_in_accents_case_or_signs_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_name_without_dates_holds_always() -> None:
    assert Entry("economy:ARL", "Arland").holds_on("1066-10-14")


UN, UNECE, APEC = ("un",), ("unece-wp8", "unece"), ("apec-smewg", "apec")


@pytest.mark.parametrize(
    ("printed", "date", "authorities", "entity"),
    [
        ("Turkey", "2001-03-21", UN, "economy:TUR"),
        ("Turkey", "2000-06-20", (), "economy:TUR"),
        ("Türkiye", "2023-01-01", UN, "economy:TUR"),
        ("The former Yugoslav Republic of Macedonia", "2001-03-21", UN, "economy:MKD"),
        ("The Former Yugoslav Republic of Macedonia", "2001-03-21", UNECE, "economy:MKD"),
        ("North Macedonia", "2020-01-01", UN, "economy:MKD"),
        ("Chinese Taipei", "2002-04-03", APEC, "economy:TWN"),
        ("Hong Kong, China", "2002-04-03", APEC, "economy:HKG"),
        ("European Community", "2001-03-21", UNECE, "body:european-community"),
        ("European Commission", "2001-03-21", UNECE, "body:european-commission"),
        ("European Union", "2001-03-21", UNECE, "body:european-union"),
        ("EU", "1997-03", (), "body:european-union"),
        ("SMEWG", "2002-04-03", APEC, "body:apec-smewg"),
        ("SMEWG", "2014-05", ("asean-smewg", "asean"), "body:asean-smewg"),
    ],
)
def test_names_of_the_registers_mean_one_thing_in_their_papers(
    kg: KnowledgeGraph, printed: str, date: str, authorities: tuple[str, ...], entity: str
) -> None:
    assert kg.names.find(printed, date, authorities) == (entity,)


@pytest.mark.parametrize(
    ("printed", "date", "authorities"),
    [
        ("The former Yugoslav Republic of Macedonia", "2020-01-01", UN),
        ("The former Yugoslav Republic of Macedonia", "1992", UN),
        ("The former Yugoslav Republic of Macedonia", "2001-03-21", APEC),
        ("SMEWG", "2014-05", ("unece",)),
        ("SMEWG", "2014-05", ()),
    ],
)
def test_names_of_the_registers_mean_nothing_elsewhere(
    kg: KnowledgeGraph, printed: str, date: str, authorities: tuple[str, ...]
) -> None:
    assert kg.names.find(printed, date, authorities) == ()


def test_european_names_are_three_things(kg: KnowledgeGraph) -> None:
    names = ("European Community", "European Commission", "European Union")
    assert len({kg.names.one(name) for name in names}) == 3


def test_no_name_of_the_registers_is_ambiguous_in_any_paper(kg: KnowledgeGraph) -> None:
    double = [
        (source.id, name, found)
        for source in kg.registers.sources
        for authorities in [(source.body, *kg.registers.ancestors(source.body)) if source.body else ()]
        for name in kg.names.all()
        if len(found := kg.names.find(name, source.date, authorities)) > 1
    ]
    assert double == []

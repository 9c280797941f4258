"""Names are found whatever their case, accents and signs, the same name before one that only begins with it."""

from __future__ import annotations

import pytest

from graph.names import fold
from graph.rdf import Iri
from graph.search import KINDS, MATCHES, Directory, Key, kind_of, thing_of
from graph.vocab import thing

NAMES = {
    "body/unece": ("United Nations Economic Commission for Europe", "UNECE", "UN/ECE"),
    "body/unece-wp8": ("Working Party on Industry", "WP.8", "Working Party"),
    "body/wpsme": ("Working Party on SMEs",),
    "economy/tur": ("Türkiye", "Turkey", "TUR"),
    "meeting/wp8-2": ("Second session of the Working Party on Industry",),
}


@pytest.fixture(scope="module")
def directory() -> Directory:
    things = {thing(*place.split("/")): names for place, names in NAMES.items()}
    keys = [Key(one, name, fold(name)) for one, names in things.items() for name in names]
    return Directory(keys, {one: names[0] for one, names in things.items()})


def found(directory: Directory, text: str, *kinds: str) -> list[tuple[str, str, str]]:
    return [(hit.thing.rsplit("/", 1)[1], hit.name, hit.match) for hit in directory.search(text, kinds or KINDS)]


def test_better_matches_come_first(directory: Directory) -> None:
    assert found(directory, "Working Party") == [
        ("unece-wp8", "Working Party", "exact"),
        ("wpsme", "Working Party on SMEs", "begins"),
        ("wp8-2", "Second session of the Working Party on Industry", "word-begins"),
    ]
    assert found(directory, "ARTY")[0] == ("unece-wp8", "Working Party", "contains")


@pytest.mark.parametrize("text", ["turkiye", "TÜRKIYE", "Turkey", "tur", " Tur "])
def test_case_accents_and_other_names_do_not_matter(directory: Directory, text: str) -> None:
    assert found(directory, text)[0][::2] == ("tur", "exact")


def test_signs_do_not_matter(directory: Directory) -> None:
    assert found(directory, "wp-8")[0] == ("unece-wp8", "WP.8", "exact")
    assert found(directory, "un ece")[0] == ("unece", "UN/ECE", "exact")


def test_a_thing_is_found_once_by_its_best_name(directory: Directory) -> None:
    assert found(directory, "un", "body") == [("unece", "UNECE", "begins")]


def test_a_slip_is_forgiven(directory: Directory) -> None:
    assert found(directory, "UNCEE") == [("unece", "UNECE", "near")]
    assert found(directory, "UNCEE", "economy") == []


@pytest.mark.parametrize("text", ["", "   ", "...", "zzzz"])
def test_nothing_is_found_for_nothing(directory: Directory, text: str) -> None:
    assert found(directory, text) == []


def test_the_order_of_the_names_does_not_matter(directory: Directory) -> None:
    keys = [
        Key(one, name, fold(name))
        for place, names in NAMES.items()
        for name in names
        for one in [thing(*place.split("/"))]
    ]
    for text in ("un", "working party", "e"):
        assert Directory(keys[::-1], directory.labels).search(text) == directory.search(text)


def test_near_things_are_told_by_their_words(directory: Directory) -> None:
    assert next(hit.thing for hit in directory.near("unece working groups", ("body",))) == thing("body", "unece")


def test_a_thing_and_its_place_are_the_same() -> None:
    for kind in KINDS:
        assert kind_of(thing_of(kind, "x")) == kind
    assert kind_of(Iri("https://example.org/id/body/x")) == ""
    assert MATCHES[0] == "exact"

"""What the site shows of overlap: matrix, quadrant, strongest provisions, briefs, all counted once and told alike."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.analysis.likeness import GRADES
from graph.site.comparison import MOST_BRIEFS, firm, strong
from graph.site.matrix import STEPS, matrix, ordered
from graph.site.quadrant import QUADRANTS, quadrant

if TYPE_CHECKING:
    from graph.site.comparison import Comparison
    from graph.store import KnowledgeGraph
    from tests.site.reading import Pages


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_pairs_are_those_of_the_computed_graph(kg: KnowledgeGraph, comparison: Comparison) -> None:
    asked = """SELECT (COUNT(?p) AS ?pairs) WHERE { GRAPH <https://w3id.org/smepb/graph/derived/body-overlap> {
        ?p smepb:overlaps ?o ; smepb:duplications ?d ; smepb:management ?m . FILTER (?o + ?d > 0)
        FILTER (!STRENDS(STR(?m), "in-line")) } }"""
    assert kg.query(asked).column("pairs") == [len(comparison.overlapping)]


def test_a_brief_stands_for_each_pair_that_overlaps_or_works_together(comparison: Comparison, site: Pages) -> None:
    for pair in comparison.pairs:
        if strong(pair) or comparison.direct(pair):
            assert comparison.address(pair.one, pair.other) in site.parsed
    written = {path for path in site.parsed if path.startswith("briefs/")}
    assert written == set(comparison.addresses.values())
    assert 100 < len(written) <= MOST_BRIEFS


def test_organizations_have_briefs_with_all_their_bodies(site: Pages) -> None:
    assert {"briefs/unctad--unece.html", "briefs/apec--unece.html", "briefs/oecd--unece.html"} <= set(site.parsed)


def test_both_bodies_and_the_matrix_lead_to_a_brief(comparison: Comparison, site: Pages) -> None:
    on_overlap = {a.attributes.get("href") for a in site["overlap.html"].all("a")}
    assert {comparison.address(pair.one, pair.other) for pair in comparison.overlapping} <= on_overlap
    for (one, other), path in comparison.addresses.items():
        for body in (one, other):
            page = site[comparison.naming.addresses.of(body)]
            assert f"../{path}" in {a.attributes.get("href") for a in page.all("a")}, (body, path)


def test_the_matrix_is_symmetric_and_keeps_organizations_together(comparison: Comparison) -> None:
    drawn = matrix(comparison)
    at = {(square.x, square.y): square for square in drawn.squares}
    assert all(at[y, x].number == square.number for (x, y), square in at.items())
    assert sum(square.number for square in drawn.squares) == 2 * sum(strong(pair) for pair in comparison.overlapping)
    organizations = [
        comparison.record.organization(body) or body for body in ordered(comparison, comparison.overlapping)
    ]
    changes = [later for earlier, later in pairwise(organizations) if earlier != later]
    assert len(changes) == len(set(changes)) == sum(place.opens for place in drawn.places)


def test_number_and_border_tell_without_colour(comparison: Comparison, site: Pages) -> None:
    drawn = matrix(comparison)
    for square in drawn.squares:
        assert square.shade == sum(square.number >= step for step in STEPS)
        assert f"{square.number} overlapping" in square.words
        assert ("unmanaged" in square.words) != square.managed
    page = site["overlap.html"]
    numbers = [
        element.text for element in page.all("text") if element.attributes.get("class", "").startswith("number s")
    ]
    assert len(numbers) == len(drawn.squares)
    css = site.source("style.css")
    assert re.search(r"\.cell\.managed \{[^}]*stroke-width: 3", css)
    assert re.search(r"\.cell\.unmanaged \{[^}]*stroke-dasharray", css)


def test_every_pair_stands_in_one_quadrant(comparison: Comparison) -> None:
    drawn = quadrant(comparison)
    assert sum(bubble.number for bubble in drawn.bubbles) == len(comparison.pairs) == sum(n for _, n in drawn.counts)
    counts = dict(drawn.counts)
    for name, overlaps, cooperates in zip(
        QUADRANTS, (True, True, False, False), (False, True, True, False), strict=True
    ):
        told = [b.number for b in drawn.bubbles if (b.overlaps, b.cooperates) == (overlaps, cooperates)]
        assert sum(told) == counts[name]
    assert all(firm(pair) > 0 for pair in comparison.pairs if "cooperation" in pair.quadrant.split(" without")[0])


def test_the_page_on_overlap_explains_grades_trust_and_reading(site: Pages) -> None:
    text = words(site["overlap.html"].text)
    for grade in GRADES:
        assert grade.capitalize() in text
    for told in (
        "GAO-15-49SP",
        "No grade says that work is wasted",
        "Computed, not stated",
        "precision and recall",
        "unknown, not absent",
    ):
        assert told in text


def test_the_strongest_provisions_stand_with_both_passages(comparison: Comparison, site: Pages) -> None:
    page = site["overlap.html"]
    rows = [words(row.text) for row in page.all("tr")]
    for pair in comparison.provisions[:30]:
        assert any(words(pair.one.text) in row and words(pair.other.text) in row for row in rows)
    cited = {a.attributes.get("href", "") for a in page.all("a") if a.attributes.get("class") == "cite"}
    assert all(href.startswith("documents/") for href in cited)


def test_a_brief_shows_all_its_rows_folded_and_some_for_print(comparison: Comparison, site: Pages) -> None:
    page = site["briefs/unctad--unece.html"]
    whole = next(t for t in page.all("table") if "All overlapping provisions" in t.text)
    brief = comparison.brief(
        next(two for two, path in comparison.addresses.items() if path == "briefs/unctad--unece.html")
    )
    assert whole.text.count("told ") >= len(brief.overlaps)
    assert re.search(rf"\d of {len(brief.overlaps)} shown", page.text)


def test_a_brief_never_tells_what_is_asked_for_as_done(comparison: Comparison, site: Pages) -> None:
    for two, path in comparison.addresses.items():
        for one in comparison.brief(two).ties:
            if one.tie.layer == "asked-for":
                text = words(site[path].text)
                assert "Requested" in text or "Proposed" in text, path


def test_an_empty_part_of_a_brief_stands_beside_what_was_read(site: Pages) -> None:
    text = words(site["briefs/apec-smewg--unctad-com3.html"].text)
    assert "No cooperation and no concern about overlap is on record in what was read." in text
    assert "None on record in what was read." in text
    assert "What was read of each" in text


def test_the_timeline_has_every_meeting_once(kg: KnowledgeGraph, site: Pages) -> None:
    page = site["timeline.html"]
    marks = [a.attributes["href"] for a in page.all("a") if a.attributes.get("href", "").startswith("meetings/")]
    dated = kg.query("SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a smepb:Meeting ; smepb:start ?s }").column("n")[0]
    every = kg.query("SELECT (COUNT(?m) AS ?n) { ?m a smepb:Meeting }").column("n")[0]
    assert len(marks) == len(set(marks)) == dated
    table = page.all("tbody")[0]
    assert sum(int(td.text) for td in page.all("td") if td.attributes["data-label"] == "Meetings") == every
    assert "APEC SMEWG" in table.text


def test_the_timeline_tells_held_from_announced_by_shape(kg: KnowledgeGraph, site: Pages) -> None:
    page = site["timeline.html"]
    discs = [c for c in page.all("circle") if c.attributes["class"] == "mark held"]
    held = "?m a smepb:Meeting ; smepb:start ?s ; smepb:status <https://w3id.org/smepb/concept/meeting-status/held>"
    number = kg.query(f"SELECT (COUNT(?m) AS ?n) {{ {held} }}").column("n")[0]
    assert len(discs) - 1 == number, "one more stands in the legend"
    titles = {title.text for title in page.all("title")}
    assert any(title.endswith("February 2002: tentative") for title in titles)


def test_the_first_page_shows_an_example_from_the_data_for_each_reader(comparison: Comparison, site: Pages) -> None:
    page = site["index.html"]
    text = words(page.text)
    top = comparison.overlapping[0]
    assert f"{strong(top)} pairs of provisions overlap" in text
    assert re.search(r"Who has a mandate on [^?]+\? \d+ bodies:", text)
    assert re.search(r"On record: \d+ statements of cooperation existing or agreed", text)
    briefs = [a.attributes["href"] for a in page.all("a") if a.attributes.get("href", "").startswith("briefs/")]
    assert len(briefs) == 2
    assert set(briefs) <= set(site.parsed)


def test_without_overlap_the_pages_say_so(nasty: Pages) -> None:
    text = words(nasty["overlap.html"].text)
    assert "No pair was graded overlap or duplication in what was read." in text
    assert "No two bodies with an overlap were found in what was read." in text
    assert "unknown, not absent" in text

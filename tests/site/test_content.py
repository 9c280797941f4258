"""What the pages say: firm things as firm, asked and planned things as such, and where everything stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.query import questions
from graph.site.addresses import fact_anchor

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph
    from tests.site.reading import Pages


def rows(pages: Pages, path: str) -> list[str]:
    return [" ".join(row.text.split()) for row in pages[path].all("tr")]


def plain(text: str) -> str:
    return re.sub(r"[;\s]+", " ", text)


def test_a_meeting_that_two_documents_tell_differently_shows_both(site: Pages) -> None:
    told = rows(site, "meetings/apec-smemm-9.html")
    assert any("22 August 2002" in row and "Item 9" in row for row in told)
    assert any("24 August 2002" in row and "used here" in row for row in told)
    assert any(row.startswith("Status Planned") for row in told)


def test_a_tentative_meeting_is_never_told_as_held(site: Pages) -> None:
    page = site["meetings/unece-wp8-3.html"]
    assert "Tentative" in page.text
    assert "whether it was held is not recorded" in page.text
    for path in ("bodies/unece-wp8-tos-bi.html", "documents/unece-wp8-session-2.html"):
        text = " ".join(site[path].text.split())
        assert re.search(r"Third session of the Working Party on Industry and Enterprise Development Tentative", text)


def test_every_cooperation_carries_its_status(kg: KnowledgeGraph, site: Pages) -> None:
    listed = [row for row in site["cooperation.html"].all("tr") if "Source" not in row.text.split("\n")[-2:]]
    statuses = {"Existing", "Agreed", "Requested", "Proposed"}
    tagged = [row for row in listed if any(status in row.text for status in statuses)]
    number = kg.query("SELECT (COUNT(?f) AS ?n) { ?f a smepb:Cooperation }").column("n")[0]
    assert len(tagged) == number


def test_conditions_are_labelled(kg: KnowledgeGraph, site: Pages) -> None:
    answer = kg.query("SELECT DISTINCT ?d ?t { ?f smepb:condition ?t ; smepb:citation/smepb:citedDocument ?d }")
    for row in answer.dicts():
        page = site[f"documents/{row['d'].rsplit('/', 1)[1]}.html"]
        assert plain(f"Conditional {row['t']}") in plain(page.text)


def test_every_fact_has_a_place_on_the_page_of_its_document(kg: KnowledgeGraph, site: Pages) -> None:
    answer = kg.query("SELECT ?f ?d { ?f smepb:review ?r ; smepb:citation/smepb:citedDocument ?d }")
    ids = {path: set(page.ids()) for path, page in site.parsed.items()}
    missing = [
        row["f"]
        for row in answer.dicts()
        if fact_anchor(row["f"]) not in ids[f"documents/{row['d'].rsplit('/', 1)[1]}.html"]
    ]
    assert len(answer) > 1000
    assert missing == []


def test_passages_have_the_anchor_of_their_citation(kg: KnowledgeGraph, site: Pages) -> None:
    answer = kg.query("SELECT ?c ?d { ?f smepb:review ?r ; smepb:citation ?c . ?c smepb:citedDocument ?d }")
    for row in answer.dicts():
        slug = row["d"].rsplit("/", 1)[1]
        anchor = row["c"].rsplit("/", 1)[1].removeprefix(f"{slug}--")
        assert anchor in site[f"documents/{slug}.html"].ids()


def test_every_thing_has_a_page(kg: KnowledgeGraph, site: Pages) -> None:
    folders = {
        "Organization": "bodies",
        "Body": "bodies",
        "ActorGroup": "bodies",
        "Economy": "economies",
        "Person": "people",
    }
    folders |= {"Meeting": "meetings", "Document": "documents"}
    for cls, folder in folders.items():
        for thing in kg.query(f"SELECT ?t {{ ?t a smepb:{cls} }}").column("t"):
            assert f"{folder}/{thing.rsplit('/', 1)[1]}.html" in site.parsed


def test_a_page_says_what_was_read_never_that_there_is_nothing(site: Pages) -> None:
    for path, page in site.parsed.items():
        if path.startswith(("bodies/", "economies/", "people/", "meetings/", "topics/")):
            assert "What was read" in page.text, path
    assert "no sign that there is nothing" in site["economies/abw.html"].text


def test_computed_days_are_only_in_a_marked_box(site: Pages) -> None:
    page = site["bodies/unece-wp8-tos-bi.html"]
    boxes = [element for element in page.all("aside") if element.attributes.get("class") == "computed"]
    periods = [box for box in boxes if "Computed by method mandate-periods 2" in box.text]
    assert len(periods) == 1
    assert page.text.count("No longer from") == periods[0].text.count("No longer from") == 1


def test_both_parties_of_a_cooperation_are_linked(site: Pages) -> None:
    hrefs = {a.attributes["href"] for a in site["cooperation.html"].all("a")}
    assert {"bodies/unece-secretariat.html", "bodies/ebrd.html"} <= hrefs


def test_the_first_page_opens_three_doors(site: Pages) -> None:
    page = site["index.html"]
    hrefs = {a.attributes["href"] for a in page.all("a")}
    assert {"questions.html", "map.html", "overlap.html", "recommendations.html", "downloads.html"} <= hrefs
    assert [h.text for h in page.all("h3")[:3]] == ["I have a question", "Who works with whom?", "Who else does this?"]
    assert "CC BY 4.0" in page.text
    assert re.search(r"Version \S+, [\d,]+ statements, content sha256:[0-9a-f]{64}", page.text)


def test_questions_come_with_answer_query_and_files(kg: KnowledgeGraph, site: Pages) -> None:
    for name, question in questions(kg.paths.ontology).items():
        page = site[f"questions/{name}.html"]
        assert page.all("h1")[0].text == question.summary
        assert question.why in page.text
        assert page.all("pre")[0].text == question.text
        assert site.source(f"questions/{name}.rq") == question.text
        assert (site.folder / f"questions/{name}.csv").is_file()


def test_an_answer_that_rests_on_a_method_says_so(site: Pages) -> None:
    assert "Rests on what method mandate-periods 2 computed" in site["questions/mandates-in-force-on-date.html"].text
    assert "Rests on what method" not in site["questions/countries-at-meeting.html"].text


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("PLG", "bodies/apec-smewg.html"),
        ("Ad Hoc Policy Level Group on SMEs", "bodies/apec-smewg.html"),
        ("Turkey", "economies/tur.html"),
        ("TD/B/COM.3/19", "documents/unctad-com3-19.html"),
        ("EBRD", "bodies/ebrd.html"),
        ("Industrial clusters", "topics/clusters.html"),
    ],
)
def test_former_names_acronyms_and_symbols_lead_to_the_thing(site: Pages, name: str, target: str) -> None:
    found = re.findall(rf"<li>{re.escape(name)} <span[^\n]*href=\"([^\"]+)\"", site.source("names.html"))
    assert target in found

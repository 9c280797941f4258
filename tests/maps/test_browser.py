"""The map in a real Chromium, from a file, with every request counted: reading and finding."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.maps.made import PHONE, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser
VIEWS = ("cooperation", "overlap", "topics", "meetings", "around")


def click(page: Any, node: str) -> None:
    page.locator("#map").scroll_into_view_if_needed()
    page.locator("#map").click(position=page.evaluate("id => smegraphMap.place(id)", node))


def title(page: Any) -> str:
    return re.sub("[\u2066-\u2069]", "", page.locator("#panel-title").inner_text())


def panel(page: Any) -> str:
    return re.sub("[\u2066-\u2069]", "", page.locator("#panel").inner_text())


def shown(page: Any) -> Any:
    return page.evaluate("smegraphMap.shown()")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_each_view_opens_with_labels_that_do_not_collide_and_all_in_view(open_map: Open, size: tuple[int, int]) -> None:
    page = open_map(size)
    for view in VIEWS:
        page.locator(f'#views [data-view="{view}"]').click()
        labels = page.evaluate("smegraphMap.labels()")
        assert len(labels) >= (4 if view == "overlap" else 30 if size == WIDE else 12), view
        for one, other in itertools.combinations(labels, 2):
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
        box = page.locator("#map").bounding_box()
        spots = page.evaluate("smegraphMap.shown().nodes.map(smegraphMap.place)")
        assert all(0 < spot["x"] < box["width"] and 0 < spot["y"] < box["height"] for spot in spots)
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_the_organizations_a_coordinator_looks_for_first_are_labelled(open_map: Open) -> None:
    labels = open_map().evaluate("smegraphMap.labels()")
    assert {"body:unece", "body:apec", "body:unctad", "body:oecd"} <= {label["id"] for label in labels}


def test_a_click_on_a_node_tells_what_it_is_with_every_passage(open_map: Open) -> None:
    page = open_map()
    click(page, "body:unece-wp8")
    assert title(page) == "Working Party on Industry and Enterprise Development"
    text = panel(page)
    assert "Working party" in text
    assert "Report of the second session" in text
    assert re.search(r"2001-03-22, (paragraph \d+|Annex I)", text)
    assert "Checked twice" in text
    page.wait_for_selector("tr.chosen")


def test_a_click_on_a_line_tells_what_it_rests_on(open_map: Open) -> None:
    page = open_map(after="#chosen=body:unece-wp8")
    one, other = (page.evaluate("id => smegraphMap.place(id)", id_) for id_ in ("body:unece-wp8", "body:bsec"))
    page.locator("#map").click(position={axis: one[axis] * 0.4 + other[axis] * 0.6 for axis in ("x", "y")})
    assert title(page) == "WP.8 → BSEC"
    assert "What it rests on (1)" in panel(page)
    assert "Annex I, 10" in panel(page)
    assert "no consent of the other side is recorded" in panel(page)


@pytest.mark.parametrize("asked", ["UN/ECE", "unece", "economic commission for europe"])
def test_search_finds_a_body_by_any_name_as_one_types(open_map: Open, asked: str) -> None:
    page = open_map()
    page.locator("#search").press_sequentially(asked)
    first = page.locator("#found [role=option]").first.inner_text()
    assert first.startswith("United Nations Economic Commission for Europe")
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    assert title(page) == "United Nations Economic Commission for Europe"
    assert page.locator("#found").is_hidden()


def test_search_leads_to_the_view_that_draws_it_and_says_when_nothing_bears_the_name(open_map: Open) -> None:
    page = open_map()
    page.locator("#search").fill("xyzzy")
    assert "Nothing on this map" in page.locator("#found").inner_text()
    page.locator("#search").fill("Algeria")
    page.keyboard.press("Enter")
    assert title(page) == "Algeria"
    assert page.locator('#views [aria-current="true"]').get_attribute("data-view") == "meetings"


def test_the_legend_leaves_out_classes_types_and_statuses_in_drawing_and_tables(open_map: Open) -> None:
    page = open_map()
    whole = shown(page)
    page.get_by_label("Is part of").uncheck()
    links = shown(page)["drawnLinks"]
    assert links == [link for link in whole["links"] if not link.startswith("parent>")]
    page.locator("#legend input[name=class][value=body]").uncheck()
    assert "body:unece-wp8" not in shown(page)["drawnNodes"]
    for status in ("Existing", "Agreed", "Requested", "Proposed"):
        page.locator("#legend").get_by_label(status).uncheck()
    assert not any(link.startswith("cooperation>") for link in shown(page)["drawnLinks"])
    page.wait_for_function("() => !document.querySelector('#link-table tr[data-id^=cooperation]')")
    assert page.locator('#link-table tr[data-id^="overlap-concern"]').count() > 0


def test_filters_by_organization_kind_and_topic(open_map: Open) -> None:
    page = open_map()
    page.evaluate("document.getElementById('filters').open = true")
    page.locator("#org").select_option(label="Asia-Pacific Economic Cooperation")
    found = shown(page)
    assert "body:apec-smewg" in found["nodes"]
    assert "body:unece" not in found["nodes"]
    page.locator("#kind").select_option(label="Working group")
    assert 0 < len(shown(page)["links"]) < len(found["links"])
    page.locator("#filter-items").get_by_role("button", name="No filters").click()
    page.locator("#topic").select_option(label="Clusters")
    clusters = shown(page)
    assert 0 < len(clusters["links"]) < len(found["links"]) + 200
    assert page.locator("#state").inner_text().startswith(f"{len(clusters['nodes'])} of ")


def test_the_slider_shows_what_holds_on_a_date(open_map: Open) -> None:
    page = open_map(after="#view=meetings")
    page.locator("#date").fill("2000-06-15")
    page.keyboard.press("Enter")
    bologna = "meeting:oecd-bologna-charter-2000--oecd-ministerial-conference-bologna-2000"
    meetings = {link.split(">")[2] for link in shown(page)["links"] if link.startswith("participation>")}
    assert meetings == {bologna}
    page.locator("#by").select_option("1")
    assert len({link.split(">")[2] for link in shown(page)["links"] if link.startswith("participation>")}) > 3
    page.locator("#date").fill("15 June")
    page.keyboard.press("Enter")
    assert page.locator("#date").get_attribute("aria-invalid") == "true"
    assert "Write a date" in page.locator("#state").inner_text()


def test_play_goes_through_the_dates_and_can_be_stopped(open_map: Open) -> None:
    page = open_map(after="#view=meetings")
    page.locator("#play").press("Enter")
    page.wait_for_function("() => document.getElementById('date').value > '1997'")
    page.locator("#play").press("Enter")
    assert page.locator("#play").get_attribute("aria-label") == "Play the years"
    assert "All dates" not in page.locator("#when").get_attribute("aria-valuetext")


def test_the_shortest_path_is_told_with_its_evidence(open_map: Open) -> None:
    page = open_map()
    page.evaluate("document.getElementById('ways').open = true")
    page.locator("#path-from").fill("UNECE WP.8")
    page.locator("#path-from").fill("body")
    page.locator("#path-from").fill("Working Party on Industry and Enterprise Development")
    page.keyboard.press("Enter")
    page.locator("#path-to").fill("Asia-Pacific Economic Cooperation")
    page.keyboard.press("Enter")
    assert title(page) == "From WP.8 to APEC"
    steps = page.locator("#panel ol.path > li").count()
    assert steps == page.evaluate("Number(document.querySelector('#panel-body p').textContent.split(' ')[0])")
    assert page.locator("#panel .source").count() >= steps
    page.locator("#panel").get_by_role("button", name="Leave the path").click()
    assert title(page) == "How to read this map"


def test_no_path_is_told_as_not_found_in_what_was_read(open_map: Open) -> None:
    page = open_map(after="#path=body:pif~body:unece")
    assert "No way over the links that are shown was found in what was read" in panel(page)


def test_the_neighbourhood_grows_by_steps(open_map: Open) -> None:
    page = open_map(after="#chosen=body:bsec")
    sizes = []
    for steps in ("1", "2", "3"):
        page.locator("#steps").select_option(steps)
        sizes.append(len(shown(page)["nodes"]))
    assert sizes == sorted(set(sizes))
    page.locator("#steps").select_option("0")
    assert len(shown(page)["nodes"]) > sizes[-1]


def test_hidden_goes_and_pinned_stays_whatever_the_filters_are(open_map: Open) -> None:
    page = open_map(after="#chosen=body:unece")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.evaluate("document.getElementById('filters').open = true")
    page.locator("#org").select_option(label="Asia-Pacific Economic Cooperation")
    assert "body:unece" in shown(page)["drawnNodes"]
    page.get_by_role("button", name="Hide", exact=True).click()
    assert "body:unece" not in shown(page)["drawnNodes"]
    page.evaluate("document.getElementById('kept').open = true")
    page.get_by_role("button", name="Undo: UNECE").first.click()
    assert "body:unece" in shown(page)["drawnNodes"]


def test_nothing_moves_by_itself_until_physics_is_switched_on(open_map: Open) -> None:
    page = open_map()
    places = []
    for _ in range(2):
        places.append(page.evaluate("id => smegraphMap.place(id)", "body:unece"))
        page.wait_for_timeout(200)
    assert places[0] == places[1]
    page.evaluate("document.getElementById('kept').open = true")
    page.get_by_role("button", name="Physics").click()
    page.wait_for_function("y => smegraphMap.place('body:unece').y !== y", arg=places[0]["y"])
    page.get_by_role("button", name="Physics").click()
    assert "moved=" in page.evaluate("smegraphMap.address()")
    page.get_by_role("button", name="Put everything back").click()
    assert "moved=" not in page.evaluate("smegraphMap.address()")


def test_two_dates_are_compared_as_what_appeared_changed_and_lapsed(open_map: Open) -> None:
    page = open_map(after="#view=meetings&since=2000-06-15&date=2001-03-21")
    changes = page.evaluate("smegraphMap.changes()")
    assert {"appeared", "lapsed"} <= set(changes.values())
    lapsed = {link.split(">")[2] for link, change in changes.items() if change == "lapsed"}
    assert lapsed == {"meeting:oecd-bologna-charter-2000--oecd-ministerial-conference-bologna-2000"}
    page.locator("#legend").get_by_label("Lapsed").uncheck()
    assert "lapsed" not in page.evaluate("Object.values(smegraphMap.changes())")


def test_the_wheel_zooms_only_once_the_map_has_the_focus(open_map: Open) -> None:
    page = open_map()
    before = page.evaluate("id => smegraphMap.place(id)", "body:unece")
    page.locator("#map").hover(position={"x": 200, "y": 200})
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(100)
    assert page.evaluate("id => smegraphMap.place(id)", "body:unece") == before
    page.locator("#map").focus()
    page.mouse.wheel(0, -240)
    page.wait_for_function("y => smegraphMap.place('body:unece').y !== y", arg=before["y"])


def test_a_tour_goes_step_by_step_with_the_facts_it_rests_on(open_map: Open) -> None:
    page = open_map()
    page.get_by_role("button", name=re.compile("Start the tour")).click()
    views, steps = set(), 0
    while True:
        steps += 1
        assert page.locator("#panel .fact .source").count() >= 1
        views.add(page.locator('#views [aria-current="true"]').get_attribute("data-view"))
        if not page.get_by_role("button", name="Next").count():
            break
        page.get_by_role("button", name="Next").click()
    assert steps >= 5
    assert views == {"cooperation", "topics", "meetings"}
    page.get_by_role("button", name="End the tour").click()
    assert page.get_by_role("button", name=re.compile("Start the tour")).count() == 1

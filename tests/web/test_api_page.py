"""The page of the API in a browser: it fits, it is accessible, and its examples work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.web.operations import OPERATIONS

if TYPE_CHECKING:
    from tests.web.serving import Server


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_has_no_fault_of_accessibility(
    server: Server, browser: Any, axe: str, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server.address}api")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate(axe)
    assert [fault["id"] for fault in page.evaluate("axe.run()")["violations"]] == []
    context.close()


@pytest.mark.browser
def test_every_example_of_the_page_leads_to_an_answer(server: Server, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}api")
    addresses = page.eval_on_selector_all("main section a", "links => links.map(link => link.href)")
    examples = [address for address in addresses if "/api/" in address]
    assert len(examples) == len(OPERATIONS) + 1
    for address in examples:
        assert page.request.get(address).status == 200, address
    page.close()

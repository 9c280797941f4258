"""The query page in Chromium: opens it, works it, and keeps what goes wrong in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.serving import Server

SMALL = """SELECT ?name ?meetings ?day WHERE { VALUES (?name ?meetings ?day) {
  ("one" 3 "2001-03"^^xsd:gYearMonth) ("two" 11 "2002"^^xsd:gYear) ("ten" 2 "2000-05-04"^^xsd:date)
} }"""
PAIRS = """SELECT ?meeting ?body WHERE { ?meeting a smepb:Meeting ; smepb:body ?body } ORDER BY ?meeting LIMIT 12"""
BAD = ("status of 400", "status of 404")
"""What Chromium itself writes to its console when the server answers with a problem."""
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?h) }"


class QueryPage:
    """The page, and what a person does there."""

    def __init__(self, page: Any, server: Server) -> None:
        self.page, self.server = page, server

    def run(self, text: str = "", *, evidence: bool = False) -> None:
        """Write a query if one is given, run it, and wait until there is an answer."""
        if text:
            self.page.fill("#text", text)
        if self.page.is_enabled("#evidence"):
            self.page.set_checked("#evidence", evidence)
        self.page.evaluate("document.querySelector('#answer--body').replaceChildren()")
        self.page.click("#run")
        self.page.wait_for_selector("#answer--body > *")

    def choose(self, name: str) -> None:
        """Choose a saved question of the list."""
        self.page.evaluate(
            "name => document.querySelector(`[data-question='${name}']`).closest('details').open = true", name
        )
        self.page.click(f"[data-question='{name}']")
        self.page.wait_for_selector(f"[data-question='{name}'][aria-current]")

    def rows(self) -> list[list[str]]:
        """The cells of the table as text."""
        script = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        found: list[list[str]] = self.page.eval_on_selector_all("#answer tbody tr", script)
        return found

    @property
    def text(self) -> str:
        """The query in the field."""
        value: str = self.page.input_value("#text")
        return value

    def link(self) -> str:
        """The link to the answer."""
        self.page.click("text=Link to this answer")
        value: str = self.page.input_value("#permalink")
        return value

    def follow(self, link: str) -> str:
        """Open a link in the same tab; what is told of changes since it was made."""
        self.page.evaluate("document.querySelector('#answer--body').replaceChildren()")
        self.page.evaluate("fragment => { location.hash = fragment; }", link.partition("#")[2])
        self.page.wait_for_selector("#changes")
        return str(self.page.inner_text("#changes"))

    def snippet(self, language: str) -> str:
        """The program text in a language."""
        self.page.evaluate("document.querySelector('.programs').open = true")
        self.page.click(f"[data-language='{language}']")
        return str(self.page.evaluate("document.querySelector('#snippet').textContent"))


@contextmanager
def query_page(
    browser: Any, server: Server, after: str = "", *, expected: tuple[str, ...] = (), **options: Any
) -> Iterator[QueryPage]:
    """The page, opened anew; nothing may go wrong in it but what is expected, and nothing else may be asked for."""
    trouble: list[str] = []
    context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(f"dialog {dialog.message}"))
    context.on("request", lambda asked: None if _own(asked.url, server) else trouble.append(asked.url))
    page.goto(f"{server.address}query{after}")
    if options.get("java_script_enabled", True):
        page.wait_for_selector("#limits:not(:empty)", state="attached")
    yield QueryPage(page, server)
    context.close()
    assert [line for line in trouble if not any(part in line for part in expected)] == []


def _own(address: str, server: Server) -> bool:
    return address.startswith((server.address, "data:", f"blob:{server.address}", "about:"))
